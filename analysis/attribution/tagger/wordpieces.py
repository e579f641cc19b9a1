"""A text's pieces as wordpieces, in windows that an encoder reads one by one.

An encoder knows no words but wordpieces ("harbour" is one, "Northport" two), and reads a few
hundred of them at once. A long text is cut into cores, each after a paragraph or sentence;
a window is a core and some of its surroundings on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from ...remembering import Remembered
from . import features

LONGEST = 256  # wordpieces of a window, its two outer marks among them
CONTEXT = 24  # wordpieces read on each side of a core
_MOST = 12  # wordpieces of one piece; what follows is left out
_MOST_KNOWN = 1 << 16  # words whose wordpieces are kept


_SHAPE_OF = Remembered(features.shape)


class Wordpieces:
    """Looks up the wordpieces of words, each once.

    Parameters
    ----------
    tokenizer : tokenizers.Tokenizer
        Cuts a word in lower case into wordpieces.
    marks : tuple of str
        What the encoder calls beginning, end, hidden and unknown.
    """

    def __init__(self, tokenizer, marks=("[CLS]", "[SEP]", "[MASK]", "[UNK]")):
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self.first, self.last, self.mask, self.unknown = map(tokenizer.token_to_id, marks)

    def of(self, words: Sequence[str]) -> list[list[int]]:
        """Return the numbers of the wordpieces of each word."""
        known = self._known
        fresh = [word for word in dict.fromkeys(words) if word not in known]
        if fresh:
            cut = self._tokenizer.encode_batch([*map(_encodable, fresh)], add_special_tokens=False)
            found = {w: c.ids[:_MOST] or [self.unknown] for w, c in zip(fresh, cut, strict=True)}
            # A new table in place of a change: other threads may still read the old one.
            known = known | found
            self._known = known if len(known) <= _MOST_KNOWN else {}
        return [known[word] for word in words]


def _encodable(word: str) -> str:
    """Return a word without half surrogate pairs, which are no text to the tokenizer."""
    return word.encode("utf-8", "replace").decode()


class Prepared:
    """A text made ready to be read by an encoder.

    Attributes
    ----------
    ids : numpy.ndarray
        The numbers of its wordpieces.
    counts, start : numpy.ndarray
        How many wordpieces each piece has, and where they start; one more start ends the last.
    features : numpy.ndarray, (pieces, 7)
        Outer form and surroundings of each piece.
    """

    def __init__(self, text: features.Pieces, wordpieces: Wordpieces):
        words = list(text.words)
        for k in np.flatnonzero(text.opening | text.closing).tolist():
            words[k] = '"'  # marks count by what they do, not by looks
        ids = wordpieces.of(words)
        for k in np.flatnonzero(text.breaks).tolist():
            ids[k] = [wordpieces.last]
        self.counts = np.fromiter(map(len, ids), np.int64, len(ids))
        self.start = np.concatenate([[0], np.cumsum(self.counts)])
        self.ids = np.fromiter(chain.from_iterable(ids), np.int64, self.start[-1])
        shapes = np.fromiter(map(_SHAPE_OF.__getitem__, text.words), np.int64, len(ids))
        self.features = np.concatenate([shapes[:, None], features.context(text)], 1)
        self.breaks, self.stops = text.breaks, text.stops


class Window(NamedTuple):
    """Pieces ``first`` up to ``last``, to be read with what stands from ``low`` up to ``high``."""

    text: Prepared
    first: int
    last: int
    low: int
    high: int


def windows(text: Prepared, context: int = CONTEXT, first_room: int | None = None) -> list[Window]:
    """Cut a text into windows.

    Parameters
    ----------
    text : Prepared
    context : int, default CONTEXT
        Wordpieces read on each side; with 0 a window is its core alone, as in training.
    first_room : int, optional
        How many wordpieces the first core may have, so that training meets other cuts each time.
    """
    room, found, first, size = LONGEST - 2 - 2 * context, [], 0, len(text.counts)
    while first < size:
        last = _core_end(text, first, room if first or not first_room else first_room)
        low, high = _around(text, first, last, context) if context else (first, last)
        found.append(Window(text, first, last, low, high))
        first = last
    return found


def _core_end(text: Prepared, first: int, room: int) -> int:
    """Return where to end a core: after a paragraph or sentence, if one ends late enough."""
    last = int(np.searchsorted(text.start, text.start[first] + room, side="right")) - 1
    last = max(last, first + 1)
    if last < len(text.counts):
        for ends, least in ((text.breaks, 0.6), (text.stops, 0.4)):
            places = np.flatnonzero(ends[first:last])
            if len(places) and places[-1] + 1 >= least * (last - first):
                return first + int(places[-1]) + 1
    return last


def _around(text: Prepared, first: int, last: int, context: int) -> tuple[int, int]:
    """Return the pieces of a window: a core and its context, on one side where it ends the text."""
    start, end, size = text.start[first], text.start[last], text.start[-1]
    spare = min(LONGEST - 2 - (end - start), 2 * context)
    before = min(max(spare // 2, spare - (size - end)), start)
    after = min(spare - before, size - end)
    low = int(np.searchsorted(text.start, start - before))
    return low, int(np.searchsorted(text.start, end + after, side="right")) - 1


class Batch(NamedTuple):
    """Windows side by side, filled up to the longest.

    ``ids`` and ``real`` (is there a wordpiece?) are (windows, length), ``near`` (their pieces'
    features) is (windows, length, 7). ``inner`` are the places of the wordpieces of the cores in
    these, flattened; ``counts`` says how many each piece of the cores has, ``features`` what
    surrounds it.
    """

    ids: np.ndarray
    real: np.ndarray
    near: np.ndarray
    inner: np.ndarray
    counts: np.ndarray
    features: np.ndarray


def batch(chosen: Sequence[Window], wordpieces: Wordpieces) -> Batch:
    """Lay windows side by side; their cores' pieces stand in the order of the windows."""
    length = 2 + max(int(w.text.start[w.high] - w.text.start[w.low]) for w in chosen)
    shape = (len(chosen), length)
    ids, real = np.zeros(shape, np.int64), np.zeros(shape, bool)
    near, inner = np.zeros((*shape, chosen[0].text.features.shape[1]), np.int64), []
    for row, (text, first, last, low, high) in enumerate(chosen):
        start, end = text.start[low], text.start[high]
        size = end - start
        ids[row, 0], ids[row, size + 1] = wordpieces.first, wordpieces.last
        ids[row, 1 : size + 1], real[row, : size + 2] = text.ids[start:end], True
        near[row, 1 : size + 1] = np.repeat(text.features[low:high], text.counts[low:high], axis=0)
        core = np.arange(text.start[first], text.start[last])
        inner.append(row * length + 1 + core - start)
    counts = np.concatenate([w.text.counts[w.first : w.last] for w in chosen])
    surroundings = np.concatenate([w.text.features[w.first : w.last] for w in chosen])
    return Batch(ids, real, near, np.concatenate(inner), counts, surroundings)
