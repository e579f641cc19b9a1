"""Mending what the tagger cannot see: relations in, whole relations out.

The tagger gives each word one role, as its training corpus does. Where one
attribution stands inside another ("Trump urged …, according to two sources") the
inner one takes the words and the outer one is left with nothing. The outer one gets
its content back: the sentence around it, inner attributions included (`according`).

Then `floating` gives every quotation to its speaker.
"""

from __future__ import annotations

import re

from ..document import Document, Span
from . import according, anonymity, clauseends, openings, sayings
from .floating import settle
from .form import form_of
from .labels import blocks, labelled
from .leads import led
from .pieces import trimmed
from .relation import Relation

_PASSIVE = re.compile(r"(?:is|was|has been|had been)\b")
# "PORT ELLERY, May 7 (Meridian) - ": where and when a wire wrote, and no words of a source.
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}[^()\n]{0,20}\([A-Z][\w .]{1,30}\) ?[-–—]+ ")


def mend(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the tagger's relations mended: one step after the other."""
    relations = anonymity.without_clauses(doc, sayings.mended(doc, relations))
    relations = clauseends.ended(doc, openings.added(doc, according.whole(doc, relations)))
    found = blocks(doc, led(doc, complete(doc, relations)))
    return labelled(doc, settle(doc, found))


def complete(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Keep sources and contents to the sentence of their cue, and give "it is said" none.

    Parameters
    ----------
    doc : Document
    relations : list of (source, cue, content)
        In text order, as `tagger.relations` returns them.

    Examples
    --------
    >>> doc = Document("It is said that bats sing.")
    >>> complete(doc, [(doc.span(0, 2), doc.span(3, 10), (doc.span(11, 25),))])[0][0] is None
    True
    """
    found: list[Relation] = []
    for source, cue, content in relations:
        sentence = doc.sentence_at(cue.start) if cue else None
        if source and sentence:
            source = _in_one_sentence(doc, source, sentence)
        if source and _is_nobody(source, cue, content):
            source = None
        if sentence and content and min(content).start < sentence.start:
            content = _from_sentence(doc, sentence, content)
        found.append((source, cue, _past_dateline(doc, content)))
    return found


def _in_one_sentence(doc: Document, source: Span, sentence: Span) -> Span:
    """Return the part of a source that stands in the sentence of its cue."""
    if source.end <= sentence.start or source.start >= sentence.end:
        return source
    start, end = max(source.start, sentence.start), min(source.end, sentence.end)
    if (start, end) == (source.start, source.end):
        return source
    part = trimmed(doc, start, end)
    return part[0] if part else source


def _from_sentence(doc: Document, sentence: Span, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a content without what stands unquoted in a sentence before that of its cue.

    In "The mayor left. “It may rain,” two aides said." the first sentence is the newsroom's. A
    quotation that ends in the sentence of the cue may begin earlier, with what leads into it.
    """
    quotation = doc.quotation_at(sentence.start)
    first = doc.sentence_at(quotation.start) if quotation else sentence
    if first is None or not any(s.start < first.start for s in content):
        return content
    kept: list[Span] = []
    for span in content:
        if span.start >= first.start or form_of(doc, [span]) == "direct":
            kept.append(span)
        else:
            kept += trimmed(doc, first.start, span.end) if span.end > first.start else ()
    return tuple(kept) or content


def _is_nobody(source: Span, cue: Span | None, content: tuple[Span, ...]) -> bool:
    """Tell whether a source only stands in for one: "it is alleged that", "the | claim that"."""
    word = source.text.lower()
    if word in ("the", "a", "an") or not any(map(str.isalnum, word)):
        return True
    said = word == "it" and cue and _PASSIVE.match(cue.text) and content
    return bool(said and content[0].text.startswith("that "))


def _past_dateline(doc: Document, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a content without the dateline of its paragraph, if it begins within one."""
    paragraph = doc.paragraph_at(content[0].start) if content else None
    line = paragraph and _DATELINE.match(doc.text, paragraph.start)
    if not line or not content[0].start < line.end() < content[0].end:
        return content
    return doc.span(line.end(), content[0].end), *content[1:]
