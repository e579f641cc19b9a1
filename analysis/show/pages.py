"""The report: articles in; one page with their numbers, and each of them annotated, out."""

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

__all__ = ["report"]


def report(articles: Articles | Sequence[tuple[str, Document | str]]) -> str:
    """Return a self-contained HTML page: the articles' numbers, and each one annotated.

    It runs no script and loads nothing. Its head (``meta``) and its foot tell the kit's version
    and the hashes of `provenance`.

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
    documents = list(named_documents(_unpaired(articles)))
    if not documents:
        raise InputError("A report needs at least one article.")
    many = len(documents) > 1
    page = fill(
        "report.html",
        title=f"Hearsay: how {len(documents)} article{'s tell' if many else ' tells'} the news",
        main=True,
        script="",
        columns={c: CODEBOOK.loc[c, "unit"] for c in HEADLINE},
        bars=bars(documents) if many else "",
        sections=[_section(name, doc) for name, doc in documents],
        provenance=provenance(),
    )
    return str(page)


def _section(name: object, doc: Document) -> dict[str, object]:
    numbers = measure(doc)
    told = " ".join(doc.headline.text.split()) if doc.headline else ""
    return {
        "name": name,
        "title": told or name or "The article",
        "html": article(doc),
        "cells": [number(numbers[c]) for c in HEADLINE],
        "numbers": [
            {"column": column, "value": number(numbers[column]), **CODEBOOK.loc[column].to_dict()}
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
