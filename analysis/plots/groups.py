"""Figures on any table and any number of groups: averages, differences, and both through time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ..comparing.groups import group_means
from ..comparing.inputs import chosen
from ..errors import InputTypeError
from ..measures import CODEBOOK
from .base import BLACK, BLUE, finish, look, new
from .titles import apart, by_column

__all__ = ["differences", "groups", "through_time"]

_ROW = 3  # panels side by side


def groups(
    table: pd.DataFrame,
    by: str | None = None,
    columns: str | Sequence[str] | None = None,
    cluster: str | None = None,
    level: float = 0.95,
) -> Figure:
    """Show the means of any number of groups with their intervals, one panel a number.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it, or any with a column of groups and some of numbers.
    by : str, optional
        The column of the groups; by default ``outlet_type`` or ``outlet``.
    columns : str or list of str, optional
        The numbers; by default those of `analysis.measures.HEADLINE`.
    cluster : str, optional
        As for `compare`.
    level : float
        The level of the intervals, 0 to 1.

    Examples
    --------
    >>> table = pd.DataFrame({"paper": list("aabbcc"), "loaded": [3.0, 5, 1, 2, 2, 3]})
    >>> fig = groups(table, by="paper", columns="loaded")
    >>> [label.get_text() for label in fig.axes[0].get_yticklabels()]
    ['a (2)', 'b (2)', 'c (2)']
    """
    by, names = by_column(table, by), chosen(table, columns)
    found = group_means(table, by, names, cluster, level=level)
    labels = list(dict.fromkeys(found["group"]))
    sizes = found.groupby("group")["n"].max()
    fig, axes = _panels(len(names), 0.9 + 0.3 * len(labels))
    for ax, name in zip(axes, names, strict=True):
        rows = found[found["measure"] == name].set_index("group").loc[labels]
        for line, row in enumerate(rows.itertuples()):
            _point(ax, row.mean, line, row.low, row.high, **look(line))
        _named(ax, name)
        ax.set_yticks(range(len(labels)), [f"{label} ({sizes[label]})" for label in labels])
        ax.set_ylim(len(labels) - 0.5, -0.5)
    units = f"clusters ({cluster})" if cluster else "articles"
    source = f"{sizes.sum()} articles by {by}; means, {level:.0%} bootstrap intervals over {units}"
    return finish(fig, _sure(table, by, names, cluster), source)


def _sure(table: pd.DataFrame, by: str, names: list[str], cluster: str | None) -> str:
    """State which numbers tell the outermost groups apart, the first three by name."""
    told = {name: apart(table, by, name, cluster=cluster) for name in names}
    sure = [(name, means) for name, (means, surely) in told.items() if surely]
    if not sure:
        return f"No difference between the groups is sure in {_counted(names)}"
    parts = [f"{_plain(n)}: {m.index[0]} above {m.index[-1]}" for n, m in sure[:3]]
    more = f"\nand {len(sure) - 3} more" if len(sure) > 3 else ""
    return "\n".join(parts) + more


def differences(comparison: pd.DataFrame) -> Figure:
    """Show each difference of a comparison with its interval, one panel a number.

    Parameters
    ----------
    comparison : Comparison
        As `compare` returns it.

    Examples
    --------
    >>> from analysis import compare
    >>> table = pd.DataFrame({"outlet": list("aaabbb"), "loaded": [3.0, 5, 4, 1, 2, 0]})
    >>> fig = differences(compare(table, columns="loaded"))
    >>> fig._suptitle.get_text()
    'The interval of 1 of 1 differences leaves out zero'
    """
    needed = ["measure", "group_a", "group_b", "difference", "low", "high"]
    if not isinstance(comparison, pd.DataFrame) or not {*needed} <= {*comparison.columns}:
        raise InputTypeError("Differences are drawn of a table that `compare` returned.")
    names = list(dict.fromkeys(comparison["measure"]))
    pairs = list(dict.fromkeys(zip(comparison["group_a"], comparison["group_b"], strict=True)))
    fig, axes = _panels(len(names), 0.9 + 0.3 * len(pairs))
    for ax, name in zip(axes, names, strict=True):
        rows = comparison[comparison["measure"] == name].set_index(["group_a", "group_b"])
        ax.axvline(0, color=BLACK, linewidth=0.8)
        for line, pair in enumerate(pairs):
            row = rows.loc[pair]
            filled = BLUE if _leaves_out_zero(row) else "white"
            _point(ax, *(row["difference"], line, row["low"], row["high"]), "o", BLUE, filled)
        _named(ax, name)
        ax.set_yticks(range(len(pairs)), [f"{a} − {b}" for a, b in pairs])
        ax.set_ylim(len(pairs) - 0.5, -0.5)
    sure = sum(_leaves_out_zero(row) for _, row in comparison.iterrows())
    title = f"The interval of {sure} of {len(comparison)} differences leaves out zero"
    level = comparison.attrs.get("level")
    at = f"{level:.0%} " if level else ""
    return finish(fig, title, f"{at}bootstrap intervals; filled: the interval leaves out zero")


def _leaves_out_zero(row: pd.Series) -> bool:
    return bool(row["low"] > 0 or row["high"] < 0)


def through_time(trends: pd.DataFrame) -> Figure:
    """Show numbers through time, one panel a number, one line a group, broken at gaps.

    Parameters
    ----------
    trends : DataFrame
        As `trend` returns it.

    Examples
    --------
    >>> from analysis import trend
    >>> table = pd.DataFrame({"date": ["2020-01-05", "2020-03-01"], "conflict": [1.0, 5.0]})
    >>> through_time(trend(table, columns="conflict"))._suptitle.get_text()
    'conflict by month: 2 articles, January 2020 to March 2020'
    """
    if not isinstance(trends, pd.DataFrame) or not {"start", "group", "low"} <= {*trends.columns}:
        raise InputTypeError("Lines through time are drawn of a table that `trend` returned.")
    names, labels = (list(dict.fromkeys(trends[c])) for c in ("measure", "group"))
    width = 4.4 if len(names) > 1 else 8  # room for the title
    fig, axes = _panels(len(names), 2.6, width=width, sharey=False)
    for ax, name in zip(axes, names, strict=True):
        for i, label in enumerate(labels):
            rows = trends[(trends["measure"] == name) & (trends["group"] == label)]
            style, days = look(i), rows["start"].to_numpy()
            ax.plot(days, rows["mean"], color=style["color"], marker=style["marker"], label=label)
            ax.fill_between(days, rows["low"], rows["high"], color=style["color"], alpha=0.15)
        ax.set_ylabel(_unit(name), fontsize="small")
        ax.set_title(_plain(name), loc="left")
        ax.tick_params(axis="x", rotation=30)
        ax.grid(alpha=0.3)
    if len(labels) > 1:
        handles, shown = axes[0].get_legend_handles_labels()
        fig.legend(handles, shown, loc="outside right center", frameon=False)
    n = trends.groupby("measure", sort=False)["n"].sum().max()
    first, last = (day.strftime("%B %Y") for day in (trends["start"].min(), trends["start"].max()))
    every = trends.attrs.get("every", "time")
    title = f"{_counted(names)} by {every}: {n} articles, {first} to {last}"
    return finish(fig, title, "means of articles, bootstrap intervals; no line: no articles")


def _panels(n: int, height: float, width: float = 3.2, sharey: bool = True):
    """Return a figure and its n axes, some to a row, those beyond n hidden."""
    columns = min(n, _ROW)
    rows = -(-n // columns)
    size = (max(5.0, 1.6 + width * columns), 0.9 + height * rows)
    fig, axes = new(*size, rows=rows, columns=columns, sharey=sharey, squeeze=False)
    flat = list(axes.flat)
    for ax in flat[n:]:
        ax.set_visible(False)
    return fig, flat[:n]


def _point(ax, x, y, low, high, marker, color, filled=None) -> None:
    """Draw a point with its interval, without one where there is none."""
    reach = np.array([[x - low], [high - x]])
    bounds = None if np.isnan(reach).any() else np.maximum(reach, 0)
    ax.errorbar(x, y, xerr=bounds, fmt=marker, color=color, mfc=filled or color, capsize=3)


def _named(ax, name: str) -> None:
    ax.set_title(_plain(name), loc="left", fontsize="small")
    ax.set_xlabel(_unit(name), fontsize="small")
    ax.grid(axis="x", alpha=0.3)
    ax.tick_params(axis="y", length=0)


def _unit(name: str) -> str:
    return str(CODEBOOK["unit"].get(name, ""))


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _counted(names: list[str]) -> str:
    return _plain(names[0]) if len(names) == 1 else f"{len(names)} numbers"
