"""The bytes of a file in; the articles in it, and those that are torn, out.

What a file is, its bytes tell where they can (a workbook, Parquet, a packed file), else the ending
of its name; where that is missing, its text. The exports of news databases come as text, as
documents or as pages, and are told by their text.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from . import columns, exports, factiva, filekinds, lexis, proquest, sheets
from .encodings import decoded
from .files import Source
from .heads import head_and_body
from .lines import plain
from .office import of_rtf, of_word
from .pages import article_of_page, page_text, without_tags
from .records import LONGEST, ArticleError, Found, Record, too_long

__all__ = ["FORMATS", "Given", "found_in"]

ENDINGS = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".psv"), "csv"),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), "json"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".xlsx", ".xlsm"), "xlsx"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    **{".docx": "docx", ".rtf": "rtf"},
}
FORMATS = ("text", "html", "docx", "rtf", *sheets.READERS, "tsv", "jsonl", *exports.DATABASES)
_SAME = {"tsv": "csv", "jsonl": "json"}
PROGRAMS = {"docx": "Word", "xlsx": "Excel", "parquet": "Parquet"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")  # how such a document keeps what is locked


class Given(NamedTuple):
    """What the user says of the files: names of columns, format, encoding."""

    columns: Mapping[str, str | None] = MappingProxyType({})
    format: str | None = None
    encoding: str | None = None


def found_in(source: Source, given: Given) -> Found:
    """Return what a file holds.

    Raises
    ------
    ArticleError
        If none of it can be read; the message does not name the file.

    Examples
    --------
    >>> found = found_in(Source("seeds/teaching/oat-recall-wire.txt"), Given())
    >>> [record.about["outlet_type"] for record in found.records]
    ['wire']
    """
    if given.format is None and (other := filekinds.of_program(source.ending)):
        raise ArticleError(other)
    return _of_bytes(source.read(), source, given)


def _of_bytes(raw: bytes, source: Source, given: Given) -> Found:
    kind = _kind(raw, source, given.format)
    if kind in sheets.READERS:
        return _of_tables(sheets.READERS[kind](raw, given.encoding), given)
    if kind == "html":
        return _of_page(page_text(raw, given.encoding), given)
    if kind in ("docx", "rtf"):
        lines, about = of_word(raw) if kind == "docx" else of_rtf(raw)
        if found := _exported("\n".join(lines), given):
            return found
        return _one("\n".join(line.rstrip() for line in lines).strip(), about)
    return _of_text(raw, source, given)


def _kind(raw: bytes, source: Source, told: str | None) -> str:
    """Return the kind of a file, or refuse it with what it is."""
    if kind := _kind_of_bytes(raw, source.ending):
        return kind
    if told in FORMATS and told not in exports.DATABASES:
        return _SAME.get(told, told)
    kind = ENDINGS.get(source.ending, "text")
    if kind in PROGRAMS:
        raise ArticleError(f"is no file of {PROGRAMS[kind]}, though it is called so; save it anew")
    return kind


def _kind_of_bytes(raw: bytes, ending: str) -> str:
    """Return the kind of a file whose first bytes tell it, or ""."""
    if raw.startswith(OLD_OFFICE):
        if LOCKED in raw:
            raise ArticleError("is locked with a password; save it without one")
        raise ArticleError("is a file of an old Word or Excel; save it as .docx or .xlsx")
    if raw.startswith(b"PK\x03\x04"):
        for name, kind in ((b"word/document.xml", "docx"), (b"xl/workbook.xml", "xlsx")):
            if name in raw:
                return kind
        if ENDINGS.get(ending) not in PROGRAMS:
            raise ArticleError(f"{filekinds.of_bytes(raw)}; unpack it, or save its text")
        return ENDINGS[ending]
    if raw.startswith(b"PAR1"):
        return "parquet"
    return "rtf" if raw.lstrip()[:5] == b"{\\rtf" else ""


def _of_tables(tables: list[sheets.Table], given: Given) -> Found:
    records: list[Record] = []
    torn: list[tuple[int, str]] = []
    notes: list[str] = []
    for table in tables:
        where = f"sheet {table.sheet!r}: " if table.sheet else ""
        torn += [(n, where + reason) for n, reason in table.torn]
        if torn and not table.rows:
            continue
        try:
            rows, said = columns.articles(table, given.columns)
        except ArticleError as error:
            if len(tables) == 1:
                raise
            torn.append((0, where + str(error)))
            continue
        records += [row._replace(sheet=table.sheet) for row in rows]
        notes += [where + note for note in said]
    return Found(records, torn, notes)


def _of_page(source: str, given: Given) -> Found:
    if given.format == "factiva" or (given.format is None and factiva.holds_page(source)):
        return exports.counted(*factiva.pieces_of_page(source), "Factiva")
    likely = given.format is None and (lexis.may_hold(source) or proquest.may_hold(source))
    told = likely or given.format in exports.DATABASES
    found = _exported(without_tags(source), given) if told else None
    return found or Found([article_of_page(source)])


def _of_text(raw: bytes, source: Source, given: Given) -> Found:
    refused = filekinds.of_bytes(raw) or filekinds.of_ending(PurePath(source.path).suffix)
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    if refused and not wide and given.format is None:
        raise ArticleError(f"{refused}; save its text as .txt")
    text = decoded(raw, given.encoding)
    if found := _exported(text, given):
        return found
    if len(text) > LONGEST:
        raise ArticleError(too_long(text))
    about, body = head_and_body(text)
    kind = filekinds.of_text(body)
    if kind and given.format != "text":
        form = filekinds.format_of(kind)
        if form and not source.ending:  # a stream, or a file without an ending
            return _of_bytes(raw, source, given._replace(format=form))
        hint = f"say format={form!r} to read it as that" if form else "save its text as .txt"
        raise ArticleError(f"{kind}; {hint}")
    return _one(body, about)


def _one(text: object, about: dict[str, object]) -> Found:
    return Found([Record(0, text, about)])


def _exported(text: str, given: Given) -> Found | None:
    """Return the articles of an export, or None if the text is none."""
    told = given.format in exports.DATABASES
    if not told and (given.format is not None or not exports.likely(text)):
        return None
    lines = plain(text)
    database = str(given.format) if told else exports.database_of(lines)
    return exports.found_in(lines, database) if database else None
