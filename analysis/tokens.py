"""The tokens of a text: what white space parts in; numbers of tokens and exact spans out."""

from __future__ import annotations

import numpy as np

from . import vocabulary
from .spans import Bounds, Laid, Span, compact
from .vocabulary import TEXT, Vocabulary

__all__ = ["laid", "left", "tokens"]


def tokens(text: str) -> list[Span]:
    """Return the tokens of a text: words, addresses, marks.

    Examples
    --------
    >>> [token.text for token in tokens("It rains, at 9 a.m.")]
    ['It', 'rains', ',', 'at', '9', 'a.m.']
    """
    known = vocabulary.current()
    return list(laid(known, *known.chunks_of(text))[1])


def laid(known: Vocabulary, chunks: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, Laid]:
    """Return the number of each token of some chunks, and the tokens as spans."""
    found, starts = known.parts_of(chunks, starts)
    return found, Laid(compact(starts), TEXT.of(known).take(found).tolist())


def left(
    known: Vocabulary, text: str, blanks: list[Bounds], chunks: np.ndarray, starts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return those of a page's chunks that are left in its text, with their starts.

    In the text spaces stand in the place of ``blanks``.
    """
    if any(_parts_chunk(text, *bounds) for bounds in blanks):
        return known.chunks_of(text)
    stay = np.ones(len(starts), bool)
    for bounds in blanks:
        stay[slice(*starts.searchsorted(bounds))] = False
    return chunks[stay], starts[stay]


def _parts_chunk(text: str, start: int, end: int) -> bool:
    """Tell whether something stands right before or behind what was blanked."""
    return not (text[start - 1 : start].strip() == "" == text[end : end + 1].strip())
