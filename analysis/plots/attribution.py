"""Figures on sources: who speaks, how they are named, where in the article, how densely."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from .base import BLACK, BLUE, GREEN, HATCHES, ORANGE, dots, finish, new
from .titles import by_column, more_in

# Kinds of source as readers ask for them: the kinds, a colour and a hatch.
GROUPS = {
    "named": (("person", "organisation"), BLUE, HATCHES[0]),
    "document": (("document",), GREEN, HATCHES[2]),
    "unnamed": (("anonymous",), ORANGE, HATCHES[1]),
    "a crowd": (("collective",), "white", HATCHES[3]),
    "unresolved": (("pronoun", "self"), "white", HATCHES[0]),
}
FORMS = {"direct": (BLUE, HATCHES[0]), "mixed": (GREEN, HATCHES[2]), "indirect": ("white", "")}
_LONGEST = 34  # characters of a speaker's name beside an axis


def group_of(kind: str) -> str:
    """Return the group of a kind of source, "" for "none".

    Examples
    --------
    >>> group_of("person"), group_of("anonymous"), group_of("none")
    ('named', 'unnamed', '')
    """
    return next((g for g, (kinds, *_) in GROUPS.items() if kind in kinds), "")


def speakers(table: pd.DataFrame, top: int = 10) -> Figure:
    """Show how many attributed words each speaker of one article has.

    Parameters
    ----------
    table : DataFrame
        As `attribution.table` returns it, with at least one speaker known.
    top : int
        How many speakers to show, those with most words.

    Examples
    --------
    >>> from analysis import Document, attribution
    >>> text = "“It may rain soon,” Ann Lee said. “No,” two officials said."
    >>> fig = speakers(attribution.table(Document(text)))
    >>> [label.get_text() for label in fig.axes[0].get_yticklabels()]
    ['two officials', 'Ann Lee']
    """
    totals = _totals(table)
    shown = totals.head(top).iloc[::-1].reset_index()
    fig, ax = new(8, 1.7 + 0.32 * len(shown))
    for group, (_, colour, hatch) in GROUPS.items():
        rows = shown[shown["group"] == group]
        if len(rows):
            look = {"color": colour, "edgecolor": BLACK, "hatch": hatch}
            ax.barh(rows.index, rows["words"], label=group, **look)
    for row in shown.itertuples():
        ax.text(row.words, row.Index, f" {row.words} in {row.times}", va="center", size="small")
    ax.set_yticks(shown.index, shown["speaker"].map(_short))
    ax.set_xlabel("attributed words (label: words in number of attributions)")
    ax.margins(x=0.15)
    ax.legend(frameon=False, loc="lower right", title="source")
    drawn = totals.head(top)
    known = drawn[~drawn["group"].isin(["unresolved", ""])]  # "he" is no speaker
    title = "No speaker is known by more than a pronoun"
    if len(known):
        share = known["words"].max() / known["words"].sum()
        those = _these(len(drawn), len(totals) > len(drawn))
        if len(known) < len(drawn):  # the bars are more than the title counts: say so
            those = f"the {len(known)} known of {those}"
        title = (
            f"{_short(known['words'].idxmax())} has {share:.0%} of the words "
            f"that the article gives to {those}"
        )
    return finish(fig, title, _source(drawn, totals, "one article"))


def _these(n: int, cut: bool) -> str:
    return f"{'these ' if cut else ''}{n} {'speakers' if n > 1 else 'speaker'}"


def _source(drawn: pd.DataFrame, totals: pd.DataFrame, article: str) -> str:
    """Return the source line, which tells how many speakers are left out."""
    left = len(totals) - len(drawn)
    told = f"{article}, {drawn['times'].sum()} attributions with a source"
    return f"{told}; not shown: {left} with fewer words" if left else told


def _totals(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words and attributions of each speaker, most words first."""
    told = table[table["speaker"] != ""]
    told = told.assign(group=told["kind"].map(group_of))
    totals = told.groupby("speaker").agg(
        words=("words", "sum"), times=("words", "size"), group=("group", "first")
    )
    return totals.sort_values(["words", "times"], ascending=False, kind="stable")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def named_or_not(table: pd.DataFrame, by: str | None = None) -> Figure:
    """Show what share of the sources of each group of articles is named.

    Parameters
    ----------
    table : DataFrame
        The attributions of many articles, as `attribution.table` returns them,
        with a column that names each one's group.
    by : str, optional
        That column; by default ``outlet_type`` or ``outlet``. A column ``article`` tells
        which attributions stand in one article, and so are no independent witnesses.

    Examples
    --------
    >>> from analysis import Document, attribution
    >>> text = "“It may rain soon,” Ann Lee said. “No,” two officials said."
    >>> table = attribution.table(Document(text)).assign(outlet_type="wire")
    >>> named_or_not(table)._suptitle.get_text()
    'wire: named sources, 50%'
    """
    by = by_column(table, by)
    known = table[table["kind"] != "none"]
    counts = pd.crosstab(known[by].map(str, na_action="ignore"), known["kind"].map(group_of))
    counts = counts.reindex(columns=list(GROUPS), fill_value=0)
    shares = counts.div(counts.sum(axis=1), axis=0).sort_values("named")
    fig, ax = new(8, 1.7 + 0.45 * len(shares))
    left = pd.Series(0.0, index=shares.index)
    for name, (_, colour, hatch) in GROUPS.items():
        look = {"color": colour, "edgecolor": BLACK, "hatch": hatch}
        ax.barh(range(len(shares)), shares[name], left=left, label=name, **look)
        left += shares[name]
    _label(ax, shares, counts)
    ax.set_yticks(range(len(shares)), [f"{n} ({counts.loc[n].sum()})" for n in shares.index])
    ax.set_xlim(0, 1)
    ax.set_xlabel("share of attributions with a source (0 to 1; label: their number)")
    ax.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5), title="source")
    known = known.assign(is_named=(known["kind"].map(group_of) == "named").astype(float))
    cluster = "article" if "article" in known and by != "article" else None
    told = "{:.0%}".format
    title = more_in(known, by, "is_named", "named sources", told, cluster=cluster)
    return finish(fig, title, f"{len(known)} attributions with a source")


def _label(ax, shares: pd.DataFrame, counts: pd.DataFrame) -> None:
    """Write into each part of the bars how many it stands for."""
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    for place, at in enumerate(shares.index):
        middles = (shares.loc[at].cumsum() - shares.loc[at] / 2)[counts.loc[at] > 0]
        for name, middle in zip(middles.index, _apart(list(middles)), strict=True):
            ax.text(middle, place, counts.loc[at, name], ha="center", va="center", bbox=box)


def _apart(places: list[float], least: float = 0.045) -> list[float]:
    """Return places from 0 to 1 moved so far apart that "1" beside "1" does not read as "11".

    Examples
    --------
    >>> [round(place, 3) for place in _apart([0.5, 0.97, 0.99])]
    [0.5, 0.955, 1.0]
    """
    for i in range(1, len(places)):
        places[i] = max(places[i], places[i - 1] + least)
    if places and places[-1] > 1:
        places[-1] = 1.0
    for i in range(len(places) - 2, -1, -1):
        places[i] = min(places[i], places[i + 1] - least)
    return places


def timeline(table: pd.DataFrame, words: int, top: int = 10) -> Figure:
    """Show where in one article each speaker has the word.

    Parameters
    ----------
    table : DataFrame
        As `attribution.table` returns it, with at least one speaker.
    words : int
        How many words the article has.
    top : int
        How many speakers to show, those with most words; they stand in the
        order in which they first speak.

    Examples
    --------
    >>> from analysis import Document, attribution
    >>> doc = Document("“It may rain soon,” Ann Lee said. “No,” two officials said.")
    >>> fig = timeline(attribution.table(doc), len(doc.words))
    >>> fig.axes[0].get_xlabel()
    'place in the article (words from its start)'
    """
    totals = _totals(table)
    drawn = totals.head(top)
    told = table[table["speaker"].isin(drawn.index)]
    order = told.groupby("speaker")["first_word"].min().sort_values(kind="stable").index
    fig, ax = new(8, 1.7 + 0.32 * len(order))
    for form, (colour, hatch) in FORMS.items():
        rows = told[told["form"] == form]
        ax.barh(
            [order.get_loc(name) for name in rows["speaker"]],
            rows["words"],
            left=rows["first_word"],
            height=0.7,
            color=colour,
            edgecolor=BLACK,
            hatch=hatch,
            label=form,
        )
    ax.set_yticks(range(len(order)), [_short(name) for name in order])
    ax.invert_yaxis()
    ax.set_xlim(0, words)
    ax.set_xlabel("place in the article (words from its start)")
    ax.grid(axis="x", alpha=0.3)
    ax.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5), title="form")
    half, cut = (told["first_word"] < words / 2).mean(), len(totals) > len(drawn)
    first = f"Of {_these(len(order), cut)}, {_short(order[0])} speaks first"
    if len(order) == 1:
        first = f"{_short(order[0])} is the one speaker shown"
    title = f"{first}; {half:.0%} of the attributions start in the first half"
    return finish(fig, title, _source(drawn, totals, f"one article of {words} words"))


def density(table: pd.DataFrame, by: str | None = None) -> Figure:
    """Show how many attributions articles have, and how much of their text is attributed.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it.
    by : str, optional
        The column that names the groups; by default ``outlet_type`` or ``outlet``.

    Examples
    --------
    >>> from analysis import measure_corpus, read_corpus
    >>> fig = density(measure_corpus(read_corpus("seeds/teaching")))
    >>> fig.axes[0].get_xlabel()
    'attributions per 100 words'
    """
    by = by_column(table, by)
    fig, ax = new(8, 4)
    x, y = "attributions_per_100_words", "attributed_word_share"
    dots(ax, table, x, y, by)
    ax.set_xlim(0, 1.1 * table[x].max())
    ax.set_ylim(0, 1)
    ax.set_xlabel("attributions per 100 words")
    ax.set_ylabel("share of words that are attributed (0 to 1)")
    ax.grid(alpha=0.3)
    ax.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    title = more_in(table, by, y, "words given to sources", "{:.0%}".format)
    source = f"title: means by {by}; {len(table)} articles, {table['words'].sum():,.0f} words"
    return finish(fig, title, source)
