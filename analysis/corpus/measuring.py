"""Articles in; one row of numbers for each, beside what is known of it, out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import choice
from ..articles import Articles, listed, titles
from ..errors import InputError, InputTypeError
from ..measures import Plan, plan
from ..provenance import stamped
from .checking import without_wrong
from .files import Sources
from .pieces import Job, Measured, Piece, as_raw, cut, job_of, measure_piece
from .progress import counted
from .runs import check_columns, into_folder
from .workers import in_processes

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["measure_corpus"]

READING = ("text", "title", "outlet", "date", "id", "format", "encoding")
SHOWN = 20  # articles of a piece, at most: the bar moves by these


def measure_corpus(
    source: Articles | Sources,
    progress: bool = True,
    measures: Iterable[str] | None = None,
    lexicon: Mapping[str, object] | None = None,
    interval: float | None = None,
    attribution: str | None = None,
    *,
    furniture: str | None = None,
    workers: int = 1,
    out: str | os.PathLike | None = None,
    resume: bool = True,
    spans: bool = False,
    errors: str | None = None,
    engine: str | None = None,
    client: str | Client | None = None,
    **reading: str | None,
) -> Any:
    """Measure every article of a corpus, on one core, on several, or on a cluster.

    Parameters
    ----------
    source : str, Document, list, dict, Series, or DataFrame
        A text or a `Document` (one article), several, several by name, or a table with
        a column ``text``, as `read_corpus` returns. A column ``title`` tells the headlines:
        see `Document`. With ``out`` it may as well be what `read_corpus` takes, a path
        first of all. Parquet, ``.jsonl`` and ``.csv`` are then read some rows at a time:
        columns come out as they are, but for the kit's names of title, outlet, date and id;
        dates are left as written, and articles that repeat others are not looked for.
    progress : bool, default True
        Show a progress bar on long work (more than 50 articles), in a terminal and in a
        notebook.
    measures, lexicon, interval, attribution : optional
        Which measures are wanted, word lists of your own, the level of intervals, and the
        attribution model: as for `measure`.
    furniture : {"skip", "keep"}, optional
        Whether page furniture is left out of every number, the default, or counted: as for
        `measure`. ``attrs["furniture"]`` says so of a table in which it is counted.
    workers : int, default 1
        How many processes share the work; each loads lists and model once.
    out : str or Path, optional
        A folder for the table, in Parquet parts: ``pandas.read_parquet(out)`` reads them as
        one. For what is larger than memory: only a few parts are held at a time. Each part
        is written whole or not at all.
    resume : bool, default True
        Go on from the parts of a run into ``out`` that was broken off. Corpus, kit,
        settings and libraries must be the same; ``workers`` and ``engine`` need not, and the
        bytes are those of a run that was never broken off.
    spans : bool, default False
        Write also every finding, a row each, with its place in the text, to the folder
        ``_findings`` within ``out``: hedges, boosters, frame cues, and the source, cue and
        content of attributions.
    errors : {"raise", "report"}, optional
        What to do with an article that is no text, or cannot be measured. "raise" is the
        default without ``out``: all are checked before the first is measured. "report", the
        default with ``out``, lists it with the reason and goes on.
    engine : {"dask"}, optional
        Have a cluster do the work, into ``out``, a folder that all its workers see.
    client : str or distributed.Client, optional
        The cluster's scheduler, by its address (``"tcp://…:8786"``) or by a client.
    **reading : str
        How files are read: ``text=``, ``title=``, ``outlet=``, ``date=``, ``id=``,
        ``format=`` and ``encoding=``, as for `read_corpus`.

    Returns
    -------
    DataFrame or Run
        What is known of the articles (a table's columns but ``text``; the column
        ``article`` with a dict's names), then one column per number that `measure`
        returns; one row per article, in the given order. ``attrs`` hold what
        `provenance` tells, a hash of ``own_lists`` where there are any, and with
        ``errors="report"`` the ``rejects``.

        With ``out`` a `Run`: the folder, and how many parts, articles and rejects it holds.
        What was refused stands in ``_rejects.csv`` in the folder, with the reason.

    Raises
    ------
    InputError
        If a table has no column ``text``, or one named like a number; if an article is a
        path; if a measure, a list, the level or another option cannot be used.
    InputTypeError
        If the corpus is something else, or a row holds no text; the message names the row.
    RunError
        If a run into a folder cannot begin or go on; the message says why.

    Examples
    --------
    >>> measure_corpus(["Rain may fall."])["hedges_per_100_words"].round(1).tolist()
    [33.3]
    >>> measure_corpus({"rain": "Rain may fall."})["article"].tolist()
    ['rain']
    """
    _check(out, spans, errors, engine, client, workers, reading)
    options = {
        "measures": [*measures] if isinstance(measures, Iterator) else measures,
        "lexicon": lexicon,
        "interval": interval,
        "attribution": attribution,
        "furniture": furniture,
    }
    ready = plan(**options)  # type: ignore[arg-type]
    if out is None:
        return _in_memory(source, ready, options, workers, progress, errors == "report")
    return into_folder(
        source,
        out,
        ready,
        options,
        workers=workers,
        client=client,
        resume=resume,
        spans=spans,
        progress=progress,
        reading=reading,
    )


def _check(
    out: object,
    spans: bool,
    errors: str | None,
    engine: str | None,
    client: object,
    workers: int,
    reading: Mapping[str, object],
) -> None:
    """Refuse options that do not go together."""
    unknown = [name for name in reading if name not in READING]
    if unknown:
        raise InputTypeError(f"measure_corpus takes no {unknown[0]}=; see its help.")
    if errors not in (None, "raise", "report"):
        raise InputError(f"errors={errors!r} is not known; say 'report' or 'raise'.")
    if not isinstance(workers, int) or workers < 1:
        raise InputError(f"workers={workers!r}: say how many processes, 1 or more.")
    if engine not in (None, "dask"):
        raise InputError(f"engine={engine!r} is not known; say 'dask', or leave it out.")
    if (engine is None) != (client is None):
        raise InputError("A cluster is named by both: engine='dask' and client= its scheduler.")
    if out is None and (spans or engine or reading):
        raise InputError("A cluster, spans= and what files are read by need a folder as out=.")
    if out is not None and errors == "raise":
        raise InputError("With out= what cannot be measured is listed; leave errors= out.")


def _in_memory(
    source: Any,
    ready: Plan,
    options: Mapping[str, Any],
    workers: int,
    progress: bool,
    report: bool,
) -> pd.DataFrame:
    """Return the table of articles at hand."""
    about, articles = listed(source, check=not report)
    check_columns(about.columns, ready)
    job = job_of(ready, options if workers > 1 else {}, strict=not report)
    pieces = cut(articles, titles(about), _size(len(articles), workers))
    if report:
        pieces = map(without_wrong, pieces)
    done = _measured(job, ready, pieces, workers, len(articles), progress)
    about = about.iloc[[row - 1 for piece in done for row in piece.rows]] if report else about
    rows = [row for piece in done for row in piece.numbers]
    numbers = pd.DataFrame(rows, index=about.index, columns=ready.columns, dtype=float)
    table = pd.concat([about, numbers], axis=1)
    kept = {n: told for n, told in about.attrs.items() if n not in ("own_lists", "furniture")}
    table.attrs = kept | ({"own_lists": ready.lists} if ready.lists else {})
    table.attrs |= {"furniture": "keep"} if ready.furniture == "keep" else {}
    if report:
        rejects = [reject._asdict() for piece in done for reject in piece.rejects]
        table.attrs["rejects"] = [*kept.get("rejects", []), *rejects]
    with choice.using(ready.model):
        return stamped(table)


def _measured(
    job: Job, ready: Plan, pieces: Iterator[Piece], workers: int, total: int, progress: bool
) -> list[Measured]:
    """Return what became of pieces, in their order."""
    done: list[Measured] = []
    found: Iterator[Measured]
    with counted(total, "article", progress) as move:
        if workers == 1:
            found = (measure_piece(job, piece, ready) for piece in pieces)
        else:
            found = in_processes(job, map(as_raw, pieces), workers)
        for piece in found:
            done.append(piece)
            move(len(piece.rows) + len(piece.rejects))
    return sorted(done, key=lambda piece: piece.number)


def _size(articles: int, workers: int) -> int:
    """Return how many articles a piece holds: few, so that several workers end together."""
    return SHOWN if workers == 1 else min(max(articles // (8 * workers), 1), SHOWN)
