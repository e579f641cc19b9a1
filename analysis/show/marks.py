"""What is marked in an article: a document in; stretches with a layer, a label and a card out."""

from __future__ import annotations

from typing import NamedTuple

from .. import attribution, choice, framing, hedging
from ..document import Document
from ..measures import CODEBOOK
from ..spans import Index
from . import reasons

__all__ = ["FIRST", "KINDS", "LAYERS", "LEGEND", "Layer", "Mark", "marks"]

LEGEND = {
    "source": "source: who is speaking",
    "cue": "cue: the word that attributes",
    "paraphrase": "attributed, in the newsroom's words",
    "quote": "a source's words, in quotation marks",
    "hedge": "hedge: a word that lowers commitment",
    "frame": "frame word, with the name of the frame",
    "loaded": "loaded word",
    "furniture": "page furniture: part of the page, not of the article; in no number",
}
KINDS = tuple(LEGEND)


class Layer(NamedTuple):
    """What a reader switches on and off together: its name, and the kinds of marks in it."""

    name: str
    kinds: tuple[str, ...]


LAYERS = (
    Layer("hedges", ("hedge",)),
    Layer("sources", ("source", "cue")),
    Layer("quotes", ("quote",)),
    Layer("paraphrases", ("paraphrase",)),
    Layer("frames", ("frame",)),
    Layer("loaded", ("loaded",)),
)
_FURNITURE = "Page furniture: a part of the page, not of the article. No number counts it."
FIRST = ("hedges", "sources")  # the layers shown at first: all at once hide each other

# Where in the codebook it stands how far a kind of mark is to be trusted.
_TRUST = {
    "source": "distinct_sources",
    "cue": "attributions_per_100_words",
    "paraphrase": "paraphrase_word_share",
    "quote": "quote_word_share",
    "loaded": "loaded_per_100_words",
}


class Mark(NamedTuple):
    """A stretch to be marked: its kind of `KINDS`, a short label, and the lines of its card."""

    start: int
    end: int
    kind: str
    label: str
    card: tuple[str, ...]


def marks(doc: Document) -> list[Mark]:
    """Return all that is marked in a document, by where it starts, the longest first.

    Examples
    --------
    >>> found = marks(Document("It may rain, the mayor said."))
    >>> [(m.kind, m.label) for m in found]
    [('paraphrase', 'paraphrase'), ('hedge', 'modal'), ('source', 'pronoun'), ('cue', '')]
    """
    found = [*_voices(doc), *_attributions(doc), *_hedges(doc), *_frames(doc), *_furniture(doc)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def _furniture(doc: Document) -> list[Mark]:
    found = [] if doc.keeps_furniture else doc.furniture
    return [Mark(f.start, f.end, "furniture", "", (_FURNITURE,)) for f in found]


def _attributions(doc: Document) -> list[Mark]:
    found = {}  # a source of two cues is marked once
    for a in attribution.find(doc):
        who = _who(a)
        for kind, span in (("source", a.source), ("cue", a.cue)):
            if span and (kind, span) not in found:
                label = _label(a.source_kind) if kind == "source" else ""
                head = f"Source: {who}" if kind == "source" else f"Cue: gives words to {who}"
                card = (head, _model(), _trust(_TRUST[kind]))
                found[kind, span] = Mark(span.start, span.end, kind, label, card)
    return list(found.values())


def _voices(doc: Document) -> list[Mark]:
    """Mark the paraphrases and quotes, each piece with all whom it is attributed to."""
    stretches = Index(attribution.stretches(doc))
    whose: dict[tuple[int, int, str], list[str]] = {}
    covered = set()
    for a in attribution.find(doc):
        for content in a.content:
            for i in stretches.touching(content.start, content.end):
                start, end, voice = stretches.spans[i]
                covered.add(i)
                piece = max(start, content.start), min(end, content.end), voice
                whose.setdefault(piece, []).append(_who(a))
    alone = [s for i, s in enumerate(stretches.spans) if i not in covered]
    found = [_voice_mark(doc, *p, f"attributed to {_listed(who)}") for p, who in whose.items()]
    found += [_voice_mark(doc, *s, "given to nobody by name") for s in alone]
    return [mark for mark in found if any(map(str.isalnum, doc.text[mark.start : mark.end]))]


def _voice_mark(doc: Document, start: int, end: int, voice: str, whose: str) -> Mark:
    text = doc.text[start:end]
    start, end = end - len(text.lstrip()), start + len(text.rstrip())
    head = "Quote: a source's own words" if voice == "quote" else "Paraphrase: the newsroom's words"
    return Mark(start, end, voice, voice, (f"{head}, {whose}", _model(), _trust(_TRUST[voice])))


def _listed(names: list[str]) -> str:
    return " and ".join(dict.fromkeys(names))


def _hedges(doc: Document) -> list[Mark]:
    found = []
    for h, reason in zip(hedging.find(doc), reasons.of_hedges(doc), strict=True):
        card = (
            f"Hedge: {h.category}, in the voice: {h.voice}",
            *([f"Hedges: “{_short(h.qualifies.text)}”"] if h.qualifies else []),
            f"Why: {reason}",
            _trust(f"{h.category}_hedges_per_100_words"),
        )
        found.append(Mark(h.start, h.end, "hedge", h.category, card))
    return found


def _frames(doc: Document) -> list[Mark]:
    found = []
    for f, reason in zip(framing.find(doc), reasons.of_frames(doc), strict=True):
        kind = "loaded" if f.frame == "loaded" else "frame"
        label = _label(f.kind if kind == "loaded" else f.frame)
        head = f"{'Loaded word' if kind == 'loaded' else 'Frame'}: {label}"
        trust = _trust(_TRUST["loaded"] if kind == "loaded" else f.frame)
        card = (f"{head}, in the voice: {f.voice}", f"Why: {reason}", trust)
        found.append(Mark(f.start, f.end, kind, label, card))
    return found


def _who(a: attribution.Attribution) -> str:
    return f"{a.speaker} ({_label(a.source_kind)})" if a.speaker else "nobody named"


def _label(name: str) -> str:
    return name.replace("_", " ")


def _model() -> str:
    return f"Why: found by the {choice.in_use()} attribution model, from the words around"


def _trust(column: str) -> str:
    """Say how far such a mark is to be trusted, in the codebook's first clause."""
    validity = CODEBOOK.loc[column, "validity"]
    if choice.in_use() == "small":
        validity = validity.partition("; with the accurate model")[0]
    return f"How far to trust it: {_short(validity, 220)}"


def _short(text: str, longest: int = 80) -> str:
    """Return a text of one line, cut at a word where it is too long."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip(',;: ')} …"
