"""The files of word lists in, their tables and words out."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain
from os.path import isfile  # False for a name that is too long
from pathlib import Path

import pandas as pd

from .. import listed
from ..errors import LexiconError
from ..provenance import digest
from .classes import FOLDER
from .rows import OPTIONAL, check_rows

WORD_COLUMNS = ("term", "category")
FRAME_COLUMNS = ("term", "frame", "weight")
NONE = "none"


def load(
    lexicon: str | Path | pd.DataFrame,
    categories: Collection[str] | None = None,
    columns: Sequence[str] = WORD_COLUMNS,
) -> pd.DataFrame:
    """Load a word list, and check every row of one that is not the kit's.

    Parameters
    ----------
    lexicon : str, Path or DataFrame
        The name of a list of the kit ("hedges"), the path of a CSV file, or a table.
    categories : collection of str, optional
        The categories (or frames) allowed. If omitted, any is.
    columns : sequence of str
        The columns the list must have: `WORD_COLUMNS` or `FRAME_COLUMNS`.

    Returns
    -------
    DataFrame
        One row per term, empty cells as ""; all columns as text but for ``weight``.

    Raises
    ------
    LexiconError
        If the list cannot be read, lacks a column, or a row is bad.

    Examples
    --------
    >>> load("hedges").loc[lambda t: t["term"] == "reportedly", "category"].item()
    'evidential'
    """
    if not isinstance(lexicon, (str, Path, pd.DataFrame)):
        raise LexiconError(f"A word list is a path or a table, not {type(lexicon).__name__}.")
    if isinstance(lexicon, pd.DataFrame):
        table = lexicon.astype(object).where(lexicon.notna(), "").astype(str)
        table.index = range(2, len(table) + 2)  # as if a line with the columns stood above
        name, own = "the table", True
    else:
        path = FOLDER / f"{lexicon}.csv"
        path = path if str(lexicon).isidentifier() and isfile(path) else Path(lexicon)
        table, name, own = _read(path), str(path), path.parent != FOLDER
    if not len(table):
        raise LexiconError(f"{name}, line 1: the list holds no terms; add a row for each.")
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise LexiconError(
            f"{name}, line 1: there is no column {missing[0]!r}; "
            f"this list needs {', '.join(columns)}."
        )
    for column in OPTIONAL:
        if column not in table.columns:
            table = table.assign(**{column: ""})
    # The tests check the rows of the kit's lists; to do so here would cost each start.
    if own or not _seems_whole(table, categories, columns):
        check_rows(table, name, categories, columns, own)
    if set(table[columns[1]]) == {NONE}:
        raise LexiconError(f"{name}: all rows are near misses ({NONE}); add terms that count.")
    if "weight" in columns:
        table = table.assign(weight=table["weight"].astype(float))
    return table.reset_index(drop=True)


def rows_digest(table: pd.DataFrame) -> str:
    """Return a short hash of the rows of a list, the same from a file and from a table.

    Examples
    --------
    >>> rows = pd.DataFrame({"term": ["haply"], "category": ["modal"]})
    >>> rows_digest(load(rows)) == rows_digest(load(rows.assign(category="doubt")))
    False
    """
    rows = [list(table.columns), *table.to_numpy(dtype=object).tolist()]
    return digest(repr(row).encode() for row in rows)


def _seems_whole(
    table: pd.DataFrame, categories: Collection[str] | None, columns: Sequence[str]
) -> bool:
    """Look over a list of the kit, which may have been damaged since it was tested."""
    known = set(table[columns[1]])
    weights = pd.to_numeric(table["weight"], "coerce") if "weight" in columns else pd.Series()
    return "" not in known and known <= set(categories or known) and not weights.isna().any()


def _read(path: Path) -> pd.DataFrame:
    """Read a CSV as text; the index holds the lines, which blank ones and long notes shift."""
    head, rows = _cells(path)
    filled = [cells + [""] * (len(head) - len(cells)) for _, cells in rows]
    return pd.DataFrame(filled, columns=head, index=[line for line, _ in rows], dtype=str)


def _cells(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Read a CSV: the names of its columns, and of each row its line and its cells."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = next(reader, [])
            rows = [(reader.line_num, cells) for cells in reader if any(cells)]
    except FileNotFoundError:
        raise LexiconError(f"{path}: there is no such word list; give the path of a CSV.") from None
    except (OSError, ValueError, csv.Error) as error:
        raise LexiconError(
            f"{path}: this is not a readable CSV in UTF-8 ({error}); save it again as one."
        ) from None
    if path.parent == FOLDER and rows and len(rows[-1][1]) < len(head):
        raise LexiconError(
            f"{path}, line {rows[-1][0]}: the list is cut short; install the kit anew."
        )
    for line, cells in rows:
        if len(cells) > len(head):
            raise LexiconError(
                f"{path}, line {line}: {len(cells)} cells under {len(head)} columns; "
                "set a cell that holds commas in quotation marks."
            )
    return head, rows


@cache
def categories(name: str) -> dict[str, str]:
    """Return the words of a list of the kit, each with its category.

    Examples
    --------
    >>> categories("titles")["mr"]
    'male'
    """
    return {row["term"]: row["category"] for row in listed.rows(name)}  # without pandas: sooner


@cache
def words(name: str, *chosen: str, without: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the words of a list of the kit, all or those of some categories.

    Parameters
    ----------
    name : str
        The name of the list: "titles".
    *chosen : str
        Categories of which a word must have one; if omitted, any will do. A word may
        have several, with spaces between them.
    without : tuple of str
        Categories that keep a word out.

    Examples
    --------
    >>> "university" in words("nouns", "organisation", "institution")
    True
    >>> "university" in words("nouns", without=("organisation", "institution"))
    False
    """
    groups = listed.by_category(name)
    found = [groups.get(category, ()) for category in chosen] if chosen else groups.values()
    left = [groups.get(category, ()) for category in without]
    return frozenset(chain.from_iterable(found)).difference(*left)


@cache
def citations() -> dict[str, dict[str, str]]:
    """Return the works behind the word lists: key to citation, link and licence.

    Examples
    --------
    >>> "citation" in citations()["hearsay"]
    True
    """
    path = FOLDER / "SOURCES.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(
            f"{path}: the works behind the lists cannot be read ({error})."
        ) from None
