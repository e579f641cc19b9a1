"""Classes of words that terms and conditions share, from ``lexicons/classes.csv``."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from ..errors import LexiconError

FOLDER = Path(__file__).parent.parent / "lexicons"


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Return the classes of words that terms and conditions share."""
    path = FOLDER / "classes.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        return {row["name"]: frozenset(row["words"].split("|")) for row in rows}
    except (OSError, ValueError, csv.Error, KeyError, AttributeError) as error:
        raise LexiconError(f"{path}: these classes of words cannot be read ({error!r}).") from None


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of one class.

    Examples
    --------
    >>> "dozen" in word_class("number")
    True
    """
    return word_classes()[name]
