"""The list ``lexicons/furniture.csv`` as rules, by the words that they begin with and hold."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .. import listed
from ..errors import LexiconError

__all__ = ["Rule", "Rules", "key", "letters", "rules"]


class Rule(NamedTuple):
    """A row of the list, and of each word that what fits it must hold the ways to write it."""

    term: str
    categories: frozenset[str]
    places: frozenset[str]
    words: tuple[tuple[str, ...], ...]  # the longest, which are the rarest, first

    def may_fit(self, low: str) -> bool:
        """Tell whether a text in lower case holds its words, in whatever order."""
        for word in self.words:  # with any() in all() it takes twice as long
            for way in word:
                if way in low:
                    break
            else:
                return False
        return True


class Rules(NamedTuple):
    """The rules of the list by their first word, and those of ``within`` by one that they need."""

    by_first: dict[str, list[Rule]]
    within: dict[str, list[Rule]]
    leads: frozenset[str]  # the first words of those of ``lead``


def key(word: str) -> str:
    """Return what a first word is looked up by."""
    return "0" if word[0].isdigit() else word.lower()


@cache
def rules() -> Rules:
    """Return the list, read once."""
    by_first: dict[str, list[Rule]] = {}
    within: dict[str, list[Rule]] = {}
    leads: set[str] = set()
    for row in listed.rows("furniture"):
        rule = Rule(row["term"], _names(row["category"]), _names(row["place"]), _words(row["term"]))
        if rule.places & {"line", "start", "label", "handle", "sentence"}:
            for word in _first_words(rule.term):
                by_first.setdefault(word, []).append(rule)
        if "within" in rule.places:
            if not rule.words:
                raise LexiconError(f"furniture.csv: {rule.term!r} needs a word to stand within.")
            for word in rule.words[0]:
                within.setdefault(word, []).append(rule)
        if "lead" in rule.places:
            leads.update(_first_words(rule.term))
    return Rules(by_first, within, frozenset(leads))


@cache
def _names(cell: str) -> frozenset[str]:
    return frozenset(cell.split())


def _first_words(term: str) -> list[str]:
    """Return the ways to write the first word of a term, or its sign."""
    ways = term.split()[0].removesuffix("?").split("|")
    return [opens[0] if (opens := re.match(r"\w+", way)) else way for way in ways]


def _words(term: str) -> tuple[tuple[str, ...], ...]:
    """Return of each word that a term cannot do without the ways to write it, letters alone."""
    needed = [part.split("|") for part in term.split() if not part.endswith("?")]
    words = [tuple(map(letters, ways)) for ways in needed]
    return tuple(sorted(filter(all, words), key=lambda ways: -min(map(len, ways))))


def letters(word: str) -> str:
    """Return the longest run of letters of a word, "" without one."""
    return max(re.findall("[a-z]+", word), key=len, default="")
