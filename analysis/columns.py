"""What is known of each text that has a number: new texts in; arrays of values by number out.

A text is a token of a `analysis.vocabulary.Vocabulary`, or another part of a text that has one of
its numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, Protocol

import numpy as np

__all__ = ["Column", "Numbered", "Rows", "each"]

_ASKED = 1 << 12  # new texts asked for at once: a book brings very many


class Numbered(Protocol):
    """What gives texts their numbers: ``texts`` holds them in order, and only grows."""

    texts: list[str]


class Rows:
    """An array that grows. A row once written never changes, so that a reader may keep it.

    Examples
    --------
    >>> rows = Rows(int)
    >>> rows.put(0, 2, [5, 7])
    >>> rows.values[:2].tolist()
    [5, 7]
    """

    def __init__(self, dtype: type, *row: int):
        self.values: np.ndarray = np.empty((1 << 12, *row), dtype)

    def put(self, start: int, end: int, rows: Any) -> None:
        """Write the rows from ``start`` up to ``end``, all before which are written."""
        if end > len(self.values):  # twice the room, so that growing stays cheap
            room = np.empty((2 * end, *self.values.shape[1:]), self.values.dtype)
            room[:start] = self.values[:start]
            self.values = room
        self.values[start:end] = rows


class Column:
    """What is known of the tokens of a vocabulary, by their numbers.

    Parameters
    ----------
    begin : function
        Called for each new vocabulary. It returns a function that is given the tokens that
        are new, and returns a value, or a row of values, for each.
    dtype : type
        That of the values.
    width : int, optional
        The values of a row, 0 where each is a value by itself.
    by : Column, optional
        Whose values are given to the function instead of the tokens.

    Examples
    --------
    >>> from analysis.vocabulary import Vocabulary
    >>> known = Vocabulary()
    >>> lengths = Column(lambda: lambda tokens: [len(t) for t in tokens], int)
    >>> numbers = known.numbers("It rains.")
    >>> lengths.of(known)[numbers].tolist()
    [2, 5, 1]
    """

    def __init__(
        self,
        begin: Callable[[], Callable[[list[str]], Any]],
        dtype: type,
        width: int = 0,
        by: Column | None = None,
    ):
        self._begin, self._dtype, self._by = begin, dtype, by
        self._row = (width,) if width else ()
        self._vocabulary: Numbered | None = None
        self._lock = RLock()

    def of(self, vocabulary: Numbered) -> np.ndarray:
        """Return the values of all tokens known; those of new ones are asked for now."""
        with self._lock:
            if vocabulary is not self._vocabulary:
                self._vocabulary, self._ask, self._size = vocabulary, self._begin(), 0
                self._rows = Rows(self._dtype, *self._row)
            size = len(vocabulary.texts)
            if size > self._size:
                given = vocabulary.texts if self._by is None else self._by.of(vocabulary)
                for start in range(self._size, size, _ASKED):
                    end = min(start + _ASKED, size)
                    self._rows.put(start, end, self._ask(list(given[start:end])))
                    self._size = end
            return self._rows.values


def each(function: Callable[[str], Any], dtype: type, by: Column | None = None) -> Column:
    """Return a column of what a function says of each token, or of its value in another column."""
    return Column(lambda: lambda tokens: list(map(function, tokens)), dtype, by=by)
