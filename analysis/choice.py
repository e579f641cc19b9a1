"""Which attribution model is in use: a name in; the same name for all that is found after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .errors import InputError

__all__ = ["MODELS", "check", "in_use", "use", "using"]

MODELS = ("small", "accurate")
_chosen = MODELS[0]  # for the whole process: threads started later follow it too
_for_now: ContextVar[str | None] = ContextVar("attribution model", default=None)


def check(model: str) -> str:
    """Return the name of a model.

    Raises
    ------
    InputError
        If there is none of this name.
    """
    if model not in MODELS:
        raise InputError(f"There is no attribution model {model!r}; use {' or '.join(MODELS)}.")
    return model


def in_use() -> str:
    """Return the name of the model in use.

    Examples
    --------
    >>> in_use()
    'small'
    """
    return _for_now.get() or _chosen


def use(model: str) -> None:
    """Use a model for all that follows, in every thread."""
    global _chosen
    _chosen = check(model)


@contextmanager
def using(model: str | None) -> Iterator[None]:
    """Use a model within a block, in this thread alone; None leaves the choice as it is.

    Examples
    --------
    >>> with using("accurate"):
    ...     in_use()
    'accurate'
    """
    before = _for_now.set(check(model) if model else _for_now.get())
    try:
        yield
    finally:
        _for_now.reset(before)
