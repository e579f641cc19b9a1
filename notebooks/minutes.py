"""Count how long each notebook takes, from what is in it, and say so wherever minutes are named.

python notebooks/minutes.py           print how the minutes of each notebook come about
python notebooks/minutes.py --write   write them into heads, notebooks/README.md and README.md

Prose and outputs are read at 180 words a minute; the rest of the figures are stated below. Code is
read by those who learn Python, so it counts by lines; solutions are opened by some and count as a
part of their exercise.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat.sign import NotebookNotary

FOLDER = Path(__file__).parent
PAGES = (FOLDER / "README.md", FOLDER.parent / "README.md")
WORDS_A_MINUTE = 180
SECONDS_A_LINE = 5  # of code
SECONDS_A_FIGURE = 45
LONGEST_OUTPUT = 120  # seconds: nobody reads a long output whole
LONGEST_AGAIN = 60  # seconds, for an article that was shown before, with other marks
MINUTES_AN_EXERCISE = 4
ROUNDED_TO = 5
_TIME = re.compile(r"(\*\*Time\*\*: )\d+( minutes)")
# A row of a table that names a notebook first and its minutes last, or a dash for those.
_ROW = re.compile(
    r"^(\| \[[\w-]+\]\((?:notebooks/)?([\w-]+)\.ipynb\) \|.*\| )(?:\d+|–)( \|)$", re.M
)


class Minutes(NamedTuple):
    """What a notebook takes a reader, in minutes."""

    prose: float
    outputs: float
    code: float
    figures: float
    exercises: float

    @property
    def rounded(self) -> int:
        """The sum, to the next five minutes."""
        return max(ROUNDED_TO * round(sum(self) / ROUNDED_TO), ROUNDED_TO)


def minutes(notebook: nbformat.NotebookNode) -> Minutes:
    """Return what a notebook takes a reader."""
    prose = [c.source for c in notebook.cells if c.cell_type == "markdown"]
    code = [
        c
        for c in notebook.cells
        if c.cell_type == "code" and "solution" not in c.metadata.get("tags", [])
    ]
    outputs = [o for c in code for o in c.outputs]
    figures = sum(_is_figure(o) for o in outputs)
    read = _seconds([_text(o) for o in outputs if not _is_figure(o)])
    lines = [line for c in code for line in c.source.splitlines() if line.strip()]
    exercises = len(re.findall(r"\*\*Exercise \d", "\n".join(prose)))
    return Minutes(
        sum(map(_words, prose)) / WORDS_A_MINUTE,
        read / 60,
        len(lines) * SECONDS_A_LINE / 60,
        figures * SECONDS_A_FIGURE / 60,
        exercises * MINUTES_AN_EXERCISE,
    )


def _seconds(outputs: list[str]) -> float:
    """Return how long outputs are read."""
    seconds, seen = 0.0, set()
    for output in outputs:
        longest = LONGEST_AGAIN if (article := _letters(output)) in seen else LONGEST_OUTPUT
        seconds += min(60 * _words(output) / WORDS_A_MINUTE, longest)
        seen.add(article)
    return seconds


def _letters(page: str) -> str:
    """Return the letters of an article as it is shown, whatever is marked in it."""
    page = re.sub(r"<(fieldset|p class=.key.).*?</(fieldset|p)>", "", page, flags=re.DOTALL)
    return re.sub(r"[\W_]+", "", _plain(page))


def _is_figure(output: nbformat.NotebookNode) -> bool:
    data = output.get("data", {})
    return "image/png" in data or data.get("text/html", "").startswith("<img ")


def _text(output: nbformat.NotebookNode) -> str:
    data = output.get("data", {})
    return output.get("text", "") or data.get("text/html", data.get("text/plain", ""))


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in _plain(text).split())


def _plain(text: str) -> str:
    """Return what is read: no style sheets, tags (which hold the cards of marks) or addresses."""
    text = re.sub(r"<style.*?</style>", " ", text, flags=re.DOTALL)
    text = re.sub(r"\]\([^)]*\)", "]", re.sub(r"<[^>]+>", " ", text))
    return " ".join(text.split())


def with_minutes(page: str, known: dict[str, int]) -> str:
    """Return a page whose tables of notebooks say what these take."""

    def row(found: re.Match[str]) -> str:
        return f"{found[1]}{known.get(found[2], '–')}{found[3]}"

    return _ROW.sub(row, page)


def main(arguments: list[str] | None = None) -> int:
    """Print, or write, the minutes of all notebooks."""
    parser = argparse.ArgumentParser(description="Count how long each notebook takes.")
    parser.add_argument("--write", action="store_true", help="write them wherever they are named")
    options = parser.parse_args(arguments)
    known = {}
    for path in sorted(FOLDER.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        found = minutes(notebook)
        known[path.stem] = found.rounded
        parts = ", ".join(f"{name} {value:.1f}" for name, value in found._asdict().items())
        print(f"{path.stem}: {found.rounded} minutes ({sum(found):.1f}: {parts})")
        if options.write:
            head = notebook.cells[0]
            head.source = _TIME.sub(rf"\g<1>{found.rounded}\g<2>", head.source)
            nbformat.write(notebook, path)
            NotebookNotary().sign(notebook)  # else JupyterLab takes what it shows for another's
    if options.write:
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            page.write_text(with_minutes(text, known), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
