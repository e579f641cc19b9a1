"""Measured articles in; a folder of whole Parquet parts, which a broken run goes on from, out.

A part is written under another name and renamed when it is whole, and ends in a hash of its
bytes: so a part that is there is done, and one that was damaged is seen. What was refused in it
stands in the part itself, so that no article is lost or counted twice between two files. Files
that are no parts open with "_", which readers of such folders leave out.
"""

from __future__ import annotations

import errno
import io
import json
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..provenance import digest
from .findings import COLUMNS, Finding
from .records import Reject, RunError
from .saving import legible, save_rejects

if TYPE_CHECKING:
    import pyarrow as pa

    from .pieces import Measured

__all__ = ["Folder", "Part", "libraries", "write_part"]

MANIFEST, LOCK, REJECTS, FINDINGS = "_manifest.json", "_lock", "_rejects.csv", "_findings"
TOLD = b"hearsay"  # under which a part tells of itself
LOCKED = (errno.EAGAIN, errno.EACCES)


class Part(NamedTuple):
    """A whole part: its number, its file, how many articles it holds, and what it refused."""

    number: int
    name: str
    articles: int
    rejects: Sequence[Reject]
    findings: str = ""


class Folder:
    """The folder of a run: what it was begun with, and the parts that are whole.

    Parameters
    ----------
    path : Path
        The folder; it is made if there is none.
    manifest : dict
        What the run is: it must be the same when the run is gone on with.
    resume : bool
        Whether an earlier run may be gone on with.
    """

    def __init__(self, path: Path, manifest: Mapping[str, Any], resume: bool):
        self.path = path
        self.manifest = json.loads(json.dumps(manifest))
        self.resume = resume

    @contextmanager
    def opened(self) -> Iterator[dict[int, Part]]:
        """Hold the folder against other runs, and give the parts that are whole by number."""
        self.path.mkdir(parents=True, exist_ok=True)
        self._check_strange()
        with _locked(self.path):
            self._check_manifest()
            for left in self.path.rglob(".*.partial"):
                left.unlink(missing_ok=True)
            yield self._parts()

    def _check_strange(self) -> None:
        found = {file.name for file in self.path.iterdir()} - {LOCK}
        if found and MANIFEST not in found and not all(f.startswith(".") for f in found):
            raise RunError(
                f"{self.path}: the folder is not empty and holds no run; name a new or empty one."
            )

    def _check_manifest(self) -> None:
        file = self.path / MANIFEST
        if not file.exists():
            whole(file, (json.dumps(self.manifest, indent=2) + "\n").encode())
            return
        if not self.resume:
            raise RunError(
                f"{self.path}: the folder holds an earlier run; resume it (--resume), or name "
                "another folder."
            )
        try:
            earlier = json.loads(file.read_text(encoding="utf-8"))
        except ValueError:
            raise RunError(
                f"{file}: the manifest is damaged; name another folder for a new run."
            ) from None
        if earlier != self.manifest:
            raise RunError(
                f"{self.path}: the run in this folder cannot be gone on with, since "
                f"{_differing(earlier, self.manifest)}; name another folder."
            )

    def _parts(self) -> dict[int, Part]:
        """Return the whole parts; what is damaged, or stands beside another, is taken away."""
        found: dict[int, Part] = {}
        for file in sorted(self.path.glob("part-*.parquet")):
            part = _part(file)
            if part is None or part.number in found:
                file.unlink()
            else:
                found[part.number] = part
        return found

    def close(self, parts: Mapping[int, Part], refused: Sequence[Reject]) -> int:
        """Leave the parts of a run that is done, list all rejects, and return how many."""
        names = {part.name for part in parts.values()} | {p.findings for p in parts.values()}
        for folder in (self.path, self.path / FINDINGS):
            for file in folder.glob("part-*.parquet"):
                if file.name not in names:  # written a second time, by a worker thought lost
                    file.unlink()
        rejects = [*refused]
        for _, part in sorted(parts.items()):
            rejects += [Reject(*reject) for reject in part.rejects]
        if rejects:
            save_rejects([reject._asdict() for reject in rejects], self.path / REJECTS)
        return len(rejects)


def _differing(earlier: Any, now: Mapping[str, Any]) -> str:
    """Return in words what another run was begun with."""
    earlier = earlier if isinstance(earlier, dict) else {}
    if earlier.get("input") != now["input"]:
        return "the corpus is another one or was changed since"
    for name, what in (
        ("settings", "the setting"),
        ("from", "the kit's"),
        ("with", "the version of"),
    ):
        before, after = earlier.get(name) or {}, now[name]
        for key in after:
            if before.get(key) != after[key]:
                return f"{what} {key} was {before.get(key)} and is {after[key]}"
    return "it was written by another version of the kit"


def libraries() -> dict[str, str]:
    """Return the versions of what else may move the last digit of a number or a byte of a part.

    Examples
    --------
    >>> sorted(libraries())
    ['numpy', 'pyarrow', 'python', 'sentencex']
    """
    from importlib.metadata import version

    python = ".".join(map(str, sys.version_info[:2]))
    return {"python": python} | {n: version(n) for n in ("numpy", "pyarrow", "sentencex")}


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder; the system lets go of it when the process ends, however it does."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (folder / LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in LOCKED:
                raise RunError(
                    f"{folder}: another run is writing into this folder; wait for it, or name "
                    "another folder."
                ) from None
            # else a disk of a network that knows no locks: parts are the same, whoever writes them
        yield


def whole(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all, whoever else writes it too."""
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.partial")
    try:
        with partial.open("wb") as file:
            file.write(raw)  # no fsync: what a power cut leaves half written, its hash tells
        partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def write_part(
    folder: str,
    done: Measured,
    columns: Sequence[str],
    about: pa.Table,
    found: Sequence[Sequence[Finding]] | None,
    origin: Mapping[str, str],
) -> Part:
    """Write what became of a piece, its findings first: with the part itself it is done.

    Of the articles ``about`` tells what is known, a row each, and ``found`` what was found in
    them, or None if nobody asked.
    """
    table = _with_numbers(about, columns, done.numbers)
    beside = ""
    if found is not None:
        beside = _write(Path(folder) / FINDINGS, done.number, _of_findings(table, done.rows, found))
    rejects = [Reject(legible(r.file), r.row, legible(r.reason)) for r in done.rejects]
    part = Part(done.number, "", table.num_rows, rejects, beside)
    told = {TOLD: json.dumps(part), b"PANDAS_ATTRS": json.dumps(dict(origin))}
    name = _write(Path(folder), done.number, table.replace_schema_metadata(told))
    return part._replace(name=name)


def _with_numbers(
    about: pa.Table, columns: Sequence[str], numbers: Sequence[Sequence[float]]
) -> pa.Table:
    """Return a table with the numbers behind it; what cannot be computed is empty."""
    import numpy as np
    import pyarrow as pa

    values = np.array(numbers, dtype=float).reshape(about.num_rows, len(columns))
    for name, column in zip(columns, values.T, strict=True):
        about = about.append_column(name, pa.array(column, pa.float64(), from_pandas=True))
    return about


def _of_findings(
    table: pa.Table, rows: Sequence[int], found: Sequence[Sequence[Finding]]
) -> pa.Table:
    import pyarrow as pa

    names = table["article"].to_pylist()
    told = [
        (name, row, *finding[:-1], legible(finding.text))
        for name, row, findings in zip(names, rows, found, strict=True)
        for finding in findings
    ]
    counts = {"row", "finding", "start", "end"}
    columns = list(zip(*told, strict=True)) or [()] * len(COLUMNS)
    types = [pa.int64() if name in counts else pa.string() for name in COLUMNS]
    types[0] = table.schema.field("article").type
    arrays = [pa.array(values, kind) for values, kind in zip(columns, types, strict=True)]
    return pa.table(arrays, names=list(COLUMNS))


def _write(folder: Path, number: int, table: pa.Table) -> str:
    """Write a table under its number and the hash of its bytes, and return the name."""
    from pyarrow import parquet

    buffer = io.BytesIO()
    parquet.write_table(table, buffer, compression="zstd")
    raw = buffer.getvalue()
    name = f"part-{number:06d}-{digest([raw])}.parquet"
    folder.mkdir(exist_ok=True)
    whole(folder / name, raw)
    return name


def _part(file: Path) -> Part | None:
    """Return what a part tells of itself, or None if it or its findings are not as written."""
    from pyarrow import parquet

    if not _is_whole(file):
        return None
    told = json.loads(parquet.read_schema(file).metadata[TOLD])
    part = Part(*told)._replace(name=file.name)
    return part if not part.findings or _is_whole(file.parent / FINDINGS / part.findings) else None


def _is_whole(file: Path) -> bool:
    try:
        return file.stem.endswith(f"-{digest([file.read_bytes()])}")
    except OSError:
        return False
