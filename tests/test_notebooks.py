"""Every notebook runs from top to bottom, says what it should, and shows what is committed."""

import os
import re
import runpy
import subprocess
import sys
from types import SimpleNamespace

import nbformat
import pytest
from conftest import ROOT
from nbformat.sign import NotebookNotary

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def read(path):
    return nbformat.read(path, as_version=4)


@pytest.mark.slow
def test_each_notebook_runs_and_its_committed_outputs_are_fresh():
    pytest.importorskip("onnxruntime", reason="notebook 02 shows what the extra `accurate` finds")
    # In a process of its own: notebook kernels talk through local sockets.
    done = subprocess.run(
        [sys.executable, str(ROOT / "notebooks" / "execute.py"), "--check"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_form(path):
    notebook = read(path)
    first = notebook.cells[0].source
    assert first.startswith("# ")
    assert first.split("\n")[0].endswith("?")
    for field in ("Level", "Time", "Know first", "Data", "Licence"):
        assert f"**{field}" in first, field
    prose = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    for part in ("What exactly are we measuring?", "Read this as", "What to read next"):
        assert part.lower() in prose.lower(), part
    assert len(re.findall(r"\*\*Exercise \d", prose)) == 3
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert sum("parameters" in c.metadata.get("tags", []) for c in code) == 1
    assert all(len(c.source.splitlines()) <= 15 for c in code)
    solutions = [c for c in code if "solution" in c.metadata.get("tags", [])]
    assert len(solutions) >= 3
    assert all(c.metadata["jupyter"]["source_hidden"] for c in solutions)
    assert all(c.metadata["jupyter"]["outputs_hidden"] for c in solutions), "it gives the answer"
    assert all(c.execution_count for c in code), "execute it: make report"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_no_error_is_committed(path):
    outputs = [o for c in read(path).cells if c.cell_type == "code" for o in c.outputs]
    assert outputs
    assert not [o for o in outputs if o.output_type == "error"]
    assert not [o for o in outputs if o.get("name") == "stderr"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_figure_has_alt_text_and_a_file(path):
    prose = "\n".join(c.source for c in read(path).cells if c.cell_type == "markdown")
    saved = [
        line.split('"')[1]
        for c in read(path).cells
        if c.cell_type == "code"
        for line in c.source.splitlines()
        if "save(" in line
    ]
    for name in saved:
        assert (ROOT / "figures" / f"{name}.svg").is_file()
        assert (ROOT / "figures" / f"{name}.png").is_file()
        assert "**Figure" in prose, "say in words what the figure shows"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_no_own_text_is_pasted_into_python(path):
    """A text that ends in a quotation mark would end the string that it is pasted into."""
    told = [c.source for c in read(path).cells if re.search(r"\b[Pp]aste\b", c.source)]
    assert not [source for source in told if "quotation marks" in source]


def test_the_marks_of_the_student_in_notebook_01_are_of_the_sentences_drawn():
    shown = [
        output["text"]
        for cell in read(ROOT / "notebooks" / "01-hedging.ipynb").cells
        for output in cell.get("outputs", [])
        if "Cohen's kappa" in output.get("text", "")
    ]
    kappa = float(re.search(r"kappa (-?[\d.]+)", shown[0])[1])
    assert 0.4 < kappa < 0.9, "a student who differs from the tool here and there"


def test_what_was_run_here_is_signed_and_a_widget_leaves_its_page(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    execute = runpy.run_path(str(ROOT / "notebooks" / "execute.py"))
    bundle = {
        "application/vnd.jupyter.widget-view+json": {"model_id": "differs"},
        "image/png": "abc",
        "text/html": '<img alt="Figure" src="data:image/png;base64,abc">',
    }
    output = nbformat.v4.new_output("display_data", dict(bundle))
    cell = nbformat.v4.new_code_cell("1", outputs=[output], execution_count=1)
    path = tmp_path / "note.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    client = SimpleNamespace(execute=lambda: None)
    names = execute["run"].__globals__
    monkeypatch.setitem(names, "NotebookClient", lambda *args, **options: client)
    assert names["run"](path, check=False) is None
    kept = read(path)
    assert list(kept.cells[0].outputs[0]["data"]) == ["text/html"]
    assert NotebookNotary().check_signature(kept)
    assert names["text_outputs"](kept) == ['<img alt="Figure">']
