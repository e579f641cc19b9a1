"""Whole sources and contents of "according to": relations in, the same with whole parts out.

The words of such a sentence tell where its source ends and what is given of it, more surely
than a tagger that has to choose one role for each word: "According to S, …" gives its whole
sentence, "X, according to S, will fall" both sides, and a source keeps what stands beside
its name ("Ann Lowe, head of the port").
"""

from __future__ import annotations

import re

from ..document import Document, Span
from ..lexicon import word_class, words
from .pieces import (
    ENDS,
    Piece,
    cut,
    dashed,
    end_of,
    is_bare,
    opens_clause,
    opens_predicate,
    opens_with_verb,
    source_pieces,
    start_of,
    subject,
    trimmed,
)
from .relation import Relation
from .relation import start_of as first_of

_OPENING = re.compile(r"\bAccording to\b(?! (?:plan|schedule|custom|tradition)s?\b)")
_RELATIVE = ("who", "which", "that")


def whole(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give every "according to" its whole source and content.

    What only repeats words of such a source is no attribution of its own: the "cited" of
    "two aides cited by the Post".

    Examples
    --------
    >>> doc = Document("According to Ann Lowe, head of the port, the wall is safe.")
    >>> source, _, content = whole(doc, [(doc.span(13, 21), doc.span(0, 12), ())])[0]
    >>> source.text, content[0].text
    ('Ann Lowe, head of the port', 'the wall is safe')
    """
    relations = relations + _unseen(doc, relations)
    if not any(is_according(cue) for _, cue, _ in relations):
        return relations
    inner = [r for r in relations if not is_according(r[1])]
    found = [_whole(doc, r, inner) if is_according(r[1]) else r for r in relations]
    sources = [source for source, cue, _ in found if source and is_according(cue)]
    kept = [r for r in found if is_according(r[1]) or not any(_is_part(r, s) for s in sources)]
    return sorted(kept, key=first_of)


def _unseen(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the cues that open a sentence and belong to no relation yet."""
    found: list[Relation] = []
    for m in _OPENING.finditer(doc.text):
        overlaps = any(
            cue and cue.start < m.end() and m.start() < cue.end for _, cue, _ in relations
        )
        if not overlaps and doc.quotation_at(m.start()) is None:
            found.append((None, doc.span(*m.span()), ()))
    return found


def is_according(cue: Span | None) -> bool:
    """Tell whether a cue is "according to"."""
    return cue is not None and cue.text.lower() == "according to"


def _is_part(relation: Relation, source: Span) -> bool:
    """Tell whether a relation stands within a source, cue and contents."""
    who, cue, content = relation
    inside = (
        cue is not None
        and source.holds(cue.start)
        and (not who or who.text.lower() not in _RELATIVE)
    )
    return inside and all(source.start <= s.start and s.end <= source.end for s in content)


def _whole(doc: Document, relation: Relation, inner: list[Relation]) -> Relation:
    source, cue, content = relation
    sentence = doc.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None or _is_quoted(doc, cue):
        return relation
    if source and not cue.end <= source.start < sentence.end:
        source = None
    pieces = cut(doc, cue.end, sentence.end)
    if not pieces:
        return source, cue, content
    head = doc.span(sentence.start, cue.start)
    if _is_lead(head.text):
        return _fronted(doc, (source, cue, content), pieces, inner) or (source, cue, content)
    return _set_in(doc, (source, cue, content), pieces, head, inner) or _at_the_end(
        doc, (source, cue, content), pieces, head, inner
    )


def _is_quoted(doc: Document, cue: Span) -> bool:
    return doc.quotation_at(cue.start) is not None


def _is_lead(text: str) -> bool:
    """Tell whether what stands before "according to" only leads to it: "", "But", "However,"."""
    plain = [w.strip(",").lower() for w in text.split() if any(map(str.isalnum, w))]
    return all(w in word_class("lead_in") for w in plain)


def _fronted(
    doc: Document, relation: Relation, pieces: list[Piece], inner: list[Relation]
) -> Relation | None:
    """Return "According to S, …" with its parts, or None where they cannot be told."""
    source, cue, content = relation
    parted = _parted(doc, pieces, source)
    if parted is None:
        return None
    end, rest = parted
    given = trimmed(doc, rest, _end_of_words(doc, cue))
    if not given:
        return None
    later = tuple(s for s in content if s.start >= given[0].end)
    return _source(doc, cue, pieces[0], end, inner), cue, given + later


def _end_of_words(doc: Document, cue: Span) -> int:
    """Return the end of the sentence of a cue, or of the quotation that goes on after it."""
    sentence = doc.sentence_at(cue.start)
    end = sentence.end if sentence else cue.end
    quotation = doc.quotation_at(end - 1)
    return quotation.end if quotation else end


def _parted(doc: Document, pieces: list[Piece], source: Span | None) -> tuple[int, int] | None:
    """Return where the source of "According to S, …" ends, and where what is said begins."""
    set_in = dashed(pieces[0])
    if set_in:
        return doc.tokens[set_in[0] - 1].end, doc.tokens[set_in[1] + 1].start
    at = subject(pieces)
    if at:
        return doc.tokens[at - 1].end, doc.tokens[at].start
    count = source_pieces(pieces, opens_clause)
    if count < len(pieces):
        return end_of(doc, pieces[count - 1]), start_of(doc, pieces[count])
    if len(pieces) == 1 and source and source.end < end_of(doc, pieces[0]):
        return source.end, source.end
    return None


def _source(doc: Document, cue: Span, first: Piece, end: int, inner: list[Relation]) -> Span:
    """Return the source up to ``end``, or without a clause that holds an attribution."""
    span = doc.span(start_of(doc, first), end)
    for relation in inner:
        outer = relation[1] and span.holds(relation[1].start) and not _is_part(relation, span)
        if outer and end_of(doc, first) < end:
            return doc.span(span.start, end_of(doc, first))
    return span


def _set_in(
    doc: Document, relation: Relation, pieces: list[Piece], head: Span, inner: list[Relation]
) -> Relation | None:
    """Return "X, according to S, will fall" with both sides of what is said, or None."""
    _, cue, content = relation
    count = source_pieces(pieces, opens_predicate)
    end = end_of(doc, pieces[count - 1])
    if count == len(pieces) or doc.text[end] != ",":
        return None
    before = cut(doc, head.start, head.end)
    joined = before[-1].low[-1] in words("actors", "opener") | word_class("lead_in")
    apart = is_bare(before) and opens_clause(pieces, count)
    predicate = is_bare(before[-1:]) and opens_with_verb(pieces[count])
    if not (joined or apart or predicate):
        return None
    given = () if joined else _before(doc, cue, content, before)
    rest = trimmed(doc, start_of(doc, pieces[count]), _end_of_words(doc, cue))
    later = tuple(s for s in content if rest and s.start >= rest[0].end)
    return _source(doc, cue, pieces[0], end, inner), cue, given + rest + later


def _before(
    doc: Document, cue: Span, content: tuple[Span, ...], before: list[Piece]
) -> tuple[Span, ...]:
    """Return what is said before the cue: what the tagger gave, or the sentence so far."""
    near = [s for s in content if start_of(doc, before[0]) <= s.start and s.end <= cue.start]
    return tuple(near) or trimmed(doc, start_of(doc, before[0]), cue.start)


def _at_the_end(
    doc: Document,
    relation: Relation,
    pieces: list[Piece],
    head: Span,
    inner: list[Relation],
) -> Relation:
    """Return "…, according to S." with its whole source."""
    source, cue, content = relation
    content = content or trimmed(doc, head.start, cue.start)
    first = pieces[0]
    end = (
        len(doc.text[: end_of(doc, first)].rstrip(ENDS)) if len(pieces) == 1 else end_of(doc, first)
    )
    if source and source.end < end and not _goes_on(doc, source, end):
        return source, cue, content
    count = source_pieces(pieces, None)
    if count > 1:
        end = end_of(doc, pieces[count - 1])
        end = len(doc.text[:end].rstrip(ENDS)) if count == len(pieces) else end
    if source and source.end >= end:
        return source, cue, content
    return _source(doc, cue, first, end, inner), cue, content


def _goes_on(doc: Document, source: Span, end: int) -> bool:
    """Tell whether a source goes on after what the tagger took: "a report | by engineers"."""
    rest = doc.text[source.end : end].lower().split()
    if words("no_names", "calendar") & set(rest[1:2]):
        return False  # "on Monday": when it spoke
    return bool(rest) and (
        rest[0] in word_class("source_goes_on") or rest[0].endswith(("ing", "ed"))
    )
