"""The attribution tagger: a document in; linked sources, cues and contents out.

In the order of the data: `features` cuts the text in pieces, the network in `small` scores
the `tags` of each, `viterbi` finds the best sequence, `links` gives each cue its content and
source, and `lonely_cues` what a cue without content may claim.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ...document import Document, as_document
from ..relation import Relation
from .small import MODEL, ROLES, VERSION, Lookup, ModelError, Tagger, read

__all__ = [
    "MODEL",
    "ROLES",
    "VERSION",
    "Lookup",
    "ModelError",
    "Tagger",
    "load",
    "read",
    "relations",
    "spans",
]


@cache
def load(path: str | Path | None = None) -> Tagger:
    """Read a model file once (by default the one that comes with the package)."""
    return read(path or MODEL)


def relations(doc: Document | str) -> list[Relation]:
    """Return the attributions of a document as (source, cue, content fragments).

    Every attribution has a cue; a source is None where none is named, and the
    contents are empty where none was found. White space never ends a span.

    Examples
    --------
    >>> doc = Document("The mayor said that schools will close.")
    >>> [(source.text, cue.text, content[0].text) for source, cue, content in relations(doc)]
    [('The mayor', 'said', 'that schools will close')]
    """
    return load().relations(as_document(doc))


def spans(doc: Document | str) -> list[tuple[str, int, int]]:
    """Return labelled spans in text order: role, first and last (exclusive) character."""
    return load().spans(as_document(doc))
