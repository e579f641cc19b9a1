"""Articles as their readers found them in; one table of them all out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..provenance import digest
from .columns import ROLES, free_names
from .dates import dates
from .files import Source
from .records import Record
from .twins import twins

__all__ = ["Row", "assembled"]


class Row(NamedTuple):
    """An article and the file it stands in."""

    source: Source
    record: Record


def assembled(rows: Sequence[Row], notes: list[str]) -> pd.DataFrame:
    """Return the articles as a table, and add to the notes what was renamed or lost."""
    texts = [str(row.record.text) for row in rows]
    ids = _ids(rows, texts, notes)
    own = {
        "article": [_label(row) for row in rows],
        "id": ids,
        "title": [_word(row.record.about.get("title")) for row in rows],
        "outlet": [_word(row.record.about.get("outlet")) for row in rows],
        "date": _dates(rows, notes),
        "text": texts,
        "path": [row.source.path for row in rows],
    }
    if any(row.source.folder for row in rows):
        own["folder"] = [row.source.folder for row in rows]
    others = _others(rows, notes)
    found = twins(texts)
    others["duplicate_of"] = [twin and ids[twin.place] for twin in found]
    others["duplicate_share"] = [twin.share if twin else float("nan") for twin in found]
    return pd.DataFrame({name: _series(values) for name, values in (own | others).items()})


def _others(rows: Sequence[Row], notes: list[str]) -> dict[str, list]:
    """Return all further columns; those that are called like one of the kit under new names."""
    roles = ROLES.keys() - {"text"}  # a field "text" is none: the text stands below the head
    names = dict.fromkeys(name for row in rows for name in row.record.about if name not in roles)
    if all(row.record.row for row in rows):
        names.pop("article", None)  # a table's name of the article is its label
    new = free_names(names)
    notes += [
        f"The column {n!r} is called like one of the kit; it comes out as {new[n]!r}." for n in new
    ]
    return {
        new.get(name, name): [_value(row.record.about.get(name)) for row in rows] for name in names
    }


def _label(row: Row) -> str:
    if not row.record.row:
        return row.source.stem
    own = row.record.about.get("article")
    if isinstance(own, str | int) and own:
        return str(own)
    sheet = [row.record.sheet] if row.record.sheet else []
    return "-".join([row.source.stem, *sheet, str(row.record.row)])


def _ids(rows: Sequence[Row], texts: Sequence[str], notes: list[str]) -> list:
    """Return an id for each article, its own or a hash of its text, and no two alike."""
    ids: list[object] = []
    seen: dict[object, int] = {}
    again = 0
    for row, text in zip(rows, texts, strict=True):
        own = row.record.about.get("id")
        has = own is not None and own == own and str(own).strip() != ""
        name = own if has else digest([text.encode("utf-8", "replace")])
        seen[name] = count = seen.get(name, 0) + 1
        again += has and count > 1
        ids.append(name if count == 1 else f"{name}-{count}")
    if again:
        notes.append(f"{again} articles have an id that another has; a number stands behind it.")
    return ids


def _dates(rows: Sequence[Row], notes: list[str]) -> pd.Series:
    """Return the dates; how 3/4/2024 is read is told for each table, and for all single files."""
    groups: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(row.source.path if row.record.row else "", []).append(place)
    found: list[datetime | None] = [None] * len(rows)
    for path, places in groups.items():
        days, said = dates([rows[place].record.about.get("date") for place in places])
        notes += [f"{path}: {note}" if path else note for note in said]
        for place, day in zip(places, days, strict=True):
            found[place] = day
    return pd.Series(pd.to_datetime(pd.Series(found, dtype=object)), dtype="datetime64[us]")


def _word(value: object) -> str | None:
    value = _value(value)
    return None if value is None or value != value or not str(value).strip() else str(value).strip()


def _value(value: object) -> object:
    """Return a value that fits into a cell of any table."""
    if isinstance(value, dict):
        return json.dumps(value, default=str, ensure_ascii=False)
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, (list, tuple, set, np.ndarray)):
        return "; ".join(map(str, value))
    return value


def _series(values: list | pd.Series) -> pd.Series:
    """Return a column; texts are plain Python objects in it, as in `analysis.tables`."""
    if isinstance(values, pd.Series):
        return values
    given = [v for v in values if v is not None]
    numbers = bool(given) and all(isinstance(v, (int, float)) for v in given)
    return pd.Series(values, dtype=None if numbers else object)
