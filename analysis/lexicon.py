"""Word lists: loading, checking and matching.

A list is a CSV file in UTF-8 with at least the columns ``term``, ``category``,
``note`` and ``source``; ``source`` is a key of ``lexicons/SOURCES.toml``. A
term is one or more words, written as in running text in lower case:

- ``say|says|said`` stands for any one of these words;
- ``speculat*`` stands for any word that starts so;
- ``@be`` stands for any word of that class in ``lexicons/classes.csv``;
- ``still?`` may be absent (the first word of a term may not);
- ``~`` stands for a gap of up to three tokens (``some ~ think``).

A column ``condition``, where there is one, names what must hold around a match;
`analysis.conditions` lists and tests the conditions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from . import conditions
from .document import Document

FOLDER = Path(__file__).parent / "lexicons"
REQUIRED = ("term", "category")
MAX_GAP = 3
SENTENCE_END = frozenset(".!?;:")  # a gap does not reach over these


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
    if "condition" not in table.columns:
        table = table.assign(condition="")
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
    seen: dict[tuple[str, str, str], int] = {}
    rows = zip(table["term"], table["category"], table["condition"], strict=True)
    for number, (term, category, condition) in enumerate(rows, start=2):
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
        try:
            _variants(term)
            _tests(condition)
        except ValueError as error:
            raise LexiconError(f"{where}: {error}") from None
        if (term, category, condition) in seen:
            first = seen[term, category, condition]
            raise LexiconError(f"{where}: {term!r} stands in line {first} too; delete one.")
        seen[term, category, condition] = number


@cache
def sources() -> dict[str, dict[str, str]]:
    """Return the works behind the word lists: key to citation, link and licence.

    Examples
    --------
    >>> "citation" in sources()["hearsay"]
    True
    """
    return tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))


Element = tuple[frozenset[str], tuple[str, ...]]  # the words that fit, the beginnings that fit
_GAP: Element = (frozenset(), ())


@cache
def _element(written: str) -> Element:
    """Read one word of a term: its alternatives, with classes replaced by their words."""
    if written == "~":
        return _GAP
    classes, options = conditions.word_classes(), written.split("|")
    for name in [o for o in options if o.startswith("@")]:
        if name[1:] not in classes:
            known = ", ".join(f"@{c}" for c in classes)
            raise ValueError(f"there is no word class {name!r}; use one of {known}.")
        options.remove(name)
        options += classes[name[1:]]
    whole = frozenset(o for o in options if not o.endswith("*"))
    return whole, tuple(o[:-1] for o in options if o.endswith("*"))


def _variants(term: str) -> list[list[Element]]:
    """Return every way to read a term: with and without each of its optional words."""
    ways: list[list[list[Element]]] = []
    for written in term.split():
        optional = written.endswith("?") and len(written) > 1
        element = [_element(written.removesuffix("?") if optional else written)]
        ways.append([element, []] if optional else [element])
    if not ways or len(ways[0]) > 1:
        raise ValueError(f"the first word of {term!r} may not be optional.")
    return [[e for part in parts for e in part] for parts in product(*ways)]


def _tests(written: str) -> list[Callable[[Document, int, int], bool]]:
    """Return the functions behind a cell of the column ``condition``."""
    return [_test(part) for part in written.split()]


@cache
def _test(written: str) -> Callable[[Document, int, int], bool]:
    name, colon, words = written.partition(":")
    wanted = not name.startswith("not_")
    name = name.removeprefix("not_")
    known = conditions.WITH_WORDS if colon else conditions.NAMED
    if name not in known:
        names = ", ".join([*conditions.NAMED, *(f"{n}:words" for n in conditions.WITH_WORDS)])
        raise ValueError(f"there is no condition {written!r}; use one of {names}.")
    function = known[name]
    if not colon:
        return lambda doc, first, last: function(doc, first, last) is wanted
    element = _element(words)
    return lambda doc, first, last: (
        function(doc, first, last, lambda w: _fits(w, element)) is wanted
    )


class Matcher:
    """Finds the terms of a list in documents.

    Parameters
    ----------
    terms : sequence of str
        Terms in the syntax given in the module's description.
    conditions : sequence of str, optional
        For each term the conditions under which it counts (see `analysis.conditions`).

    Examples
    --------
    >>> doc = Document("Critics, though, say it may work.")
    >>> matcher = Matcher(["may", "critics ~ say|says"])
    >>> [doc.text[doc.tokens[m.first].start : doc.tokens[m.last].end] for m in matcher.find(doc)]
    ['Critics, though, say', 'may']
    """

    def __init__(self, terms: Sequence[str], conditions: Sequence[str] | None = None):
        self._tests = [_tests(c) for c in conditions or [""] * len(terms)]
        self._exact: dict[str, list[tuple[list[Element], int]]] = {}
        self._prefixes: list[tuple[str, list[Element], int]] = []
        self._known: dict[str, list[tuple[list[Element], int]]] = {}
        for row, term in enumerate(terms):
            for (whole, beginnings), *rest in _variants(term):
                for option in whole:
                    self._exact.setdefault(option, []).append((rest, row))
                self._prefixes += [(b, rest, row) for b in beginnings]

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
            if options and i >= position:
                match = self._best(doc, i, options)
                if match:
                    found.append(match)
                    position = match.last + 1
        return found

    def _best(self, doc: Document, i: int, options: list) -> Match | None:
        """Return the longest match at token ``i`` whose test holds; of equals the first listed."""
        words = doc.folded
        ends = [(_match(words, i, rest), row) for rest, row in options]
        for last, row in sorted((e for e in ends if e[0] >= 0), key=lambda e: (-e[0], e[1])):
            if all(test(doc, i, last) for test in self._tests[row]):
                return Match(i, last, row)
        return None

    def _candidates(self, word: str) -> list[tuple[list[Element], int]]:
        starred = [(rest, row) for prefix, rest, row in self._prefixes if word.startswith(prefix)]
        return self._exact.get(word, []) + starred


def _match(words: list[str], first: int, rest: list[Element]) -> int:
    """Return the last token of the term that starts at ``first``, or -1."""
    at = first
    for i, element in enumerate(rest):
        if element is _GAP:
            return _match_gap(words, at, rest[i + 1 :])
        at += 1
        if at >= len(words) or not _fits(words[at], element):
            return -1
    return at


def _match_gap(words: list[str], at: int, rest: list[Element]) -> int:
    for start in range(at + 1, min(at + MAX_GAP + 2, len(words))):
        if _fits(words[start], rest[0]):
            last = _match(words, start, rest[1:])
            if last >= 0:
                return last
        if words[start] in SENTENCE_END:
            break
    return -1


def _fits(word: str, element: Element) -> bool:
    return word in element[0] or (bool(element[1]) and word.startswith(element[1]))
