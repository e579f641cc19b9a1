"""Attributions by set phrases: relations in; those, and the ones that the tagger misses, out.

"…, a court has heard", "it is claimed that …", "…, per the BBC", "as Hale put it", "in Hale's
view", and "The wall, according to engineers, will last": the tagger has met too few of them.
Their words stand in ``lexicons/set_phrases.csv``. Where the tagger has found the cue, its
reading stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from .. import lexicon
from ..document import Document, Span
from ..entities.phrases import category, parse
from ..spans import Index
from . import wordgroups
from .kinds import kind
from .relation import Relation, start_of
from .shapes import has_verb

Reader = Callable[[Document, re.Match], Iterator[Relation]]
_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Prof|Rev|[A-Z])\.(?= )|[^\s,.;:()“”\"]+)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,7}}?"
_ADVERB = r"(?:\w+ly|also|once|later|often|has|had)"
_TIME = r"(?: (?:on )?(?:[A-Z]\w+day|yesterday|today|earlier|this week|last week))?"
_PEOPLE = frozenset(("role", "group", "figure", "unnamed", "kin", "collective"))
_MARKS = " ,—–-"
_STOPS = ".!?\n"
_OPENING = r"(?:(?<=[.!?”\"\n] )|(?<=\n)|^)"
_END = r"(?=[,.;:\n]|$)"
_IT = re.compile(r"it(?:,|$)")
_POSSESSIVE = re.compile(r"['’]s?$")


def with_set_phrases(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the relations with those of set phrases, in text order.

    Examples
    --------
    >>> doc = Document("The deal is dead, per the BBC.")
    >>> source, cue, content = with_set_phrases(doc, [])[0]
    >>> source.text, cue.text, content[0].text
    ('the BBC', 'per', 'The deal is dead')
    """
    cues = Index(sorted((r[1].start, r[1].end) for r in relations if r[1]))
    more = [
        found
        for match, read in _matches(doc)
        for found in read(doc, match)
        if _is_free(found, cues)
    ]
    whole = [_completed(doc, *r) for r in relations]
    return sorted(whole + more, key=start_of) if more else whole


def _matches(doc: Document) -> Iterator[tuple[re.Match, Reader]]:
    """Yield the places where a pattern fits, each with the function that reads it."""
    held = wordgroups.by_paragraph(doc)
    for needed, pattern, read in _patterns():
        for paragraph, groups in zip(doc.paragraphs, held, strict=True):
            if groups & needed == needed:  # the line break behind it ends a phrase as well
                for match in pattern.finditer(doc.prose, paragraph.start, paragraph.end + 1):
                    yield match, read


def _is_free(relation: Relation, cues: Index) -> bool:
    """Tell whether the tagger has no cue within the phrase."""
    source, cue, _ = relation
    assert cue is not None
    start = min(cue.start, source.start if source else cue.start)
    end = max(cue.end, source.end if source else cue.end)
    last = cues.before(end) - 1
    return last < 0 or cues.spans[last][1] <= start


def _words(name: str) -> str:
    """Return the words of one category of the list, as a pattern."""
    terms = [t for t, c in lexicon.categories("set_phrases").items() if c == name]
    return "|".join(sorted(terms, key=len, reverse=True)).replace("'", "['’]")


@cache
def _patterns() -> tuple[tuple[int, re.Pattern, Reader], ...]:
    """Return each set phrase as a pattern, with the function that reads its matches.

    Before it stand groups of words (`wordgroups`): a paragraph must hold one of each, which is
    quicker to see, and most do not. Where a pattern begins with letters, and looks back for
    the boundary before them, it is found faster than where it begins with the boundary.
    """
    claimed, hearing, view = _words("claimed"), _words("hearing"), _words("view")
    court = rf"(?:[A-Z][\w’'-]+ ){{0,3}}(?i:{hearing})"
    owner = rf"(?:{_NAME}['’]s?|his|her|their)"
    put = _words("put")
    return tuple(
        (sum(wordgroups.BITS[group] for group in needed), re.compile(pattern), read)
        for needed, pattern, read in (
            (
                ("it", "claimed"),
                r"[Ii](?<!\w.)t(?: |(?=['’]s))((?:is|was|has been|had been|['’]s(?: been)?)"
                rf"(?: (?:\w+ly|also|now|still))? (?:{claimed}))(?=,? that\b| [\w“‘\"])",
                _impersonal,
            ),
            (
                ("court", "heard"),
                rf", ((?:(?:the|an?) )?{court}) ((?:(?:has|had) )?(?:heard|hears)"
                rf"|(?:was|were) told){_TIME}(?=[.\n]|$)",
                _heard_behind,
            ),
            (
                ("court", "heard"),
                rf"{_OPENING}((?:(?:The|An?) )?{court}) ((?:(?:has|had|also|later) )*"
                rf"(?:heard|hears)|(?:was|were) (?:also |later )?told){_TIME},? (?=\w)",
                _heard_before,
            ),
            (
                ("per",),
                rf"(?:, |{_OPENING})(?P<cue>[Pp]er) (?P<source>{_NAME}){_END}",
                _per,
            ),
            (
                ("put", "it"),
                rf"[Aa](?<!\w.)s (?P<source>{_NAME})(?: {_ADVERB})? (?P<cue>(?:{put}) it)\b",
                _set_off,
            ),
            (
                ("view",),
                rf"(?:In|in|By|by)(?<!\w..) (?P<source>{owner}) (?:own )?(?P<cue>{view})\b",
                _set_off,
            ),
            (
                ("hear", "tell"),
                rf"{_OPENING}(?P<cue>To hear) (?P<source>{_NAME}) tell it\b",
                _set_off,
            ),
            (
                ("for", "shown"),
                rf"{_OPENING}(?P<cue>For) (?P<source>{_NAME}), [^.:;\n]{{0,80}}"
                rf"\b(?:is|are|was|were) (?:\w+ ){{0,2}}(?:{_words('shown')})\b",
                _for_whom,
            ),
            (
                ("view",),
                rf"(?P<cue>[Ii](?<!\w.)n the (?:{view}) of) (?P<source>{_NAME}){_END}",
                _set_off,
            ),
        )
    )


def _impersonal(doc: Document, m: re.Match) -> Iterator[Relation]:
    """Read "it is claimed | that he lied", of which nobody is the source."""
    rest = _rest_of_sentence(doc, m.end())
    if rest and _is_clause(rest.text):
        yield None, doc.span(*m.span(1)), (rest,)


def _heard_behind(doc: Document, m: re.Match) -> Iterator[Relation]:
    """Read "He fled, | a court has heard"."""
    sentence = doc.sentence_at(m.start())
    before = _stretch(doc, sentence.start, m.start()) if sentence else None
    if before and has_verb(before.text):
        yield _court(doc, m), doc.span(*m.span(2)), (before,)


def _heard_before(doc: Document, m: re.Match) -> Iterator[Relation]:
    """Read "The jury heard | that he fled", and no "heard evidence"."""
    rest = _rest_of_sentence(doc, m.end())
    if rest and _is_clause(rest.text):
        yield _court(doc, m), doc.span(*m.span(2)), (rest,)


def _court(doc: Document, m: re.Match) -> Span | None:
    """Return the court that heard it; who was told is no source."""
    return None if m[2].endswith("told") else doc.span(*m.span(1))


def _is_clause(text: str) -> bool:
    """Tell whether words are a clause, no adjunct and no thing: not "in court", "evidence"."""
    first = text.split()[0].lower()
    if first in ("that", "how"):
        return True
    return first not in lexicon.words("actors", "preposition") and has_verb(text)


def _per(doc: Document, m: re.Match) -> Iterator[Relation]:
    """Read "…, per the BBC", and no "per hour"."""
    source = doc.span(*m.span("source"))
    phrase = parse(source.text)[2]
    if phrase is None or kind(doc, source) in ("pronoun", "self", "none"):
        return
    measure = source.text.islower() and not phrase.opener and not phrase.low[-1].endswith("s")
    if not measure:
        yield from _set_off(doc, m)


def _set_off(doc: Document, m: re.Match) -> Iterator[Relation]:
    """Read a phrase between commas, or between one and an end of its sentence."""
    content = _around(doc, m.start(), m.end())
    start, end = m.span("source")
    owner = _POSSESSIVE.sub("", doc.prose[start:end])
    if content:
        yield doc.span(start, start + len(owner)), doc.span(*m.span("cue")), content


def _for_whom(doc: Document, m: re.Match) -> Iterator[Relation]:
    """Read "For Hale, | it is proof that he was right"."""
    source = doc.span(*m.span("source"))
    rest = _rest_of_sentence(doc, source.end + 1)
    phrase = parse(source.text)[2]
    people = phrase is not None and category(phrase.low) in _PEOPLE
    if rest and (people or kind(doc, source) == "person"):
        yield source, doc.span(*m.span("cue")), (rest,)


def _around(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return what stands before and after a phrase that is set off in its sentence."""
    while doc.prose[start] in " ,\n":
        start += 1
    sentence = doc.sentence_at(start)
    if sentence is None or end > sentence.end:
        return ()
    before, after = doc.prose[sentence.start : start].rstrip(), doc.prose[end : sentence.end]
    first, last = _is_empty(before), _is_empty(after)
    opened = first or before.endswith((",", "—", "–"))
    closed = last or after.startswith((",", ":", " —", " –")) or (first and after[:1] == " ")
    if not closed or not (opened or last):
        return ()
    parts = (_stretch(doc, sentence.start, start), _stretch(doc, end, sentence.end))
    return tuple(part for part in parts if part and " " in part.text)


def _is_empty(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _rest_of_sentence(doc: Document, start: int) -> Span | None:
    sentence = doc.sentence_at(start - 1)
    return _stretch(doc, start, sentence.end) if sentence else None


def _stretch(doc: Document, start: int, end: int) -> Span | None:
    """Return what stands between two places, without marks at its ends, or None."""
    text = doc.prose[start:end]
    start += len(text) - len(text.lstrip(_MARKS + "\n"))
    text = doc.prose[start:end].rstrip(_MARKS + "\n")
    if text.endswith(("”", '"', "’")) and text[:1] not in '“"‘':
        end = start + len(text)
    else:
        end = start + len(text.rstrip(_MARKS + _STOPS))
    return doc.span(start, end) if any(map(str.isalnum, doc.prose[start:end])) else None


def _completed(doc: Document, source: Span | None, cue: Span | None, content: tuple) -> Relation:
    """Return a relation with what the tagger leaves out of "as Lowe | tells it, …"."""
    first = content[0] if content else None
    if not cue or not first or first.start != cue.end + 1 or not _IT.match(first.text):
        return source, cue, content
    told = doc.span(cue.start, first.start + 2)
    if first.text == "it" and content[1:]:
        return source, told, content[1:]
    rest = _rest_of_sentence(doc, first.start + 3)
    return source, told, (*([rest] if rest else []), *content[1:])
