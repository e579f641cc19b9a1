"""The arguments of ``hearsay measure --out FOLDER`` in; what became of the run, in words, out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from .measuring import measure_corpus

__all__ = ["into_folder"]


def into_folder(options: Namespace, named: Sequence, reading: Iterable[str]) -> tuple[str, str]:
    """Measure what was named into a folder; return what to say, and what to complain of or ""."""
    told = {name: getattr(options, name) for name in reading}
    run = measure_corpus(
        [Path(path) if isinstance(path, str) else path for path in named],
        out=options.out,
        furniture=options.furniture,
        workers=options.workers,
        resume=options.resume,
        spans=options.spans,
        engine="dask" if options.dask else None,
        client=options.dask,
        **{name: value for name, value in told.items() if value is not None},
    )
    said = f"{_counted(run.articles, 'article')} in {_counted(run.parts, 'part')}: {options.out}"
    listed = f"{run.rejects} refused; {run.folder / '_rejects.csv'} says why."
    return said, listed if run.rejects else ""


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'s' * (count != 1)}"
