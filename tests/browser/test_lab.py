"""A notebook in a real JupyterLab: marks before and after it is run, dollars, the explorer."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import nbformat
import pytest
from nbclient import NotebookClient

from .conftest import MARKS, ROOT, SHOTS
from .test_pages import shot

pytestmark = MARKS
CELLS = (
    "import pandas as pd\n"
    "from analysis import attribution, explore, hedging, highlight\n"
    'text = "Mayor <u>Lee</u> said it may rain. Shares rose to $9 from $12, the bank said."\n'
    "highlight(text)",
    "attribution.table(text)",
    'pd.DataFrame({"text": ["$9 from $12"]})',
    "explore(text)",
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab with a notebook that was run elsewhere, so is not trusted."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in CELLS])
    NotebookClient(
        notebook, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
    ).execute()
    notebook.metadata.pop("widgets", None)
    nbformat.write(notebook, folder / "note.ipynb")
    command = [sys.executable, "-m", "jupyterlab", "--allow-root", f"--ServerApp.root_dir={folder}"]
    with started(command, folder) as address:
        yield f"{address}lab/tree/note.ipynb?reset"


@contextmanager
def started(command, folder):
    """Yield the address of a JupyterLab that knows no settings but those it is started with."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {f"JUPYTER_{x}_DIR": str(folder / f".{x}") for x in ("CONFIG", "DATA", "RUNTIME")}
    options = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token="]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **places}
    with (folder / ".log").open("w") as log:
        program = subprocess.Popen(
            [*command, *options], stdout=log, stderr=log, env=environment, cwd=folder
        )
    for _ in range(240):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.5)
    yield f"http://127.0.0.1:{port}/"
    program.terminate()
    program.wait(30)


def test_a_notebook_before_and_after_it_is_run(opened, lab):
    page = opened(lab, height=1100)
    page.set_default_timeout(120_000)
    marked = page.locator(".jp-OutputArea .hearsay").first
    marked.wait_for()
    form = "(m) => [getComputedStyle(m).borderBottomStyle, getComputedStyle(m).fontWeight]"
    assert marked.locator(".mark.hedge").first.evaluate(form)[0] == "double"
    assert int(marked.locator(".mark.source").first.evaluate(form)[1]) >= 700
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / "lab-untrusted.png")

    page.get_by_role("menuitem", name="Run").first.click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.locator(".hearsay-explorer textarea").wait_for()
    page.locator(".hearsay-explorer .answer .numbers").first.wait_for()
    assert page.locator("mjx-container, .MathJax").count() == 0
    assert page.locator(".jp-OutputArea-output[data-mime-type*=error]").count() == 0
    assert page.get_by_text("$9 from $12").count() >= 3
    label = marked.locator(".mark.hedge > .card").first
    assert label.evaluate("(c) => getComputedStyle(c, '::before').content") == '"modal"'
    page.locator(".hearsay-explorer textarea").fill("Critics say it cost $3 or $4.")
    page.locator(".hearsay-explorer .hearsay", has_text="Critics say").wait_for()
    page.locator(".hearsay-explorer textarea").scroll_into_view_if_needed()
    number = page.locator(".hearsay-explorer summary").first
    number.focus()
    page.keyboard.press("Enter")  # JupyterLab would edit the cell
    page.locator(".hearsay-explorer details[open] .behind li").first.wait_for()
    page.screenshot(path=SHOTS / "lab-run.png")
    assert page.locator("mjx-container, .MathJax").count() == 0


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    """The address at which `make lab` opens a copy of the project, and the copy's folder."""
    folder = tmp_path_factory.mktemp("lesson")
    for name in ("notebooks", "seeds", "figures"):
        shutil.copytree(ROOT / name, folder / name)
    with started([sys.executable, "notebooks/lab.py"], folder) as address:
        yield address, folder


def changed(folder):
    """Return the notebooks that differ from those of the project."""
    names = [p.name for p in (ROOT / "notebooks").glob("*.ipynb")]
    kept, own = ROOT / "notebooks", folder / "notebooks"
    return [n for n in names if (kept / n).read_bytes() != (own / n).read_bytes()]


def test_one_command_leads_to_the_first_cell(opened, lesson):
    address, folder = lesson
    page = opened(address, height=1000)
    page.set_default_timeout(120_000)
    mark = page.locator(".jp-OutputArea .hearsay .mark.hedge").first
    mark.wait_for()
    assert "wavy" in mark.evaluate(
        "(m) => getComputedStyle(m).textDecorationLine + getComputedStyle(m).textDecorationStyle"
    ), "trusted"
    page.locator("#jp-main-statusbar", has_text="Idle").wait_for()
    page.wait_for_timeout(2000)  # what would change the notebook does so after the kernel's word
    assert page.locator(".jp-mod-dirty").count() == 0
    assert page.locator(".jp-Dialog, .Toastify__toast").count() == 0
    printed = page.locator(".jp-OutputArea .jp-RenderedText pre").first
    assert printed.evaluate("(p) => getComputedStyle(p).wordBreak") == "normal"
    shot(page, "lesson-opened")
    page.get_by_role("link", name="seeds/README.md").click()
    page.locator(".lm-TabBar-tab, .lm-TabBar-tabLabel", has_text="README.md").first.wait_for()
    shot(page, "lesson-link")
    assert changed(folder) == []


def test_the_first_notebook_runs_without_an_error(opened, lesson):
    page = opened(f"{lesson[0]}lab/tree/notebooks/00-start-here.ipynb?reset", height=1000)
    page.set_default_timeout(120_000)
    page.locator(".jp-OutputArea .hearsay .mark").first.wait_for()
    page.locator("#jp-main-statusbar", has_text="Idle").wait_for()
    page.get_by_role("menuitem", name="Run").first.click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_timeout(2000)
    page.locator("#jp-main-statusbar", has_text="Idle").wait_for()
    page.locator(".jp-OutputArea .hearsay .mark").first.wait_for()
    assert page.locator(".jp-OutputArea-output[data-mime-type*=error]").count() == 0
    assert page.locator("mjx-container, .MathJax").count() == 0
    shot(page, "lesson-run")
    first = nbformat.read(ROOT / "notebooks" / "00-start-here.ipynb", as_version=4)
    told = [c for c in first.cells if "solution" in c.metadata.get("tags", [])]
    # JupyterLab has gone to the end, and keeps no cells in its page that are far from view.
    # (The table of contents, folded away, holds the same words.)
    page.get_by_text("Exercise 3.").locator("visible=true").first.wait_for()
    line = told[-1].source.splitlines()[0]
    assert page.get_by_text(line).locator("visible=true").count() == 0, (
        "folded, also once it is run"
    )
    shot(page, "lesson-exercise")
