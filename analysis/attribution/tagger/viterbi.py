"""The best legal sequence of tags: the score of every tag for every piece in, tags out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from .features import Pieces

_GROUP = 64  # stretches decoded at once
_LONGEST = 200  # pieces decoded at once; longer paragraphs are cut after a sentence


def stretches(text: Pieces) -> tuple[np.ndarray, np.ndarray]:
    """Return first piece and length of the stretches to decode: paragraphs, or parts."""
    marks = [-1, *np.flatnonzero(text.breaks).tolist(), len(text.words)]
    cuts = []
    for before, end in pairwise(marks):
        start = before + 1
        while end - start > _LONGEST:
            stops = np.flatnonzero(text.stops[start : start + _LONGEST])
            cut = start + (int(stops[-1]) + 1 if len(stops) else _LONGEST)
            cuts.append((start, cut - start))
            start = cut
        if end > start:
            cuts.append((start, end - start))
    table = np.array(cuts, np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def viterbi(scores, first, length, follows, begins, ends) -> np.ndarray:
    """Return the best legal tags; ``first`` and ``length`` give the stretches."""
    tags = np.zeros(len(scores), np.int64)
    order = np.argsort(-length, kind="stable")
    for k in range(0, len(order), _GROUP):
        group = order[k : k + _GROUP]
        _decode(tags, scores, first[group], length[group], follows, begins, ends)
    return tags


def _decode(tags, scores, first, length, follows, begins, ends) -> None:
    """Write the best tags of some stretches, the longest first.

    Step ``t`` works on the stretches still running: the first ``active[t]``.
    """
    active = np.searchsorted(-length, -np.arange(length[0]), side="left").tolist()
    steps = np.minimum(first + np.arange(length[0])[:, None], len(scores) - 1)
    local = np.ascontiguousarray(scores[steps].transpose(0, 2, 1))  # step, tag, stretch
    between = np.ascontiguousarray(follows)[:, :, None]
    best = begins[:, None] + local[0]
    lattice = [best]
    for t, k in enumerate(active[1:], 1):
        best = np.maximum.reduce(best[:, None, :k] + between)
        best += local[t, :, :k]
        lattice.append(best)
    before = np.ascontiguousarray(follows.T)
    tag = np.zeros(len(first), np.int64)
    after = 0
    for t in range(len(active) - 1, -1, -1):
        k, reach = active[t], lattice[t].T.copy()
        reach[after:] += ends
        reach[:after] += before[tag[:after]]
        tag[:k] = reach.argmax(1)
        tags[first[:k] + t] = tag[:k]
        after = k
