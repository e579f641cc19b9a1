"""Framing: what a text makes salient, in how loaded a language, and in whose words.

The five frames are those of Semetko and Valkenburg (2000), with resolution in
the place of responsibility as in Frermann et al. (2023). A frame is told by its
cues: the weighted words of ``lexicons/frames.csv``. Loaded words, which judge
as they name, stand in ``lexicons/loaded.csv``. How a newsroom presents what its
sources say is the matter of `reporting_verbs`; who is named, quoted and acting,
that of `actors`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from .. import attribution, conditions
from ..document import Document, Span
from ..lexicon import FRAMES as FRAME_COLUMNS
from ..lexicon import Matcher, load
from . import measures

FRAMES = ("conflict", "economic", "human_interest", "morality", "resolution")
LOADED = "loaded"
NO_FRAME = "none"  # near misses: longer terms that keep their words from counting
# Loaded words per 100 words above which a text is called loaded: one in fifty words.
# Chosen on BABE's sentences, most of which have fewer words than that.
LOADED_THRESHOLD = 2.0


class FrameCue(NamedTuple):
    """One word or phrase that speaks for a frame, or one loaded word.

    ``frame`` is one of `FRAMES` or "loaded"; ``voice`` is "author" or "source";
    ``sentence`` is the sentence around the cue; ``kind`` is the kind of loaded
    word (see ``lexicons/loaded.csv``), or "" for the cue of a frame; ``weight``
    is how much it counts for its frame, 0 or more.
    """

    start: int
    end: int
    text: str
    frame: str
    voice: str
    sentence: Span
    kind: str
    weight: float


class _List(NamedTuple):
    """A word list ready to be matched: by row, the frame, the kind and the weight."""

    matcher: Matcher
    frames: list[str]
    kinds: list[str]
    weights: list[float]


def find(doc: Document, lexicon: str | Path | pd.DataFrame | None = None) -> list[FrameCue]:
    """Return the frame cues and loaded words of a document in text order.

    Parameters
    ----------
    doc : Document
    lexicon : str, Path or DataFrame, optional
        Frames of your own, as a CSV's path or a table with the columns ``term``
        (see `analysis.lexicon`), ``frame`` and ``weight``. Then only their cues are
        found. Rows of the frame "none" keep the words in them from counting.

    Returns
    -------
    list of FrameCue
        A word may be a cue and a loaded word as well; then it is found twice.
        Of overlapping terms of one list the longest counts.

    Raises
    ------
    LexiconError
        If your list has a bad row or lacks a column; the message names the line.

    Notes
    -----
    Words are counted, not meanings: "no conflict" counts as conflict, and a
    frame told in words that no list foresees is not found. Names do not count:
    the "Financial Times" is no cue of money.

    Examples
    --------
    >>> for cue in find(Document("The radical plan costs $2 billion, critics said.")):
    ...     print(cue.text, cue.frame)
    radical loaded
    plan resolution
    costs economic
    $2 billion economic
    critics conflict
    """
    if lexicon is not None:
        return list(_cues(doc, _frame_list(lexicon, None)))
    if "framing" not in doc.findings:
        cues = [*_cues(doc, _frames()), *_cues(doc, _loaded())]
        doc.findings["framing"] = sorted(cues, key=lambda cue: (cue.start, cue.end))
    return list(doc.findings["framing"])


@cache
def _frames() -> _List:
    return _frame_list("frames", {*FRAMES, NO_FRAME})


def _frame_list(lexicon: str | Path | pd.DataFrame, frames: set[str] | None) -> _List:
    table = load(lexicon, frames, FRAME_COLUMNS)
    return _List(
        Matcher(list(table["term"]), list(table["condition"])),
        list(table["frame"]),
        [""] * len(table),
        list(table["weight"]),
    )


@cache
def _loaded() -> _List:
    table = load("loaded")
    kinds = list(table["category"])
    return _List(
        Matcher(list(table["term"]), list(table["condition"])),
        [NO_FRAME if kind == NO_FRAME else LOADED for kind in kinds],
        kinds,
        [1.0] * len(table),
    )


def _cues(doc: Document, words: _List) -> Iterator[FrameCue]:
    for first, last, row in words.matcher.find(doc):
        if words.frames[row] == NO_FRAME or conditions.name(doc, first, last):
            continue
        start, end = doc.tokens[first].start, doc.tokens[last].end
        sentence = doc.sentence_at(start) or doc.span(start, end)
        if end > sentence.end:
            continue  # its words belong to two sentences
        yield FrameCue(
            start,
            end,
            doc.text[start:end],
            words.frames[row],
            attribution.voice(doc, start),
            sentence,
            words.kinds[row],
            words.weights[row],
        )


def measure(
    doc: Document,
    lexicon: str | Path | pd.DataFrame | None = None,
    interval: float | None = None,
) -> dict[str, float]:
    """Return how much a document speaks of each frame, and how loaded its words are.

    Parameters
    ----------
    doc : Document
    lexicon : str, Path or DataFrame, optional
        Frames of your own, as for `find`; then the numbers are on them alone.
    interval : float, optional
        A level such as 0.95 adds ``…_low`` and ``…_high`` for each frame and for
        ``loaded_per_100_words``: a percentile bootstrap over sentences (Efron 1979,
        doi:10.1214/aos/1176344552), always with the same draws.

    Returns
    -------
    dict of str to float
        ``conflict``, ``economic``, ``human_interest``, ``morality``, ``resolution``:
        the frame's score, 0 or more, higher = more of the frame. ``author_…`` and
        ``source_…``: the same within the newsroom's own words, and within the words
        attributed to sources. The others are explained in ``codebook/framing.csv``.
        NaN where there are no words, or nothing to take a share of.

    Raises
    ------
    LexiconError, ValueError
        If your list is bad, or the level does not lie between 0 and 1.

    Notes
    -----
    score = 100 × sum of the cues' weights ÷ words. A weight of 1 says no more than
    that the term belongs to the frame by its definition; of 2, that it was twice as
    likely in articles with the frame (see `analysis.framing.train`). The lists differ
    in length and in how common their words are, so compare a frame between articles,
    not one frame with another.

    References
    ----------
    Semetko and Valkenburg (2000), doi:10.1111/j.1460-2466.2000.tb02843.x;
    Frermann et al. (2023), doi:10.18653/v1/2023.acl-long.486; for loaded words
    Recasens et al. (2013), https://aclanthology.org/P13-1162, and Spinde et al.
    (2021), doi:10.18653/v1/2021.findings-emnlp.101.

    Examples
    --------
    One loaded word ("radical") in eight words:

    >>> measure(Document("The radical plan costs $2 billion, critics said."))["loaded_per_100_words"]
    12.5

    A frame of your own, with one cue in eight words:

    >>> own = pd.DataFrame({"term": ["flood*"], "frame": ["water"], "weight": [1]})
    >>> measure(Document("The flood reached the old town on Monday."), own)["water"]
    12.5
    """
    if lexicon is None:
        return measures.measure(doc, find(doc), (*FRAMES, LOADED), interval)
    words = _frame_list(lexicon, None)
    names = sorted(set(words.frames) - {NO_FRAME})
    return measures.measure(doc, list(_cues(doc, words)), names, interval)


def is_loaded(doc: Document) -> bool:
    """Tell whether a sentence or article is written in loaded language.

    True where ``loaded_per_100_words`` is above `LOADED_THRESHOLD`, that is, where
    more than one word in fifty judges as it names; in a sentence of fewer words, one
    is enough. A text without words is not loaded.

    Examples
    --------
    >>> is_loaded(Document("A corrupt regime.")), is_loaded(Document("A new government."))
    (True, False)
    """
    return measure(doc)["loaded_per_100_words"] > LOADED_THRESHOLD
