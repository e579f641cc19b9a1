"""The syntax of terms, as `analysis.lexicon` gives it: a term in, the words that fit it out."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import product

from ..errors import InputError
from .classes import word_classes

MOST_GAPS, MOST_OPTIONAL = 2, 4  # each multiplies the ways to read a term

# The words that fit, and the beginnings that fit. One word by itself stands in a tuple: the
# garbage collector goes over every set, and of these there are thousands.
Element = tuple[Collection[str], tuple[str, ...]]
GAP: Element = (frozenset(), ())


# A mark by itself, a word or its beginning, any word, a class.
_OPTION = re.compile(r"[^\s\w*?|@~]|[^\s*?|@~()\[\]{}\\^+<>\"]+\*?|\*|@\w+")


@cache
def element(written: str) -> Element:
    """Read one word of a term: its alternatives, with classes replaced by their words."""
    if written == "~":
        return GAP
    classes, options = word_classes(), written.replace("’", "'").split("|")
    wrong = [o for o in options if not _OPTION.fullmatch(o)]
    if wrong:
        raise InputError(
            f"{wrong[0]!r} in {written!r} is no word; write words, beginnings (alleg*) or classes "
            "(@be), with | between them."
        )
    for name in [o for o in options if o.startswith("@")]:
        if name[1:] not in classes:
            known = ", ".join(f"@{c}" for c in classes)
            raise InputError(f"there is no word class {name!r}; use one of {known}.")
        options.remove(name)
        options += classes[name[1:]]
    whole = frozenset(o for o in options if not o.endswith("*"))
    beginnings = tuple(o[:-1] for o in options if o.endswith("*"))
    return tuple(whole) if len(whole) == 1 else whole, beginnings


def variants(term: str) -> list[list[Element]]:
    """Return every way to read a term: with and without each of its optional words."""
    parts = term.split()
    if parts[0] == "~" or parts[-1] == "~" or "~?" in parts or "~ ~" in term:
        raise InputError(f"the term {term!r} has a gap (~) that does not stand between two words.")
    if parts.count("~") > MOST_GAPS or sum(p.endswith("?") for p in parts) > MOST_OPTIONAL:
        raise InputError(
            f"the term {term!r} may have {MOST_GAPS} gaps (~) and {MOST_OPTIONAL} optional words "
            "(?) at the most; write it as several terms."
        )
    ways: list[list[list[Element]]] = []
    for written in term.split():
        optional = written.endswith("?") and len(written) > 1
        read = [element(written.removesuffix("?") if optional else written)]
        ways.append([read, []] if optional else [read])
    if "*" in term.split()[0].split("|"):
        raise InputError(f"the term {term!r} would start at every word; name its first word.")
    if len(ways[0]) > 1:
        raise InputError(f"the first word of {term!r} may not be optional.")
    return [[e for part in parts for e in part] for parts in product(*ways)]


def fits(word: str, wanted: Element) -> bool:
    """Tell whether a word is one of an element's words, or begins as one of its beginnings."""
    return word in wanted[0] or (bool(wanted[1]) and word.startswith(wanted[1]))
