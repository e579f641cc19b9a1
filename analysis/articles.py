"""What a function that takes articles may be given: the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import IOBase
from os import PathLike
from typing import TypeAlias

import pandas as pd

from .document import Document
from .errors import InputError, InputTypeError
from .texts import check_text

__all__ = ["TAKEN", "Articles", "listed", "named_documents", "titled", "titles"]

Articles: TypeAlias = Document | str | Sequence[Document | str] | Mapping | pd.Series | pd.DataFrame
TAKEN = "a text, a Document, a list, a dict of name to text, a Series or a DataFrame"


def named_documents(articles: Articles) -> Iterator[tuple[object, Document]]:
    """Yield articles as documents, each with its name.

    Parameters
    ----------
    articles : str, Document, list, dict, Series, or DataFrame
        One article (named ""), several (numbered from 1), several by name, or a corpus
        as `read_corpus` returns it: columns ``article`` (the names; without it the
        articles are numbered), ``text``, and ``title`` (the headlines; may be missing).

    Raises
    ------
    InputError
        If a table has no column ``text``, or a text is a path.
    InputTypeError
        If the articles, or one of them, are neither text nor a Document.

    Examples
    --------
    >>> [(name, doc.text) for name, doc in named_documents(["It rains.", "It snows."])]
    [('1', 'It rains.'), ('2', 'It snows.')]
    """
    about, items = listed(articles)
    names = _names(articles, about)
    for name, item, title in zip(names, items, titles(about), strict=True):
        yield name, titled(item, title)


def titles(about: pd.DataFrame) -> list[str | None]:
    """Return the headlines that a table tells, None where it tells none.

    Examples
    --------
    >>> titles(pd.DataFrame({"title": ["Rain", None]})), titles(pd.DataFrame(index=[0]))
    (['Rain', None], [None])
    """
    told = about["title"].tolist() if "title" in about.columns else [None] * len(about)
    return [t if isinstance(t, str) and t.strip() else None for t in told]


def titled(article: Document | str, title: str | None) -> Document:
    """Return an article as a Document that knows its headline; one that is given stays.

    Examples
    --------
    >>> titled("Rain\\n\\nIt rains.", "RAIN.").headline.text
    'Rain'
    """
    return article if isinstance(article, Document) else Document(article, title)


def listed(articles: Articles, check: bool = True) -> tuple[pd.DataFrame, list[Document | str]]:
    """Return what is known of each article, a row each, and the articles, all of them checked.

    With ``check=False`` what is no text stays among them, for the caller to tell.

    Raises
    ------
    InputError, InputTypeError
        As `named_documents` does.

    Examples
    --------
    >>> about, texts = listed({"rain": "It rains.", "snow": "It snows."})
    >>> about["article"].tolist(), texts
    (['rain', 'snow'], ['It rains.', 'It snows.'])
    """
    about, items = _parts(articles)
    if not check:
        return about, items
    names = _names(articles, about)
    for row, (name, item) in enumerate(zip(names, items, strict=True), start=1):
        if not isinstance(item, Document):
            _check(item, name, row)
    return about, items


def _parts(articles: Articles) -> tuple[pd.DataFrame, list]:
    if isinstance(articles, (str, Document)):
        return pd.DataFrame(index=range(1)), [articles]
    if isinstance(articles, Mapping):
        names = pd.Series(list(articles), dtype=object)
        return pd.DataFrame({"article": names}), list(articles.values())
    if isinstance(articles, pd.DataFrame):
        columns = articles.columns.tolist()
        if columns.count("text") != 1:
            found = "two of that name" if "text" in columns else "none of that name"
            raise InputError(f"A table of articles needs a column 'text', and has {found}.")
        return articles.drop(columns="text"), articles["text"].tolist()
    if isinstance(articles, pd.Series):
        return pd.DataFrame(index=articles.index), articles.tolist()
    if isinstance(articles, (list, tuple)):
        return pd.DataFrame(index=range(len(articles))), list(articles)
    if isinstance(articles, Iterator) and not isinstance(articles, IOBase):
        return _parts(list(articles))
    if isinstance(articles, PathLike):
        check_text(articles)
    raise InputTypeError(f"Articles are {TAKEN}, not {type(articles).__name__}.")


def _names(articles: Articles, about: pd.DataFrame) -> list:
    if isinstance(articles, (str, Document)):
        return [""]
    if "article" in about.columns:
        return about["article"].tolist()
    return [str(number) for number in range(1, len(about) + 1)]


def _check(item: object, name: object, row: int) -> None:
    """Check that an article is a text; the message names it, and its row."""
    which = f"Article {name!r}" + (f" (row {row})" if name not in ("", str(row)) else "")
    if pd.api.types.is_scalar(item) and pd.isna(item):
        raise InputTypeError(
            f"{which} is neither a text nor a Document, but missing ({item}); drop it."
        )
    if not isinstance(item, (str, PathLike)):
        raise InputTypeError(f"{which} is neither a text nor a Document, but {item!r:.40}.")
    try:
        check_text(item)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{which}: {error}" if name != "" else str(error)) from None
