"""What a function that takes several articles may be given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from .document import Document

Articles = Document | str | Iterable[Document | str] | Mapping | pd.Series | pd.DataFrame


def named_documents(articles: Articles) -> Iterator[tuple[object, Document]]:
    """Yield articles as documents, each with its name.

    Parameters
    ----------
    articles : Document, str, list, Series, dict, or DataFrame
        One article (named ""), several (numbered from 1), several by name, or a corpus
        as `read_corpus` returns it: columns ``article`` (the names; without it the
        articles are numbered) and ``text``.

    Raises
    ------
    ValueError
        If a table has no column ``text``.
    TypeError
        If the articles, or one of them, are neither text nor a Document.

    Examples
    --------
    >>> [(name, doc.text) for name, doc in named_documents(["It rains.", "It snows."])]
    [('1', 'It rains.'), ('2', 'It snows.')]
    """
    for name, item in _named(articles):
        yield name, _document(item, name)


def _named(articles: Articles) -> Iterable[tuple[object, object]]:
    if isinstance(articles, (Document, str)):
        return [("", articles)]
    if isinstance(articles, Mapping):
        return articles.items()
    if isinstance(articles, pd.DataFrame):
        if "text" not in articles.columns:
            raise ValueError("A table of articles needs a column 'text'.")
        if "article" in articles.columns:
            return zip(articles["article"], articles["text"], strict=True)
        articles = articles["text"]
    if not isinstance(articles, Iterable):
        raise TypeError(f"Articles are texts or Documents, not {type(articles).__name__}.")
    return ((str(number), item) for number, item in enumerate(articles, start=1))


def _document(item: object, name: object) -> Document:
    if isinstance(item, Document):
        return item
    if isinstance(item, str):
        return Document(item)
    raise TypeError(f"Article {name!r} is neither a text nor a Document, but {item!r:.40}.")
