"""Who said what: attributions, and the voice of every other finding.

A statistical tagger finds sources, cues and contents and links them
(`tagger`); rules mend these (`outer`), tell what kind of source it is, to whom a pronoun
refers, and through which outlet the words came (`speakers`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from ..document import Document, Span
from . import measures, tagger
from .links import form_of
from .outer import complete
from .speakers import describe
from .utterances import gather

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


def find(doc: Document) -> list[Attribution]:
    """Return the attributions of a document in text order."""
    if "attribution" not in doc.findings:
        relations = gather(doc, complete(doc, tagger.load().relations(doc)))
        doc.findings["attribution"] = [
            Attribution(source, cue, content, form_of(doc, content), *described)
            for (source, cue, content), described in zip(
                relations, describe(doc, relations), strict=True
            )
        ]
    return list(doc.findings["attribution"])


def voice(doc: Document, position: int) -> str:
    """Tell whose words stand at a character position: "author" or "source".

    Examples
    --------
    >>> doc = Document("“It may rain,” the mayor said.")
    >>> voice(doc, 4), voice(doc, 24)
    ('source', 'author')
    """
    return voices(doc, [position])[0]


def voices(doc: Document, positions: Iterable[int]) -> list[str]:
    """Tell for each of some character positions whose words stand there.

    Examples
    --------
    >>> voices(Document("“It may rain,” the mayor said."), [4, 24])
    ['source', 'author']
    """
    starts, ends = _attributed_bounds(doc)
    return [
        "source" if (i := bisect_right(starts, position)) and position < ends[i - 1] else "author"
        for position in positions
    ]


def sourced_words(doc: Document) -> int:
    """Return how many words stand in a source's voice; the rest are the newsroom's own.

    Examples
    --------
    >>> sourced_words(Document("“It may rain,” the mayor said."))
    3
    """
    return measures.count_within(doc.words, list(zip(*_attributed_bounds(doc), strict=True)))


def _attributed_bounds(doc: Document) -> tuple[list[int], list[int]]:
    if "attributed" not in doc.findings:
        found = find(doc)
        # What is attributed to nobody ("it is alleged that …") the newsroom says itself.
        given = [s for a in found if a.source or a.form != "indirect" for s in a.content]
        # So it does with a cue inside a paraphrase: "Trump reportedly urged …, two sources said".
        cues = [a.cue for a in found if a.cue and not _is_quoted(doc, a.cue)]
        bounds = measures.without(measures.merged(given), measures.merged(cues))
        doc.findings["attributed"] = [[s for s, _ in bounds], [e for _, e in bounds]]
    starts, ends = doc.findings["attributed"]
    return starts, ends


def _is_quoted(doc: Document, span: Span) -> bool:
    return bisect_right(doc.quotation_edges, span.start) % 2 == 1


def table(doc: Document) -> pd.DataFrame:
    """Return the attributions of a document as a table; see `measures.table`.

    Examples
    --------
    >>> table(Document("“It may rain,” the mayor said.")).loc[0, "speaker"]
    'mayor'
    """
    return measures.table(doc, find(doc))


def measure(doc: Document) -> dict[str, float]:
    """Return the numbers on attribution; see `measures.measure`.

    Examples
    --------
    >>> measure(Document("It rains."))["attributed_word_share"]
    0.0
    """
    return measures.measure(doc, find(doc))
