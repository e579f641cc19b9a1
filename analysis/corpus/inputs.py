"""What a user gives as a corpus in; pieces of it, ready to be measured and written, out.

Parquet, JSON lines and CSV are read some rows at a time. Everything else is read whole, as
`read_corpus` does, and then cut. What tells two corpora apart is a hash of all they hold.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from ..articles import listed, titles
from ..document import Document
from ..provenance import digest
from ..texts import is_path
from . import columns, streams
from .checking import without_wrong
from .files import Source, sources
from .pieces import Piece, Raw, as_raw, cut, raw, taken
from .reading import checked, read_corpus
from .records import ArticleError, Reject
from .saving import plain
from .sheets import Table

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Input", "is_paths", "opened"]

SAMPLE = 200  # rows by which the column of texts is found


class Input(NamedTuple):
    """A corpus: a hash of it, its columns, how many rows it has, and its pieces of some size.

    ``changed`` tells whether a file was changed since it was opened.
    """

    fingerprint: str
    columns: Sequence[str]
    rows: int
    pieces: Callable[[int], Iterator[Piece]]
    rejects: Sequence[Reject] = ()
    changed: Callable[[], bool] = lambda: False


def is_paths(source: object) -> bool:
    """Tell whether a corpus is named by paths or open files, and not given itself.

    Examples
    --------
    >>> is_paths("seeds/teaching"), is_paths(["a.txt", "b.txt"]), is_paths(["It rains."])
    (True, True, False)
    """
    if isinstance(source, str):
        return is_path(source) or Path(source).suffix.lower() in streams.STREAMED
    if isinstance(source, (list, tuple)):
        return bool(source) and all(map(is_paths, source))
    return isinstance(source, (PathLike, io.IOBase))


def opened(source: Any, reading: dict[str, Any]) -> Input:
    """Return a corpus that is given or named; ``reading`` takes the options of `read_corpus`."""
    if not is_paths(source):
        return _given(source)
    found = sources(source)
    if all(_is_streamed(file) for file in found) and not reading.get("format"):
        return _streamed([file.path for file in found], dict(reading))
    corpus = read_corpus(source, **reading)
    given = _given(corpus)
    return given._replace(rejects=[Reject(**reject) for reject in corpus.attrs["rejects"]])


def _is_streamed(file: Source) -> bool:
    if file.wrong or file.stream or Path(file.path).suffix.lower() not in streams.STREAMED:
        return False
    try:
        with open(file.path, "rb") as opened:
            start = opened.read(64)
    except OSError:
        return False  # `read_corpus` says what is wrong
    is_list = file.ending in (".jsonl", ".ndjson") and not start.lstrip().startswith(b"{")
    return not (start.startswith(streams.WIDE) or is_list or not start)


def _given(source: Any) -> Input:
    """Return a corpus that is in memory; texts that are none are refused row by row."""
    about, articles = listed(source, check=False)
    told = titles(about)
    table = _table(about, source)

    def pieces(size: int) -> Iterator[Piece]:
        for piece in map(without_wrong, cut(articles, told, size)):
            about = taken(table, [row - 1 for row in piece.rows])
            yield as_raw(piece)._replace(about=about)

    return Input(_hash(articles, table), about.columns.tolist(), len(articles), pieces)


def _table(about: pd.DataFrame, source: object) -> pa.Table:
    """Return what is known of articles as a table; each of them has a name in it."""
    import pyarrow as pa

    about = plain(about)
    if "article" not in about.columns:
        named = not isinstance(about.index, pd.RangeIndex)
        names = about.index if named else range(1, len(about) + 1)
        about.insert(0, "article", pd.Series(map(str, names), index=about.index, dtype=object))
    return pa.Table.from_pandas(about, preserve_index=False)


def _hash(articles: Sequence, table: pa.Table) -> str:
    def parts() -> Iterator[bytes]:
        for article in articles:
            told = raw(article, None) if isinstance(article, (str, Document)) else article
            yield repr(told).encode("utf-8", "backslashreplace")
        yield repr(table.column_names).encode("utf-8", "backslashreplace")
        for batch in table.to_batches(10_000):
            for column in batch.columns:
                yield repr(column.to_pylist()).encode("utf-8", "backslashreplace")

    return digest(parts())


class _Layout(NamedTuple):
    """Which column of files holds the text, what the others come out as, and their schema."""

    text: str
    names: dict[str, str]  # by what they come out as
    schema: pa.Schema
    path: str = ""


def _streamed(paths: list[str], reading: dict[str, str | None]) -> Input:
    encoding = reading.pop("encoding", None)
    before = [_state(path) for path in paths]
    found = [streams.opened(path, encoding) for path in paths]
    layout = _layout(found, {k: v for k, v in reading.items() if k != "format"})

    def pieces(size: int) -> Iterator[Piece]:
        numbers = count()
        for stream in found:
            here = layout._replace(path=stream.path)
            for chunk in stream.chunks(size):
                yield _piece(next(numbers), chunk, here)
        if next(numbers) == 0:
            empty = streams.Chunk([], layout.schema.empty_table(), [])
            yield _piece(0, empty, layout)

    return Input(
        digest(part for path in paths for part in _file_hash(path)),
        [*layout.names],
        sum(stream.rows for stream in found),
        pieces,
        changed=lambda: before != [_state(path) for path in paths],
    )


def _file_hash(path: str) -> tuple[bytes, bytes]:
    with open(path, "rb") as file:
        return Path(path).stem.encode("utf-8", "replace"), hashlib.file_digest(
            file, "sha256"
        ).digest()


def _state(path: str) -> tuple[int, int]:
    try:
        state = Path(path).stat()
    except OSError:
        return (-1, -1)
    return state.st_size, state.st_mtime_ns


def _layout(found: Sequence[streams.Stream], given: dict[str, str | None]) -> _Layout:
    schema = streams.unified(found)
    sample = next((c.table for s in found for c in s.chunks(SAMPLE)), schema.empty_table())
    held = streams.cast(sample, schema)
    rows = zip(*(column.to_pylist() for column in held.columns), strict=True)
    table = Table(schema.names, [(n, list(row)) for n, row in enumerate(rows, start=1)], [])
    try:
        chosen = columns.roles(table, given)
    except ArticleError as error:
        raise ArticleError(f"{found[0].path}: {error}.") from None
    others = {name: name for name in schema.names if name != chosen["text"]}
    named = columns.renamed(dict(others), chosen)
    own = named.pop("article", None)
    free = columns.free_names(named)
    names = {free.get(name, name): str(old) for name, old in named.items()}
    return _Layout(chosen["text"], ({"article": str(own)} if own else {}) | names, schema)


def _piece(number: int, chunk: streams.Chunk, layout: _Layout) -> Piece:
    """Return the piece that a chunk of a file makes."""
    table = streams.cast(chunk.table, layout.schema)
    rejects = [Reject(layout.path, row, wrong) for row, wrong in chunk.torn]
    places, texts = [], []
    for place, text in enumerate(table[layout.text].to_pylist()):
        row = chunk.rows[place]
        text, wrong = checked(text)
        if text is not None and (row, layout.text) in chunk.turned:
            wrong = f"its text is {text!s:.40}, which is none; put the article's text there"
        if wrong:
            rejects.append(Reject(layout.path, row, wrong))
        else:
            places.append(place)
            texts.append(str(text))
    rows = [chunk.rows[place] for place in places]
    about = _about(taken(table, places), texts, rows, layout)
    told = about["title"].to_pylist() if "title" in about.column_names else [None] * len(rows)
    heads = [t if isinstance(t, str) and t.strip() else None for t in told]
    articles = [Raw(text, head, "skip") for text, head in zip(texts, heads, strict=True)]
    rejects.sort(key=lambda reject: reject.row)
    return Piece(number, rows, articles, [None] * len(rows), rejects, about, layout.path)


def _about(table: pa.Table, texts: list[str], rows: list[int], layout: _Layout) -> pa.Table:
    """Return what is known of the articles of a file; each has a name and an id."""
    import pyarrow as pa

    stem = Path(layout.path).stem
    labels = [f"{stem}-{row}" for row in rows]
    if "article" in layout.names:
        own = table[layout.names["article"]].to_pylist()
        labels = [str(o) if o not in (None, "") else n for o, n in zip(own, labels, strict=True)]
    found = {"article": pa.array(labels, pa.string())}
    if "id" not in layout.names:
        found["id"] = pa.array(
            [digest([text.encode("utf-8", "replace")]) for text in texts], pa.string()
        )
    others = {new: table[old] for new, old in layout.names.items() if new != "article"}
    return pa.table(found | others)
