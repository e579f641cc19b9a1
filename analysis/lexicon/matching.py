"""Terms and a document in, the places where they stand out: the matcher of word lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import cycle
from typing import NamedTuple

import numpy as np

from ..columns import Column
from ..document import Document, as_document
from ..remembering import Remembered
from ..vocabulary import FOLDED
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
        self._free = dict.fromkeys(self._groups, 0)  # by group, the first token still free
        opening = _Opening(terms)
        self._ways = Remembered(opening.ways)
        self._signs = Column(lambda: opening.signs, np.uint32, by=FOLDED)

    def find(self, doc: Document | str) -> list[Match]:
        """Return the matches by where they start; of overlapping ones the longest."""
        doc = as_document(doc)
        words, found, free = doc.folded, [], self._free.copy()
        for i in _places(doc.known(self._signs)):
            by_second, ways = self._ways[words[i]]
            if by_second and i + 1 < len(words):
                ways = by_second.get(words[i + 1], ways)
            if not ways:
                continue
            alone = len(ways) == 1 and not ways[0][0]  # most often: one word, or two
            for last, row in [(i + ways[0][1], ways[0][2])] if alone else _ends(words, i, ways):
                group, checks = self._groups[row], self._checks[row]
                if i < free[group] or (last > i and not _in_one_sentence(doc, i, last)):
                    continue
                if not checks or all(check(doc, i, last) for check in checks):
                    found.append(Match(i, last, row))
                    free[group] = last + 1
        return found


# What must follow the words of a term that are there, how many these are but the first, its row.
_Way = tuple[tuple[Element, ...], int, int]
# By the second word, if one is listed, and for any other. What is kept of thousands of words is
# made of tuples, for the garbage collector goes over every list.
_Ways = tuple[dict[str, tuple[_Way, ...]] | None, tuple[_Way, ...]]
# What a word may be to a list, in bits: so most tokens are passed over without a look at their
# words. Bit 0: it opens a term, whatever follows. One of the next: it is the second word of a
# term (these words are dealt out among the bits). The last of the lower half: it is the word after
# a gap. The same bit in the upper half: it opens a term if such a word follows.
_OPENS, _SECONDS, _FAR = 1, [1 << bit for bit in range(1, 15)], 1 << 15
_FOLLOWED = 16  # bits between the two halves


def _places(signs: np.ndarray) -> list[int]:
    """Return the tokens that may open a term, by the signs of all."""
    opens, far = signs & _OPENS, signs & _FAR
    for step in (1, 2):  # the sign of each goes to all from which a gap may reach it
        far[:-step] |= far[step:]
    opens[:-1] |= (signs[:-1] >> _FOLLOWED) & (signs | far)[1:]
    places: list[int] = opens.nonzero()[0].tolist()
    return places


class _Opening:
    """Tells of a word the terms it opens; they are sorted only when a text holds the word."""

    def __init__(self, terms: Sequence[str]):
        self._signs: dict[str, int] = defaultdict(int)
        self._second: dict[str, int] = defaultdict(cycle(_SECONDS).__next__)
        exact: dict[str, list[_Way]] = {}
        prefixes: list[tuple[str, _Way]] = []
        for row, term in enumerate(terms):
            for (whole, beginnings), *rest in _readings(term):
                way = (tuple(rest), 0, row)
                sign = self._sign(way)
                for option in whole:
                    exact.setdefault(option, []).append(way)
                    self._signs[option] |= sign
                prefixes += [(beginning, way) for beginning in beginnings]
        self._sorted = Remembered(self._sort)
        self._exact = {word: tuple(ways) for word, ways in exact.items()}
        # A list may hold hundreds of beginnings; the letters all have tell which to try.
        self._letters = min((len(beginning) for beginning, _ in prefixes), default=0)
        self._prefixes: dict[str, list[tuple[str, _Way]]] = {}
        for prefix in prefixes:
            self._prefixes.setdefault(prefix[0][: self._letters], []).append(prefix)
        self._beginnings = {k: tuple(b for b, _ in alike) for k, alike in self._prefixes.items()}

    def _sign(self, way: _Way) -> int:
        """Return the sign of a word that opens a term so; what must follow it gets its own."""
        rest = way[0]
        if rest and rest[0] is GAP and not rest[1][1]:
            dealt = dict.fromkeys(rest[1][0], _FAR)
        else:
            dealt = {word: self._second[word] for word in _seconds(way)}
        sign = 0 if dealt else _OPENS
        for word, own in dealt.items():
            self._signs[word] |= own
            sign |= own << _FOLLOWED
        return sign

    def signs(self, words: list[str]) -> list[int]:
        """Return what some words may be to the list."""
        known, beginnings, letters = self._signs, self._beginnings, self._letters
        if not beginnings:
            return [known.get(word, 0) for word in words]
        return [
            known.get(word, 0) | _OPENS * word.startswith(beginnings.get(word[:letters], ()))
            for word in words
        ]

    def ways(self, word: str) -> _Ways:
        """Return the terms that a word opens by the word that must follow it."""
        alike = self._prefixes.get(word[: self._letters], ())
        starred = [way for beginning, way in alike if word.startswith(beginning)]
        return self._sorted[(*self._exact.get(word, ()), *starred)]

    def _sort(self, ways: tuple[_Way, ...]) -> _Ways:
        """Return terms by the word that must follow; "experts" and "critics" open the same."""
        others = tuple(filter(_takes_any, ways))
        if len(others) == len(ways):
            return None, ways
        fitting: dict[str, list[int]] = {}  # by the second word, the numbers of the ways it fits
        for number, way in enumerate(ways):
            for second in _seconds(way):
                fitting.setdefault(second, []).append(number)
        passed = [(rest[1:], 1, row) for rest, _, row in ways]
        shared = {  # by the words of a class
            numbers: (*others, *(passed[number] for number in numbers))
            for numbers in set(map(tuple, fitting.values()))
        }
        return {second: shared[tuple(numbers)] for second, numbers in fitting.items()}, others


def _readings(term: str) -> list[list[Element]]:
    """Return the ways to read a term; most of long lists are words without any sign."""
    return [[((term,), ())]] if term.isalpha() else variants(term)


def _takes_any(way: _Way) -> bool:
    """Tell whether more than listed words may stand after the first."""
    rest = way[0]
    return not rest or rest[0] is GAP or bool(rest[0][1])


def _seconds(way: _Way) -> Collection[str]:
    """Return the listed words of which one must stand after the first, if it must be one."""
    return () if _takes_any(way) else way[0][0][0]


def _in_one_sentence(doc: Document, first: int, last: int) -> bool:
    """Tell whether tokens belong together: "War" and "On" do not in "End of War / On Monday"."""
    sentence = doc.sentence_at(doc.token_spans.starts[first])
    return sentence is None or doc.token_spans.end(last) <= sentence.end


def _ends(words: list[str], i: int, ways: Sequence[_Way]) -> list[tuple[int, int]]:
    """Return last token and row of the terms that start at token ``i``, the longest first."""
    ends = [
        (last, row)
        for rest, more, row in ways
        if (last := _match(words, i + more, rest) if rest else i + more) >= 0
    ]
    return sorted(ends, key=lambda end: (-end[0], end[1])) if len(ends) > 1 else ends


def _match(words: list[str], first: int, rest: Sequence[Element]) -> int:
    """Return the last token of a term of which the words up to ``first`` are there, or -1."""
    at = first
    for i, element in enumerate(rest):
        if element is GAP:
            return _match_gap(words, at, rest[i + 1 :])
        at += 1
        if at >= len(words) or not fits(words[at], element):
            return -1
    return at


def _match_gap(words: list[str], at: int, rest: Sequence[Element]) -> int:
    whole, beginnings = rest[0]
    if not beginnings and set(words[at + 1 : at + MAX_GAP + 2]).isdisjoint(whole):
        return -1  # as most often
    for start in range(at + 1, min(at + MAX_GAP + 2, len(words))):
        if fits(words[start], rest[0]):
            last = _match(words, start, rest[1:])
            if last >= 0:
                return last
        if words[start] in SENTENCE_END:
            break
    return -1
