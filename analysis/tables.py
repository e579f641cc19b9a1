"""Tables that hold any text, also one that pyarrow cannot."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence

import pandas as pd

__all__ = ["of_counts", "of_rows"]

# In a notebook whatever stands between two dollar signs would be set as a formula, in every table
# of findings: "$9 from $12". A table has no such mark of its own, so the option is set for all.
if "ipykernel" in sys.modules:
    pd.set_option("display.html.use_mathjax", False)
    pd.set_option("styler.html.mathjax", False)


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
