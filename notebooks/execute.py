"""Run every notebook from top to bottom, in place or only to check it.

python notebooks/execute.py           run all and keep their outputs
python notebooks/execute.py --check   run all, change nothing, fail on stale outputs
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.sign import NotebookNotary

FOLDER = Path(__file__).parent
SECONDS_PER_CELL = 300
EXERCISE = re.compile(r"^(?:### )?(\*\*Exercise (\d+)[^*\n]*\*\*)\s*", re.M)
SOLUTION = re.compile(r"(?:#### )?Solution \d+(?:, collapsed)?:?\s*")
WIDEST = 96  # characters of a line that JupyterLab has room for beside its list of files


def execute(path: Path) -> nbformat.NotebookNode:
    """Return the notebook with fresh outputs, and without anything that differs between runs."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=SECONDS_PER_CELL,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER)}},
        record_timing=False,
        coalesce_streams=True,  # else print() is cut up by chance
        extra_arguments=["--log-level=ERROR"],  # no word on the local ports kernels talk through
    )
    client.execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    hide_solutions(notebook)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            if output.get("name") == "stdout":
                output.text = "".join(map(wrapped, output.text.splitlines(keepends=True)))
            data = output.get("data", {})
            data.pop("application/vnd.jupyter.widget-view+json", None)  # its page stays, as HTML
            if data.get("text/html", "").startswith("<img alt="):
                data.pop("image/png", None)  # the same picture, without words for it
            if "text/plain" in data:  # where an object lay in memory
                data["text/plain"] = re.sub(r" at 0x[0-9a-f]+", "", data["text/plain"])
    return notebook


def wrapped(line: str) -> str:
    """Return a printed line, a long sentence on several; JupyterLab would break it in mid-word.

    What is laid out in columns stays as it is.
    """
    if len(line) <= WIDEST or "  " in line.strip():
        return line
    folded = textwrap.fill(line, WIDEST, break_long_words=False, break_on_hyphens=False)
    return folded + "\n" * line.endswith("\n")


def hide_solutions(notebook: nbformat.NotebookNode) -> None:
    """Hide what gives an exercise away until a reader opens it: code, outputs and answers in words.

    A solution goes below a heading that is folded: JupyterLab shows outputs that are hidden by
    their own metadata as soon as all cells are run. GitHub and nbviewer honour no more than
    `<details>`, so answers in words stand in one.
    """
    cells, exercise, told = [], "", False
    for cell in notebook.cells:
        if "solution" in cell.metadata.get("tags", []):
            if exercise and not told:
                cells.append(_folded_heading(exercise))
            told = bool(exercise)
        elif cell.cell_type == "markdown":
            begins = EXERCISE.search(cell.source)
            if begins:
                cell.source = EXERCISE.sub(r"### \1\n\n", cell.source)
            if begins or re.search(r"^#{1,3} ", cell.source, re.M):
                exercise, told = begins[2] if begins else "", False
            elif SOLUTION.fullmatch(cell.source):
                continue  # made anew, above the first cell of the solution
        if told:
            _hide(cell)
        cells.append(cell)
    notebook.cells = cells


def _folded_heading(exercise: str) -> nbformat.NotebookNode:
    heading = nbformat.v4.new_markdown_cell(f"#### Solution {exercise}", id=f"solution-{exercise}")
    heading.metadata["jp-MarkdownHeadingCollapsed"] = True
    return heading


def _hide(cell: nbformat.NotebookNode) -> None:
    if cell.cell_type == "markdown":
        if not cell.source.startswith("<details>"):
            cell.source = f"<details><summary>Answer</summary>\n\n{cell.source}\n\n</details>"
    elif "solution" in cell.metadata.get("tags", []):
        cell.metadata["jupyter"] = {"outputs_hidden": True, "source_hidden": True}
        cell.metadata["collapsed"] = True


def text_outputs(notebook: nbformat.NotebookNode) -> list[str]:
    """Return what each code cell shows as text; pictures may differ between platforms."""
    shown = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        parts = []
        for output in cell.outputs:
            data = output.get("data", {})
            text = output.get("text", "") or data.get("text/html", data.get("text/plain", ""))
            parts.append(re.sub(r'(<img alt="[^"]*") src="[^"]*"', r"\1", text))
        shown.append("".join(parts))
    return shown


def run(path: Path, check: bool) -> str | None:
    """Execute one notebook; return what is wrong with it, or None."""
    try:
        fresh = execute(path)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return f"{path.name} fails: {error}"
    kept = nbformat.read(path, as_version=4)
    if check:
        pairs = zip(text_outputs(kept), text_outputs(fresh), strict=True)
        stale = [str(i) for i, (a, b) in enumerate(pairs, 1) if a != b]
        if stale:
            return f"{path.name}: stale outputs in code cells {', '.join(stale)}; run make report."
    else:
        if fresh != kept:
            nbformat.write(fresh, path)
        # What this machine has run itself it may show: else JupyterLab takes out styles until each
        # cell is run again.
        NotebookNotary().sign(nbformat.read(path, as_version=4))
    return None


def main(arguments: list[str] | None = None) -> int:
    """Run the notebooks named, or all of them, two at a time; return the exit code."""
    parser = argparse.ArgumentParser(description="Run notebooks from top to bottom.")
    parser.add_argument("notebooks", nargs="*", type=Path, default=sorted(FOLDER.glob("*.ipynb")))
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail on stale outputs"
    )
    options = parser.parse_args(arguments)
    with ThreadPoolExecutor(2) as pool:
        problems = list(pool.map(lambda path: run(path, options.check), options.notebooks))
    for path, problem in zip(options.notebooks, problems, strict=True):
        print(problem or f"{path.name} runs from top to bottom")
    return 1 if any(problems) else 0


if __name__ == "__main__":
    sys.exit(main())
