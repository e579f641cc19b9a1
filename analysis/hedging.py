"""Hedging: words that lower commitment to what is said, in context and by voice.

A hedge is found by a word list with conditions (``lexicons/hedges.csv``), since
a word alone does not tell: "may" is a month too, and "could" is often ability.
Boosters ("certainly", "the fact that") are found in the same way, because
hedging without its opposite misleads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from . import attribution
from .document import Document, Span
from .lexicon import Match, Matcher, load
from .scope import qualifies

CATEGORIES = ("evidential", "modal", "epistemic", "approximator", "doubt", "weasel")
VAGUE = "vague"
BOOSTER_CATEGORIES = ("certainty", "fact", "obvious")
NONE = "none"  # rows of this category do not count, and hide the shorter terms within them
NAMED_KINDS = ("person", "organisation", "document", "anonymous", "pronoun", "self")
NAN = float("nan")
RESAMPLES = 2000


class Hedge(NamedTuple):
    """A hedge cue: where it stands, its kind, whose words it is in, and what it hedges."""

    start: int
    end: int
    text: str
    category: str
    voice: str
    sentence: Span
    qualifies: Span | None


class Booster(NamedTuple):
    """A booster: a word that raises commitment; fields as for `Hedge`."""

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
        The article.
    lexicon : str, Path or DataFrame, optional
        A list of your own instead of the kit's, as the path of a CSV or as a
        table; `analysis.lexicon` describes its form.
    vague : bool
        Whether to look as an encyclopedia's readers do: adds the category
        ``vague`` (vague quantity and generality: "some", "many", "widely
        considered"), which is no hedge in news.

    Returns
    -------
    list of Hedge
        ``category`` is evidential, modal, epistemic, approximator, doubt or
        weasel; ``voice`` is author or source; ``qualifies`` is the clause or
        phrase hedged, or None. Not counted: permission and ability, negated
        certainty ("no doubt"), beliefs reported of a named holder.

    Raises
    ------
    LexiconError
        If your list has a bad row; the message names its line.

    References
    ----------
    Lakoff, G. (1973). Hedges: a study in meaning criteria. Journal of
    Philosophical Logic, 2, 458-508. https://doi.org/10.1007/BF00262952

    Examples
    --------
    >>> for h in find(Document("In May, about 200 staff may go, experts say.")):
    ...     print(h.text, h.category, h.qualifies.text, sep=" | ")
    about | approximator | 200 staff
    may | modal | about 200 staff may go
    experts say | weasel | about 200 staff may go
    """
    if lexicon is not None:
        return _find(doc, _compile(lexicon, {*CATEGORIES, VAGUE, NONE}, vague))
    key = "vague hedges" if vague else "hedges"
    if key not in doc.findings:
        doc.findings[key] = _find(doc, _standard(vague))
    return list(doc.findings[key])


def find_boosters(doc: Document) -> list[Booster]:
    """Return the boosters of a document in text order.

    Returns
    -------
    list of Booster
        ``category`` is certainty (the speaker is sure: "certainly"), fact
        (it is established: "the fact that") or obvious (all can see it: "of
        course"). Degree words ("very", "extremely") are not counted.

    References
    ----------
    Hyland, K. (1998). Boosting, hedging and the negotiation of academic
    knowledge. Text, 18, 349-382. https://doi.org/10.1515/text.1.1998.18.3.349

    Examples
    --------
    >>> [(b.text, b.category) for b in find_boosters(Document("Of course it will certainly rain."))]
    [('Of course', 'obvious'), ('certainly', 'certainty')]
    """
    if "boosters" not in doc.findings:
        found = _cues(doc, _boosters())
        doc.findings["boosters"] = [Booster(*fields) for _, fields in found]
    return list(doc.findings["boosters"])


def unsourced_hearsay(doc: Document) -> list[Hedge]:
    """Return hearsay that no source answers for.

    These are evidential hedges and weasel phrases in the newsroom's own voice
    whose sentence names no source: no person, organisation, document, or
    specific anonymous source. "Critics say" names nobody.

    Examples
    --------
    >>> [h.text for h in unsourced_hearsay(Document("He reportedly left. Some say he fled."))]
    ['reportedly', 'Some say']
    """
    named = [
        a.source
        for a in attribution.find(doc)
        if a.source is not None and a.source_kind in NAMED_KINDS
    ]
    return [
        h
        for h in find(doc)
        if h.category in ("evidential", "weasel")
        and h.voice == "author"
        and not any(h.sentence.start <= s.start < h.sentence.end for s in named)
    ]


@cache
def _standard(vague: bool) -> _List:
    return _compile("hedges", {*CATEGORIES, VAGUE, NONE}, vague)


@cache
def _boosters() -> _List:
    return _compile("boosters", {*BOOSTER_CATEGORIES, NONE}, False)


def _compile(name: str | Path | pd.DataFrame, categories: set[str], vague: bool) -> _List:
    table = load(name, categories)
    if not vague:
        table = table[table["category"] != VAGUE]
    matcher = Matcher(table["term"].tolist(), table["condition"].tolist())
    return _List(matcher, table["category"].tolist())


def _find(doc: Document, words: _List) -> list[Hedge]:
    return [
        Hedge(*fields, qualifies(doc, match.first, match.last, fields[3]))
        for match, fields in _cues(doc, words)
    ]


def _cues(doc: Document, words: _List) -> list[tuple[Match, tuple]]:
    """Return the matches that count, each with its span, category, voice and sentence."""
    found = []
    for match in words.matcher.find(doc):
        category = words.categories[match.row]
        if category == NONE:
            continue
        start, end = doc.tokens[match.first].start, doc.tokens[match.last].end
        sentence = doc.sentence_at(start)
        if sentence and end <= sentence.end:  # else its words belong to two sentences
            voice = attribution.voice(doc, start)
            found.append((match, (start, end, doc.text[start:end], category, voice, sentence)))
    return found


def measure(doc: Document, interval: float | None = None) -> dict[str, float]:
    """Return the numbers of hedging; each is explained in ``codebook/hedging.csv``.

    Parameters
    ----------
    doc : Document
        The article.
    interval : float, optional
        A level such as 0.95 adds ``…_low`` and ``…_high`` for
        ``hedges_per_100_words`` and ``hedged_sentence_share``: a percentile
        bootstrap over sentences (Efron 1979, https://doi.org/10.1214/aos/1176344552),
        always with the same seed.

    Returns
    -------
    dict of str to float
        Rates per 100 words (formula: 100 · cues / words; higher = more
        hedged), shares from 0 to 1. A rate over no words is NaN.

    Examples
    --------
    >>> numbers = measure(Document("It may rain. The mayor certainly left."))
    >>> round(numbers["hedges_per_100_words"], 2), numbers["hedged_sentence_share"]
    (14.29, 0.5)
    """
    hedges, boosters, hearsay = find(doc), find_boosters(doc), unsourced_hearsay(doc)
    starts = [w.start for w in doc.words]
    sourced = sum(attribution.voice(doc, s) == "source" for s in starts)
    row = {"hedges_per_100_words": _rate(len(hedges), len(starts))}
    kinds = Counter(h.category for h in hedges)
    row |= {f"{c}_hedges_per_100_words": _rate(kinds[c], len(starts)) for c in CATEGORIES}
    row["hedged_sentence_share"] = _share(
        len({h.sentence.start for h in hedges}), len(doc.sentences)
    )
    voices = Counter(h.voice for h in hedges)
    row["author_hedges_per_100_words"] = _rate(voices["author"], len(starts) - sourced)
    row["source_hedges_per_100_words"] = _rate(voices["source"], sourced)
    row |= _by_place(doc, [h.start for h in hedges], starts)
    kinds = Counter(b.category for b in boosters)
    row["boosters_per_100_words"] = _rate(len(boosters), len(starts))
    row |= {f"{c}_boosters_per_100_words": _rate(kinds[c], len(starts)) for c in BOOSTER_CATEGORIES}
    row["hedges_per_booster"] = len(hedges) / len(boosters) if boosters else NAN
    row["unsourced_hearsay_per_100_words"] = _rate(len(hearsay), len(starts))
    if interval is not None:
        row |= _intervals(doc, interval)
    return row


def _rate(count: int, words: int) -> float:
    return 100 * count / words if words else NAN


def _share(part: int, whole: int) -> float:
    return part / whole if whole else NAN


def _by_place(doc: Document, hedges: list[int], words: list[int]) -> dict[str, float]:
    """Return the rates in the headline and the body, and in the body's first and last third."""
    top = doc.headline.end if doc.headline else 0
    body = [w for w in words if w >= top]
    thirds = (body[len(body) // 3], body[len(body) - len(body) // 3]) if len(body) > 2 else None
    return {
        "headline_hedges_per_100_words": _rate(_within(hedges, 0, top), _within(words, 0, top)),
        "body_hedges_per_100_words": _rate(_within(hedges, top), len(body)),
        "first_third_hedges_per_100_words": (
            _rate(_within(hedges, top, thirds[0]), _within(body, top, thirds[0])) if thirds else NAN
        ),
        "last_third_hedges_per_100_words": (
            _rate(_within(hedges, thirds[1]), _within(body, thirds[1])) if thirds else NAN
        ),
    }


def _within(positions: Iterable[int], low: float, high: float = float("inf")) -> int:
    return sum(low <= p < high for p in positions)


def _intervals(doc: Document, level: float) -> dict[str, float]:
    """Return percentile bootstrap intervals over the sentences of a document."""
    if not 0 < level < 1:
        raise ValueError(f"An interval's level lies between 0 and 1, such as 0.95, not {level}.")
    names = ("hedges_per_100_words", "hedged_sentence_share")
    if not doc.sentences:
        return {f"{name}_{end}": NAN for name in names for end in ("low", "high")}
    bounds = [s.start for s in doc.sentences]
    hedges = np.bincount(
        np.searchsorted(bounds, [h.start for h in find(doc)], "right") - 1, minlength=len(bounds)
    )
    words = np.bincount(
        np.maximum(np.searchsorted(bounds, [w.start for w in doc.words], "right") - 1, 0),
        minlength=len(bounds),
    )
    drawn = np.random.default_rng(0).integers(len(bounds), size=(RESAMPLES, len(bounds)))
    drawn = drawn[words[drawn].sum(axis=1) > 0]
    if not len(drawn):
        return {f"{name}_{end}": NAN for name in names for end in ("low", "high")}
    samples = {
        "hedges_per_100_words": 100 * hedges[drawn].sum(axis=1) / words[drawn].sum(axis=1),
        "hedged_sentence_share": (hedges[drawn] > 0).mean(axis=1),
    }
    ends = {"low": (1 - level) / 2, "high": (1 + level) / 2}
    return {
        f"{name}_{end}": float(np.quantile(samples[name], q))
        for name in names
        for end, q in ends.items()
    }
