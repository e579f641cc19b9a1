"""Large files in (Parquet, JSON lines, cells parted by commas); their rows, some at a time, out.

Nothing holds more of a file than is asked for at once. Since a column must be of one type in all
parts of it, files that do not tell their types are read twice: for these, and for the rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import cells
from .columns import distinct
from .encodings import decoded
from .records import LONGEST, ArticleError, needed
from .saving import legible
from .sheets import EMPTY, flat, number_of, told_separator, wrong_count

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["STREAMED", "Chunk", "Stream", "cast", "opened", "unified"]

BLOCK = 16 * 2**20  # bytes of a file of cells that are read at once
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # how UTF-16 and UTF-32 begin
Row = tuple[int, dict[str, object] | None, str]  # its number, its fields or what is wrong with it


class Chunk(NamedTuple):
    """Some rows of a file: their numbers, the table of them, and the torn ones with why.

    ``turned`` names, by row and column, what was no text and became one.
    """

    rows: list[int]
    table: pa.Table
    torn: list[tuple[int, str]]
    turned: Collection[tuple[int, str]] = ()


class Stream(NamedTuple):
    """A file that is read some rows at a time: its path, its types, how many rows it has."""

    path: str
    schema: pa.Schema
    rows: int
    chunks: Callable[[int], Iterator[Chunk]]


def opened(path: str, encoding: str | None) -> Stream:
    """Return the stream of a file whose ending is in `STREAMED`.

    Raises
    ------
    ArticleError
        If it cannot be read so.
    """
    needed("pyarrow", "pyarrow", "and write a Parquet table")
    try:
        return STREAMED[Path(path).suffix.lower()](path, encoding)
    except OSError as error:
        raise ArticleError(f"{path}: cannot be opened ({error.strerror}); check it") from None


def _parquet(path: str, _: str | None) -> Stream:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            schema, rows = file.schema_arrow.remove_metadata(), file.metadata.num_rows
    except pa.ArrowException:
        raise ArticleError(
            f"{path}: is a damaged Parquet table, or cut short; copy it anew."
        ) from None
    names = [n for n in schema.names if n.lower() not in EMPTY and not n.startswith("__index_")]
    schema = pa.schema([schema.field(name) for name in names])

    def chunks(size: int) -> Iterator[Chunk]:
        first = 1
        with parquet.ParquetFile(path) as file:
            for table in _of_size(file.iter_batches(size, columns=names), size, schema):
                yield Chunk([*range(first, first + table.num_rows)], table, [])
                first += table.num_rows

    return Stream(path, schema, rows, chunks)


def _of_size(batches: Iterable, size: int, schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield tables of one size, however a file was cut into groups of rows."""
    import pyarrow as pa

    held = schema.empty_table()
    for batch in batches:
        held = pa.concat_tables([held, pa.Table.from_batches([batch]).select(schema.names)])
        while held.num_rows >= size:
            yield held.slice(0, size)
            held = held.slice(size)
    if held.num_rows:
        yield held


def _lines(path: str, encoding: str | None) -> Stream:
    def rows() -> Iterator[Row]:
        number = 0
        with open(path, "rb") as file:
            for at, raw in enumerate(file, start=1):
                line = decoded(raw, encoding)
                if line.strip():
                    number += 1
                    yield _object(number, at, line)

    return _of_rows(path, rows)


def _object(number: int, at: int, line: str) -> Row:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return number, dict(flat(found)), ""
    return number, None, f"line {at}: is no object of JSON; mend or remove it"


def _cells(path: str, encoding: str | None) -> Stream:
    def rows() -> Iterator[Row]:
        found = _records(path, encoding)
        head = next(found, None)
        if head is None:
            raise ArticleError(f"{path}: is empty; put a table into it.")
        names = [name.strip() for name in head.cells]
        while names and not names[-1]:
            names.pop()  # a separator at the end of each line
        kept = [place for place, name in enumerate(names) if name.lower() not in EMPTY]
        for number, record in enumerate(found, start=1):
            wrong = record.wrong
            if not wrong and (len(record.cells) < len(names) or any(record.cells[len(names) :])):
                wrong = wrong_count(record.cells, names)
            if wrong:
                yield number, None, f"line {record.line}: {wrong}"
            else:
                columns = distinct(names)
                yield number, {columns[p]: _value_of(record.cells[p]) for p in kept}, ""

    return _of_rows(path, rows)


def _records(path: str, encoding: str | None) -> Iterator[cells.Cells]:
    """Yield the records of a table, block by block.

    The last record of a block may be cut, and so may be what looks torn near its end: both are
    read again with the next block.
    """
    held, mark, line = "", "", 0
    with open(path, "rb") as file:
        while raw := file.read(BLOCK) + file.readline():
            text = held + decoded(raw, encoding)
            if not mark:
                mark, text = told_separator(text)
                mark = mark or cells.separator(text)
            found = list(cells.records(text, mark))
            late = [r.start for r in found if r.wrong and len(text) - r.start < LONGEST]
            cut = min([*late, found[-1].start]) if found and len(raw) >= BLOCK else len(text)
            for record in found:
                if record.start < cut:
                    yield record._replace(line=line + record.line)
            held = text[cut:]
            line += text.count("\n", 0, cut)
    if held:
        for record in cells.records(held, mark):
            yield record._replace(line=line + record.line)


def _value_of(cell: str) -> object:
    """Return a cell as what it is written like: a truth value, a number, nothing, or a text."""
    if not cell.strip():
        return None
    if cell in ("True", "False"):
        return cell == "True"
    number = number_of(cell)
    return cell if number is None else _Written(cell, number)


class _Written(str):
    """A cell that is written like a number: it is one only if all of its column are."""

    number: int | float

    def __new__(cls, cell: str, number: int | float) -> _Written:
        new = super().__new__(cls, cell)
        new.number = number
        return new


def _of_rows(path: str, rows: Callable[[], Iterator[Row]]) -> Stream:
    """Return the stream of rows whose types are not told: these are looked for first."""
    import pyarrow as pa

    kinds: dict[str, set[type]] = {}
    count = 0
    for number, fields, _ in rows():
        count = number
        for name, value in (fields or {}).items():
            kinds.setdefault(name, set()).add(_kind(value))
    schema = pa.schema([(name, _type(found)) for name, found in kinds.items()])

    def chunks(size: int) -> Iterator[Chunk]:
        taken = rows()
        while some := list(islice(taken, size)):
            good = [(n, fields) for n, fields, _ in some if fields is not None]
            columns = [
                pa.array([_as(fields.get(f.name), f.type) for _, fields in good], f.type)
                for f in schema
            ]
            table = pa.table(columns, schema=schema)
            torn = [(n, wrong) for n, fields, wrong in some if fields is None]
            texts = [field.name for field in schema if field.type == "string"]
            turned = {(n, t) for n, f in good for t in texts if not isinstance(f.get(t, ""), str)}
            yield Chunk([n for n, _ in good], table, torn, turned)

    return Stream(path, schema, count, chunks)


def _kind(value: object) -> type:
    """Return as what a value can be kept."""
    if value is None:
        return type(None)
    value = getattr(value, "number", value)
    if isinstance(value, bool) or (isinstance(value, int) and not -(2**63) <= value < 2**63):
        return bool if isinstance(value, bool) else str
    return type(value) if isinstance(value, int | float) else str


def _type(kinds: set[type]) -> pa.DataType:
    import pyarrow as pa

    kinds = kinds - {type(None)}
    for types, found in (({bool}, pa.bool_()), ({int}, pa.int64()), ({int, float}, pa.float64())):
        if kinds and kinds <= types:
            return found
    return pa.string()


def _as(value: object, kind: pa.DataType) -> object:
    """Return a value as a column of some type holds it."""
    if value is None:
        return None
    if kind != "string":
        return getattr(value, "number", value)
    if isinstance(value, (list, tuple)):
        return legible("; ".join(map(str, value)))
    return legible(json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value))


def unified(streams: Sequence[Stream]) -> pa.Schema:
    """Return the one schema of several files: columns of unlike types become texts."""
    import pyarrow as pa

    fields: dict[str, set[pa.DataType]] = {}
    for stream in streams:
        for field in stream.schema:
            fields.setdefault(field.name, set()).add(field.type)
    return pa.schema([(name, _common(types)) for name, types in fields.items()])


def _common(types: set[pa.DataType]) -> pa.DataType:
    import pyarrow as pa

    kinds = {kind for kind in types if not pa.types.is_null(kind)}
    if len(kinds) == 1:
        return next(iter(kinds))
    numbers = all(pa.types.is_integer(kind) or pa.types.is_floating(kind) for kind in kinds)
    return pa.float64() if kinds and numbers else pa.string()


def cast(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return a table with the columns of a schema, empty ones where it has none."""
    import pyarrow as pa

    found = table.schema.names
    return pa.table(
        [
            table[field.name].cast(field.type)
            if field.name in found
            else pa.nulls(table.num_rows, field.type)
            for field in schema
        ],
        schema=schema,
    )


STREAMED: dict[str, Callable[[str, str | None], Stream]] = {
    **dict.fromkeys((".parquet", ".pq"), _parquet),
    **dict.fromkeys((".jsonl", ".ndjson"), _lines),
    **dict.fromkeys((".csv", ".tsv", ".tab", ".psv"), _cells),
}
