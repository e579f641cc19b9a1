"""Where a number lies among the norms: a number's name and a row in; a sentence and a place out."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import NamedTuple

from .. import norms
from ..errors import InputError

__all__ = ["Place", "place"]


class Place(NamedTuple):
    """How an article's number compares: in words, and the share of articles below it in percent."""

    told: str
    percentile: float | None


def place(name: str, numbers: Mapping[str, float]) -> Place:
    """Say where a number lies among real news; nothing where no norm is known.

    Examples
    --------
    >>> place("no_such_number", {"no_such_number": 1.0})
    Place(told='', percentile=None)
    """
    if isnan(numbers[name]):
        return Place("It cannot be computed for this text.", None)
    try:
        told = norms.sentence(name, numbers).partition(": ")[2]
    except InputError:
        return Place("", None)
    return Place(told, float(norms.place({name: numbers[name]}).loc[name, "percentile"]))
