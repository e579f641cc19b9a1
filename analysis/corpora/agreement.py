"""Attributions found and annotated in; precision, recall, F1 and correlations out.

Training needs these figures for the model's card, and `analysis.validity` for its reports.
"""

from __future__ import annotations

import time

import numpy as np
from scipy import stats

from ..document import Document, Span
from .polnear import ROLES, Annotated

_UNITS = ("spans", "tokens", "sentences")


def precision_recall_f1(
    right: int, found: int, wanted: int, reached: int | None = None
) -> dict[str, float]:
    """Return precision, recall and F1 (0 to 1) from counts; NaN where there is nothing to count.

    Parameters
    ----------
    right, found : int
        How many are found, and how many of them are right.
    wanted : int
        How many are annotated.
    reached : int, optional
        How many of those annotated are found, where that is not ``right``.

    Examples
    --------
    >>> precision_recall_f1(right=3, found=6, wanted=4)
    {'precision': 0.5, 'recall': 0.75, 'f1': 0.6}
    >>> precision_recall_f1(right=0, found=0, wanted=4)
    {'precision': nan, 'recall': 0.0, 'f1': 0.0}
    """
    nan = float("nan")
    reached = right if reached is None else reached
    precision = right / found if found else nan
    recall = reached / wanted if wanted else nan
    if not found and not wanted:
        both = nan
    elif not right or not reached:
        both = 0.0
    else:
        both = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": both}


def correlation(one, other) -> float:
    """Return Pearson's r, or NaN where one side does not vary.

    Examples
    --------
    >>> round(correlation([1, 2, 3], [2, 4, 6]), 6), correlation([1, 2], [3, 3])
    (1.0, nan)
    """
    if len(one) < 2 or not np.ptp(one) or not np.ptp(other):
        return float("nan")
    return float(stats.pearsonr(one, other).statistic)


def _covered(bounds: np.ndarray, spans: list[tuple[int, int]]) -> np.ndarray:
    """Tell which units (by their middle) lie in one of the spans."""
    middle = bounds.mean(1) if len(bounds) else np.zeros(0)
    inside = np.zeros(len(bounds), bool)
    for start, end in spans:
        inside[np.searchsorted(middle, start) : np.searchsorted(middle, end)] = True
    return inside


def _bounds(spans) -> np.ndarray:
    return np.array([(s.start, s.end) for s in spans], float).reshape(-1, 2)


def roles_of(relations) -> list[dict[str, list[tuple[int, int]]]]:
    """Turn found attributions (source, cue, content, …) into annotation's form."""
    turned = []
    for source, cue, content, *_ in relations:
        parts = {"source": [source], "cue": [cue], "content": list(content)}
        turned.append({r: [(s.start, s.end) for s in v if s] for r, v in parts.items()})
    return turned


def as_spans(doc: Document, relations) -> list[tuple[Span | None, Span | None, tuple[Span, ...]]]:
    """Turn annotated attributions into (source, cue, content); a first fragment stands for all."""
    turned = []
    for relation in relations:
        first = {r: doc.span(*relation[r][0]) if relation.get(r) else None for r in ROLES}
        content = tuple(doc.span(*pair) for pair in relation.get("content", ()))
        turned.append((first["source"], first["cue"], content))
    return turned


def spans_of(relations) -> set[tuple[str, int, int]]:
    """All fragments of attributions, each once."""
    return {(role, a, b) for rel in relations for role, pairs in rel.items() for a, b in pairs}


def score(articles: list[Annotated], find, document) -> dict:
    """Compare what ``find`` returns with the annotation, article by article.

    Parameters
    ----------
    articles : list of Annotated
    find : callable
        Takes a document and returns attributions (source, cue, content, …).
    document : callable
        Makes a document from a text.

    Returns
    -------
    dict
        ``spans`` (each contiguous fragment, exact to the character),
        ``tokens`` (all tokens of `Document`, punctuation too), ``sentences``
        (holds a role or not): role -> precision, recall, f1. ``linked``: cues
        found exactly whose source and contents are right as well.
        ``share_r``, ``share_bias``: attributed_word_share of an article against
        the human one, correlation and mean difference; ``rate_r``,
        ``rate_bias``: the same for attributions_per_100_words.
        ``words_per_second``: text to attributions.
    """
    counts = {unit: {role: np.zeros(3, int) for role in ROLES} for unit in _UNITS}
    rows, linked, seconds, size = [], np.zeros(3, int), 0.0, 0
    for article in articles:
        clock = time.perf_counter()
        doc = document(article.text)
        found = roles_of(find(doc))
        seconds += time.perf_counter() - clock
        size += len(article.text.split())
        _count(doc, set(article.spans), spans_of(found), counts)
        linked += _linked(article.relations, found)
        rows.append(_numbers(doc, article.relations) + _numbers(doc, found))
    result: dict[str, dict[str, dict[str, float]] | dict[str, float] | float] = {
        k: {r: precision_recall_f1(*map(int, c)) for r, c in by.items()} for k, by in counts.items()
    }
    result["linked"] = precision_recall_f1(*map(int, linked))
    share, rate, our_share, our_rate = np.array(rows).T
    for name, (wanted, ours) in {"share": (share, our_share), "rate": (rate, our_rate)}.items():
        result[f"{name}_r"] = correlation(wanted, ours)
        result[f"{name}_bias"] = float((ours - wanted).mean())
    result["words_per_second"] = size / seconds
    return result


def _count(doc: Document, wanted: set, ours: set, counts: dict) -> None:
    """Add to the counts of each unit and role: right, found and annotated."""
    tokens, sentences = _bounds(doc.tokens), _bounds(doc.sentences)
    for role in ROLES:
        a, b = ({s for s in spans if s[0] == role} for spans in (wanted, ours))
        counts["spans"][role] += (len(a & b), len(b), len(a))
        bounds_a, bounds_b = ([s[1:] for s in spans] for spans in (a, b))
        for unit, cover, bounds in (
            ("tokens", _covered, tokens),
            ("sentences", _touched, sentences),
        ):
            x, y = cover(bounds, bounds_a), cover(bounds, bounds_b)
            counts[unit][role] += ((x & y).sum(), y.sum(), x.sum())


def _numbers(doc: Document, relations: list[dict]) -> list[float]:
    """Return attributed_word_share and attributions_per_100_words of an article."""
    words = max(1, len(doc.words))
    contents = [pair for r in relations for pair in r.get("content", ())]
    covered = int(_covered(_bounds(doc.words), contents).sum())
    return [covered / words, 100 * len(relations) / words]


def _touched(bounds: np.ndarray, spans: list[tuple[int, int]]) -> np.ndarray:
    """Tell which units overlap one of the spans."""
    hit = np.zeros(len(bounds), bool)
    for start, end in spans:
        first = np.searchsorted(bounds[:, 1], start, side="right")
        hit[first : np.searchsorted(bounds[:, 0], end)] = True
    return hit


def _linked(gold, found) -> tuple[int, int, int]:
    """Count attributions that share cue, source and first content by overlap."""
    right = 0
    by_cue = [(r["cue"], r) for r in gold if r.get("cue")]
    for ours in found:
        matches = (r for cue, r in by_cue if _overlap(cue, ours["cue"]))
        right += any(
            bool(r.get("source")) == bool(ours["source"])
            and (not ours["source"] or _overlap(r["source"], ours["source"]))
            and _overlap(r.get("content", []), ours["content"])
            for r in matches
        )
    return right, len(found), len(gold)


def _overlap(a, b) -> bool:
    return any(p[0] < q[1] and q[0] < p[1] for p in a for q in b)
