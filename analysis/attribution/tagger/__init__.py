"""The attribution tagger: a document in; linked sources, cues and contents out.

In the order of the data: `features` cuts the text in pieces, a model scores the `tags` of
each, `viterbi` finds the best sequence, `links` gives each cue its content and source, and
`lonely_cues` what a cue without content may claim (`decoding`). There are two models: the
network in `small`, the default, and the encoder in `accurate`, which reads `wordpieces`.
"""

from __future__ import annotations

from functools import cache

from ... import choice
from ...document import Document, as_document
from ...errors import ModelError
from ..relation import Relation
from . import accurate, small
from .decoding import ROLES, Tagger

__all__ = ["ROLES", "ModelError", "Tagger", "load", "relations", "spans"]


@cache
def load(model: str) -> Tagger:
    """Read a model that comes with the package, once: "small" or "accurate".

    Raises
    ------
    ModelError
        If it cannot be read, or what it needs is not installed.
    """
    return accurate.read() if choice.check(model) == "accurate" else small.read()


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
    return load(choice.in_use()).relations(as_document(doc))


def spans(doc: Document | str) -> list[tuple[str, int, int]]:
    """Return labelled spans in text order: role, first and last (exclusive) character."""
    return load(choice.in_use()).spans(as_document(doc))
