"""How well each measure agrees with human annotation: one module per measure."""

from __future__ import annotations

from pathlib import Path


class CorpusError(ValueError):
    """An annotated corpus that cannot be read; the message says what, where and what to do."""


def existing(path: str | Path | None, option: str, what: str) -> Path:
    """Return the path of a corpus, or say in one sentence why there is none.

    Raises
    ------
    CorpusError
        If no path is given or nothing lies there.

    Examples
    --------
    >>> existing("no/such/place", "--polnear", "the PolNeAR corpus")
    Traceback (most recent call last):
    analysis.validity.CorpusError: no/such/place: nothing lies there; give --polnear the path of
    the PolNeAR corpus.
    """
    if path is None:
        raise CorpusError(f"This needs {what}; give its path with {option}.")
    if not Path(path).exists():
        raise CorpusError(f"{path}: nothing lies there; give {option} the path of {what}.")
    return Path(path)
