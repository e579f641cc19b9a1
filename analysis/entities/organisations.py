"""Where an article names organisations.

An organisation is known by its last word ("Patriot Coal"), by a list (outlets, "the White
House", "NATO"), by letters that the article explains, by the person it serves ("the Lee
campaign"), or because it speaks in the article, which is for the caller to tell. Places are
no organisations: "Moscow" is a city and a government, and the surface does not tell which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..document import Document
from ..lexicon import words
from .capitals import LONG_JOINTS, Run, has_the, joined_runs
from .lists import nouns, organisation_words, outlets
from .people import Mention, names
from .phrases import category

PERSON, ORGANISATION = "person", "organisation"
_OWN_BODY = re.compile(r" ([a-z]+)\b")  # "the Lee | campaign"
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,6}$")


class Name(NamedTuple):
    """A place that names somebody: where, whom, and "person" or "organisation"."""

    start: int
    end: int
    name: str
    kind: str


def fold(name: str) -> str:
    """Return a name as it is compared: "The F.B.I." and "FBI" are one.

    Examples
    --------
    >>> fold("The F.B.I.")
    'fbi'
    """
    name = name.lower().replace("’", "'").replace(".", "")
    return name.removeprefix("the ")


class Organisations:
    """The organisations of one document, and the speakers whom `people` does not know.

    Parameters
    ----------
    doc : Document
    speakers : mapping of str to (str, str)
        By folded name: name and kind of those known only because they speak.
    """

    def __init__(self, doc: Document, speakers: Mapping[str, tuple[str, str]]):
        self.text = doc.text
        self.people = names(doc)
        self.runs = joined_runs(doc)
        self.by_letters: dict[str, str] = {}  # "epa" to the full name
        self.by_last_word: dict[str, str] = {}  # "committee" to the last one named in full
        self.speakers = speakers
        self.surnames = {n.split()[-1].lower(): n for n, k in self.speakers.values() if k == PERSON}
        self._learn_letters()

    def names(self) -> list[Name]:
        """Return the places that name an organisation, or somebody who only speaks."""
        found = [self._name(run) for run in self.runs]
        return [name for name in found if name is not None]

    def _learn_letters(self) -> None:
        """Learn which letters stand for which full name: "… Agency (EPA)", or just both."""
        for run, after in pairwise([*self.runs, Run(0, 0, [])]):
            letters = _initials(run.words)
            if not letters:
                continue
            introduced = self.text[run.end : run.end + 2] == " (" and after.start == run.end + 2
            told = introduced and len(after.words) == 1 and fold(after.words[0]) in letters
            told = told and category([run.words[-1].lower()]) == ""  # no "… Act (ACA)"
            if told or self._is_body(run):
                for short in letters:
                    self.by_letters.setdefault(short, " ".join(run.words))

    def _name(self, run: Run) -> Name | None:
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
        return Name(run.start, run.end, name, ORGANISATION)

    def _of_person(self, run: Run) -> Name | None:
        """Return "the Lee campaign", named after the person whom a run names."""
        word = _OWN_BODY.match(self.text, run.end)
        if word is None or word[1] not in words("actors", "of_person"):
            return None
        if run.words[-1].lower() not in self.people.people or not has_the(self.text, run.start):
            return None
        return Name(run.start, word.end(), " ".join([*run.words, word[1]]), ORGANISATION)

    def _known_end(self, run: Run) -> Run:
        """Return the end of a run that is listed as a body: "Obama | White House"."""
        if _is_listed(run.words):
            return run
        for size in (3, 2, 1):
            if size == 1 and fold(" ".join(run.words[:-1])) not in words("actors", "modifier"):
                break  # "Democratic | Senate", but not "Frick | House"
            if len(run.words) > size and _is_listed(run.words[-size:]):
                start = run.end - len(" ".join(run.words[-size:]))
                return Run(start, run.end, run.words[-size:])
        return run

    def _is_modified(self, run: Run) -> bool:
        """Tell whether the words before the last only qualify it: "Democratic | Senate"."""
        return fold(" ".join(run.words[:-1])) in words("actors", "modifier")

    def _is_body(self, run: Run) -> bool:
        """Tell whether a run of several words names an organisation."""
        if _is_listed(run.words) or "&" in run.words:
            return True
        if len(run.words) < 2:
            return False
        joints = [i for i, word in enumerate(run.words) if word in ("of", "for", "on")]
        return self._ends_as_body(run.words[: joints[0]] if joints else run.words)

    def _ends_as_body(self, written: list[str]) -> bool:
        last = written[-1].lower().rstrip(".")
        return last in organisation_words() and last not in words("actors", "no_body")

    def _single(self, run: Run) -> str | None:
        """Return the organisation that a single word names, if one."""
        word, low = run.words[0], fold(run.words[0])
        if _LETTERS.match(word) and low not in words("actors", "acronym"):
            return self.by_letters.get(low) or (word if _is_listed([word]) else None)
        if has_the(self.text, run.start) and low in self.by_last_word:
            return self.by_last_word[low]  # "the Times", named in full before
        if not _is_listed([word]):
            return None
        the = has_the(self.text, run.start)
        inside = the or self.text[run.start - 2 : run.start - 1].isalpha()
        sure = inside or low not in _single_outlets()  # "Time flies", but "in Time"
        return word if sure and (the or low != "house") else None

    def _is_personal(self, run: Run) -> bool:
        """Tell whether the end of a run belongs to the full name of a person."""
        mention = self._mention_before(run.end)
        return mention is not None and mention.end >= run.end and mention.full

    def _mention_before(self, position: int) -> Mention | None:
        i = self.people.before(position) - 1
        return self.people.mentions[i] if i >= 0 else None

    def _speaker(self, run: Run) -> Name | None:
        """Return whom a run names of those who are known only because they speak."""
        key = fold(" ".join(run.words))
        if key in self.speakers:
            return Name(run.start, run.end, *self.speakers[key])
        mention = self._mention_before(run.end)
        name = self.surnames.get(run.words[-1].lower())
        if name is None or (mention is not None and mention.end > run.start):
            return None
        known = name.split()
        size = len(known) if run.words[-len(known) :] == known else 1
        start = run.end - len(" ".join(run.words[-size:]))
        return Name(start, run.end, name, PERSON)


def _is_listed(written: list[str]) -> bool:
    """Tell whether words are listed as the name of an organisation."""
    name = fold(" ".join(written))
    if name in words("actors", "body") or name in _outlets():
        return True
    kind = "" if name in words("actors", "no_body") else nouns().get(name, "")
    return kind == "body" or (kind in ("organisation", "institution") and written[0].isupper())


@cache
def _outlets() -> frozenset[str]:
    """Return the names of outlets, without programmes: those belong to an outlet."""
    return frozenset(name.replace(".", "") for name in outlets("programme"))


@cache
def _single_outlets() -> frozenset[str]:
    """Return the outlets of one word, many of which are common words: "Time", "Salon"."""
    return frozenset(name for name in _outlets() if " " not in name)


def _initials(words: list[str]) -> set[str]:
    """Return the letters that may stand for a name, with and without its small words."""
    if len(words) < 2:
        return set()
    large = "".join(w[0] for w in words if w.lower() not in LONG_JOINTS)
    return {large.lower(), "".join(w[0] for w in words).lower()} - {""}
