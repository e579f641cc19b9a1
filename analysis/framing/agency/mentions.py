"""Where an article names its actors: the persons, and the organisations.

Persons are those of `analysis.attribution.names`. An organisation is known by its last
word ("Patriot Coal"), by a list (outlets, "the White House", "NATO"), by letters that the
article explains, by the person it serves ("the Lee campaign"), or because it speaks in the
article. Places are no actors: "Moscow" is a city and a government, and the surface does
not tell which.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from ... import attribution
from ...attribution.names import Mention, names, organisation_words
from ...attribution.phrases import category, nouns
from ...document import Document
from ...lexicon import words as listed
from .runs import SMALL, Run, fold, has_the, initials, is_listed, joined, single_outlets, trimmed

PERSON, ORGANISATION = "person", "organisation"
_INSIDE = re.compile(r"[a-z,] $")  # before a name that does not open its sentence
_WHICH = re.compile(r",? which\b")  # after the name of no person
_OWN_BODY = re.compile(r" ([a-z]+)\b")  # "the Lee | campaign"
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,6}$")


class Naming(NamedTuple):
    """A place that names an actor: where, whom, and "person" or "organisation"."""

    start: int
    end: int
    actor: str
    kind: str


def find(doc: Document) -> list[Naming]:
    """Return the places of a document that name persons and organisations, in text order.

    Parameters
    ----------
    doc : Document

    Returns
    -------
    list of Naming
        Without the headline's: nearly every word has a capital there. Where a person's
        name is part of an organisation's ("Clinton Foundation") only the latter counts.

    Examples
    --------
    >>> [n.actor for n in find(Document("Ann Lee sued the White House. Lee won."))]
    ['Ann Lee', 'White House', 'Ann Lee']
    """
    bodies = Bodies(doc).namings()
    starts = [n.start for n in bodies]
    people = []
    for m in names(doc).mentions:
        if _is_no_person(m.person.name):
            continue
        i = bisect_right(starts, m.start) - 1
        if i < 0 or m.start >= bodies[i].end:
            people.append(Naming(m.start, m.end, m.person.name, PERSON))
    return sorted(bodies + people)


def _is_no_person(name: str) -> bool:
    """Tell whether what looks like a name is none: "N. Korea", "Queen City"."""
    words = name.lower().split()
    if len(words) == 1:
        return words[0] in listed("actors", "no_body")
    return len(words) == 2 and words[0] == "n." and nouns().get(f"north {words[1]}") == "place"


class Bodies:
    """The organisations of one document, and the speakers whom `names` does not know."""

    def __init__(self, doc: Document):
        self.text = doc.text
        self.people = names(doc)
        self.runs = [trimmed(run) for run in joined(doc)]
        self.runs = [run for run in self.runs if run.words]
        self.by_letters: dict[str, str] = {}  # "epa" to the full name
        self.by_last_word: dict[str, str] = {}  # "committee" to the last one named in full
        self.speakers = _speakers(doc, self.runs, {m.person.name for m in self.people.mentions})
        self.surnames = {n.split()[-1].lower(): n for n, k in self.speakers.values() if k == PERSON}
        self._learn_letters()

    def namings(self) -> list[Naming]:
        """Return the places that name an organisation, or somebody who only speaks."""
        found = [self._naming(run) for run in self.runs]
        return [naming for naming in found if naming is not None]

    def _learn_letters(self) -> None:
        """Learn which letters stand for which full name: "… Agency (EPA)", or just both."""
        for run, after in pairwise([*self.runs, Run(0, 0, [])]):
            letters = initials(run.words)
            if not letters:
                continue
            introduced = self.text[run.end : run.end + 2] == " (" and after.start == run.end + 2
            told = introduced and len(after.words) == 1 and fold(after.words[0]) in letters
            told = told and category([run.words[-1].lower()]) == ""  # no "… Act (ACA)"
            if told or self._is_body(run):
                for short in letters:
                    self.by_letters.setdefault(short, " ".join(run.words))

    def _naming(self, run: Run) -> Naming | None:
        if self.text[run.start - 1 : run.start] == "(" and fold(run.words[0]) in self.by_letters:
            return None  # "the Environmental Protection Agency (EPA)" is named once
        own = self._of_person(run)
        if own is not None:
            return own
        run = self._known_end(run)
        if len(run.words) == 1:
            name = self._single(run)
        else:
            name = " ".join(run.words) if self._is_body(run) else None
        if name is None or self._is_personal(run):
            return self._speaker(run)
        if len(run.words) > 1:
            self.by_last_word[run.words[-1].lower()] = name
        return Naming(run.start, run.end, name, ORGANISATION)

    def _of_person(self, run: Run) -> Naming | None:
        """Return "the Lee campaign", named after the person whom a run names."""
        word = _OWN_BODY.match(self.text, run.end)
        if word is None or word[1] not in listed("actors", "of_person"):
            return None
        if run.words[-1].lower() not in self.people.people or not has_the(self.text, run.start):
            return None
        return Naming(run.start, word.end(), " ".join([*run.words, word[1]]), ORGANISATION)

    def _known_end(self, run: Run) -> Run:
        """Return the end of a run that is listed as a body: "Obama | White House"."""
        if is_listed(run.words):
            return run
        for size in (3, 2, 1):
            if size == 1 and fold(" ".join(run.words[:-1])) not in listed("actors", "modifier"):
                break  # "Democratic | Senate", but not "Frick | House"
            if len(run.words) > size and is_listed(run.words[-size:]):
                start = run.end - len(" ".join(run.words[-size:]))
                return Run(start, run.end, run.words[-size:])
        return run

    def _is_body(self, run: Run) -> bool:
        """Tell whether a run of several words names an organisation."""
        if is_listed(run.words) or "&" in run.words:
            return True
        if len(run.words) < 2:
            return False
        joints = [i for i, word in enumerate(run.words) if word in ("of", "for", "on")]
        return self._ends_as_body(run.words[: joints[0]] if joints else run.words)

    def _ends_as_body(self, words: list[str]) -> bool:
        last = words[-1].lower().rstrip(".")
        return last in organisation_words() and last not in listed("actors", "no_body")

    def _single(self, run: Run) -> str | None:
        """Return the organisation that a single word names, if one."""
        word, low = run.words[0], fold(run.words[0])
        if _LETTERS.match(word) and low not in listed("actors", "acronym"):
            return self.by_letters.get(low) or (word if is_listed([word]) else None)
        if has_the(self.text, run.start) and low in self.by_last_word:
            return self.by_last_word[low]  # "the Times", named in full before
        if not is_listed([word]):
            return None
        the = has_the(self.text, run.start)
        inside = the or self.text[run.start - 2 : run.start - 1].isalpha()
        sure = inside or low not in single_outlets()  # "Time flies", but "in Time"
        return word if sure and (the or low != "house") else None

    def _is_personal(self, run: Run) -> bool:
        """Tell whether the end of a run belongs to the full name of a person."""
        mention = self._mention_before(run.end)
        return mention is not None and mention.end >= run.end and mention.full

    def _mention_before(self, position: int) -> Mention | None:
        i = self.people.before(position) - 1
        return self.people.mentions[i] if i >= 0 else None

    def _speaker(self, run: Run) -> Naming | None:
        """Return whom a run names of those who are known only because they speak."""
        key = fold(" ".join(run.words))
        if key in self.speakers:
            return Naming(run.start, run.end, *self.speakers[key])
        mention = self._mention_before(run.end)
        name = self.surnames.get(run.words[-1].lower())
        if name is None or (mention is not None and mention.end > run.start):
            return None
        known = name.split()
        size = len(known) if run.words[-len(known) :] == known else 1
        start = run.end - len(" ".join(run.words[-size:]))
        return Naming(start, run.end, name, PERSON)


def _speakers(doc: Document, runs: list[Run], known: set[str]) -> dict[str, tuple[str, str]]:
    """Return the speakers whom only their speaking shows to be somebody: name and kind."""
    found = {}
    for a in attribution.find(doc):
        if a.source_kind in (PERSON, ORGANISATION) and a.speaker and a.speaker not in known:
            words = a.speaker.split()
            listed_as = category([w.lower() for w in words])
            if listed_as == "place" or (a.source_kind == PERSON and listed_as):
                continue  # "Moscow", "the President"
            if all(w[0].isupper() or w in SMALL for w in words):
                found.setdefault(fold(a.speaker), (a.speaker, a.source_kind))
    return _confirmed(doc.text, runs, found)


def _confirmed(text: str, runs: list[Run], found: dict) -> dict[str, tuple[str, str]]:
    """Return the speakers whose names the rest of the article bears out."""
    inside, things, full = set(), set(), {}
    for run in runs:
        key = fold(" ".join(run.words))
        if _INSIDE.search(text, max(0, run.start - 2), run.start):
            inside.add(key)
        if _WHICH.match(text, run.end):
            things.add(key)
        if len(run.words) == 2:
            full.setdefault(run.words[-1].lower(), " ".join(run.words))
    confirmed = {}
    for key, (name, kind) in found.items():
        if key in things:
            kind = ORGANISATION
        if kind == PERSON:
            name = full.get(key, name)  # "Tasker" of "Corwin Tasker"
        if key in inside or " " in name:  # a capital that opens a sentence shows nothing
            confirmed[key] = (name, kind)
    return confirmed
