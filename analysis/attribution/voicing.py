"""Whose words stand where: attributions in; the stretches that are not the author's own out.

This one place decides the voice of every word; all that tells voices apart asks it.

A word is the newsroom's own (``author``), or stands in what is attributed to somebody: inside
quotation marks (``quote``), or outside of them, where the newsroom tells in words that it chose
what somebody is to have said (``paraphrase``). Of quotations that are attributed to nobody the
long ones are quotes too: their words are not the newsroom's. One of a few words is, a term held
at arm's length (“experts”), and so is one set like a title (“The Long Way Home”).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..document import Document, Span
from ..spans import Bounds, merged, overlap, without

AUTHOR, PARAPHRASE, QUOTE = VOICES = ("author", "paraphrase", "quote")
# Whom a reader may ask about: one voice, or two together. The newsroom chose the words of a
# paraphrase, and a source answers for what they say.
WHOSE = {
    **{voice: (voice,) for voice in VOICES},
    "newsroom": (AUTHOR, PARAPHRASE),
    "attributed": (PARAPHRASE, QUOTE),
}
# Of the quotations attributed to nobody in 350 news articles, those of up to three words were
# scare quotes, terms and names ("stand your ground" laws); from four on, titles or quotations.
FEW_WORDS = 3
_LONG_WORD = 4  # letters: shorter words are written small in titles too
_TITLED = 0.7  # of the longer words of a title begin with a capital


class Stretch(NamedTuple):
    """A stretch of text in one voice other than the author's."""

    start: int
    end: int
    voice: str


def stretches(doc: Document, attributions: Sequence[Any]) -> list[Stretch]:
    """Return the stretches of paraphrase and quote, in text order and without overlap.

    Parameters
    ----------
    doc : Document
    attributions : list of Attribution
        What `attribution.find` returns for the document.

    Examples
    --------
    >>> from analysis import attribution
    >>> doc = Document("The mayor said that it was “a mess”. “Nobody ever told us,” said Ruiz.")
    >>> [(s.voice, doc.text[s.start : s.end]) for s in stretches(doc, attribution.find(doc))]
    [('paraphrase', 'that it was '), ('quote', '“a mess”'), ('quote', '“Nobody ever told us,”')]
    """
    given = merged(s for a in attributions if not _is_own(doc, a) for s in a.content)
    # A cue inside a paraphrase is the newsroom's: "Trump reportedly urged …, two sources said".
    cues = merged(a.cue for a in attributions if a.cue and not doc.quotation_at(a.cue.start))
    quoted = overlap(given, [(q.start, q.end) for q in doc.quotations])
    # Of those attributed whole, which most are, nothing more is to be asked.
    whole = set(quoted)
    rest = [q for q in doc.quotations if (q.start, q.end) not in whole]
    quoted = merged([*quoted, *(q for q in rest if _is_long(doc, q))])
    told = without(without(given, cues), quoted)
    return sorted([*_stretches(told, PARAPHRASE), *_stretches(quoted, QUOTE)])


def _stretches(bounds: list[Bounds], voice: str) -> list[Stretch]:
    return [Stretch(start, end, voice) for start, end in bounds]


def _is_own(doc: Document, attribution: Any) -> bool:
    """Tell whether the newsroom says itself what is attributed.

    It does where nobody is named ("it is alleged that …"), and where it speaks of itself
    ("I think that …" in a column).
    """
    if attribution.form != "indirect":
        return False
    source = attribution.source
    if source is None:
        return True
    return attribution.source_kind == "self" and not doc.quotation_at(source.start)


def _is_long(doc: Document, quotation: Span) -> bool:
    """Tell whether a quotation is more than a few words, and not set like a title."""
    within = doc.word_index.within(quotation.start, quotation.end)
    if len(within) <= FEW_WORDS:
        return False
    words = [doc.word_spans.texts[i] for i in within]
    longer = [w for w in words if len(w) >= _LONG_WORD]
    return sum(w[0].isupper() for w in longer) < _TITLED * max(len(longer), 1)


def word_counts(doc: Document, found: Sequence[Stretch]) -> dict[str, int]:
    """Return how many words stand in each voice."""
    counts = {
        voice: doc.word_index.count((s.start, s.end) for s in found if s.voice == voice)
        for voice in (PARAPHRASE, QUOTE)
    }
    return {AUTHOR: len(doc.word_spans) - sum(counts.values()), **counts}
