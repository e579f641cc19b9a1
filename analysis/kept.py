"""A function of a document in; the same function, which computes its result once, out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from . import choice
from .document import Document, as_document

__all__ = ["kept"]

Found = TypeVar("Found")


def kept(name: str) -> Callable[[Callable[[Document], Found]], Callable[[Document | str], Found]]:
    """Make a function of a document compute its result once, and keep it in the document.

    The function takes a text too. The result is shared between calls: a function that gives
    away a list copies it. What was found with one attribution model is never taken for what
    another finds.

    Examples
    --------
    >>> @kept("length")
    ... def length(doc):
    ...     print("counted")
    ...     return len(doc.text)
    >>> doc = Document("Rain.")
    >>> length(doc), length(doc)
    counted
    (5, 5)
    """

    def decorated(compute: Callable[[Document], Found]) -> Callable[[Document | str], Found]:
        @wraps(compute)
        def look_up(doc: Document | str) -> Found:
            doc = doc if isinstance(doc, Document) else as_document(doc)
            key = choice.in_use(), name
            if key not in doc.findings:
                doc.findings[key] = compute(doc)
            found: Found = doc.findings[key]
            return found

        return look_up

    return decorated
