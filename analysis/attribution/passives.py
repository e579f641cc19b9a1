"""Who speaks in a passive: relations in; the same, no hearer taken for the speaker, out.

In "Penn is accused of lying" and "the jury was told that he fled" the subject does not speak:
the one who does stands behind "by", or is not named. "Moss is quoted as saying" and "she was
convinced that" are no such passives: there the subject says it, or feels it.
"""

from __future__ import annotations

import re

from ..document import Document, Span
from ..entities.phrases import category, parse
from ..lexicon import word_class, words
from .cueterms import terms
from .kinds import kind
from .relation import Relation
from .shapes import CLAUSE, has_verb, shape_of

_REACH = 4  # words between a form of to be and its participle
_ABOUT = frozenset(("expected", "supposed"))  # listed as states, yet of nobody's own mind
_WORD = r"(?:[^\s,.;:“\"]|\.(?=\S))+"
_STOPS = r"for|to|as|that|over|with|on|after|in|at|when|who|which|because|during"
_AGENT = re.compile(rf"\s+by\s+({_WORD}(?: {_WORD}){{0,9}}?)(?=\s+(?:{_STOPS})\b|[,.;:]|\s*$)")
_GOES_ON = re.compile(r",|\s+(?:who|which)\b|(?<=such)\s+as\b")
_ABOUT_WHAT = re.compile(r"\s+of\s")
_LAST_AGENT = re.compile(r"^(.*\S)\s+by\s+((?:the|an?|his|her|its|their|[A-Z])[^,;:“\"]*)$", re.S)
_HELD = re.compile(r"\b(?:who|which|that|is|are|was|were|been|be)\b")  # "a wall | built by"
_MOST_HEARERS = 4  # words
_FAR = 120  # characters after a cue within which its agent ends
_SPEAKERS = frozenset(("person", "organisation", "anonymous", "collective", "document"))
_SOMEBODY = frozenset(("role", "group", "unique", "figure", "organisation", "institution"))


def with_agents(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the relations, each passive with the source behind "by" or with none.

    Examples
    --------
    >>> doc = Document("Penn was told that he would lose. Penn was accused by Lowe of lying.")
    >>> told = (doc.span(0, 4), doc.span(5, 13), (doc.span(14, 32),))
    >>> accused = (doc.span(34, 38), doc.span(39, 50), (doc.span(59, 67),))
    >>> [source and source.text for source, _, _ in with_agents(doc, [told, accused])]
    [None, 'Lowe']
    """
    return [_settled(doc, *r) for r in relations]


def _settled(doc: Document, source: Span | None, cue: Span | None, content: tuple) -> Relation:
    """Return one relation with the source that its verb gives it."""
    if cue is None:
        return source, cue, content
    if "as saying" in cue.text:  # "is quoted as saying": the subject says it
        if source is None and content and content[0].end <= cue.start:
            return content[0], cue, content[1:]
        return source, cue, content
    if not cue.text.isalpha() and _is_passive(doc, cue):  # no one word is
        return _with_agent(doc, source, cue, content)
    if source and cue.text == "told" and _is_hearing(source) and not _follows(doc, cue, content):
        return None, cue, content  # "…, inquest told"
    return source, cue, content


def _is_hearing(source: Span) -> bool:
    return source.text.split()[-1].lower() in words("set_phrases", "hearing")


def _follows(doc: Document, cue: Span, content: tuple[Span, ...]) -> bool:
    sentence = doc.sentence_at(cue.start)
    return any(s.start >= cue.end and sentence and sentence.holds(s.start) for s in content)


def _with_agent(doc: Document, source: Span | None, cue: Span, content: tuple) -> Relation:
    within = f"{cue.text} ".find(" by ")
    if within > 0:  # "was criticised by the opposition for" is all cue, or "was accused by"
        cue = doc.span(cue.start, cue.start + within)
    found = _agent(doc, source, cue)
    if found and _is_agent(doc, found):
        return found, cue, _behind(doc, source, found, content)
    if source is not None and source.start >= cue.end:
        return source, cue, content  # the tagger found it
    if source is not None and re.search(
        r"\bby\s+$", doc.prose[max(0, source.start - 4) : source.start]
    ):
        return source, cue, content
    return _last_agent(doc, cue, content) or (None, cue, _without_hearer(doc, cue, content))


def _without_hearer(doc: Document, cue: Span, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what stands before a passive without who was told: "He fled, | magistrates"."""
    before = content[-1] if content else None
    if before is None or not 0 <= cue.start - before.end <= 1:
        return content
    told, comma, hearer = before.text.rpartition(", ")
    if not comma or len(hearer.split()) > _MOST_HEARERS or not has_verb(told) or has_verb(hearer):
        return content
    return (*content[:-1], doc.span(before.start, before.start + len(told)))


def _agent(doc: Document, source: Span | None, cue: Span) -> Span | None:
    """Return who stands behind "by" after a cue, as far as the tagger or commas take it."""
    match = _AGENT.match(doc.prose, cue.end, cue.end + _FAR)
    if not match:
        return None
    start, end = match.span(1)
    if source and source.start == start and _GOES_ON.match(doc.prose, end):
        end = max(end, source.end)  # "Ann Lowe, | the mayor", "those | who cover it"
    about = _ABOUT_WHAT.search(doc.prose, start, end)
    if about and not word_class("takes_of").isdisjoint(cue.text.lower().split()):
        end = about.start()
    return doc.span(start, end)


def _behind(doc: Document, source: Span | None, agent: Span, content: tuple) -> tuple[Span, ...]:
    """Return a content with what source or content held beyond the agent: "a friend | as calm"."""
    held = [s for s in content if s.start <= agent.start and agent.end <= s.end]
    others = [s for s in content if s not in held]
    held = [s for s in held if s.start == agent.start]  # "by | Lowe of lying"
    if source and source.start <= agent.start:
        held.append(source)
    for span in held:
        rest = doc.prose[agent.end : span.end]
        if rest.strip():
            others.append(doc.span(agent.end + len(rest) - len(rest.lstrip()), span.end))
    return tuple(sorted(set(others)))


def _last_agent(doc: Document, cue: Span, content: tuple[Span, ...]) -> Relation | None:
    """Return the relation with the agent that ends its content: "of lying by the police"."""
    if not content or content[-1].start < cue.end or shape_of(doc, cue, content) == CLAUSE:
        return None
    last = content[-1]
    found = _LAST_AGENT.match(last.text)
    if not found or _HELD.search(found[1]):
        return None
    agent = doc.span(last.start + found.start(2), last.start + found.end(2))
    if not _is_agent(doc, agent):
        return None
    return agent, cue, (*content[:-1], doc.span(last.start, last.start + found.end(1)))


def _is_agent(doc: Document, agent: Span) -> bool:
    """Tell whether a phrase after "by" names somebody: no day, no deadline, no deed."""
    _, low, phrase = parse(agent.text)
    if phrase is None or low[0] in words("no_names", "calendar") or low[0].endswith("ing"):
        return False
    told = kind(doc, agent)
    return told in _SPEAKERS or (told == "pronoun" and category(phrase.low) in _SOMEBODY)


def _is_passive(doc: Document, cue: Span) -> bool:
    """Tell whether a cue is a passive in which others speak of, or to, the subject."""
    within = doc.token_index.within(cue.start, cue.end)
    low = doc.folded[within.start : within.stop]
    for i, word in enumerate(low):
        if word in words("verbs", "be") or word in word_class("be") or word in ("get", "got"):
            return any(_hears(low, j) for j in range(i + 1, min(i + _REACH, len(low))))
    return False


def _hears(low: list[str], i: int) -> bool:
    """Tell whether a word is a participle by which the subject is spoken to or of."""
    word = low[i]
    if word not in terms("acts") or not (
        word.endswith("ed") or word in words("verbs", "participle")
    ):
        return False
    if word in words("verbs", "adjective") and word not in _ABOUT:
        return False
    return not any(
        w.endswith("ing") or (w == "to" and _says(low, j)) for j, w in enumerate(low[i:], i)
    )


def _says(low: list[str], i: int) -> bool:
    """Tell whether the word after another is a verb of the list: "was forced to | admit"."""
    return i + 1 < len(low) and low[i + 1] in terms("acts")
