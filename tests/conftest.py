"""What several tests share."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import Document, read_article

ROOT = Path(__file__).parent.parent
REAL = ROOT / "seeds" / "trump-zelenskyy-call.txt"


def least_seconds(work: Callable[..., object], *given: object, repeats: int = 3) -> float:
    """Return the least processor time of this thread that a piece of work took.

    So other programs do not count, nor do sweeps over all that pytest holds.
    """
    spent = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(repeats):
            clock = time.thread_time()
            work(*given)
            spent.append(time.thread_time() - clock)
    finally:
        gc.enable()
    return min(spent)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def real() -> Document:
    """The real article."""
    return Document(read_article(REAL).text)
