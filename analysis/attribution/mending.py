"""Mending what the tagger cannot see: relations in, whole relations out.

The tagger gives each word one role, as its training corpus does. Where one
attribution stands inside another ("Trump urged …, according to two sources") the
inner one takes the words and the outer one is left with nothing. Here the outer
one gets its content back: the sentence around it, inner attributions included.

Then `floating` gives every quotation to its speaker.
"""

from __future__ import annotations

import re

from ..document import Document, Span
from ..entities.capitals import name_pattern
from ..spans import Bounds, Index
from .floating import settle
from .labels import blocks, labelled
from .leads import led
from .relation import Relation

_NAME = name_pattern(signs="'’&-")  # without stops: the one after it ends the sentence
# "two sources cited by the Financial Times": whose sources they are belongs to their name.
_CITED = re.compile(rf"\s+(?:cited|quoted|interviewed|contacted) by (?:the )?{_NAME}")
_CITING = re.compile(r"(?:cited|quoted|interviewed|contacted)\b")
_PASSIVE = re.compile(r"(?:is|was|has been|had been)\b")
_FIRST_PART = re.compile(r"\s+([^\s,.;:“\"][^,.;:“\"\n]*),\s+")
_MARKS = " ,—–-"
# "PORT ELLERY, May 7 (Meridian) - ": where and when a wire wrote, and no words of a source.
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}[^()\n]{0,20}\([A-Z][\w .]{1,30}\) ?[-–—]+ ")


def mend(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the tagger's relations mended: `complete`, then each quotation in its place."""
    found = blocks(doc, led(doc, complete(doc, relations)))
    return labelled(doc, settle(doc, found))


def complete(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give every "according to" its whole source and content, and "it is said" no source.

    Parameters
    ----------
    doc : Document
    relations : list of (source, cue, content)
        In text order, as `tagger.relations` returns them.

    Examples
    --------
    >>> doc = Document("The firm said no, according to two aides cited by the Post.")
    >>> aides = doc.span(31, 40)
    >>> source, cue, content = complete(doc, [(aides, doc.span(18, 30), ())])[0]
    >>> source.text, content[0].text
    ('two aides cited by the Post', 'The firm said no')
    >>> doc = Document("It is said that bats sing.")
    >>> complete(doc, [(doc.span(0, 2), doc.span(3, 10), (doc.span(11, 25),))])[0][0] is None
    True
    """
    found: list[Relation] = []
    extended: list[Bounds] = []  # bounds of sources that name their outlet
    for source, cue, content in relations:
        source = _in_one_sentence(doc, source, cue)
        if source and _is_nobody(source, cue, content):
            source = None
        if cue and cue.text.lower() == "according to":
            if source is None and content:
                source, content = _divided(doc, cue, content)
            if source and source.start >= cue.end:
                whole = _with_outlet(doc, source)
                if whole is not source:
                    extended.append((whole.start, whole.end))
                source, content = whole, content or _around(doc, whole, cue)
        found.append((source, cue, _past_dateline(doc, content)))
    index = Index(extended)
    return [r for r in found if not _is_repeated(r, index)]


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


def _divided(doc: Document, cue: Span, content: tuple[Span, ...]) -> tuple:
    """Return source and content of "According to | two aides, the firm will close"."""
    part = _FIRST_PART.match(doc.text, cue.end)
    if part is None or not content[0].start <= part.start(1) < part.end() < content[0].end:
        return None, content
    rest = doc.span(part.end(), content[0].end)
    return doc.span(*part.span(1)), (rest, *content[1:])


def _past_dateline(doc: Document, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a content without the dateline of its paragraph, if it begins within one."""
    paragraph = doc.paragraph_at(content[0].start) if content else None
    line = paragraph and _DATELINE.match(doc.text, paragraph.start)
    if not line or not content[0].start < line.end() < content[0].end:
        return content
    return doc.span(line.end(), content[0].end), *content[1:]


def _with_outlet(doc: Document, source: Span) -> Span:
    match = _CITED.match(doc.text, source.end)
    return doc.span(source.start, match.end()) if match else source


def _is_repeated(relation: Relation, extended: Index[Bounds]) -> bool:
    """Tell whether a relation only repeats the "cited" inside the name of a source."""
    _, cue, content = relation
    if cue is None or not _CITING.match(cue.text):
        return False
    around = extended.at(cue.start)
    return around is not None and all(s.end <= around[1] for s in content)


def _around(doc: Document, source: Span, cue: Span) -> tuple[Span, ...]:
    """Return the sentence before ", according to S" or after "According to S,"."""
    sentence = doc.sentence_at(cue.start)
    if sentence is None or source.end > sentence.end:
        return ()
    if not any(map(str.isalnum, doc.text[sentence.start : cue.start])):
        start, end = source.end, sentence.end
        if doc.text[start : start + 1] != ",":
            return ()
        quotation = doc.quotation_at(end - 1)  # which may go on after its sentence
        end = quotation.end if quotation else end
        return _trimmed(doc, start + 1, end)
    return _trimmed(doc, sentence.start, cue.start)


def _trimmed(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return what is left without the commas, stops and spaces at the ends."""
    text = doc.text[start:end]
    start += len(text) - len(text.lstrip(_MARKS))
    end = start + len(doc.text[start:end].rstrip(_MARKS + ".!?\n"))
    return (doc.span(start, end),) if end > start else ()
