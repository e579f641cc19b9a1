"""Marks that may overlap in; for each paragraph the order in which they open and close out.

HTML elements nest. Where two marks cross, the one that started first is closed and opened again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ..document import Document
from .marks import Mark

__all__ = ["OPEN", "SHUT", "TEXT", "Piece", "nested"]

TEXT, OPEN, SHUT = "text", "open", "shut"


class Piece(NamedTuple):
    """A step in writing a paragraph: some text, or a mark that opens or shuts.

    ``whole`` tells of one that shuts whether the mark ends here, or goes on in another piece.
    """

    step: str
    text: str = ""
    mark: Mark | None = None
    whole: bool = True


def nested(doc: Document, marks: Sequence[Mark]) -> list[list[Piece]]:
    """Return the pieces of each line of a document, of page furniture too.

    Parameters
    ----------
    doc : Document
    marks : sequence of Mark
        By where they start.

    Examples
    --------
    >>> a, b = Mark(0, 7, "quote", "", ()), Mark(3, 12, "hedge", "", ())
    >>> [p.text or f"{p.step} {p.mark.kind}" for p in nested(Document("It may rain."), [a, b])[0]]
    ['open quote', 'It ', 'open hedge', 'may ', 'shut hedge', 'shut quote', 'open hedge', 'rain.',
    'shut hedge']
    """
    marks = [m for m in marks if m.start < m.end]
    paragraphs: list[list[Piece]] = []
    running: list[Mark] = []
    following = 0
    for p in doc.lines:
        upto = following
        while upto < len(marks) and marks[upto].start < p.end:
            upto += 1
        running = [m for m in (*running, *marks[following:upto]) if m.end > p.start]
        following = upto
        paragraphs.append(list(_pieces(doc.text, p.start, p.end, running)))
    return paragraphs


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the pieces of one paragraph; ``marks`` are those that share a character with it."""
    edges = [(max(m.start, start), True, m) for m in marks]
    edges += [(min(m.end, end), False, m) for m in marks]
    stack: list[Mark] = []
    at = start
    for place, here in groupby(sorted(edges, key=lambda e: e[:2]), key=lambda e: e[0]):
        if place > at:
            yield Piece(TEXT, text[at:place])
        at, again = place, []
        steps = list(here)
        ending = {id(m) for _, opens, m in steps if not opens}
        while ending:
            mark = stack.pop()
            ends = id(mark) in ending
            ending.discard(id(mark))
            yield Piece(SHUT, mark=mark, whole=ends and mark.end <= end)
            again += [] if ends else [mark]
        opening = [m for _, opens, m in steps if opens] + again[::-1]
        for mark in sorted(opening, key=lambda m: -m.end):
            stack.append(mark)
            yield Piece(OPEN, mark=mark)
    if at < end:
        yield Piece(TEXT, text[at:end])
