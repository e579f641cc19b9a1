"""Hedging: a document in; words that lower commitment, in context and by voice, out.

A hedge is found by a word list with conditions (``lexicons/hedges.csv``), since
a word alone does not tell: "may" is a month too, and "could" is often ability.
Boosters ("certainly", "the fact that") are found in the same way, because
hedging without its opposite misleads.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import pandas as pd

from .. import attribution
from ..articles import Articles, named_documents
from ..document import Document, Span, as_document
from ..kept import kept
from ..kwic import concordance
from ..lexicon import Match
from ..provenance import stamped
from ..spans import Bounds, Index
from . import measures
from .cues import VAGUE, Cue, Hedges, Lexicon, boosters, cues, prepare, standard
from .scope import qualifies

__all__ = [
    "BOOSTER_CATEGORIES",
    "CATEGORIES",
    "NAMED_KINDS",
    "VAGUE",
    "Booster",
    "Hedge",
    "Hedges",
    "concordance",
    "find",
    "find_boosters",
    "measure",
    "prepare",
    "profile",
    "unsourced_hearsay",
]

CATEGORIES = measures.CATEGORIES
BOOSTER_CATEGORIES = measures.BOOSTER_CATEGORIES
NAMED_KINDS = ("person", "organisation", "document", "anonymous", "pronoun", "self")


class Hedge(NamedTuple):
    """A hedge cue: where it stands, its kind, whose words it is in, and what it hedges."""

    start: int
    end: int
    text: str
    category: str
    voice: str
    sentence: Span
    qualifies: Span | None


class Booster(NamedTuple):
    """A booster: a word that raises commitment; fields as for `Hedge`."""

    start: int
    end: int
    text: str
    category: str
    voice: str
    sentence: Span


Told = TypeVar("Told", Hedge, Cue)


def find(doc: Document | str, lexicon: Lexicon | None = None, vague: bool = False) -> list[Hedge]:
    """Return the hedge cues of a document in text order.

    Parameters
    ----------
    doc : Document or str
        The article.
    lexicon : str, Path, DataFrame or Hedges, optional
        A list of your own instead of the kit's: the path of a CSV, a table
        (`analysis.lexicon` describes its form), or what `prepare` made of one.
    vague : bool
        Whether to read as an encyclopedia's editors do: adds the category
        ``vague``, vague quantity and generality ("some", "many", "widely
        considered"), which is no hedge in news, and leaves out what that genre
        does not hold against a sentence ("may", "about 200", "often"). The
        column ``genre`` of the list says which rows these are.

    Returns
    -------
    list of Hedge
        ``category`` is evidential, modal, epistemic, approximator, doubt or
        weasel; ``voice`` is author, paraphrase or quote (see `attribution.voice`);
        ``qualifies`` is the clause or phrase hedged, or None. Not counted:
        permission and ability, negated certainty ("no doubt"), beliefs reported of
        a named holder.

    Raises
    ------
    LexiconError
        If your list has a bad row; the message names its line.

    References
    ----------
    Lakoff, G. (1973). Hedges: a study in meaning criteria. Journal of
    Philosophical Logic, 2, 458-508. https://doi.org/10.1007/BF00262952

    Examples
    --------
    >>> for h in find(Document("In May, about 200 staff may go, experts say.")):
    ...     print(h.text, h.category, h.qualifies.text, sep=" | ")
    about | approximator | 200 staff
    may | modal | about 200 staff may go
    experts say | weasel | about 200 staff may go
    """
    if lexicon is not None:
        doc = as_document(doc)
        return _qualified(doc, cues(doc, prepare(lexicon, vague)))
    return list(_vague_hedges(doc) if vague else _hedges(doc))


@kept("hedge cues")
def _cues(doc: Document) -> list[tuple[Match, Cue]]:
    return cues(doc, standard(False))


@kept("hedges")
def _hedges(doc: Document) -> list[Hedge]:
    return _qualified(doc, _cues(doc))


@kept("vague hedges")
def _vague_hedges(doc: Document) -> list[Hedge]:
    return _qualified(doc, cues(doc, standard(True)))


def find_boosters(doc: Document | str) -> list[Booster]:
    """Return the boosters of a document in text order.

    Returns
    -------
    list of Booster
        ``category`` is certainty (the speaker is sure: "certainly"), fact
        (it is established: "the fact that") or obvious (all can see it: "of
        course"). Degree words ("very", "extremely") are not counted.

    References
    ----------
    Hyland, K. (1998). Boosting, hedging and the negotiation of academic
    knowledge. Text, 18, 349-382. https://doi.org/10.1515/text.1.1998.18.3.349

    Examples
    --------
    >>> [(b.text, b.category) for b in find_boosters(Document("Of course it will certainly rain."))]
    [('Of course', 'obvious'), ('certainly', 'certainty')]
    """
    return list(_found_boosters(doc))


@kept("boosters")
def _found_boosters(doc: Document) -> list[Booster]:
    return [Booster(*cue) for _, cue in cues(doc, boosters())]


def unsourced_hearsay(doc: Document | str, lexicon: Lexicon | None = None) -> list[Hedge]:
    """Return hearsay that no source answers for.

    These are evidential hedges and weasel phrases in the newsroom's own voice
    whose sentence names no source: no person, organisation, document, or
    specific anonymous source. "Critics say" names nobody. ``lexicon`` is a list
    of your own, as for `find`.

    Examples
    --------
    >>> doc = Document("He reportedly left. Some say he fled. Police said he allegedly hid.")
    >>> [h.text for h in unsourced_hearsay(doc)]
    ['reportedly', 'Some say']
    """
    doc = as_document(doc)
    return _unsourced(doc, find(doc, lexicon))


def _unsourced(doc: Document, hedges: list[Told]) -> list[Told]:
    """Return those of some hedges, or of their cues, that no source answers for."""
    named = Index(
        sorted(
            (a.source.start, a.cue.start if a.cue else a.source.start)
            for a in attribution.find(doc)
            if a.source is not None and a.source_kind in NAMED_KINDS
        )
    )
    return [
        h
        for h in hedges
        if h.category in ("evidential", "weasel")
        and h.voice == "author"
        and not _is_answered_for(h, named)
    ]


def _is_answered_for(hedge: Hedge | Cue, named: Index[Bounds]) -> bool:
    """Tell whether a source is named in the hedge's sentence, outside the hedge.

    Parameters
    ----------
    hedge : Hedge or Cue
    named : Index
        Where the sources start, each with the start of its cue.
    """
    sentence = hedge.sentence
    near = (named.spans[i] for i in named.within(sentence.start, sentence.end))
    # "The mayor reportedly left": the tagger may take the hedge for a reporting verb.
    return any(not any(hedge.start <= at < hedge.end for at in starts) for starts in near)


def _qualified(doc: Document, found: list[tuple[Match, Cue]]) -> list[Hedge]:
    return [
        Hedge(*cue, qualifies(doc, match.first, match.last, cue.category)) for match, cue in found
    ]


def measure(
    doc: Document | str, lexicon: Lexicon | None = None, interval: float | None = None
) -> dict[str, float]:
    """Return the numbers of hedging; each is explained in ``codebook/hedging.csv``.

    Parameters
    ----------
    doc : Document or str
        The article.
    lexicon : str, Path, DataFrame or Hedges, optional
        Hedges of your own, as for `find`; boosters stay those of the kit.
    interval : float, optional
        A level such as 0.95 adds ``…_low`` and ``…_high`` for
        ``hedges_per_100_words`` and ``hedged_sentence_share``: a percentile
        bootstrap over sentences (Efron 1979, https://doi.org/10.1214/aos/1176344552),
        always with the same seed.

    Returns
    -------
    dict of str to float
        Rates per 100 words (formula: 100 · cues / words; higher = more
        hedged), shares from 0 to 1. A rate over no words is NaN.

    Examples
    --------
    >>> numbers = measure(Document("It may rain. The mayor certainly left."))
    >>> round(numbers["hedges_per_100_words"], 2), numbers["hedged_sentence_share"]
    (14.29, 0.5)
    """
    doc = as_document(doc)
    # What they hedge is in no number: to tell it takes a fifth of the time.
    found = _cues(doc) if lexicon is None else cues(doc, prepare(lexicon))
    hedges = [cue for _, cue in found]
    return measures.measure(doc, hedges, find_boosters(doc), _unsourced(doc, hedges), interval)


def profile(
    documents: Articles, level: float = 0.95, lexicon: Lexicon | None = None
) -> pd.DataFrame:
    """Return hedges per 100 words by category and voice, with intervals.

    Parameters
    ----------
    documents : str, Document, list, dict, Series, or DataFrame
        One article, or several taken together.
    level : float
        The level of the percentile bootstrap interval over their sentences.
    lexicon : str, Path, DataFrame or Hedges, optional
        A list of your own, as for `find`.

    Returns
    -------
    DataFrame
        One row per category and voice: category, voice, cues, words (of that
        voice), per_100_words, low, high. NaN where that voice has no words.

    Examples
    --------
    >>> table = profile(Document("It may rain. It may snow. It rains."))
    >>> table.loc[table["cues"] > 0, ["category", "voice", "cues", "per_100_words"]].round(1)
      category   voice  cues  per_100_words
    1    modal  author     2           25.0
    """
    words = None if lexicon is None else prepare(lexicon)
    found = [(doc, find(doc, words)) for _, doc in named_documents(documents)]
    return stamped(measures.profile(found, level))
