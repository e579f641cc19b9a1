"""What is no attribution: relations in; those that report a source out.

The tagger takes deeds ("The dog attacked a child"), trade ("Shares added 4%"), titles ("Hale
reviewed “The Long Way Home”"), names ("known as the Hulk"), hedges ("appears united") and duties
("you should ask") for attributions. ``lexicons/no_attribution.csv`` holds the cues, each with
what makes it none; whatever stands there, words that are quoted are attributed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..document import Document, Span
from ..entities.lists import nouns
from ..lexicon import word_class, words
from .cueterms import found_in
from .kinds import kind
from .relation import Relation
from .shapes import CLAUSE, EMPTY, THING, is_title, is_utterance, quotations_in, shape_of

Content = tuple[Span, ...]
_MINDS = frozenset(("person", "pronoun", "self", "collective", "anonymous"))
_NEAR = 8  # words of a content among which what is told would stand
_TITLE_NEAR = 40  # characters between a cue and the title that it names
_WISHES = frozenset(("like", "love", "prefer", "rather"))


def without_events(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the relations that report what a source said, thought, wanted or found.

    Examples
    --------
    >>> doc = Document("Shares added 4%.")
    >>> shares, added, thing = doc.span(0, 6), doc.span(7, 12), doc.span(13, 15)
    >>> without_events(doc, [(shares, added, (thing,))])
    []
    """
    return [r for r in relations if not (r[1] and _is_event(doc, *r))]


def without_remnants(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the relations that hold something: words attributed, or at least a saying.

    Examples
    --------
    >>> doc = Document("The show “Night of Nights,” is on.")
    >>> without_remnants(doc, [(None, None, (doc.span(9, 27),))])
    []
    """
    return [r for r in relations if not _is_remnant(doc, *r)]


def _is_remnant(doc: Document, source: Span | None, cue: Span | None, content: Content) -> bool:
    if cue is None:
        return source is None and all(is_title(s.text) for s in content)
    if content:
        return False
    act = next((act for _, act in found_in("acts", doc, cue)), "")
    return act != "speech"


def _is_event(doc: Document, source: Span | None, cue: Span, content: Content) -> bool:
    """Tell whether a relation reports a deed or a hedge rather than a source."""
    quoted = list(quotations_in(doc, cue, content))
    if any(is_utterance(q.text) for q in quoted):
        return False
    shape = shape_of(doc, cue, content)
    if _is_duty(doc, source, cue, shape):
        return True
    if not quoted and shape in (THING, EMPTY) and _is_unknown(doc, cue):
        return True
    case = _Case(doc, source, cue, content, shape)
    return any(
        _TESTS[name](case)
        for _, category in found_in("no_attribution", doc, cue)
        for name in category.split()
    )


def _is_duty(doc: Document, source: Span | None, cue: Span, shape: str) -> bool:
    """Tell whether nobody did so, but might or should: "you'll want", "we must ask"."""
    if source and source.text.lower() == "you":
        return True
    low = _folded(doc, cue)
    if shape == CLAUSE or not any(w in words("verbs", "modal") for w in low):
        return False
    own = source is not None and nouns().get(source.text.lower()) == "self"
    return not own and not any(w in _WISHES for w in low)


def _is_unknown(doc: Document, cue: Span) -> bool:
    """Tell whether a cue is one word, beside its helpers, that no list knows: "dismantled"."""
    if ":" in cue.text or next(found_in("acts", doc, cue), None):
        return False
    helpers = ("be", "have", "do", "modal")
    low = [w for w in _folded(doc, cue) if w[:1].isalpha() and w not in words("verbs", *helpers)]
    low = [w for w in low if not w.endswith("ly") and w not in word_class("adverb")]
    return len(low) == 1


class _Case(NamedTuple):
    """A relation with a listed cue, and the shape of its content."""

    doc: Document
    source: Span | None
    cue: Span
    content: Content
    shape: str


def _is_thing(case: _Case) -> bool:
    """Tell whether a thing follows that is not told: "claimed a draw", not "offered advice"."""
    if case.shape != THING:
        return False
    after = next(s for s in case.content if s.start >= case.cue.end)
    told = word_class("told_thing")
    return not any(w in told for w in _folded(case.doc, after)[:_NEAR])


def _is_fight(case: _Case) -> bool:
    """Tell whether those who attack, or are attacked, come to blows: "troops", "a child"."""
    if case.shape != THING:
        return False
    whole = [w for s in case.content for w in _folded(case.doc, s)[:_NEAR]]
    who = _folded(case.doc, case.source) if case.source else []
    return bool(
        word_class("fighter").intersection(who) or word_class("fight_target").intersection(whole)
    )


def _is_scene(case: _Case) -> bool:
    """Tell whether a time or a place "saw" something happen."""
    return case.shape == THING and kind(case.doc, case.source) not in _MINDS


def _is_work(case: _Case) -> bool:
    """Tell whether what follows the cue is the title of a work."""
    return any(
        is_title(q.text) and q.start - case.cue.end < _TITLE_NEAR
        for q in quotations_in(case.doc, case.cue, case.content)
        if q.start >= case.cue.end
    )


def _is_unsaid(case: _Case) -> bool:
    """Tell whether somebody was asked and did not answer."""
    negations = word_class("negation")
    return any(w in negations or w.endswith("n't") for w in _folded(case.doc, case.cue))


_TESTS: dict[str, Callable[[_Case], bool]] = {
    "any": lambda case: not _opens_that(case),
    "hedge": lambda case: True,
    "thing": _is_thing,
    "naming": lambda case: case.source is None,
    "work": _is_work,
    "fight": _is_fight,
    "scene": _is_scene,
    "unsaid": _is_unsaid,
}


def _opens_that(case: _Case) -> bool:
    """Tell whether "that" opens what follows the cue."""
    return any(s.start >= case.cue.end and s.text.startswith("that ") for s in case.content[:1])


def _folded(doc: Document, span: Span) -> list[str]:
    within = doc.token_index.within(span.start, span.end)
    return doc.folded[within.start : within.stop]
