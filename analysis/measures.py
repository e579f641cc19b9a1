"""All numbers of an article in one row, and what each of them means."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import attribution, framing, hedging, readability
from .articles import document
from .document import Document

MEASURES = {
    "readability": readability,
    "hedging": hedging,
    "attribution": attribution,
    "framing": framing,
}


def _codebook() -> pd.DataFrame:
    folder = Path(__file__).parent / "codebook"
    parts = [
        pd.read_csv(folder / f"{name}.csv", dtype={"validity": str}).assign(measure=name)
        for name in MEASURES
    ]
    return pd.concat(parts, ignore_index=True).set_index("column")


# One row per number: measure, unit, low, high, direction, definition, reference, validity.
CODEBOOK = _codebook()


# The few numbers shown first: one or two of each measure.
HEADLINE = (
    "words",
    "sentences",
    "flesch_kincaid_grade",
    "hedges_per_100_words",
    "attributions_per_100_words",
    "attributed_word_share",
    "anonymous_source_share",
    "conflict",
    "loaded_per_100_words",
)


def measure(text: str | Document) -> dict[str, float]:
    """Return every number of an article as one flat dict.

    Parameters
    ----------
    text : str or Document
        The article.

    Returns
    -------
    dict of str to float
        One entry per row of `CODEBOOK`, in its order. A number that cannot be
        computed, such as a share of no words, is NaN, never 0.

    Raises
    ------
    TypeError
        If the article is neither; `corpus.measure_corpus` takes several.
    ValueError
        If it is a path: `read_article` reads a file, `read_corpus` a folder.

    Examples
    --------
    >>> numbers = measure("It may rain. The mayor reportedly left.")
    >>> numbers["words"], numbers["sentences"], round(numbers["hedges_per_100_words"], 1)
    (7.0, 2.0, 28.6)
    """
    doc = document(text)
    numbers: dict[str, float] = {}
    for module in MEASURES.values():
        numbers.update(module.measure(doc))
    return numbers
