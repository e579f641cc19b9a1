"""The attribution tagger: a document in; linked sources, cues and contents out.

In the order of the data: `features` cuts the text in pieces, a model scores the `tags` of
each, `viterbi` finds the best sequence, `links` gives each cue its content and source, and
`lonely_cues` what a cue without content may claim (`decoding`). There are two models: the
network in `small`, the default, and the encoder in `accurate`, which reads `wordpieces`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ... import choice
from ...document import Document, as_document
from ...errors import ModelError
from ..relation import Relation
from . import accurate, small
from .decoding import ROLES, Tagger

__all__ = ["ROLES", "ModelError", "Tagger", "load", "read_ahead", "relations", "spans"]

_AHEAD = "relations"  # the name under which a document keeps what was found ahead


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
    doc = as_document(doc)
    ahead = doc.findings.pop((choice.in_use(), _AHEAD), None)
    return load(choice.in_use()).relations([doc])[0] if ahead is None else ahead


def read_ahead(docs: Sequence[Document]) -> None:
    """Find the `relations` of several documents at once, for when each is asked for its own.

    Together they take less time; what is found is the same.

    Examples
    --------
    >>> docs = [Document("It will rain, she said."), Document("“It snows,” he wrote.")]
    >>> read_ahead(docs)
    >>> [relation[1].text for doc in docs for relation in relations(doc)]
    ['said', 'wrote']
    """
    model = choice.in_use()
    for doc, found in zip(docs, load(model).relations(docs), strict=True):
        doc.findings[model, _AHEAD] = found


def spans(doc: Document | str) -> list[tuple[str, int, int]]:
    """Return labelled spans in text order: role, first and last (exclusive) character."""
    return load(choice.in_use()).spans(as_document(doc))
