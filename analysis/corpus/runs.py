"""A corpus in; a folder of Parquet parts with its numbers, out.

Whoever does the work, one process, several or a cluster, and however often the run broke off, the
parts are the same bytes.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import InputError
from ..measures import CODEBOOK, Plan
from . import inputs
from .cluster import on_cluster
from .parts import Folder, libraries
from .pieces import Job, Measured, Piece, job_of, sized
from .progress import counted
from .records import RunError, needed
from .workers import NO_MEMORY, in_processes

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Run", "check_columns", "into_folder"]

Worker = Callable[[Job, Iterator[Piece]], Iterator[Measured]]


class Run(NamedTuple):
    """A run that is done: its folder, and how many parts, articles and rejects it holds."""

    folder: Path
    parts: int
    articles: int
    rejects: int


def into_folder(
    source: Any,
    out: str | os.PathLike,
    ready: Plan,
    options: Mapping[str, Any],
    *,
    workers: int = 1,
    client: str | Client | None = None,
    resume: bool = True,
    spans: bool = False,
    progress: bool = True,
    reading: Mapping[str, str | None],
) -> Run:
    """Measure a corpus into a folder; see `measure_corpus`."""
    needed("pyarrow", "pyarrow", "and write a Parquet table")
    path = Path(out).absolute()
    job = job_of(ready, options, folder=str(path), spans=spans)
    corpus = inputs.opened(source, dict(reading))
    check_columns(corpus.columns, ready)
    size = sized(corpus.rows)
    folder = Folder(path, _manifest(ready, job, options, corpus, size, reading), resume)

    def work(pieces: Iterator[Piece]) -> Iterator[Measured]:
        return (
            in_processes(job, pieces, workers)
            if client is None
            else on_cluster(job, pieces, client)
        )

    try:
        with folder.opened() as parts, counted(corpus.rows, "article", progress) as move:
            move(sum(part.articles + len(part.rejects) for part in parts.values()))
            missing = (piece for piece in corpus.pieces(size) if piece.number not in parts)
            for done in work(missing):
                assert done.part is not None
                parts[done.number] = done.part
                move(done.part.articles + len(done.part.rejects))
            if corpus.changed():
                raise RunError("The corpus was changed while it was measured; measure it anew.")
            rejects = folder.close(parts, corpus.rejects)
    except MemoryError:
        raise RunError(f"{path}: a worker has no memory left; {NO_MEMORY}.{_kept(path)}") from None
    except OSError as error:
        raise RunError(_unwritable(path, error)) from None
    return Run(Path(out), len(parts), sum(part.articles for part in parts.values()), rejects)


def check_columns(names: Any, ready: Plan) -> None:
    """Refuse a table that has columns called like numbers."""
    columns = ready.columns
    taken = [repr(name) for name in names if name in (*CODEBOOK.index, *columns)]
    if taken:
        raise InputError(
            f"The table has columns named like numbers of the codebook ({', '.join(taken)}); "
            "rename them."
        )


def _manifest(
    ready: Plan,
    job: Job,
    options: Mapping[str, Any],
    corpus: inputs.Input,
    size: int,
    reading: Mapping[str, str | None],
) -> dict[str, Any]:
    """Return what has to be the same for a run to be gone on with; nothing else moves a byte."""
    settings: dict[str, Any] = {"measures": list(ready.options), "own lists": ready.lists}
    settings |= {"interval": options.get("interval"), "spans": job.spans}
    settings["furniture"] = ready.furniture or "skip"
    told = {f"column {name}": value for name, value in reading.items() if value is not None}
    return {
        "from": dict(job.origin),
        "with": libraries(),
        "settings": settings | told,
        "input": {"hash": corpus.fingerprint, "rows": corpus.rows, "rows of a part": size},
    }


def _kept(path: Path) -> str:
    whole = len(list(path.glob("part-*.parquet")))
    return f" {whole} parts are whole, and the next run goes on from them." if whole else ""


def _unwritable(path: Path, error: OSError) -> str:
    what = {errno.ENOSPC: "make room", errno.EDQUOT: "make room"}.get(error.errno or 0)
    said = error.strerror or " ".join(str(error).split())[:100]
    return f"{path}: cannot be written ({said}); {what or 'choose another place'}.{_kept(path)}"
