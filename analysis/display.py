"""Findings as HTML: the annotated article, and the report.

All HTML comes from templates that escape article text: an article is
somebody else's words and may hold markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from . import attribution, framing, hedging
from .document import Document, Span, as_document
from .errors import InputError
from .measures import CODEBOOK, HEADLINE, measure
from .provenance import provenance
from .spans import overlapping

# Jinja2 and IPython are imported where they are used: they take longer than measuring an article.
if TYPE_CHECKING:
    import jinja2
    from IPython.display import HTML

__all__ = ["FRAME_LETTERS", "LEGEND", "Mark", "Segment", "highlight", "number", "report"]

LEGEND = {
    "source": "source: who is speaking",
    "cue": "cue: the word that attributes",
    "content": "attributed: what the source is reported to have said",
    "quoted": "in quotation marks",
    "hedge": "hedge: a word that lowers commitment",
    "frame": "frame word, with the frame's letter",
    "loaded": "loaded word",
}
FRAME_LETTERS = {
    "conflict": "C",
    "economic": "E",
    "human_interest": "H",
    "morality": "M",
    "resolution": "R",
    "loaded": "L",
}


class Mark(NamedTuple):
    """A stretch to be marked, with the classes of its look and a note for the reader."""

    start: int
    end: int
    classes: str
    note: str
    letter: str = ""


class Segment(NamedTuple):
    """A piece of a paragraph over which the marks do not change."""

    text: str
    classes: str
    note: str
    letter: str


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("analysis"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def highlight(doc: Document | str, show: Sequence[str] = tuple(LEGEND)) -> HTML:
    """Return an article with its findings marked, each kind by a colour and a form.

    Parameters
    ----------
    doc : Document or str
        The article.
    show : sequence of str
        The kinds to mark; any of source, cue, content, quoted, hedge, frame, loaded.

    Returns
    -------
    IPython.display.HTML
        Jupyter shows it; ``.data`` is the string. The article's text is escaped.

    Raises
    ------
    InputError
        If a kind is unknown, or the article is a path.

    Examples
    --------
    >>> html = highlight("Rain <b>may</b> fall.", show=["hedge"]).data
    >>> "&lt;b&gt;" in html and "<b>" not in html
    True
    """
    from IPython.display import HTML

    unknown = sorted(set(show) - set(LEGEND))
    if unknown:
        raise InputError(f"Nothing called {unknown[0]!r} can be shown; use any of {list(LEGEND)}.")
    doc = as_document(doc)
    marks = [m for m in _marks(doc) if m.classes.split()[0] in show]
    return HTML(
        _templates()
        .get_template("highlight.html")
        .render(
            paragraphs=_segmented(doc, marks),
            legend={kind: LEGEND[kind] for kind in LEGEND if kind in show},
            frames={FRAME_LETTERS[f]: f.replace("_", " ") for f in FRAME_LETTERS},
        )
    )


def _marks(doc: Document) -> list[Mark]:
    marks = [Mark(q.start, q.end, "quoted", "in quotation marks") for q in doc.quotations]
    for a in attribution.find(doc):
        who = f"{a.speaker or 'no source'} ({a.source_kind})"
        if a.source:
            marks.append(Mark(a.source.start, a.source.end, "source", f"source: {who}"))
        if a.cue:
            marks.append(Mark(a.cue.start, a.cue.end, "cue", f"cue for {who}"))
        marks += [
            Mark(c.start, c.end, "content", f"attributed to {who}, {a.form}") for c in a.content
        ]
    for h in hedging.find(doc):
        note = f"hedge: {h.category}, {h.voice}'s voice"
        marks.append(Mark(h.start, h.end, f"hedge {h.category}", note))
    for f in framing.find(doc):
        kind = "loaded" if f.frame == "loaded" else "frame"
        note = f"{kind}: {f.frame.replace('_', ' ')}, {f.voice}'s voice"
        marks.append(Mark(f.start, f.end, kind, note, FRAME_LETTERS[f.frame]))
    return marks


def _segmented(doc: Document, marks: list[Mark]) -> list[list[Segment]]:
    """Cut each paragraph wherever a mark starts or ends."""
    marks = sorted(marks)
    return [_segments(doc, p, marks) for p in doc.paragraphs]


def _segments(doc: Document, paragraph: Span, marks: list[Mark]) -> list[Segment]:
    inside = overlapping(marks, paragraph.start, paragraph.end)
    cuts = {paragraph.start, paragraph.end}
    for m in inside:
        cuts |= {max(m.start, paragraph.start), min(m.end, paragraph.end)}
    ordered = sorted(cuts)
    segments = []
    for start, end in pairwise(ordered):
        here = [m for m in inside if m.start <= start and m.end >= end]
        classes = " ".join(m.classes for m in here)
        note = "; ".join(dict.fromkeys(m.note for m in here))
        letter = "".join(m.letter for m in here if m.end == end)
        segments.append(Segment(doc.text[start:end], classes, note, letter))
    return segments


def report(articles: Sequence[tuple[str, Document | str]]) -> str:
    """Return a self-contained HTML page: the articles' numbers, and each one annotated.

    Its head (``meta``) and its foot tell the kit's version and the hashes of `provenance`.

    Parameters
    ----------
    articles : sequence of (str, Document or str)
        Name and text of each article.

    Raises
    ------
    InputError
        If there are no articles.

    Examples
    --------
    >>> page = report([("rain", "It may rain, the mayor said.")])
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    from markupsafe import Markup

    if not articles:
        raise InputError("A report needs at least one article.")
    documents = [(name, as_document(article)) for name, article in articles]
    table = pd.DataFrame([measure(doc) for _, doc in documents], index=[n for n, _ in documents])
    sections = [
        {"name": name, "html": Markup(highlight(doc).data), "numbers": _numbers(row)}
        for (name, doc), (_, row) in zip(documents, table.iterrows(), strict=True)
    ]
    return (
        _templates()
        .get_template("report.html")
        .render(
            headline=[
                {"name": name, "cells": [number(row[c]) for c in HEADLINE]}
                for name, row in table.iterrows()
            ],
            columns={c: CODEBOOK.loc[c, "unit"] for c in HEADLINE},
            sections=sections,
            provenance=provenance(),
        )
    )


def _numbers(row: pd.Series) -> list[dict[str, str]]:
    """Return an article's numbers with what the codebook says of each."""
    return [
        {"column": column, "value": number(row[column]), **CODEBOOK.loc[column].to_dict()}
        for column in CODEBOOK.index
    ]


def number(value: float) -> str:
    """Return a number as people read it: counts whole, the rest to three figures, NaN as a dash.

    Examples
    --------
    >>> number(663.0), number(0.12345), number(float("nan"))
    ('663', '0.123', '–')
    """
    if pd.isna(value):
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() or abs(value) >= 1000 else f"{value:.3g}"
