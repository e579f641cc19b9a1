"""Pieces in; what became of them out, by the workers of a Dask cluster, on whatever machines.

Pieces are sent to the workers, so that only the folder of the parts has to be seen by all. What
comes back tells of a part and does not hold it. What a lost worker had, Dask gives to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from .pieces import Job, Measured, Piece, measure_piece
from .records import RunError, needed
from .workers import AHEAD, NO_MEMORY

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["on_cluster"]


def on_cluster(job: Job, pieces: Iterable[Piece], client: str | Client) -> Iterator[Measured]:
    """Yield what became of each piece, as it is done, in whatever order.

    Raises
    ------
    RunError
        If there is no scheduler or no worker, they are lost, or workers die again and again.
    """
    distributed = needed("distributed", "distributed", "a Dask cluster", extra="scale")
    lost = (distributed.client.FutureCancelledError, distributed.comm.CommClosedError)
    with _connected(distributed, client) as here:
        try:
            yield from _streamed(distributed, here, job, iter(pieces))
        except distributed.KilledWorker:
            raise RunError(
                "The workers that had one part were killed each, most likely for want of memory; "
                f"{NO_MEMORY}."
            ) from None
        except lost:
            raise RunError("The scheduler was lost; start it, and the run again.") from None


@contextmanager
def _connected(distributed: Any, client: str | Client) -> Iterator[Client]:
    if not isinstance(client, str):
        yield client
        return
    try:
        here = distributed.Client(client, set_as_default=False)
    except (OSError, ValueError):
        raise RunError(
            f"There is no scheduler at {client}; give the address that it shows when it starts."
        ) from None
    with here:
        yield here


def _streamed(
    distributed: Any, client: Client, job: Job, waiting: Iterator[Piece]
) -> Iterator[Measured]:
    """Keep some pieces out until all are done."""
    out = distributed.as_completed(loop=client.loop)

    def give(wanted: int) -> None:
        while out.count() < wanted and (piece := next(waiting, None)):
            out.add(client.submit(measure_piece, job, piece, pure=False))

    give(_ahead(client))
    for future in out:
        give(_ahead(client))
        yield future.result()


def _ahead(client: Client) -> int:
    """Return how many pieces to keep out; workers may join and leave at any time."""
    return AHEAD * max(1, sum(client.nthreads().values()))
