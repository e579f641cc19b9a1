"""Tables for other programs: names that Stata takes."""

from __future__ import annotations

import re

import pandas as pd

from ..errors import InputTypeError

__all__ = ["STATA_LONGEST", "stata_names"]

STATA_LONGEST = 32  # characters of a variable's name in Stata, `help varname`
# Words that are shortened, one after the other, until a name fits.
_SHORTER = (
    ("_per_100_words", "_p100w"),
    ("attributions", "attrib"),
    ("attributed", "attr"),
    ("readability_score", "score"),
    ("readability_index", "index"),
    ("approximator", "approx"),
    ("paraphrase", "para"),
    ("reporting", "rep"),
    ("unsourced", "unsrc"),
    ("sentence", "sent"),
    ("boosters", "boost"),
)


def stata_names(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with column names that Stata takes: at most 32 letters, digits and strokes.

    Parameters
    ----------
    table : DataFrame
        Such as `measure_corpus`, `compare` or `trend` return.

    Returns
    -------
    DataFrame
        The same rows. Names that had to change stand in ``attrs["stata_names"]``, new → old,
        which ``to_stata`` takes as ``variable_labels`` (80 characters at most).

    Examples
    --------
    >>> table = pd.DataFrame({"approximator_hedges_per_100_words": [1.2], "2nd author": ["Lee"]})
    >>> ready = stata_names(table)
    >>> list(ready.columns)
    ['approximator_hedges_p100w', '_2nd_author']
    >>> ready.attrs["stata_names"]["approximator_hedges_p100w"]
    'approximator_hedges_per_100_words'

    Into a file for Stata 14 and later, whose texts are UTF-8:

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = f"{folder}/study.dta"
    ...     ready.to_stata(path, write_index=False, version=118)
    ...     pd.read_stata(path)["approximator_hedges_p100w"].tolist()
    [1.2]
    """
    if not isinstance(table, pd.DataFrame):
        raise InputTypeError(f"Names are those of a table (DataFrame), not of {table!r:.40}.")
    names: dict[str, str] = {}
    for old in map(str, table.columns):
        names[_unique(_short(re.sub(r"\W", "_", old, flags=re.ASCII)), names)] = old
    renamed = pd.DataFrame(table).set_axis(list(names), axis=1)
    changed = {new: old[:80] for new, old in names.items() if new != old}
    renamed.attrs = dict(table.attrs) | {"stata_names": changed}
    return renamed


def _short(name: str) -> str:
    name = f"_{name}" if not name or name[0].isdigit() else name
    for long, short in _SHORTER:
        if len(name) > STATA_LONGEST:
            name = name.replace(long, short)
    return name[:STATA_LONGEST]


def _unique(name: str, taken: dict[str, str]) -> str:
    """Return a name that is not taken, with a number at its end where it would be."""
    number, found = 2, name
    while found in taken:
        found = f"{name[: STATA_LONGEST - len(str(number)) - 1]}_{number}"
        number += 1
    return found
