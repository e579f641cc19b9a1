"""What the README says is true: its links, commands, table of notebooks and examples."""

import re

import nbformat
import pytest
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_link_leads_to_a_file_of_the_project():
    links = re.findall(r"\]\(([^)\s]+)\)", README)
    assert len(links) > 8
    for link in links:
        assert link.startswith("https://") or (ROOT / link).exists(), link


def test_every_make_command_exists_and_is_explained_by_help():
    for target in set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE)):
        assert re.search(rf"^{target}:.*## ", MAKEFILE, re.MULTILINE), target


def test_every_option_of_the_command_line_exists():
    source = (ROOT / "analysis" / "__main__.py").read_text(encoding="utf-8")
    validity = "".join(
        p.read_text(encoding="utf-8") for p in (ROOT / "analysis").glob("validity/*")
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
