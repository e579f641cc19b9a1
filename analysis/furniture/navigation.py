"""Bars of navigation, in one line or in many: lines in, those of a bar out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..listed import all_ways, rows
from ..spans import Bounds

__all__ = ["is_bar", "known_parts", "runs"]

LEAST_PARTS = 3
LONGEST_PART = 30  # characters
_SEPARATOR = re.compile(r"\s*[|·•/>»\t]+\s*|\s{2,}")
_PARTED = re.compile(r"[|·•/>»\t]|\s\s")  # what has none of these has one part


@cache
def known_parts() -> frozenset[str]:
    """Return what bars are made of."""
    terms = [row["term"] for row in rows("furniture") if "part" in row["place"].split()]
    return frozenset(way for term in terms for way in all_ways(term))


def is_bar(line: str) -> bool:
    """Tell whether most of a line are names of sections, or buttons.

    Examples
    --------
    >>> [is_bar(line) for line in ("Home | Pictures | Sport", "Home News Sport", "Home games")]
    [True, True, False]
    """
    low = line.lower().strip()
    parts = [part for part in _SEPARATOR.split(low) if part] if _PARTED.search(low) else [low]
    if len(parts) == 1:
        return _count(parts[0].split()) >= LEAST_PARTS
    known = sum(part in known_parts() for part in parts)
    return len(parts) >= LEAST_PARTS and 3 * known >= 2 * len(parts)


def _count(words: list[str]) -> int:
    """Return how many parts some words are, the longest first; 0 if any is none."""
    at = count = 0
    while at < len(words):
        sizes = (n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in known_parts())
        size = next(sizes, 0)
        if not size:
            return 0
        at, count = at + size, count + 1
    return count


def runs(text: str, lines: list[Bounds]) -> Iterator[Bounds]:
    """Yield the lines of bars that were cut in lines of one part each."""
    run: list[Bounds] = []
    for start, end in [*lines, (0, 0)]:
        if end - start < LONGEST_PART and text[start:end].lower().strip(" |•·>") in known_parts():
            run.append((start, end))
            continue
        if len(run) >= LEAST_PARTS:
            yield from run
        run = []
