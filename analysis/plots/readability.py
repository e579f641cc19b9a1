"""Figures of readability: formulas side by side, the way through an article, the voices."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from .base import BLUE, COLOURS, MARKERS, ORANGE, VOICES, finish, new
from .titles import by_column, surely_not_zero

GRADES = {
    "flesch_kincaid_grade": "Flesch-Kincaid",
    "gunning_fog": "Fog",
    "smog_index": "SMOG",
    "coleman_liau_index": "Coleman-Liau",
}


def grades(table: pd.DataFrame, by: str | None = None) -> Figure:
    """Show the school grade that four formulas give each of some articles.

    Parameters
    ----------
    table : DataFrame
        As `measure_corpus` returns it; one article per group.
    by : str, optional
        The column that names the articles; by default ``outlet_type`` or ``outlet``.

    Examples
    --------
    >>> from analysis import measure_corpus, read_corpus
    >>> table = measure_corpus(read_corpus("seeds/teaching"))
    >>> fig = grades(table[table["event"] == "harbour-tunnel"])
    >>> [label.get_text() for label in fig.axes[0].get_yticklabels()][0]
    'broadsheet (444 words)'
    """
    by = by_column(table, by)
    table = table.sort_values("flesch_kincaid_grade", ascending=False).reset_index(drop=True)
    fig, ax = new(8, max(3.4, 1.6 + 0.4 * len(table)))
    for i, (column, label) in enumerate(GRADES.items()):
        ax.scatter(
            table[column],
            table.index + 0.12 * (i - 1.5),  # so that none is hidden
            color=COLOURS[i],
            marker=MARKERS[i],
            s=60,
            label=label,
        )
    names = [f"{row[by]} ({row['words']:.0f} words)" for _, row in table.iterrows()]
    ax.set_yticks(table.index, names)
    ax.invert_yaxis()
    ax.set_xlabel("US school grade; higher is harder")
    ax.margins(y=0.12)
    ax.grid(axis="y", alpha=0.3)
    ax.set_axisbelow(True)
    ax.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    spread = table[list(GRADES)].max(axis=1) - table[list(GRADES)].min(axis=1)
    widest = spread.idxmax()
    title = (
        f"On one article, the {table.loc[widest, by]}'s, "
        f"four formulas differ by {spread[widest]:.1f} grades"
    )
    return finish(fig, title, f"{len(table)} articles, {table['words'].sum():,.0f} words")


def profile(parts: pd.DataFrame) -> Figure:
    """Show how easy an article's paragraphs are, from its beginning to its end.

    Parameters
    ----------
    parts : DataFrame
        As ``pd.DataFrame(readability.by_paragraph(doc))``.

    Examples
    --------
    >>> from analysis import Document, read_article, readability
    >>> doc = Document(read_article("seeds/trump-zelenskyy-call.txt").text)
    >>> fig = profile(pd.DataFrame(readability.by_paragraph(doc)))
    >>> fig.axes[0].get_xlabel()
    'paragraph (number of its words)'
    """
    parts = parts.reset_index(drop=True)
    ease = parts["flesch_reading_ease"]
    fig, ax = new(8, 3.6)
    ax.plot(parts.index, ease, color=BLUE, marker="o", label="one paragraph")
    mean = (ease * parts["words"]).sum() / parts["words"].sum()
    ax.axhline(mean, color=ORANGE, linestyle="--", label=f"mean by words: {mean:.0f}")
    labels = [f"{i + 1}\n({n})" for i, n in enumerate(parts["words"])]
    ax.set_xticks(parts.index, labels)
    ax.set_xlabel("paragraph (number of its words)")
    ax.set_ylabel("Flesch Reading Ease\nhigher is easier")
    ax.legend(frameon=False)
    hard, easy = ease.idxmin(), ease.idxmax()
    title = (
        f"Paragraph {hard + 1} is the hardest (Flesch {ease[hard]:.0f}), "
        f"paragraph {easy + 1} the easiest ({ease[easy]:.0f})"
    )
    return finish(fig, title, f"one article, {parts['words'].sum()} words")


def ease_by_voice(table: pd.DataFrame, by: str | None = None) -> Figure:
    """Show how easy the newsroom's words are beside its paraphrases and quotations, by article.

    Parameters
    ----------
    table : DataFrame
        The rows of ``readability.by_voice`` of some articles, with a column
        ``article`` and one that names the groups.
    by : str, optional
        The column that names the groups; by default ``outlet_type`` or ``outlet``.

    Examples
    --------
    >>> from analysis import Document, read_corpus, readability
    >>> rows = [
    ...     {"article": a.article, "outlet_type": a.outlet_type, **v._asdict()}
    ...     for a in read_corpus("seeds/teaching").itertuples()
    ...     for v in readability.by_voice(Document(a.text))
    ... ]
    >>> ease_by_voice(pd.DataFrame(rows)).axes[0].get_xlabel()
    'Flesch Reading Ease; higher is easier'
    """
    by = by_column(table, by)
    ease = table.pivot_table(index=[by, "article"], columns="voice", values="flesch_reading_ease")
    ease = ease.reindex(columns=list(VOICES)).dropna(subset=["author", "quote"]).reset_index()
    fig, ax = new(9, 4.4)
    voices = ease[list(VOICES)]
    ax.hlines(ease.index, voices.min(axis=1), voices.max(axis=1), color="0.7", zorder=1)
    for voice, (name, colour, marker, *_) in VOICES.items():
        ax.scatter(ease[voice], ease.index, color=colour, marker=marker, s=50, label=name)
    ax.set_yticks(ease.index, ease["article"])
    ax.invert_yaxis()
    ax.set_xlabel("Flesch Reading Ease; higher is easier")
    ax.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    gap = ease["quote"] - ease["author"]
    title = (
        f"Quoted words are easier than the newsroom's own in {(gap > 0).sum()} of {len(gap)} "
        f"articles,\nby {gap.median():.0f} points in the median"
    )
    if not surely_not_zero(gap):
        title = (
            f"Quoted words and the author's are not surely of another ease in {len(gap)} articles"
        )
    words = table.groupby("voice")["words"].sum()
    source = (
        f"{len(gap)} articles; words: {words['author']:,} the newsroom's own, "
        f"{words['paraphrase']:,} paraphrased, {words['quote']:,} quoted"
    )
    return finish(fig, title, source)
