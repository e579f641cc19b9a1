"""Chromium for the tests of pages: that of the system, or the tests are skipped with the reason."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from markupsafe import Markup

from analysis import read_corpus, side_by_side
from analysis.show import report
from analysis.show.filling import fill

ROOT = Path(__file__).parent.parent.parent
SHOTS = ROOT / ".browser"  # screenshots for a person to look at; git leaves them alone
WIDTHS, SCHEMES = (1280, 390), ("light", "dark")
ATTACK = (
    "Mayor <script>document.title='run'</script> said <img src=x onerror=\"document.title='run'\"> "
    "it may rain. Shares rose to $9 from $12, $x$.\n\n"
    "</style><u>Critics say</u> “it is a </textarea> crisis”, two officials said."
)


MARKS = [
    pytest.mark.browser,
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, driven by Playwright."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install '.[browser]'"
    )
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("There is no Chromium: apt-get install chromium")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium):
    """Open a page of a width and a colour scheme; whatever it asks of elsewhere is a failure."""
    contexts, elsewhere = [], []

    def opening(url, width=1280, scheme="light", height=900, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **options
        )
        contexts.append(context)
        page = context.new_page()
        own = re.match(r"\w+://[^/]*/", url)[0]
        page.on(
            "request",
            lambda r: r.url.startswith((own, "data:", "blob:")) or elsewhere.append(r.url),
        )
        page.on("dialog", lambda d: elsewhere.append(f"a dialog: {d.message}"))
        page.goto(url)
        return page

    yield opening
    for context in contexts:
        context.close()
    assert elsewhere == []


@pytest.fixture(scope="session")
def pages(tmp_path_factory) -> dict[str, str]:
    """Addresses of pages that hold everything the kit shows."""
    folder = tmp_path_factory.mktemp("pages")
    corpus = read_corpus(ROOT / "seeds" / "teaching")
    articles = dict(zip(corpus["article"], corpus["text"], strict=True))
    tunnel = {name: text for name, text in articles.items() if name.startswith("harbour")}
    call = read_corpus(ROOT / "seeds" / "trump-zelenskyy-call.txt")["text"][0]
    told = side_by_side(tunnel, ["blame*"])
    body = Markup("<h1>Tellings</h1>{}").format(Markup(told.data))
    shown = {
        "report": report({"trump-zelenskyy-call": call, **tunnel}),
        "attack": report({"attack": ATTACK, "other": "It may rain."}),
        "tellings": fill("page.html", title="Tellings", body=body, main=True, script=""),
    }
    for name, html in shown.items():
        (folder / f"{name}.html").write_text(str(html), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in shown}


@contextmanager
def served(*arguments):
    """Yield the address of a page that the command line serves, as a user starts it."""
    command = [sys.executable, "-m", "analysis", *map(str, arguments), "--no-browser"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        try:
            yield re.search(r"http://\S+", program.stdout.readline())[0]
        finally:
            program.terminate()


@pytest.fixture(scope="session")
def explorer():
    """The address of the local explorer."""
    with served("explore", "seeds/teaching") as address:
        yield address


@pytest.fixture
def annotator(tmp_path):
    """The address of the page to mark an article on, and the file that marks are saved in."""
    article, out = tmp_path / "rain.txt", tmp_path / "class.csv"
    article.write_text("The mayor reportedly left. It may rain.", encoding="utf-8")
    with served("annotate", article, "--out", out, "--coder", "Ann") as address:
        yield address, out
