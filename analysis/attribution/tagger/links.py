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

_STEPS = np.concatenate([np.arange(-REACH, 0), np.arange(REACH)])
_RANKS = np.concatenate([np.arange(REACH)[::-1], np.arange(REACH)])
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
    count = np.zeros(len(where) + 1, np.int64)
    np.cumsum(where, out=count[1:])
    return count


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
    index = place[:, None] + _STEPS
    which, step = ((index >= 0) & (index < len(targets))).nonzero()
    return spans[which], targets[index[which, step]], _RANKS[step]


def link_features(layout: Layout, i: np.ndarray, j: np.ndarray, ranks: np.ndarray) -> np.ndarray:
    """Return the link features of span pairs, one row a pair."""
    a, b = np.minimum(i, j), np.maximum(i, j)
    side = (i < j).astype(np.int64)
    left, right = layout.last[a], layout.first[b]
    gap = _GAP[np.minimum(np.maximum(right - left, 0), 65)]
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


def _best(dependents: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """Return the pair with the highest score of each dependent."""
    order = np.lexsort((-scores, dependents))
    return order[np.flatnonzero(np.diff(dependents[order], prepend=-1))]


def cues_of(layout: Layout, weights: np.ndarray) -> np.ndarray:
    """Choose a cue for every content: for each span its cue, or -1."""
    found = np.full(len(layout.roles), -1)
    i, j, ranks = candidates(layout, CONTENT, CUE)
    best = _best(i, weights[link_features(layout, i, j, ranks) + OFFSETS].sum(1))
    found[i[best]] = j[best]
    return found


def sources_of(layout: Layout, weights: np.ndarray) -> np.ndarray:
    """Choose a source for every cue: for each span its source, or -1."""
    found = np.full(len(layout.roles), -1)
    i, j, ranks = candidates(layout, CUE, SOURCE)
    scores = weights[link_features(layout, j, i, ranks) + OFFSETS].sum(1)
    best = _best(i, scores)
    sure = scores[best] > weights[NONE + layout.cue_sorts()[i[best]]]
    found[i[best[sure]]] = j[best[sure]]
    # A source that nobody chose goes to a cue that would have had none.
    chosen = np.zeros(len(found) + 1, bool)
    chosen[found] = True
    free = best[~sure & ~chosen[j[best]]]
    found[i[free]] = j[free]
    return found
