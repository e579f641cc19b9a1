"""From labelled spans to attributions: which source and which content a cue has.

Every attribution hangs on its cue. A fragment of content chooses one of the
nearest cues, and a cue one of the nearest sources or none; each choice is the
highest sum of a few table values, learned from the linked annotations.
"""

from __future__ import annotations

import numpy as np

from .tags import Role

REACH = 3  # cues (or sources) looked at on each side
# How many values each link feature can take, in the order of `link_features`.
LINK_SIZES = (18, 6, 16, 54, 432, 48, 144)
SOURCE, CUE, CONTENT = Role.SOURCE, Role.CUE, Role.CONTENT

_GAP = np.searchsorted((1, 2, 3, 5, 9, 17, 33, 65), np.arange(66), side="right")
_SIGN = {",": 1, "“": 2, "”": 2, '"': 2, "''": 2, "``": 2, ".": 3, ":": 4, "¶": 5}


class Layout:
    """Where the spans of an article stand among its pieces."""

    def __init__(self, text, roles, first, last):
        self.roles, self.first, self.last = roles, first, last  # last: exclusive
        self.sentence = _counted(text.stops | text.breaks)
        self.paragraph = _counted(text.breaks)
        self.before = np.stack([_counted(roles == r) for r in (SOURCE, CUE, CONTENT)])
        size, words = len(text.words), text.words
        after = (words[i] if i < size else "" for i in last.tolist())
        self.next_sign = np.array([_SIGN.get(w, 0) for w in after], np.int64)
        marked = text.opening | text.closing
        self.ends_marked = marked[last - 1]
        self.begins_marked = marked[first]
        self.passive = np.array([_passive(words[i]) for i in first.tolist()], np.int64)
        self.past = np.array([words[i - 1].endswith("ed") for i in last.tolist()], np.int64)

    def cue_sorts(self) -> np.ndarray:
        """Sort cues by the signs that no source is named ("was accused"), 0 to 7."""
        return 2 * self.passive + self.past + 4 * (self.last - self.first == 1)


def _counted(where: np.ndarray) -> np.ndarray:
    """Return for each place how many before it hold."""
    return np.concatenate([[0], np.cumsum(where)])


def _passive(word: str) -> bool:
    return word.lower() in {"is", "was", "are", "were", "be", "been", "being"}


def candidates(layout: Layout, of: int, among: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pair every span of one role with the nearest spans of another.

    Returns
    -------
    dependents, hubs : numpy.ndarray of int, shape (pairs,)
        Span numbers; the pairs of one dependent stand together.
    ranks : numpy.ndarray of int
        0 for the nearest on its side, up to ``REACH - 1``.
    """
    spans = np.flatnonzero(layout.roles == of)
    targets = np.flatnonzero(layout.roles == among)
    place = np.searchsorted(targets, spans)
    steps = np.concatenate([np.arange(-REACH, 0), np.arange(REACH)])
    index = place[:, None] + steps
    fits = (index >= 0) & (index < len(targets))
    ranks = np.concatenate([np.arange(REACH)[::-1], np.arange(REACH)])
    hubs = targets[np.where(fits, index, 0)[fits]] if len(targets) else np.zeros(0, np.int64)
    return (
        np.broadcast_to(spans[:, None], index.shape)[fits],
        hubs,
        np.broadcast_to(ranks, index.shape)[fits],
    )


def link_features(layout: Layout, i: np.ndarray, j: np.ndarray, ranks: np.ndarray) -> np.ndarray:
    """Return the link features of span pairs, one row a pair."""
    a, b = np.minimum(i, j), np.maximum(i, j)
    side = (i < j).astype(np.int64)
    left, right = layout.last[a], layout.first[b]
    gap = _GAP[np.clip(right - left, 0, 65)]
    paragraphs = layout.paragraph[right] - layout.paragraph[left]
    sentences = layout.sentence[right] - layout.sentence[left]
    apart = np.where(paragraphs > 0, 4 + np.minimum(paragraphs, 2) - 1, np.minimum(sentences, 3))
    between = np.minimum(layout.before[:, b] - layout.before[:, a + 1], 2)
    sources, cues, contents = between
    inside = sources * 9 + cues * 3 + contents
    signs = (layout.next_sign[a] * 2 + layout.ends_marked[a]) * 2 + layout.begins_marked[b]
    far = side * 8 + apart
    features = (
        side * 9 + gap,
        side * 3 + ranks,
        far,
        side * 27 + inside,
        far * 27 + inside,
        side * 24 + signs,
        far * 9 + gap,
    )
    return np.stack(features, 1)


OFFSETS = np.concatenate([[0], np.cumsum(LINK_SIZES)[:-1]])
NONE = sum(LINK_SIZES)  # weights from here on: a cue of this sort has no source


def best_hub(dependents, hubs, scores, size: int, threshold=None) -> np.ndarray:
    """Return for each span the hub with the highest score, or -1."""
    found = np.full(size, -1)
    if len(dependents):
        order = np.lexsort((-scores, dependents))
        first = np.flatnonzero(np.diff(dependents[order], prepend=-1))
        best = order[first]
        if threshold is not None:
            best = best[scores[best] > threshold[dependents[best]]]
        found[dependents[best]] = hubs[best]
    return found


def link(layout: Layout, content_weights, source_weights) -> tuple:
    """Choose a cue for every content and a source for every cue.

    Returns
    -------
    cue_of, source_of : numpy.ndarray of int
        For each span its cue (contents) or its source (cues), -1 for none.
    """
    size = len(layout.roles)
    i, j, ranks = candidates(layout, CONTENT, CUE)
    scores = content_weights[link_features(layout, i, j, ranks) + OFFSETS].sum(1)
    cue_of = best_hub(i, j, scores, size)
    i, j, ranks = candidates(layout, CUE, SOURCE)
    scores = source_weights[link_features(layout, j, i, ranks) + OFFSETS].sum(1)
    nothing = source_weights[NONE + layout.cue_sorts()]
    source_of, nearest = best_hub(i, j, scores, size, nothing), best_hub(i, j, scores, size)
    # A source that nobody chose goes to a cue that would have had none.
    free = (source_of < 0) & (nearest >= 0) & ~np.isin(nearest, source_of)
    return cue_of, np.where(free, nearest, source_of)
