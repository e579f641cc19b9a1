"""What readability counts: a document in; words, their forms, where sentences begin out."""

from __future__ import annotations

import re
from itertools import compress
from typing import NamedTuple

import numpy as np

from ..document import Document, Span
from ..kept import kept
from ..spans import Laid, compact
from ..vocabulary import blocks
from . import clear_ease
from .formulas import LINSEAR_WORDS, Counts
from .wordforms import FORMS, INVISIBLE, Form, Forms

# The syllables of per cent, dollars, pounds, euros, which a sign without a figure does not have.
_SIGNS = {"%": 2, "$": 2, "£": 1, "€": 2}
_READ_SIGN = re.compile(r"[$£€%](?:(?<=[$£€])(?=\s?[.\d])|(?<=\d%)|(?<=\d\s%))")
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]+@[\w-]+\.)")
_OF_ADDRESSES = ("://", "www.", "@")
# Which of the characters of a text are strokes: neither white space nor invisible.
_STROKE = np.ones(0x10000, dtype=bool)
_STROKE[
    [m.start() for m in re.finditer(rf"[\s{INVISIBLE}]", "".join(map(chr, range(0x10000))))]
] = False

_WORDS = 1 << 14  # whose forms are gathered at once


class Reading(NamedTuple):
    """What counts of a text: its words, a row of forms for each, where sentences begin.

    Examples
    --------
    >>> read(Document("It rained. See www.example.org.")).sentences.tolist()
    [0, 2]
    """

    words: Laid
    forms: Forms
    sentences: np.ndarray  # numbers of the first words
    addresses: list[Span]


@kept("readability")
def read(doc: Document) -> Reading:
    """Return what readability counts in a document, computed once."""
    words, numbers, addresses = doc.word_spans, doc.word_numbers, []
    if any(sign in doc.prose for sign in _OF_ADDRESSES):
        is_address = np.array([bool(_ADDRESS.match(text)) for text in words.texts], bool)
        if is_address.any():
            addresses = [words[i] for i in np.flatnonzero(is_address).tolist()]
            left = ~is_address
            starts = np.frombuffer(words.starts, np.int32)[left]
            words = Laid(compact(starts), list(compress(words.texts, left)))
            numbers = numbers[left]
    firsts = np.searchsorted(words.starts, doc.sentence_index.starts)
    firsts = firsts[firsts < len(words)]
    sentences = firsts[clear_ease.first_of(firsts)]  # some sentences hold no word
    return Reading(words, Forms(FORMS.of(doc.vocabulary), numbers), sentences, addresses)


def gathered(reading: Reading) -> Reading:
    """Return a reading whose forms are fetched once, for all that is soon asked of them.

    Not for one that is kept, nor for a long one, whose forms take more room than its text.
    """
    if len(reading.forms) > _WORDS:
        return reading
    return reading._replace(forms=Forms(reading.forms[:]))


def count(reading: Reading, text: str) -> Counts:
    """Return what the formulas count in a reading of ``text``."""
    words, forms, sentences, addresses = reading
    total, sample = _totals(forms), min(LINSEAR_WORDS, len(words))
    return Counts(
        words=float(len(words)),
        sentences=float(len(sentences)),
        syllables=total["syllables"] + (_sign_syllables(text) if words else 0),
        polysyllables=total["polysyllable"],
        letters=total["letters"],
        characters=float(_strokes(text) - sum(_strokes(a.text) for a in addresses)),
        long_words=total["long"],
        difficult_words=total["difficult"],
        difficult_polysyllables=total["difficult_polysyllable"],
        difficult_bisyllables=total["difficult_bisyllable"],
        sample_words=float(sample),
        sample_polysyllables=float(forms.between(0, sample).column("polysyllable").sum()),
        sample_sentences=float((sentences < sample).sum()),
    )


def _totals(forms: Forms) -> dict[str, float]:
    """Return the sums of the forms of all words."""
    parts = [forms[at : at + _WORDS].sum(axis=0) for at in range(0, len(forms) or 1, _WORDS)]
    return dict(zip(Form._fields, sum(parts).tolist(), strict=True))


def _sign_syllables(text: str) -> int:
    if not any(sign in text for sign in _SIGNS):
        return 0  # most articles have none, which is sooner told so
    return sum(_SIGNS[m[0]] for m in _READ_SIGN.finditer(text))


def _strokes(text: str) -> int:
    return sum(_strokes_of(block) for _, block in blocks(text))


def _strokes_of(text: str) -> int:
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    return int(np.count_nonzero(_STROKE.take(codes, mode="clip")))


def ease(reading: Reading) -> float:
    """Return `clear_ease` of a reading; NaN without words."""
    return clear_ease.score(reading.forms, reading.sentences)


def between(reading: Reading, first: int, last: int) -> Reading:
    """Return a reading of the words from ``first`` up to ``last``, of which there is one."""
    later = slice(*np.searchsorted(reading.sentences, (first + 1, last)))
    sentences = np.concatenate(([0], reading.sentences[later] - first))
    words = Laid(reading.words.starts[first:last], reading.words.texts[first:last])
    return Reading(words, reading.forms.between(first, last), sentences, [])
