"""The set as plain pages (`make html`), looked at in Chromium."""

import runpy

import nbformat
import pytest

from .conftest import MARKS, ROOT
from .test_pages import CARD, shot, violations

pytestmark = MARKS
NAMES = ["index", *(p.stem for p in sorted((ROOT / "notebooks").glob("*.ipynb")))]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the pages."""
    out = tmp_path_factory.mktemp("site")
    runpy.run_path(str(ROOT / "notebooks" / "pages.py"))["write"](out)
    return out


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_page_fits_its_window_and_has_no_serious_violation(opened, site, name, width, scheme):
    pytest.importorskip("axe_playwright_python", reason="pip install '.[browser]'")
    page = opened((site / f"{name}.html").as_uri(), width, scheme, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shot(page, f"site-{name}-{width}-{scheme}")
    assert violations(page) == []


def test_marks_work_and_solutions_open_without_a_script(opened, site):
    page = opened((site / "00-start-here.html").as_uri(), java_script_enabled=False)
    mark = page.locator(".mark.hedge").first
    mark.hover(position={"x": 4, "y": 6})
    assert "How far to trust it" in mark.locator("> .card").evaluate(CARD)
    solution = page.locator("details.fold").first
    assert solution.locator(".code").is_hidden()
    solution.locator("summary").first.click()
    assert solution.locator(".code").is_visible()


def test_links_lead_from_page_to_page(opened, site):
    page = opened((site / "index.html").as_uri())
    page.get_by_role("link", name="00-start-here").first.click()
    first = nbformat.read(ROOT / "notebooks" / "00-start-here.ipynb", as_version=4).cells[0].source
    assert page.locator("h1").first.inner_text() in first
    assert page.locator("main").count() == 1


@pytest.mark.parametrize("name", NAMES[:2])
def test_on_paper_nothing_is_cut(opened, site, name):
    page = opened((site / f"{name}.html").as_uri(), width=760)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 760
