"""Change one rule at a time and see whether the tests notice: `make mutants`.

``[tool.mutants]`` in pyproject.toml names the modules and their tests. A mutant lives only in
the memory of a process forked after the slow imports. mutmut 3 leaves out decorated functions
(every condition) and what stands outside functions (weights, patterns); cosmic-ray rewrites
the files while it runs and starts an interpreter for each of 3,042 mutants: over an hour.
"""

import ast
import os
import random
import re
import signal
import sys
import tomllib
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path

import pandas  # noqa: F401  before the forks, as it takes longest
import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = int(os.environ.get("SAMPLE", 60))  # mutants of a module, drawn with a fixed seed; 999: all
SECONDS = 20  # a mutant that hangs so long is caught
INSTEAD = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,), ast.And: (ast.Or,),
    ast.Or: (ast.And,), ast.Break: (ast.Pass,), ast.Continue: (ast.Pass,),
}  # fmt: skip
ALTERNATIVE = re.compile(r"(?<=[(|])[\w .’'-]+\||\|[\w .’'-]+(?=\))")  # of a pattern
TABLE = """# Changed rules that the tests catch: `make mutants`

| module | mutants | tried | caught | share |
|---|---:|---:|---:|---:|
"""


def changed(node: ast.AST) -> list[ast.AST]:
    """Return what may stand in a node's place."""
    match node:
        case ast.Constant(value=value):
            return [ast.Constant(new) for new in other_values(value)]
        case ast.BoolOp(values=[left, right]):
            return [left, right]
        case ast.BoolOp(values=parts):
            return [ast.BoolOp(node.op, parts[:i] + parts[i + 1 :]) for i in range(len(parts))]
        case ast.Tuple(elts=[ast.Constant(), *_] as parts):
            return [ast.Tuple(parts[:i] + parts[i + 1 :], ast.Load()) for i in range(len(parts))]
        case ast.Set(elts=[_, _, *_] as parts):
            return [ast.Set(parts[:i] + parts[i + 1 :]) for i in range(len(parts))]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.If(body=body, orelse=orelse):
            return [ast.If(ast.Constant(False), body, orelse)]
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            return [ast.Return(ast.UnaryOp(ast.Not(), value))]
    return [new() for new in INSTEAD.get(type(node), ())]


def other_values(value: object) -> list:
    if isinstance(value, str):
        return [value[: m.start()] + value[m.end() :] for m in ALTERNATIVE.finditer(value)]
    if isinstance(value, float):
        return [value * 2, value / 2]
    if isinstance(value, bool):
        return [not value]
    return [value + 1, value - 1] if isinstance(value, int) else []


def mutants(tree: ast.Module) -> Iterator[str]:
    """Change a tree in one place, name the change, and change it back.

    >>> tree = ast.parse("found = at < 9")
    >>> [ast.unparse(tree) for _ in mutants(tree)]
    ['found = at <= 9', 'found = at >= 9', 'found = at < 10', 'found = at < 8']
    """
    for parent in [node for node in ast.walk(tree) if not isinstance(node, ast.Expr)]:
        for field, old in ast.iter_fields(parent):
            for i, node in enumerate(old if isinstance(old, list) else [old]):
                for new in changed(node):
                    put = [*old[:i], new, *old[i + 1 :]] if isinstance(old, list) else new
                    before = ast.unparse(parent)
                    setattr(parent, field, put)
                    ast.fix_missing_locations(tree)
                    yield f"{getattr(parent, 'lineno', 0)}: {shown(before, ast.unparse(parent))}"
                    setattr(parent, field, old)


def shown(old: str, new: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    return f"{old[max(0, at - 30) : at + 40]!r} became {new[max(0, at - 30) : at + 40]!r}"


class Mutant(SourceFileLoader):
    """Finds one module, and loads a tree in place of what its file says."""

    def find_spec(self, name: str, path=None, target=None):
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, fullname: str):
        return compile(self.tree, self.path, "exec")


def is_caught(path: str, tree: ast.Module, tests: list[str]) -> bool:
    """Tell whether tests fail while a module is what the tree says."""
    if child := os.fork():
        return os.waitpid(child, 0)[1] != 0
    signal.alarm(SECONDS)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    mutant = Mutant(path.removesuffix(".py").replace("/", "."), str(ROOT / path))
    mutant.tree = tree
    sys.meta_path.insert(0, mutant)
    os._exit(pytest.main(["-qx", "-m not slow", "-pno:cacheprovider", *tests]))


def row(path: str, tests: list[str]) -> str:
    """Return a module's line of the table, and print the mutants that survive."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    if is_caught(path, tree, tests):
        sys.exit(f"{path}: its tests fail without a change.")
    total = sum(1 for _ in mutants(tree))
    tried = set(random.Random(0).sample(range(total), min(SAMPLE, total)))
    caught = len(tried)
    for i, change in enumerate(mutants(tree)):
        if i in tried and not is_caught(path, tree, tests):
            print(f"survived: {path}:{change}", flush=True)
            caught -= 1
    return f"| {path} | {total} | {len(tried)} | {caught} | {caught / len(tried):.2f} |\n"


if __name__ == "__main__":
    modules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutants"]
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    table = TABLE + "".join(row(path, modules[path]) for path in sys.argv[1:] or modules)
    print(table)
    if not sys.argv[1:]:  # else only the modules named
        (ROOT / "tests" / "mutants.md").write_text(table, "utf-8")
