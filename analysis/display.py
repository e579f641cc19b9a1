"""Findings as HTML: the annotated article, and the report.

All HTML comes from templates that escape article text: an article is
somebody else's words and may hold markup.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from . import attribution, framing, hedging
from .articles import Articles, named_documents
from .document import Document, as_document
from .errors import InputError
from .measures import CODEBOOK, HEADLINE, measure
from .provenance import provenance
from .spans import Index

# Jinja2 and IPython are imported where they are used: they take longer than measuring an article.
if TYPE_CHECKING:
    import jinja2
    from IPython.display import HTML

__all__ = [
    "FRAME_LETTERS",
    "LEGEND",
    "Mark",
    "Segment",
    "highlight",
    "number",
    "report",
    "report_pages",
]

LEGEND = {
    "source": "source: who is speaking",
    "cue": "cue: the word that attributes",
    "paraphrase": "attributed, in the newsroom's words",
    "quote": "a source's words, in quotation marks",
    "hedge": "hedge: a word that lowers commitment",
    "frame": "frame word, with the frame's letter",
    "loaded": "loaded word",
    "furniture": "page furniture: part of the page, not of the article; in no number",
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
        The kinds to mark; any of source, cue, paraphrase, quote, hedge, frame, loaded,
        furniture. The rest of the text is the newsroom's own voice.

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
    marks = _voice_marks(doc)
    if not doc.keeps_furniture:
        note = "page furniture: not counted"
        marks += [Mark(f.start, f.end, "furniture", note) for f in doc.furniture]
    for a in attribution.find(doc):
        who = f"{a.speaker or 'no source'} ({a.source_kind})"
        if a.source:
            marks.append(Mark(a.source.start, a.source.end, "source", f"source: {who}"))
        if a.cue:
            marks.append(Mark(a.cue.start, a.cue.end, "cue", f"cue for {who}"))
    for h in hedging.find(doc):
        note = f"hedge: {h.category}, voice: {h.voice}"
        marks.append(Mark(h.start, h.end, f"hedge {h.category}", note))
    for f in framing.find(doc):
        kind = "loaded" if f.frame == "loaded" else "frame"
        note = f"{kind}: {f.frame.replace('_', ' ')}, voice: {f.voice}"
        marks.append(Mark(f.start, f.end, kind, note, FRAME_LETTERS[f.frame]))
    return marks


def _voice_marks(doc: Document) -> list[Mark]:
    """Mark the paraphrases and quotes, each piece with those that it is attributed to."""
    marks, stretches = [], Index(attribution.stretches(doc))
    covered = set()
    for a in attribution.find(doc):
        who = f"{a.speaker or 'no source'} ({a.source_kind})"
        for content in a.content:
            for i in stretches.touching(content.start, content.end):
                start, end, voice = stretches.spans[i]
                covered.add(i)
                bounds = max(start, content.start), min(end, content.end)
                marks.append(Mark(*bounds, voice, f"{voice}, attributed to {who}"))
    alone = (s for i, s in enumerate(stretches.spans) if i not in covered)
    return marks + [Mark(s.start, s.end, s.voice, f"{s.voice} of nobody named") for s in alone]


def _segmented(doc: Document, marks: list[Mark]) -> list[list[Segment]]:
    """Cut each line, of furniture too, wherever a mark starts or ends."""
    marks = sorted(marks)
    edges = sorted({edge for m in marks for edge in (m.start, m.end)})
    paragraphs: list[list[Segment]] = []
    here: list[Mark] = []  # the marks around the piece at hand
    following = 0
    for p in doc.lines:
        inner = edges[bisect_right(edges, p.start) : bisect_left(edges, p.end)]
        paragraphs.append([])
        for start, end in pairwise([p.start, *inner, p.end]):
            last = bisect_right(marks, start, following, key=itemgetter(0))
            here = [m for m in (*here, *marks[following:last]) if m.end > start]
            following = last
            paragraphs[-1].append(_segment(doc.text[start:end], here, end))
    return paragraphs


def _segment(text: str, marks: list[Mark], end: int) -> Segment:
    classes = " ".join(m.classes for m in marks)
    note = "; ".join(dict.fromkeys(m.note for m in marks))
    letter = "".join(m.letter for m in marks if m.end == end)
    return Segment(text, classes, note, letter)


def report(articles: Articles | Sequence[tuple[str, Document | str]]) -> str:
    """Return a self-contained HTML page: the articles' numbers, and each one annotated.

    Its head (``meta``) and its foot tell the kit's version and the hashes of `provenance`.
    What each number means stands once, at the end. `report_pages` splits many articles.

    Parameters
    ----------
    articles : str, Document, list, dict, Series, or DataFrame
        What `measure_corpus` takes; or pairs of name and text, if two share a name.

    Raises
    ------
    InputError
        If there are no articles.
    ValueError, TypeError
        As `measure_corpus`, if they are paths or no texts.

    Examples
    --------
    >>> page = report([("rain", "It may rain, the mayor said.")])
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    return next(iter(report_pages(articles, most=None).values()))


def report_pages(
    articles: Articles | Sequence[tuple[str, Document | str]],
    name: str = "report.html",
    most: int | None = 50,
) -> dict[str, str]:
    """Return a report as pages that a browser can open, by their file names.

    Parameters
    ----------
    articles : str, Document, list, dict, Series, or DataFrame
        As for `report`.
    name : str
        The file name of the first page, which holds the numbers of all articles at a glance.
    most : int, optional
        Articles on a page; None for all on one.

    Examples
    --------
    >>> list(report_pages({"rain": "It rains.", "snow": "It snows."}, most=1))
    ['report.html', 'report-2.html']
    """
    documents = list(named_documents(_unpaired(articles)))
    if not documents:
        raise InputError("A report needs at least one article.")
    rows = [_section(place, *document) for place, document in enumerate(documents, start=1)]
    most = most or len(rows)
    parts = [rows[start : start + most] for start in range(0, len(rows), most)]
    stem = name.removesuffix(".html")
    names = [name, *(f"{stem}-{n}.html" for n in range(2, len(parts) + 1))]
    for page, part in zip(names, parts, strict=True):
        for section in part:
            section["page"] = page
    return {
        page: _templates()
        .get_template("report.html")
        .render(
            glance=rows if page == name else part,
            columns={c: CODEBOOK.loc[c, "unit"] for c in HEADLINE},
            sections=part,
            codebook=CODEBOOK.reset_index().to_dict("records"),
            here=page,
            pages=names,
            total=len(rows),
            provenance=provenance(),
        )
        for page, part in zip(names, parts, strict=True)
    }


def _section(place: int, name: object, doc: Document) -> dict[str, object]:
    """Return what the report shows of an article."""
    from markupsafe import Markup

    row = measure(doc)
    return {
        "place": place,
        "name": name,
        "html": Markup(highlight(doc).data),
        "cells": [number(row[column]) for column in HEADLINE],
        "numbers": [
            {"column": column, "value": number(row[column]), "unit": CODEBOOK.loc[column, "unit"]}
            for column in CODEBOOK.index
        ],
    }


def _unpaired(articles: Articles | Sequence[tuple[str, Document | str]]) -> Articles:
    """Return pairs of name and text as a table, and anything else as it is."""
    if not isinstance(articles, list) or not all(isinstance(a, tuple) for a in articles):
        return articles
    names, texts = zip(*articles, strict=True) if articles else ((), ())
    objects = {"article": names, "text": texts}
    return pd.DataFrame({c: pd.Series(list(v), dtype=object) for c, v in objects.items()})


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
