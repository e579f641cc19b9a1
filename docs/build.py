"""Write the pages of the API from the docstrings: ``python docs/build.py``, or ``make docs``.

Nothing is written, and the exit code is 1, while a docstring names in single backticks what does
not exist. A warning of pdoc is an error. Nothing touches the network.
"""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
# In the order in which the data passes; `analysis` names what most people need.
PUBLIC = (
    "analysis",
    "analysis.document",
    "analysis.furniture",
    "analysis.lexicon",
    "analysis.lexicon.conditions",
    "analysis.entities",
    "analysis.attribution",
    "analysis.hedging",
    "analysis.readability",
    "analysis.framing",
    "analysis.actors",
    "analysis.measures",
    "analysis.corpus",
    "analysis.comparing",
    "analysis.kwic",
    "analysis.display",
    "analysis.plots",
    "analysis.corpora",
    "analysis.training",
    "analysis.validity",
)
REFERENCE = re.compile(r"(?<!`)`([A-Za-z_][\w.]*)`(?!`)")


def build(folder: Path) -> None:
    """Write one page for each public module, in place of what is in the folder."""
    import pdoc

    front = importlib.import_module("analysis")
    for name in front.__all__:
        getattr(front, name)  # pdoc sees only those that were asked for
    pdoc.render.configure(template_directory=Path(__file__).parent, docformat="numpy")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # pdoc evaluates the fields of a NamedTuple without the names of their module.
        warnings.filterwarnings("ignore", "Error parsing type annotation")
        modules = {name: pdoc.doc.Module.from_name(name) for name in PUBLIC}
        pages = {name: pdoc.render.html_module(m, modules) for name, m in modules.items()}
        search = pdoc.render.search_index(modules)
    shutil.rmtree(folder, ignore_errors=True)
    for name, page in pages.items():
        file = folder / f"{name.replace('.', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")
    (folder / "index.html").write_text(pdoc.render.html_index(modules), encoding="utf-8")
    (folder / "search.js").write_text(search, encoding="utf-8")


def broken_references() -> list[str]:
    """Return a line for each name in backticks that leads nowhere."""
    lines = []
    for path in sorted((ROOT / "analysis").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name != "torch":  # only the extra `train` installs it
                raise
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        lines += [
            f"{name}: `{reference}` in the docstring of {of} does not exist"
            for of, reference in references(tree)
            if not exists(reference, module)
        ]
    return lines


def references(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the names in single backticks of all docstrings, each with what it stands in."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            for reference in REFERENCE.findall(ast.get_docstring(node) or ""):
                yield getattr(node, "name", "the module"), reference


def exists(reference: str, module: ModuleType) -> bool:
    """Tell whether a name leads somewhere from a module, its package or `analysis`."""
    places = [module, sys.modules[module.__package__ or "analysis"], sys.modules["analysis"]]
    places += [thing for thing in vars(module).values() if isinstance(thing, type)]
    return any(_leads(place, reference.removeprefix("analysis.").split(".")) for place in places)


def _leads(place: object, parts: list[str]) -> bool:
    """Tell whether a chain of names leads from a place to something."""
    for part in parts:
        if not hasattr(place, part) and isinstance(place, ModuleType):
            try:
                importlib.import_module(f"{place.__name__}.{part}")
            except ModuleNotFoundError:
                return False
        if not hasattr(place, part):
            return False
        place = getattr(place, part)
    return True


def main() -> int:
    """Build the pages, unless a reference is broken."""
    broken = broken_references()
    if broken:
        print(*broken, sep="\n", file=sys.stderr)
        return 1
    build(SITE)
    print(f"{len(PUBLIC)} pages: {SITE.relative_to(ROOT)}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
