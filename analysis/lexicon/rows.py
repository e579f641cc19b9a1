"""Rows of a word list in, what is wrong with the first bad one out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from math import inf

import pandas as pd

from ..errors import LexiconError
from ..tokens import tokens
from .conditions.registry import checks
from .terms import variants

OPTIONAL = ("condition", "genre", "capital")
# No names for a frame of one's own: its numbers would meet others (see `framing.measure`).
TAKEN = re.compile(
    r"loaded.*|frame_\w+_share|(author|paraphrase|quote|newsroom)_.*|.*_(low|high)|\s.*|.*\s"
)
GENRES = ("", "news", "encyclopedia")
CAPITALS = ("", "yes")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")  # words without any sign of the syntax


def check_rows(
    table: pd.DataFrame,
    name: str,
    categories: Collection[str] | None,
    columns: Sequence[str],
    own: bool,
) -> None:
    """Raise a `LexiconError` that names the first bad row of a list, if there is one."""
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
