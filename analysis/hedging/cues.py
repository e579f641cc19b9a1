"""A list of hedges or boosters and a document in; the places that count out.

What `hedging` makes its findings from, and the form of a list of one's own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pandas as pd

from .. import attribution
from ..document import Document, Span
from ..lexicon import NONE, Match, Matcher, load, rows_digest
from ..lexicon.conditions import is_name
from .measures import BOOSTER_CATEGORIES, CATEGORIES

VAGUE = "vague"
_ALLOWED = {*CATEGORIES, VAGUE, NONE}
LONGEST_NAME = 3  # words of a name that holds a cue: "the Maybe Foundation"


class Cue(NamedTuple):
    """A place that counts, and all that is told of it but what it hedges."""

    start: int
    end: int
    text: str
    category: str
    voice: str
    sentence: Span


class Hedges(NamedTuple):
    """A list of hedges ready to be matched: what `prepare` makes of it."""

    matcher: Matcher
    categories: list[str]
    digest: str = ""  # a hash of a list of your own


Lexicon: TypeAlias = str | Path | pd.DataFrame | Hedges


def prepare(lexicon: Lexicon, vague: bool = False) -> Hedges:
    """Return a list of your own ready for use: for many articles it is read but once.

    Parameters
    ----------
    lexicon : str, Path, DataFrame or Hedges
        As for `find`; a list that is ready is given back as it is.
    vague : bool
        As for `find`.

    Raises
    ------
    LexiconError
        If the list has a bad row; the message names its line.

    Examples
    --------
    >>> from analysis import hedging
    >>> own = prepare(pd.DataFrame({"term": ["perchance"], "category": ["modal"]}))
    >>> [h.text for text in ("Perchance he left.", "He may go.") for h in hedging.find(text, own)]
    ['Perchance']
    """
    if isinstance(lexicon, Hedges):
        return lexicon
    rows = _of_genre(load(lexicon, _ALLOWED), vague)
    return _compile(rows)._replace(digest=rows_digest(rows))


@cache
def standard(vague: bool) -> Hedges:
    return _compile(_of_genre(load("hedges", _ALLOWED), vague))


@cache
def boosters() -> Hedges:
    return _compile(_of_genre(load("boosters", {*BOOSTER_CATEGORIES, NONE}), False))


def _of_genre(table: pd.DataFrame, vague: bool) -> pd.DataFrame:
    table = table[table["genre"] != ("news" if vague else "encyclopedia")]
    return table if vague else table[table["category"] != VAGUE]


def _compile(table: pd.DataFrame) -> Hedges:
    matcher = Matcher(table["term"].tolist(), table["condition"].tolist())
    return Hedges(matcher, table["category"].tolist())


def cues(doc: Document, words: Hedges) -> list[tuple[Match, Cue]]:
    """Return the matches that count, each with what is told of it."""
    found = []
    for match in words.matcher.find(doc):
        category = words.categories[match.row]
        if category == NONE or _in_name(doc, match):
            continue
        start, end = doc.token_spans.starts[match.first], doc.token_spans.end(match.last)
        sentence = doc.sentence_at(start)
        if sentence:
            voice = attribution.voice(doc, start)
            cue = Cue(start, end, doc.text[start:end], category, voice, sentence)
            found.append((match, cue))
    return found


def _in_name(doc: Document, match: Match) -> bool:
    """Tell whether a cue is part of a name ("Maybe Monday"), a handle or a hashtag."""
    first, last = match.first, match.last
    start = doc.token_spans.starts[first]
    if start and doc.text[start - 1] in "@#":
        return True
    if not is_name(doc, first, last) or not all(_capital(doc, i) for i in range(first, last + 1)):
        return False
    while last - first <= LONGEST_NAME and _capital(doc, first - 1):
        first -= 1
    while last - first <= LONGEST_NAME and _capital(doc, last + 1):
        last += 1
    # More capitals in a row are a title, one alone is emphasis.
    return 1 < last - first + 1 <= LONGEST_NAME


def _capital(doc: Document, i: int) -> bool:
    if not 0 <= i < len(doc.token_spans) or doc.folded[i].split("'")[0] == "i":
        return False
    return doc.token_spans.texts[i][:1].isupper()
