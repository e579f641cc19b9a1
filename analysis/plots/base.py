"""Figures: from tables to matplotlib figures whose titles state the finding."""

from __future__ import annotations

import textwrap
from base64 import b64encode
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from matplotlib.text import Text

from ..errors import FolderError
from .titles import by_column, more_in

BLUE, ORANGE, GREEN, BLACK = COLOURS = ("#0173B2", "#D55E00", "#029E73", "#000000")
# Four looks that differ without colour too: for lines and points, and for bars.
MARKERS = ("o", "s", "^", "D")
HATCHES = ("", "///", "...", "xxx")
# The looks of the three voices: name, colour, marker, hatch, and whether a bar is filled.
VOICES = {
    "author": ("the newsroom's own voice", BLUE, "o", "", True),
    "paraphrase": ("paraphrase of sources", GREEN, "^", "...", False),
    "quote": ("quotation", ORANGE, "s", "///", False),
}
STYLE = matplotlib.RcParams(
    {
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
)


_SHAPES = (*MARKERS, "v", "P", "X", "*")


def look(i: int) -> dict[str, Any]:
    """Return the marker and the colour of group ``i``; no two of the first 32 are alike.

    Examples
    --------
    >>> look(0), look(4)["color"] == look(0)["color"], look(4)["marker"]
    ({'marker': 'o', 'color': '#0173B2'}, True, 'v')
    """
    return {"marker": _SHAPES[i % 8], "color": COLOURS[(i + i // 8) % 4]}


class Chart(Figure):
    """A figure that a notebook shows with its title, in words, for those who cannot see it."""

    def _repr_html_(self) -> str:
        buffer = BytesIO()
        self.savefig(buffer, format="png", bbox_inches="tight", metadata={"Software": None})
        picture = b64encode(buffer.getvalue()).decode()
        said = ". ".join(filter(None, (self.get_suptitle(), self.get_supxlabel())))
        told = escape(" ".join(f"Figure: {said}".split()))
        return f'<img alt="{told}" src="data:image/png;base64,{picture}">'


def new(width: float = 8, height: float = 4, rows: int = 1, columns: int = 1, **options):
    """Return a figure and its axes in the kit's style; options as for ``plt.subplots``."""
    with matplotlib.rc_context(STYLE):
        fig, axes = plt.subplots(
            rows, columns, figsize=(width, height), FigureClass=Chart, **options
        )
    plt.close(fig)  # a notebook shows what a cell returns; pyplot would show it twice
    return fig, axes


def finish(fig: Figure, title: str, source: str) -> Figure:
    """Give a figure its title, which states the finding, and the line on its source."""
    width = int(10 * fig.get_figwidth())  # ten letters to an inch; what is longer is cut off
    lines = [textwrap.fill(line, width) for line in title.splitlines()]
    fig.suptitle("\n".join(lines), x=0.01, ha="left", fontsize="large", fontweight="bold")
    fig.supxlabel(f"Source: {source}", x=0.01, ha="left", fontsize="x-small")
    for text in fig.findobj(Text):  # two dollar signs in a name or a title are no formula
        text.set_parse_math(False)
    return fig


def save(fig: Figure, name: str, folder: str | Path = "figures") -> Figure:
    """Save a figure as ``name.svg`` and ``name.png``, the same bytes from the same figure.

    Raises
    ------
    FolderError
        If there is no such folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FolderError(f"{folder}: there is no such folder for figures; create it first.")
    with matplotlib.rc_context(STYLE):
        fig.savefig(folder / f"{name}.svg", metadata={"Date": None})
        fig.savefig(folder / f"{name}.png", dpi=150, metadata={"Software": None})
    return fig


def dots(ax, table: pd.DataFrame, x: str, y: str, group: str) -> None:
    """Draw one point per row, with a colour and a marker per group."""
    for i, (name, rows) in enumerate(table.groupby(group, sort=True)):
        # A white edge, so that close points stay apart.
        style = look(i) | {"s": 45, "edgecolor": "white", "linewidth": 0.5, "label": name}
        ax.scatter(rows[x], rows[y], clip_on=False, **style)


def overview(table: pd.DataFrame, by: str | None = None) -> Figure:
    """Show four numbers of each article, one panel a measure, one row a group.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it.
    by : str, optional
        The column that names the groups; by default ``outlet_type`` or ``outlet``.

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
    by = by_column(table, by)
    table = table.assign(**{by: table[by].map(str, na_action="ignore")})
    sizes = table.groupby(by).size()  # sorted as the dots are
    height = max(3.4, 1.6 + 0.28 * len(sizes))
    fig, axes = new(10, height, columns=len(panels), sharey=True)
    for ax, (column, label) in zip(axes, panels.items(), strict=True):
        dots(ax, table, column, by, by)
        ax.set_xlabel(label)
        ax.set_xlim(0, max(1.1 * table[column].max(), 0.1))
        ax.grid(axis="x", alpha=0.3)
    axes[0].set_yticks(range(len(sizes)), [f"{name} ({n})" for name, n in sizes.items()])
    axes[0].margins(y=0.12)
    rate = "{:.1f} per 100 words".format
    title = more_in(table, by, "hedges_per_100_words", "hedges", rate)
    source = f"{len(table)} articles, one point each; title: means by {by}"
    return finish(fig, title, source)
