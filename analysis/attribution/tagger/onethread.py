"""A stretch of work for which the numerical libraries keep to one thread.

numpy hands products of matrices to a library (OpenBLAS, MKL) that starts a thread for every
core. The tagger's matrices are small: on a busy machine these threads wait for each other far
longer than they work. A user's own work with numpy keeps its threads.
"""

from __future__ import annotations

from threading import Lock

from threadpoolctl import OpenBLASController, ThreadpoolController


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
        self._controller: ThreadpoolController | None = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._within:
                if self._controller is None:  # once: it goes over all libraries loaded
                    self._controller = ThreadpoolController()
                _free()
                self._limit = self._controller.limit(limits=1, user_api="blas")
                _free()
            self._within += 1

    def __exit__(self, *_) -> None:
        with self._lock:
            self._within -= 1
            if not self._within:
                _free()
                self._limit.restore_original_limits()
                _free()


def _free() -> None:
    """Let any thread set the limit: from 3.8 on threadpoolctl heeds only the one that did last."""
    if hasattr(OpenBLASController, "clear_controlling_thread"):
        OpenBLASController.clear_controlling_thread(force=True)


ONE_THREAD = OneThread()
