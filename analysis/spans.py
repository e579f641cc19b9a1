"""Spans of a text, and how to look them up: spans or bounds in; places, counts and bounds out."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, overload

import numpy as np

__all__ = [
    "Bounds",
    "Index",
    "Laid",
    "Span",
    "compact",
    "merged",
    "overlap",
    "overlapping",
    "trimmed",
    "without",
]

Bounds = tuple[int, int]  # first character, and the one after the last
T = TypeVar("T", bound=tuple[Any, ...])
_FEW = 1 << 14  # spans of an article, not of a book


class Span(NamedTuple):
    """A stretch of a document: ``doc.text[start:end] == text``."""

    start: int
    end: int
    text: str

    def holds(self, position: int) -> bool:
        """Tell whether a character position lies within the span."""
        return self.start <= position < self.end


class Index(Generic[T]):
    """Looks up ordered spans by where they start.

    Parameters
    ----------
    spans : sequence of tuple
        Tuples that begin with start and end, in the order of their starts. `at`
        needs spans that do not overlap.
    starts : sequence of int, optional
        Where they start, if that is known already.

    Examples
    --------
    >>> index = Index([(0, 5), (6, 9), (9, 12)])
    >>> index.at(7), index.at(5), index.before(9), index.within(3, 10)
    ((6, 9), None, 2, range(1, 3))
    """

    def __init__(self, spans: Sequence[T], starts: Sequence[int] | None = None):
        self.spans = spans
        if starts is None:
            starts = [span[0] for span in spans]
        elif isinstance(starts, array) and len(starts) < _FEW:
            starts = starts.tolist()  # takes more room, but only a fifth of the time to search
        self.starts = starts

    def before(self, position: int) -> int:
        """Return how many spans start before a position."""
        return bisect_left(self.starts, position)

    def up_to(self, position: int) -> int:
        """Return how many spans start at or before a position."""
        return bisect_right(self.starts, position)

    def at(self, position: int) -> T | None:
        """Return the span around a position, or None between spans."""
        i = bisect_right(self.starts, position)
        if not i:
            return None
        span = self.spans[i - 1]
        return span if position < span[1] else None

    def within(self, start: int, end: int) -> range:
        """Return the numbers of the spans that start from ``start`` on and before ``end``."""
        first = bisect_left(self.starts, start)
        return range(first, bisect_left(self.starts, end, first))

    def touching(self, start: int, end: int) -> range:
        """Return the numbers of the spans that share a character with a stretch.

        The spans must not overlap each other.
        """
        first = max(bisect_right(self.starts, start) - 1, 0)
        if first < len(self.spans) and self.spans[first][1] <= start:
            first += 1
        return range(first, max(first, bisect_left(self.starts, end)))

    def count(self, bounds: Iterable[Bounds]) -> int:
        """Return how many spans start within some bounds that do not overlap."""
        starts, count = self.starts, 0
        for start, end in bounds:
            first = bisect_left(starts, start)
            count += bisect_left(starts, end, first) - first
        return count


def compact(numbers: np.ndarray) -> array[int]:
    """Return whole numbers as an array that takes four bytes for each, and is quick to look up.

    Examples
    --------
    >>> compact(np.array([0, 3]))
    array('i', [0, 3])
    """
    found = array("i")
    found.frombytes(np.ascontiguousarray(numbers, np.int32).view(np.uint8).data)
    return found


class Laid(Sequence[Span]):
    """Spans that are made when they are asked for: a book has a million tokens.

    Parameters
    ----------
    starts : array of int
        Where each span starts, in text order.
    texts : list of str
        The text of each.

    Examples
    --------
    >>> laid = Laid(array("i", [0, 3]), ["It", "rains"])
    >>> laid[1], len(laid), laid.end(0)
    (Span(start=3, end=8, text='rains'), 2, 2)
    """

    def __init__(self, starts: array[int], texts: list[str]):
        self.starts, self.texts = starts, texts

    def __len__(self) -> int:
        return len(self.texts)

    def end(self, at: int) -> int:
        """Return where a span ends, without making it."""
        return self.starts[at] + len(self.texts[at])

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> list[Span]: ...
    def __getitem__(self, at: int | slice) -> Span | list[Span]:
        if isinstance(at, slice):
            return list(map(_span, self.starts[at], self.texts[at]))
        return _span(self.starts[at], self.texts[at])

    def __iter__(self) -> Iterator[Span]:
        return map(_span, self.starts, self.texts)


def _span(start: int, text: str) -> Span:
    made: Span = tuple.__new__(Span, (start, start + len(text), text))
    return made  # the quickest way to make very many


def merged(spans: Iterable[tuple]) -> list[Bounds]:
    """Return the bounds that spans cover together, in order and without overlap.

    Examples
    --------
    >>> merged([Span(4, 9, ""), Span(0, 5, ""), Span(12, 15, "")])
    [(0, 9), (12, 15)]
    """
    found: list[Bounds] = sorted([s[:2] for s in spans])
    bounds = found[:1]
    for bound in found[1:]:
        start, end = bounds[-1]
        if bound[0] > end:
            bounds.append(bound)
        elif bound[1] > end:
            bounds[-1] = start, bound[1]
    return bounds


def overlap(one: list[Bounds], other: list[Bounds]) -> list[Bounds]:
    """Return what two ordered lists of bounds have in common.

    Examples
    --------
    >>> overlap([(0, 9), (12, 15)], [(5, 13)])
    [(5, 9), (12, 13)]
    """
    common, j, size = [], 0, len(other)
    for start, end in one:
        while j < size and other[j][1] <= start:
            j += 1
        k = j
        while k < size and other[k][0] < end:
            common.append((max(start, other[k][0]), min(end, other[k][1])))
            k += 1
    return common


def without(one: list[Bounds], other: list[Bounds]) -> list[Bounds]:
    """Return what is left of ordered bounds where the others are cut out.

    Examples
    --------
    >>> without([(0, 9), (12, 15)], [(2, 4), (8, 13)])
    [(0, 2), (4, 8), (13, 15)]
    """
    edges = [0, *(edge for bounds in other for edge in bounds)]
    ends = [*edges[1:], max((end for _, end in one), default=0)]
    return overlap(one, [(a, b) for a, b in zip(edges[::2], ends[::2], strict=True) if a < b])


def overlapping(spans: Iterable[T], start: int, end: int) -> list[T]:
    """Return the spans that share a character with a stretch.

    Examples
    --------
    >>> overlapping([(0, 5), (4, 8), (8, 9)], 5, 8)
    [(4, 8)]
    """
    return [span for span in spans if span[0] < end and span[1] > start]


def trimmed(text: str, start: int, end: int) -> Bounds:
    """Return the bounds of a stretch of a text without the white space around it.

    Examples
    --------
    >>> trimmed("It rained. ", 2, 11)
    (3, 10)
    """
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
