"""The Narrative Frames Corpus: articles on climate change with the frames people saw in them.

Frermann et al. (2023, doi:10.18653/v1/2023.acl-long.486): a TSV with the article in
``text`` and one column per frame, True or False.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import table

COLUMNS = {
    "conflict": "CO",
    "economic": "EC",
    "human_interest": "HI",
    "morality": "MO",
    "resolution": "RE",
}


def read(path: str | Path) -> pd.DataFrame:
    """Read the articles.

    Returns
    -------
    DataFrame
        Columns ``text`` and one per frame: 1, 0, or NaN where it was not annotated.

    Raises
    ------
    CorpusError
        If the file cannot be read or lacks a column.
    """
    published = table(path, ["text", *COLUMNS.values()], sep="\t", dtype=str)
    published = published.dropna(subset="text").reset_index(drop=True)
    articles = published[["text"]].copy()
    for frame, column in COLUMNS.items():
        # One cell of the published file reads "False)".
        articles[frame] = published[column].str.strip(" )").map({"True": 1.0, "False": 0.0})
    return articles
