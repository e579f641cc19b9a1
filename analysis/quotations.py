"""Where quotations begin and end: straight, curly, single, angled, and doubled marks.

A mark that is never closed is no quotation, and what it spoils ends with its
paragraph. Of nested quotations only the outermost counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

__all__ = ["Paragraph", "quotation_bounds"]

_LONGEST_SINGLE = 3000  # characters looked ahead for the end of a ‘single’ quotation
_QUOTE = re.compile(r"''|``|[\"“”„«»‘’']")
_PAIRS = {"“": "”", "„": "”", "«": "»", "‘": "’", '"': '"', "'": "'", "''": "''", "``": "''"}


class Paragraph(Protocol):
    """What is needed of a paragraph: its text, and where it starts in the document."""

    @property
    def start(self) -> int: ...

    @property
    def text(self) -> str: ...


def quotation_bounds(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return the bounds of quotations, marks included, in text order.

    Parameters
    ----------
    paragraphs : sequence of objects with ``start`` and ``text``
        In text order. A quotation left open at the end of one goes on in the
        next if that starts with the same mark.
    """
    found: list[tuple[int, int]] = []
    carried: tuple[int, str] | None = None  # an open quotation and its mark
    for p in paragraphs:
        if carried and not p.text.startswith(carried[1]):
            carried = None  # never closed: what it lost ends with its paragraph
        closed, still_open = _scan(p.text)
        for start, end in closed:
            if carried:
                # The first mark only repeats the one that opened an earlier paragraph.
                found.append((carried[0], p.start + end))
                carried = None
            else:
                found.append((p.start + start, p.start + end))
        if still_open is None:
            carried = None
        elif carried is None or closed:
            carried = (p.start + still_open[0], still_open[1])
    return found


def _scan(text: str) -> tuple[list[tuple[int, int]], tuple[int, str] | None]:
    """Return the closed quotations of a paragraph, and the one left open at its end."""
    closed: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for m in _QUOTE.finditer(text):
        mark, at = m.group(), m.start()
        if opened and mark == _PAIRS[opened[1]] and _closes(text, at, mark):
            closed.append((opened[0], m.end()))
            opened = None
        elif opened and opened[1] != mark and opened[1] not in ("‘", "'"):
            continue  # nested; the same mark again would mean that the first was never closed
        elif mark in _PAIRS and _opens(text, at, mark):
            opened = (at, mark)
    return closed, opened


def _neighbours(text: str, at: int, mark: str) -> tuple[str, str]:
    """Return the characters before and after a mark, "" at either end."""
    end = at + len(mark)
    return text[max(0, at - 1) : at], text[end : end + 1]


def _opens(text: str, at: int, mark: str) -> bool:
    before, after = _neighbours(text, at, mark)
    if not after or after.isspace():
        return False
    if mark in ("'", "‘", '"', "''") and before.isalnum():
        return False  # the apostrophe of "dogs'", the inches of 6'2"
    if mark in ("'", "‘"):
        return not after.isdigit() and _has_closing_single(text, at, mark)
    return True


def _closes(text: str, at: int, mark: str) -> bool:
    before, after = _neighbours(text, at, mark)
    if mark in ("’", "'"):
        if after.isalnum() or before.isspace():
            return False
        # "the workers’ rights": a plural's apostrophe, if a surer end of the quotation follows.
        if before == "s" and re.match(r"\s[a-z]", text[at + 1 : at + 3]):
            rest = text[at + 1 : at + _LONGEST_SINGLE].split("‘")[0]
            return not re.search(rf"[.,!?]{mark}(?!\w)", rest)
        return True
    if mark in ('"', "''"):
        return not before.isspace() or not after or not after.isalnum()
    return True


def _has_closing_single(text: str, at: int, mark: str) -> bool:
    """Tell whether a single mark is closed later: “’tis” and “'em” open nothing."""
    return bool(re.search(rf"[\w.,!?…]{_PAIRS[mark]}(?!\w)", text[at + 1 : at + _LONGEST_SINGLE]))
