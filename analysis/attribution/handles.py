"""Handles of accounts as sources: "@northport_cops said the road is shut"."""

from __future__ import annotations

import re

from ..document import Document, Span
from ..entities import Person, names
from ..entities.lists import first_names

_HANDLE = re.compile(r"@\w{2,30}")
_HANDLE_BEFORE = re.compile(r"(@\w{2,30}) ?$")  # "@ann: …", "@ann writes"
_HANDLE_AFTER = re.compile(r" (@\w{2,30})")
_LONGEST = 32  # characters of a handle
_SHORTEST_NAME = 4  # letters of a surname that tells an owner


def whole_handle(doc: Document, source: Span | None, cue: Span | None = None) -> Span | None:
    """Return the handle that a source is cut out of, or the source as it is.

    Without a source, a handle right before or after the cue is one.

    Examples
    --------
    >>> doc = Document("@northport_cops said so.")
    >>> whole_handle(doc, doc.span(11, 15)).text
    '@northport_cops'
    >>> whole_handle(doc, None, doc.span(16, 20)).text
    '@northport_cops'
    """
    if source is None:
        return _beside(doc, cue) if cue else None
    if "@" not in doc.prose[max(0, source.start - _LONGEST) : source.start + 1]:
        return source
    at = doc.prose.rfind("@", 0, source.start + 1)
    m = _HANDLE.match(doc.prose, at)
    return doc.span(m.start(), max(m.end(), source.end)) if m and source.start < m.end() else source


def past_handle(doc: Document, cue: Span) -> Span:
    """Return a cue without the end of a handle that it begins within.

    Examples
    --------
    >>> doc = Document("@ann_writes tweeted it.")
    >>> past_handle(doc, doc.span(5, 19)).text
    'tweeted'
    """
    at = doc.prose.rfind("@", max(0, cue.start - _LONGEST), cue.start)
    m = _HANDLE.match(doc.prose, at) if at >= 0 else None
    return doc.span(m.end() + 1, cue.end) if m and cue.start < m.end() < cue.end - 1 else cue


def _beside(doc: Document, cue: Span) -> Span | None:
    before = _HANDLE_BEFORE.search(doc.prose, max(0, cue.start - _LONGEST), cue.start)
    m = before or _HANDLE_AFTER.match(doc.prose, cue.end)
    return doc.span(*m.span(1)) if m else None


def owner(doc: Document, handle: str) -> Person | None:
    """Return the person of the article whose name a handle holds, or None.

    Examples
    --------
    >>> owner(Document("Ann Lowe is mayor."), "@mayor_annlowe").name
    'Ann Lowe'
    """
    letters = re.sub(r"[\W\d_]", "", handle.lower())
    for mention in names(doc).mentions:
        surname = re.sub(r"\W", "", mention.person.surname)
        if len(surname) >= _SHORTEST_NAME and surname in letters:
            return mention.person
    return None


def is_persons(doc: Document, handle: str) -> bool:
    """Tell whether a handle is a person's: of someone the article names, or "@Ann_Lowe".

    Examples
    --------
    >>> doc = Document("It rained.")
    >>> is_persons(doc, "@AnnLowe"), is_persons(doc, "@northport_cops")
    (True, False)
    """
    parts = re.findall(r"[A-Z]?[a-z]+", handle)
    return owner(doc, handle) is not None or (len(parts) > 1 and parts[0].lower() in first_names())
