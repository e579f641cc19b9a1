"""Kinds of source: a table of source spans of PolNeAR with the kind of each."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import CorpusError, table

COLUMNS = ("article", "start", "end", "kind")


def read(path: str | Path) -> pd.DataFrame:
    """Read the spans from a table separated by tabs: article, start, end, kind.

    Raises
    ------
    CorpusError
        If the file cannot be read, lacks a column, or a span has no bounds.
    """
    spans = table(path, COLUMNS, sep="\t", dtype={"article": str, "kind": str})
    if spans.empty:
        raise CorpusError(f"{path}: holds no span.")
    if not all(pd.api.types.is_integer_dtype(spans[c]) for c in ("start", "end")):
        raise CorpusError(f"{path}: a start or an end is no whole number.")
    return spans
