"""Word lists: loading, checking and matching.

A list is a CSV file in UTF-8 with at least the columns ``term``, ``category``,
``note`` and ``source``; ``source`` is a key of ``lexicons/SOURCES.toml``. A
term is one or more words, written as in running text in lower case:

- ``say|says|said`` stands for any one of these words;
- ``speculat*`` stands for any word that starts so;
- ``@be`` stands for any word of that class in ``lexicons/classes.csv``;
- ``still?`` may be absent (the first word of a term may not);
- ``~`` stands for a gap of up to three tokens (``some ~ think``).

Three more columns may stand beside them. ``condition`` names what must hold around
a match; `analysis.conditions` lists and tests the conditions. ``genre`` (news or
encyclopedia) keeps a row to that kind of text. ``capital`` (yes, or empty) counts a
term with a capital too ("Orwellian"), which else makes it part of a name. A list of
frames has ``frame`` in the place of ``category``, and a ``weight``: how much a term
counts, 0 or more. Rows of the category (or frame) none are near misses: they do not
count, and keep the shorter terms within them from counting.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from math import inf
from pathlib import Path

import pandas as pd

from .document import tokens
from .matching import Match, Matcher, checks, variants

__all__ = ["LexiconError", "Match", "Matcher", "load", "sources"]

FOLDER = Path(__file__).parent / "lexicons"
WORD_COLUMNS = ("term", "category")
FRAME_COLUMNS = ("term", "frame", "weight")
NONE = "none"
OPTIONAL = ("condition", "genre", "capital")
# No names for a frame of one's own: its numbers would meet others (see `framing.measure`).
TAKEN = re.compile(r"loaded.*|frame_author_share|(author|source)_.*|.*_(low|high)|\s.*|.*\s")
GENRES = ("", "news", "encyclopedia")
CAPITALS = ("", "yes")


_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")  # words without any sign of the syntax


class LexiconError(ValueError):
    """A word list that cannot be used; the message says what, where and what to do."""


def load(
    lexicon: str | Path | pd.DataFrame,
    categories: Collection[str] | None = None,
    columns: Sequence[str] = WORD_COLUMNS,
) -> pd.DataFrame:
    """Load a word list and check every row.

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
        raise LexiconError(f"A word list is a path or a table, not a {type(lexicon).__name__}.")
    if isinstance(lexicon, pd.DataFrame):
        table = lexicon.astype(object).where(lexicon.notna(), "").astype(str)
        table.index = range(2, len(table) + 2)  # as if a line with the columns stood above
        name, own = "the table", True
    else:
        path = FOLDER / f"{lexicon}.csv"
        path = path if str(lexicon).isidentifier() and path.is_file() else Path(lexicon)
        table, name, own = _read(path), path.name, path.parent != FOLDER
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
    _check_rows(table, name, categories, columns, own)
    if set(table[columns[1]]) == {NONE}:
        raise LexiconError(f"{name}: all rows are near misses ({NONE}); add terms that count.")
    if "weight" in columns:
        table = table.assign(weight=table["weight"].astype(float))
    return table.reset_index(drop=True)


def _read(path: Path) -> pd.DataFrame:
    """Read a CSV as text; the index holds the lines, which blank ones and long notes shift."""
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
    for line, cells in rows:
        if len(cells) > len(head):
            raise LexiconError(
                f"{path.name}, line {line}: {len(cells)} cells under {len(head)} columns; "
                "set a cell that holds commas in quotation marks."
            )
    filled = [cells + [""] * (len(head) - len(cells)) for _, cells in rows]
    return pd.DataFrame(filled, columns=head, index=[line for line, _ in rows], dtype=str)


def _check_rows(
    table: pd.DataFrame,
    name: str,
    categories: Collection[str] | None,
    columns: Sequence[str],
    own: bool,
) -> None:
    seen: dict[tuple[str, ...], int] = {}
    weights = table["weight"] if "weight" in columns else ["1"] * len(table)
    cells = [table[c] for c in (columns[0], columns[1], *OPTIONAL)]
    for number, *row in zip(table.index, *cells, weights, strict=True):
        term, category, condition, genre, capital, weight = row
        wrong = _wrong_term(term) or _wrong_category(category, categories, columns[1])
        # Of the kit's own lists some hold names of several tokens, which are not matched as terms.
        wrong = wrong or (_unmatchable(term) if own else "")
        wrong = wrong or _wrong_cells(condition, genre, capital) or _wrong_weight(weight)
        if not wrong and genre and "frame" in columns:
            wrong = "a list of frames has no genres; empty the cell."
        first = seen.setdefault((term, condition, genre), number)
        if not wrong and first < number:
            wrong = f"{term!r} stands in line {first} too; delete one."
        if wrong:
            raise LexiconError(f"{name}, line {number}: {wrong}")


def _wrong_term(term: str) -> str:
    """Return what is wrong with a term, "" if nothing is."""
    if _PLAIN.fullmatch(term):
        return ""  # most terms of long lists: no sign of the syntax in it
    if not term.strip():
        return "the term is empty; fill it in or delete the row."
    if term != term.strip().lower():
        return f"write the term {term!r} in lower case without spaces around it."
    try:
        variants(term)
    except ValueError as error:
        return str(error)
    return ""


def _wrong_weight(weight: str) -> str:
    """Return what is wrong with a weight, "" if nothing is."""
    try:
        usable = 0 <= float(weight) < inf
    except ValueError:
        usable = False
    return "" if usable else f"the weight is {weight!r}; write a number of 0 or more."


def _unmatchable(term: str) -> str:
    """Return what keeps a term from ever being found, "" if nothing does."""
    if _PLAIN.fullmatch(term):
        return ""
    for option in re.split(r"[ |]", term.replace("’", "'")):
        word = option.removesuffix("?") if len(option) > 1 else option
        whole = word[:-1] + "a" if word.endswith("*") else word
        if whole[:1] not in ("~", "@") and [t.text for t in tokens(whole)] != [whole]:
            return f"{option!r} is not one word in a text; part it as the text does, by spaces."
    return ""


def _wrong_category(category: str, known: Collection[str] | None, label: str) -> str:
    """Return what is wrong with a category (or frame), "" if nothing is."""
    if not category.strip():
        return f"the {label} is empty; fill it in or delete the row."
    if known is None and label == "frame" and TAKEN.fullmatch(category):
        return f"{category!r} would be taken for another number or frame; call it otherwise."
    if known is not None and category not in known:
        return f"{category!r} is no {label}; use one of {', '.join(sorted(known))}."
    return ""


def _wrong_cells(condition: str, genre: str, capital: str) -> str:
    """Return what is wrong with the other cells of a row, "" if nothing is."""
    if genre not in GENRES:
        return f"{genre!r} is no genre; use news, encyclopedia, or leave the cell empty."
    if capital not in CAPITALS:
        return f"{capital!r} tells nothing of capitals; write yes, or leave the cell empty."
    try:
        checks(condition)
    except ValueError as error:
        return str(error)
    return ""


@cache
def sources() -> dict[str, dict[str, str]]:
    """Return the works behind the word lists: key to citation, link and licence.

    Examples
    --------
    >>> "citation" in sources()["hearsay"]
    True
    """
    return tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))
