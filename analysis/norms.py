"""Norms: a row of numbers in; where each lies among thousands of real news articles, out.

A number alone says little. The table ``norms.csv`` holds quantiles of every number over unannotated
news, measured by this kit; `python -m analysis.training.norms` makes it anew.

What the norms are not: a standard of good journalism, or a measure of any one country, year or
kind of article. They say what was usual in the articles measured, two thirds of which are about
US politics; a match report or a court report may lie far out and be quite ordinary of its kind.
Numbers of a few sentences scatter widely, so that a short text lies far out by chance.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from . import provenance
from .errors import HearsayError, InputError, InputTypeError

__all__ = [
    "CAUTION",
    "LEVELS",
    "SHORT",
    "NormsError",
    "about",
    "groups",
    "place",
    "sentence",
    "source",
    "table",
]

LEVELS = (0, 1, 2.5, *range(5, 100, 5), 97.5, 99, 100)  # percent of articles
SHORT = 150  # words; a shorter text's place is said with a caution
CAUTION = (
    "These articles are no norm for other genres or languages, and no standard of good journalism."
)
_TABLE = Path(__file__).parent / "norms.csv"
_ABOUT = Path(__file__).parent / "norms.json"


class NormsError(HearsayError, ValueError):
    """A file of the norms that cannot be used."""


@cache
def about() -> dict:
    """Return what the norms were measured on, and by which kit.

    Returns
    -------
    dict
        ``articles``, ``words``, ``years``, ``sources`` and ``groups``, and `provenance` of the
        kit that measured them.

    Raises
    ------
    NormsError
        If the file that comes with the kit is missing or damaged.

    Examples
    --------
    >>> about()["articles"] > 10_000
    True
    """
    try:
        return json.loads(_ABOUT.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NormsError(_damaged(_ABOUT, error)) from None


def _damaged(path: Path, error: Exception) -> str:
    reason = str(error).splitlines()[0]
    return f"The norms {path} cannot be read ({reason}); install the kit anew."


@cache
def _quantiles() -> pd.DataFrame:
    try:
        read = pd.read_csv(_TABLE, keep_default_na=False, na_values=[""])
        return read.set_index(["group", "number"])
    except (OSError, ValueError, KeyError) as error:
        raise NormsError(_damaged(_TABLE, error)) from None


def groups() -> list[str]:
    """Return the names of the groups of articles with norms of their own.

    Examples
    --------
    >>> groups()[0]
    'all'
    """
    return list(dict.fromkeys(_quantiles().index.get_level_values("group")))


def table(group: str = "all") -> pd.DataFrame:
    """Return the quantiles of every number in a group.

    Parameters
    ----------
    group : str, default "all"
        One of `groups`: all articles, a kind of piece, or an outlet.

    Returns
    -------
    DataFrame
        A row a number: ``n``, the articles in which it is defined, and a column for each of
        `LEVELS`, named like ``p50``: the value that so many percent of articles do not exceed.

    Raises
    ------
    InputError
        If there is no such group.

    Examples
    --------
    >>> bool(table().loc["flesch_kincaid_grade", "p50"] > 5)
    True
    """
    if group not in groups():
        raise InputError(f"There are no norms for {group!r}; there are for {', '.join(groups())}.")
    return _quantiles().loc[group]


def place(numbers: Mapping[str, float] | pd.Series, group: str = "all") -> pd.DataFrame:
    """Say where each number of an article lies among the articles of the norms.

    Parameters
    ----------
    numbers : dict of str to float, or Series
        What `measure` returns, or a row of a measured table. Names without norms are left out.
    group : str, default "all"
        Which of the `groups` to compare with.

    Returns
    -------
    DataFrame
        A row a number: ``value``; ``percentile``, 0 to 100, the share of articles that have
        less, those that have as much counted half; ``below`` and ``above``, the shares that
        have less and more; ``n``. NaN where the number is undefined. Shares are read between
        the quantiles of `table` and so are good to a percentage point or two.

    Raises
    ------
    InputTypeError
        If ``numbers`` is not one article's numbers.
    InputError
        If there is no such group.

    Examples
    --------
    >>> float(place({"hedges_per_100_words": 0}).loc["hedges_per_100_words", "below"])
    0.0
    >>> place({"hedges_per_100_words": 9}).loc["hedges_per_100_words", "below"] > 99
    np.True_
    """
    if not isinstance(numbers, Mapping | pd.Series):
        raise InputTypeError(
            f"norms.place takes the numbers of one article, as measure() returns them, not "
            f"{type(numbers).__name__}; of a table pass one row: norms.place(table.iloc[0])."
        )
    known = table(group)
    levels = np.array(LEVELS)
    rows = {}
    for name in (name for name in known.index if name in numbers):
        value, norm = float(numbers[name]), known.loc[name].to_numpy(float)
        rows[name] = (value, *_shares(value, norm[1:], levels), int(norm[0]))
    columns = ["value", "percentile", "below", "above", "n"]
    found = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return found.rename_axis("number")


def _shares(value: float, quantiles: np.ndarray, levels: np.ndarray) -> tuple[float, float, float]:
    """Return the percentile of a value, and the shares below and above it."""
    if np.isnan(value) or np.isnan(quantiles).any():
        return np.nan, np.nan, np.nan
    first = np.searchsorted(quantiles, value, side="left")
    last = np.searchsorted(quantiles, value, side="right") - 1
    if first > last:  # between two quantiles, or outside them all
        below = upto = float(np.interp(value, quantiles, levels))
    else:
        below, upto = float(levels[first]), float(levels[last])
    return (below + upto) / 2, below, 100 - upto


def sentence(name: str, numbers: Mapping[str, float] | pd.Series, group: str = "all") -> str:
    """Say in a sentence where one number of an article lies.

    Parameters
    ----------
    name : str
        The number.
    numbers : dict of str to float, or Series
        What `measure` returns; ``words`` among them lets a short text be marked as such.
    group : str, default "all"

    Raises
    ------
    InputError
        If there is no norm for the number.

    Examples
    --------
    >>> sentence("hedges_per_100_words", {"hedges_per_100_words": 9, "words": 800})[:47]
    'hedges_per_100_words: 9, higher than in over 99'
    """
    placed = place({name: numbers[name]} if name in numbers else {}, group)
    if placed.empty:
        raise InputError(f"There is no norm for {name!r}; norms.table() lists those there are.")
    row = placed.iloc[0]
    if np.isnan(row["value"]):
        return f"{name}: undefined in this text"
    side, share = ("higher", row["below"]) if row["percentile"] >= 50 else ("lower", row["above"])
    told = "over 99" if share > 99 else f"{share:.0f}"  # never 100: a few lie as far out
    said = f"{name}: {row['value']:.3g}, {side} than in {told}% of {source(group)}"
    words = numbers.get("words", SHORT)
    short = f" (a text of {words:.0f} words lies far out by chance)"
    return said + short if words < SHORT else said


def source(group: str = "all") -> str:
    """Name the articles of a group in a few words.

    Examples
    --------
    >>> source().split(" ", 1)[1][:29]
    'news articles (most from the '
    """
    count = about()["groups"][group] if group in groups() else 0
    first, last = about()["years"]
    whose = "most from the US" if group == "all" else group
    return f"{count:,} news articles ({whose}, {first}-{last})"


def current() -> bool:
    """Return whether the norms were measured by this kit's lists and model.

    Examples
    --------
    >>> isinstance(current(), bool)
    True
    """
    now = provenance.provenance()
    return all(about()[kind] == now[kind] for kind in ("lists", "model"))
