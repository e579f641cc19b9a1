"""A table of measured articles in; its groups, numbers and clusters, checked, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from ..errors import InputError, InputTypeError
from ..measures import HEADLINE
from .averages import poolable

__all__ = ["NO_GROUP", "chosen", "clusters_of", "column_of", "grouped", "listed", "numbered"]

NO_GROUP = "all"  # the name of the one group where none are asked for
_NAMED = 8  # columns or groups that a sentence names at most


def listed(names: Iterable[object], most: int = _NAMED) -> str:
    """Return names for a sentence, those beyond some as their number.

    Examples
    --------
    >>> listed(["a", "b", "c"], most=2)
    "'a', 'b' and 1 more"
    """
    told = [repr(str(name)) for name in names]
    more = f" and {len(told) - most} more" if len(told) > most else ""
    return ", ".join(told[:most]) + more


def numbered(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose rows are numbered: tables put together have an index with twins.

    Examples
    --------
    >>> numbered(pd.DataFrame({"words": [7.0, 9.0]}, index=[0, 0])).index.tolist()
    [0, 1]
    """
    if not isinstance(table, pd.DataFrame):
        raise InputTypeError(f"Groups are compared in a table (DataFrame), not {table!r:.40}.")
    return table.reset_index(drop=True)


def column_of(table: pd.DataFrame, name: object, option: str) -> pd.Series:
    """Return a column of a table, or refuse in a sentence that names those that are there.

    Examples
    --------
    >>> column_of(pd.DataFrame({"outlet": ["Courier"]}), "paper", "by")
    Traceback (most recent call last):
    analysis.errors.InputError: The table has no column 'paper' for by=; it has 'outlet'.
    """
    if not isinstance(name, str) or name not in table.columns:
        has = listed(table.columns)
        raise InputError(f"The table has no column {name!r} for {option}=; it has {has}.")
    if list(table.columns).count(name) > 1:
        raise InputError(f"The table has two columns {name!r}; rename one.")
    return table[name]


def chosen(
    table: pd.DataFrame, columns: str | Sequence[str] | None, average: str = "articles"
) -> list[str]:
    """Return the columns of numbers that are asked for, by default those shown first.

    Of these, where words are averaged, the rates.

    Examples
    --------
    >>> chosen(pd.DataFrame({"words": [7.0], "conflict": [1.2], "lix": [40.0]}), None)
    ['words', 'conflict']
    """
    names = [columns] if isinstance(columns, str) else columns
    if names is None:
        names = [name for name in HEADLINE if name in table]
        names = poolable(table, names) if average == "words" else names
        if not names:
            has = listed(table.columns)
            raise InputError(
                "The table holds no number of the kit; measure its articles first, or name "
                f"columns= from {has}."
            )
    names = list(dict.fromkeys(names))
    if not names:
        raise InputError("There is nothing to compare; name one column or more.")
    for name in names:
        if not pd.api.types.is_numeric_dtype(column_of(table, name, "columns")):
            raise InputError(f"The column {name!r} holds no numbers and cannot be averaged.")
        infinite = np.isinf(table[name].to_numpy(dtype=float, na_value=np.nan))
        if infinite.any():
            raise InputError(
                f"The column {name!r} holds {infinite.sum()} infinite numbers, the first in row "
                f"{infinite.argmax() + 1}; mend them, or leave these cells empty."
            )
    return names


def grouped(table: pd.DataFrame, by: str | None) -> pd.Series:
    """Return each article's group as text, missing where the table tells none.

    Examples
    --------
    >>> grouped(pd.DataFrame({"year": [2019, None]}), "year").tolist()
    ['2019', nan]
    """
    if by is None:
        return pd.Series(NO_GROUP, index=table.index, dtype=object)
    groups = column_of(table, by, "by")
    if pd.api.types.is_float_dtype(groups) and (groups.dropna() % 1 == 0).all():
        groups = groups.astype("Int64")  # years, which one empty cell had made 2019.0
    return groups.astype(object).map(str, na_action="ignore").where(groups.notna(), None)


def clusters_of(table: pd.DataFrame, cluster: str | None, by: str | None) -> pd.Series | None:
    """Return each article's cluster as a number; one without is a cluster of its own.

    Examples
    --------
    >>> table = pd.DataFrame({"author": ["Lee", None, "Lee", None], "outlet": list("aabb")})
    >>> clusters_of(table, "author", "outlet").tolist()
    [0, 1, 0, 2]
    """
    if cluster is None:
        return None
    if cluster == by:
        raise InputError(
            f"Articles cannot be grouped and clustered by the same column, {cluster!r}: each "
            "group would be one cluster; leave cluster= out, or name a finer column."
        )
    names = column_of(table, cluster, "cluster").astype(object)
    own = pd.Series([("", i) for i in range(len(table))], index=table.index, dtype=object)
    return pd.Series(pd.factorize(names.where(names.notna(), own))[0], index=table.index)
