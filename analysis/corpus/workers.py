"""Pieces in; what became of them out, by this process or by several that load the model once each.

Only a few pieces are out at a time, so that memory is that of these. When a worker is killed, the
pieces that were out are given out anew; what was written is kept.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait

from loky import ProcessPoolExecutor

from .pieces import Job, Measured, Piece, measure_piece
from .records import RunError

__all__ = ["NO_MEMORY", "in_processes"]

AHEAD = 2  # pieces for each worker: one in hand, one waiting
DEATHS = 3  # of workers, with nothing done in between, that end a run
NO_MEMORY = "give it more memory: fewer workers, or shorter articles"
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def in_processes(job: Job, pieces: Iterable[Piece], workers: int) -> Iterator[Measured]:
    """Yield what became of each piece, as it is done, in whatever order.

    Raises
    ------
    RunError
        If workers die again and again.

    Examples
    --------
    >>> from analysis.corpus.pieces import cut, job_of
    >>> from analysis.measures import plan
    >>> job = job_of(plan(["readability"]), {"measures": ["readability"]})
    >>> [done.numbers[0][0] for done in in_processes(job, cut(["It rains."], [None], 1), 1)]
    [2.0]
    """
    if workers == 1:
        yield from (measure_piece(job, piece) for piece in pieces)
        return
    waiting = iter(pieces)
    lost: list[Piece] = []
    deaths = 0
    while True:
        pool = ProcessPoolExecutor(
            workers, initializer=_begin, initargs=(os.getpid(),), env=THREADS
        )
        out: dict[Future, Piece] = {}
        try:
            for piece in lost:
                out[pool.submit(measure_piece, job, piece)] = piece
            for done in _streamed(pool, job, waiting, out, AHEAD * workers):
                deaths = 0
                yield done
            return
        except BrokenExecutor:
            lost, deaths = list(out.values()), deaths + 1
            if deaths == DEATHS:
                raise RunError(
                    f"A worker was killed {DEATHS} times in a row, most likely for want of memory; "
                    f"{NO_MEMORY}."
                ) from None
        finally:
            pool.shutdown(kill_workers=True)


def _streamed(
    pool: ProcessPoolExecutor,
    job: Job,
    waiting: Iterator[Piece],
    out: dict[Future, Piece],
    ahead: int,
) -> Iterator[Measured]:
    """Keep some pieces out until all are done; ``out`` holds those that are not."""
    while True:
        while len(out) < ahead and (piece := next(waiting, None)):
            try:
                out[pool.submit(measure_piece, job, piece)] = piece
            except BrokenExecutor:
                out[Future()] = piece  # never done: it is among those that are given out anew
                raise
        if not out:
            return
        for future in wait(out, return_when=FIRST_COMPLETED).done:
            done = future.result()
            del out[future]
            yield done


def _begin(parent: int) -> None:
    """Leave Ctrl-C to the parent, and end when it is gone, however it went."""
    gc.freeze()  # what was imported stays: the garbage collector need not go over it again
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
