"""Speakers whom only their speaking shows to be somebody: attributions in, names and kinds out."""

from __future__ import annotations

import re

from .. import attribution
from ..document import Document
from ..entities import ORGANISATION, PERSON, fold, names
from ..entities.capitals import LONG_JOINTS, Run, joined_runs
from ..entities.phrases import category

_INSIDE = re.compile(r"[a-z,] $")  # before a name that does not open its sentence
_WHICH = re.compile(r",? which\b")  # after the name of no person


def only_speaking(doc: Document) -> dict[str, tuple[str, str]]:
    """Return, by folded name, name and kind of the speakers whom the article never introduces."""
    known = {mention.person.name for mention in names(doc).mentions}
    found: dict[str, tuple[str, str]] = {}
    for a in attribution.find(doc):
        if a.source_kind in (PERSON, ORGANISATION) and a.speaker and a.speaker not in known:
            words = a.speaker.split()
            listed_as = category([w.lower() for w in words])
            if listed_as == "place" or (a.source_kind == PERSON and listed_as):
                continue  # "Moscow", "the President"
            if all(w[0].isupper() or w in LONG_JOINTS for w in words):
                found.setdefault(fold(a.speaker), (a.speaker, a.source_kind))
    return _confirmed(doc.text, joined_runs(doc), found)


def _confirmed(
    text: str, runs: list[Run], found: dict[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Return the speakers whose names the rest of the article bears out."""
    inside, things = set(), set()
    full: dict[str, str] = {}  # by surname
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
