"""What a figure on groups may say: a difference only where its interval leaves out zero."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from ..comparing import compare
from ..comparing.groups import group_means
from ..errors import InputError

__all__ = ["apart", "by_column", "more_in", "surely_not_zero"]

_USUAL = ("outlet_type", "outlet")  # the groups of a table where none are named
# A sentence must not hang on the draws, nor on the kind of bootstrap: what holds at 98% does so
# at 95% by any of them.
_LEVEL, _DRAWS = 0.98, 1999


def by_column(table: pd.DataFrame, by: str | None) -> str:
    """Return the column of the groups: the one asked for, or ``outlet_type`` or ``outlet``.

    Examples
    --------
    >>> by_column(pd.DataFrame({"outlet": ["Courier"], "event": ["flood"]}), None)
    'outlet'
    """
    found = [by] if by is not None else [name for name in _USUAL if name in table.columns]
    if not found or found[0] not in table.columns:
        has = ", ".join(map(repr, table.columns[:8]))
        raise InputError(f"The table has no column {by or 'outlet'!r} for by=; it has {has}.")
    return str(found[0])


def apart(
    table: pd.DataFrame, by: str, column: str, average: str = "articles", cluster: str | None = None
) -> tuple[pd.Series, bool]:
    """Return the groups' averages, highest first, and whether the highest is surely above the last.

    "Surely": the 98% interval of their difference leaves out zero; the pair is the widest of
    all, so the interval is widened as for all pairs (Bonferroni).

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": list("aaabbb"), "loaded": [5.0, 6, 7, 1, 2, 3]})
    >>> apart(table, "outlet", "loaded")[1], apart(table.iloc[::3], "outlet", "loaded")[1]
    (True, False)
    """
    options: dict[str, Any] = {"average": average, "cluster": cluster, "resamples": _DRAWS}
    found = group_means(table, by, column, **options).set_index("group")
    means = found["mean" if average == "articles" else "pooled"].dropna()
    means = means.sort_values(ascending=False, kind="stable")
    if len(means) < 2:
        return means, False
    labels = table[by].astype(object).map(str, na_action="ignore")
    pair = table[labels.isin([means.index[0], means.index[-1]])]
    level = 1 - (1 - _LEVEL) / (len(means) * (len(means) - 1) / 2)
    told = compare(pair, by, column, adjust=None, level=level, **options).iloc[0]
    return means, bool(told["low"] > 0 or told["high"] < 0)


def more_in(
    table: pd.DataFrame,
    by: str,
    column: str,
    what: str,
    told: Callable[[float], str],
    average: str = "articles",
    cluster: str | None = None,
) -> str:
    """Return the title of a figure on one number: where it is highest and lowest, if that is sure.

    Parameters
    ----------
    table, by, column, average, cluster
        As for `apart`.
    what : str
        What there is more of: ``"hedges"``.
    told : function
        Turns an average into words: ``"2.3 per 100 words"``.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": list("aaabbb"), "loaded": [5.0, 6, 7, 1, 2, 3]})
    >>> more_in(table, "outlet", "loaded", "loaded words", "{:.1f} per 100".format)
    'More loaded words in a (6.0 per 100) than in b (2.0 per 100)'
    >>> more_in(table.iloc[::3], "outlet", "loaded", "loaded words", "{:.1f} per 100".format)
    '2 groups cannot be told apart by their loaded words (1.0 per 100 to 5.0 per 100)'
    """
    means, sure = apart(table, by, column, average, cluster)
    if means.empty:
        return f"No article tells its {what}"
    high, low = told(means.iloc[0]), told(means.iloc[-1])
    if len(means) == 1:
        return f"{means.index[0]}: {what}, {high}"
    if sure:
        return f"More {what} in {means.index[0]} ({high}) than in {means.index[-1]} ({low})"
    return f"{len(means)} groups cannot be told apart by their {what} ({low} to {high})"


def surely_not_zero(gaps: pd.Series) -> bool:
    """Tell whether differences, one an article, lie to one side of zero on average, surely.

    Examples
    --------
    >>> surely_not_zero(pd.Series([3.0, 4.0, 5.0])), surely_not_zero(pd.Series([-3.0, 4.0, 5.0]))
    (True, False)
    """
    table = pd.DataFrame({"gap": gaps.dropna()})
    if len(table) < 2:
        return False
    found = group_means(table, columns="gap", level=_LEVEL, resamples=_DRAWS).iloc[0]
    return bool(found["low"] > 0 or found["high"] < 0)
