"""Who said what: attributions, and the voice of every other finding."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from .document import Document, Span


class Attribution(NamedTuple):
    """One attribution: a source, the cue that attributes, and what is attributed."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    source_kind: str
    speaker: str
    via: Span | None


def find(doc: Document) -> list[Attribution]:
    """Return the attributions of a document in text order."""
    return []


def voice(doc: Document, position: int) -> str:
    """Tell whose words stand at a character position: "author" or "source".

    Examples
    --------
    >>> voice(Document("Rain may fall."), 5)
    'author'
    """
    starts, ends = _attributed_bounds(doc)
    i = bisect_right(starts, position) - 1
    return "source" if i >= 0 and position < ends[i] else "author"


def _attributed_bounds(doc: Document) -> tuple[list[int], list[int]]:
    if "attributed" not in doc.findings:
        spans = sorted((s.start, s.end) for a in find(doc) for s in a.content)
        doc.findings["attributed"] = [[s for s, _ in spans], [e for _, e in spans]]
    starts, ends = doc.findings["attributed"]
    return starts, ends


def measure(doc: Document) -> dict[str, float]:
    """Return the numbers on attribution."""
    return {}
