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
_SORTS = np.array([9, 3, 1])  # by the sources, cues and contents between two spans
_SIGN = {",": 1, "“": 2, "”": 2, '"': 2, "''": 2, "``": 2, ".": 3, ":": 4, "¶": 5}


class Layout:
    """Where the spans of articles stand among their pieces; ``firsts`` are the articles' own."""

    def __init__(self, text, roles, first, last, firsts=(0,)):
        self.roles, self.first, self.last = roles, first, last  # last: exclusive
        self.firsts, self.article = firsts, np.searchsorted(firsts, first, side="right")
        self._words = text.words
        self.sentence_ends = (text.stops | text.breaks).nonzero()[0]
        paragraph_ends = text.breaks.nonzero()[0]
        # In which sentence and paragraph a span begins, and in which it has ended.
        self.sentence = self.sentence_ends.searchsorted([first, last])
        self.paragraph = paragraph_ends.searchsorted([first, last])
        self.before = np.zeros((len(roles) + 1, 3), np.int32)
        np.cumsum(roles[:, None] == (SOURCE, CUE, CONTENT), 0, out=self.before[1:])
        size, words = len(text.words), text.words
        after = [_SIGN.get(words[i], 0) if i < size else 0 for i in last.tolist()]
        ends = last - 1
        ends_marked = text.opening[ends] | text.closing[ends]
        self.signs_after = 4 * np.array(after, np.int64) + 2 * ends_marked
        self.begins_marked = text.opening[first] | text.closing[first]

    def cue_sorts(self, cues: np.ndarray) -> np.ndarray:
        """Sort cues by the signs that no source is named ("was accused"), 0 to 7."""
        first, last, words = self.first[cues], self.last[cues], self._words
        passive = np.array([_passive(words[i]) for i in first.tolist()], bool)
        past = np.array([words[i - 1].endswith("ed") for i in last.tolist()], bool)
        return 2 * passive + past + 4 * (last - first == 1)


def _passive(word: str) -> bool:
    return word.lower() in {"is", "was", "are", "were", "be", "been", "being"}


def candidates(layout: Layout, of: int, among: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pair every span of one role with the nearest spans of another in its article.

    Returns
    -------
    dependents, hubs : numpy.ndarray of int, shape (pairs,)
        Span numbers; the pairs of one dependent stand together.
    ranks : numpy.ndarray of int
        0 for the nearest on its side, up to ``REACH - 1``.
    """
    spans = (layout.roles == of).nonzero()[0]
    targets = (layout.roles == among).nonzero()[0]
    index = targets.searchsorted(spans)[:, None] + _STEPS
    article = np.append(layout.article[targets], 0)  # past the last stands none
    same = article.take(index, mode="clip") == layout.article[spans][:, None]
    which, step = (same & (index >= 0)).nonzero()
    return spans[which], targets[index[which, step]], _RANKS[step]


def link_keys(layout: Layout, i: np.ndarray, j: np.ndarray, ranks: np.ndarray) -> tuple:
    """Return four numbers for each of some pairs of spans; they hold all its link features."""
    a, b = np.minimum(i, j), np.maximum(i, j)
    side = (i < j).astype(np.int64)
    gap = _GAP.take(layout.first[b] - layout.last[a], mode="clip")
    paragraphs = layout.paragraph[0][b] - layout.paragraph[1][a]
    sentences = layout.sentence[0][b] - layout.sentence[1][a]
    apart = np.where(paragraphs > 0, 3 + np.minimum(paragraphs, 2), np.minimum(sentences, 3))
    between = np.minimum(layout.before[b] - layout.before[a + 1], 2) @ _SORTS
    signs = layout.signs_after[a] + layout.begins_marked[b]
    far = side * 8 + apart
    return side * 3 + ranks, far * 27 + between, side * 24 + signs, far * 9 + gap


def link_features(ranks, between, signs, gaps) -> np.ndarray:
    """Return the link features that the keys of pairs hold, one row a pair."""
    far, inside = np.divmod(between, 27)
    near = gaps // 72 * 9 + gaps % 9
    return np.stack((near, ranks, far, far // 8 * 27 + inside, between, signs, gaps), 1)


OFFSETS = np.concatenate([[0], np.cumsum(LINK_SIZES)[:-1]])
NONE = sum(LINK_SIZES)  # weights from here on: a cue of this sort has no source


def summed(weights: np.ndarray) -> list[np.ndarray]:
    """Return what each value of each link key weighs, and what a cue without source does."""
    near, ranks, far, inside, between, signs, gaps, none = np.split(weights, [*OFFSETS[1:], NONE])
    of_side = np.repeat(inside.reshape(2, 27), 8, 0)
    between = far[:, None] + of_side + between.reshape(16, 27)
    gaps = np.repeat(near.reshape(2, 9), 8, 0) + gaps.reshape(16, 9)
    return [ranks, between.ravel(), signs, gaps.ravel(), none]


def _weighed(keys: tuple, weights: list[np.ndarray]) -> np.ndarray:
    """Return how well the spans of pairs fit each other."""
    ranks, between, signs, gaps, _ = weights
    return ranks[keys[0]] + between[keys[1]] + signs[keys[2]] + gaps[keys[3]]


def _best(dependents: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """Return the pair with the highest score of each dependent."""
    begins = np.ones(len(dependents), bool)
    begins[1:] = dependents[1:] != dependents[:-1]
    return np.lexsort((-scores, dependents))[begins]


def cues_of(layout: Layout, weights: list[np.ndarray]) -> np.ndarray:
    """Choose a cue for every content, by `summed` weights: for each span its cue, or -1."""
    found = np.full(len(layout.roles), -1)
    i, j, ranks = candidates(layout, CONTENT, CUE)
    best = _best(i, _weighed(link_keys(layout, i, j, ranks), weights))
    found[i[best]] = j[best]
    return found


def sources_of(layout: Layout, weights: list[np.ndarray]) -> np.ndarray:
    """Choose a source for every cue, by `summed` weights: for each span its source, or -1."""
    found = np.full(len(layout.roles), -1)
    i, j, ranks = candidates(layout, CUE, SOURCE)
    scores = _weighed(link_keys(layout, j, i, ranks), weights)
    best = _best(i, scores)
    sure = scores[best] > weights[-1][layout.cue_sorts(i[best])]
    found[i[best[sure]]] = j[best[sure]]
    # A source that nobody chose goes to a cue that would have had none.
    chosen = np.zeros(len(found) + 1, bool)
    chosen[found] = True
    free = best[~sure & ~chosen[j[best]]]
    found[i[free]] = j[free]
    return found
