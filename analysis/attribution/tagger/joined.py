"""Several texts in pieces in, all of them one after another out.

Finding the best tags and the links of one article is many small steps of numpy, which take
hardly longer for ten articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from .features import AT_ONCE, Pieces

_BETWEEN = ""  # a piece between two texts: neither a word nor a mark


class Joined(NamedTuple):
    """Texts one after another; between two stands a piece that ends a paragraph.

    ``firsts`` are the places of the texts' first pieces, in text order.
    """

    words: list[str]
    opening: np.ndarray
    closing: np.ndarray
    stops: np.ndarray
    breaks: np.ndarray
    firsts: np.ndarray


def join(texts: Sequence[Pieces]) -> Joined:
    """Put texts one after another."""
    if len(texts) == 1:
        (text,) = texts
        return Joined(text.words, *_marks(text), np.zeros(1, np.int64))
    sizes = np.array([len(text.words) + 1 for text in texts])
    ends = sizes.cumsum()
    words = [word for text in texts for word in (*text.words, _BETWEEN)]
    marks = np.zeros((4, len(words)), bool)
    for text, start, size in zip(texts, ends - sizes, sizes - 1, strict=True):
        marks[:, start : start + size] = _marks(text)
    opening, closing, stops, breaks = marks
    breaks[ends - 1] = True
    return Joined(words, opening, closing, stops, breaks, ends - sizes)


def _marks(text: Pieces) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    return text.opening, text.closing, text.stops, text.breaks


def groups(texts: Sequence[Pieces]) -> Iterator[slice]:
    """Yield which texts to join: as many as are quick to work on at once, one at least."""
    start = size = 0
    for k, text in enumerate(texts):
        if k > start and size + len(text.words) > AT_ONCE:
            yield slice(start, k)
            start, size = k, 0
        size += len(text.words) + 1
    if len(texts) > start:
        yield slice(start, len(texts))
