"""Tables that hold any text, also one that pyarrow cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import pandas as pd

__all__ = ["of_counts", "of_rows"]


def of_rows(
    rows: Iterable[Sequence], columns: Sequence[str], texts: Collection[str]
) -> pd.DataFrame:
    """Return rows as a table whose columns of text are plain Python objects.

    Where pyarrow is installed, pandas keeps texts in its form, which is UTF-8: half a surrogate
    pair, as broken pages hold, raises an error. So do columns of the type ``object`` not, and
    they are the same with and without pyarrow.

    Examples
    --------
    >>> of_rows([("a \\ud800", 1)], ["text", "words"], ["text"]).dtypes.astype(str).tolist()
    ['object', 'int64']
    """
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            column: pd.Series(list(values), dtype=object) if column in texts else list(values)
            for column, values in zip(columns, cells, strict=True)
        }
    )


def of_counts(counts: dict[str, int]) -> pd.Series:
    """Return counts by word as a Series whose index holds any word.

    Examples
    --------
    >>> of_counts({"tax": 2})["tax"].item()
    2
    """
    return pd.Series(list(counts.values()), index=pd.Index(list(counts), dtype=object))
