"""The small model: pieces of a text in, scores of tags out.

A small network of dilated convolutions scores 13 tags for every piece of the
text (outside; begin, inside, end and single for source, cue and content). It
learned from PolNeAR and from what the accurate model believes about it and other
news (see ``models/README.md``), and runs in plain numpy.

References
----------
Newell, Margolin and Ruths (2018). An attribution relations corpus for
political news. LREC 2018.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from itertools import repeat
from pathlib import Path
from threading import local

import numpy as np

from ...columns import Column
from ...errors import ModelError
from . import features, tags
from .decoding import Tagger, unreadable
from .onethread import ONE_THREAD

VERSION = 1
MODEL = Path(__file__).parents[2] / "models" / "attribution.npz"
LEXICAL = 5  # tables that depend on the word alone: see `Lookup`
_BLOCK = 1024  # pieces scored at once


class Lookup:
    """Finds the table rows of words: the word itself, its endings, beginning and shape."""

    def __init__(self, words: list[str], endings: list[str], beginnings: list[str]):
        self.words = {w: i for i, w in enumerate(words, 1)}
        self.endings = {w: i for i, w in enumerate(endings, 1)}
        self.beginnings = {w: i for i, w in enumerate(beginnings, 1)}
        parts = (self.words, self.endings, self.endings, self.beginnings)
        self.sizes = (*(len(p) + 1 for p in parts), features.SHAPES, *features.CONTEXT_SIZES)

    def word_rows(self, words: Sequence[str]) -> np.ndarray:
        """Return the table rows of words, one line a word; row 0 stands for all unknown ones."""
        low = list(map(features.normal, words))
        found = (
            map(self.words.get, low, repeat(0)),
            map(self.endings.get, [word[-3:] for word in low], repeat(0)),
            map(self.endings.get, ["2" + word[-2:] for word in low], repeat(0)),
            map(self.beginnings.get, [word[:4] for word in low], repeat(0)),
            map(features.shape, words),
        )
        return np.array([np.fromiter(rows, np.int64, len(low)) for rows in found]).T

    def rows(self, text: features.Pieces) -> np.ndarray:
        """Return the table rows of every piece, one column a table."""
        lexical = self.word_rows(text.words)
        opening, closing = self.word_rows("“”")
        lexical[text.opening] = opening  # marks count by what they do, not by looks
        lexical[text.closing] = closing
        return np.concatenate([lexical, features.context(text)], 1)


class _Room(local):
    """Where a thread scores its blocks: new memory for each would cost a fifth of the time."""

    def __init__(self) -> None:
        self._tables = np.empty((3, 0, 0), np.float32)

    def tables(self, rows: int, columns: int) -> np.ndarray:
        """Return three tables of at least so many rows."""
        if self._tables.shape[1] < rows:
            self._tables = np.empty((3, rows, columns), np.float32)
        return self._tables


class Small(Tagger):
    """The small model: dilated convolutions over summed look-ups, in plain numpy.

    Parameters
    ----------
    arrays : dict of str to numpy.ndarray
        The contents of the model file.
    """

    def __init__(self, arrays: dict[str, np.ndarray]):
        super().__init__(
            json.loads(arrays["card"].tobytes()),
            (arrays["follows"], arrays["begins"], arrays["ends"]),
            (arrays["link_content"], arrays["link_source"]),
        )
        names = ("words", "endings", "beginnings")
        lookup = Lookup(*(arrays[n].tobytes().decode().split("\n") for n in names))
        tables = [arrays["table_words"]]  # of small whole numbers: see `_vectors_of`
        self._scale = arrays["words_scale"].astype(np.float32)
        count = sum(name.startswith("table_") for name in arrays)
        tables += [arrays[f"table_{k}"].astype(np.float32) for k in range(1, count)]
        self._lookup, self._lexical = lookup, tables[:LEXICAL]
        self._vectors = Column(lambda: self._vectors_of, np.float32, tables[0].shape[1])
        self._context = tables[LEXICAL:]
        self._steps = arrays["dilations"].tolist()
        layers = range(len(self._steps))
        # Of each layer what the pieces before, the piece itself and those after it are worth.
        self._kernels = [np.split(arrays[f"kernel_{k}"].astype(np.float32), 3) for k in layers]
        self._biases = [arrays[f"bias_{k}"].astype(np.float32) for k in layers]
        self._out, self._out_bias = arrays["out"].astype(np.float32), arrays["out_bias"]
        self._nothing = np.zeros_like(self._biases[0])  # a row is sooner compared than a number
        self._room = _Room()

    def scorer(self, text: features.Pieces) -> Callable[[int, int], np.ndarray]:
        """Return a function that scores every tag for the pieces between two places."""
        return partial(self._scores, *self._placed(text), features.context(text))

    def _scores(self, vectors, places, context, first: int, last: int) -> np.ndarray:
        """Score a part of a text in blocks, which stay in the processor's cache.

        A block sees as far beyond its ends as the network does, so nothing changes.
        """
        reach, found = sum(self._steps), np.empty((last - first, tags.TAGS), np.float32)
        room = self._room.tables(min(len(places), _BLOCK + 2 * reach), vectors.shape[1])
        with ONE_THREAD:
            for start in range(first, last, _BLOCK):
                end, low = min(start + _BLOCK, last), max(start - reach, 0)
                here = slice(low, min(end + reach, len(places)))
                state, fresh, beside = room[:, : here.stop - low]
                vectors.take(places[here], 0, state, "clip")
                for table, rows in zip(self._context, context[here].T, strict=True):
                    state += table.take(rows, 0, fresh, "clip")
                block = self._block(state, fresh, beside)
                found[start - first : end - first] = block[start - low : end - low]
        return found

    def _block(self, state, fresh, beside) -> np.ndarray:
        """Return the scores of a block; beside its state it is given room."""
        for step, (before, here, after), bias in zip(
            self._steps, self._kernels, self._biases, strict=True
        ):
            np.matmul(state, here, out=fresh)
            fresh += bias
            fresh[step:] += np.matmul(state[:-step], before, out=beside[step:])
            fresh[:-step] += np.matmul(state[step:], after, out=beside[step:])
            state += np.maximum(fresh, self._nothing, out=fresh)
        return state @ self._out + self._out_bias

    def _placed(self, text: features.Pieces) -> tuple[np.ndarray, np.ndarray]:
        """Return the vectors of all words known, and the place of every piece among them.

        Marks count by what they do, not by looks.
        """
        places = text.numbers.copy()
        places[text.opening], places[text.closing] = map(text.known.number, "“”")
        return self._vectors.of(text.known), places

    def _vectors_of(self, words: list[str]) -> np.ndarray:
        """Return of each word the sum of its table rows."""
        rows = self._lookup.word_rows(words).T
        own, *others = (table.take(row, 0) for table, row in zip(self._lexical, rows, strict=True))
        return sum(others, own * self._scale.take(rows[0], 0))


def read(path: str | Path = MODEL) -> Small:
    """Read a model file.

    Raises
    ------
    ModelError
        If the file is missing, damaged or of another version.
    """
    try:
        with open(path, "rb") as raw, np.load(raw, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        version = json.loads(arrays["card"].tobytes())["version"]
        tagger = Small(arrays) if version == VERSION else None
    except FileNotFoundError:
        raise ModelError(
            f"The attribution model {path} is missing: check the file out again, or make it with "
            "python -m analysis.training.attribution."
        ) from None
    except Exception as error:
        raise unreadable(path, error) from None
    if tagger is None:
        raise ModelError(f"The attribution model {path} is of version {version}, not {VERSION}.")
    return tagger
