"""Articles from files, and one row of numbers for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os.path import isdir  # False for a name that is too long
from pathlib import Path
from typing import NamedTuple

import frontmatter
import pandas as pd
import yaml

from . import choice, filekinds, tables
from .articles import Articles, listed
from .document import as_document
from .errors import HearsayError, InputError, InputTypeError
from .measures import CODEBOOK, measured, plan
from .provenance import stamped
from .texts import is_path

__all__ = [
    "Article",
    "ArticleError",
    "measure_corpus",
    "parse_article",
    "read_article",
    "read_corpus",
]

OWN = ("article", "text", "path")  # the columns of a corpus that are not of the files' heads


class ArticleError(HearsayError, ValueError):
    """A file that is no article; the message names the file and says what to do."""


class Article(NamedTuple):
    """An article: its file's stem, its text, and what the head of the file says about it."""

    article: str
    text: str
    about: dict[str, object]


def read_article(path: str | Path) -> Article:
    """Read one article: a UTF-8 text file, with or without a YAML head.

    Parameters
    ----------
    path : str or Path
        The file. A head between two lines of ``---`` is taken off the text.

    Raises
    ------
    ArticleError
        If there is no such file, it is a folder, it is not text in UTF-8, it holds
        something else than an article (a table, a web page, a PDF), its head cannot
        be read, or it holds no words.

    Examples
    --------
    >>> read_article("no-such-file.txt")
    Traceback (most recent call last):
    analysis.corpus.ArticleError: no-such-file.txt: there is no such file; check the path.
    """
    path = _path(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"{path}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise ArticleError(f"{path}: this is a folder; name the files in it.") from None
    except OSError as error:
        raise ArticleError(
            f"{path}: cannot be opened ({error.strerror}); check its rights."
        ) from None
    return parse_article(raw, path)


def _path(path: str | Path) -> Path:
    if not isinstance(path, str | Path):
        raise InputTypeError(f"A path is a string or a Path, not {path!r:.40}.")
    if "\x00" in str(path):
        raise ArticleError(f"{path!r}: no path holds a zero byte; check it.")
    return Path(path)


def parse_article(raw: bytes, path: Path) -> Article:
    """Turn the bytes of an article file into an `Article`; see `read_article`."""
    _refuse(filekinds.of_bytes(raw) or filekinds.of_ending(path.suffix), path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{path}: not text in UTF-8 (byte {error.start}); save it as plain text in UTF-8."
        ) from None
    if is_path(text):
        raise ArticleError(f"{path}: holds nothing but a path; put the article's text into it.")
    if "\x00" in text:
        raise ArticleError(f"{path}: holds zero bytes and is no text; save it as plain text.")
    try:
        about, body = frontmatter.parse(text)
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ArticleError(
            f"{path}: the head between the --- lines is no YAML ({reason}); mend or remove it."
        ) from None
    _refuse(filekinds.of_text(body), path)
    if not any(map(str.isalnum, body)):
        raise ArticleError(f"{path}: holds no words; put the article's text into it.")
    return Article(path.stem, body, dict(about))


def _refuse(kind: str, path: Path) -> None:
    if kind:
        raise ArticleError(f"{path}: {kind}; save the article alone, as plain text in UTF-8.")


def read_corpus(path: str | Path) -> pd.DataFrame:
    """Read every article (``*.txt``) of a folder and the folders in it.

    Parameters
    ----------
    path : str or Path
        A folder, or one article file.

    Returns
    -------
    DataFrame
        One row per article, sorted by path: ``article`` (the file's stem),
        ``text``, ``path``, and one column per field of the files' heads.

    Raises
    ------
    ArticleError
        If there is no such path, it holds no articles, a file is no article, or the
        head of one has a field of a name that is taken: ``article``, ``text``, ``path``,
        or that of a number of `CODEBOOK`.

    Examples
    --------
    >>> corpus = read_corpus("seeds/teaching")
    >>> corpus["outlet_type"].value_counts().to_dict()
    {'broadsheet': 3, 'partisan': 3, 'tabloid': 3, 'wire': 3}
    """
    path = _path(path)
    files = sorted(path.rglob("*.txt")) if isdir(path) else [path]
    if not files:
        raise ArticleError(f"{path}: no article (*.txt) lies in this folder; put some there.")
    rows = [_row(file) for file in files]
    texts = [[row[c] for c in OWN] for row in rows]
    heads = pd.DataFrame([{k: v for k, v in row.items() if k not in OWN} for row in rows])
    return pd.concat([tables.of_rows(texts, OWN, OWN), heads], axis=1)


def _row(file: Path) -> dict[str, object]:
    article = read_article(file)
    row = {"article": article.article, "text": article.text, "path": file.as_posix()}
    taken = [name for name in article.about if name in row or name in CODEBOOK.index]
    if taken:
        raise ArticleError(
            f"{file}: the head has a field {taken[0]!r}, which is the name of a column of the "
            "kit; call it otherwise."
        )
    return row | article.about


def measure_corpus(
    corpus: Articles,
    progress: bool = True,
    measures: Iterable[str] | None = None,
    lexicon: Mapping[str, object] | None = None,
    interval: float | None = None,
    attribution: str | None = None,
) -> pd.DataFrame:
    """Measure every article of a corpus.

    Parameters
    ----------
    corpus : str, Document, list, dict, Series, or DataFrame
        A text or a `Document` (one article), several, several by name, or a table with
        a column ``text``, as `read_corpus` returns. All are checked before the first is
        measured.
    progress : bool, default True
        Show a progress bar on long work (more than 50 articles).
    measures, lexicon, interval, attribution : optional
        Which measures are wanted, word lists of your own, the level of intervals, and the
        attribution model: as for `measure`.

    Returns
    -------
    DataFrame
        What is known of the articles (a table's columns but ``text``; the column
        ``article`` with a dict's names), then one column per number that `measure`
        returns; one row per article, in the given order. ``attrs`` hold what
        `provenance` tells, and a hash of ``own_lists`` where there are any.

    Raises
    ------
    InputError
        If a table has no column ``text``, or one named like a number; if an article is a
        path; if a measure, a list or the level cannot be used.
    InputTypeError
        If the corpus is something else, or a row holds no text; the message names the row.

    Examples
    --------
    >>> measure_corpus(["Rain may fall."])["hedges_per_100_words"].round(1).tolist()
    [33.3]
    >>> measure_corpus({"rain": "Rain may fall."})["article"].tolist()
    ['rain']
    """
    about, articles = listed(corpus)
    ready = plan(measures, lexicon, interval, attribution)
    columns = ready.columns
    taken = [repr(name) for name in about.columns if name in (*CODEBOOK.index, *columns)]
    if taken:
        raise InputError(
            f"The table has columns named like numbers of the codebook ({', '.join(taken)}); "
            "rename them."
        )
    from tqdm import tqdm  # it takes longer to import than an article to measure

    quiet = None if progress and len(articles) > 50 else True
    shown = tqdm(articles, unit="article", disable=quiet)
    rows = [measured(as_document(article), ready) for article in shown]
    numbers = pd.DataFrame(rows, index=about.index, columns=columns, dtype=float)
    table = pd.concat([about, numbers], axis=1)
    kept = {name: told for name, told in about.attrs.items() if name != "own_lists"}
    table.attrs = kept | ({"own_lists": ready.lists} if ready.lists else {})
    with choice.using(ready.model):
        return stamped(table)
