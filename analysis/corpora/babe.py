"""BABE: sentences of US news, called biased or not by experts.

Spinde et al. (2021, doi:10.18653/v1/2021.findings-emnlp.101): a CSV of sentences with
``;`` between its columns and ``label_bias``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from . import table

# While the list of loaded words was written, part of BABE's development file was looked
# at: drawn with this seed from a file of this many rows. The rest is scored as "unseen".
ROWS, LOOKED_AT, SEED = 1700, 0.6, 8


def read(path: str | Path) -> pd.DataFrame:
    """Read the sentences; those on which the annotators did not agree are left out.

    Returns
    -------
    DataFrame
        Columns ``text``, ``biased`` (1 or 0) and ``unseen``.

    Raises
    ------
    CorpusError
        If the file cannot be read or lacks a column.
    """
    published = table(path, ["text", "news_link", "label_bias"], sep=";", dtype=str)
    published = published.dropna(subset="text").reset_index(drop=True)
    # Sentences of one article were looked at, or kept unseen, together.
    articles = pd.factorize(published["news_link"].fillna(published["text"]))[0]
    drawn = np.random.default_rng(SEED).random(articles.max() + 1)
    sentences = published[["text"]].assign(
        biased=published["label_bias"].map({"Biased": 1.0, "Non-biased": 0.0}),
        unseen=(drawn[articles] >= LOOKED_AT) & (len(published) == ROWS),
    )
    return sentences.dropna(subset="biased").reset_index(drop=True)
