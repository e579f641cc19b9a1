"""Who said what: a document in; attributions out, and the voice of every other finding.

In the order of the data: a statistical model finds sources, cues and contents and links
them (`tagger`). Rules add verbs of saying that it passes over (`missed`), leave out what is none
(`events`), settle who speaks in a passive (`passives`), add set phrases (`set_phrases`) and mend
the rest (`mending`, with `sayings`, `according`, `openings` and `anonymity`, which read a sentence
by its commas: `pieces`, `asides`, `subjects`; `leads`, `clauseends`); they give every quotation to
its speaker (`floating`, `speaking`) and every labelled paragraph to its own (`labels`). They tell
what kind of source it is (`kinds`, `heads`, `handles`), who is meant in the article (`speakers`,
`referents`; `relatives` leads "who" to its head), through which outlet the words came (`via`),
whether somebody spoke, thought, wanted or showed (`acts`), and in whose voice each word stands
(`voicing`). Where a rule has anything to read at all, a few words tell (`wordgroups`).
All this is counted (`measures`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pandas as pd

from .. import choice
from ..document import Document, Span, as_document
from ..kept import kept
from ..provenance import stamped
from ..spans import Index
from . import measures, tagger, voicing
from .acts import ACTS, act_of
from .events import without_events, without_remnants
from .form import form_of
from .mending import mend
from .missed import with_missed
from .passives import with_agents
from .relation import Relation
from .set_phrases import with_set_phrases
from .speakers import Described, describe
from .voicing import VOICES, WHOSE, Stretch

__all__ = [
    "ACTS",
    "FORMS",
    "SOURCE_KINDS",
    "VOICES",
    "WHOSE",
    "Attribution",
    "Stretch",
    "find",
    "measure",
    "measures",
    "read_ahead",
    "stretches",
    "table",
    "tagger",
    "use",
    "using",
    "voice",
    "voices",
    "voicing",
    "words_by_voice",
]

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
    reached the article, or None; ``act`` is one of `ACTS`.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    source_kind: str
    speaker: str
    via: Span | None
    act: str = "speech"


def use(model: str) -> None:
    """Choose the attribution model for all that follows.

    Parameters
    ----------
    model : {"small", "accurate"}
        The small model, the default, reads about ten times as fast; the accurate one finds more
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


def read_ahead(docs: Iterable[Document]) -> None:
    """Do for several documents at once what takes less time together, before each is measured.

    What is found is the same.

    Examples
    --------
    >>> docs = [Document("It will rain, she said."), Document("“It snows,” he wrote.")]
    >>> read_ahead(docs)
    >>> [found.cue.text for doc in docs for found in find(doc)]
    ['said', 'wrote']
    """
    known = choice.in_use(), "attribution"
    tagger.read_ahead([doc for doc in docs if known not in doc.findings])


@kept("attribution")
def _found(doc: Document) -> list[Attribution]:
    relations = with_missed(doc, tagger.relations(doc))
    relations = with_agents(doc, without_events(doc, relations))
    relations = with_set_phrases(doc, relations)
    return of_relations(doc, without_remnants(doc, mend(doc, relations)))


def of_relations(doc: Document, relations: list[Relation]) -> list[Attribution]:
    """Return attributions whose spans are known: what else is told of them, by the rules.

    Examples
    --------
    >>> doc = Document("The mayor wants a wall.")
    >>> mayor, wants, wall = doc.span(0, 9), doc.span(10, 15), doc.span(16, 22)
    >>> [(a.form, a.speaker, a.act) for a in of_relations(doc, [(mayor, wants, (wall,))])]
    [('indirect', 'mayor', 'intention')]
    """
    sources = describe(doc, relations)
    kinds = measures.settled_kinds(sources)
    every = zip(relations, sources, kinds, strict=True)
    return [_attribution(doc, relation, told, kind) for relation, told, kind in every]


def _attribution(doc: Document, relation: Relation, told: Described, kind: str) -> Attribution:
    """Return a relation with what is told of its source, whose kind is settled."""
    source, cue, content = relation
    form = form_of(doc, content)
    act = act_of(doc, source, cue, kind, form)
    return Attribution(source, cue, content, form, told.source_kind, told.speaker, told.via, act)


def voice(doc: Document | str, position: int) -> str:
    """Tell whose words stand at a character position: one of `VOICES`.

    Returns
    -------
    str
        "author": the newsroom's own words. "paraphrase": attributed to a source, in the
        newsroom's words. "quote": a source's words, inside quotation marks. Long quotations
        attributed to nobody are quotes as well; a quoted word or two, a title and what is
        attributed to nobody without marks ("it is alleged that …") are the author's.

    Examples
    --------
    >>> doc = Document("“It may rain,” the mayor said. He fears that it floods.")
    >>> voice(doc, 4), voice(doc, 24), voice(doc, 50)
    ('quote', 'author', 'paraphrase')
    """
    return voices(doc, [position])[0]


def voices(doc: Document | str, positions: Iterable[int]) -> list[str]:
    """Tell for each of some character positions whose words stand there; see `voice`.

    Examples
    --------
    >>> voices(Document("“It may rain,” the mayor said."), [4, 24])
    ['quote', 'author']
    """
    around = _stretches(doc).at
    return [voicing.AUTHOR if (s := around(p)) is None else s.voice for p in positions]


def words_by_voice(doc: Document | str) -> dict[str, int]:
    """Return how many words stand in each of the `VOICES`.

    Examples
    --------
    >>> words_by_voice(Document("“It may rain,” the mayor said."))
    {'author': 3, 'paraphrase': 0, 'quote': 3}
    """
    return dict(_words_by_voice(doc))


@kept("words by voice")
def _words_by_voice(doc: Document) -> dict[str, int]:
    return voicing.word_counts(doc, _stretches(doc).spans)


def stretches(doc: Document | str) -> list[Stretch]:
    """Return the stretches that are not the author's own, in text order, with their voice.

    Examples
    --------
    >>> stretches(Document("“It may rain,” the mayor said."))
    [Stretch(start=0, end=14, voice='quote')]
    """
    return list(_stretches(doc).spans)


@kept("voices")
def _stretches(doc: Document) -> Index[Stretch]:
    return Index(voicing.stretches(doc, _found(doc)))


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
    return measures.measure(doc, find(doc), words_by_voice(doc))
