"""Numbers made from the hedges and boosters of an article: how many, where, in whose voice."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from .. import attribution
from ..document import Document
from ..intervals import per_sentence, rates_interval, rates_intervals

CATEGORIES = ("evidential", "modal", "epistemic", "approximator", "doubt", "weasel")
BOOSTER_CATEGORIES = ("certainty", "fact", "obvious")
# A hedge says who is unsure: so what a source answers for, told or quoted, is taken together too.
BY_VOICE = (*attribution.VOICES, "attributed")
NAN = float("nan")


def measure(
    doc: Document, hedges: list, boosters: list, hearsay: list, interval: float | None
) -> dict[str, float]:
    """Return the numbers of one article; see `hedging.measure`."""
    starts = doc.word_starts
    row = {"hedges_per_100_words": _rate(len(hedges), len(starts))}
    kinds = Counter(h.category for h in hedges)
    row |= {f"{c}_hedges_per_100_words": _rate(kinds[c], len(starts)) for c in CATEGORIES}
    hedged = len({h.sentence.start for h in hedges})
    row["hedged_sentence_share"] = hedged / _sentences(doc, starts) if starts else NAN
    row |= _by_voice(doc, hedges, "hedges")
    row |= _by_place(doc, [h.start for h in hedges], starts)
    kinds = Counter(b.category for b in boosters)
    row["boosters_per_100_words"] = _rate(len(boosters), len(starts))
    row |= {f"{c}_boosters_per_100_words": _rate(kinds[c], len(starts)) for c in BOOSTER_CATEGORIES}
    row |= _by_voice(doc, boosters, "boosters")
    row["hedges_per_booster"] = len(hedges) / len(boosters) if boosters else NAN
    row["unsourced_hearsay_per_100_words"] = _rate(len(hearsay), len(starts))
    if interval is not None:
        row |= _intervals(doc, [h.start for h in hedges], interval)
    return row


def _rate(count: int, words: int) -> float:
    return 100 * count / words if words else NAN


def _sentences(doc: Document, words: Sequence[int]) -> int:
    """Count the sentences that hold a word; one before the first counts to it."""
    firsts = {bisect_left(words, start) for start in doc.sentence_index.starts[1:]}
    return len((firsts | {0}) - {len(words)})


def _by_place(doc: Document, hedges: list[int], words: Sequence[int]) -> dict[str, float]:
    """Return the rates in the headline and the body, and in the body's first and last third."""
    top = doc.headline.end if doc.headline else 0
    body = words[doc.word_index.before(top) :]
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


def _by_voice(doc: Document, found: list, name: str) -> dict[str, float]:
    """Return the rates within the words of each voice, and of all that is attributed."""
    cues, words, row = Counter(f.voice for f in found), attribution.words_by_voice(doc), {}
    for whose in BY_VOICE:
        voices = attribution.WHOSE[whose]
        count, own = sum(cues[v] for v in voices), sum(words[v] for v in voices)
        row[f"{whose}_{name}_per_100_words"] = _rate(count, own)
    return row


def _within(positions: Sequence[int], low: int, high: float = float("inf")) -> int:
    return bisect_left(positions, high) - bisect_left(positions, low)


def _intervals(doc: Document, hedges: list[int], level: float) -> dict[str, float]:
    """Return percentile bootstrap intervals over the sentences of a document."""
    bounds = doc.sentence_index.starts
    words = per_sentence(bounds, doc.word_starts)
    hedges_in = per_sentence(bounds, hedges)[words > 0]
    words = words[words > 0]
    rate = rates_interval(hedges_in, words, level)
    share = rates_interval(hedges_in > 0, np.ones_like(words), level, per=1)
    row = {}
    for name, interval in (("hedges_per_100_words", rate), ("hedged_sentence_share", share)):
        row[f"{name}_low"], row[f"{name}_high"] = interval
    return row


def profile(documents: list[tuple[Document, list]], level: float) -> pd.DataFrame:
    """Return rates by category and voice; see `hedging.profile`."""
    columns = [(c, v) for v in attribution.VOICES for c in CATEGORIES]
    cues = {column: [np.zeros(0, int)] for column in columns}
    words = {voice: [np.zeros(0, int)] for voice in attribution.VOICES}
    for doc, hedges in documents:
        bounds = doc.sentence_index.starts
        spoken = attribution.voices(doc, doc.word_starts)
        for voice in attribution.VOICES:
            starts = [s for s, v in zip(doc.word_starts, spoken, strict=True) if v == voice]
            words[voice].append(per_sentence(bounds, starts))
        for c, v in columns:
            starts = [h.start for h in hedges if (h.category, h.voice) == (c, v)]
            cues[c, v].append(per_sentence(bounds, starts))
    rows = []
    for voice in attribution.VOICES:
        spoken_words = np.concatenate(words[voice])
        found = np.column_stack([np.concatenate(cues[c, voice]) for c in CATEGORIES])
        total, counts = int(spoken_words.sum()), found.sum(axis=0).tolist()
        low, high = rates_intervals(found, spoken_words, level)
        rows += [
            (category, voice, count, total, _rate(count, total), *ends)
            for category, count, *ends in zip(CATEGORIES, counts, low, high, strict=True)
        ]
    names = ["category", "voice", "cues", "words", "per_100_words", "low", "high"]
    return pd.DataFrame(rows, columns=names)
