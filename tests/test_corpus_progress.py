"""The bar is seen in a terminal and in a notebook, and disturbs nothing elsewhere."""

import io
import sys
import types

import pytest

from analysis import measure_corpus
from analysis.corpus import progress

TEXTS = ["It rains."] * (progress.LONG + 1)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def notebook(monkeypatch):
    """A kernel of Jupyter without widgets, as far as libraries look."""
    shell = types.SimpleNamespace(config={"IPKernelApp": {}})
    module = types.SimpleNamespace(get_ipython=lambda: shell)
    monkeypatch.setitem(sys.modules, "IPython", module)


def test_in_a_terminal_a_bar_is_shown_for_long_work_that_wants_one(monkeypatch):
    for texts, wanted, seen in (
        (TEXTS, True, True),
        (TEXTS, False, False),
        (TEXTS[:9], True, False),
    ):
        screen = Terminal()
        monkeypatch.setattr(sys, "stderr", screen)
        assert len(measure_corpus(texts, progress=wanted, measures=["readability"])) == len(texts)
        assert ("article" in screen.getvalue()) == seen


def test_in_a_notebook_a_bar_is_shown(monkeypatch, notebook):
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(progress.shown(TEXTS, "file")) == TEXTS
    assert "51/51" in screen.getvalue()


def test_in_a_pipe_and_where_the_caller_closed_the_output_nothing_is_shown(monkeypatch):
    screen = io.StringIO()
    for stream in (screen, None):
        monkeypatch.setattr(sys, "stderr", stream)
        assert progress.shown(TEXTS, "file") is TEXTS
    assert screen.getvalue() == ""
