"""The people an article names: their full names, and every place that names them.

Not a general name finder: of the runs of capitalised words it keeps those that open
with a known first name, follow a title ("Mr.", "Sen.") or are treated as somebody's
(`introduced`). The other runs tell organisations apart ("Patriot Coal").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from ..document import Document
from ..kept import kept
from ..remembering import Remembered
from ..spans import Index
from .capitals import KNOWN_RUNS, PARTICLES, Words, capital_runs, is_initial
from .introduced import (
    Bounds,
    PerhapsName,
    ends_name,
    introduced,
    is_of_thing,
    name_key,
    name_keys,
    perhaps_name,
)
from .lists import first_names, no_names, organisation_words, titles


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


_SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
_MAX_NAME = 3  # words of a name, initials and Jr. aside
_MOST_PLACES = 20  # that are looked at to tell what a name is
_MAX_NAMESAKES = 50  # no article has as many; a list of names could, and would take long


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
        self._text = doc.text
        # What a run means its words tell, wherever it stands: each is looked at once.
        self._places = places = _places(doc)
        listed, unknown = zip(*map(_READ.__getitem__, places), strict=True) if places else ((), ())
        told = introduced(doc.text, unknown, list(places.values()))
        bounds = [one or other for one, other in zip(listed, told, strict=True)]
        for words, found in zip(places, bounds, strict=True):
            if len(words) > 1:
                self._learn(words, found)
        for (words, starts), found in zip(places.items(), bounds, strict=True):
            self._note(words, starts, found or self._part(words))
        self.mentions.sort()
        self._index = Index(self.mentions)
        self.starts = self._index.starts

    def _learn(self, words: Words, bounds: Bounds | None) -> None:
        if bounds is None:
            if words[-1].lower() in organisation_words():
                self.organisation_words.add(words[0].lower())
            return
        first, stop, gender = bounds
        name = words[first:stop]
        while len(name) > 1 and name[-1].lower() in _SUFFIXES:
            name = name[:-1]
        keys = name_keys(name)
        surname, given = keys[-1], name[0].lower() if len(name) > 1 else ""
        known = self.people.setdefault(surname, [])
        if len(known) == _MAX_NAMESAKES:
            return
        for i, person in enumerate(known):
            if given in ("", person.first) and _agree(gender, person.gender):
                return
            if person.first == "" and _agree(gender, person.gender):
                gender = gender if gender != "either" else person.gender
                del known[i]
                break
        person = Person(" ".join(words[first:stop]), given, surname, gender)
        known.append(person)
        for key in dict.fromkeys([given, *keys[:-1]] if given else ()):
            self.people.setdefault(key, []).append(person)

    def _note(self, words: Words, starts: list[int], bounds: Bounds | None) -> None:
        """Note who is named by a part of the words of a run, wherever the run starts."""
        if bounds is None:
            return
        first, stop, gender = bounds
        person = self.find(words[first:stop], gender)
        if person is None:
            return
        before, length = len(" ".join([*words[:first], ""])), len(" ".join(words[first:stop]))
        for start in starts:
            start += before
            self.mentions.append(Mention(start, start + length, person, stop - first > 1))

    def _part(self, words: Words) -> Bounds | None:
        """Return the first word of a run that is part of a person's name: "Lee"."""
        for i, word in enumerate(words):
            if name_key(word) in self.people:
                return i, i + 1, "either"
        return None

    def find(self, name: Sequence[str], gender: str = "either") -> Person | None:
        """Return the person whom the words of a name mean, or None."""
        name = [w for w in name if w.lower() not in _SUFFIXES]
        if not name:
            return None
        keys = name_keys(name)
        for person in self.people.get(keys[-1], ()):
            # A surname that two people share means, where no title tells, whom it named first.
            if _agree(gender, person.gender) and (
                len(keys) == 1 or person.first in (keys[0], "") or _holds(person.name, keys)
            ):
                return person
        return None

    def is_thing(self, name: Sequence[str]) -> bool:
        """Tell whether the article treats a name as that of a body: "Norwell Air, which …"."""
        for start, words in self._ending.get(name[-1], ()):
            if words[-len(name) :] == tuple(name):
                end = start + len(" ".join(words))
                start = end - len(" ".join(name))
                if is_of_thing(self._text[max(0, start - 40) : start], self._text[end : end + 160]):
                    return True
        return False

    @cached_property
    def _ending(self) -> dict[str, list[tuple[int, Words]]]:
        """Return where runs start by their last words, the first of them in the document."""
        ending: dict[str, list[tuple[int, Words]]] = {}
        for words, starts in self._places.items():
            ending.setdefault(words[-1], []).extend((s, words) for s in starts[:_MOST_PLACES])
        return {last: sorted(found)[:_MOST_PLACES] for last, found in ending.items()}

    def before(self, position: int) -> int:
        """Return how many mentions start before a position."""
        return self._index.before(position)


def _places(doc: Document) -> dict[Words, list[int]]:
    """Return the runs of capitalised words of a document, and where each starts."""
    places: dict[Words, list[int]] = {}
    for words, start in capital_runs(doc):
        places.setdefault(words, []).append(start)
    return places


@kept("names")
def names(doc: Document) -> Names:
    """Return the names of a document, found once."""
    return Names(doc)


def _holds(name: str, keys: list[str]) -> bool:
    """Tell whether a full name holds all words of a shorter one: "Quiroz Lara"."""
    return set(keys) <= set(name_keys(name.split()))


def _agree(one: str, other: str) -> bool:
    return one == other or "either" in (one, other)


def _name_bounds(words: Words) -> Bounds | None:
    """Return where a person's name starts and stops in a run, and the gender it shows."""
    given, heads, unnamed = first_names(), titles(), no_names()
    low = [w.lower() for w in words]
    gender, first = "either", -1
    for i, word in enumerate(low[:-1]):
        if first < 0 and is_initial(words[i], one=True):  # "J. R. Pemberwick"
            first = i
            break
        if word.rstrip(".") in heads and low[i + 1] not in unnamed:
            first, gender = i + 1, heads[word.rstrip(".")]
        elif _is_given(words, i) and low[i + 1] not in unnamed and low[i + 1] not in heads:
            if first < 0 or first >= i:
                stop = _stop(words, low, i)
                if stop == len(words) > 2 and low[-1] in organisation_words():
                    return None  # "Paul City Council" of St. Paul
                if stop - i > 1:
                    return i, stop, gender if gender != "either" else given[word]
            break
    if first < 0:
        return None
    return first, _stop(words, low, first), gender


def _read(words: Words) -> tuple[Bounds | None, PerhapsName | None]:
    """Return what the words of a run tell by themselves: whom they name, or may name."""
    bounds = _name_bounds(words) if len(words) > 1 else None
    return bounds, None if bounds else perhaps_name(words)


_READ = Remembered(_read, KNOWN_RUNS)


def _is_given(words: Sequence[str], i: int) -> bool:
    """Tell whether a word is a known first name, and not the "Van" of "Nguyen Van Tuan"."""
    low = words[i].lower()
    if low not in first_names() or not words[i][0].isupper():
        return False
    if low not in PARTICLES:
        return True
    opens = i == 0 or words[i - 1].lower() in no_names("function")
    return opens and words[i + 1][0].isupper()  # not "Van der Meulen"


def _stop(words: Sequence[str], low: list[str], first: int) -> int:
    """Return where the name that starts at ``first`` stops."""
    stop, counted = first, 0
    while stop < len(words):
        if low[stop] in _SUFFIXES:
            return stop + 1
        if not is_initial(words[stop]) and words[stop] not in PARTICLES:
            if counted == _MAX_NAME or (counted and ends_name(words, stop)):
                break
            counted += 1
        stop += 1
    return stop
