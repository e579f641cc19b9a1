"""Classes of words that terms and conditions share, from ``lexicons/classes.csv``."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "lexicons"


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Return the classes of words that terms and conditions share."""
    with (FOLDER / "classes.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: frozenset(row["words"].split("|")) for row in csv.DictReader(file)}


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of one class.

    Examples
    --------
    >>> "dozen" in word_class("number")
    True
    """
    return word_classes()[name]
