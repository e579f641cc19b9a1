"""A stretch of work for which the numerical libraries keep to one thread.

numpy hands products of matrices to a library (OpenBLAS, MKL) that starts a thread for every
core. The tagger's matrices are small: on a busy machine these threads wait for each other far
longer than they work. A user's own work with numpy keeps its threads.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from threadpoolctl import LibController, OpenBLASController, ThreadpoolController


class OneThread:
    """A context in which the numerical libraries use one thread, for all threads within.

    The limit belongs to the process: the first to enter sets it, and the last to leave restores
    what was found. If each restored what it found itself, the limit of another would stay.

    Examples
    --------
    >>> with OneThread():
    ...     max(library["num_threads"] for library in ThreadpoolController().select(
    ...         user_api="blas").info())
    1
    """

    def __init__(self):
        self._lock = Lock()
        self._within = 0
        self._libraries: list[LibController] | None = None
        self._before: list[tuple[LibController, int]] = []

    def __enter__(self) -> None:
        with self._lock:
            if not self._within:
                if self._libraries is None:  # once: it goes over all libraries loaded
                    self._libraries = ThreadpoolController().select(user_api="blas").lib_controllers
                self._before = [(library, library.num_threads) for library in self._libraries]
                _limit((library, 1) for library, threads in self._before if threads != 1)
            self._within += 1

    def __exit__(self, *_) -> None:
        with self._lock:
            self._within -= 1
            if not self._within:
                _limit((library, threads) for library, threads in self._before if threads != 1)


def _limit(limits: Iterable[tuple[LibController, int]]) -> None:
    for library, threads in limits:
        _free()
        library.set_num_threads(threads)
        _free()


def _free() -> None:
    """Let any thread set the limit: from 3.8 on threadpoolctl heeds only the one that did last."""
    if hasattr(OpenBLASController, "clear_controlling_thread"):
        OpenBLASController.clear_controlling_thread(force=True)


ONE_THREAD = OneThread()
