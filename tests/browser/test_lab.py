"""A notebook in a real JupyterLab: marks before and after it is run, dollars, the explorer."""

import os
import socket
import subprocess
import sys
import time

import nbformat
import pytest
from nbclient import NotebookClient

from .conftest import MARKS, ROOT, SHOTS

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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {f"JUPYTER_{x}_DIR": str(folder / f".{x}") for x in ("CONFIG", "DATA", "RUNTIME")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command += [f"--port={port}", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **places}
    with (folder / ".log").open("w") as log:
        program = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    for _ in range(240):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.5)
    yield f"http://127.0.0.1:{port}/lab/tree/note.ipynb?reset"
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
