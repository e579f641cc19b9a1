"""Who said what: a document in; attributions out, and the voice of every other finding.

In the order of the data: a statistical model finds sources, cues and contents and links
them (`tagger`); rules mend these (`mending`, with `according`, `sayings`, `openings` and
`anonymity`, which read a sentence by its commas: `pieces`, `asides`), lead "who" to its head
(`relatives`), tell what kind of source it is (`kinds`), who
is meant in the article (`speakers`, `referents`), and through which outlet the words came
(`via`); all this is counted (`measures`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pandas as pd

from .. import choice
from ..document import Document, Span, as_document, kept
from ..provenance import stamped
from ..spans import Bounds, Index, merged, without
from . import measures, tagger
from .form import form_of
from .mending import mend
from .speakers import describe

__all__ = [
    "FORMS",
    "SOURCE_KINDS",
    "VOICES",
    "Attribution",
    "find",
    "measure",
    "measures",
    "sourced_words",
    "table",
    "tagger",
    "use",
    "using",
    "voice",
    "voices",
]

VOICES = ("author", "source")
FORMS = ("direct", "indirect", "mixed")
SOURCE_KINDS = (
    "person",
    "organisation",
    "document",
    "anonymous",
    "collective",
    "pronoun",
    "self",
    "none",
)


class Attribution(NamedTuple):
    """One attribution: who is reported to have said, thought or wanted what.

    ``source`` and ``cue`` are spans or None; ``content`` holds the fragments of
    what is attributed; ``form`` is one of `FORMS`, ``source_kind`` one of
    `SOURCE_KINDS`; ``speaker`` is the name the source resolves to within the
    article, or its own words; ``via`` is the outlet through which the source
    reached the article, or None.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    source_kind: str
    speaker: str
    via: Span | None


def use(model: str) -> None:
    """Choose the attribution model for all that follows.

    Parameters
    ----------
    model : {"small", "accurate"}
        The small model, the default, reads 15 to 20 times as fast; the accurate one finds more
        (`CODEBOOK` and the README say how much) and needs the extra ``accurate``.

    Raises
    ------
    InputError
        If there is no such model.
    ModelError
        If it cannot be read, or what it needs is not installed.

    Examples
    --------
    >>> use("small")
    """
    tagger.load(model)
    choice.use(model)


@contextmanager
def using(model: str | None) -> Iterator[None]:
    """Use an attribution model within a block alone; see `use`. None changes nothing.

    Examples
    --------
    >>> with using("small"):
    ...     len(find("“It may rain,” the mayor said."))
    1
    """
    if model is not None:
        tagger.load(model)
    with choice.using(model):
        yield


def find(doc: Document | str) -> list[Attribution]:
    """Return the attributions of a document in text order."""
    return list(_found(doc))


@kept("attribution")
def _found(doc: Document) -> list[Attribution]:
    relations = mend(doc, tagger.relations(doc))
    return [
        Attribution(source, cue, content, form_of(doc, content), *described)
        for (source, cue, content), described in zip(
            relations, describe(doc, relations), strict=True
        )
    ]


def voice(doc: Document | str, position: int) -> str:
    """Tell whose words stand at a character position: "author" or "source".

    Examples
    --------
    >>> doc = Document("“It may rain,” the mayor said.")
    >>> voice(doc, 4), voice(doc, 24)
    ('source', 'author')
    """
    return voices(doc, [position])[0]


def voices(doc: Document | str, positions: Iterable[int]) -> list[str]:
    """Tell for each of some character positions whose words stand there.

    Examples
    --------
    >>> voices(Document("“It may rain,” the mayor said."), [4, 24])
    ['source', 'author']
    """
    around = _attributed(doc).at
    return ["author" if around(position) is None else "source" for position in positions]


def sourced_words(doc: Document | str) -> int:
    """Return how many words stand in a source's voice; the rest are the newsroom's own.

    Examples
    --------
    >>> sourced_words(Document("“It may rain,” the mayor said."))
    3
    """
    doc = as_document(doc)
    return doc.word_index.count(_attributed(doc).spans)


@kept("attributed")
def _attributed(doc: Document) -> Index[Bounds]:
    """Return the stretches that stand in a source's voice."""
    found = _found(doc)
    # What is attributed to nobody ("it is alleged that …") the newsroom says itself.
    given = [s for a in found if a.source or a.form != "indirect" for s in a.content]
    # So it does with a cue inside a paraphrase: "Trump reportedly urged …, two sources said".
    cues = [a.cue for a in found if a.cue and doc.quotation_at(a.cue.start) is None]
    return Index(without(merged(given), merged(cues)))


def table(doc: Document | str) -> pd.DataFrame:
    """Return the attributions of a document as a table; see `measures.table`.

    Examples
    --------
    >>> table(Document("“It may rain,” the mayor said.")).loc[0, "speaker"]
    'mayor'
    """
    doc = as_document(doc)
    return stamped(measures.table(doc, find(doc)))


def measure(doc: Document | str) -> dict[str, float]:
    """Return the numbers on attribution; see `measures.measure`.

    Examples
    --------
    >>> measure(Document("It rains."))["attributed_word_share"]
    0.0
    """
    doc = as_document(doc)
    return measures.measure(doc, find(doc))
