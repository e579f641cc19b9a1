"""A bar that shows how far long work is: in a terminal and in a notebook, and nowhere else."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["counted", "shown"]

Item = TypeVar("Item")
LONG = 50  # pieces of work that are worth a bar


def shown(items: Sequence[Item], unit: str, wanted: bool = True) -> Iterable[Item]:
    """Return the items, and show a bar as they are taken.

    Examples
    --------
    >>> list(shown(["a", "b"], "file"))
    ['a', 'b']
    """
    if not wanted or len(items) <= LONG or not _is_seen():
        return items
    bar: Iterable[Item] = _tqdm()(items, unit=unit, file=sys.stderr)
    return bar


@contextmanager
def counted(total: int, unit: str, wanted: bool = True) -> Iterator[Callable[[int], object]]:
    """Show a bar of so many items, and give what moves it on.

    Examples
    --------
    >>> with counted(100, "article") as move:
    ...     move(20)
    """
    if not wanted or total <= LONG or not _is_seen():
        yield lambda _: None
        return
    with _tqdm()(total=total, unit=unit, file=sys.stderr) as bar:
        yield bar.update


def _tqdm() -> Callable:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that widgets are not installed; it draws with characters
        from tqdm.auto import tqdm  # it takes longer to import than an article to measure
    return tqdm


def _is_seen() -> bool:
    """Tell whether somebody looks: standard error is a terminal, or this is a notebook."""
    if sys.stderr is not None and sys.stderr.isatty():
        return True
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell is not None and "IPKernelApp" in shell.config
