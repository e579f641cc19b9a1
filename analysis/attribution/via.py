"""The outlet through which a source reached an article: "told Reuters", "cited by CNN".

An outlet counts where words such as "told", "interview with" or "cited by" lead to
it in the sentence of the attribution, outside what is attributed. Outlets stand in
``lexicons/outlets.csv``; names such as "the Harbour Times" are taken as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from .. import lexicon
from ..document import Document, Span

_NAME = r"(?:the |The )?[\"“'‘]{0,2}([A-Z][\w.&’'-]*(?: (?:(?:the|of|and|&) )?[A-Z0-9][\w.&’'-]*)*)"
_PLAIN = r"(the (?:newspaper|magazine|network|news agency|broadcaster|station|outlet|website))\b"
_LED_TO = re.compile(
    r"\b(told|tells|telling|interview(?: \w+)? (?:with|on|by|to|in)|spoke (?:with|to|on)"
    r"|speaking (?:with|to|on)|appear(?:ing|ed|ance) on|(?:cited|quoted|interviewed|seen"
    r"|obtained|reviewed|reported) by|according to|(?:statement|email|e-mail|message|remarks"
    r"|comments?) to|(?:wrote|writing|op-ed|column|essay|article) (?:in|for)|on)"
    rf" (?:{_NAME}|{_PLAIN})"
)
_REPORTED = re.compile(r"\breport(?:ed|s)\b")
_REPORTER = re.compile(rf"{_NAME},? (?:first |has |had |have |also )?$")
_SOURCES = re.compile(rf"{_NAME} sources?$")
_ASKED = ("told", "tells", "telling")


def via(
    doc: Document, source: Span | None, cue: Span | None, content: tuple[Span, ...] = ()
) -> Span | None:
    """Return the outlet through which a source reached the article, or None.

    Parameters
    ----------
    doc : Document
    source, cue : Span or None
    content : tuple of Span
        Where no outlet is looked for: what the source itself says of an outlet.

    Returns
    -------
    Span or None
        The outlet's name, without "the". None as well where the outlet is the source.

    Examples
    --------
    >>> doc = Document("The mayor told Harbour Radio that the bridge is safe.")
    >>> via(doc, doc.span(0, 9), doc.span(10, 14), (doc.span(28, 53),)).text
    'Harbour Radio'
    >>> via(doc, doc.span(15, 28), doc.span(10, 14)) is None
    True
    """
    if source is not None:
        own = _SOURCES.search(source.text)
        if own:
            return _outlet(doc, source.start + own.start(1), own[1])
    place = cue or source
    sentence = doc.sentence_at(place.start) if place and _leads(doc) else None
    if sentence is None:
        return None
    leads = _leads(doc)
    for i in range(bisect_left(leads, (sentence.start,)), len(leads)):
        at, word, found = leads[i]
        if at >= sentence.end:
            break
        if word in _ASKED and not _is_asked(at, source, cue):
            continue  # somebody else was told
        if not _is_excluded(found, source, content, at if word else -1):
            return found
    return None


def _leads(doc: Document) -> list[tuple[int, str, Span]]:
    """Return every place that leads to an outlet: where, by which word, to which outlet."""
    if "outlets" not in doc.findings:
        found = [(m.start(), m[1], _led_to(doc, m)) for m in _LED_TO.finditer(doc.text)]
        for m in _REPORTED.finditer(doc.text):
            before = _REPORTER.search(doc.text, max(0, m.start() - 60), m.start())
            if before:
                outlet = _outlet(doc, before.start(1), before[1], known_only=True)
                found.append((m.start(), "", outlet))
        doc.findings["outlets"] = sorted(lead for lead in found if lead[2] is not None)
    return doc.findings["outlets"]


def _is_asked(told: int, source: Span | None, cue: Span | None) -> bool:
    """Tell whether "told" belongs to this attribution: its cue, or right after its source."""
    if cue is not None and cue.start - 3 <= told < cue.end:
        return True
    return source is not None and 0 <= told - source.end <= 2


def _led_to(doc: Document, m: re.Match) -> Span | None:
    if m[3]:
        return doc.span(*m.span(3)) if m[1] not in ("on", "according to") else None
    found = _outlet(doc, m.start(2), m[2], known_only=m[1] == "on")
    if found and m[1] == "on" and re.match(r"['’]s? [a-z]", doc.text[found.end : found.end + 4]):
        return None  # "commented on CNN's questions"
    return found


def _outlet(doc: Document, start: int, run: str, known_only: bool = False) -> Span | None:
    """Return the outlet that opens a run of capitalised words, the longest known."""
    words = run.split(" ")
    skippable = (
        words[0] in ("As", "But", "While", "When", "And") or "’" in words[0] or "'" in words[0]
    )
    for first in range(3 if skippable and len(words) > 2 else 1):  # "As The Daily Caller reported"
        for last in range(min(len(words), first + 6), first, -1):
            name = re.sub(r"(?:['’]s?|\.)$", "", " ".join(words[first:last]))
            low = name.lower().replace("’", "'")
            likely = last - first > 1 and low.split()[-1] in _endings() and not known_only
            if low == "hill" and doc.text[start - 4 : start] != "The ":
                continue  # "on the Hill" is Congress
            if low in outlets() or (likely and not first):
                return doc.span(start, start + len(name))
        start += len(words[first]) + 1
    return None


def _is_excluded(found: Span, source: Span | None, content: tuple[Span, ...], trigger: int) -> bool:
    """Tell whether an outlet is the source itself, or stands in what the source says."""
    if source is not None and source.start <= found.start < source.end:
        return trigger < source.start  # "sources | cited by the Times" leads to it
    return any(s.start <= found.start < s.end for s in content)


@cache
def outlets() -> frozenset[str]:
    """Return the names of outlets, in lower case and without "the"."""
    table = lexicon.load("outlets")
    return frozenset(table["term"][table["category"] != "ending"])


@cache
def _endings() -> frozenset[str]:
    """Return the words that end the name of an outlet: "the Harbour Times"."""
    table = lexicon.load("outlets")
    words = table["term"][table["category"].isin(["ending", "newspaper"])]
    return frozenset(w for w in words if " " not in w)
