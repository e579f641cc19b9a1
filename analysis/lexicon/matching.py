"""Terms and a document in, the places where they stand out: the matcher of word lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..document import Document, as_document
from ..vocabulary import FOLDED, each
from .conditions import checks
from .terms import GAP, Element, fits, variants

MAX_GAP = 3
SENTENCE_END = frozenset(".!?;:")  # a gap does not reach over these


class Match(NamedTuple):
    """A term found in a document: tokens ``first`` up to ``last``, and its row in the list."""

    first: int
    last: int
    row: int


class Matcher:
    """Finds the terms of a list in documents.

    Parameters
    ----------
    terms : sequence of str
        Terms in the syntax given in `analysis.lexicon`.
    conditions : sequence of str, optional
        For each term the conditions under which it counts (see `analysis.lexicon.conditions`).
    groups : sequence of str, optional
        For each term its group. Where terms of one group overlap, the longest counts;
        those of different groups do not get in each other's way.

    Examples
    --------
    >>> doc = Document("Critics, though, say it may work.")
    >>> matcher = Matcher(["may", "critics ~ say|says"])
    >>> [doc.text[doc.tokens[m.first].start : doc.tokens[m.last].end] for m in matcher.find(doc)]
    ['Critics, though, say', 'may']
    """

    def __init__(
        self,
        terms: Sequence[str],
        conditions: Sequence[str] | None = None,
        groups: Sequence[str] | None = None,
    ):
        self._checks = [checks(c) for c in conditions or [""] * len(terms)]
        self._groups = list(groups or [""] * len(terms))
        exact: dict[str, list[_Way]] = {}
        prefixes: list[tuple[str, _Way]] = []
        for row, term in enumerate(terms):
            for (whole, beginnings), *rest in variants(term):
                for option in whole:
                    exact.setdefault(option, []).append((rest, row))
                prefixes += [(beginning, (rest, row)) for beginning in beginnings]
        self._opens = each(_Known(exact, prefixes).opens, object, by=FOLDED)

    def find(self, doc: Document | str) -> list[Match]:
        """Return the matches by where they start; of overlapping ones the longest."""
        doc = as_document(doc)
        words, found = doc.folded, []
        reached = dict.fromkeys(self._groups, 0)  # by group, the first token still free
        opened = doc.known(self._opens)
        for i in np.flatnonzero(opened).tolist():  # most words open no term
            by_second, any_second = opened[i]
            ways = by_second.get(words[i + 1] if i + 1 < len(words) else "", any_second)
            if not ways:
                continue
            alone = len(ways) == 1 and not ways[0][0]  # most often: one word by itself
            for last, row in [(i, ways[0][1])] if alone else _ends(words, i, ways):
                group, checks = self._groups[row], self._checks[row]
                if i < reached[group] or (last > i and not _in_one_sentence(doc, i, last)):
                    continue
                if not checks or all(check(doc, i, last) for check in checks):
                    found.append(Match(i, last, row))
                    reached[group] = last + 1
        return found


_Way = tuple[list[Element], int]  # what must follow the first word of a term, and its row
_Opens = tuple[dict[str, list[_Way]], list[_Way]]  # the ways by the second word, and for any


class _Known:
    """Tells of a word the terms it opens, or None."""

    def __init__(self, exact: dict[str, list[_Way]], prefixes: list[tuple[str, _Way]]):
        self._ways = exact
        self._exact = {word: _by_second(ways) for word, ways in exact.items()}
        # A list may hold hundreds of beginnings; the letters all have tell which to try.
        self._letters = min((len(beginning) for beginning, _ in prefixes), default=0)
        self._prefixes: dict[str, list[tuple[str, _Way]]] = {}
        for prefix in prefixes:
            self._prefixes.setdefault(prefix[0][: self._letters], []).append(prefix)

    def opens(self, word: str) -> _Opens | None:
        prefixes = self._prefixes.get(word[: self._letters])
        if prefixes:
            starred = [way for beginning, way in prefixes if word.startswith(beginning)]
            if starred:
                return _by_second(self._ways.get(word, []) + starred)
        return self._exact.get(word)


def _by_second(ways: list[_Way]) -> _Opens:
    """Sort the terms that one word opens by the word that must follow it."""
    by_second: dict[str, list[_Way]] = {}
    any_second: list[_Way] = []
    for way in ways:
        rest, _ = way
        if not rest or rest[0] is GAP or rest[0][1]:
            any_second.append(way)
            for known in by_second.values():
                known.append(way)
        else:
            for second in rest[0][0]:
                by_second.setdefault(second, list(any_second)).append(way)
    return by_second, any_second


def _in_one_sentence(doc: Document, first: int, last: int) -> bool:
    """Tell whether tokens belong together: "War" and "On" do not in "End of War / On Monday"."""
    sentence = doc.sentence_at(doc.token_spans.starts[first])
    return sentence is None or doc.token_spans[last].end <= sentence.end


def _ends(words: list[str], i: int, ways: list[_Way]) -> list[tuple[int, int]]:
    """Return last token and row of the terms that start at token ``i``, the longest first."""
    ends = [(last, row) for rest, row in ways if (last := _match(words, i, rest)) >= 0]
    return sorted(ends, key=lambda end: (-end[0], end[1])) if len(ends) > 1 else ends


def _match(words: list[str], first: int, rest: list[Element]) -> int:
    """Return the last token of the term that starts at ``first``, or -1."""
    at = first
    for i, element in enumerate(rest):
        if element is GAP:
            return _match_gap(words, at, rest[i + 1 :])
        at += 1
        if at >= len(words) or not fits(words[at], element):
            return -1
    return at


def _match_gap(words: list[str], at: int, rest: list[Element]) -> int:
    whole, beginnings = rest[0]
    if not beginnings and whole.isdisjoint(words[at + 1 : at + MAX_GAP + 2]):
        return -1  # as most often
    for start in range(at + 1, min(at + MAX_GAP + 2, len(words))):
        if fits(words[start], rest[0]):
            last = _match(words, start, rest[1:])
            if last >= 0:
                return last
        if words[start] in SENTENCE_END:
            break
    return -1
