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
from ..lexicon import checks, word_class, words
from ..remembering import Remembered
from .cueterms import KNOWN_CUES, first_in, terms, terms_in
from .kinds import kind
from .relation import Relation
from .shapes import CLAUSE, EMPTY, THING, is_title, is_utterance, quotations_in, shape_of

Content = tuple[Span, ...]
_MINDS = frozenset(("person", "pronoun", "self", "collective", "anonymous"))
_NEAR = 8  # words of a content among which what is told would stand
_ALONE = frozenset(("thing", "fight", "phone"))
_MOST_LEFT = 2
_NAME_WORDS = 4
_TITLE_NEAR = 40  # characters between a cue and the title that it names
(_in_capitals,) = checks("capitals")
_DUTIES = frozenset(("should", "must", "shouldn't", "mustn't"))
_DONE = frozenset(("like", "love", "prefer", "rather", "heard"))  # would like, can be heard


def without_events(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the relations that report what a source said, thought, wanted or found.

    Examples
    --------
    >>> doc = Document("Shares added 4%.")
    >>> shares, added, thing = doc.span(0, 6), doc.span(7, 12), doc.span(13, 15)
    >>> without_events(doc, [(shares, added, (thing,))])
    []
    """
    names = {s.end: c for s, c, parts in relations if s and c and _is_name(doc, s, c, parts)}
    told = [
        (s, cue, parts)
        for s, cue, parts in relations
        if cue is None or not (cue in names.values() or _is_event(doc, s, cue, parts))
    ]
    return [(_with_name(doc, s, names), cue, parts) for s, cue, parts in told] if names else told


def _with_name(doc: Document, source: Span | None, names: dict[int, Span]) -> Span | None:
    name = names.get(source.end) if source else None
    return doc.span(source.start, name.end) if source and name else source


def _is_name(doc: Document, source: Span | None, cue: Span, content: Content) -> bool:
    """Tell whether a cue is the surname of its source: "Amira | Said, who runs the port"."""
    if source is None or content or not cue.text.istitle() or source.end + 1 != cue.start:
        return False
    at = doc.token_index.before(cue.start)
    return source.text.split()[-1][0].isupper() and not _in_capitals(doc, at, at)


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
        return source is None and not any(
            _is_said(s) and doc.quotation_at(s.start) for s in content
        )
    if content:
        return False
    return first_in("acts", doc, cue) != "speech"


def _is_said(quoted: Span) -> bool:
    """Tell whether somebody must have said what no source is named for: no “hard knocks.”"""
    return is_utterance(quoted.text) and not quoted.text.lstrip("\"'“‘„«`")[:1].islower()


def _is_event(doc: Document, source: Span | None, cue: Span, content: Content) -> bool:
    """Tell whether a relation reports a deed or a hedge rather than a source."""
    tokens = doc.token_index.within(cue.start, cue.end)
    low = doc.folded[tokens.start : tokens.stop]
    if source and _ARE_PLAIN[tuple(low)] and source.text.lower() != "you":
        return False
    found = list(quotations_in(doc, cue, content))
    if any(is_utterance(q.text) for q in found):
        return False
    quoted = any(not is_title(q.text) for q in found)
    if quoted and cue.text.endswith(":"):
        return False
    if source and cue.text == ":" and source.text.lower() in word_class("label"):
        return True
    case = _Case(doc, source, cue, content, shape_of(doc, cue, content), tokens, low)
    if _is_duty(case) or (not source and _is_unbound(case)):
        return True
    if not quoted and case.shape in (THING, EMPTY) and _is_unknown(case):
        return True
    return any(
        _TESTS[name](case) and (name not in _ALONE or tokens.stop - i <= _MOST_LEFT)
        for i, category in terms_in("no_attribution", doc, tokens)
        for name in category.split()
    )


def _are_plain(low: tuple[str, ...]) -> bool:
    """Tell whether the words of a cue report with any source and content: "said", "has said"."""
    listed, modals = terms("no_attribution"), words("verbs", "modal")
    if any(word in listed or word in modals for word in low):
        return False
    return any(
        low[i + 1 : i + 1 + len(rest)] == rest and not checks and not low[i].endswith("ly")
        for i in range(len(low))
        for rest, _, checks in terms("acts").get(low[i], ())
    )


_ARE_PLAIN = Remembered(_are_plain, KNOWN_CUES)


class _Case(NamedTuple):
    """A relation, the shape of its content, and the tokens of its cue: which, and folded."""

    doc: Document
    source: Span | None
    cue: Span
    content: Content
    shape: str
    tokens: range
    low: list[str]


def _is_duty(case: _Case) -> bool:
    """Tell whether nobody did so, but might or should: "you'll want", "we must ask"."""
    who = case.source.text.lower() if case.source else ""
    if who == "you":
        return True
    modals = words("verbs", "modal").intersection(case.low)
    if not modals or nouns().get(who) == "self" or not _DONE.isdisjoint(case.low):
        return False
    return case.shape != CLAUSE or not _DUTIES.isdisjoint(modals)


def _is_unbound(case: _Case) -> bool:
    """Tell whether a cue without source has no subject: "to view", "Call her", "noticing it"."""
    first = case.low[:1]
    if not first or first == ["to"]:
        return bool(first)
    if first[0].endswith("ing"):
        return case.shape == THING and "speech" not in _acts(case).values()
    sentence = case.doc.sentence_at(case.cue.start)
    opens = sentence is not None and sentence.start == case.cue.start
    return opens and f"{first[0]}s" in terms("acts")  # "call" has "calls", "called" has none


def _acts(case: _Case) -> dict[int, str]:
    """Return the act of each token of a cue that is listed with one."""
    return dict(terms_in("acts", case.doc, case.tokens))


def _is_unknown(case: _Case) -> bool:
    """Tell whether a cue is one word, beside its helpers, that no list knows: "dismantled"."""
    known = (case.doc.folded[i] for i in _acts(case))
    if ":" in case.cue.text or any(not word.endswith("ly") for word in known):
        return False
    helpers = words("verbs", "be", "have", "do", "modal")
    low = [w for w in case.low if w[:1].isalpha() and w not in helpers]
    low = [w for w in low if not w.endswith("ly") and w not in word_class("adverb")]
    return len(low) == 1


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
    if case.shape != THING:
        return False
    dated = case.source is not None and any(map(str.isdigit, case.source.text))
    return dated or kind(case.doc, case.source) not in _MINDS  # "the 1990s", "the town"


def _is_work(case: _Case) -> bool:
    """Tell whether what follows the cue is the title of a work."""
    return any(
        is_title(q.text) and q.start - case.cue.end < _TITLE_NEAR
        for q in quotations_in(case.doc, case.cue, case.content)
        if q.start >= case.cue.end
    )


def _is_phone_call(case: _Case) -> bool:
    """Tell whether nothing but a name follows: "called Pandey", not "called Pandey a fool"."""
    if any(w in word_class("be") for w in case.low):
        named = all(w[0].isupper() for s in case.content for w in s.text.split()[:_NAME_WORDS])
        return case.source is None and (named or case.cue.text.endswith(" by"))
    after = [s for s in case.content if s.start >= case.cue.end]
    if len(case.content) != 1 or not after:
        return False
    named = all(w[0].isupper() or w == "the" for w in after[0].text.split())
    return named and len(after[0].text.split()) <= _NAME_WORDS


def _is_unsaid(case: _Case) -> bool:
    """Tell whether somebody was asked and did not answer: "did not respond to requests"."""
    if case.shape == CLAUSE:
        return False
    negations = word_class("negation")
    return any(w in negations or w.endswith("n't") for w in case.low)


_TESTS: dict[str, Callable[[_Case], bool]] = {
    "any": lambda case: not _opens_that(case),
    "hedge": lambda case: not _acts(case),
    "thing": _is_thing,
    "naming": lambda case: case.source is None,
    "work": _is_work,
    "fight": _is_fight,
    "scene": _is_scene,
    "phone": _is_phone_call,
    "unsaid": _is_unsaid,
}


def _opens_that(case: _Case) -> bool:
    """Tell whether "that" opens what follows the cue."""
    return any(s.start >= case.cue.end and s.text.startswith("that ") for s in case.content[:1])


def _folded(doc: Document, span: Span) -> list[str]:
    within = doc.token_index.within(span.start, span.end)
    return doc.folded[within.start : within.stop]
