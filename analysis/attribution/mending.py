"""Mending what the tagger cannot see: relations in, whole relations out.

The tagger gives each word one role, as its training corpus does. Where one
attribution stands inside another ("Trump urged …, according to two sources") the
inner one takes the words and the outer one is left with nothing. The outer one gets
its content back: the sentence around it, inner attributions included (`according`).

A quotation that ends with a comma, a stop, a question or an exclamation inside its
marks is somebody's utterance and no scare quote. Where such a one belongs to no
attribution, the cue nearest to it in its paragraph takes it; where the paragraph
has no cue, it is an attribution of its own, without cue and source.
"""

from __future__ import annotations

import re

from ..document import Document, Span
from ..spans import Bounds, Index, merged
from . import according, anonymity, openings, sayings
from .relation import Relation, spans_of, start_of

_PASSIVE = re.compile(r"(?:is|was|has been|had been)\b")
# "PORT ELLERY, May 7 (Meridian) - ": where and when a wire wrote, and no words of a source.
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}[^()\n]{0,20}\([A-Z][\w .]{1,30}\) ?[-–—]+ ")
_FEWEST_WORDS = 3  # "no," is as often a title or a word spoken of
_ENDS = (",", ".", "?", "!", "…", "—")


def mend(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the tagger's relations mended: one step after the other."""
    relations = anonymity.without_clauses(doc, sayings.mended(doc, relations))
    relations = openings.added(doc, according.whole(doc, relations))
    return gather(doc, complete(doc, relations))


def complete(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Keep sources to the sentence of their cue, and give "it is said" none.

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
        source = _in_one_sentence(doc, source, cue)
        if source and _is_nobody(source, cue, content):
            source = None
        found.append((source, cue, _past_dateline(doc, content)))
    return found


def _in_one_sentence(doc: Document, source: Span | None, cue: Span | None) -> Span | None:
    """Return the part of a source that stands in the sentence of its cue."""
    if source is None or cue is None:
        return source
    sentence = doc.sentence_at(cue.start)
    if sentence is None or source.end <= sentence.start or source.start >= sentence.end:
        return source
    start, end = max(source.start, sentence.start), min(source.end, sentence.end)
    return source if (start, end) == (source.start, source.end) else doc.span(start, end)


def _is_nobody(source: Span, cue: Span | None, content: tuple[Span, ...]) -> bool:
    """Tell whether a source only stands in for one: "it is alleged that", "the | claim that"."""
    word = source.text.lower()
    if word in ("the", "a", "an") or not any(map(str.isalnum, word)):
        return True
    said = cue and _PASSIVE.match(cue.text) and content
    return bool(word == "it" and said and content[0].text.startswith("that "))


def _past_dateline(doc: Document, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a content without the dateline of its paragraph, if it begins within one."""
    paragraph = doc.paragraph_at(content[0].start) if content else None
    line = paragraph and _DATELINE.match(doc.text, paragraph.start)
    if not line or not content[0].start < line.end() < content[0].end:
        return content
    return doc.span(line.end(), content[0].end), *content[1:]


def gather(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give every quoted utterance that has no attribution to one.

    Examples
    --------
    >>> doc = Document("“It may rain,” he said. “Stay at home.”")
    >>> first, cue = doc.span(0, 14), doc.span(18, 22)
    >>> [part.text for part in gather(doc, [(None, cue, (first,))])[0][2]]
    ['“It may rain,”', '“Stay at home.”']
    """
    taken = Index(merged(span for r in relations for span in spans_of(r)))
    cues = Index(sorted((cue.start, i, cue) for i, (_, cue, _) in enumerate(relations) if cue))
    whole = list(relations)
    for q in doc.quotations:
        if not _is_utterance(q) or _is_taken(q, taken):
            continue
        nearest = _nearest_cue(doc, q, cues)
        if nearest is None:
            whole.append((None, None, (q,)))
        else:
            source, cue, content = whole[nearest]
            whole[nearest] = source, cue, tuple(sorted((*content, q)))
    return sorted(whole, key=start_of) if len(whole) > len(relations) else whole


def _is_utterance(quotation: Span) -> bool:
    words = quotation.text.strip("\"'“”‘’„«»`")
    return words.endswith(_ENDS) and len(words.split()) >= _FEWEST_WORDS


def _is_taken(quotation: Span, taken: Index[Bounds]) -> bool:
    """Tell whether a quotation shares a character with a span of the tagger's."""
    last = taken.before(quotation.end) - 1
    return last >= 0 and taken.spans[last][1] > quotation.start


def _nearest_cue(doc: Document, quotation: Span, cues: Index[tuple[int, int, Span]]) -> int | None:
    """Return the relation whose cue stands nearest in the quotation's paragraph, or None."""
    paragraph = doc.paragraph_at(quotation.start)
    at = cues.before(quotation.start)
    near = cues.spans[max(0, at - 1) : at + 1]
    fits = [
        (_gap(cue, quotation), i) for start, i, cue in near if paragraph and paragraph.holds(start)
    ]
    return min(fits)[1] if fits else None


def _gap(cue: Span, quotation: Span) -> int:
    return max(cue.start - quotation.end, quotation.start - cue.end)
