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
    alone = first[length == 1]
    tags[alone] = (scores[alone] + begins + ends).argmax(1)
    order = np.argsort(-length, kind="stable")[: len(length) - len(alone)]
    for k in range(0, len(order), _GROUP):
        group = order[k : k + _GROUP]
        _decode(tags, scores, first[group], length[group], (follows, begins, ends))
    return tags


def _decode(tags, scores, first, length, chain) -> None:
    """Write the best tags of some stretches, each decoded from both ends up to its middle.

    A half is a run: step ``t`` works on the runs still going on, the first ``active[t]``.
    """
    follows = chain[0]
    starts = np.concatenate([first, first + length - 1])
    sizes = np.concatenate([length - length // 2, length // 2])
    order = np.argsort(-sizes, kind="stable")
    sizes, back = sizes[order], order >= len(first)
    steps = np.arange(sizes[0])[:, None]
    inside = steps < sizes
    places = np.where(inside, starts[order] + np.where(back, -steps, steps), 0)
    active = inside.sum(1).tolist()
    lattice = _lattice(scores[places], active, back, chain)

    ended = lattice[sizes - 1, np.arange(len(sizes))][np.argsort(order)]
    met = ended[: len(first), :, None] + follows + ended[len(first) :, None]
    middle = np.unravel_index(met.reshape(len(first), -1).argmax(1), follows.shape)
    tag = np.concatenate(middle)[order]
    found, before, after = np.zeros_like(places), np.concatenate([follows.T, follows]), 0
    own = np.where(back, len(follows), 0)  # where the rows of a run's direction begin
    for t in range(len(active) - 1, -1, -1):
        rows = before.take(tag[:after] + own[:after], 0)
        tag[:after] = (lattice[t, :after] + rows).argmax(1)
        after = active[t]
        found[t, :after] = tag[:after]
    tags[places[inside]] = found[inside]


def _lattice(scores, active, back, chain) -> np.ndarray:
    """Return for each step and run the score of the best way to each tag."""
    follows, begins, ends = chain
    lattice = np.ascontiguousarray(scores.transpose(0, 2, 1))  # step, tag, run
    lattice[0] += np.where(back, ends[:, None], begins[:, None])
    between = np.where(back, follows.T[:, :, None], follows[:, :, None])
    best = lattice[0]
    for t, k in enumerate(active[1:], 1):
        ways = best[:, None, :k] + between[:, :, :k]
        best = lattice[t, :, :k]
        best += np.maximum.reduce(ways)
    return np.ascontiguousarray(lattice.transpose(0, 2, 1))
