"""The text of a news database's export in; its articles out.

Each database has a module that knows its layout, learned from public descriptions and samples.
Here stands what they share: which database it is, and how many articles are missing.
"""

from __future__ import annotations

from collections.abc import Callable

from . import factiva, lexis, proquest
from .lines import Piece
from .records import Found, Record

__all__ = ["DATABASES", "database_of", "found_in", "likely"]

DATABASES: dict[str, Callable[[list[str]], tuple[list[Piece], int]]] = {
    "lexis": lexis.pieces,
    "factiva": factiva.pieces,
    "proquest": proquest.pieces,
}
_KNOWN = {"lexis": lexis.holds, "factiva": factiva.holds, "proquest": proquest.holds}
# One of these stands in every export.
MARKS = (
    "End of Document",
    "END OF DOCUMENT",
    " DOCUMENT",
    " Documents",
    "ProQuest",
    "Document ",
    "Documento ",
    "Dokument",
    "HD",
    "Client/",
    "Fin du document",
)
NAMES = {"lexis": "LexisNexis", "factiva": "Factiva", "proquest": "ProQuest"}


def likely(text: str) -> bool:
    """Tell whether a text may be an export, at a glance.

    Examples
    --------
    >>> likely("It may rain."), likely("It rains.\\n\\nEnd of Document")
    (False, True)
    """
    return any(mark in text for mark in MARKS)


def database_of(lines: list[str]) -> str:
    """Return the name of the database whose export these lines are, or "".

    Examples
    --------
    >>> database_of(["Rain", "It may rain."])
    ''
    """
    return next((name for name, holds in _KNOWN.items() if holds(lines)), "")


def found_in(lines: list[str], database: str) -> Found:
    """Return the articles of an export; one that it counts and does not hold is a torn one."""
    found, told = DATABASES[database](lines)
    return counted(found, told, NAMES[database])


def counted(found: list[Piece], told: int, name: str) -> Found:
    """Return the articles among the pieces of an export, beside the file's own count of them."""
    records = [Record(n, p.text, p.about) for n, p in enumerate(found, start=1) if not p.wrong]
    torn = [(n, p.wrong) for n, p in enumerate(found, start=1) if p.wrong]
    says = f"the file says that it holds {told} articles of {name}, and {len(found)} were found"
    if told > len(found):
        torn += [(n, f"{says}; export it anew") for n in range(len(found) + 1, told + 1)]
    notes = [f"{says.capitalize()}."] if told and told < len(found) else []
    if not found:
        torn = [(0, f"no article was found in this export of {name}; export it as full text")]
    return Found(records, torn, notes)
