"""Figures on framing: which frames, and whose loaded words."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from ..framing import FRAMES
from .base import BLACK, BLUE, COLOURS, HATCHES, MARKERS, ORANGE, finish, new

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
    ax.set_axisbelow(True)
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
