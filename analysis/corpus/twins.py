"""Texts in; which of them repeat an earlier one, wholly or for the most part, out.

Agencies' copy stands in many papers, cut here and headed there. Two articles are near twins when
half of their runs of four words are the same (Broder 1997, doi 10.1109/SEQUEN.1997.666900). Only
such pairs are compared of which a few of the least hashed runs agree (MinHash), so that time
grows with the number of articles and not with that of pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

import numpy as np

__all__ = ["Twin", "twins"]

RUN = 4  # words
ALIKE = 0.5  # of the runs of both that stand in both
BINS = 128  # least hashes kept of each article
ROWS = 4  # of them that have to agree for a pair to be compared
COMPARED = 8  # articles, at most, that one is compared with for each set of them
_MIX = np.uint64(0x9E3779B97F4A7C15)  # an odd number without a pattern: spreads hashes
_WORD = re.compile(r"\w+")


class Twin(NamedTuple):
    """The place of the first article that a text repeats, and the share of runs in both."""

    place: int
    share: float


def twins(texts: Iterable[str]) -> list[Twin | None]:
    """Return for each text the earlier one it repeats, or None.

    Examples
    --------
    >>> twins(["It may rain.", "It snows.", "“It may rain”"])
    [None, None, Twin(place=0, share=1.0)]
    """
    hashes: dict[str, int] = {}
    firsts: dict[tuple[int, bytes], list[int]] = {}
    runs: dict[int, np.ndarray] = {}  # of those that repeat no other
    found: list[Twin | None] = []
    for place, text in enumerate(texts):
        own = _runs(text, hashes)
        keys = _keys(own)
        near = dict.fromkeys(first for key in keys for first in firsts.get(key, ()))
        shares = [Twin(first, _alike(own, runs[first])) for first in near]
        best = max(shares, key=lambda twin: (twin.share, -twin.place), default=None)
        found.append(best if best and best.share >= ALIKE else None)
        if found[-1] is None:
            runs[place] = own
            for key in keys:
                held = firsts.setdefault(key, [])
                if len(held) < COMPARED:
                    held.append(place)
    return found


def _runs(text: str, hashes: dict[str, int]) -> np.ndarray:
    """Return the hashes of a text's runs of words, sorted, each once."""
    words = _WORD.findall(text.casefold())
    for word in words:
        if word not in hashes:
            hashes[word] = crc32(word.encode("utf-8", "replace"))
    row = np.fromiter((hashes[word] for word in words), np.uint64, len(words))
    size = max(1, len(row) - RUN + 1)
    runs = np.zeros(size, np.uint64)
    for step in range(min(RUN, len(row))):
        runs = (runs ^ row[step : step + size]) * _MIX
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def _keys(runs: np.ndarray) -> list[tuple[int, bytes]]:
    """Return the least hash in each of several bins, in groups."""
    least = np.full(BINS, np.iinfo(np.uint64).max)
    np.minimum.at(least, (runs % np.uint64(BINS)).astype(np.intp), runs)
    empty = least == np.iinfo(np.uint64).max
    if empty.any():  # a bin without a run takes that of the next one that has some
        filled = np.flatnonzero(~empty)
        following = np.searchsorted(filled, np.arange(BINS)) % len(filled)
        least = least[filled[following]]
    return [(start, least[start : start + ROWS].tobytes()) for start in range(0, BINS, ROWS)]


def _alike(one: np.ndarray, other: np.ndarray) -> float:
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / (len(one) + len(other) - both)
