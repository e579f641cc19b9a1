"""Numbers made from the hedges and boosters of an article: how many, where, in whose voice."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

import numpy as np

from . import attribution
from .document import Document

CATEGORIES = ("evidential", "modal", "epistemic", "approximator", "doubt", "weasel")
BOOSTER_CATEGORIES = ("certainty", "fact", "obvious")
NAN = float("nan")
RESAMPLES = 2000


def measure(
    doc: Document, hedges: list, boosters: list, hearsay: list, interval: float | None
) -> dict[str, float]:
    """Return the numbers of one article; see `hedging.measure`."""
    starts = [w.start for w in doc.words]
    sourced = sum(attribution.voice(doc, s) == "source" for s in starts)
    row = {"hedges_per_100_words": _rate(len(hedges), len(starts))}
    kinds = Counter(h.category for h in hedges)
    row |= {f"{c}_hedges_per_100_words": _rate(kinds[c], len(starts)) for c in CATEGORIES}
    hedged = len({h.sentence.start for h in hedges})
    row["hedged_sentence_share"] = hedged / _sentences(doc, starts) if starts else NAN
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
        row |= _intervals(doc, [h.start for h in hedges], interval)
    return row


def _rate(count: int, words: int) -> float:
    return 100 * count / words if words else NAN


def _sentences(doc: Document, words: list[int]) -> int:
    """Count the sentences that hold a word."""
    bounds = [s.start for s in doc.sentences]
    return int((_per_sentence(bounds, words) > 0).sum())


def _by_place(doc: Document, hedges: list[int], words: list[int]) -> dict[str, float]:
    """Return the rates in the headline and the body, and in the body's first and last third."""
    top = doc.headline.end if doc.headline else 0
    body = words[bisect_left(words, top) :]
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


def _within(positions: list[int], low: int, high: float = float("inf")) -> int:
    return bisect_left(positions, high) - bisect_left(positions, low)


def _intervals(doc: Document, hedges: list[int], level: float) -> dict[str, float]:
    """Return percentile bootstrap intervals over the sentences of a document."""
    if not 0 < level < 1:
        raise ValueError(f"An interval's level lies between 0 and 1, such as 0.95, not {level}.")
    names = ("hedges_per_100_words", "hedged_sentence_share")
    bounds = [s.start for s in doc.sentences]
    words_in = _per_sentence(bounds, [w.start for w in doc.words])
    n = int((words_in > 0).sum())
    if not n:
        return {f"{name}_{end}": NAN for name in names for end in ("low", "high")}
    hedges_in = _per_sentence(bounds, hedges)[words_in > 0]
    words_in = words_in[words_in > 0]
    drawn = np.random.default_rng(0).integers(n, size=(RESAMPLES, n))
    samples = {
        "hedges_per_100_words": 100 * hedges_in[drawn].sum(axis=1) / words_in[drawn].sum(axis=1),
        "hedged_sentence_share": (hedges_in[drawn] > 0).mean(axis=1),
    }
    ends = {"low": (1 - level) / 2, "high": (1 + level) / 2}
    return {
        f"{name}_{end}": float(np.quantile(samples[name], q))
        for name in names
        for end, q in ends.items()
    }


def _per_sentence(bounds: list[int], positions: list[int]) -> np.ndarray:
    """Count positions by the sentence they stand in; what stands before all counts to the first."""
    sentence = np.searchsorted(bounds, positions, "right") - 1
    return np.bincount(np.maximum(sentence, 0).astype(int), minlength=len(bounds))
