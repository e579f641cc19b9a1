"""Figures on two groups of articles: the words that tell them apart."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.figure import Figure

from ..errors import InputError
from .base import BLACK, BLUE, HATCHES, ORANGE, finish, new

BEYOND_CHANCE = 1.96  # |z| of a difference beyond chance (5%), were only one word tested


def keyness(table: pd.DataFrame, labels: tuple[str, str] = ("A", "B"), top: int = 10) -> Figure:
    """Show the words that tell two groups of articles apart most.

    Parameters
    ----------
    table : DataFrame
        As `analysis.keyness` returns it.
    labels : tuple of str
        The names of group A and of group B.
    top : int
        How many words of each group to show at most.

    Raises
    ------
    InputError
        If ``top`` is less than 1, there are not two labels, or the table holds no
        word that tells the groups apart.

    Examples
    --------
    >>> import analysis
    >>> table = analysis.keyness(["A fair tax."] * 3, ["Jobs are gone."] * 3)
    >>> fig = keyness(table, labels=("left", "right"))
    >>> fig.axes[0].get_xlabel()
    'z of the log-odds (dashed: |z| = 1.96)'
    """
    if top < 1:
        raise InputError(f"A figure shows 1 word or more of each group, not {top}.")
    if len(labels) != 2:
        raise InputError(f"Two groups have two labels, not {len(labels)}.")
    first, last = table[table["z"] > 0].head(top), table[table["z"] < 0].tail(top)
    shown = pd.concat([first, last], ignore_index=True)
    if shown.empty:
        raise InputError("The table holds no word that tells the groups apart; lower its limits.")
    fig, ax = new(8, 1.8 + 0.23 * len(shown))
    n = len(first)
    ax.barh(shown.index[:n], shown["z"][:n], color=BLUE)
    ax.barh(shown.index[n:], shown["z"][n:], color="white", edgecolor=ORANGE, hatch=HATCHES[1])
    ax.set_yticks(shown.index, shown["word"])
    ax.set_ylim(len(shown) - 0.4, -0.6)  # the words of A on top
    _sides(ax, shown, labels)
    _counts(ax, shown)
    groups = (
        f"{x}: {label} ({_size(table, x.lower())} words)"
        for x, label in zip("AB", labels, strict=True)
    )
    source = f"{', '.join(groups)}; {len(shown)} of the {len(table):,} words of the table"
    return finish(fig, _title(first, last, labels), source)


def _size(table: pd.DataFrame, group: str) -> str:
    """Return how many words a group has, from the places and rates of those in the table."""
    rate = table[f"per_1000_{group}"].sum()
    return f"{1000 * table[f'count_{group}'].sum() / rate:,.0f}" if rate else "no such"


def _sides(ax, shown: pd.DataFrame, labels: tuple[str, str]) -> None:
    """Draw the line of no difference and those of chance, and say whose words stand where."""
    ax.axvline(0, color=BLACK, linewidth=0.8)
    for x in (-BEYOND_CHANCE, BEYOND_CHANCE):
        ax.axvline(x, color=BLACK, linewidth=0.8, linestyle="--", zorder=0)
    reach = 1.05 * max(shown["z"].abs().max(), BEYOND_CHANCE)
    ax.set_xlim(-reach, reach)
    ax.set_xlabel(f"z of the log-odds (dashed: |z| = {BEYOND_CHANCE})")
    ax.tick_params(axis="y", length=0)
    _above(ax, 0.48, f"← words of {labels[1]}", ha="right")
    _above(ax, 0.52, f"words of {labels[0]} →", ha="left")


def _above(ax, x: float, text: str, **look) -> None:
    """Write above the axes, at a share of their width."""
    place = {"xycoords": "axes fraction", "textcoords": "offset points"}
    ax.annotate(text, (x, 1), xytext=(0, 5), va="bottom", **place, **look)


def _counts(ax, shown: pd.DataFrame) -> None:
    """Write beside each word how often, at what rate and in how many articles it stands."""
    place = {"transform": ax.get_yaxis_transform(), "ha": "center", "va": "center"}
    columns = {
        "times\nA : B": ("count_a", "count_b", "{:,.0f} : {:,.0f}"),
        "per 1,000\nwords": ("per_1000_a", "per_1000_b", "{:.1f} : {:.1f}"),
        "articles\nA : B": ("articles_a", "articles_b", "{:.0f} : {:.0f}"),
    }
    for i, (head, (a, b, form)) in enumerate(columns.items()):
        x = 1.08 + 0.16 * i
        _above(ax, x, head, fontsize="small", ha="center")
        for line, row in shown.iterrows():
            ax.text(x, line, form.format(row[a], row[b]), fontsize="small", **place)


def _title(first: pd.DataFrame, last: pd.DataFrame, labels: tuple[str, str]) -> str:
    """State the first word of each group, with its rates."""
    parts = []
    unit = " per 1,000 words"
    for rows, label, (own, other) in (
        (first.head(1), labels[0], "ab"),
        (last.tail(1), labels[1], "ba"),
    ):
        for row in rows.to_dict("records"):
            rates = f"{row[f'per_1000_{own}']:.1f}{unit} against {row[f'per_1000_{other}']:.1f}"
            parts.append(f"“{row['word']}” marks {label} most ({rates})")
            unit = ""
    return textwrap.fill(", ".join(parts), 74)
