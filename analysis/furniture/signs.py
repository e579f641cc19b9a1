"""What in a line may be a sign of furniture: a page's chunks and lines in; a number a line out.

Most lines hold no furniture, and which may is told by their words. Of each chunk, which white
space parts from others, it is asked but once what it may be a sign of. A sign is no proof.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from ..columns import each
from ..spans import Bounds
from ..vocabulary import Vocabulary
from . import credits, navigation
from .rules import letters, rules

__all__ = ["BRACKET", "HOLDS", "INNER", "LEADS", "NAMES", "OPENS", "of_lines"]

# What a chunk may be a sign of, at the head of a line: a rule that begins with its first word;
# a dateline or label. Anywhere: a rule for ``within``; an owner's name or a bar; brackets.
OPENS, LEADS, HOLDS, NAMES, BRACKET = 1, 2, 4, 8, 16
ENDS = 32  # the end of a sentence
INNER = 64  # a rule that begins with its first word, after the end of a sentence
_AT_HEAD, _ANYWHERE = OPENS | LEADS, HOLDS | NAMES | BRACKET | INNER

_END = re.compile(r"[.!?…][\"”’)\]]*\Z")
_CLOSING = '.!?…"”’)]'
_QUOTES = "\"'“‘"
_AFTER = '.,;:!?…"”’'


def of_lines(
    known: Vocabulary, chunks: np.ndarray, starts: np.ndarray, lines: list[Bounds]
) -> list[int]:
    """Return the signs that each line holds, as the sum of their numbers.

    Parameters
    ----------
    known : Vocabulary
        Which numbered the chunks.
    chunks, starts : array of int
        The numbers of the page's chunks, and where they start.
    lines : list of (int, int)
        The bounds of its lines, without white space around them.

    Examples
    --------
    >>> known = Vocabulary()
    >>> of_lines(known, *known.chunks_of("Storms (in May)."), [(0, 19)]) == [BRACKET]
    True
    """
    if not lines:
        return []
    signs = _SIGNS.of(known.chunks).take(chunks)
    first = starts.searchsorted(np.array([start for start, _ in lines], np.int32))
    head = signs.take(first) & _AT_HEAD
    opens, ends = signs & OPENS > 0, signs & ENDS > 0
    opens[first] = False
    signs[1:][ends[:-1] & opens[1:]] |= INNER
    found: list[int] = (head | np.bitwise_or.reduceat(signs, first) & _ANYWHERE).tolist()
    return found


def _signs(chunk: str) -> int:
    """Return what a chunk may be a sign of."""
    word = chunk.rstrip(_AFTER)
    plain = word.isalpha() and word.isascii()  # most are
    sign = _words().get(word.lower(), 0) if plain else _of_parts(chunk)
    if chunk[-1] in _CLOSING and _END.search(chunk):
        sign |= ENDS
    if chunk[0].isupper() and not chunk[1:2].islower():
        sign |= LEADS
    return sign


def _of_parts(chunk: str) -> int:
    """Return what a chunk may be a sign of that is more than one word and what follows it."""
    sign = BRACKET if "(" in chunk or ")" in chunk else 0
    for word in re.findall("[a-z]+", chunk.lower()):
        sign |= _words().get(word, 0)
    if chunk[0] in _QUOTES:  # behind which nothing is furniture
        return sign & ~OPENS
    return sign if chunk[0].isalpha() else sign | OPENS  # a number, or a sign before a word


@cache
def _words() -> dict[str, int]:
    """Return the words of the list, of each its letters, with what they may be a sign of."""
    by_first, within, leads = rules()
    names = credits.owners() | navigation.known_parts()
    groups = (OPENS, by_first), (LEADS, leads), (HOLDS, within), (NAMES, names)
    found: dict[str, int] = {}
    for sign, words in groups:
        for word in map(letters, words):
            found[word] = found.get(word, 0) | sign
    return found


_SIGNS = each(_signs, np.uint8)
