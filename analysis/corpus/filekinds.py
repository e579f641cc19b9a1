"""What a file holds that is no plain-text article: told by its bytes, its text or its ending.

A file that holds a table, a web page or a letter in a word processor's form would be measured as
one odd article. Each function gives half a sentence that says what the file seems to be, or "".
"""

from __future__ import annotations

import csv
import io
import json
import re

__all__ = ["format_of", "of_bytes", "of_ending", "of_program", "of_text"]

# How files of these kinds begin.
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in RTF"),
    (b"PAR1", "a Parquet table"),
    (b"ARROW1", "an Arrow table"),
    (b"FEA1", "a Feather table"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "a file of Word, Excel or PowerPoint in the old form"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"BZh", "a packed file"),
    (b"\xfd7zXZ", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)
# What the names of the files within a ZIP tell.
ZIPPED = (
    (b"word/", "a document of Word (.docx)"),
    (b"xl/", "a workbook of Excel (.xlsx)"),
    (b"ppt/", "slides of PowerPoint (.pptx)"),
    (b"opendocument", "a document of LibreOffice"),
    (b"epub", "an e-book (.epub)"),
)
# Endings of files that cannot be read; the others are told by what they hold.
ENDINGS = {".xml": "XML", ".eml": "a mail", ".msg": "a mail"}
# Files of programs that can save what they hold in a form that is read here.
PROGRAMS = {
    ".pages": ("a document of Pages", "export it as .docx"),
    ".odt": ("a document of LibreOffice", "save it as .docx"),
    ".numbers": ("a table of Numbers", "export it as .xlsx or .csv"),
    ".ods": ("a table of LibreOffice", "save it as .xlsx or .csv"),
    ".key": ("slides of Keynote", "save their text as .txt"),
    ".epub": ("an e-book", "save its text as .txt"),
    **dict.fromkeys((".sav", ".por"), ("a table of SPSS", "save it as .csv")),
    ".dta": ("a table of Stata", "save it as .csv"),
    **dict.fromkeys((".rds", ".rdata", ".rda"), ("an object of R", "save it as .csv")),
    **dict.fromkeys((".feather", ".arrow"), ("an Arrow table", "save it as .parquet or .csv")),
    **dict.fromkeys(
        (".mht", ".mhtml", ".webarchive"), ("a web archive", "save the page as .html alone")
    ),
}
LONGEST = 200_000  # characters of which a table is told
FITTING = 0.9  # of the records of a table have as many cells as its head
SPACED = 0.2  # of the cells of a table, at most, start with a space; in prose nearly all
_BLOCK = (
    r"(?:p|br|div|span|[uo]l|li|table|t[dr]|h[1-6]|article|section|body|head|html|script|style)"
)
_PAGE = re.compile(rf"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|{_BLOCK})\b[^<>]*>", re.I | re.S)
_BLOCKS = re.compile(rf"</{_BLOCK}>|<br\s*/?>", re.I)
_MOST_BLOCKS = 2  # an article about web pages may name a tag or two
_MARKUP = re.compile(r"\s*(?:<\?xml\b|<([a-z][\w:-]*)[^<>]*>.*</\1>\s*\Z)", re.I | re.S)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


def of_bytes(raw: bytes) -> str:
    """Return what a file seems to be by its first bytes.

    Examples
    --------
    >>> of_bytes(b"%PDF-1.7 ..."), of_bytes(b"It may rain.")
    ('seems to be a PDF', '')
    """
    raw = raw.lstrip() if raw[:1].isspace() else raw
    if raw.startswith(b"PK\x03\x04"):
        known = (kind for name, kind in ZIPPED if name in raw)
        return f"seems to be {next(known, 'a ZIP file')}"
    kinds = (kind for start, kind in MAGIC if raw.startswith(start))
    return next((f"seems to be {kind}" for kind in kinds), "")


def of_ending(ending: str) -> str:
    """Return what a file seems to be by the ending of its name.

    Examples
    --------
    >>> of_ending(".XML"), of_ending(".txt")
    ('is named like XML', '')
    """
    kind = ENDINGS.get(ending.lower())
    return f"is named like {kind}" if kind else ""


def of_program(ending: str) -> str:
    """Return whose file it is by its ending, if that is not read here, and how to save it.

    Examples
    --------
    >>> of_program(".numbers"), of_program(".csv")
    ('is a table of Numbers; export it as .xlsx or .csv', '')
    """
    return "is {}; {}".format(*PROGRAMS[ending]) if ending in PROGRAMS else ""


def of_text(text: str) -> str:
    """Return what a file seems to be by its text.

    Examples
    --------
    >>> of_text('{"id": 1, "text": "It rains."}'), of_text("id,text\\n1,It rains.")
    ('seems to be data in JSON', 'seems to be a table (its cells parted by commas)')
    >>> of_text("“It may rain,” he said."), of_text("A, B and C won.\\nD, E and F lost.")
    ('', '')
    """
    start = text.lstrip()[:1]
    if start == "<" and _PAGE.match(text):
        return "seems to be a web page (HTML)"
    if start == "<" and _MARKUP.match(text):
        return "seems to be XML"
    if len(_BLOCKS.findall(text)) > _MOST_BLOCKS:
        return "seems to hold the tags of a web page (HTML)"
    if start in ("{", "[") and _is_json(text):
        return "seems to be data in JSON"
    for mark, name in ((",", "commas"), ("\t", "tabs"), (";", "semicolons")):
        if _is_table(text.strip("\r\n "), mark):
            return f"seems to be a table (its cells parted by {name})"
    return ""


def format_of(kind: str) -> str:
    """Return the format under which what `of_text` tells can be read, or "".

    Examples
    --------
    >>> format_of(of_text("id,text\\n1,It rains.")), format_of("")
    ('csv', '')
    """
    told = (("a table", "csv"), ("JSON", "json"), ("a web page (HTML)", "html"))
    return next((name for said, name in told if said in kind), "")


def _is_json(text: str) -> bool:
    """Tell whether a text is an object or a list in JSON, or starts with lines of such."""
    first = text.strip().partition("\n")[0]
    return any(isinstance(_parsed(part), (dict, list)) for part in (first, text))


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_table(text: str, mark: str) -> bool:
    """Tell whether all lines part into as many cells as the first.

    In prose a space stands behind a comma, figures have commas within, and a tab opens a line.
    """
    head = _THOUSANDS.sub("", text.partition("\n")[0])
    if mark not in head:
        return False
    try:
        records = [r for r in csv.reader(io.StringIO(text[:LONGEST]), delimiter=mark) if r]
    except csv.Error:
        return False
    if len(text) > LONGEST:
        records.pop()  # it is cut off
    size = len(records[0]) if records else 0
    if size < 2 or len(records) < 2 or not any(map(str.strip, records[0][1:])):
        return False
    if mark == "\t" and not any(record[0] for record in records[1:]):
        return False
    cells = [cell.startswith(" ") for record in records for cell in record[1:]]
    spaced = any(cell.startswith(" ") for cell in records[0][1:]) or sum(cells) > SPACED * len(
        cells
    )
    return not spaced and sum(len(r) == size for r in records) >= FITTING * len(records)
