"""What a reader gives: articles as they stand in a file, and what could not be read, with why."""

from __future__ import annotations

import errno
import importlib
from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

from ..errors import HearsayError

LONGEST = 5_000_000  # characters of an article: more than any novel has
# What libraries and the system say when there is no memory for what they load or begin.
_STARVED = ("failed to map segment", "cannot allocate memory", "can't start new thread")

__all__ = [
    "LONGEST",
    "Article",
    "ArticleError",
    "Found",
    "MissingReaderError",
    "Record",
    "Reject",
    "RunError",
    "is_starved",
    "needed",
    "too_long",
]


class ArticleError(HearsayError, ValueError):
    """A file that cannot be read as articles; the message names it and says what to do."""

    rejects: tuple[Reject, ...] = ()  # all that was refused, where a whole corpus was


class MissingReaderError(HearsayError, RuntimeError):
    """A library that a kind of file needs is not installed."""


class RunError(HearsayError, RuntimeError):
    """A run over a corpus that cannot begin or go on; the message says what to do."""


class Article(NamedTuple):
    """An article: its file's stem, its text, and what the file says about it."""

    article: str
    text: str
    about: dict[str, object]


class Record(NamedTuple):
    """An article as it stands in its file: ``row`` is 0 in a file of one article.

    ``sheet`` is told where a workbook has several.
    """

    row: int
    text: object
    about: dict[str, object]
    sheet: str = ""


class Found(NamedTuple):
    """What a reader found in a file: articles, torn ones by their row with why, and notes."""

    records: list[Record]
    torn: Sequence[tuple[int, str]] = ()
    notes: Sequence[str] = ()


class Reject(NamedTuple):
    """What was refused: the file, the row in it (0 for all of it), and a sentence that says why."""

    file: str
    row: int
    reason: str


def too_long(text: str) -> str:
    """Return what is wrong with a text that is longer than any article.

    Examples
    --------
    >>> too_long("It rains. " * 1_000_000)
    'holds 10 million characters, which no article does; split it'
    """
    return f"holds {len(text) / 1e6:.0f} million characters, which no article does; split it"


def is_starved(error: Exception) -> bool:
    """Tell whether an error came of a process that has no memory left.

    Not only what is measured needs memory: libraries that are loaded do, and threads. An error
    that was told in other words, such as that of a model, is looked behind.

    Examples
    --------
    >>> is_starved(ImportError("lib.so: failed to map segment from shared object"))
    True
    >>> is_starved(ImportError("No module named 'rain'"))
    False
    """
    behind: BaseException | None = error
    while behind is not None:
        if isinstance(behind, MemoryError) or getattr(behind, "errno", None) == errno.ENOMEM:
            return True
        if any(sign in str(behind).lower() for sign in _STARVED):
            return True
        behind = behind.__cause__ or behind.__context__
    return False


def needed(module: str, package: str, what: str, extra: str = "corpus") -> ModuleType:
    """Import what only some kinds of files, or ways to work, need, or say how to install it.

    Examples
    --------
    >>> needed("no_such_module", "no-such-package", "a scroll")
    Traceback (most recent call last):
    analysis.corpus.records.MissingReaderError: To read a scroll the package no-such-package is
    needed: pip install '.[corpus]' in the folder of the kit.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise MissingReaderError(
            f"To {'read' if extra == 'corpus' else 'use'} {what} the package {package} is needed: "
            f"pip install '.[{extra}]' in the folder of the kit."
        ) from None
