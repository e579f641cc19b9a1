"""Hedging: words that lower commitment to what is said, in context and by voice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from . import attribution
from .document import Document, Span
from .lexicon import Match, Matcher, load

CATEGORIES = ("evidential", "modal", "epistemic", "approximator", "doubt", "weasel")
VAGUE = "vague"
NONE = "none"  # rows of this category are no hedges, and hide the shorter terms within them


class Hedge(NamedTuple):
    """A hedge cue: where it stands, its kind, whose words it is in, and its sentence."""

    start: int
    end: int
    text: str
    category: str
    voice: str
    sentence: Span


class _List(NamedTuple):
    matcher: Matcher
    categories: list[str]


def find(
    doc: Document, lexicon: str | Path | pd.DataFrame | None = None, vague: bool = False
) -> list[Hedge]:
    """Return the hedge cues of a document in text order.

    Parameters
    ----------
    doc : Document
    lexicon : str, Path or DataFrame, optional
        A list of your own, as the path of a CSV or a table (see `analysis.lexicon`).
    vague : bool
        Whether to add the category ``vague``: vague quantity and generality
        ("some", "many", "widely considered"), which counts as uncertainty in
        encyclopedic text and is plain determiner in news.

    Examples
    --------
    >>> [(h.text, h.category) for h in find(Document("Rain may fall in May, reportedly."))]
    [('may', 'modal'), ('reportedly', 'evidential')]
    """
    if lexicon is not None:
        return _find(doc, _compile(lexicon, vague))
    key = f"hedges vague={vague}"
    if key not in doc.findings:
        doc.findings[key] = _find(doc, _standard(vague))
    return list(doc.findings[key])


@cache
def _standard(vague: bool) -> _List:
    return _compile("hedges", vague)


def _compile(name: str | Path | pd.DataFrame, vague: bool) -> _List:
    table = load(name, {*CATEGORIES, VAGUE, NONE})
    if not vague:
        table = table[table["category"] != VAGUE]
    matcher = Matcher(table["term"].tolist(), table["condition"].tolist())
    return _List(matcher, table["category"].tolist())


def _find(doc: Document, words: _List) -> list[Hedge]:
    found = []
    for match in words.matcher.find(doc):
        category = words.categories[match.row]
        if category != NONE:
            hedge = _hedge(doc, match, category)
            if hedge:
                found.append(hedge)
    return found


def _hedge(doc: Document, match: Match, category: str) -> Hedge | None:
    start, end = doc.tokens[match.first].start, doc.tokens[match.last].end
    sentence = doc.sentence_at(start) or doc.span(start, end)
    if end > sentence.end:
        return None  # its words belong to two sentences
    voice = attribution.voice(doc, start)
    return Hedge(start, end, doc.text[start:end], category, voice, sentence)


def measure(doc: Document) -> dict[str, float]:
    """Return the numbers of hedging."""
    hedges, words = find(doc), len(doc.words)
    per_100 = 100 / words if words else float("nan")
    row = {"hedges_per_100_words": len(hedges) * per_100}
    for c in CATEGORIES:
        row[f"{c}_hedges_per_100_words"] = sum(h.category == c for h in hedges) * per_100
    hedged = {h.sentence.start for h in hedges}
    n = len(doc.sentences)
    row["hedged_sentence_share"] = len(hedged) / n if n else float("nan")
    return row
