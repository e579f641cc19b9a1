"""Articles from files, and one row of numbers for each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import frontmatter
import pandas as pd
import yaml
from tqdm import tqdm

from .document import Document
from .measures import measure


class ArticleError(ValueError):
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
        If there is no such file, it is a folder, it is not text in UTF-8, its
        head cannot be read, or it holds no words.

    Examples
    --------
    >>> read_article("no-such-file.txt")
    Traceback (most recent call last):
    analysis.corpus.ArticleError: no-such-file.txt: there is no such file; check the path.
    """
    path = Path(path)
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


def parse_article(raw: bytes, path: Path) -> Article:
    """Turn the bytes of an article file into an `Article`; see `read_article`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{path}: not text in UTF-8 (byte {error.start}); save it as plain text in UTF-8."
        ) from None
    if "\x00" in text:
        raise ArticleError(f"{path}: holds zero bytes and is no text; save it as plain text.")
    try:
        about, body = frontmatter.parse(text)
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ArticleError(
            f"{path}: the head between the --- lines is no YAML ({reason}); mend or remove it."
        ) from None
    if not any(map(str.isalnum, body)):
        raise ArticleError(f"{path}: holds no words; put the article's text into it.")
    return Article(path.stem, body, dict(about))


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
        If there is no such path, it holds no articles, or a file is no article.

    Examples
    --------
    >>> corpus = read_corpus("seeds/teaching")
    >>> corpus["outlet_type"].value_counts().to_dict()
    {'broadsheet': 3, 'partisan': 3, 'tabloid': 3, 'wire': 3}
    """
    path = Path(path)
    files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    if not files:
        raise ArticleError(f"{path}: no article (*.txt) lies in this folder; put some there.")
    articles = [(read_article(file), file) for file in files]
    return pd.DataFrame(
        [
            {"article": a.article, "text": a.text, "path": f.as_posix(), **a.about}
            for a, f in articles
        ]
    )


def measure_corpus(corpus: pd.DataFrame | Iterable[str], progress: bool = True) -> pd.DataFrame:
    """Measure every article of a corpus.

    Parameters
    ----------
    corpus : DataFrame or iterable of str
        A table with a column ``text``, as `read_corpus` returns, or texts.
    progress : bool, default True
        Show a progress bar on long work (more than 50 articles).

    Returns
    -------
    DataFrame
        The corpus's columns but ``text``, then one column per number of
        `measures.CODEBOOK`; one row per article, in the given order.

    Raises
    ------
    ValueError
        If the table has no column ``text``.

    Examples
    --------
    >>> measure_corpus(["Rain may fall."])["hedges_per_100_words"].round(1).tolist()
    [33.3]
    """
    table = corpus if isinstance(corpus, pd.DataFrame) else pd.DataFrame({"text": list(corpus)})
    if "text" not in table.columns:
        raise ValueError("The corpus has no column 'text'; name the column of the articles so.")
    texts = tqdm(
        table["text"], unit="article", disable=None if progress and len(table) > 50 else True
    )
    numbers = pd.DataFrame([measure(Document(text)) for text in texts], index=table.index)
    return pd.concat([table.drop(columns="text"), numbers], axis=1)
