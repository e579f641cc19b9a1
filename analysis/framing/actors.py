"""Who acts in an article: how its persons and organisations are named, quoted and cast."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import pandas as pd

from .. import attribution
from ..document import Document
from . import clauses, mentions

FRAMES = ("conflict", "economic", "human_interest", "morality", "resolution")
TEXTS = ("actor", "kind")
COUNTS = (
    *("named", "quoted", "quoted_words", "active", "passive"),
    *FRAMES,
    *("loaded", "loaded_author"),
)


def actors(doc: Document, cues: Iterable, limit: int = 10) -> pd.DataFrame:
    rows: dict[str, Counter] = defaultdict(Counter)
    named = mentions.find(doc)
    kinds = {n.actor: n.kind for n in named}
    told = clauses.roles(doc, [(n.start, n.end) for n in named])
    for naming, role in zip(named, told, strict=True):
        rows[naming.actor]["named"] += 1
        if role:
            rows[naming.actor][role] += 1
    _add_quotes(doc, named, rows)
    _add_cues(doc, named, cues, rows)
    first = sorted(rows, key=lambda actor: (-rows[actor]["named"], actor))[:limit]
    table = [[actor, kinds[actor], *(rows[actor][c] for c in COUNTS)] for actor in first]
    return pd.DataFrame(table, columns=[*TEXTS, *COUNTS]).astype(dict.fromkeys(COUNTS, int))


def _add_quotes(doc: Document, named: list, rows: dict[str, Counter]) -> None:
    """Count what each actor is quoted with."""
    known = {mentions.fold(actor): actor for actor in rows}
    for n in named:  # a speaker may be called by less than the whole name
        known.setdefault(mentions.fold(doc.text[n.start : n.end]), n.actor)
        known.setdefault(n.actor.split()[-1].lower(), n.actor)
    found = attribution.find(doc)
    for a in found:
        actor = known.get(mentions.fold(a.speaker))
        if actor is not None:
            rows[actor]["quoted"] += 1
    for speaker, count in attribution.measures.speaker_words(doc, found).items():
        actor = known.get(mentions.fold(speaker))
        if actor is not None:
            rows[actor]["quoted_words"] += count


def _add_cues(doc: Document, named: list, cues: Iterable, rows: dict[str, Counter]) -> None:
    """Count the cues of each sentence for every actor whom the sentence names."""
    near: dict[int, Counter] = defaultdict(Counter)  # by where the sentence starts
    for cue in cues:
        near[cue.sentence.start][cue.frame] += 1
        if cue.frame == "loaded" and cue.voice == "author":
            near[cue.sentence.start]["loaded_author"] += 1
    seen = set()
    for naming in named:
        sentence = doc.sentence_at(naming.start)
        place = (sentence.start if sentence else naming.start, naming.actor)
        if place not in seen:
            seen.add(place)
            rows[naming.actor].update(near.get(place[0], {}))
