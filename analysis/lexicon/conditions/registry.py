"""The register of conditions: a cell of the column ``condition`` in, its functions out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from ...document import Document
from ...errors import InputError
from ..terms import element, fits

Fits = Callable[[str], bool]  # tells whether a word is one of those after the colon

NAMED: dict[str, Callable] = {}  # name -> function(doc, first, last)
WITH_WORDS: dict[str, Callable] = {}  # name -> function(doc, first, last, fits)


def condition(written: str) -> Callable[[Callable], Callable]:
    """Make a function known to the word lists, as "name" or, if it takes words, "name:words"."""
    name, colon, _ = written.partition(":")

    def register(function: Callable) -> Callable:
        (WITH_WORDS if colon else NAMED)[name] = function
        return function

    return register


def checks(written: str) -> tuple[Callable[[Document, int, int], bool], ...]:
    """Return the functions behind a cell of the column ``condition``."""
    return tuple(_test(part) for part in written.split())


@cache
def _test(written: str) -> Callable[[Document, int, int], bool]:
    name, colon, words = written.partition(":")
    wanted = not name.startswith("not_")
    name = name.removeprefix("not_")
    known = WITH_WORDS if colon else NAMED
    if name not in known:
        names = ", ".join([*NAMED, *(f"{n}:words" for n in WITH_WORDS)])
        raise InputError(f"there is no condition {written!r}; use one of {names}.")
    function = known[name]
    if colon and not words:
        raise InputError(f"the condition {written!r} names no words; write them after the colon.")
    if not colon:
        return lambda doc, first, last: function(doc, first, last) is wanted
    among = partial(fits, wanted=element(words))
    return lambda doc, first, last: function(doc, first, last, among) is wanted
