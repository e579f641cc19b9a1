"""A document in; all that was found in it, in one form, out: what, where, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .. import attribution, choice, framing, hedging
from ..document import Document, Span
from ..measures import Plan

__all__ = ["COLUMNS", "Finding", "findings"]


class Finding(NamedTuple):
    """A finding, or a part of one: an attribution has a row for each of its spans.

    ``finding`` numbers the findings of a measure in an article from 1; ``start`` and ``end``
    are places in the article's text. ``category`` is that of a hedge or booster, the frame
    (or "loaded"), or the kind of an attribution's source.
    """

    measure: str
    finding: int
    part: str
    category: str
    voice: str
    start: int
    end: int
    text: str


COLUMNS = ("article", "row", *Finding._fields)


def findings(doc: Document, ready: Plan) -> list[Finding]:
    """Return what the measures of a plan found in a document.

    Examples
    --------
    >>> from analysis.measures import plan
    >>> for f in findings(Document("It may rain, Mayor Ann Lee said."), plan()):
    ...     print(f.measure, f.part, f.category, f.voice, f.text, sep=" | ")
    hedge | cue | modal | paraphrase | may
    attribution | source | person | author | Mayor Ann Lee
    attribution | cue | person | author | said
    attribution | content | person | paraphrase | It may rain
    """
    with choice.using(ready.model):
        found: list[Finding] = []
        if "hedging" in ready.options:
            found += _cues("hedge", hedging.find(doc, ready.options["hedging"].get("lexicon")))
            found += _cues("booster", hedging.find_boosters(doc))
        if "attribution" in ready.options:
            found += _attributions(doc)
        if "framing" in ready.options:
            found += _cues("frame", framing.find(doc, ready.options["framing"].get("lexicon")))
        return found


def _cues(measure: str, cues: list) -> Iterator[Finding]:
    for number, cue in enumerate(cues, start=1):
        category = cue.frame if measure == "frame" else cue.category
        yield Finding(measure, number, "cue", category, cue.voice, cue.start, cue.end, cue.text)


def _attributions(doc: Document) -> Iterator[Finding]:
    attributions = attribution.find(doc)
    kinds = attribution.measures.settled_kinds(attributions)
    for number, (found, kind) in enumerate(zip(attributions, kinds, strict=True), start=1):
        spans = [("source", found.source), ("cue", found.cue)]
        for part, span in [*spans, *(("content", span) for span in found.content)]:
            if span is not None:
                yield _of_span(doc, number, part, kind, span)


def _of_span(doc: Document, number: int, part: str, kind: str, span: Span) -> Finding:
    voice = attribution.voice(doc, span.start)
    return Finding("attribution", number, part, kind, voice, *span)
