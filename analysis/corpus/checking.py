"""A piece of a corpus in; the same with articles that are texts, and the others as rejects, out."""

from __future__ import annotations

import pandas as pd

from ..document import Document
from ..texts import is_path
from .contents import is_link
from .pieces import Piece, Raw
from .records import Reject

__all__ = ["without_wrong"]


def without_wrong(piece: Piece) -> Piece:
    """Return a piece with the articles that are texts; the others are among its rejects.

    Examples
    --------
    >>> piece = without_wrong(Piece(0, [1, 2], ["It rains.", None], [None, None]))
    >>> piece.articles, piece.rejects[0].reason
    (['It rains.'], "holds no text; put the article's text there")
    """
    places, rejects = [], list(piece.rejects)
    for place, (row, article) in enumerate(zip(piece.rows, piece.articles, strict=True)):
        if wrong := _wrong(article):
            rejects.append(Reject(piece.source, row, wrong))
        else:
            places.append(place)
    rows, articles, told = piece.rows, piece.articles, piece.titles
    return piece._replace(
        rows=[rows[p] for p in places],
        articles=[articles[p] for p in places],
        titles=[told[p] for p in places],
        rejects=rejects,
    )


def _wrong(article: object) -> str:
    """Return what is wrong with an article, or ""."""
    if isinstance(article, (Document, Raw)):
        return ""
    if isinstance(article, str):
        if is_link(article):
            return "holds a link and no text; put the article's text there"
        return "is a path, not a text; read_corpus reads files" if is_path(article) else ""
    if article is None or (pd.api.types.is_scalar(article) and pd.isna(article)):
        return "holds no text; put the article's text there"
    return f"its text is {article!r:.40}, which is none; put the article's text there"
