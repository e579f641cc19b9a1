"""Why a word was marked: a document in; for each hedge and frame cue the row that found it out.

A reader can argue with a row of a word list; with "the program says so" nobody can.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter

import pandas as pd

from ..document import Document
from ..framing import FRAMES
from ..framing.cues import DENIABLE, countable
from ..framing.cues import standard as framing_lists
from ..hedging.cues import VAGUE
from ..hedging.cues import cues as hedging_cues
from ..hedging.cues import standard as hedging_list
from ..lexicon import FRAME_COLUMNS, NONE, load
from ..lexicon.conditions import denied

__all__ = ["of_frames", "of_hedges"]


def of_hedges(doc: Document) -> list[str]:
    """Return for each hedge, in the order of `hedging.find`, the row of the list behind it.

    Examples
    --------
    >>> of_hedges(Document("It may rain."))[0][:34]
    'row “may” of the list hedges, if i'
    """
    rows = _hedge_rows()
    matches = hedging_cues(doc, hedging_list(False))
    return [rows[match.row] for match, _ in matches]


def of_frames(doc: Document) -> list[str]:
    """Return for each frame cue, in the order of `framing.find`, the row of the list behind it.

    Examples
    --------
    >>> of_frames(Document("It costs $2 million."))[0]
    'row “cost|costs|costing|costly|costlier” of the list frames'
    """
    words, rows = framing_lists(), _frame_rows()
    found = [
        (doc.tokens[match.first].start, doc.tokens[match.last].end, match.row)
        for match in countable(doc, words.matcher, words.capitals)
        if words.frames[match.row] != NONE and not _is_left_out(doc, match, words.frames[match.row])
    ]
    return [rows[row] for *_, row in sorted(found, key=lambda place: place[:2])]


def _is_left_out(doc: Document, match, frame: str) -> bool:
    """Tell whether `framing.find` leaves out a cue, since the text denies it."""
    return frame in DENIABLE and denied(doc, match.first, match.last)


@cache
def _hedge_rows() -> list[str]:
    table = load("hedges")
    table = table[(table["genre"] != "encyclopedia") & (table["category"] != VAGUE)]
    return [_row(row, "hedges") for row in table.itertuples()]


@cache
def _frame_rows() -> list[str]:
    frames, loaded = load("frames", {*FRAMES, NONE}, FRAME_COLUMNS), load("loaded")
    lists: dict[str, pd.DataFrame] = {"frames": frames, "loaded": loaded}
    return [_row(row, name) for name, table in lists.items() for row in table.itertuples()]


def _row(row, name: str) -> str:
    term, condition = attrgetter("term", "condition")(row)
    told = f"row “{term}” of the list {name}"
    return f"{told}, if it is {condition.replace(' ', ' and ')}" if condition else told
