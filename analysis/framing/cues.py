"""A list of frames and a document in; the cues that count out.

What `framing` makes its findings from, and the form of a list of one's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pandas as pd

from .. import attribution
from ..document import Document, Span
from ..entities.parts import in_name
from ..lexicon import FRAME_COLUMNS, NONE, Match, Matcher, load, rows_digest
from ..lexicon.conditions import denied
from .measures import FRAMES, LOADED


class FrameCue(NamedTuple):
    """One word or phrase that speaks for a frame, or one loaded word.

    ``frame`` is one of `FRAMES` or "loaded"; ``voice`` is "author",
    "paraphrase" or "quote" (see `attribution.voice`); ``sentence`` is the sentence
    around the cue; ``kind`` is the kind of loaded word (see ``lexicons/loaded.csv``),
    or "" for the cue of a frame; ``weight`` is how much it counts for its frame, 0 or
    more; ``negated`` tells a cue that the text denies ("no conflict", "nobody attacked").
    """

    start: int
    end: int
    text: str
    frame: str
    voice: str
    sentence: Span
    kind: str
    weight: float
    negated: bool = False


# A conflict or a judgement that the text denies is none; money that is lacking is still a
# matter of money, so the other frames count what is denied.
DENIABLE = ("conflict", LOADED)


class Frames(NamedTuple):
    """A list of frames ready to be matched, what is known of each row: made by `prepare`."""

    matcher: Matcher
    frames: list[str]
    kinds: list[str]
    weights: list[float]
    capitals: list[str]
    digest: str = ""  # a hash of a list of your own


Lexicon: TypeAlias = str | Path | pd.DataFrame | Frames


def prepare(lexicon: Lexicon) -> Frames:
    """Return frames of your own ready for use: for many articles they are read but once.

    Parameters
    ----------
    lexicon : str, Path, DataFrame or Frames
        As for `find`; a list that is ready is given back as it is.

    Raises
    ------
    LexiconError
        If the list has a bad row or lacks a column; the message names the line.

    Examples
    --------
    >>> from analysis import framing
    >>> own = prepare(pd.DataFrame({"term": ["flood*"], "frame": ["water"], "weight": [1]}))
    >>> [len(framing.find(text, own)) for text in ("The flood came.", "Floods of rain.")]
    [1, 1]
    """
    if isinstance(lexicon, Frames):
        return lexicon
    rows = load(lexicon, None, FRAME_COLUMNS)
    return _compile(rows.assign(kind="", list="own"))._replace(digest=rows_digest(rows))


@cache
def standard() -> Frames:
    """Return the kit's two lists as one: a word may be a frame's cue and loaded as well."""
    frames = load("frames", {*FRAMES, NONE}, FRAME_COLUMNS)
    loaded = load("loaded").rename(columns={"category": "kind"})
    loaded["frame"] = loaded["kind"].where(loaded["kind"] == NONE, LOADED)
    lists = {"frames": frames.assign(kind=""), "loaded": loaded.assign(weight=1.0)}
    return _compile(pd.concat(lists, names=["list"]).reset_index("list"))


def _compile(table: pd.DataFrame) -> Frames:
    columns = [table[c].tolist() for c in ("frame", "kind", "weight", "capital")]
    matcher = Matcher(*(table[c].tolist() for c in ("term", "condition", "list")))
    return Frames(matcher, *columns)


def countable(doc: Document, matcher: Matcher, capitals: Sequence[str]) -> list[Match]:
    """Return the matches that are no part of a name, or may be by their row's ``capital``."""
    return [
        match
        for match in matcher.find(doc)
        # Only a capital can make a name; the test costs more than this look.
        if not doc.text[doc.token_spans.starts[match.first]].isupper()
        or capitals[match.row]
        or not in_name(doc, match.first, match.last)
    ]


def cues(doc: Document, words: Frames) -> list[FrameCue]:
    """Return what the list finds, denied or not, in text order, with voice and sentence."""
    matcher, frames, kinds, weights, capitals, _ = words
    tokens, matches = doc.token_spans, countable(doc, matcher, capitals)
    begins, texts = tokens.starts, tokens.texts
    starts = [begins[match.first] for match in matches]
    voices = attribution.voices(doc, starts)
    found, sentence = [], Span(0, 0, "")
    for (first, last, row), start, voice in zip(matches, starts, voices, strict=True):
        if frames[row] == NONE:
            continue
        end = begins[last] + len(texts[last])
        if start >= sentence.end:  # a new sentence; most hold several cues
            sentence = doc.sentence_at(start) or doc.span(start, end)
        text, weight, negated = doc.text[start:end], weights[row], denied(doc, first, last)
        named = (frames[row], voice, sentence, kinds[row], weight, negated)
        found.append(FrameCue(start, end, text, *named))
    return sorted(found, key=itemgetter(0, 1))  # two may start together, and one be longer
