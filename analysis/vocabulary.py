"""The tokens met so far, each with a number: a text in; the numbers of its tokens out.

An article is cut at its white space, and each stretch without any is cut into tokens once,
however often it comes again. What is known of a token (its length, its form in word lists, the
terms it opens) stands in a `Column` by its number, so that it is asked once for each token, and
gathered for a whole article at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from sys import intern
from threading import RLock
from typing import Any

import numpy as np

__all__ = [
    "FOLDED",
    "IS_WORD",
    "LENGTH",
    "PLAIN",
    "TEXT",
    "WORD",
    "Column",
    "Vocabulary",
    "blocks",
    "current",
    "each",
    "folded",
    "is_word",
]

MOST = 1 << 17  # tokens known; with more, a new vocabulary is begun
BLOCK = 1 << 16  # characters cut at once: a text may be a book

# A word keeps its apostrophes and hyphens ("don't", "50-day"), and the invisible
# characters that typesetting leaves inside words (soft hyphen, zero-width space).
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
# How a word is set does not make it another word.
PLAIN = str.maketrans({"‐": "-", "‑": "-"} | dict.fromkeys(INVISIBLE))
_TAIL = rf"(?:[-‐‑'’{INVISIBLE}]\w+)*"
WORD = rf"\w+{_TAIL}"
_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[\w/]"  # web address, without the stop after it
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"  # e-mail address; the bound keeps time linear
    rf"|\d+(?:[.,:]\d+)*\w*{_TAIL}"  # 2.5  1,000  8:30  50-day
    r"|[A-Z]{2,6}\.[A-Z]{1,2}(?![\w.])"  # NRW.N, of a stock exchange
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S.  a.m.  J.R
    rf"|{WORD}"
    r"|\.{2,}|--+|[^\w\s]"
)
_MARKS = frozenset(".,;:!?\"”'’)")  # after a word of letters alone, each is a token by itself
_SPACE = re.compile(r"\s")


class Vocabulary(dict[str, tuple[int, ...]]):
    """From a stretch without white space to the numbers of its tokens.

    Threads may share it: one at a time learns what is new, and what is known never changes.

    Examples
    --------
    >>> known = Vocabulary()
    >>> [known.texts[number] for number in known.numbers("It rains, it rains.")]
    ['It', 'rains', ',', 'it', 'rains', '.']
    """

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._lock = RLock()

    def numbers(self, text: str) -> np.ndarray:
        """Return the numbers of the tokens of a text, in text order."""
        found = chain.from_iterable(map(self.__getitem__, text.split()))
        return np.fromiter(found, np.int32)

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        with self._lock:
            found = self[chunk] = tuple(map(self._number_of, _cut(chunk)))
        return found

    def number(self, token: str) -> int:
        """Return the number of one token."""
        with self._lock:
            return self._number_of(token)

    def _number_of(self, token: str) -> int:
        number = self._numbers.get(token)
        if number is None:
            number = self._numbers[token] = len(self.texts)
            self.texts.append(token)
        return number


def _cut(chunk: str) -> Sequence[str]:
    """Return the tokens of a stretch without white space: no token looks beyond it."""
    if chunk.isalpha():
        return (chunk,)
    if chunk[-1] in _MARKS and chunk[:-1].isalpha():
        return chunk[:-1], chunk[-1]
    return _TOKEN.findall(chunk)


_vocabulary = Vocabulary()


def current() -> Vocabulary:
    """Return the vocabulary in use; one that has grown too large is left to its documents.

    Examples
    --------
    >>> current() is current()
    True
    """
    global _vocabulary
    if len(_vocabulary.texts) > MOST or len(_vocabulary) > 2 * MOST:
        _vocabulary = Vocabulary()
    return _vocabulary


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
        self._vocabulary: Vocabulary | None = None
        self._lock = RLock()

    def of(self, vocabulary: Vocabulary) -> np.ndarray:
        """Return the values of all tokens known; those of new ones are asked for now."""
        with self._lock:
            if vocabulary is not self._vocabulary:
                self._vocabulary, self._ask, self._size = vocabulary, self._begin(), 0
                self._values = np.empty((1 << 12, *self._row), self._dtype)
            size = len(vocabulary.texts)
            if size > self._size:
                given = vocabulary.texts if self._by is None else self._by.of(vocabulary)
                self._learn(list(given[self._size : size]))
            return self._values

    def _learn(self, fresh: list[str]) -> None:
        size = self._size + len(fresh)
        if size > len(self._values):  # twice the room, so that growing stays cheap
            room = np.empty((2 * size, *self._row), self._dtype)
            room[: self._size] = self._values[: self._size]
            self._values = room
        self._values[self._size : size] = self._ask(fresh)
        self._size = size


def each(function: Callable[[str], Any], dtype: type, by: Column | None = None) -> Column:
    """Return a column of what a function says of each token, or of its value in another column."""
    return Column(lambda: lambda tokens: list(map(function, tokens)), dtype, by=by)


def is_word(token: str) -> bool:
    """Tell whether a token holds a letter or a digit.

    Examples
    --------
    >>> is_word("5%"), is_word("%")
    (True, False)
    """
    return token[0].isalnum() or any(map(str.isalnum, token))


def folded(token: str) -> str:
    """Return a token as word lists spell it: lower case, plain marks, nothing invisible.

    Examples
    --------
    >>> folded("Don’t")
    "don't"
    """
    low = token.lower()
    if not low.isascii():
        low = low.replace("’", "'").translate(PLAIN)
    return intern(low)  # one object for each word: every list looks all of them up


TEXT, FOLDED = each(str, object), each(folded, object)
LENGTH, IS_WORD = each(len, np.int32), each(is_word, np.bool_)


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text in parts that end at white space, each with the place where it starts.

    Examples
    --------
    >>> list(blocks("It rains."))
    [(0, 'It rains.')]
    """
    start = 0
    while start < len(text):
        space = _SPACE.search(text, start + BLOCK)
        end = space.start() if space else len(text)
        yield start, text[start:end]
        start = end
