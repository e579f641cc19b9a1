"""What a user names in; one row per article, and what was refused with its reason, out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from ..errors import InputError, InputTypeError
from .assembling import Row, assembled
from .columns import renamed
from .contents import cleaned, wrong
from .encodings import is_known
from .files import Source, Sources, sources
from .formats import FORMATS, Given, found_in
from .progress import shown
from .records import Article, ArticleError, Found, MissingReaderError, Record, Reject

__all__ = ["checked", "read_article", "read_corpus"]


def read_article(path: str | Path) -> Article:
    """Read one article: plain text, with or without a YAML head, a web page, Word or RTF.

    Parameters
    ----------
    path : str or Path
        The file. A head between two lines of ``---`` is taken off the text; of a page only
        the article is read.

    Returns
    -------
    Article
        The file's stem, the text, and a dict of what the file says about it.

    Raises
    ------
    ArticleError
        If there is no such file, it is a folder, it holds no words or several articles (a
        table, an export: `read_corpus` reads those), or it cannot be read.

    Examples
    --------
    >>> read_article("no-such-file.txt")
    Traceback (most recent call last):
    analysis.corpus.records.ArticleError: no-such-file.txt: there is no such file; check the path.
    """
    if not isinstance(path, str | Path):
        raise InputTypeError(f"A path is a string or a Path, not {path!r:.40}.")
    if "\x00" in str(path):
        raise ArticleError(f"{str(path)!r}: no path holds a zero byte; check it.")
    source = Source(Path(path).as_posix())
    rows, rejects, _ = _of_source(source, Given())
    if len(rows) == 1:
        return Article(source.stem, str(rows[0].record.text), rows[0].record.about)
    if rows:
        raise ArticleError(f"{path}: holds {len(rows)} articles; read_corpus reads them.")
    raise ArticleError(f"{path}: {rejects[0].reason}.")


def read_corpus(
    path: Sources,
    *,
    text: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    id: str | None = None,
    format: str | None = None,
    encoding: str | None = None,
    errors: str = "report",
) -> pd.DataFrame:
    """Read articles from files: a folder, a table, the export of a database, whatever holds them.

    Parameters
    ----------
    path : str, Path, open binary file, or list of these
        A folder (with the folders in it), one file, a pattern (``news/*.txt``), or several.
        Files hold one article each: ``.txt``, ``.md`` (with a YAML head or without),
        ``.html`` (the article in the page), ``.docx``, ``.rtf``; or many: tables (``.csv``,
        ``.tsv``, ``.xlsx``, ``.json``, ``.jsonl``, ``.parquet``) and exports of Nexis Uni or
        LexisNexis, Factiva and ProQuest as text, document or page, in English and a few other
        languages of those programs. All may be packed
        (``.gz``, ``.bz2``, ``.xz``).
    text, title, outlet, date, id : str, optional
        The names of these columns, or fields of a head. They are found by what they are
        usually called (headline, body, source, published …) and, texts, by their length.
    format : str, optional
        What the files are, if that is not told by their endings or by what they hold:
        text, html, docx, rtf, csv, json, xlsx, parquet, lexis, factiva or proquest.
    encoding : str, optional
        The encoding, if it is not recognised: UTF-8, UTF-16 and those of Windows and old
        Macs are, also mixed in one file.
    errors : {"report", "raise"}
        What to do with what cannot be read: list it, or stop at the first.

    Returns
    -------
    DataFrame
        One row per article, in the order of the files: ``article`` (the file's stem, with the
        row behind it where there are several), ``id`` (unique: that of the file, else a hash
        of the text), ``title``, ``outlet``, ``date``, ``text``, ``path``, ``folder`` (where
        folders are nested), then all other columns and fields as they are called, but
        ``own_…`` before one that is called like a number of `CODEBOOK` or a column of the kit.
        ``duplicate_of`` is the ``id`` of an earlier article that this one repeats, at least
        half of it, and ``duplicate_share`` the share of runs of four words that both hold.

        ``attrs["rejects"]`` lists what was refused, each as a dict of ``file``, ``row`` (0 for
        the whole file) and ``reason``: every article is either in the table or there.
        ``attrs["notes"]`` lists what was read otherwise than it may look.

    Raises
    ------
    ArticleError
        If nothing can be read; its ``rejects`` hold all reasons. With ``errors="raise"``, if
        anything cannot.
    InputError
        If the format, the encoding or ``errors`` is not known.
    MissingReaderError
        If a library that a file needs is not installed.

    Examples
    --------
    >>> corpus = read_corpus("seeds/teaching")
    >>> corpus["outlet_type"].value_counts().to_dict()
    {'broadsheet': 3, 'partisan': 3, 'tabloid': 3, 'wire': 3}
    >>> corpus["title"][3], str(corpus["date"][3].date()), corpus.attrs["rejects"]
    ("Flooded rail tunnel shuts half of Port Ellery's metro, 23 hurt", '2024-05-07', [])
    """
    named = {"text": text, "title": title, "outlet": outlet, "date": date, "id": id}
    given = Given(named, format, encoding)
    _check(given, errors)
    rows: list[Row] = []
    rejects: list[Reject] = []
    notes: list[str] = []
    for source in shown(sources(path), "file"):
        new, refused, said = _of_source(source, given)
        new = [row._replace(record=_named(row.record, given)) for row in new]
        if refused and errors == "raise":
            raise ArticleError(_sentence(refused[0]))
        rows += new
        rejects += refused
        notes += [f"{source.path}: {note}" for note in said]
    if not rows:
        raise _nothing(rejects)
    corpus = assembled(rows, notes)
    corpus.attrs["rejects"] = [reject._asdict() for reject in rejects]
    corpus.attrs["notes"] = notes
    return corpus


def _named(record: Record, given: Given) -> Record:
    """Return the article of a file of its own with its fields under the kit's names."""
    return record if record.row else record._replace(about=renamed(record.about, given.columns))


def _check(given: Given, errors: str) -> None:
    if errors not in ("report", "raise"):
        raise InputError(f"errors={errors!r} is not known; say 'report' or 'raise'.")
    if given.format is not None and given.format not in FORMATS:
        raise InputError(f"format={given.format!r} is not known; say one of {', '.join(FORMATS)}.")
    if given.encoding is not None and not is_known(given.encoding):
        raise InputError(f"encoding={given.encoding!r} is not known; try 'cp1252' or leave it out.")
    for role, name in given.columns.items():
        if not isinstance(name, str | None):
            raise InputTypeError(f"{role}= takes the name of a column, not {name!r:.40}.")


def _nothing(rejects: Sequence[Reject]) -> ArticleError:
    """Return the error for a corpus of which nothing could be read."""
    more = f" (and {len(rejects) - 1} more such)" if len(rejects) > 1 else ""
    said = _sentence(rejects[0])[:-1] + more if rejects else "No file was named; name some"
    error = ArticleError(f"{said}.")
    error.rejects = tuple(rejects)
    return error


def _sentence(reject: Reject) -> str:
    row = f", row {reject.row}" if reject.row else ""
    return f"{reject.file}{row}: {reject.reason}."


def _of_source(source: Source, given: Given) -> tuple[list[Row], list[Reject], Sequence[str]]:
    """Read a file, and check each of its articles."""
    try:
        found = found_in(source, given)
    except MissingReaderError:
        raise
    except ArticleError as error:
        return [], [Reject(source.path, 0, str(error))], ()
    rows, rejects = [], [Reject(source.path, row, reason) for row, reason in found.torn]
    records, notes = _without_tags(found)
    for record in records:
        if reason := wrong(record.text):
            rejects.append(Reject(source.path, record.row, _where(record) + reason))
        else:
            rows.append(Row(source, record))
    if not found.records and not found.torn:
        rejects.append(Reject(source.path, 0, "holds no articles; put some into it"))
    return rows, sorted(rejects, key=lambda reject: reject.row), notes


def _where(record: Record) -> str:
    return f"sheet {record.sheet!r}: " if record.sheet else ""


def _without_tags(found: Found) -> tuple[list[Record], Sequence[str]]:
    """Take off the texts of a table what a web page was written with, and say so."""
    records = [r._replace(text=cleaned(r.text)) if r.row else r for r in found.records]
    # A missing text (NaN) is unlike itself: only texts are compared.
    pairs = zip(records, found.records, strict=True)
    changed = sum(isinstance(new.text, str) and new.text != old.text for new, old in pairs)
    if not changed:
        return found.records, found.notes
    held = "1 text" if changed == 1 else f"{changed} texts"
    note = f"{held} held the tags or signs of a web page, which were taken off."
    return records, (*found.notes, note)


def checked(text: object) -> tuple[object, str]:
    """Return the text of a table's row without the tags of a page, and what is wrong with it.

    Examples
    --------
    >>> checked("It rains."), checked("?!")[1]
    (('It rains.', ''), "holds no words; put the article's text there")
    """
    text = cleaned(text)
    return text, wrong(text)
