"""The outlet through which a source reached an article: "told Reuters", "cited by CNN".

An outlet counts where words such as "told", "interview with" or "cited by" lead to
it in the sentence of the attribution, outside what is attributed. Outlets stand in
``lexicons/outlets.csv``; names such as "the Harbour Times" are taken as well.
"""

from __future__ import annotations

import re

from ..document import Document, Span
from ..entities.outlets import OUTLET, outlet_at
from ..kept import kept
from ..spans import Index
from . import wordgroups

_PLAIN = r"(the (?:newspaper|magazine|network|news agency|broadcaster|station|outlet|website))\b"
# An outlet after the last word of a lead; the whole lead is looked for behind it, which is faster.
_LED_TO = re.compile(rf"(?:{'|'.join(wordgroups.LEADS)}) (?:{OUTLET}|{_PLAIN})")
_OPENING = frozenset(("the", '"', "“", "'", "‘"))
_LEAD = re.compile(
    r"\b(?:told|tells|telling|interview(?: \w+)? (?:with|on|by|to|in)|spoke (?:with|to|on)"
    r"|[Ss]peaking (?:with|to|on)|appear(?:ing|ed|ance) on|(?:cited|quoted|interviewed|seen"
    r"|obtained|reviewed|reported) by|according to|(?:statement|email|e-mail|message|remarks"
    r"|comments?) to|(?:wrote|writing|op-ed|column|essay|article) (?:in|for)|on)$"
)
_LONGEST_LEAD = 3  # words: "interview yesterday with"
_REPORTED = re.compile(r"report(?:ed|s)\b")  # _REPORTER sees to the space before it
_REPORTER = re.compile(rf"{OUTLET},? (?:first |has |had |have |also )?$")
_SOURCES = re.compile(rf"{OUTLET} sources?$")
_ASKED = ("told", "tells", "telling")
_NEAR = 1000  # characters around a cue within which an outlet may stand


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
        own = "source" in source.text and _SOURCES.search(source.text)
        if own:
            return outlet_at(doc, source.start + own.start(1), own[1])
    place = cue or source
    leads = _leads(doc)
    sentence = doc.sentence_at(place.start) if place and leads.spans else None
    if place is None or sentence is None:
        return None
    start, end = max(sentence.start, place.start - _NEAR), min(sentence.end, place.end + _NEAR)
    for i in leads.within(start, end):
        at, word, found = leads.spans[i]
        if word in _ASKED and not _is_asked(at, source, cue):
            continue  # somebody else was told
        if not _is_excluded(found, source, content, at if word else -1):
            return found
    return None


@kept("outlets")
def _leads(doc: Document) -> Index[tuple[int, str, Span]]:
    """Return every place that leads to an outlet: where, by which word, to which outlet."""
    found: list[tuple[int, str, Span]] = []
    starts, end = doc.token_spans.starts, 0
    for i in _before_names(doc):
        m = _LED_TO.match(doc.prose, starts[i]) if starts[i] >= end else None
        if m is None:
            continue
        end = m.end()
        first = starts[max(0, i + 1 - _LONGEST_LEAD)]
        lead = _LEAD.search(doc.text, first, starts[i] + m.group().index(" "))
        outlet = _led_to(doc, lead[0], m) if lead else None
        if lead and outlet:
            found.append((lead.start(), lead[0], outlet))
    for m in _REPORTED.finditer(doc.prose):
        before = _REPORTER.search(doc.text, max(0, m.start() - 60), m.start())
        if before:
            outlet = outlet_at(doc, before.start(1), before[1], known_only=True)
            if outlet:
                found.append((m.start(), "", outlet))
    return Index(sorted(found))


def _before_names(doc: Document) -> list[int]:
    """Return the tokens that may be the last word of a lead, before what may be an outlet."""
    texts = doc.token_spans.texts
    last = wordgroups.places(doc, "leads")
    following = (texts[i + 1] if i + 1 < len(texts) else "." for i in last)
    return [i for i, t in zip(last, following, strict=True) if t[0].isupper() or t in _OPENING]


def _is_asked(told: int, source: Span | None, cue: Span | None) -> bool:
    """Tell whether "told" belongs to this attribution: its cue, or right after its source."""
    if cue is not None and cue.start - 3 <= told < cue.end:
        return True
    return source is not None and 0 <= told - source.end <= 2


def _led_to(doc: Document, lead: str, m: re.Match) -> Span | None:
    if m[2]:
        return doc.span(*m.span(2)) if lead not in ("on", "according to") else None
    found = outlet_at(doc, m.start(1), m[1], known_only=lead == "on")
    if found and lead == "on" and re.match(r"['’]s? [a-z]", doc.text[found.end : found.end + 4]):
        return None  # "commented on CNN's questions"
    return found


def _is_excluded(found: Span, source: Span | None, content: tuple[Span, ...], trigger: int) -> bool:
    """Tell whether an outlet is the source itself, or stands in what the source says."""
    if source is not None and source.holds(found.start):
        return trigger < source.start  # "sources | cited by the Times" leads to it
    return any(s.holds(found.start) for s in content)
