"""The pages of the API: what docstrings name exists, and the pages can be built offline."""

import ast
import re
import runpy

import pytest

from analysis import hedging

BUILD = "docs/build.py"


@pytest.fixture(scope="module")
def docs(root) -> dict:
    """The names of docs/build.py."""
    return runpy.run_path(str(root / BUILD))


def test_every_name_in_backticks_exists(docs):
    assert docs["broken_references"]() == []


def test_names_that_lead_nowhere_are_told_from_those_that_lead_somewhere(docs):
    written = '"""`find`, `Hedge.voice`, `measures.measure`, `analysis.lexicon`; ``not_this``."""'
    names = [name for _, name in docs["references"](ast.parse(written))]
    assert names == ["find", "Hedge.voice", "measures.measure", "analysis.lexicon"]
    assert all(docs["exists"](name, hedging) for name in names)
    for name in ("found", "Hedge.voices", "measures.measures", "analysis.lexikon"):
        assert not docs["exists"](name, hedging), name


def test_every_room_has_a_page(docs, root):
    rooms = {path.parent.name for path in root.glob("analysis/*/__init__.py")}
    assert {f"analysis.{room}" for room in rooms} <= set(docs["PUBLIC"])


def test_every_room_says_first_what_comes_in_and_what_goes_out(root):
    for path in root.glob("analysis/**/__init__.py"):
        first = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))).split("\n\n")[0]
        assert re.search(r"\bin[,;].*\bout\b", first, re.DOTALL), f"{path}: {first}"


@pytest.mark.slow
def test_the_pages_are_built(docs, tmp_path):
    pytest.importorskip("pdoc", reason="pdoc is not installed: pip install '.[docs]'")
    docs["build"](tmp_path)
    page = (tmp_path / "analysis" / "hedging.html").read_text(encoding="utf-8")
    assert "find_boosters" in page
    assert ">Parameters<" in page, "the sections of a numpydoc docstring"
    assert 'href="#Hedge"' in page
    for name in docs["PUBLIC"]:
        assert (tmp_path / f"{name.replace('.', '/')}.html").is_file()
    assert 'src="http' not in page, "everything a page needs is in the folder"
