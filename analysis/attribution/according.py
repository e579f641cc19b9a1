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
from ..spans import Index, merged
from .asides import dashed, opens_clause, opens_predicate, source_pieces, subject
from .pieces import ENDS, LONGEST_SENTENCE, cut, end_of, is_bare, opens_with_verb, start_of, trimmed
from .relation import Relation
from .relation import start_of as first_of

_CUE = re.compile(r"ccording(?<=\b[Aa]ccording) to\b")  # a pattern of letters is found fastest
_PLAN = re.compile(r" (?:plan|schedule|custom|tradition)\b")  # no source
_RELATIVE = ("who", "which", "that")

Places = Index[tuple[int, int, int]]  # start and end of each cue, and the number of its relation


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
    known = len(relations)
    relations = relations + _unseen(doc, relations)
    if not any(_is_according(cue) for _, cue, _ in relations):
        return relations
    places = _places(relations)
    found, repeated = list(relations), set()
    for i, relation in enumerate(relations):
        if _is_according(relation[1]):
            found[i] = source, *_ = _whole(doc, relation, relations, places)
            if source:
                repeated.update(_parts(source, relations, places))
    repeated.update(i for i in range(known, len(found)) if not (found[i][0] and found[i][2]))
    told = Index(merged(s for i, r in enumerate(found) if i not in repeated and r[1] for s in r[2]))
    repeated.update(
        i for i, r in enumerate(found) if r[:2] == (None, None) and told.at(r[2][0].start)
    )
    return sorted((r for i, r in enumerate(found) if i not in repeated), key=first_of)


def _places(relations: list[Relation]) -> Places:
    cues = ((cue.start, cue.end, i) for i, (_, cue, _) in enumerate(relations) if cue)
    return Index(sorted(cues))


def _unseen(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the cues that belong to no relation yet."""
    places = _places(relations)
    found: list[Relation] = []
    for m in _CUE.finditer(doc.prose):
        start, end = m.start() - 1, m.end()
        known = places.within(start, end) or places.at(start)
        if not known and not _PLAN.match(doc.prose, end) and not doc.quotation_at(start):
            found.append((None, doc.span(start, end), ()))
    return found


def _is_according(cue: Span | None) -> bool:
    return cue is not None and cue.text.lower() == "according to"


def _parts(source: Span, relations: list[Relation], places: Places) -> list[int]:
    """Return the numbers of the relations that stand within a source, cue and contents."""
    inside = (places.spans[k][2] for k in places.within(source.start, source.end))
    return [i for i in inside if _is_part(relations[i], source)]


def _is_part(relation: Relation, source: Span) -> bool:
    who, _, content = relation
    if who and who.text in _RELATIVE:
        return False
    return all(source.start <= s.start and s.end <= source.end for s in content)


def _whole(
    doc: Document, relation: Relation, relations: list[Relation], places: Places
) -> Relation:
    _, cue, _ = relation
    sentence = doc.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None or doc.quotation_at(cue.start):
        return relation
    if _PLAN.match(doc.prose, cue.end):
        return relation
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return relation
    return _Reader(doc, relation, cue, sentence, (relations, places)).read()


class _Reader:
    """Reads the sentence of one "according to"."""

    def __init__(
        self,
        doc: Document,
        relation: Relation,
        cue: Span,
        sentence: Span,
        all_of_them: tuple[list[Relation], Places],
    ):
        self.doc, self.cue, self.sentence = doc, cue, sentence
        self.relations, self.places = all_of_them
        source, _, self.content = relation
        inside = source and self.cue.end <= source.start < sentence.end
        self.source = source if inside else None
        self.pieces = cut(doc, self.cue.end, sentence.end)
        quotation = doc.quotation_at(sentence.end - 1)  # which may go on after its sentence
        self.end = quotation.end if quotation else sentence.end

    def read(self) -> Relation:
        """Return the relation with its parts; as it was where they cannot be told."""
        found = None
        if self.pieces:
            found = self.fronted() if self.is_led_to() else self.set_in() or self.at_the_end()
        return found or (self.source, self.cue, self.content)

    def is_led_to(self) -> bool:
        """Tell whether what stands before only leads to the cue: nothing, "But", "However,"."""
        before = self.doc.prose[self.sentence.start : self.cue.start].split()
        plain = [w.strip(",").lower() for w in before if any(map(str.isalnum, w))]
        return all(w in word_class("lead_in") for w in plain)

    def fronted(self) -> Relation | None:
        """Read "According to S, …"."""
        parted = self.parted()
        given = trimmed(self.doc, parted[1], self.end) if parted else ()
        if parted is None or not given:
            return None
        return self.source_to(parted[0]), self.cue, given + self.after(given)

    def parted(self) -> tuple[int, int] | None:
        """Return where the source ends and where what is said begins."""
        tokens, pieces = self.doc.token_spans, self.pieces
        dashes = dashed(pieces[0])
        if dashes:
            return tokens[dashes[0] - 1].end, tokens[dashes[1] + 1].start
        at = subject(pieces)
        if at:
            return tokens[at - 1].end, tokens[at].start
        count = source_pieces(pieces, opens_clause)
        if count < len(pieces):
            return end_of(self.doc, pieces[count - 1]), start_of(self.doc, pieces[count])
        if self.source and len(pieces) == 1 and self.source.end < end_of(self.doc, pieces[0]):
            return self.source.end, self.source.end
        return None

    def set_in(self) -> Relation | None:
        """Read "X, according to S, will fall", with both sides of what is said."""
        doc, pieces = self.doc, self.pieces
        count = source_pieces(pieces, opens_predicate)
        end = end_of(doc, pieces[count - 1])
        if count == len(pieces) or doc.prose[end] != ",":
            return None
        before = cut(doc, self.sentence.start, self.cue.start)
        joined = before[-1].low[-1] in words("actors", "opener") | word_class("lead_in")
        apart = is_bare(before) and opens_clause(pieces, count)
        predicate = is_bare(before[-1:]) and opens_with_verb(pieces[count])
        if not (joined or apart or predicate):
            return None
        given = () if joined else self.before()
        rest = trimmed(doc, start_of(doc, pieces[count]), self.end)
        return self.source_to(end), self.cue, given + rest + self.after(rest)

    def before(self) -> tuple[Span, ...]:
        """Return what is said before the cue: what the tagger gave, or the sentence so far."""
        start, end = self.sentence.start, self.cue.start
        near = tuple(s for s in self.content if start <= s.start and s.end <= end)
        return near or trimmed(self.doc, start, end)

    def after(self, given: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the contents of the tagger that stand after those given."""
        return tuple(s for s in self.content if given and s.start >= given[-1].end)

    def at_the_end(self) -> Relation:
        """Read "…, according to S."."""
        content = self.content or trimmed(self.doc, self.sentence.start, self.cue.start)
        end = self.whole_end()
        known = self.source and (self.source.end >= end or not self.goes_on(end))
        if known:
            return self.source, self.cue, content
        return self.source_to(end), self.cue, content

    def whole_end(self) -> int:
        """Return where a source ends that a clause need not follow."""
        count = source_pieces(self.pieces, None)
        end = end_of(self.doc, self.pieces[count - 1])
        if count < len(self.pieces):
            return end
        start = self.sentence.start
        return start + len(self.doc.prose[start:end].rstrip(ENDS))

    def goes_on(self, end: int) -> bool:
        """Tell whether a source goes on after what the tagger took: "a report | by engineers"."""
        if self.source is None or self.source.end >= end_of(self.doc, self.pieces[0]):
            return True
        rest = self.doc.prose[self.source.end : end].lower().split()
        if not rest or words("no_names", "calendar") & set(rest[1:2]):
            return not rest  # "on Monday": when it spoke
        first = rest[0].strip(",")
        return not first or first in word_class("source_goes_on") or first.endswith(("ing", "ed"))

    def source_to(self, end: int) -> Span:
        """Return the source up to a place, or without a clause that holds an attribution."""
        first = self.pieces[0]
        span = self.doc.span(start_of(self.doc, first), end)
        held = self.places.within(span.start, span.end)
        if len(held) > len(_parts(span, self.relations, self.places)):
            return self.doc.span(span.start, min(end, end_of(self.doc, first)))
        return span
