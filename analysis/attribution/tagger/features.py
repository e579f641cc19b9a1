"""Tokens and small-integer features for the attribution tagger.

The tagger cuts finer than `Document.tokens` ("Clinton" and "'s" are two
pieces), because human annotators end spans there. Every feature of a token is
a small whole number, so that the model only has to look rows up in tables.
Training and run time share this module: what one sees, the other sees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ...columns import Column, each
from ...vocabulary import Vocabulary

# Words first keep hyphens and "n't"; "'s" and its like are cut off.
_PIECE = re.compile(
    r"\d[\d,.:]*\d|[A-Z]{2,6}\.[A-Z]{1,2}(?![\w.])|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑&@][^\W_]+)*(?:(?<=[nN])['’][tT]\b)?"
    r"|['’](?:[sdm]|ll|[vr]e|[SDM]|LL|[VR]E)\b|''|``|\.\.+|--+|\S"
)
_INCHES = re.compile(r"\d['’] ?\d+\"")
PARAGRAPH = "¶"  # stands between two paragraphs, so that context may cross them

_OPEN, _CLOSE, _STRAIGHT, _STOP, _MARK = 1, 2, 3, 4, 5
_KIND = {"“": _OPEN, "„": _OPEN, "«": _OPEN, "”": _CLOSE, "»": _CLOSE, '"': _STRAIGHT}
_KIND |= {"``": _OPEN, "''": _STRAIGHT}
_KIND |= {".": _STOP, "!": _STOP, "?": _STOP, PARAGRAPH: _MARK}
_KINDS = each(lambda word: _KIND.get(word, 0), np.int8)
_TEXTS, _LENGTHS = Column(lambda: list, object), each(len, np.int32)
_FAR = 1_000_000
_Marks = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
AT_ONCE = 1 << 14  # pieces worked on at once

_FEWEST_WORDS = 3  # of an utterance in single marks
SHAPES = 9  # outer forms, see `shape`
# How many values each context feature can take, in the order of `context`.
CONTEXT_SIZES = (31, 66, 64, 64, 48, 16)


class Pieces(NamedTuple):
    """A text in pieces: words, character offsets, and where the marks stand.

    A `PARAGRAPH` between two paragraphs has the offset of the one it opens. ``numbers`` are those
    of the words as they stand in the text, in the vocabulary ``known``.
    """

    words: list[str]
    starts: np.ndarray
    ends: np.ndarray
    opening: np.ndarray
    closing: np.ndarray
    stops: np.ndarray
    breaks: np.ndarray
    numbers: np.ndarray
    known: Vocabulary


def _cut(chunk: str) -> Sequence[str]:
    """Return the pieces of a chunk without white space: none looks beyond it."""
    if chunk.isalpha():
        return (chunk,)
    if chunk[-1] in ",." and chunk[:-1].isalpha():  # "rain,"
        return chunk[:-1], chunk[-1]
    return _PIECE.findall(chunk)


def pieces(doc) -> Pieces:
    """Cut a document into pieces, with a mark between paragraphs."""
    known = doc.vocabulary.cut_by(_cut)
    numbers, starts = known.parts_of(*doc.chunks)
    if '"' in doc.prose:
        _replace_inches(doc.prose, known, numbers)
    opens = np.array([start for start, _, _ in doc.paragraphs[1:]], np.int32)
    cuts = starts.searchsorted(opens) + np.arange(len(opens))
    own = np.ones(len(starts) + len(opens), bool)
    own[cuts] = False
    source = own.cumsum(dtype=np.int32) - 1
    whole, starts = numbers.take(source), starts.take(source)
    ends = starts + _LENGTHS.of(known).take(whole)
    whole[cuts], starts[cuts], ends[cuts] = known.number(PARAGRAPH), opens, opens
    words = _TEXTS.of(known).take(whole).tolist()
    text = Pieces(words, starts, ends, *marks(whole, known), whole, known)
    _add_other_marks(doc, text)
    return text


def _replace_inches(text: str, known: Vocabulary, numbers: np.ndarray) -> None:
    """Put an apostrophe for the inches of 5'11", which quote nothing."""
    mark, straight, curly = map(known.number, "\"'’")
    before = numbers[:-2]
    found = (numbers[2:] == mark) & ((before == straight) | (before == curly))
    if found.any() and _INCHES.search(text):  # seldom
        for i in found.nonzero()[0].tolist():
            if known.texts[numbers[i + 1]].isdigit():
                numbers[i + 2] = straight


def _add_other_marks(doc, text: Pieces) -> None:
    """Make ‘…’, „…“ and »…« count as “…”, and let nothing count within them.

    Single marks that hold no utterance count only in a text that quotes so, as British papers
    do: elsewhere they set off words in headlines, and are left as they are.
    """
    single = [q for q in doc.quotations if q.text[0] in "‘'" and q.text[1] not in "‘'"]
    british = 2 * len(single) > len(doc.quotations)
    others = [q for q in doc.quotations if q.text[0] in "„«»"]
    others += single if british else [q for q in single if _is_utterance(q.text)]
    for q in others:
        marks_at = [q.start, q.end - 1]  # a paragraph mark before a piece has its place
        first, last = (np.searchsorted(text.starts, marks_at, side="right") - 1).tolist()
        if text.words[first] != q.text[0] or text.words[last] != q.text[-1]:
            continue  # the mark is no piece of its own
        text.opening[first : last + 1] = text.closing[first : last + 1] = False
        text.opening[first] = text.closing[last] = True
        text.words[first], text.words[last] = "“", "”"
        for k in range(first + 1, last):  # a mark that opens a further paragraph
            if text.words[k - 1] == PARAGRAPH and text.words[k] == q.text[0]:
                text.words[k], text.opening[k] = "“", True


def _is_utterance(quotation: str) -> bool:
    return quotation[-2] in ",.?!…" and len(quotation.split()) >= _FEWEST_WORDS


def normal(word: str) -> str:
    """Return the form under which a word is looked up: lower case, digits as 0."""
    word = word.lower().replace("’", "'")
    return re.sub(r"\d", "0", word) if word[:1].isdigit() else word


def shape(word: str) -> int:
    """Return the outer form of a word as a number from 0 to 8."""
    if word.isalpha() and word.islower():
        return 1
    if word == PARAGRAPH:
        return 0
    bare = word.replace("-", "").replace("’", "").replace("'", "")
    if bare.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) > 1 else 2
        return 2 if word[0].isupper() and word[1:].islower() else 4
    if any(c.isalnum() for c in word):
        return 5 if word[0].isdigit() and not any(map(str.isalpha, word)) else 6
    return 7 if len(word) == 1 else 8


def _last(where: np.ndarray, index: np.ndarray, none: int = -_FAR) -> np.ndarray:
    """Return for each place the last one up to it that holds."""
    return np.maximum.accumulate(np.where(where, index, none))


def _next(where: np.ndarray, index: np.ndarray, none: int = _FAR) -> np.ndarray:
    """Return for each place the next one from it on that holds."""
    return np.minimum.accumulate(np.where(where, index, none)[::-1])[::-1]


# Distances grow coarser with length: a table of 100 tells the class of each, times its weight.
def _classes(*edges: int, weight: int = 1) -> np.ndarray:
    return weight * np.searchsorted(edges, np.arange(100), side="right").astype(np.uint8)


_SINCE, _UNTIL = (_classes(1, 2, 3, 4, 7, 15, 98, weight=w) for w in (8, 1))
_FROM_MARK, _TO_MARK = (_classes(1, 2, 3, 5, 9, 17, weight=w) for w in (8, 1))
_TO_STOP = _classes(1, 2, 3, 5, 9, 17, 33)
_FROM_TOP = _classes(2, 3, 5, 9, 17, 33, weight=6)
_TO_END = _classes(2, 3, 5, 9, 33)
_LENGTH = _classes(3, 6, 13, 30, weight=2)
_AT_MARK = np.array([21, 11, 1, 1], np.uint8)  # neither mark, a closing one, an opening one


def _class_of(table: np.ndarray, distance: np.ndarray) -> np.ndarray:
    return table.take(distance, mode="clip")


def marks(numbers: np.ndarray, known: Vocabulary) -> _Marks:
    """Find opening and closing marks, sentence stops and paragraph marks.

    Straight marks open and close in turn, and start afresh in each paragraph,
    so that one forgotten mark spoils no more than its paragraph.
    """
    kinds = _KINDS.of(known).take(numbers)
    breaks, straight = kinds == _MARK, kinds == _STRAIGHT
    opening, closing = kinds == _OPEN, kinds == _CLOSE
    if straight.any():
        count = straight.cumsum()
        odd = (count - np.maximum.accumulate(np.where(breaks, count, 0))) % 2 == 1
        opening |= straight & odd
        closing |= straight & ~odd
    return opening, closing, kinds == _STOP, breaks


def context(text: Pieces) -> np.ndarray:
    """Return six context features of every piece, one row a piece.

    They tell the state of quotation, how near marks are inside and outside of
    one, the place in the sentence, the place in the paragraph, and the kind of
    paragraph (first ones, opened by a mark, with marks at all).
    """
    size = len(text.words)
    found = np.empty((len(CONTEXT_SIZES), size), np.uint8)
    for start, end in pairwise(parts(text.breaks)) if size else ():
        low = max(start - 2, 0)  # so far back a sentence's first piece looks
        marked = (text.opening, text.closing, text.stops, text.breaks)
        near = (where[low : end + 1] for where in marked)
        columns = _context(int(text.breaks[:low].sum()), *near)
        for row, column in zip(found, columns, strict=True):
            row[start:end] = column[start - low : end - low]
    return found.T


def parts(breaks: np.ndarray) -> list[int]:
    """Return where to cut a text, which may be a book, after paragraphs: its ends among them."""
    if len(breaks) <= AT_ONCE:
        return [0, len(breaks)]
    ends = breaks.nonzero()[0] + 1
    return [0, *ends[:-1][np.diff(ends // AT_ONCE) > 0].tolist(), len(breaks)]


def _context(paragraphs: int, opening, closing, stop, breaks) -> tuple[np.ndarray, ...]:
    """Return the context features of some paragraphs, before which others stand."""
    n = len(breaks)
    i = np.arange(n, dtype=np.int32)
    top, bottom = _last(breaks, i, -1), _next(breaks, i, n)
    opened, closed = _last(opening, i), _last(closing, i)
    opens, closes = _next(opening, i), _next(closing, i)
    opened[opened < top] = closed[closed < top] = -_FAR
    opens[opens > bottom] = closes[closes > bottom] = _FAR

    inside = opening.copy()
    inside[1:] = opened[1:] > closed[:-1]
    ends = closes < _FAR
    length = _class_of(_LENGTH, np.minimum(closes, bottom) - opened - 1)
    state = np.where(inside, _AT_MARK[closing + 2 * opening] + length + ends, 0)
    around = 1 + _class_of(_SINCE, i - closed) + _class_of(_UNTIL, opens - i)
    within = _class_of(_FROM_MARK, i - opened) + np.where(ends, _class_of(_TO_MARK, closes - i), 7)

    ending = breaks | stop
    begins = np.concatenate([[True], ending[:-1]])
    begins[2:] |= closing[1:-1] & ending[:-2]  # said.” He …
    sentence = _class_of(_FROM_MARK, i - _last(begins, i))
    sentence += _class_of(_TO_STOP, _next(ending, i, n) - i)
    paragraph = _class_of(_FROM_TOP, i - top) + _class_of(_TO_END, bottom - i)
    first = opening.take(top + 1, mode="clip")
    holds = (opened > -_FAR) | (opens < _FAR)
    sort = np.minimum(np.cumsum(breaks) + paragraphs, 3) * 4 + first * 2 + holds
    around[inside], within[~inside] = 0, 63
    return state, around, within, sentence, paragraph, sort
