"""Matching the terms of word lists in documents; `analysis.lexicon` gives their syntax."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from threading import Lock
from typing import NamedTuple

from . import conditions
from .document import Document

MAX_GAP = 3
_MOST_WORDS = 100_000  # words kept with the terms they open
MOST_GAPS, MOST_OPTIONAL = 2, 4  # each multiplies the ways to read a term
SENTENCE_END = frozenset(".!?;:")  # a gap does not reach over these


class Match(NamedTuple):
    """A term found in a document: tokens ``first`` up to ``last``, and its row in the list."""

    first: int
    last: int
    row: int


Element = tuple[frozenset[str], tuple[str, ...]]  # the words that fit, the beginnings that fit
_GAP: Element = (frozenset(), ())


# A mark by itself, a word or its beginning, any word, a class.
_OPTION = re.compile(r"[^\s\w*?|@~]|[^\s*?|@~()\[\]{}\\^+<>\"]+\*?|\*|@\w+")


@cache
def _element(written: str) -> Element:
    """Read one word of a term: its alternatives, with classes replaced by their words."""
    if written == "~":
        return _GAP
    classes, options = conditions.word_classes(), written.replace("’", "'").split("|")
    wrong = [o for o in options if not _OPTION.fullmatch(o)]
    if wrong:
        raise ValueError(
            f"{wrong[0]!r} in {written!r} is no word; write words, beginnings (alleg*) or classes "
            "(@be), with | between them."
        )
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
    parts = term.split()
    if parts[0] == "~" or parts[-1] == "~" or "~?" in parts or "~ ~" in term:
        raise ValueError(f"the term {term!r} has a gap (~) that does not stand between two words.")
    if parts.count("~") > MOST_GAPS or sum(p.endswith("?") for p in parts) > MOST_OPTIONAL:
        raise ValueError(
            f"the term {term!r} may have {MOST_GAPS} gaps (~) and {MOST_OPTIONAL} optional words "
            "(?) at the most; write it as several terms."
        )
    ways: list[list[list[Element]]] = []
    for written in term.split():
        optional = written.endswith("?") and len(written) > 1
        element = [_element(written.removesuffix("?") if optional else written)]
        ways.append([element, []] if optional else [element])
    if "*" in term.split()[0].split("|"):
        raise ValueError(f"the term {term!r} would start at every word; name its first word.")
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
    if colon and not words:
        raise ValueError(f"the condition {written!r} names no words; write them after the colon.")
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
        Terms in the syntax given in `analysis.lexicon`.
    conditions : sequence of str, optional
        For each term the conditions under which it counts (see `analysis.conditions`).
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
        self._known = _Known(exact, prefixes)

    def find(self, doc: Document) -> list[Match]:
        """Return the matches by where they start; of overlapping ones the longest."""
        words, found, known = doc.folded, [], self._known
        reached = dict.fromkeys(self._groups, 0)  # by group, the first token still free
        for i, (word, after) in enumerate(zip(words, [*words[1:], ""], strict=False)):
            opens = known[word]
            ways = opens and opens[0].get(after, opens[1])
            if not ways:
                continue  # as at most words
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


class _Known(dict):
    """For each word met so far the terms it opens, or None; a new word is looked up once.

    What is kept is never changed, so threads share it: one that misses a word looks it up.
    """

    def __init__(self, exact: dict[str, list[_Way]], prefixes: list[tuple[str, _Way]]):
        super().__init__()
        self._lock = Lock()
        self._ways = exact
        self._exact = {word: _by_second(ways) for word, ways in exact.items()}
        # A list may hold hundreds of beginnings; the letters all have tell which to try.
        self._letters = min((len(beginning) for beginning, _ in prefixes), default=0)
        self._prefixes: dict[str, list[tuple[str, _Way]]] = {}
        for prefix in prefixes:
            self._prefixes.setdefault(prefix[0][: self._letters], []).append(prefix)

    def __missing__(self, word: str) -> _Opens | None:
        opens = self._exact.get(word)
        prefixes = self._prefixes.get(word[: self._letters])
        if prefixes:
            starred = [way for beginning, way in prefixes if word.startswith(beginning)]
            if starred:
                opens = _by_second(self._ways.get(word, []) + starred)
        with self._lock:
            if len(self) >= _MOST_WORDS:  # bounded for very large corpora
                self.clear()
            self[word] = opens
        return opens


def _by_second(ways: list[_Way]) -> _Opens:
    """Sort the terms that one word opens by the word that must follow it."""
    by_second: dict[str, list[_Way]] = {}
    any_second: list[_Way] = []
    for way in ways:
        rest, _ = way
        if not rest or rest[0] is _GAP or rest[0][1]:
            any_second.append(way)
            for known in by_second.values():
                known.append(way)
        else:
            for second in rest[0][0]:
                by_second.setdefault(second, list(any_second)).append(way)
    return by_second, any_second


def _in_one_sentence(doc: Document, first: int, last: int) -> bool:
    """Tell whether tokens belong together: "War" and "On" do not in "End of War / On Monday"."""
    sentence = doc.sentence_at(doc.tokens[first].start)
    return sentence is None or doc.tokens[last].end <= sentence.end


def _ends(words: list[str], i: int, ways: list[_Way]) -> list[tuple[int, int]]:
    """Return last token and row of the terms that start at token ``i``, the longest first."""
    ends = [(_match(words, i, rest), row) for rest, row in ways]
    return sorted((end for end in ends if end[0] >= 0), key=lambda end: (-end[0], end[1]))


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
