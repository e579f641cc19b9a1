"""Two ways to average a rate: each article counts the same, or each word does.

The mean of articles answers "what does an article of this outlet look like?"; the pooled rate,
"what does a reader of all its words meet?". A pooled rate weighs each article by what its
number was divided by: the hedges of all articles / the words of all articles × 100.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import InputError
from ..measures import CODEBOOK

__all__ = ["AVERAGES", "VOICED", "check_average", "denominators", "poolable", "pooled"]

AVERAGES = ("articles", "words")
# What a number of these units was divided by, where it was divided by a part of the whole text.
_WHOLE = {"share of words": "words", "share of sentences": "sentences"}
_RATIOS = {
    "sentence_length_words": "sentences",
    "syllables_per_sentence": "sentences",
    "polysyllables_per_sentence": "sentences",
    "hedged_sentence_share": "sentences",
    "syllables_per_word": "words",
    "letters_per_word": "words",
    "polysyllable_share": "words",
    "long_word_share": "words",
    "difficult_word_share": "words",
}
# Opens the rates of a voice. Its words as a share of all: the column, and whether of the others.
VOICED = {
    "author": ("author_word_share", False),
    "newsroom": ("quote_word_share", True),
    "paraphrase": ("paraphrase_word_share", False),
    "quote": ("quote_word_share", False),
    "attributed": ("author_word_share", True),
}
_PARTS = ("headline", "body", "first", "last")  # rates of a part whose words no column holds


def check_average(average: str) -> None:
    """Refuse a way of averaging that is none."""
    if average not in AVERAGES:
        raise InputError(f"Averages are over 'articles' or 'words', not {average!r}.")


def denominators(table: pd.DataFrame, column: str) -> np.ndarray:
    """Return what each article's number was divided by, NaN where the table does not hold it.

    Examples
    --------
    >>> table = pd.DataFrame({"words": [100], "author_word_share": [0.75]})
    >>> denominators(table, "hedges_per_100_words").tolist()
    [100.0]
    >>> denominators(table, "author_hedges_per_100_words").tolist()
    [75.0]
    >>> denominators(table, "smog_index").tolist()
    [nan]
    """
    unit = str(CODEBOOK["unit"].get(column, ""))
    whole = _RATIOS.get(column) or _WHOLE.get(unit) or ("words" if "per 100" in unit else None)
    known = np.full(len(table), np.nan)
    if whole is None or whole not in table or column.split("_")[0] in _PARTS:
        return known
    size = table[whole].to_numpy(dtype=float)
    voice = column.split("_")[0]
    if "per 100" not in unit or voice not in VOICED or column == "attributed_words_per_100_words":
        return size
    share, others = VOICED[voice]
    if share not in table:
        return known
    part = table[share].to_numpy(dtype=float)
    return size * (1 - part if others else part)


def poolable(table: pd.DataFrame, columns: list[str]) -> list[str]:
    """Return the numbers that can be pooled over words or sentences of this table.

    Examples
    --------
    >>> poolable(pd.DataFrame({"words": [100]}), ["words", "conflict", "smog_index"])
    ['conflict']
    """
    return [name for name in columns if not np.isnan(denominators(table, name)).all()]


def pooled(values: np.ndarray, sizes: np.ndarray) -> float:
    """Return the rate of all articles as if they were one text, NaN if a size is not known.

    Examples
    --------
    One hedge in 100 words and none in 300: 1 in 400.

    >>> pooled(np.array([1.0, 0.0]), np.array([100.0, 300.0]))
    0.25
    """
    known = ~np.isnan(values)
    whole = sizes[known].sum()
    return float(values[known] @ sizes[known] / whole) if whole > 0 else float("nan")
