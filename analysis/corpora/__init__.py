"""Files of annotated corpora in, as their publishers give them; texts and annotation out.

One module per corpus, each with ``read``; `agreement` counts how well what is found
agrees with what is annotated. The corpora are not part of the project.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from ..errors import HearsayError

__all__ = ["CorpusError", "existing", "table"]


class CorpusError(HearsayError, ValueError):
    """An annotated corpus that cannot be read; the message says what, where and what to do."""


def existing(path: str | Path | None, option: str, what: str) -> Path:
    """Return the path of a corpus, or say in one sentence why there is none.

    Raises
    ------
    CorpusError
        If no path is given or nothing lies there.

    Examples
    --------
    >>> existing("no/such/place", "--polnear", "the PolNeAR corpus")
    Traceback (most recent call last):
    analysis.corpora.CorpusError: no/such/place: nothing lies there; give --polnear the path of
    the PolNeAR corpus.
    """
    if path is None:
        raise CorpusError(f"This needs {what}; give its path with {option}.")
    if not Path(path).exists():
        raise CorpusError(f"{path}: nothing lies there; give {option} the path of {what}.")
    return Path(path)


def table(path: str | Path, columns: Iterable[str], **options) -> pd.DataFrame:
    """Read a table that has these columns, from Excel or, with options for pandas, as text.

    Raises
    ------
    CorpusError
        If the file cannot be read or lacks a column.
    """
    try:
        excel = Path(path).suffix == ".xlsx"
        read = pd.read_excel(path) if excel else pd.read_csv(path, encoding="utf-8", **options)
    except (OSError, ValueError, ImportError) as error:  # the last: openpyxl is not installed
        reason = " ".join(str(error).split())
        raise CorpusError(f"{path}: this cannot be read as a table ({reason}).") from None
    missing = [c for c in columns if c not in read.columns]
    if missing:
        raise CorpusError(
            f"{path}: there is no column {missing[0]!r}; give the file as it was published."
        )
    return read
