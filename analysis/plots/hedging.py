"""Figures on hedging: by voice and by article, with intervals."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from .base import VOICES, finish, look, new
from .titles import by_column, more_in


def intervals(ax, rows: pd.DataFrame, lines, value: str, ends: tuple[str, str], **style):
    """Draw one point with its interval per row."""
    reach = (rows[value] - rows[ends[0]], rows[ends[1]] - rows[value])
    ax.errorbar(rows[value], lines, xerr=reach, capsize=3, **style)


def hedges_by_voice(profile: pd.DataFrame, n_articles: int) -> Figure:
    """Show how the newsroom's own words hedge, how its paraphrases and its quotations do.

    Parameters
    ----------
    profile : DataFrame
        As `hedging.profile` returns it.
    n_articles : int
        The number of articles behind it, for the source line.

    Examples
    --------
    >>> from analysis import Document, hedging
    >>> fig = hedges_by_voice(hedging.profile(Document("It may rain.")), 1)
    >>> fig.axes[0].get_xlabel()
    'hedge cues per 100 words of that voice, with bootstrap interval'
    """
    cues = profile.pivot_table(index="category", columns="voice", values="cues", sort=False)
    rates = profile.pivot_table(
        index="category", columns="voice", values="per_100_words", dropna=False
    )
    fig, ax = new(9, 4.6)
    for i, (voice, rows) in enumerate(profile.groupby("voice", sort=False)):
        name, colour, marker, *_ = VOICES[voice]
        lines = [line + 0.24 * (i - 1) for line in range(len(rows))]
        style = {"color": colour, "fmt": marker}
        label = f"{name} ({rows['words'].iloc[0]:,} words)"
        intervals(ax, rows, lines, "per_100_words", ("low", "high"), label=label, **style)
    total = cues.sum(axis=1)
    ax.set_yticks(range(len(cues)), [_counted(c, n) for c, n in total.items()])
    ax.invert_yaxis()
    ax.set_xlim(left=-0.02)
    ax.grid(axis="x", alpha=0.3)
    ax.set_xlabel("hedge cues per 100 words of that voice, with bootstrap interval")
    ax.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    gap = (rates.max(axis=1) - rates.min(axis=1)).fillna(0)
    top = gap.idxmax() if gap.any() else total.idxmax()  # with one voice there is no gap
    title = (
        f"{cues.loc[top, 'author']:.0f} of {total[top]:.0f} {top} cues "
        "stand in the newsroom's own voice"
    )
    return finish(fig, title, f"{n_articles} articles; word list analysis/lexicons/hedges.csv")


def hedges_by_article(table: pd.DataFrame, by: str | None = None) -> Figure:
    """Show each article's hedging with its interval, one line an article.

    Parameters
    ----------
    table : DataFrame
        One row per article: ``article``, ``words``, ``hedges_per_100_words`` with
        its ``_low`` and ``_high`` (see `hedging.measure`), and the group.
    by : str, optional
        The column that names the groups; by default ``outlet_type`` or ``outlet``.
    """
    by, rate = by_column(table, by), "hedges_per_100_words"
    table = table.sort_values(rate).reset_index(drop=True)
    fig, ax = new(8, 0.8 + 0.3 * len(table))
    for i, (name, rows) in enumerate(table.groupby(by)):
        style = {"color": look(i)["color"], "fmt": look(i)["marker"], "label": name}
        intervals(ax, rows, rows.index, rate, (f"{rate}_low", f"{rate}_high"), **style)
    cues = (table[rate] * table["words"] / 100).round()
    labels = [_counted(a, n) for a, n in zip(table["article"], cues, strict=True)]
    ax.set_yticks(range(len(table)), labels)
    ax.set_xlim(left=-0.1)
    ax.grid(axis="x", alpha=0.3)
    ax.set_xlabel("hedge cues per 100 words, with bootstrap interval")
    ax.legend(frameon=False, loc="lower right")
    title = more_in(table, by, rate, "hedges", "{:.1f} per 100 words".format)
    source = f"title: means by {by}; {len(table)} articles, {table['words'].sum():,.0f} words"
    return finish(fig, title, source)


def _counted(name: object, n: float) -> str:
    return f"{name} ({n:.0f} {'cue' if n == 1 else 'cues'})"
