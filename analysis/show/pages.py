"""The report: articles in; pages with their numbers, and each of them annotated, out."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..articles import Articles, named_documents
from ..document import Document
from ..errors import InputError
from ..measures import CODEBOOK, HEADLINE, measure
from ..provenance import provenance
from .article import article
from .bars import bars
from .filling import fill, number
from .placing import among

__all__ = ["report", "report_pages"]


def report(articles: Articles | Sequence[tuple[str, Document | str]]) -> str:
    """Return a self-contained HTML page: the articles' numbers, and each one annotated.

    It runs no script and loads nothing. Its head (``meta``) and its foot tell the kit's version
    and the hashes of `provenance`. What each number means stands once, at the end;
    `report_pages` splits many articles.

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
    size, stem = most or len(documents), name.removesuffix(".html")
    starts = range(0, len(documents), size)
    names = [name, *(f"{stem}-{n}.html" for n in range(2, len(starts) + 1))]
    sections = [
        _section(place, names[(place - 1) // size], *document)
        for place, document in enumerate(documents, start=1)
    ]
    return {
        page: _page(page, names, sections, documents[start : start + size], start)
        for page, start in zip(names, starts, strict=True)
    }


def _page(page: str, names: list[str], sections: list[dict], documents: list, start: int) -> str:
    total, part = len(sections), sections[start : start + len(documents)]
    tell = "s tell" if total > 1 else " tells"
    which = f", page {names.index(page) + 1}" if page != names[0] else ""
    filled = fill(
        "report.html",
        title=f"Hearsay: how {total} article{tell} the news{which}",
        main=True,
        script="",
        columns={c: CODEBOOK.loc[c, "unit"] for c in HEADLINE},
        bars=bars(documents) if len(documents) > 1 else "",
        glance=sections if page == names[0] else part,
        sections=part,
        codebook=CODEBOOK.reset_index().to_dict("records"),
        here=page,
        pages=names,
        provenance=provenance(),
    )
    return str(filled)


def _section(place: int, page: str, name: object, doc: Document) -> dict[str, object]:
    """Return what the report shows of an article."""
    numbers = measure(doc)
    lies = among(doc, numbers)
    told = " ".join(doc.headline.text.split()) if doc.headline else ""
    return {
        "place": place,
        "page": page,
        "name": name,
        "title": told or name or "The article",
        "html": article(doc, told=lies.told),
        "cells": [number(numbers[c]) for c in HEADLINE],
        "numbers": [
            {
                "column": column,
                "value": number(numbers[column]),
                "percentile": lies.percentiles.get(column, "–"),
                "unit": CODEBOOK.loc[column, "unit"],
            }
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
