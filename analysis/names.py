"""The people an article names: their full names, and every place that names them.

Not a general name finder: of the runs of capitalised words it keeps those that open
with a known first name or follow a title ("Mr.", "Sen."), which is how news prose
introduces people. The other runs tell organisations apart ("Patriot Coal").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from . import lexicon
from .document import Document


class Person(NamedTuple):
    """Somebody an article names; ``gender`` is "female", "male" or "either"."""

    name: str
    first: str
    surname: str
    gender: str


class Mention(NamedTuple):
    """A place that names a person, by full name or by part of it."""

    start: int
    end: int
    person: Person
    full: bool


_TITLE = r"(?:Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Capt|Sgt|Adm|Rev|Prof|Atty)\."
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŽŠČ]"
_PART = rf"(?:{_TITLE}|(?:{_CAPITAL}\.)+|{_CAPITAL}[\w’'‑-]*\w|[JS]r\.)"
_RUN = re.compile(rf"{_PART}(?: (?:{_PART}|(?:de|van|von|der|bin|al|la|del)(?= {_CAPITAL})))*")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_INITIAL = re.compile(rf"(?:{_CAPITAL}\.)+$")
_SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
_MAX_NAME = 3  # words of a name, initials and Jr. aside
_NEAR = 800  # characters back in which a shared surname means the person named in full


class Names:
    """The people a document names.

    Examples
    --------
    >>> found = Names(Document("Storm\\n\\nMayor Ann Lee spoke. Mr. Ray left. Lee said so."))
    >>> [(m.person.name, m.full) for m in found.mentions]
    [('Ann Lee', True), ('Ray', False), ('Ann Lee', False)]
    """

    def __init__(self, doc: Document):
        self.people: dict[str, list[Person]] = {}  # by surname, and by first name
        self.mentions: list[Mention] = []
        self.organisation_words: set[str] = set()
        self._counts: dict[Person, int] = {}
        self._last_full: dict[Person, int] = {}
        found = [(words, at, _name_bounds(words)) for words, at in _runs(doc)]
        for words, _, bounds in found:
            self._learn(words, bounds)
        for words, at, bounds in found:
            self._mention(words, at, bounds)
        self.starts = [m.start for m in self.mentions]

    def _learn(self, words: list[str], bounds: tuple[int, int, str] | None) -> None:
        if bounds is None:
            if len(words) > 1 and words[-1].lower() in organisation_words():
                self.organisation_words.add(words[0].lower())
            return
        first, stop, gender = bounds
        name = words[first:stop]
        while len(name) > 1 and name[-1].lower() in _SUFFIXES:
            name = name[:-1]
        surname, given = name[-1].lower(), name[0].lower() if len(name) > 1 else ""
        known = self.people.setdefault(surname, [])
        for i, person in enumerate(known):
            if given in ("", person.first) and _agree(gender, person.gender):
                return
            if person.first == "" and _agree(gender, person.gender):
                gender = gender if gender != "either" else person.gender
                del known[i]
                break
        person = Person(" ".join(words[first:stop]), given, surname, gender)
        known.append(person)
        if given:
            self.people.setdefault(given, []).append(person)

    def _mention(
        self, words: list[str], at: list[int], bounds: tuple[int, int, str] | None
    ) -> None:
        if bounds is not None:
            first, stop, gender = bounds
            self._note(words[first:stop], at[first], at[stop - 1], gender)
            return
        for i, word in enumerate(words):
            if word.lower() in self.people:
                self._note([word], at[i], at[i], "either")
                return

    def _note(self, name: list[str], start: int, last: int, gender: str) -> None:
        person = self.find(name, start, gender)
        if person is None:
            return
        full = len(name) > 1
        self._counts[person] = self._counts.get(person, 0) + 1
        if full:
            self._last_full[person] = start
        self.mentions.append(Mention(start, last + len(name[-1]), person, full))

    def find(self, name: list[str], position: int, gender: str = "either") -> Person | None:
        """Return the person whom the words of a name mean at a position, or None."""
        name = [w for w in name if w.lower() not in _SUFFIXES]
        if not name:
            return None
        options = [p for p in self.people.get(name[-1].lower(), ()) if _agree(gender, p.gender)]
        if len(name) > 1:
            options = [p for p in options if p.first in (name[0].lower(), "")]
        if len(options) < 2:
            return options[0] if options else None
        near = [p for p in options if 0 <= position - self._last_full.get(p, -_NEAR) < _NEAR]
        if near:
            return max(near, key=self._last_full.__getitem__)
        return max(options, key=lambda p: self._counts.get(p, 0))

    def before(self, position: int) -> int:
        """Return how many mentions start before a position."""
        return bisect_left(self.starts, position)


def names(doc: Document) -> Names:
    """Return the names of a document, found once."""
    if "names" not in doc.findings:
        doc.findings["names"] = Names(doc)
    return doc.findings["names"]


@cache
def first_names() -> dict[str, str]:
    """Return the known first names in lower case, with their gender."""
    table = lexicon.load("names")
    return dict(zip(table["term"], table["category"], strict=True))


@cache
def titles() -> dict[str, str]:
    """Return the titles that stand before a name, in lower case, with their gender."""
    table = lexicon.load("titles")
    return dict(zip(table["term"], table["category"], strict=True))


@cache
def organisation_words() -> frozenset[str]:
    """Return the words that end the name of an organisation."""
    table = lexicon.load("sources")
    kinds = table["category"].isin(["organisation", "institution"])
    return frozenset(table["term"][kinds])


@cache
def _no_name() -> frozenset[str]:
    return frozenset(lexicon.load("no_names")["term"])


def _agree(one: str, other: str) -> bool:
    return one == other or "either" in (one, other)


def _runs(doc: Document):
    """Yield the runs of capitalised words below the headline, with where each word starts."""
    # In a headline nearly every word has a capital, so no run there is a name.
    start = doc.headline.end if doc.headline else 0
    for m in _RUN.finditer(doc.text, start):
        words, at, position = [], [], m.start()
        for word in m.group().split(" "):
            bare = _POSSESSIVE.sub("", word)
            words.append(bare)
            at.append(position)
            position += len(word) + 1
            if bare != word:  # "Trump's White House" is two names
                yield words, at
                words, at = [], []
        if words:
            yield words, at


def _name_bounds(words: list[str]) -> tuple[int, int, str] | None:
    """Return where a person's name starts and stops in a run, and the gender it shows."""
    if len(words) < 2:
        return None
    given, heads = first_names(), titles()
    low = [w.lower() for w in words]
    gender, first = "either", -1
    for i, word in enumerate(low[:-1]):
        if word.rstrip(".") in heads and low[i + 1] not in _no_name():
            first, gender = i + 1, heads[word.rstrip(".")]
        elif word in given and low[i + 1] not in _no_name() and word not in _no_name():
            if first < 0 or first >= i:
                stop = _stop(words, low, i)
                if stop - i > 1:
                    return i, stop, gender if gender != "either" else given[word]
            break
    if first < 0:
        return None
    return first, _stop(words, low, first), gender


def _stop(words: list[str], low: list[str], first: int) -> int:
    """Return where the name that starts at ``first`` stops."""
    stop, counted = first, 0
    while stop < len(words):
        if low[stop] in _SUFFIXES:
            return stop + 1
        if not _INITIAL.match(words[stop]):
            if counted == _MAX_NAME or (counted and low[stop] in _no_name()):
                break
            counted += 1
        stop += 1
    return stop
