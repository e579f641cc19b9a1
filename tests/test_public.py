"""What the kit shows: names that exist, and functions that take a text as well as a Document."""

import importlib
import inspect
import pkgutil
import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT

import analysis
from analysis import Document
from analysis.errors import HearsayError

PACKAGE = Path(analysis.__file__).parent
# Each public module: those in the package's own folder, and the front of each room.
MODULES = sorted(f"analysis.{m.name}" for m in pkgutil.iter_modules([str(PACKAGE)]))
ROOMS = ("actors", "attribution", "entities", "framing", "hedging", "readability")
TEXT = (
    "“It may rain,” Mayor Ann Lee reportedly said. The radical plan will certainly cost money.\n\n"
    "Reportedly she left. Ray declined to comment."
)
# What the functions need beside the article.
NEEDED = {
    "voice": (4,),
    "voices": ([4, 30],),
    "reword": ("radical", "new"),
    "concordance": ("may",),
}


@pytest.mark.parametrize("name", ["analysis", *MODULES])
def test_a_public_module_lists_its_names_and_has_them_all(name):
    module = importlib.import_module(name)
    if name in ("analysis.training", "analysis.validity"):
        return  # their fronts hold nothing
    assert len(module.__all__) == len(set(module.__all__)) > 0
    assert [n for n in module.__all__ if not hasattr(module, n)] == []


def functions():
    """Every public function of a measuring room whose first argument is an article."""
    for room in (*ROOMS, "show"):
        module = importlib.import_module(f"analysis.{room}")
        for name in module.__all__:
            function = getattr(module, name)
            if inspect.isfunction(function):
                first = next(iter(inspect.signature(function).parameters))
                if first in ("doc", "text", "documents"):
                    yield pytest.param(function, id=f"{room}.{name}")
    yield pytest.param(analysis.measure, id="measure")
    yield pytest.param(analysis.attribution.measures.no_comments, id="no_comments")
    yield pytest.param(analysis.concordance, id="concordance")


@pytest.mark.parametrize("function", list(functions()))
def test_a_text_gives_what_its_document_gives(function):
    needed = NEEDED.get(function.__name__, ())
    of_text, of_document = function(TEXT, *needed), function(Document(TEXT), *needed)
    if isinstance(of_text, pd.DataFrame):
        assert len(of_text)
        pd.testing.assert_frame_equal(of_text, of_document)
    elif hasattr(of_text, "data"):
        assert of_text.data == of_document.data
    elif hasattr(of_text, "mentions"):
        assert of_text.mentions == of_document.mentions != []
    else:
        assert repr(of_text) == repr(of_document)
        assert of_text or function.__name__ in ("is_loaded", "hardest")


def test_the_functions_of_all_rooms_were_tried():
    assert len(list(functions())) >= 25


def test_every_error_of_the_kit_is_a_hearsay_error_and_of_a_builtin_class():
    found = {
        value
        for module in map(importlib.import_module, [*MODULES, "analysis.attribution.tagger"])
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, Exception)
        and value.__module__.startswith("analysis")
    }
    named = {error.__name__ for error in found}
    assert named >= {"ArticleError", "CodebookError", "CorpusError", "LexiconError", "ModelError"}
    assert {e for e in found if not issubclass(e, analysis.HearsayError)} == set()
    builtin = (ValueError, TypeError, RuntimeError, OSError)
    assert [e for e in found - {HearsayError} if not issubclass(e, builtin)] == []


def test_whatever_is_refused_is_refused_with_an_error_of_the_kit():
    raised = re.compile(r"raise (ValueError|TypeError|OSError|FileNotFoundError|RuntimeError)\b")
    for path in sorted(PACKAGE.rglob("*.py")):
        assert not raised.search(path.read_text(encoding="utf-8")), path
    for call in (
        lambda: analysis.measure(3),
        lambda: analysis.measure("monday.txt"),
        lambda: analysis.measure("It rains.", measures="rain"),
        lambda: analysis.measure_corpus(pd.DataFrame({"words": [1]})),
        lambda: analysis.keyness("", "It rains."),
    ):
        with pytest.raises(analysis.HearsayError):
            call()


def test_the_package_says_that_it_is_typed_and_which_version_it_is():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert (PACKAGE / "py.typed").is_file()
    assert "py.typed" in project["tool"]["setuptools"]["package-data"]["analysis"]
    assert analysis.__version__ == project["project"]["version"]
