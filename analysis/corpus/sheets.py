"""The bytes of a table in (CSV, Excel, JSON, Parquet); its columns and rows out."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

import pandas as pd

from . import cells
from .encodings import decoded
from .files import check_size, check_zip
from .records import ArticleError, needed

__all__ = ["EMPTY", "READERS", "Table", "flat", "number_of", "told_separator", "wrong_count"]

EMPTY = ("", "unnamed: 0")  # how an index is called that was saved along


class Table(NamedTuple):
    """A table: its columns, its rows by number (from 1), the torn ones, and the sheet's name."""

    columns: list[str]
    rows: list[tuple[int, list]]
    torn: list[tuple[int, str]]
    sheet: str = ""


def from_cells(raw: bytes, encoding: str | None) -> list[Table]:
    """Read a table whose cells are parted by commas, tabs, semicolons or strokes."""
    text = decoded(raw, encoding)
    mark, text = told_separator(text)
    found = list(cells.records(text, mark or cells.separator(text)))
    if not found:
        raise ArticleError("is empty; put a table into it")
    head, *body = found
    columns = [name.strip() for name in head.cells]
    while columns and not columns[-1]:
        columns.pop()  # a separator at the end of each line
    rows, torn = [], []
    for number, record in enumerate(body, start=1):
        extra = record.cells[len(columns) :]
        if record.wrong:
            torn.append((number, f"line {record.line}: {record.wrong}"))
        elif len(record.cells) < len(columns) or any(extra):
            torn.append((number, f"line {record.line}: {wrong_count(record.cells, columns)}"))
        else:
            rows.append((number, [_filled(c) for c in record.cells[: len(columns)]]))
    if torn and not rows and not any(record.wrong for record in body):
        raise ArticleError("is no table: no row has as many cells as the head; mend it")
    return [_without_index(Table(columns, _numbered(rows, len(columns)), torn))]


def told_separator(text: str) -> tuple[str, str]:
    """Return the separator that Excel writes in a first line ``sep=;``, and the rest."""
    first, _, rest = text.partition("\n")
    return (first[4:], rest) if first[:4] == "sep=" and len(first) == 5 else ("", text)


def wrong_count(found: list[str], columns: list[str]) -> str:
    return f"it has {len(found)} cells where the head has {len(columns)}; mend the row"


def _filled(cell: str) -> str | None:
    return cell if cell.strip() else None


def _numbered(rows: list[tuple[int, list]], size: int) -> list[tuple[int, list]]:
    """Turn those columns into numbers of which every cell is written like one."""
    for place in range(size):
        column = [row[place] for _, row in rows]
        numbers = _numbers(column)
        if numbers is not None:
            for (_, row), value in zip(rows, numbers, strict=True):
                row[place] = value
    return rows


def _numbers(column: list[str | None]) -> list | None:
    values: list[object] = []
    for cell in column:
        if cell is None:
            values.append(None)
        elif cell in ("True", "False"):
            values.append(cell == "True")
        else:
            number = number_of(cell)
            if number is None:
                return None
            values.append(number)
    kinds = {type(v) for v in values if v is not None}
    if not kinds or (bool in kinds and len(kinds) > 1):
        return None
    return values


def number_of(cell: str) -> int | float | None:
    """Return a cell as a number, or None where writing it again would not give the cell.

    Examples
    --------
    >>> number_of("12"), number_of("1.5"), number_of("007")
    (12, 1.5, None)
    """
    if not cell[-1].isdigit() or len(cell) > 17 or not cell.isascii() or "_" in cell:
        return None
    digits = cell.lstrip("-")
    if digits[:1] == "0" and digits[1:2].isdigit():
        return None  # "007"
    try:
        return int(cell) if digits.isdigit() else float(cell)
    except ValueError:
        return None


def _without_index(table: Table) -> Table:
    kept = [i for i, name in enumerate(table.columns) if name.lower() not in EMPTY]
    if len(kept) == len(table.columns) or not kept:
        return table
    rows = [(number, [row[i] for i in kept]) for number, row in table.rows]
    return table._replace(columns=[table.columns[i] for i in kept], rows=rows)


def from_workbook(raw: bytes, _: str | None) -> list[Table]:
    """Read the sheets of an Excel workbook that are not empty."""
    if "xl/workbook.xml" not in check_zip(raw):
        raise ArticleError("is no Excel workbook; save it as .xlsx")
    openpyxl = needed("openpyxl", "openpyxl", "an Excel workbook")
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = [_of_sheet(sheet) for sheet in book.worksheets]
        book.close()
    except Exception:  # what a damaged workbook raises is of all kinds
        raise ArticleError("is a damaged Excel workbook; open and save it anew") from None
    tables = [sheet for sheet in sheets if sheet]
    if not tables:
        raise ArticleError("is an empty Excel workbook; put a table into it")
    return [t._replace(sheet="") for t in tables] if len(tables) == 1 else tables


def _of_sheet(sheet: object) -> Table | None:
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # what it claims may be millions
    found = sheet.iter_rows(values_only=True)  # type: ignore[attr-defined]
    filled = [(n, row) for n, row in enumerate(found) if any(c not in (None, "") for c in row)]
    if not filled:
        return None
    top, head = filled[0]
    columns = ["" if name is None else str(name).strip() for name in head]
    while columns and not columns[-1]:
        columns.pop()
    wide = [None] * len(columns)
    rows = [(n - top, [*map(_cell, row), *wide][: len(columns)]) for n, row in filled[1:]]
    return _without_index(Table(columns, rows, [], sheet.title))  # type: ignore[attr-defined]


def _cell(value: object) -> object:
    return value.replace("_x000D_", "") if isinstance(value, str) else value  # Excel's line ends


def from_json(raw: bytes, encoding: str | None) -> list[Table]:
    """Read objects of JSON: one a line, a list of them, or a list within an object."""
    text = decoded(raw, encoding)
    lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise ArticleError("is empty; put articles into it")
    whole = None if _is_object(_json(lines[0][1])) and len(lines) > 1 else _json(text)
    if whole is not None:
        items = _list_within(whole)
        return [_of_objects((n, o, "holds no object") for n, o in enumerate(items, start=1))]
    numbered = enumerate(lines, start=1)
    return [
        _of_objects(
            (n, _json(line), f"line {at}: is no object of JSON") for n, (at, line) in numbered
        )
    ]


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _list_within(value: object) -> list:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return [value]
    lists = [v for v in value.values() if isinstance(v, list) and v and all(map(_is_object, v))]
    return lists[0] if len(lists) == 1 else [value]


def _of_objects(items: Iterable[tuple[int, object, str]]) -> Table:
    objects, torn = [], []
    for number, item, wrong in items:
        if isinstance(item, dict):
            objects.append((number, dict(flat(item))))
        else:
            torn.append((number, f"{wrong}; mend or remove it"))
    columns = list(dict.fromkeys(name for _, item in objects for name in item))
    return Table(columns, [(n, [item.get(c) for c in columns]) for n, item in objects], torn)


def flat(item: dict) -> Iterator[tuple[str, object]]:
    """Yield the fields of an object, those of an object in it as ``source.name``."""
    for name, value in item.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", v) for inner, v in value.items())
        else:
            yield str(name), value


def from_parquet(raw: bytes, _: str | None) -> list[Table]:
    """Read a Parquet table."""
    parquet = needed("pyarrow.parquet", "pyarrow", "a Parquet table")
    try:
        file = parquet.ParquetFile(io.BytesIO(raw))
        about = file.metadata
        size = sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups))
        check_size(len(raw), size)
        frame = file.read().to_pandas()
    except ArticleError:
        raise
    except Exception:  # what a damaged table raises is of all kinds
        raise ArticleError("is a damaged Parquet table, or cut short; copy it anew") from None
    if frame.index.name is not None:
        frame = frame.reset_index()
    columns = [str(name) for name in frame.columns]
    values = [_values(frame.iloc[:, place]) for place in range(len(columns))]
    rows = [(n, list(row)) for n, row in enumerate(zip_longest(*values), start=1)]
    return [_without_index(Table(columns, rows, []))]


def _values(column: pd.Series) -> list:
    return [None if _is_missing(value) else value for value in column.astype(object)]


def _is_missing(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or _is_nan(value)


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


READERS: dict[str, Callable[[bytes, str | None], list[Table]]] = {
    "csv": from_cells,
    "xlsx": from_workbook,
    "json": from_json,
    "parquet": from_parquet,
}
