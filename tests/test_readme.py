"""What README, CONTRIBUTING and CHANGELOG say is true: links, commands, tables, map, examples."""

import re
import tomllib

import nbformat
import pytest
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_link_leads_to_a_file_of_the_project():
    assert len(re.findall(r"\]\(", README)) > 8
    for link in re.findall(r"\]\(([^)\s]+)\)", "".join(PAGES.values())):
        assert link.startswith("https://") or (ROOT / link).exists(), link


def test_every_make_command_exists_and_is_explained_by_help():
    pages = "".join(PAGES.values())
    for target in set(re.findall(r"(?:`|^)make ([a-z]+)", pages, re.MULTILINE)):
        assert re.search(rf"^{target}:.*## ", MAKEFILE, re.MULTILINE), target


def rooms(*patterns: str) -> set[str]:
    """Return what lies in analysis/ under patterns, a folder with a stroke at its end."""
    found = {p for pattern in patterns for p in (ROOT / "analysis").glob(pattern)}
    folders = {f"{p.name}/" for p in found if p.is_dir()}
    return (folders | {p.name for p in found if p.is_file()}) - {"__pycache__/"}


def test_the_map_is_the_house():
    rows = README[README.index("| room |") : README.index("Data goes one way")]
    named = set(re.findall(r"`(\w+(?:/|\.py))`", rows))
    assert named == rooms("*/", "[a-z]*.py")


def test_the_way_of_the_data_is_that_of_the_contract():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    table = re.search(r"\| rooms, .*?\n\n", PAGES["CONTRIBUTING.md"], re.DOTALL)[0]
    lines = [row.split("|")[1] for row in table.splitlines()[2:] if row]
    assert [sorted(re.findall(r"\w+", line)) for line in lines] == [
        sorted(re.findall(r"\w+", layer)) for layer in contract["layers"]
    ]


def test_every_file_that_contributing_names_exists():
    named = re.findall(r"`((?:analysis|docs|tests)/[\w/.]*\w+\.\w+)`", PAGES["CONTRIBUTING.md"])
    assert len(named) > 8
    for path in named:
        assert "NAME" in path or (ROOT / path).exists(), path


def test_every_new_name_of_a_module_in_the_changelog_exists():
    table = re.search(r"\| was \| is \|.*?\n\n", PAGES["CHANGELOG.md"], re.DOTALL)[0]
    named = re.findall(r"analysis(?:\.\w+)+", "".join(r.split("|")[2] for r in table.split("\n  ")))
    assert len(named) > 8
    for name in named:
        path = ROOT / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


def test_every_option_of_the_command_line_exists():
    source = (ROOT / "analysis" / "arguments.py").read_text(encoding="utf-8")
    validity = "".join(
        p.read_text(encoding="utf-8")
        for room in ("validity", "corpora")
        for p in sorted((ROOT / "analysis" / room).glob("*.py"))
    )
    commands = re.findall(r"-m analysis (\w+)(.*)", README)
    assert {"measure", "report"} <= {command for command, _ in commands}
    for command, rest in commands:
        assert f'"{command}"' in source
        for option in re.findall(r"--[a-z-]+", rest.split("#")[0]):
            assert f'"{option}"' in source + validity, option


def test_the_table_of_notebooks_says_what_their_heads_say():
    rows = re.findall(
        r"^\| \[([\w-]+)\]\(notebooks/[\w-]+\.ipynb\) \| (.+?) \| (.+?) \| (\d+) \|$", README, re.M
    )
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert [row[0] for row in rows] == [path.stem for path in notebooks]
    for (_, question, level, minutes), path in zip(rows, notebooks, strict=True):
        head = nbformat.read(path, as_version=4).cells[0].source
        assert head.split("\n")[0] == f"# {question}"
        assert re.search(rf"\*\*Level:?\*\*:? {level}", head), path.stem
        assert re.search(rf"\*\*Time:?\*\*:? (about )?{minutes} minutes", head), path.stem


@pytest.mark.parametrize("block", re.findall(r"```python\n(.*?)```", README, re.S))
def test_every_python_example_runs(block):
    exec(compile(block, "README.md", "exec"), {})


def test_every_picture_has_alt_text():
    for alternative in re.findall(r"!\[(.*?)\]", README):
        assert len(alternative) > 40
