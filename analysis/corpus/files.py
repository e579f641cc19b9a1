"""What a user names in; open files out: folders, patterns, lists, streams, packed files.

A packed file may be made to unpack to more than any memory holds. Text packs to a tenth or so,
seldom to less than a hundredth: what unpacks further is no text.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeAlias

from ..errors import InputTypeError
from .records import ArticleError

__all__ = ["Named", "Source", "Sources", "check_size", "check_zip", "sources"]

Named: TypeAlias = str | Path | BinaryIO
Sources: TypeAlias = Named | Iterable[Named]

LARGEST = 2**31  # bytes of a file that is read at once
SMALL = 20 * 2**20  # bytes to which anything may unpack
RATIO = 100  # and further so many times its packed size
PACKED: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_MAGIC = {b"\x1f\x8b": ".gz", b"BZh": ".bz2", b"\xfd7zXZ\x00": ".xz"}
ARTICLES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".rtf")
TABLES = (
    *(".csv", ".tsv", ".tab", ".psv", ".xlsx", ".xlsm", ".jsonl", ".ndjson", ".json"),
    *(".parquet", ".pq"),
)
ABOUT = ("readme", "licence", "license", "citation", "changelog", "contributing")


class Source(NamedTuple):
    """A file to read: how it is called, the folder it lies in, and what is wrong with it."""

    path: str
    folder: str = ""  # below the folder that was named
    stream: BinaryIO | None = None
    wrong: str = ""

    @property
    def suffixes(self) -> list[str]:
        """The endings that count: ``[".csv", ".gz"]``."""
        return [s.lower() for s in Path(self.path).suffixes[-2:]]

    @property
    def ending(self) -> str:
        """The ending that tells the kind, that of packing left out."""
        kinds = [s for s in self.suffixes if s not in PACKED]
        last = self.suffixes[-1:]
        return kinds[-1] if kinds and (last == kinds[-1:] or last[0] in PACKED) else ""

    @property
    def stem(self) -> str:
        """The name without its ending."""
        name = Path(self.path).name
        for suffix in reversed(self.suffixes):
            if suffix in (*PACKED, self.ending):
                name = name[: -len(suffix)]
        return name or Path(self.path).name

    def read(self) -> bytes:
        """Return the bytes of the file, unpacked.

        Raises
        ------
        ArticleError
            If the file cannot be opened or unpacked.
        """
        if self.wrong:
            raise ArticleError(self.wrong)
        raw = self.stream.read() if self.stream else _bytes(Path(self.path))
        return _unpacked(raw)


def sources(named: Sources) -> list[Source]:
    """Return the files that a path, a folder, a pattern, a stream or a list of these names.

    Examples
    --------
    >>> [source.path for source in sources("seeds/teaching/oat-*-wire.txt")]
    ['seeds/teaching/oat-recall-wire.txt']
    """
    if isinstance(named, Iterable) and not isinstance(named, (str, os.PathLike, io.IOBase)):
        found: dict[str, Source] = {}
        for source in (source for name in named for source in _of_one(name)):
            found.setdefault(source.path, source)
        return list(found.values())
    return list(_of_one(named))


def _of_one(named: object) -> Iterator[Source]:
    if isinstance(named, io.IOBase) or hasattr(named, "read"):
        name = getattr(named, "name", "")
        yield Source(name if isinstance(name, str) and name else "-", stream=named)  # type: ignore[arg-type]
        return
    if not isinstance(named, str | os.PathLike):
        raise InputTypeError(f"A path is a string or a Path, not {named!r:.40}.")
    if "\x00" in str(named):
        raise ArticleError(f"{str(named)!r}: no path holds a zero byte; check it.")
    path = Path(named).expanduser()
    if os.path.isdir(path):  # False for a name that is too long
        yield from _in_folder(path)
    elif has_magic(str(path)) and not os.path.exists(path):
        names = sorted(glob(str(path), recursive=True))
        matched = [Path(name).as_posix() for name in names if os.path.isfile(name)]
        yield from map(Source, matched)
        if not matched:
            yield Source(path.as_posix(), wrong="no file fits this pattern; check it")
    else:
        yield Source(path.as_posix())


def _in_folder(folder: Path) -> Iterator[Source]:
    """Yield the files of a folder and those in it; what lies beside the articles is said to."""
    files = sorted(f for f in folder.rglob("*") if f.is_file() and not _hidden(f, folder))
    found = [Source(f.as_posix(), _within(f, folder)) for f in files]
    articles = [s for s in found if s.ending in ARTICLES and not _tells_of_others(s)]
    if not any(s.ending in (*ARTICLES, *TABLES) for s in found):
        yield Source(folder.as_posix(), wrong="no article lies in this folder; put some there")
        return
    for source in found:
        wrong = "tells of the other files; name it alone if it is an article"
        if not _tells_of_others(source):
            wrong = "is a table beside articles; name it alone to read its rows"
            wrong = wrong if articles and source.ending in TABLES else ""
        yield source._replace(wrong=wrong)


def _hidden(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return any(part.startswith((".", "~$", "__")) for part in parts) or _is_result(file)


def _is_result(file: Path) -> bool:
    """Tell whether the kit saved a file beside the articles: it is none of them."""
    beside = file.with_name(f"{file.name}-metadata.json")
    return file.name == "rejects.csv" or file.name.endswith("-metadata.json") or beside.exists()


def _within(file: Path, folder: Path) -> str:
    parent = file.parent.relative_to(folder).as_posix()
    return "" if parent == "." else parent


def _tells_of_others(source: Source) -> bool:
    return source.stem.lower() in ABOUT


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ArticleError("this is a folder; name the files in it")
        if path.exists() and not path.is_file():
            raise ArticleError("is no file, but a device or a pipe; save it as a file")
        if path.stat().st_size > LARGEST:
            raise ArticleError(
                f"is {path.stat().st_size / 2**30:.0f} GB large; split it into files of 2 GB"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise ArticleError("there is no such file; check the path") from None
    except OSError as error:
        raise ArticleError(f"cannot be opened ({error.strerror}); check its rights") from None


def _unpacked(raw: bytes) -> bytes:
    kind = next((end for start, end in _MAGIC.items() if raw.startswith(start)), None)
    if kind is None:
        return raw
    bound = max(SMALL, RATIO * len(raw))
    try:
        with PACKED[kind](io.BytesIO(raw)) as file:
            text = file.read(bound + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        raise ArticleError("is packed and damaged or cut short; fetch it anew") from None
    check_size(len(raw), len(text))
    return text


def check_size(packed: int, unpacked: int) -> None:
    """Refuse what unpacks to more than articles can; both sizes are in bytes.

    Examples
    --------
    >>> check_size(100_000, 10_000_000_000)
    Traceback (most recent call last):
    analysis.corpus.records.ArticleError: would unpack from 0.1 to 9,537 MB or more, as no file of
    articles does; do not open it
    """
    if unpacked > max(SMALL, RATIO * packed):
        raise ArticleError(
            f"would unpack from {packed / 2**20:.1f} to {unpacked / 2**20:,.0f} MB or more, as no "
            "file of articles does; do not open it"
        )


def check_zip(raw: bytes) -> list[str]:
    """Return the names in a ZIP file (.docx, .xlsx), which unpacks to what text can.

    Examples
    --------
    >>> check_zip(b"PK\\x03\\x04")
    Traceback (most recent call last):
    analysis.corpus.records.ArticleError: is damaged or cut short; save it anew
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            heads = [_start(archive, m) for m in members if m.filename.endswith((".xml", ".rels"))]
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, zlib.error):
        raise ArticleError("is damaged or cut short; save it anew") from None
    check_size(len(raw), sum(m.file_size for m in members))
    if any(b"<!DOCTYPE" in head or b"<!ENTITY" in head for head in heads):
        raise ArticleError("defines entities in its XML, as no program that saves such files does")
    return [m.filename for m in members]


def _start(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        return file.read(4096)
