"""Attributions that open a sentence in a way of their own: relations in, these among them out.

"Said Lowe: “…”" puts the verb first; "Penn, 44, of Leeds, denies murder." and "The court heard
Penn had told officers …" are the forms of a court report. Few articles that the tagger
learned from hold them, so their words are looked for here.
"""

from __future__ import annotations

from ..document import Document, Span
from ..lexicon import word_class
from ..spans import Bounds, Index, merged
from . import wordgroups
from .asides import is_phrase
from .pieces import LONGEST_SENTENCE, Piece, cut, end_of, start_of, trimmed, verb_in
from .relation import Relation, spans_of
from .relation import start_of as first_of
from .subjects import source_piece

_LONGEST = 12  # words between a verb that comes first and what is said


def added(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Read what opens with its verb, and add pleas and what a court heard somebody say.

    Examples
    --------
    >>> doc = Document("Said Lowe: “The gulls came back.”")
    >>> source, cue, content = added(doc, [(None, doc.span(0, 4), (doc.span(5, 33),))])[0]
    >>> source.text, cue.text, content[0].text
    ('Lowe', 'Said', '“The gulls came back.”')
    """
    return _with_pleas(doc, _with_heard(doc, _verb_first(doc, relations)))


# "Said Lowe: “…”"


def _verb_first(doc: Document, relations: list[Relation]) -> list[Relation]:
    found: list[Relation] = []
    end = -1
    for relation in relations:
        start = first_of(relation)
        if start < end:  # a part of the one before
            _, cue, content = found[-1]
            said = tuple(s for s in relation[2] if s.start >= end)
            found[-1] = found[-1][0], cue, tuple(dict.fromkeys(content + said))
            continue
        opened = _opened(doc, start)
        if opened is None:
            found.append(relation)
            continue
        source, cue, end = opened
        said = tuple(s for s in relation[2] if s.start >= end) or _quoted(doc, end)
        found.append((source, cue, said))
    return found


def _opened(doc: Document, start: int) -> tuple[Span, Span, int] | None:
    """Return source and cue of the sentence that starts here, and where they end, if it is such."""
    sentence = doc.sentence_at(start)
    if sentence is None or sentence.start != start:
        return None
    at = doc.token_index.before(start)
    if doc.folded[at] not in word_class("says") or not doc.token_spans.texts[at].istitle():
        return None
    if at + 1 >= len(doc.token_spans):
        return None
    if sentence.end - start > LONGEST_SENTENCE:
        return None
    cue = doc.token_spans[at]
    pieces = cut(doc, cue.end, sentence.end)
    count = next((k for k, p in enumerate(pieces) if _is_said(doc, p)), 0)
    if not count or not is_phrase(pieces[0]) or any(verb_in(p) >= 0 for p in pieces[:count]):
        return None
    end = end_of(doc, pieces[count - 1])
    source = doc.span(start_of(doc, pieces[0]), end)
    return (source, cue, end) if len(source.text.split()) <= _LONGEST else None


def _is_said(doc: Document, piece: Piece) -> bool:
    """Tell whether a piece is what is said: a quotation."""
    return doc.quotation_at(start_of(doc, piece)) is not None


def _quoted(doc: Document, after: int) -> tuple[Span, ...]:
    """Return the quotation that begins right after a mark."""
    quotation = doc.quotation_at(after + 2)
    return (quotation,) if quotation else ()


# "The court heard Penn had told officers …"


def _with_heard(doc: Document, relations: list[Relation]) -> list[Relation]:
    found: list[Relation] = []
    for relation in relations:
        found.append(relation)
        inner = _heard(doc, relation)
        if inner:
            found.append(inner)
    return found


def _heard(doc: Document, relation: Relation) -> Relation | None:
    """Return what somebody said within what a court heard, or None."""
    source, cue, content = relation
    if not source or not cue or not content or not cue.text.lower().endswith(("heard", "hears")):
        return None
    if not word_class("court") & set(source.text.lower().split()):
        return None
    piece = cut(doc, content[0].start, content[0].end)[0]
    first = 1 if piece.low[0] == "that" else 0
    for i in range(first + 1, len(piece.low) - 1):
        if piece.low[i] in word_class("says") and verb_in(piece) >= i - 1:
            had = i - 1 if piece.low[i - 1] in word_class("have") else i
            return _inner(doc, piece, first, had, i, content[0].end)
    return None


def _inner(doc: Document, piece: Piece, first: int, had: int, at: int, end: int) -> Relation | None:
    """Return the attribution of the words from ``first`` up to a verb, and all after it."""
    tokens = doc.token_spans[piece.first : piece.last]
    if had <= first:
        return None
    source = doc.span(tokens[first].start, tokens[had - 1].end)
    start = tokens[at].end
    if "that" in piece.low[at:] and verb_in(piece, at + 1) < 0:  # "texted | his brother that"
        start = tokens[piece.low.index("that", at)].start
    elif piece.low[at] in ("told", "warned") and at + 3 < len(tokens):
        start = tokens[at + 1 + (piece.low[at + 1] in word_class("determiner"))].end  # whom he told
    return source, doc.span(tokens[had].start, tokens[at].end), trimmed(doc, start, end)


# "Penn, 44, of Leeds, denies murder."


def _with_pleas(doc: Document, relations: list[Relation]) -> list[Relation]:
    places = wordgroups.places(doc, "pleads")
    if not places:
        return relations
    taken = Index(merged(cue for _, cue, _ in relations if cue))
    pleas = [_plea(doc, i, taken) for i in places]
    found = [plea for plea in pleas if plea]
    if not found:
        return relations
    bounds = Index([(first_of(plea), plea[2][-1].end) for plea in found])
    whole = [_until(doc, relation, bounds) for relation in relations] + found
    return sorted((r for r in whole if spans_of(r)), key=first_of)


def _plea(doc: Document, i: int, taken: Index[Bounds]) -> Relation | None:
    """Return the attribution whose verb is token ``i`` behind what is set off by commas."""
    cue = doc.token_spans[i]
    sentence = doc.sentence_at(cue.start)
    if not sentence or doc.quotation_at(cue.start) or not cue.text.islower():
        return None
    if taken.within(sentence.start, sentence.end):
        return None  # another attribution has the sentence
    if i == 0 or doc.folded[i - 1] != "," or sentence.end - sentence.start > LONGEST_SENTENCE:
        return None
    before = cut(doc, sentence.start, cue.start)
    content = trimmed(doc, cue.end, sentence.end)
    if not content or not before or source_piece(before, set_off=True) != 0:
        return None
    return doc.span(sentence.start, end_of(doc, before[-1])), cue, content


def _until(doc: Document, relation: Relation, pleas: Index[Bounds]) -> Relation:
    """Return a relation whose contents stop before a plea that stands within them."""
    source, cue, content = relation
    kept: list[Span] = []
    for span in content:
        inner = pleas.within(span.start, span.end)
        if pleas.at(span.start) is not None:
            continue
        kept += trimmed(doc, span.start, pleas.starts[inner[0]]) if inner else (span,)
    return source, cue, tuple(kept)
