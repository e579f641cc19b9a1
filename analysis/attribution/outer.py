"""Attributions around attributions: "…, according to two sources cited by the Times".

The tagger gives each word one role, as its training corpus does. Where one
attribution stands inside another ("Trump urged …, according to two sources") the
inner one takes the words and the outer one is left with nothing. Here the outer
one gets its content back: the sentence around it, inner attributions included.
"""

from __future__ import annotations

import re

from ..document import Document, Span

Relation = tuple[Span | None, Span | None, tuple[Span, ...]]  # source, cue, content

# "two sources cited by the Financial Times": whose sources they are belongs to their name.
_CITED = re.compile(
    r"\s+(?:cited|quoted|interviewed|contacted) by (?:the )?[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*)*"
)
_CITING = re.compile(r"(?:cited|quoted|interviewed|contacted)\b")


def complete(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give every "according to" its whole source and, if it has none, its content.

    Examples
    --------
    >>> doc = Document("The firm said no, according to two aides cited by the Post.")
    >>> aides = doc.span(31, 40)
    >>> source, cue, content = complete(doc, [(aides, doc.span(18, 30), ())])[0]
    >>> source.text, content[0].text
    ('two aides cited by the Post', 'The firm said no')
    """
    found, inner = [], set()
    for source, cue, content in relations:
        if source and cue and cue.text.lower() == "according to" and source.start >= cue.end:
            source = _with_outlet(doc, source)
            inner.add(source)
            content = content or _around(doc, source, cue)
        found.append((source, cue, content))
    return [r for r in found if not _is_repeated(r, inner)]


def _with_outlet(doc: Document, source: Span) -> Span:
    match = _CITED.match(doc.text, source.end)
    return doc.span(source.start, match.end()) if match else source


def _is_repeated(relation: Relation, whole: set[Span]) -> bool:
    """Tell whether a relation only repeats the "cited" inside the name of a source."""
    _, cue, content = relation
    return bool(
        cue
        and not content
        and _CITING.match(cue.text)
        and any(s.start < cue.start < s.end for s in whole)
    )


def _around(doc: Document, source: Span, cue: Span) -> tuple[Span, ...]:
    """Return the sentence before ", according to S" or after "According to S,"."""
    sentence = doc.sentence_at(cue.start)
    if sentence is None or source.end > sentence.end:
        return ()
    if not any(map(str.isalnum, doc.text[sentence.start : cue.start])):
        start, end = source.end, sentence.end
        if doc.text[start : start + 1] != ",":
            return ()
        quotation = next((q for q in doc.quotations if q.start < end < q.end), None)
        end = quotation.end if quotation else end  # a quotation may go on after its sentence
        return _trimmed(doc, start + 1, end)
    return _trimmed(doc, sentence.start, cue.start)


def _trimmed(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return what is left without the commas, stops and spaces at the ends."""
    text = doc.text[start:end]
    start += len(text) - len(text.lstrip(" ,—–-"))
    end = start + len(doc.text[start:end].rstrip(" ,—–-.!?\n"))
    return (doc.span(start, end),) if end > start else ()
