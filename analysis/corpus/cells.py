"""The text of a table in; its records out, and which of them are torn.

A quotation mark that is opened in a cell and never closed makes every other reader take the rest
of the file for one cell. Here it costs the one record in which it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Cells", "records", "separator"]

SEPARATORS = (",", "\t", ";", "|")
LOOKED_AT = 50  # records by which the separator is told
TORN = "a quotation mark in it opens a cell and does not close it; mend the row"


class Cells(NamedTuple):
    """A record: the line it starts in, its cells, and what is wrong with it."""

    line: int
    cells: list[str]
    wrong: str = ""
    opens: bool = False  # a cell of it stands in quotation marks
    closes: bool = False  # a cell of it ends with one that it did not open
    start: int = 0  # the character of the text that it begins with


def separator(text: str) -> str:
    """Return what parts the cells: the mark that gives most records as many cells as the head.

    Examples
    --------
    >>> separator("id;text\\n1;Rain, wind; snow\\n2;Fog"), separator("id|text\\n1|Rain, and wind")
    (';', '|')
    """
    head = text.lstrip("\n").partition("\n")[0]
    counted = {mark: head.count(mark) for mark in SEPARATORS if mark in head}
    return max(counted, key=lambda mark: (_agreeing(text, mark), counted[mark]), default=",")


def _agreeing(text: str, mark: str) -> float:
    sizes = []
    for record in records(text, mark):
        sizes.append(len(record.cells))
        if len(sizes) > LOOKED_AT:
            break
    most = Counter(sizes).most_common(1)
    return most[0][1] / len(sizes) if most and most[0][0] > 1 else 0


def records(text: str, mark: str) -> Iterator[Cells]:
    """Yield the records of a table, the head first; empty lines are none.

    Examples
    --------
    >>> [r.cells for r in records('id,text\\n1,"Rain, ""cats"" and\\ndogs"\\n', ",")]
    [['id', 'text'], ['1', 'Rain, "cats" and\\ndogs']]
    >>> [(r.line, r.wrong[:16]) for r in records('id,text\\n1,"Rain\\n2,Fog\\n', ",")]
    [(1, ''), (2, 'a quotation mark'), (3, '')]
    """
    after: list[Cells] | None = None  # what follows a torn record, and may be the rest of it
    for record in _parsed(text, mark):
        if after is not None and record.closes:
            after = None
            continue
        if record.wrong or record.opens:
            yield from after or ()
            after = [] if record.wrong else None
            yield record
        elif after is None:
            yield record
        else:
            after.append(record)
    yield from after or ()


def _parsed(text: str, mark: str) -> Iterator[Cells]:
    sep = re.escape(mark)
    # Possessive (++): what a cell has taken it does not give back, so time stays linear.
    quoted = re.compile(rf'[^\S\n{sep}]*"((?:[^"]++|"")*+)"[^\S\n{sep}]*({sep}|\n|\Z)')
    escaped = re.compile(rf'"((?:[^"\\]++|\\.|"")*+)"({sep}|\n|\Z)', re.DOTALL)
    plain = re.compile(rf"([^{sep}\n]*+)({sep}|\n|\Z)")
    at, line = 0, 1
    while at < len(text):
        start, cells, opens, closes, wrong = at, [], False, False, ""
        ended = ""
        while not ended:
            opened = text.startswith(('"', ' "'), at)
            cell = (quoted.match(text, at) or escaped.match(text, at)) if opened else None
            cell = cell if opened else plain.match(text, at)
            if cell is None:
                wrong, at = TORN, text.find("\n", start) + 1 or len(text)
                break
            cells.append(_inner(cell) if opened else cell[1])
            opens = opens or opened
            closes = closes or (not opened and cell[1].endswith('"') and cell[1].count('"') == 1)
            at, ended = cell.end(), "" if cell[2] == mark else "\n"
        if wrong or any(cells) or len(cells) > 1:
            yield Cells(line, cells, wrong, opens, closes, start)
        line += text.count("\n", start, at)


def _inner(cell: re.Match[str]) -> str:
    inner = cell[1].replace('""', '"')
    return re.sub(r"\\(.)", r"\1", inner, flags=re.DOTALL) if '\\"' in inner else inner
