"""CLEAR: excerpts with the ease that teachers saw in them.

CLEAR (Crossley et al. 2023, doi:10.3758/s13428-022-01802-x) holds excerpts of
about 170 words with ``BT_easiness``: how much easier teachers found one text
than another, in thousands of pairs, on a Bradley-Terry scale. Higher is
easier. The corpus is read as its authors publish it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import table

COLUMNS = {"Excerpt": "text", "BT_easiness": "ease", "Categ": "genre"}


def read(path: str | Path) -> pd.DataFrame:
    """Read the corpus, .xlsx or .csv: columns ``text``, ``ease`` and ``genre``.

    Raises
    ------
    CorpusError
        If the file cannot be read or lacks a column.
    """
    excerpts = table(path, COLUMNS)[list(COLUMNS)].rename(columns=COLUMNS)
    return excerpts.dropna(subset=["text", "ease"]).reset_index(drop=True)
