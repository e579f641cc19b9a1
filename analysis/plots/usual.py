"""Figures on the norms: what is usual for a number in some groups of real news."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from .. import norms
from ..errors import InputError
from ..measures import CODEBOOK
from .base import BLACK, BLUE, finish, new

__all__ = ["usual"]


def usual(number: str, groups: Sequence[str]) -> Figure:
    """Show the median and the spread of a number in groups of the norms, highest median first.

    Parameters
    ----------
    number : str
        A number that `norms.table` holds.
    groups : sequence of str
        Two or more of `norms.groups`: outlets, kinds of piece, or ``"all"``.

    Raises
    ------
    InputError
        If there are fewer than two groups, or no norms for one or for the number.

    Examples
    --------
    >>> fig = usual("words", ["news", "opinion"])
    >>> fig.axes[0].get_xlabel()
    'words\\n(thick: the middle half of the articles; thin: 90%)'
    """
    tables = {group: norms.table(group) for group in groups}
    if len(tables) < 2:
        raise InputError("Give two groups of the norms or more.")
    if number not in norms.table().index:
        raise InputError(f"There is no norm for {number!r}; norms.table() lists those there are.")
    rows = {group: table.loc[number] for group, table in tables.items()}
    order = sorted(rows, key=lambda group: -rows[group]["p50"])
    fig, ax = new(8, 1.7 + 0.3 * len(order))
    for line, group in enumerate(order):
        row = rows[group]
        ax.hlines(line, row["p5"], row["p95"], color=BLUE, linewidth=1)
        ax.hlines(line, row["p25"], row["p75"], color=BLUE, linewidth=6, alpha=0.5)
        ax.plot(row["p50"], line, marker="o", color=BLACK)
    ax.set_yticks(range(len(order)), [f"{g} ({rows[g]['n']:,.0f})" for g in order])
    ax.set_ylim(len(order) - 0.4, -0.6)  # the highest on top
    ax.grid(axis="x", alpha=0.3)
    unit = CODEBOOK["unit"].get(number, number)
    ax.set_xlabel(f"{unit}\n(thick: the middle half of the articles; thin: 90%)")
    source = (
        f"norms of the kit, {norms.source().partition(' (')[0]}; points: medians; n in brackets"
    )
    return finish(fig, _title(number, order[0], order[-1]), source)


def _title(number: str, first: str, last: str) -> str:
    """State how the median article of the highest group lies in the lowest one."""
    high, low = (norms.table(group).loc[number, "p50"] for group in (first, last))
    plain = number.replace("_", " ")
    if high == low:
        return f"{plain}: all medians are alike ({high:.3g})"
    below = norms.place({number: high}, last).loc[number, "below"]
    return (
        f"{plain}: the median is {high:.3g} in {first},\n"
        f"more than in {below:.0f}% of the articles of {last} (median {low:.3g})"
    )
