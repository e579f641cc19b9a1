"""Figures: from tables to matplotlib figures whose titles state the finding."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from .framing import FRAMES

BLUE, ORANGE, GREEN, BLACK = COLOURS = ("#0173B2", "#D55E00", "#029E73", "#000000")
# Four looks that differ without colour too: for lines and points, and for bars.
MARKERS = ("o", "s", "^", "D")
HATCHES = ("", "///", "...", "xxx")
STYLE = {
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": "medium",
    "figure.dpi": 100,
    "figure.constrained_layout.use": True,
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same figure on every machine
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "hearsay",
}


def new(width: float = 8, height: float = 4, rows: int = 1, columns: int = 1, **options):
    """Return a figure and its axes in the kit's style; options as for ``plt.subplots``."""
    with matplotlib.rc_context(STYLE):
        fig, axes = plt.subplots(rows, columns, figsize=(width, height), **options)
    plt.close(fig)  # a notebook shows what a cell returns; pyplot would show it twice
    return fig, axes


def finish(fig: Figure, title: str, source: str) -> Figure:
    """Give a figure its title, which states the finding, and the line on its source."""
    fig.suptitle(title, x=0.01, ha="left", fontsize="large", fontweight="bold")
    fig.supxlabel(f"Source: {source}", x=0.01, ha="left", fontsize="x-small")
    return fig


def save(fig: Figure, name: str, folder: str | Path = "figures") -> Figure:
    """Save a figure as ``name.svg`` and ``name.png``, the same bytes from the same figure.

    Raises
    ------
    FileNotFoundError
        If there is no such folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: there is no such folder for figures; create it first.")
    with matplotlib.rc_context(STYLE):
        fig.savefig(folder / f"{name}.svg", metadata={"Date": None})
        fig.savefig(folder / f"{name}.png", dpi=150, metadata={"Software": None})
    return fig


def dots(ax, table: pd.DataFrame, x: str, y: str, group: str) -> None:
    """Draw one point per row, with a colour and a marker per group (four at most)."""
    for i, (name, rows) in enumerate(table.groupby(group, sort=True)):
        look = {"color": COLOURS[i], "marker": MARKERS[i], "s": 45}
        ax.scatter(rows[x], rows[y], label=name, clip_on=False, **look)


def overview(table: pd.DataFrame, group: str = "outlet_type") -> Figure:
    """Show four numbers of each article, one panel a measure, one row a group.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it.
    group : str
        The column that names the groups (four at most).

    Examples
    --------
    >>> from analysis import measure_corpus, read_corpus
    >>> fig = overview(measure_corpus(read_corpus("seeds/teaching")))
    >>> len(fig.axes)
    4
    """
    panels = {
        "hedges_per_100_words": "hedges\nper 100 words",
        "attributed_word_share": "share of words that\nare attributed (0 to 1)",
        "flesch_kincaid_grade": "Flesch-Kincaid\nschool grade",
        "loaded_per_100_words": "loaded words\nper 100 words",
    }
    fig, axes = new(10, 3.4, columns=len(panels), sharey=True)
    for ax, (column, label) in zip(axes, panels.items(), strict=True):
        dots(ax, table, column, group, group)
        ax.set_xlabel(label)
        ax.set_xlim(0, max(1.1 * table[column].max(), 0.1))
        ax.grid(axis="x", alpha=0.3)
    means = table.groupby(group)["hedges_per_100_words"].mean()
    title = (
        f"The {means.idxmax()} hedges most ({means.max():.1f} cues per 100 words), "
        f"the {means.idxmin()} least ({means.min():.1f})"
    )
    return finish(fig, title, f"mean of each kind of outlet; {len(table)} articles, one point each")


FRAME_SOURCE = "word lists of analysis/lexicons/frames.csv and loaded.csv"


def frame_profile(table: pd.DataFrame, group: str = "outlet_type") -> Figure:
    """Show how much each of some articles on one event speaks of each frame.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it; one article per group, four at most.
    group : str
        The column that names the articles' groups.

    Examples
    --------
    >>> from analysis import measure_corpus, read_corpus
    >>> table = measure_corpus(read_corpus("seeds/teaching"))
    >>> fig = frame_profile(table[table["event"] == "harbour-tunnel"])
    >>> [label.get_text() for label in fig.axes[0].get_yticklabels()][0]
    'conflict (5 cues)'
    """
    table = table.sort_values(group)
    rates = table.set_index(group)[list(FRAMES)]
    counts = rates.mul(table.set_index(group)["words"] / 100, axis=0).sum().round().astype(int)
    fig, ax = new(8, 3.6)
    for i, (name, row) in enumerate(rates.iterrows()):
        words = table.loc[table[group] == name, "words"].item()
        ax.scatter(
            row,
            [line + 0.15 * (i - 1.5) for line in range(len(FRAMES))],  # so that none is hidden
            color=COLOURS[i],
            marker=MARKERS[i],
            s=60,
            label=f"{name} ({words:.0f} words)",
        )
    ax.set_yticks(range(len(FRAMES)), [f"{f.replace('_', ' ')} ({counts[f]} cues)" for f in FRAMES])
    ax.invert_yaxis()
    ax.grid(axis="y", alpha=0.3)
    ax.set_xlim(left=-0.1)
    ax.set_xlabel("cues per 100 words")
    ax.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    frame = (rates.max() - rates.min()).idxmax()
    most, least = rates[frame].idxmax(), rates[frame].idxmin()
    title = (
        f"{frame.replace('_', ' ').capitalize()} differs most: {rates.loc[most, frame]:.1f} cues "
        f"per 100 words ({most}), {rates.loc[least, frame]:.1f} ({least})"
    )
    return finish(fig, title, f"{len(table)} articles on one event; {FRAME_SOURCE}")


def loaded_by_voice(table: pd.DataFrame, group: str = "outlet_type") -> Figure:
    """Show whose words the loaded words are: the newsroom's own, or those of its sources.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it.
    group : str
        The column that names the groups.

    Examples
    --------
    >>> from analysis import measure_corpus, read_corpus
    >>> fig = loaded_by_voice(measure_corpus(read_corpus("seeds/teaching")))
    >>> fig.axes[0].get_xlabel()
    'loaded words per 100 words'
    """
    counts = pd.DataFrame({group: table[group], "words": table["words"]})
    counts["loaded"] = table["loaded_per_100_words"] * table["words"] / 100
    # An article without loaded words has no share, and no newsroom's loaded words either.
    counts["author"] = counts["loaded"] * table["loaded_author_share"].fillna(0)
    total = counts.groupby(group).sum().round().sort_values("loaded")
    author = 100 * total["author"] / total["words"]
    source = 100 * total["loaded"] / total["words"] - author
    fig, ax = new(8, 3.4)
    ax.barh(total.index, author, color=ORANGE, label="in the newsroom's own voice")
    ax.barh(
        total.index,
        source,
        left=author,
        color="white",
        edgecolor=BLUE,
        hatch=HATCHES[1],
        label="in words attributed to a source",
    )
    ax.scatter(
        table["loaded_per_100_words"],
        table[group],
        color=BLACK,
        marker="|",
        s=150,
        zorder=3,
        label="one article, both voices",
    )
    for name, row in total.iterrows():
        ax.text(
            table["loaded_per_100_words"].max() * 1.04,
            name,
            f"{row['author']:.0f} of {row['loaded']:.0f} own",
            va="center",
        )
    ax.set_xlabel("loaded words per 100 words")
    ax.legend(frameon=False, loc="lower right")
    top = total.iloc[-1]
    title = (
        f"The {top.name} articles say {top['author']:.0f} of their {top['loaded']:.0f} "
        "loaded words in their own voice"
    )
    return finish(
        fig, title, f"{len(table)} articles, {total['words'].sum():,.0f} words; {FRAME_SOURCE}"
    )


def intervals(ax, rows: pd.DataFrame, lines, value: str, ends: tuple[str, str], i: int, label: str):
    """Draw one point with its interval per row, in the look of group ``i``."""
    reach = (rows[value] - rows[ends[0]], rows[ends[1]] - rows[value])
    look = {"fmt": MARKERS[i], "color": COLOURS[i], "capsize": 3, "label": label}
    ax.errorbar(rows[value], lines, xerr=reach, **look)


def hedges_by_voice(profile: pd.DataFrame, n_articles: int) -> Figure:
    """Show how the newsroom's own words hedge, and how its sources' words do.

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
    'hedge cues per 100 words of that voice, with interval'
    """
    names = {"author": "the newsroom", "source": "its sources"}
    cues = profile.pivot_table(index="category", columns="voice", values="cues", sort=False)
    rates = profile.pivot_table(index="category", columns="voice", values="per_100_words")
    fig, ax = new(8, 3.8)
    for i, (voice, rows) in enumerate(profile.groupby("voice", sort=False)):
        lines = [line + 0.24 * i - 0.12 for line in range(len(rows))]
        label = f"{names[voice]} ({rows['words'].iloc[0]:,} words)"
        intervals(ax, rows, lines, "per_100_words", ("low", "high"), i, label)
    total = cues.sum(axis=1)
    ax.set_yticks(range(len(cues)), [f"{c} ({n:.0f} cues)" for c, n in total.items()])
    ax.invert_yaxis()
    ax.set_xlim(left=-0.02)
    ax.grid(axis="x", alpha=0.3)
    ax.set_xlabel("hedge cues per 100 words of that voice, with interval")
    ax.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    top = rates.diff(axis=1).abs().iloc[:, -1].fillna(0).idxmax()
    title = (
        f"{cues.loc[top, 'author']:.0f} of {total[top]:.0f} {top} cues "
        "stand in the newsroom's own voice"
    )
    return finish(fig, title, f"{n_articles} articles; word list analysis/lexicons/hedges.csv")


def hedges_by_article(table: pd.DataFrame, group: str = "outlet_type") -> Figure:
    """Show each article's hedging with its interval, one line an article.

    Parameters
    ----------
    table : DataFrame
        One row per article: ``article``, ``words``, ``hedges_per_100_words`` with
        its ``_low`` and ``_high`` (see `hedging.measure`), and the group.
    group : str
        The column that names the groups (four at most).
    """
    rate = "hedges_per_100_words"
    table = table.sort_values(rate).reset_index(drop=True)
    fig, ax = new(8, 0.8 + 0.3 * len(table))
    for i, (name, rows) in enumerate(table.groupby(group)):
        intervals(ax, rows, rows.index, rate, (f"{rate}_low", f"{rate}_high"), i, name)
    cues = (table[rate] * table["words"] / 100).round()
    labels = [f"{a} ({n:.0f} cues)" for a, n in zip(table["article"], cues, strict=True)]
    ax.set_yticks(range(len(table)), labels)
    ax.set_xlim(left=-0.1)
    ax.grid(axis="x", alpha=0.3)
    ax.set_xlabel("hedge cues per 100 words, with interval")
    ax.legend(frameon=False, loc="lower right")
    means = table.groupby(group)[rate].mean()
    title = (
        f"The {means.idxmax()} hedges most ({means.max():.1f} cues per 100 words), "
        f"the {means.idxmin()} least ({means.min():.1f})"
    )
    return finish(fig, title, f"{len(table)} articles, {table['words'].sum():,.0f} words")
