"""Matching the terms of word lists in documents; `analysis.lexicon` gives their syntax."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from . import conditions
from .document import Document

MAX_GAP = 3
SENTENCE_END = frozenset(".!?;:")  # a gap does not reach over these


class Match(NamedTuple):
    """A term found in a document: tokens ``first`` up to ``last``, and its row in the list."""

    first: int
    last: int
    row: int


Element = tuple[frozenset[str], tuple[str, ...]]  # the words that fit, the beginnings that fit
_GAP: Element = (frozenset(), ())


@cache
def _element(written: str) -> Element:
    """Read one word of a term: its alternatives, with classes replaced by their words."""
    if written == "~":
        return _GAP
    classes, options = conditions.word_classes(), written.split("|")
    for name in [o for o in options if o.startswith("@")]:
        if name[1:] not in classes:
            known = ", ".join(f"@{c}" for c in classes)
            raise ValueError(f"there is no word class {name!r}; use one of {known}.")
        options.remove(name)
        options += classes[name[1:]]
    whole = frozenset(o for o in options if not o.endswith("*"))
    return whole, tuple(o[:-1] for o in options if o.endswith("*"))


def variants(term: str) -> list[list[Element]]:
    """Return every way to read a term: with and without each of its optional words."""
    if term.split()[0] == "~" or term.split()[-1] == "~":
        raise ValueError(f"the term {term!r} may not start or end with a gap (~).")
    ways: list[list[list[Element]]] = []
    for written in term.split():
        optional = written.endswith("?") and len(written) > 1
        element = [_element(written.removesuffix("?") if optional else written)]
        ways.append([element, []] if optional else [element])
    if len(ways[0]) > 1:
        raise ValueError(f"the first word of {term!r} may not be optional.")
    return [[e for part in parts for e in part] for parts in product(*ways)]


def checks(written: str) -> list[Callable[[Document, int, int], bool]]:
    """Return the functions behind a cell of the column ``condition``."""
    return [_test(part) for part in written.split()]


@cache
def _test(written: str) -> Callable[[Document, int, int], bool]:
    name, colon, words = written.partition(":")
    wanted = not name.startswith("not_")
    name = name.removeprefix("not_")
    known = conditions.WITH_WORDS if colon else conditions.NAMED
    if name not in known:
        names = ", ".join([*conditions.NAMED, *(f"{n}:words" for n in conditions.WITH_WORDS)])
        raise ValueError(f"there is no condition {written!r}; use one of {names}.")
    function = known[name]
    if not colon:
        return lambda doc, first, last: function(doc, first, last) is wanted
    element = _element(words)
    return lambda doc, first, last: (
        function(doc, first, last, lambda w: _fits(w, element)) is wanted
    )


class Matcher:
    """Finds the terms of a list in documents.

    Parameters
    ----------
    terms : sequence of str
        Terms in the syntax given in the module's description.
    conditions : sequence of str, optional
        For each term the conditions under which it counts (see `analysis.conditions`).

    Examples
    --------
    >>> doc = Document("Critics, though, say it may work.")
    >>> matcher = Matcher(["may", "critics ~ say|says"])
    >>> [doc.text[doc.tokens[m.first].start : doc.tokens[m.last].end] for m in matcher.find(doc)]
    ['Critics, though, say', 'may']
    """

    def __init__(self, terms: Sequence[str], conditions: Sequence[str] | None = None):
        self._checks = [checks(c) for c in conditions or [""] * len(terms)]
        self._exact: dict[str, _Options] = {}
        self._prefixes: list[tuple[str, list[Element], int]] = []
        self._known: dict[str, _Options | None] = {}
        for row, term in enumerate(terms):
            for (whole, beginnings), *rest in variants(term):
                for option in whole:
                    self._exact.setdefault(option, _Options()).add(rest, row)
                self._prefixes += [(b, rest, row) for b in beginnings]

    def find(self, doc: Document) -> list[Match]:
        """Return the matches from left to right; where terms overlap, the longest counts."""
        words, found, position = doc.folded, [], 0
        known = self._known
        if len(known) > 100_000:  # a cache by word type, bounded for very large corpora
            known.clear()
        for i, word in enumerate(words):
            try:
                options = known[word]
            except KeyError:
                options = known[word] = self._options(word)
            if options is None or i < position:
                continue
            after = words[i + 1] if i + 1 < len(words) else ""
            match = self._best(doc, i, options.by_second.get(after, options.any_second))
            if match:
                found.append(match)
                position = match.last + 1
        return found

    def _best(
        self, doc: Document, i: int, options: list[tuple[list[Element], int]]
    ) -> Match | None:
        """Return the longest match at token ``i`` whose test holds; of equals the first listed."""
        words = doc.folded
        ends = [(-_match(words, i, rest), row) for rest, row in options]
        for last, row in sorted(e for e in ends if e[0] <= 0):
            if all(check(doc, i, -last) for check in self._checks[row]):
                return Match(i, -last, row)
        return None

    def _options(self, word: str) -> _Options | None:
        starred = [(rest, row) for prefix, rest, row in self._prefixes if word.startswith(prefix)]
        exact = self._exact.get(word)
        if not starred:
            return exact
        options = _Options()
        for rest, row in (exact.all if exact else []) + starred:
            options.add(rest, row)
        return options


class _Options:
    """The terms that start with one word, by the word that must follow it."""

    def __init__(self):
        self.all: list[tuple[list[Element], int]] = []
        self.any_second: list[tuple[list[Element], int]] = []
        self.by_second: dict[str, list[tuple[list[Element], int]]] = {}

    def add(self, rest: list[Element], row: int) -> None:
        """Add a term: its elements after the first word, and its row."""
        self.all.append((rest, row))
        if not rest or rest[0] is _GAP or rest[0][1]:
            self.any_second.append((rest, row))
            for options in self.by_second.values():
                options.append((rest, row))
            return
        for second in rest[0][0]:
            self.by_second.setdefault(second, list(self.any_second)).append((rest, row))


def _match(words: list[str], first: int, rest: list[Element]) -> int:
    """Return the last token of the term that starts at ``first``, or -1."""
    at = first
    for i, element in enumerate(rest):
        if element is _GAP:
            return _match_gap(words, at, rest[i + 1 :])
        at += 1
        if at >= len(words) or not _fits(words[at], element):
            return -1
    return at


def _match_gap(words: list[str], at: int, rest: list[Element]) -> int:
    for start in range(at + 1, min(at + MAX_GAP + 2, len(words))):
        if _fits(words[start], rest[0]):
            last = _match(words, start, rest[1:])
            if last >= 0:
                return last
        if words[start] in SENTENCE_END:
            break
    return -1


def _fits(word: str, element: Element) -> bool:
    return word in element[0] or (bool(element[1]) and word.startswith(element[1]))
