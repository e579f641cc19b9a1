"""A file of measured articles in; a comparison as text for a terminal out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from ..errors import InputError
from .cautions import lines

__all__ = ["printed", "read_table"]

_READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".csv": pd.read_csv,
    ".tsv": lambda path: pd.read_csv(path, sep="\t"),
    ".xlsx": pd.read_excel,
    ".parquet": pd.read_parquet,
}
_SHOWN = (
    *("measure", "group_a", "group_b", "n_a", "n_b", "clusters_a", "clusters_b"),
    *("mean_a", "mean_b", "pooled_a", "pooled_b", "difference", "low", "high", "hedges_g"),
    *("p_adjusted", "detectable"),
)


def read_table(path: str | Path) -> pd.DataFrame:
    """Read a table of measured articles, with what its numbers come from where that is told.

    Raises
    ------
    InputError
        If there is no such file, it is of another kind, or it cannot be read.

    Examples
    --------
    >>> read_table("study.docx")
    Traceback (most recent call last):
    analysis.errors.InputError: study.docx: a table is a file .csv, .tsv, .xlsx, .parquet.
    """
    path = Path(path)
    is_parts = path.is_dir() and any(path.glob("part-*.parquet"))  # as `measure_corpus` writes them
    reader = pd.read_parquet if is_parts else _READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path}: a table is a file {', '.join(_READERS)}.")
    if not is_parts and not path.is_file():
        raise InputError(f"{path}: there is no such file; check the path.")
    try:
        table = reader(path)
    except Exception as error:  # each reader has errors of its own
        reason = " ".join(str(error).split())[:200]
        raise InputError(f"{path}: this cannot be read as a table ({reason}).") from None
    return table if table.attrs else _with_notes(table, path)


def _with_notes(table: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Return a table with the notes that ``hearsay measure`` laid beside its file."""
    beside = path.with_name(path.name + "-metadata.json")
    try:
        notes = json.loads(beside.read_text(encoding="utf-8"))["notes"][0]
    except (OSError, ValueError, LookupError, TypeError):
        return table
    table.attrs = dict(notes) if isinstance(notes, dict) else {}
    return table


def printed(comparison: pd.DataFrame) -> str:
    """Return the main figures of a comparison as text, its warnings and method below.

    Examples
    --------
    >>> rows = pd.DataFrame({"measure": ["conflict"], "n_a": [12], "difference": [0.123456]})
    >>> print(printed(rows))
     measure  n_a  difference
    conflict   12       0.123
    """
    shown = pd.DataFrame(comparison)[[name for name in _SHOWN if name in comparison.columns]]
    table = shown.to_string(index=False, float_format=_told, na_rep="–")
    return "\n".join([table, *lines(comparison.attrs)])


def _told(number: float) -> str:
    """Return three digits of a number, all of a large one."""
    return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:#.3g}".rstrip(".")
