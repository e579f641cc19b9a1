"""Figures on framing: which frames, and whose loaded words."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..framing import FRAMES
from .base import BLACK, COLOURS, MARKERS, VOICES, finish, new

FRAME_LIST, LOADED_LIST = (
    f"word list analysis/lexicons/{name}.csv" for name in ("frames", "loaded")
)


def frames_by_event(
    table: pd.DataFrame,
    group: str = "outlet_type",
    event: str = "event",
    level: float = 0.95,
) -> Figure:
    """Show how much each outlet speaks of each frame, event by event, one panel a frame.

    Parameters
    ----------
    table : DataFrame
        One row per article, with the scores of `analysis.framing.measure` and its
        ``words``; where the columns ``…_low`` and ``…_high`` are there as well, the
        intervals are drawn. One article for each outlet and event.
    group : str
        The column that names the outlets (four at most).
    event : str
        The column that names the events.
    level : float
        The level at which the intervals were computed, 0 to 1. Only the line on the
        source names it: the table does not hold it.

    Notes
    -----
    Each panel has a scale of its own, since the lists of the frames differ in length:
    a frame is to be compared between articles, not with another frame.

    Examples
    --------
    >>> from analysis import measure_corpus, read_corpus
    >>> fig = frames_by_event(measure_corpus(read_corpus("seeds/teaching")))
    >>> [ax.get_title(loc="left") for ax in fig.axes]
    ['conflict', 'economic', 'human interest', 'morality', 'resolution']
    """
    outlets, events = sorted(table[group].unique()), sorted(table[event].unique())
    pitch = len(outlets) + 1.2  # lines from one event to the next, with room between them
    line = table[event].map(events.index) * pitch + table[group].map(outlets.index)
    fig, axes = new(10, 1.6 + 0.18 * pitch * len(events), columns=len(FRAMES), sharey=True)
    for ax, frame in zip(axes, FRAMES, strict=True):
        _scores(ax, table.assign(line=line), frame, group)
        ax.set_title(_plain(frame), loc="left")
        for i in range(1, len(events)):
            ax.axhline(i * pitch - 1.1, color=BLACK, linewidth=0.4)
    middles = [i * pitch + (len(outlets) - 1) / 2 for i in range(len(events))]
    axes[0].set_yticks(middles, [_plain(name, "\n") for name in events])
    axes[0].set_ylim(pitch * len(events) - 1.1, -1.1)  # the first event on top
    axes[len(axes) // 2].set_xlabel(
        "score: weighted cues per 100 words (each panel to its own scale)"
    )
    looks = list(zip(COLOURS, MARKERS, strict=True))[: len(outlets)]
    names = [Line2D([], [], color=colour, marker=marker) for colour, marker in looks]
    fig.legend(names, outlets, loc="outside right center", frameon=False)
    words = table["words"]
    source = f"{len(table)} articles of {words.min():.0f} to {words.max():.0f} words; {FRAME_LIST}"
    if f"{FRAMES[0]}_low" in table:
        source = f"lines: {level:.0%} bootstrap intervals over each article's sentences; {source}"
    return finish(fig, _led(table, group, event), source)


def _scores(ax, table: pd.DataFrame, frame: str, group: str) -> None:
    """Draw one frame's scores, a line for each article, with intervals where there are any."""
    for i, (_, rows) in enumerate(table.groupby(group, sort=True)):
        if f"{frame}_low" in table:
            ax.hlines(rows["line"], rows[f"{frame}_low"], rows[f"{frame}_high"], color=COLOURS[i])
        ax.scatter(
            *(rows[frame], rows["line"]),
            color=COLOURS[i],
            marker=MARKERS[i],
            zorder=3,
            clip_on=False,
        )
    ax.grid(axis="x", alpha=0.3)
    ax.set_axisbelow(True)
    ax.set_xlim(left=0)
    ax.tick_params(axis="y", length=0)


def _led(table: pd.DataFrame, group: str, event: str) -> str:
    """State which outlets lead on a frame in every event, a line each, the clearest first."""
    number, leads = table[event].nunique(), []
    for frame in FRAMES:
        scores = table.pivot_table(index=event, columns=group, values=frame)
        first = set(scores.idxmax(axis=1))
        if len(first) == 1 and len(scores) == number and scores.shape[1] > 1:
            best = scores.pop(first.pop())
            lead = (best - scores.max(axis=1)).min()
            leads.append((lead, best.name, f"{_plain(frame)} ({_listed(best)})"))
    claims: dict[str, list[str]] = {}  # those of one outlet together
    for lead, outlet, what in sorted(leads, reverse=True):
        if lead > 0:
            claims.setdefault(outlet, []).append(what)
    if not claims:
        return f"No outlet leads on the same frame in each of {number} events"
    lines = [f"the {outlet} article on {' and '.join(what)}" for outlet, what in claims.items()]
    lines[0] = lines[0].replace(" article on ", " article leads on ", 1)
    return f"In each of {number} events " + ",\n".join(lines)


def _listed(scores: pd.Series) -> str:
    """Return the scores one by one, in the order of the events: a range looks like an interval."""
    return "scores " + ", ".join(f"{score:.1f}" for score in scores)


def _plain(name: str, gap: str = " ") -> str:
    """Return a name as words: human_interest as "human interest"."""
    return name.replace("_", gap).replace("-", gap)


def loaded_by_voice(table: pd.DataFrame, group: str = "outlet_type") -> Figure:
    """Show in whose voice the loaded words stand: the newsroom's own, a paraphrase, a quotation.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it.
    group : str
        The column that names the groups.

    Notes
    -----
    The numbers at the right are the loaded words of the three voices, in the order of the
    bars. The words of the first two were chosen by the newsroom.

    Examples
    --------
    >>> from analysis import measure_corpus, read_corpus
    >>> fig = loaded_by_voice(measure_corpus(read_corpus("seeds/teaching")))
    >>> fig.axes[0].get_xlabel()
    'loaded words per 100 words'
    """
    total = _loaded_counts(table, group)
    fig, ax = new(9, 3.6)
    left = pd.Series(0.0, index=total.index)
    for voice, (name, colour, _, hatch, filled) in VOICES.items():
        rate = 100 * total[voice] / total["words"]
        face = colour if filled else "white"
        look = {"color": face, "edgecolor": colour, "hatch": hatch, "label": name}
        ax.barh(total.index, rate, left=left, **look)
        left += rate
    ax.scatter(
        table["loaded_per_100_words"],
        table[group],
        color=BLACK,
        marker="|",
        s=150,
        zorder=3,
        label="one article, all voices",
    )
    for name, row in total.iterrows():
        words = " + ".join(f"{row[voice]:.0f}" for voice in VOICES)
        ax.text(table["loaded_per_100_words"].max() * 1.04, name, words, va="center")
    # A little room at the left, else the axis hides the stroke of an article with none.
    ax.set_xlim(left=-0.015 * ax.get_xlim()[1])
    ax.set_xlabel("loaded words per 100 words")
    ax.legend(frameon=False, loc="lower right", bbox_to_anchor=(0.95, 0))
    top = total.iloc[-1]
    title = (
        f"The {top.name} articles are the most loaded: {100 * top['loaded'] / top['words']:.1f} "
        f"loaded words per 100,\n{top['author'] + top['paraphrase']:.0f} of {top['loaded']:.0f} "
        "in the newsroom's choice of words"
    )
    words = f"{total['words'].sum():,.0f} words"
    return finish(fig, title, f"{len(table)} articles, {words}; {LOADED_LIST}")


def _loaded_counts(table: pd.DataFrame, group: str) -> pd.DataFrame:
    """Return words, loaded words, and those of each voice by group, the least loaded first."""
    counts = pd.DataFrame({group: table[group], "words": table["words"]})
    counts["loaded"] = table["loaded_per_100_words"] * table["words"] / 100
    for voice in VOICES:
        # An article without loaded words has no share, and none in any voice either.
        counts[voice] = counts["loaded"] * table[f"loaded_{voice}_share"].fillna(0)
    total = counts.groupby(group).sum().round()
    return total.loc[(total["loaded"] / total["words"]).sort_values().index]
