"""Where a text is hard: by sentence, by paragraph, by voice, and why.

Opened through `readability`: ``readability.find``, ``hardest``, ``by_paragraph``
and ``by_voice``.
"""

from __future__ import annotations

import re
from math import isnan, nan
from typing import NamedTuple

import numpy as np

from .. import attribution
from ..document import Document, as_document
from ..spans import Index
from . import clear_ease
from .counts import Reading, between, count, read
from .formulas import flesch, flesch_reading_ease
from .wordforms import AT

LONG_SENTENCE = 25  # words; plain-language guides ask for 15 to 20 on average
RARE_ZIPF = 3.0  # less than once in a million words
MANY_RARE = 2  # in one sentence
NESTED = 3  # marks and words that open or close a clause, in one sentence
_CLAUSE = re.compile(
    r"[,;:()]|--|[—–]|\b(?:which|who|whom|whose|that|where|when|while|whether|although|though|"
    r"because|if|unless|until|since)\b",
    re.IGNORECASE,
)


class HardSentence(NamedTuple):
    """A sentence, how hard it is, and why."""

    start: int
    end: int
    text: str
    words: int
    syllables_per_word: float
    rare_words: tuple[str, ...]  # the rarest first; names left out
    clause_marks: int
    flesch_reading_ease: float
    cost: float  # what `clear_ease` of its passage would gain without the sentence
    reasons: str  # "long", "rare words", "nested", joined by commas; may be empty


class Part(NamedTuple):
    """A paragraph and how hard it is."""

    start: int
    end: int
    text: str
    words: int
    sentences: int
    sentence_length_words: float
    syllables_per_word: float
    rare_word_share: float
    flesch_reading_ease: float


class Voice(NamedTuple):
    """The words in one voice, and how hard they are."""

    voice: str
    words: int
    word_share: float
    sentence_length_words: float
    syllables_per_word: float
    difficult_word_share: float
    rare_word_share: float
    flesch_reading_ease: float


def find(doc: Document | str) -> list[HardSentence]:
    """Return every sentence that holds words, in text order, with what makes it hard.

    Parameters
    ----------
    doc : Document or str
        The article.

    Returns
    -------
    list of HardSentence
        ``reasons`` names "long" (over 25 words), "rare words" (two or more
        below Zipf 3, capitals left out) and "nested" (three or more marks or
        words that open a clause). ``cost`` is in units of `clear_ease`:
        positive if its passage (some 170 words) would be easier without the
        sentence; NaN if there is no other.

    Examples
    --------
    >>> doc = Document("It rained. The conflagration, which spread, was incinerating shops.")
    >>> [(s.words, s.rare_words[:1], s.reasons) for s in find(doc)]
    [(2, (), ''), (7, ('incinerating',), 'rare words, nested')]
    """
    doc = as_document(doc)
    reading = read(doc)
    costs, rare = clear_ease.costs(reading.forms, reading.sentences), _rare_flags(reading)
    return [
        _hard_sentence(
            between(reading, first, last),
            rare[first:last],
            doc.sentence_at(reading.words[first].start),
            cost,
        )
        for (first, last), cost in zip(_bounds(reading), costs.tolist(), strict=True)
    ]


def hardest(doc: Document | str, n: int = 10) -> list[HardSentence]:
    """Return the sentences that cost their passages most, the hardest first.

    Only those with a reason and a cost above 0: there may be fewer than ``n``.

    Examples
    --------
    >>> doc = Document("It rained. The conflagration, which spread, was incinerating shops.")
    >>> hardest(doc, 1)[0].words
    7
    """
    sentences = [s for s in find(doc) if s.reasons and not s.cost <= 0]
    return sorted(sentences, key=lambda s: 0.0 if isnan(s.cost) else -s.cost)[:n]


def by_paragraph(doc: Document | str) -> list[Part]:
    """Return the paragraphs that hold words, in text order: the profile through the article.

    Examples
    --------
    >>> [p.words for p in by_paragraph(Document("It rained.\\nThe river rose, and we left."))]
    [2, 6]
    """
    doc = as_document(doc)
    reading = read(doc)
    index, rare = Index(reading.words, reading.words.starts), _rare_flags(reading)
    parts = []
    for p in doc.paragraphs:
        at = index.within(p.start, p.end)
        if at:
            n = count(between(reading, at.start, at.stop), p.text)
            parts.append(
                Part(
                    *p,
                    words=int(n.words),
                    sentences=int(n.sentences),
                    sentence_length_words=n.sentence_length,
                    syllables_per_word=n.per_word(n.syllables),
                    rare_word_share=float(rare[at.start : at.stop].mean()),
                    flesch_reading_ease=flesch_reading_ease(n),
                )
            )
    return parts


def by_voice(doc: Document | str) -> list[Voice]:
    """Return how hard the newsroom's own words are beside its paraphrases and quotations.

    Each word has a voice (see `attribution.voice`). A sentence gives its length
    to the voice that has most of its words, of equals to the first, so that a
    quoted word or two is no sentence; formulas are computed on a voice's words
    and that length. What a voice does not have is NaN.

    Parameters
    ----------
    doc : Document or str
        The article.

    Returns
    -------
    list of Voice
        Three rows: "author", "paraphrase" and "quote".

    Examples
    --------
    >>> doc = Document('"It may rain," the meteorologist said. Nobody listened to her.')
    >>> [(v.voice, v.words) for v in by_voice(doc)]
    [('author', 7), ('paraphrase', 0), ('quote', 3)]
    """
    doc = as_document(doc)
    reading = read(doc)
    spoken = np.array(attribution.voices(doc, reading.words.starts), dtype=object)
    masks = np.array([spoken == voice for voice in attribution.VOICES])
    bounds = _bounds(reading)
    sizes = np.array([last - first for first, last in bounds], dtype=float)
    most = np.array([masks[:, first:last].sum(axis=1).argmax() for first, last in bounds])
    return [
        _voice(voice, reading, masks[i], sizes[most == i])
        for i, voice in enumerate(attribution.VOICES)
    ]


def _bounds(reading: Reading) -> list[tuple[int, int]]:
    """Return the first word of each sentence, and the one after its last."""
    starts = reading.sentences.tolist()
    return list(zip(starts, [*starts[1:], len(reading.words)], strict=False))


def _rare_flags(reading: Reading) -> np.ndarray:
    """Tell which words are rare; capitals are taken for names, which no rewording spares."""
    zipf, lettered, capital = (reading.forms.column(c) for c in ("zipf", "lettered", "capital"))
    return (zipf < RARE_ZIPF) & (lettered > 0) & (capital == 0)


def _hard_sentence(own, rare, span, cost) -> HardSentence:
    n = count(own, span.text)
    rarest = sorted(np.flatnonzero(rare).tolist(), key=own.forms.column("zipf").item)
    rare_words = tuple(dict.fromkeys(own.words.texts[i] for i in rarest))
    marks = len(_CLAUSE.findall(span.text))
    reasons = [
        reason
        for reason, holds in (
            ("long", n.words > LONG_SENTENCE),
            ("rare words", len(rare_words) >= MANY_RARE),
            ("nested", marks >= NESTED),
        )
        if holds
    ]
    return HardSentence(
        start=span.start,
        end=span.end,
        text=span.text,
        words=int(n.words),
        syllables_per_word=n.per_word(n.syllables),
        rare_words=rare_words,
        clause_marks=marks,
        flesch_reading_ease=flesch_reading_ease(n),
        cost=cost,
        reasons=", ".join(reasons),
    )


def _voice(name, reading, mask, lengths) -> Voice:
    forms = reading.forms[mask]
    words = len(forms)
    length = float(lengths.mean()) if len(lengths) else nan
    syllables, difficult = (
        float(forms[:, AT[c]].mean()) if words else nan for c in ("syllables", "difficult")
    )
    return Voice(
        voice=name,
        words=words,
        word_share=words / len(mask) if len(mask) else nan,
        sentence_length_words=length,
        syllables_per_word=syllables,
        difficult_word_share=difficult,
        rare_word_share=float(_rare_flags(reading)[mask].mean()) if words else nan,
        flesch_reading_ease=flesch(length, syllables),
    )
