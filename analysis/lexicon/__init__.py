"""Word lists in; words, terms, conditions and a matcher of them in documents out.

A list is a CSV file in UTF-8 with at least the columns ``term``, ``category``,
``note`` and ``source``; ``source`` is a key of ``lexicons/SOURCES.toml``. A
term is one or more words, written as in running text in lower case:

- ``say|says|said`` stands for any one of these words;
- ``speculat*`` stands for any word that starts so;
- ``@be`` stands for any word of that class in ``lexicons/classes.csv``;
- ``still?`` may be absent (the first word of a term may not);
- ``~`` stands for a gap of up to three tokens (``some ~ think``).

Three more columns may stand beside them. ``condition`` names what must hold around
a match; `analysis.lexicon.conditions` holds the conditions. ``genre`` (news or
encyclopedia) keeps a row to that kind of text. ``capital`` (yes, or empty) counts a
term with a capital too ("Orwellian"), which else makes it part of a name. A list of
frames has ``frame`` in the place of ``category``, and a ``weight``: how much a term
counts, 0 or more. Rows of the category (or frame) none are near misses: they do not
count, and keep the shorter terms within them from counting.
"""

from __future__ import annotations

from ..errors import LexiconError
from .classes import FOLDER, word_class
from .conditions import checks
from .lists import (
    FRAME_COLUMNS,
    NONE,
    WORD_COLUMNS,
    categories,
    citations,
    load,
    rows_digest,
    words,
)
from .matching import Match, Matcher

__all__ = [
    "FOLDER",
    "FRAME_COLUMNS",
    "NONE",
    "WORD_COLUMNS",
    "LexiconError",
    "Match",
    "Matcher",
    "categories",
    "checks",
    "citations",
    "load",
    "rows_digest",
    "word_class",
    "words",
]
