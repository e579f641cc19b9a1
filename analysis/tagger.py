"""The attribution tagger: from raw text to sources, cues and contents.

A small network of dilated convolutions scores 13 tags for every piece of the
text (outside; begin, inside, end and single for source, cue and content); a
Viterbi search picks the best legal sequence in each paragraph. It was trained
on PolNeAR (see ``models/README.md``) and runs in plain numpy.

References
----------
Newell, Margolin and Ruths (2018). An attribution relations corpus for
political news. LREC 2018.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from . import tagger_features as features
from . import tagger_links as links
from .document import Document, Span

VERSION = 1
MODEL = Path(__file__).parent / "models" / "attribution.npz"
ROLES = ("", "source", "cue", "content")
TAGS = 13  # outside, then begin, inside, end, single of each role
_LONGEST = 200  # pieces decoded at once; longer paragraphs are cut after a sentence


class ModelError(RuntimeError):
    """The model file is missing, damaged or of another version."""


def legal_tags() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return which tag may follow which, which may begin and which may end."""
    tags = np.arange(TAGS)
    role, step = (tags + 3) // 4, np.where(tags == 0, 3, (tags - 1) % 4)
    opens, closes = (step == 0) | (step == 3), step >= 2
    inner = (step == 1) | (step == 2)
    follows = closes[:, None] & opens | (~closes[:, None] & inner & (role[:, None] == role))
    return follows, opens, closes


class Tagger:
    """A loaded model.

    Parameters
    ----------
    arrays : dict of str to numpy.ndarray
        The contents of the model file.

    Attributes
    ----------
    card : dict
        Version, training data, terms and figures, as kept in the file.
    """

    def __init__(self, arrays: dict[str, np.ndarray]):
        self.card = json.loads(arrays["card"].tobytes())
        words = arrays["words"].tobytes().decode().split("\n")
        endings = arrays["endings"].tobytes().decode().split("\n")
        beginnings = arrays["beginnings"].tobytes().decode().split("\n")
        self._words = {w: i for i, w in enumerate(words, 1)}
        self._endings = {w: i for i, w in enumerate(endings, 1)}
        self._beginnings = {w: i for i, w in enumerate(beginnings, 1)}
        scale = arrays["words_scale"].astype(np.float32)
        self._tables = [arrays["table_words"].astype(np.float32) * scale]
        count = sum(name.startswith("table_") for name in arrays)
        self._tables += [arrays[f"table_{k}"].astype(np.float32) for k in range(1, count)]
        self._steps = arrays["dilations"].tolist()
        layers = range(len(self._steps))
        self._kernels = [arrays[f"kernel_{k}"].astype(np.float32) for k in layers]
        self._biases = [arrays[f"bias_{k}"].astype(np.float32) for k in layers]
        self._out, self._out_bias = arrays["out"].astype(np.float32), arrays["out_bias"]
        self._chain = arrays["follows"], arrays["begins"], arrays["ends"]
        self._links = arrays["link_content"], arrays["link_source"]
        self._rows = lru_cache(1 << 16)(self.word_rows)

    def word_rows(self, word: str) -> tuple[int, int, int, int, int]:
        """Return the table rows of a word: itself, endings, beginning, shape."""
        low = features.normal(word)
        return (
            self._words.get(low, 0),
            self._endings.get(low[-3:], 0),
            self._endings.get("2" + low[-2:], 0),
            self._beginnings.get(low[:4], 0),
            features.shape(word),
        )

    def rows(self, words: list[str]) -> np.ndarray:
        """Return the table rows of every piece, one column a table."""
        lexical = np.array(list(map(self._rows, words)))
        opening, closing, _, _ = features.marks(words)
        lexical[opening] = self._rows("“")  # marks count by what they do, not how they look
        lexical[closing] = self._rows("”")
        return np.concatenate([lexical, features.context(words)], 1)

    def scores(self, rows: np.ndarray) -> np.ndarray:
        """Return the network's score of every tag for every piece."""
        n = len(rows)
        state = self._tables[0][rows[:, 0]]
        for k, table in enumerate(self._tables[1:], 1):
            state += table[rows[:, k]]
        width = state.shape[1]
        for step, kernel, bias in zip(self._steps, self._kernels, self._biases):
            window = np.zeros((n, 3 * width), np.float32)
            window[step:, :width] = state[:-step]
            window[:, width : 2 * width] = state
            window[:-step, 2 * width :] = state[step:]
            fresh = window @ kernel
            fresh += bias
            np.maximum(fresh, 0, out=fresh)
            state += fresh
        return state @ self._out + self._out_bias

    def tags(self, words: list[str]) -> np.ndarray:
        """Return the best legal tag sequence."""
        scores = self.scores(self.rows(words))
        first, length = _stretches(words)
        return viterbi(scores, first, length, *self._chain)

    def spans(self, doc: Document) -> list[tuple[str, int, int]]:
        """Return labelled spans in text order: role, start, end."""
        words, starts, ends = features.pieces(doc)
        roles, first, last = runs(self.tags(words)) if words else ((), (), ())
        return [(ROLES[r], int(starts[i]), int(ends[j - 1])) for r, i, j in zip(roles, first, last)]

    def relations(self, doc: Document) -> list[tuple[Span | None, Span | None, tuple[Span, ...]]]:
        """Return the attributions of a document: source, cue, content fragments."""
        words, starts, ends = features.pieces(doc)
        if not words:
            return []
        roles, first, last = runs(self.tags(words))
        if not len(roles):
            return []
        _, _, stops, breaks = features.marks(words)
        layout = links.Layout(words, roles, first, last, stops, breaks)
        sorts = links.cue_sorts(words, layout)
        cue_of, source_of = links.link(layout, *self._links, sorts)
        spans = [doc.span(a, b) for a, b in zip(starts[first].tolist(), ends[last - 1].tolist())]
        return _gather(roles, spans, cue_of, source_of)


def _gather(roles, spans, cue_of, source_of):
    """Put linked spans together, one attribution a cue, in text order."""
    contents: dict[int, list[Span]] = {}
    alone = []
    for k in np.flatnonzero(roles == links.CONTENT).tolist():
        if cue_of[k] < 0:
            alone.append((None, None, (spans[k],)))
        else:
            contents.setdefault(int(cue_of[k]), []).append(spans[k])
    found = []
    for k in np.flatnonzero(roles == links.CUE).tolist():
        source = spans[source_of[k]] if source_of[k] >= 0 else None
        found.append((source, spans[k], tuple(contents.get(k, ()))))
    return sorted(found + alone, key=lambda r: min(s.start for s in (r[0], r[1], *r[2]) if s))


def runs(tags: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Turn a tag sequence into roles, first pieces and last pieces (exclusive)."""
    roles, step = (tags + 3) // 4, (tags - 1) % 4
    first = np.flatnonzero((tags > 0) & ((step == 0) | (step == 3)))
    last = np.flatnonzero((tags > 0) & (step >= 2)) + 1
    return roles[first], first, last


def _stretches(words: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return first piece and length of the stretches to decode: paragraphs, or parts."""
    marks = [-1, *(i for i, w in enumerate(words) if w == features.PARAGRAPH), len(words)]
    first, length = [], []
    for before, end in zip(marks, marks[1:]):
        start = before + 1
        while end - start > _LONGEST:
            stops = (i for i in range(start + _LONGEST - 1, start, -1) if words[i] in ".!?")
            cut = next(stops, start + _LONGEST - 1) + 1
            first.append(start)
            length.append(cut - start)
            start = cut
        if end > start:
            first.append(start)
            length.append(end - start)
    return np.array(first, np.int64), np.array(length, np.int64)


def viterbi(scores, first, length, follows, begins, ends) -> np.ndarray:
    """Return the best legal tags, all stretches of a text at once.

    Stretches are sorted by length, so that step ``t`` works on the ones still
    running: they are the first ``active[t]`` columns.
    """
    tags = np.zeros(len(scores), np.int64)
    order = np.argsort(-length, kind="stable")
    first, length = first[order], length[order]
    active = np.searchsorted(-length, -np.arange(length[0]), side="left")
    lattice = []
    best = (begins + scores[first]).T
    for t, k in enumerate(active.tolist()):
        if t:
            best = (best[:, None, :k] + follows[:, :, None]).max(0)
            best += scores[first[:k] + t].T
        lattice.append(best)
    tag = np.zeros(len(first), np.int64)
    for t in range(len(active) - 1, -1, -1):
        k, running = active[t], active[t + 1] if t + 1 < len(active) else 0
        reach = lattice[t].T.copy()
        reach[running:] += ends
        reach[:running] += follows.T[tag[:running]]
        tag[:k] = reach.argmax(1)
        tags[first[:k] + t] = tag[:k]
    return tags


@cache
def load(path: str | Path | None = None) -> Tagger:
    """Load a model file (by default the one that comes with the package).

    Raises
    ------
    ModelError
        If the file is missing, damaged or of another version.
    """
    path = Path(path or MODEL)
    try:
        with np.load(path, allow_pickle=False) as file:
            tagger = Tagger({name: file[name] for name in file.files})
    except FileNotFoundError:
        raise ModelError(f"The attribution model {path} is missing.") from None
    except Exception as error:
        raise ModelError(f"The attribution model {path} is damaged ({error}).") from None
    if tagger.card.get("version") != VERSION:
        raise ModelError(f"The attribution model {path} is not of version {VERSION}.")
    return tagger
