"""The tokens met so far, each with a number: a text in; the numbers of its tokens out.

An article is cut at its white space, and each chunk between is cut into tokens once, however
often it comes again. What is known of a token (its form in word lists, the terms it opens)
stands in a column (`analysis.columns`) by its number, so that it is asked once for each token,
and gathered for a whole article at a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, count, islice
from sys import intern
from threading import RLock

import numpy as np

from .columns import Column, Rows, each

__all__ = [
    "FOLDED",
    "IS_WORD",
    "PLAIN",
    "TEXT",
    "WORD",
    "Vocabulary",
    "blocks",
    "current",
    "folded",
    "is_word",
    "starts_of",
]

MOST = 1 << 17  # tokens known; with more, a new vocabulary is begun
BLOCK = 1 << 16  # characters cut, or chunks gathered, at once: a text may be a book

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
Cut = Callable[[str], Sequence[str]]


def _cut(chunk: str) -> Sequence[str]:
    """Return the tokens of a chunk without white space: no token looks beyond it."""
    if chunk.isalpha():
        return (chunk,)
    if chunk[-1] in _MARKS and chunk[:-1].isalpha():
        return chunk[:-1], chunk[-1]
    return _TOKEN.findall(chunk)


# White space as Python knows it; beyond this table there is none.
_IS_SPACE = np.array([chr(i).isspace() for i in range(0x3002)])


def starts_of(text: str) -> np.ndarray:
    """Return where the chunks of a text start, which white space parts.

    Examples
    --------
    >>> starts_of("It  rains.").tolist()
    [0, 4]
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    visible = np.ones(len(codes) + 1, bool)
    visible[0] = False
    np.logical_not(_IS_SPACE.take(codes, mode="clip"), out=visible[1:])
    return (visible[1:] > visible[:-1]).nonzero()[0]


class _Numbers:
    """A number for each text, in the order in which they are first met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = defaultdict(count().__next__)
        self._lock = RLock()
        self.texts: list[str] = []

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """Return the numbers of some texts: one thread at a time, for some may be new."""
        with self._lock:
            found = np.fromiter(map(self._numbers.__getitem__, texts), np.int32, len(texts))
            fresh = len(self._numbers) - len(self.texts)
            self.texts += [*islice(reversed(self._numbers), fresh)][::-1]
            return found


class Vocabulary:
    """The parts of texts, each with a number: tokens, or what else chunks are cut into.

    Threads may share it: one at a time learns what is new, and what is known never changes.

    Parameters
    ----------
    cut : function
        Cuts a chunk into its parts, which leave out no character.
    chunks : optional
        Those of another vocabulary, which this one cuts otherwise (see `cut_by`).

    Examples
    --------
    >>> known = Vocabulary()
    >>> [known.texts[number] for number in known.numbers("It rains, it rains.")]
    ['It', 'rains', ',', 'it', 'rains', '.']
    """

    def __init__(self, cut: Cut = _cut, chunks: _Numbers | None = None):
        self.chunks = _Numbers() if chunks is None else chunks
        self._cut, self._parts = cut, _Numbers()
        self.texts = self._parts.texts  # of the parts, by their numbers
        self._others: dict[Cut, Vocabulary] = {}
        self._lock = RLock()
        self._learnt = 0, 0  # chunks, and the parts of all of these, one after another
        # Of each chunk how many parts it has, and the first one's place among all these; of each
        # of these its number, and where it starts in its chunk.
        self._sizes, self._places = Rows(np.int32), Rows(np.int32)
        self._numbers, self._offsets = Rows(np.int32), Rows(np.int32)

    def numbers(self, text: str) -> np.ndarray:
        """Return the numbers of the parts of a text, in text order."""
        chunks = self.chunks.of(text.split())
        return self.parts_of(chunks, np.zeros_like(chunks))[0]

    def chunks_of(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the numbers and the starts of what white space parts in a text."""
        numbers, starts = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
        for place, block in blocks(text):
            numbers.append(self.chunks.of(block.split()))
            starts.append((starts_of(block) + place).astype(np.int32))
        return np.concatenate(numbers), np.concatenate(starts)

    def parts_of(self, chunks: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the numbers and the starts of the parts of chunks, by those of the chunks."""
        with self._lock:
            if self._learnt[0] < len(self.chunks.texts):
                self._learn(self.chunks.texts[self._learnt[0] :])
            sizes, places = self._sizes.values, self._places.values
            numbers, offsets = self._numbers.values, self._offsets.values

        size = sizes.take(chunks)
        found, begun = np.empty(size.sum(), np.int32), np.empty(size.sum(), np.int32)
        done = 0
        for start in range(0, len(chunks), BLOCK):
            here = slice(start, start + BLOCK)
            ends = size[here].cumsum()
            at = (places.take(chunks[here]) - ends + size[here]).repeat(size[here])
            at += np.arange(len(at))
            block = slice(done, done := done + len(at))
            numbers.take(at, out=found[block], mode="clip")
            np.add(starts[here].repeat(size[here]), offsets.take(at), out=begun[block])
        return found, begun

    def _learn(self, fresh: list[str]) -> None:
        """Cut the chunks that are new."""
        cut = list(map(self._cut, fresh))
        parts = list(chain.from_iterable(cut))
        size = np.fromiter(map(len, cut), np.int64, len(cut))
        length = np.fromiter(map(len, parts), np.int64, len(parts))
        place, start = size.cumsum() - size, length.cumsum() - length
        known, kept = self._learnt
        end, full = known + len(fresh), kept + len(parts)
        self._sizes.put(known, end, size)
        self._places.put(known, end, kept + place)
        self._numbers.put(kept, full, self._parts.of(parts))
        self._offsets.put(kept, full, start - start.take(place).repeat(size))
        self._learnt = end, full  # last: should it be broken off, nothing was learnt

    def number(self, part: str) -> int:
        """Return the number of one part."""
        return int(self._parts.of([part])[0])

    def cut_by(self, cut: Cut) -> Vocabulary:
        """Return the vocabulary of the parts that another function cuts the same chunks into."""
        with self._lock:
            if cut not in self._others:
                self._others[cut] = Vocabulary(cut, self.chunks)
            return self._others[cut]


_vocabulary = Vocabulary()


def current() -> Vocabulary:
    """Return the vocabulary in use; one that has grown too large is left to its documents.

    Examples
    --------
    >>> current() is current()
    True
    """
    global _vocabulary
    if len(_vocabulary.texts) > MOST or len(_vocabulary.chunks.texts) > 2 * MOST:
        _vocabulary = Vocabulary()
    return _vocabulary


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


TEXT = Column(lambda: list, object)
FOLDED, IS_WORD = each(folded, object), each(is_word, np.bool_)


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
