"""Word lists below the lexicon: a file of ``lexicons/`` in; its rows, and patterns of terms, out.

What finds the parts of a text (`sentences`, `furniture`) cannot ask `lexicon`, which finds
words in parts. It reads its lists here, in the same syntax, as patterns of characters.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import product
from pathlib import Path

from .errors import LexiconError

__all__ = ["all_ways", "by_category", "pattern", "rows", "words"]

FOLDER = Path(__file__).parent / "lexicons"
# Bounded, so that no text makes a pattern slow.
_WORD, _NUMBER = r"\w[\w'’.&@/-]{0,40}", r"\d[\d.,:/]{0,20}"
_GAP = rf"(?:[\W_]{{1,4}}{_WORD}){{0,3}}?"


@cache
def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a list of the kit.

    Examples
    --------
    >>> rows("titles")[0]["term"]
    'adm'
    """
    path = FOLDER / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            (_, head), *lines = [(reader.line_num, cells) for cells in reader if cells]
    except (OSError, ValueError, csv.Error) as error:
        raise LexiconError(f"{path}: this list cannot be read ({error!r}).") from None
    if not {"term", "category"} <= set(head):
        raise LexiconError(f"{path}: the list needs the columns term and category; put them back.")
    for line, cells in lines:
        if len(cells) != len(head):
            raise LexiconError(
                f"{path}, line {line}: {len(cells)} cells stand under {len(head)} columns; mend it."
            )
        if not cells[head.index("category")]:
            raise LexiconError(f"{path}, line {line}: the category is empty; fill it in.")
    return [dict(zip(head, cells, strict=True)) for _, cells in lines]


@cache
def by_category(name: str) -> dict[str, list[str]]:
    """Return the terms of a list by their categories; a row may have several.

    Examples
    --------
    >>> "mrs" in by_category("titles")["female"]
    True
    """
    found: dict[str, list[str]] = {}
    for row in rows(name):
        for category in row["category"].split():
            found.setdefault(category, []).append(row["term"])
    return found


@cache
def words(name: str, category: str) -> frozenset[str]:
    """Return the words of one category of a list, in every way in which they are written.

    Examples
    --------
    >>> "mrs" in words("titles", "female")
    True
    """
    return frozenset(way for term in by_category(name).get(category, ()) for way in all_ways(term))


@cache
def all_ways(term: str) -> tuple[str, ...]:
    """Return every way to read a term without gaps.

    Examples
    --------
    >>> all_ways("photo|picture desk?")
    ('photo desk', 'photo', 'picture desk', 'picture')
    """
    if "|" not in term and "?" not in term:
        return (term,)  # most often
    options = [
        [*part.removesuffix("?").split("|"), *([""] if part.endswith("?") else [])]
        for part in term.split()
    ]
    return tuple(" ".join(filter(None, way)) for way in product(*options))


@cache
def pattern(term: str) -> re.Pattern[str]:
    """Return the pattern of a term: ``0`` is any number, a last full stop the end.

    Examples
    --------
    >>> bool(pattern("0 min|minute read .").match("5 MIN READ"))
    True
    """
    written, after_word = "", False
    for part in term.split():
        found = _written(part.removesuffix("?"))
        sign = not re.search(r"\w|~", part)
        if part == "~":
            written += _GAP
            continue
        if part == "." and term.endswith(" ."):
            found = r"[\s\W]*\Z"
        elif sign:
            found = r"\s*" + found
        elif written:
            found = (r"[\W_]{1,4}" if after_word else r"\W{0,4}") + found
        written += f"(?:{found})?" if len(part) > 1 and part.endswith("?") else found
        after_word = not sign
    edge = r"(?!\w)" if after_word else ""
    return re.compile(rf"(?i:(?<!\w){written}{edge})")


def _written(part: str) -> str:
    options = [_NUMBER if o == "0" else re.escape(o).replace("'", "['’]") for o in part.split("|")]
    return options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"
