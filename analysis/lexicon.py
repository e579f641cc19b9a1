"""Word lists: loading, checking and matching.

A list is a CSV file in UTF-8 with at least the columns ``term``, ``category``,
``note`` and ``source``; ``source`` is a key of ``lexicons/SOURCES.toml``. A
term is one or more words, written as in running text in lower case:

- ``say|says|said`` stands for any one of these words;
- ``speculat*`` stands for any word that starts so;
- ``~`` stands for a gap of up to three tokens (``some ~ think``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from .document import Document

FOLDER = Path(__file__).parent / "lexicons"
REQUIRED = ("term", "category")
MAX_GAP = 3


class LexiconError(ValueError):
    """A word list that cannot be used; the message says what, where and what to do."""


class Match(NamedTuple):
    """A term found in a document: tokens ``first`` up to ``last``, and its row in the list."""

    first: int
    last: int
    row: int


def load(
    lexicon: str | Path | pd.DataFrame, categories: Collection[str] | None = None
) -> pd.DataFrame:
    """Load a word list and check every row.

    Parameters
    ----------
    lexicon : str, Path or DataFrame
        The name of a list of the kit ("hedges"), the path of a CSV file, or a table.
    categories : collection of str, optional
        The categories allowed. If omitted, any is.

    Returns
    -------
    DataFrame
        One row per term, all columns as text, empty cells as "".

    Raises
    ------
    LexiconError
        If the list cannot be read, lacks a column, or a row is bad.

    Examples
    --------
    >>> load("hedges").loc[lambda t: t["term"] == "reportedly", "category"].item()
    'evidential'
    """
    if isinstance(lexicon, pd.DataFrame):
        table, name = lexicon.fillna("").astype(str), "the table"
    else:
        path = FOLDER / f"{lexicon}.csv"
        path = path if str(lexicon).isidentifier() and path.is_file() else Path(lexicon)
        table, name = _read(path), str(path.name)
    missing = [c for c in REQUIRED if c not in table.columns]
    if missing:
        raise LexiconError(
            f"{name} has no column {missing[0]!r}; a word list needs {', '.join(REQUIRED)}."
        )
    _check_rows(table, name, categories)
    return table.reset_index(drop=True)


def _read(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError:
        raise LexiconError(f"{path}: there is no such word list; give the path of a CSV.") from None
    except (OSError, ValueError) as error:
        raise LexiconError(
            f"{path}: this is not a readable CSV in UTF-8 ({error}); save it again as one."
        ) from None


def _check_rows(table: pd.DataFrame, name: str, categories: Collection[str] | None) -> None:
    seen: dict[tuple[str, str], int] = {}
    for number, (term, category) in enumerate(
        zip(table["term"], table["category"], strict=True), start=2
    ):
        where = f"{name}, line {number}"
        if not term.strip():
            raise LexiconError(f"{where}: the term is empty; fill it in or delete the row.")
        if term != term.strip().lower():
            raise LexiconError(
                f"{where}: write the term {term!r} in lower case without spaces around it."
            )
        if term.split()[0] == "~" or term.split()[-1] == "~":
            raise LexiconError(f"{where}: the term {term!r} may not start or end with a gap (~).")
        if categories is not None and category not in categories:
            raise LexiconError(
                f"{where}: {category!r} is no category; use one of {', '.join(sorted(categories))}."
            )
        if (term, category) in seen:
            raise LexiconError(
                f"{where}: {term!r} stands in line {seen[term, category]} too; delete one."
            )
        seen[term, category] = number


@cache
def sources() -> dict[str, dict[str, str]]:
    """Return the works behind the word lists: key to citation, link and licence.

    Examples
    --------
    >>> "citation" in sources()["hearsay"]
    True
    """
    return tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))


class Matcher:
    """Finds the terms of a list in documents.

    Parameters
    ----------
    terms : list of str
        Terms in the syntax given in the module's description.

    Examples
    --------
    >>> doc = Document("Critics, though, say it may work.")
    >>> matcher = Matcher(["may", "critics ~ say|says"])
    >>> [doc.text[doc.tokens[m.first].start : doc.tokens[m.last].end] for m in matcher.find(doc)]
    ['Critics, though, say', 'may']
    """

    def __init__(self, terms: list[str]):
        self._exact: dict[str, list[tuple[list[str], int]]] = {}
        self._prefixes: list[tuple[str, list[str], int]] = []
        self._known: dict[str, list[tuple[list[str], int]]] = {}
        for row, term in enumerate(terms):
            first, *rest = term.split()
            for option in first.split("|"):
                if option.endswith("*"):
                    self._prefixes.append((option[:-1], rest, row))
                else:
                    self._exact.setdefault(option, []).append((rest, row))

    def find(self, doc: Document) -> list[Match]:
        """Return the matches from left to right; where terms overlap, the longest counts."""
        words, found, position = doc.folded, [], 0
        known, candidates = self._known, self._candidates
        if len(known) > 100_000:  # a cache by word type, bounded for very large corpora
            known.clear()
        for i, word in enumerate(words):
            options = known.get(word)
            if options is None:
                options = known[word] = candidates(word)
            if not options or i < position:
                continue
            best = max(((_match(words, i, rest), row) for rest, row in options), key=_longest)
            if best[0] >= 0:
                found.append(Match(i, best[0], best[1]))
                position = best[0] + 1
        return found

    def _candidates(self, word: str) -> list[tuple[list[str], int]]:
        starred = [(rest, row) for prefix, rest, row in self._prefixes if word.startswith(prefix)]
        return self._exact.get(word, []) + starred


def _longest(option: tuple[int, int]) -> tuple[int, int]:
    last, row = option
    return last, -row  # of equally long terms the first in the list


def _match(words: list[str], first: int, rest: list[str]) -> int:
    """Return the last token of the term that starts at ``first``, or -1."""
    at = first
    for i, element in enumerate(rest):
        if element == "~":
            return _match_gap(words, at, rest[i + 1 :])
        at += 1
        if at >= len(words) or not _fits(words[at], element):
            return -1
    return at


def _match_gap(words: list[str], at: int, rest: list[str]) -> int:
    for skipped in range(MAX_GAP + 1):
        start = at + skipped + 1
        if start < len(words) and _fits(words[start], rest[0]):
            last = _match(words, start, rest[1:])
            if last >= 0:
                return last
    return -1


def _fits(word: str, element: str) -> bool:
    return any(
        word.startswith(option[:-1]) if option.endswith("*") else word == option
        for option in element.split("|")
    )
