"""Articles through time: averages by week, month, quarter or year, with intervals."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..corpus.dates import dates
from ..errors import InputError
from .groups import Comparison, in_order, study_of
from .inputs import column_of
from .pairs import averaged
from .resampling import RESAMPLES

__all__ = ["EVERY", "trend"]

EVERY = {"week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_MOST = 5000  # rows of group and time


def trend(
    table: pd.DataFrame,
    date: str = "date",
    by: str | None = None,
    every: str = "month",
    columns: str | Sequence[str] | None = None,
    cluster: str | None = None,
    *,
    average: str = "articles",
    level: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Comparison:
    """Follow numbers through time, for all articles or for each group.

    Parameters
    ----------
    table : DataFrame
        One row per article, as `measure_corpus` returns it.
    date : str
        The column of dates: dates of pandas, or texts such as ``"2020-03-13"`` (ISO 8601) and
        ``"March 13, 2020"``. Which of 3/4/2020 is the day, the others tell, as in `read_corpus`.
    by : str, optional
        The column that names the groups; by default all articles are one, ``"all"``.
    every : {"week", "month", "quarter", "year"}
        How long each stretch of time is; weeks start on Monday.
    columns : str or list of str, optional
        The numbers; by default those of `analysis.measures.HEADLINE`.
    cluster, average, level, resamples, seed
        As for `compare`.

    Returns
    -------
    Comparison
        A DataFrame with one row per number, group and stretch of time, from the first that has
        an article to the last: ``measure``, ``group``, ``start`` (its first day), ``n``
        (articles), ``mean`` (of articles), ``pooled`` (over words), and the bootstrap interval
        ``low``, ``high`` of the average asked for. A stretch without articles is a row
        with n = 0 and NaN, so that a line drawn through them breaks; one with a
        single article has no interval. ``attrs["warnings"]`` holds sentences on what is left
        out or unsure, which are printed.

    Raises
    ------
    InputError
        If a column or an option cannot be used, or no row has a date.

    Examples
    --------
    >>> table = pd.DataFrame({"date": ["2020-01-05", "2020-01-20", "2020-03-01"]})
    >>> table["conflict"] = [1.0, 3.0, 5.0]
    >>> trend(table, columns="conflict")[["start", "n", "mean"]]
           start  n  mean
    0 2020-01-01  2   2.0
    1 2020-02-01  0   NaN
    2 2020-03-01  1   5.0
    """
    if every not in EVERY:
        raise InputError(f"Time goes by {', '.join(map(repr, EVERY))}, not by {every!r}.")
    study = study_of(table, by, columns, cluster, average, level, resamples, seed)
    table, groups = study.table, study.groups
    days, warned = _dates(table, date)
    periods = days.dt.to_period(EVERY[every])
    spans = pd.period_range(periods.min(), periods.max(), freq=periods.dtype.freq)
    labels = sorted(groups[days.notna()].dropna().unique())
    if len(spans) * len(labels) > _MOST:
        raise InputError(
            f"{len(labels)} groups in {len(spans)} stretches of time are too many; choose a longer "
            "every=, or fewer groups."
        )
    known = days.notna() & groups.notna()
    cells = _cell(groups.astype(str), periods.astype(str)).where(known, None)
    study = study._replace(groups=cells)
    rows = [
        {"group": group, "start": span.start_time.normalize(), **row}
        for group in labels
        for span in spans
        for row in averaged(study, _cell(group, str(span)))
    ]
    found = in_order(pd.DataFrame(rows), study.columns)
    lost = int((~known).sum())
    if lost:
        warned.append(f"{lost} of {len(table)} rows have no date or no group and are left out.")
    found = Comparison(found)
    found.attrs = dict(table.attrs) | {"every": every, "level": level, "warnings": warned}
    return found


def _dates(table: pd.DataFrame, date: str) -> tuple[pd.Series, list[str]]:
    """Return the day of each article, missing where it cannot be read, and what is to be said."""
    given = column_of(table, date, "date")
    notes: list[str] = []
    if pd.api.types.is_datetime64_any_dtype(given):
        days = given if given.dt.tz is None else given.dt.tz_localize(None)
    elif pd.api.types.is_numeric_dtype(given):
        raise InputError(f"The column {date!r} holds numbers, not dates such as 2020-03-13.")
    else:
        texts = given.astype(object).map(str, na_action="ignore")
        days = pd.to_datetime(texts, format="ISO8601", errors="coerce", utc=True)
        days = days.dt.tz_localize(None)
        if (others := days.isna() & texts.notna()).any():
            read, notes = dates([*days.astype(object).where(~others, texts)])
            days = pd.Series(pd.to_datetime(read, errors="coerce"), index=days.index)
    if not days.notna().any():
        raise InputError(
            f"No date in the column {date!r} can be read; write them as 2020-03-13 (ISO 8601)."
        )
    return days, notes


def _cell(group, span):
    """Return the name of a group in a stretch of time; of texts or of Series of texts."""
    return group + "\n" + span
