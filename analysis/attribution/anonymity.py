"""Clauses that keep a source unnamed: "who asked not to be named", "on condition of anonymity".

Such a clause is no attribution of its own; it tells that the source beside it is anonymous.
Its words stand in ``lexicons/anonymity.csv``.
"""

from __future__ import annotations

from functools import cache

from .. import lexicon
from ..document import Document, Span
from ..kept import kept
from ..lexicon import word_class
from ..spans import Index
from .pieces import trimmed
from .relation import Relation
from .relatives import head_of, is_relative

_NEAR = 300  # characters back to the source of "He asked not to be named."
_LEADS = 12  # characters before a clause that opens its sentence: "Speaking on condition of …"


@kept("anonymity")
def clauses(doc: Document) -> list[Span]:
    """Return the words that keep a source unnamed, in text order.

    Examples
    --------
    >>> [s.text for s in clauses("A nurse, who asked not to be named, said no.")]
    ['not to be named']
    """
    tokens = doc.token_spans
    found = sorted(_matcher().find(doc))
    return [doc.span(tokens[m.first].start, tokens[m.last].end) for m in found]


@cache
def _matcher() -> lexicon.Matcher:
    return lexicon.Matcher(list(lexicon.load("anonymity")["term"]))


def without_clauses(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the relations that are more than a clause that keeps their source unnamed.

    Examples
    --------
    >>> doc = Document("A nurse who asked not to be named left.")
    >>> without_clauses(doc, [(doc.span(8, 11), doc.span(12, 17), (doc.span(18, 33),))])
    []
    """
    found = clauses(doc)
    if not found:
        return relations
    index = Index(found)
    told = [_told(doc, relation, index) for relation in relations]
    return [relation for relation in told if relation]


def _told(doc: Document, relation: Relation, index: Index[Span]) -> Relation | None:
    """Return a relation as it is, what it swallowed behind such a clause, or None."""
    source, cue, content = relation
    clause = _clause_of(doc, relation, index)
    if clause is None or cue is None:
        return relation
    after = doc.token_index.before(clause.end)
    if cue.end > clause.end:  # "not authorised to speak publicly said"
        after = doc.token_index.before(cue.end) - 1
    verb = doc.token_spans[after] if after < len(doc.token_spans) else None
    if source is None or verb is None or doc.folded[after] not in word_class("says"):
        return None
    if source.start < clause.start <= source.end + 1 or source.holds(clause.start):
        source = doc.span(source.start, max(source.end, doc.token_spans[after - 1].end))
    rest = trimmed(doc, verb.end, max(s.end for s in content)) if content else ()
    head = head_of(doc, source) if is_relative(source) else source
    return (head or source, verb, rest) if rest else None


def _clause_of(doc: Document, relation: Relation, index: Index[Span]) -> Span | None:
    """Return the clause that is all that a relation tells, or None."""
    cue = relation[1]
    if cue is None:
        return None
    at = index.before(cue.end)
    if at and index.spans[at - 1].end > cue.start:
        return index.spans[at - 1]
    after = index.spans[at] if at < len(index.spans) else None
    # "preferred | to | remain anonymous"
    near = after and doc.text[cue.end : after.start].strip() in ("", "to")
    return after if near else None


def unnamed(doc: Document, relations: list[Relation]) -> set[int]:
    """Return the numbers of the relations whose source such a clause keeps unnamed.

    It is the source that holds the clause, the last one before it in its sentence, the first
    one after a clause that opens it, or, where the sentence has none, the last one before.

    Examples
    --------
    >>> doc = Document("The nurse, who asked not to be named, said no.")
    >>> unnamed(doc, [(doc.span(0, 9), doc.span(38, 42), (doc.span(43, 45),))])
    {0}
    """
    found = clauses(doc)
    if not found:
        return set()
    sources = ((source.start, i) for i, (source, _, _) in enumerate(relations) if source)
    index = Index(sorted(sources))
    kept = (_kept_by(doc, clause, relations, index) for clause in found)
    return {i for i in kept if i >= 0}


def _kept_by(
    doc: Document, clause: Span, relations: list[Relation], sources: Index[tuple[int, int]]
) -> int:
    """Return the relation whose source a clause keeps unnamed, or -1."""
    sentence = doc.sentence_at(clause.start)
    if sentence is None or doc.quotation_at(clause.start):
        return -1
    here = [sources.spans[k] for k in sources.within(sentence.start, sentence.end)]
    here = [(start, i) for start, i in here if not _is_said(relations[i], clause)]
    before = [i for start, i in here if start <= clause.start]
    if before:
        return before[-1]
    if here:
        return here[0][1] if clause.start - sentence.start <= _LEADS else -1
    first = doc.folded[doc.token_index.before(sentence.start)]
    if first != "the" and first not in word_class("subject_pronoun"):
        return -1
    last = sources.before(sentence.start) - 1
    near = last >= 0 and sentence.start - sources.starts[last] < _NEAR
    return sources.spans[last][1] if near else -1


def _is_said(relation: Relation, clause: Span) -> bool:
    """Tell whether a clause stands in what a source says."""
    return any(s.start <= clause.start and clause.end <= s.end for s in relation[2])
