"""The best legal sequence of tags: the score of every tag for every piece in, tags out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from .joined import Joined
from .tags import TAGS, legal_tags

_GROUP = 64  # stretches decoded at once
_LONGEST = 200  # pieces decoded at once; longer paragraphs are cut after a sentence


def stretches(text: Joined) -> tuple[np.ndarray, np.ndarray]:
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


def _near() -> np.ndarray:
    """Return which tags may stand before each of 26, one column each: read forwards, backwards.

    There are 7 at most; where there are fewer, they come again.
    """
    follows = legal_tags()[0]
    forwards, backwards = (
        [np.resize(row.nonzero()[0], follows.sum(0).max()) for row in legal]
        for legal in (follows.T, follows)
    )
    return np.array([*forwards, *(TAGS + np.array(backwards))]).T


_NEAR = _near()
_OWN = np.array([[0], [TAGS]])  # where the tags of each direction begin


class Decoder:
    """Finds the best legal sequence of tags.

    Parameters
    ----------
    follows, begins, ends : numpy.ndarray
        How well each tag follows each other one, begins a stretch and ends it.
    """

    def __init__(self, follows: np.ndarray, begins: np.ndarray, ends: np.ndarray):
        self._follows, self._alone = follows, begins + ends
        self._edges = np.concatenate([begins, ends])[:, None]
        self._before = np.concatenate([follows.T, follows])
        self._ways = np.take_along_axis(self._before, _NEAR.T % TAGS, 1).T[:, :, None]

    def write(self, found: np.ndarray, scores, first, length) -> None:
        """Write the best tags of stretches, given by their first pieces and lengths."""
        alone = first[length == 1]
        found[alone] = (scores[alone] + self._alone).argmax(1)
        order = np.argsort(-length, kind="stable")[: len(length) - len(alone)]
        for k in range(0, len(order), _GROUP):
            group = order[k : k + _GROUP]
            self._decode(found, scores, first[group], length[group])

    def _decode(self, found, scores, first, length) -> None:
        """Write the best tags of some stretches, each decoded from both ends up to its middle.

        A half that is done stays at its last piece until the longest is done: it is quicker to
        work on whole tables than on their parts.
        """
        sizes = np.array([length - length // 2, length // 2])
        steps = np.arange(sizes.max())[:, None, None]
        steps, going_on = np.minimum(steps, sizes - 1), steps < sizes
        places = np.array([first, first + length - 1]) + np.array([[1], [-1]]) * steps
        lattice = self._lattice(scores[places])

        one, other = (lattice[half - 1, k, range(len(half))] for k, half in enumerate(sizes))
        met = one[:, :, None] + self._follows + other[:, None]
        tag = np.array(np.divmod(met.reshape(len(first), -1).argmax(1), TAGS))
        chosen = np.empty(places.shape, np.int8)
        chosen[-1] = tag
        for t in range(len(chosen) - 2, -1, -1):
            ways = self._before.take(tag + _OWN, 0)
            ways += lattice[t]
            tag = np.where(going_on[t + 1], ways.argmax(2), tag)
            chosen[t] = tag
        found[places] = chosen

    def _lattice(self, scores: np.ndarray) -> np.ndarray:
        """Return for each step, direction and stretch the score of the best way to each tag."""
        steps, both, stretches, tags = scores.shape
        lattice = scores.transpose(0, 1, 3, 2).reshape(steps, both * tags, stretches)
        between = self._ways.repeat(stretches, 2)
        best = lattice[0]
        best += self._edges
        for here in lattice[1:]:
            ways = best.take(_NEAR, 0)
            ways += between
            here += np.maximum.reduce(ways)
            best = here
        by_direction = lattice.reshape(steps, both, tags, stretches)
        return np.ascontiguousarray(by_direction.transpose(0, 1, 3, 2))
