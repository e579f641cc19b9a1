"""Tables in; files that other programs open, and that run nothing there, out.

A spreadsheet takes a cell that opens with ``=``, ``+``, ``-`` or ``@`` for a formula, and a
headline may open so. Such a text gets a single quotation mark before it, as spreadsheets themselves
mark texts; numbers stay numbers.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import pandas as pd

from ..errors import InputError
from ..provenance import provenance
from .records import needed

__all__ = [
    "FORMATS",
    "harmless",
    "is_rejects",
    "legible",
    "plain",
    "save_rejects",
    "save_table",
    "write",
]

REJECTS = ("file", "row", "reason")
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # that no workbook may hold
MOST_ROWS = 1_048_575  # of a sheet of Excel, below its head


def harmless(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> harmless("=HYPERLINK(1)"), harmless("Rain = more"), harmless(-1.5)
    ("'=HYPERLINK(1)", 'Rain = more', -1.5)
    """
    if not isinstance(value, str):
        return value
    value = legible(value)
    return f"'{value}" if _FORMULA.match(value.lstrip(" ")) else value


def save_table(table: pd.DataFrame, out: Path, notes: Mapping | None = None) -> None:
    """Save a table as .csv, .xlsx or .parquet, and beside it what its numbers come from.

    None of these has a place for that in which other programs would look. The W3C's "CSV on the
    Web" gives a table a neighbour ``…-metadata.json``, which its readers look for and all others
    leave alone. Other ``notes`` may stand there instead.

    Examples
    --------
    >>> save_table(pd.DataFrame({"rain": [1]}), Path("rain.doc"))
    Traceback (most recent call last):
    analysis.errors.InputError: rain.doc: a table is saved as .csv, .xlsx, .parquet.
    """
    saver = FORMATS.get(out.suffix.lower())
    if saver is None:
        raise InputError(f"{out}: a table is saved as {', '.join(FORMATS)}.")
    about = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": out.name,
        "notes": [notes or provenance()],
    }
    told = json.dumps(about, indent=2) + "\n"
    beside = out.with_name(out.name + "-metadata.json")
    write({out: lambda file: saver(table, file), beside: lambda f: f.write(told.encode())})


def save_rejects(rejects: Iterable[Mapping[str, object]], out: Path) -> None:
    """Save what could not be read, as `read_corpus` lists it, as a CSV."""
    table = pd.DataFrame(list(rejects), columns=list(REJECTS))
    write({out: lambda file: _as_csv(table, file)})


def write(files: Mapping[Path, Callable[[IO[bytes]], object]]) -> None:
    """Write files whole or not at all.

    Raises
    ------
    OSError
        If one of them cannot be written; then none is there.
    """
    partial = {path: path.with_name(path.name + ".partial") for path in files}
    with ExitStack() as stack:
        for path, put in files.items():
            stack.callback(partial[path].unlink, missing_ok=True)
            with partial[path].open("wb") as file:
                put(file)
        for path in files:
            partial[path].replace(path)


def _as_csv(table: pd.DataFrame, file: IO[bytes]) -> None:
    safe = table.map(harmless)
    safe.columns = [harmless(name) for name in table.columns]
    options = {"index": False, "lineterminator": "\n", "quoting": csv.QUOTE_MINIMAL}
    safe.to_csv(file, encoding="utf-8", errors="replace", **options)


def _as_workbook(table: pd.DataFrame, file: IO[bytes]) -> None:
    openpyxl = needed("openpyxl", "openpyxl", "and write an Excel workbook")
    if len(table) > MOST_ROWS:
        raise InputError(f"A sheet of Excel holds {MOST_ROWS:,} rows; save the table as .parquet.")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("articles")
    sheet.append([_cell(sheet, str(name)) for name in table.columns])
    for row in table.itertuples(index=False, name=None):
        sheet.append([_cell(sheet, value) for value in row])
    book.save(file)


def _cell(sheet: object, value: object) -> object:
    """Return a cell whose text stays text, whatever it opens with."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        text = harmless(_UNSEEN.sub("\ufffd", value))
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        return cell
    if _is_missing(value):
        return None
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def _as_parquet(table: pd.DataFrame, file: IO[bytes]) -> None:
    needed("pyarrow", "pyarrow", "and write a Parquet table")
    plain(table).to_parquet(file, index=False)


def plain(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose columns are of one type each, as Parquet wants them.

    Examples
    --------
    >>> plain(pd.DataFrame({"year": [2024, "n.d."]}))["year"].tolist()
    ['2024', 'n.d.']
    """
    columns = {name: _one_type(table[name]) for name in table.columns}
    found = pd.DataFrame(columns, index=table.index)
    found.attrs = json.loads(json.dumps(table.attrs, default=str))
    return found


def _one_type(column: pd.Series) -> pd.Series:
    if column.dtype != object:
        return column
    texts = [None if _is_missing(value) else legible(str(value)) for value in column]
    return pd.Series(texts, index=column.index, dtype=object)


def _is_missing(value: object) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def legible(text: str) -> str:
    """Return a text as UTF-8 can hold it: what is no sign in it is shown as �.

    Examples
    --------
    >>> legible("caf\\udce9"), legible("café")
    ('caf�', 'café')
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


FORMATS: dict[str, Callable[[pd.DataFrame, IO[bytes]], None]] = {
    ".csv": _as_csv,
    ".xlsx": _as_workbook,
    ".parquet": _as_parquet,
}


def is_rejects(path: Path) -> bool:
    """Tell whether a file is a list of rejects that an earlier run saved."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline().strip() == ",".join(REJECTS)
    except OSError:
        return False
