"""Figures on framing: which frames, and whose loaded words."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..framing import FRAMES
from .base import BLACK, VOICES, finish, look, new
from .titles import by_column, more_in

FRAME_LIST, LOADED_LIST = (
    f"word list analysis/lexicons/{name}.csv" for name in ("frames", "loaded")
)


def frames_by_event(
    table: pd.DataFrame,
    by: str | None = None,
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
    by : str, optional
        The column that names the outlets; by default ``outlet_type`` or ``outlet``.
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
    by = by_column(table, by)
    outlets, events = sorted(table[by].unique()), sorted(table[event].unique())
    pitch = len(outlets) + 1.2  # lines from one event to the next, with room between them
    line = table[event].map(events.index) * pitch + table[by].map(outlets.index)
    fig, axes = new(10, 1.6 + 0.18 * pitch * len(events), columns=len(FRAMES), sharey=True)
    for ax, frame in zip(axes, FRAMES, strict=True):
        _scores(ax, table.assign(line=line), frame, by)
        ax.set_title(_plain(frame), loc="left")
        for i in range(1, len(events)):
            ax.axhline(i * pitch - 1.1, color=BLACK, linewidth=0.4)
    middles = [i * pitch + (len(outlets) - 1) / 2 for i in range(len(events))]
    axes[0].set_yticks(middles, [_plain(name, "\n") for name in events])
    axes[0].set_ylim(pitch * len(events) - 1.1, -1.1)  # the first event on top
    axes[len(axes) // 2].set_xlabel(
        "score: weighted cues per 100 words (each panel to its own scale)"
    )
    names = [Line2D([], [], **look(i)) for i in range(len(outlets))]
    fig.legend(names, outlets, loc="outside right center", frameon=False)
    words = table["words"]
    source = f"{len(table)} articles of {words.min():.0f} to {words.max():.0f} words; {FRAME_LIST}"
    if f"{FRAMES[0]}_low" in table:
        source = f"lines: {level:.0%} bootstrap intervals over each article's sentences; {source}"
    return finish(fig, _led(table, by, event), source)


def _scores(ax, table: pd.DataFrame, frame: str, group: str) -> None:
    """Draw one frame's scores, a line for each article, with intervals where there are any."""
    for i, (_, rows) in enumerate(table.groupby(group, sort=True)):
        if f"{frame}_low" in table:
            reach = rows[f"{frame}_low"], rows[f"{frame}_high"]
            ax.hlines(rows["line"], *reach, color=look(i)["color"])
        ax.scatter(rows[frame], rows["line"], zorder=3, clip_on=False, **look(i))
    ax.grid(axis="x", alpha=0.3)
    ax.set_axisbelow(True)
    ax.set_xlim(left=0)
    ax.tick_params(axis="y", length=0)


def _led(table: pd.DataFrame, group: str, event: str) -> str:
    """State which outlets lead on a frame in every event, a line each, the clearest first.

    Where there are intervals, a lead is one whose own interval leaves out zero.
    """
    number, leads = table[event].nunique(), []
    for frame in FRAMES:
        scores = table.pivot_table(index=event, columns=group, values=frame)
        first = set(scores.idxmax(axis=1))
        if len(first) == 1 and len(scores) == number and scores.shape[1] > 1:
            outlet = first.pop()
            best, lead = scores[outlet], _lead(table, group, event, frame, outlet)
            leads.append((lead, outlet, f"{_plain(frame)} ({_listed(best)})"))
    claims: dict[str, list[str]] = {}  # those of one outlet together
    for lead, outlet, what in sorted(leads, reverse=True):
        if lead > 0:
            claims.setdefault(outlet, []).append(what)
    if not claims:
        surely = " surely" if f"{FRAMES[0]}_low" in table else ""
        return f"No outlet leads{surely} on the same frame in each of {number} events"
    lines = [f"the {outlet} article on {' and '.join(what)}" for outlet, what in claims.items()]
    lines[0] = lines[0].replace(" article on ", " article leads on ", 1)
    return f"In each of {number} events " + ",\n".join(lines)


def _lead(table: pd.DataFrame, group: str, event: str, frame: str, outlet: str) -> float:
    """Return by how much an outlet leads at least, over all events and other outlets.

    With intervals, the lower bound of each difference, from the bounds of the two scores
    (Zou and Donner 2008, doi:10.1002/sim.3095).
    """
    ends = (f"{frame}_low", f"{frame}_high") if f"{frame}_low" in table else (frame, frame)
    score, low, high = (
        table.pivot_table(index=event, columns=group, values=v) for v in (frame, *ends)
    )
    others = [name for name in score if name != outlet]
    gaps = [
        score[outlet]
        - score[name]
        - np.hypot(score[outlet] - low[outlet], high[name] - score[name])
        for name in others
    ]
    return float(pd.concat(gaps).min())


def _listed(scores: pd.Series) -> str:
    """Return the scores one by one, in the order of the events: a range looks like an interval."""
    return "scores " + ", ".join(f"{score:.1f}" for score in scores)


def _plain(name: str, gap: str = " ") -> str:
    """Return a name as words: human_interest as "human interest"."""
    return name.replace("_", gap).replace("-", gap)


def loaded_by_voice(table: pd.DataFrame, by: str | None = None) -> Figure:
    """Show in whose voice the loaded words stand: the newsroom's own, a paraphrase, a quotation.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it.
    by : str, optional
        The column that names the groups; by default ``outlet_type`` or ``outlet``.

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
    by = by_column(table, by)
    table = table.assign(**{by: table[by].map(str, na_action="ignore")})
    total = _loaded_counts(table, by)
    fig, ax = new(9, max(3.6, 1.6 + 0.32 * len(total)))
    left = pd.Series(0.0, index=total.index)
    for voice, (name, colour, _, hatch, filled) in VOICES.items():
        rate = 100 * total[voice] / total["words"]
        face = colour if filled else "white"
        style = {"color": face, "edgecolor": colour, "hatch": hatch, "label": name}
        ax.barh(total.index, rate, left=left, **style)
        left += rate
    ax.scatter(
        table["loaded_per_100_words"],
        table[by],
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
    rate = "{:.1f} per 100".format
    claim = more_in(table, by, "loaded_per_100_words", "loaded words", rate, average="words")
    title = (
        f"{claim};\n{top.name}: {top['author'] + top['paraphrase']:.0f} of {top['loaded']:.0f} "
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
