"""Attributions by set phrases: relations in; those, and the ones that the tagger misses, out.

"…, a court has heard", "it is claimed that …", "…, per the BBC", "as Hale put it", "in Hale's
view", and "The wall, according to engineers, will last": the tagger has met too few of them.
Their words stand in ``lexicons/formulas.csv``. Where the tagger has found the cue, its
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
from .kinds import kind
from .relation import Relation, start_of
from .shapes import has_verb

_WORD = r"[^\s,.;:()“”\"]+"
_NAME = rf"{_WORD}(?:\.(?= ))?(?: {_WORD}(?:\.(?= [A-Z]))?){{0,7}}?"  # Dr. Hale, the port's head
_TIME = r"(?: (?:on )?(?:[A-Z]\w+day|yesterday|today|earlier|this week|last week))?"
_ASIDE = re.compile(r", (?:who|which|whose|where)\b[^,]*,")
_MARKS = " ,—–-"
_STOPS = ".!?\n"


def with_formulas(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the relations with those of set phrases, in text order.

    Examples
    --------
    >>> doc = Document("The deal is dead, per the BBC.")
    >>> source, cue, content = with_formulas(doc, [])[0]
    >>> source.text, cue.text, content[0].text
    ('the BBC', 'per', 'The deal is dead')
    """
    cues = Index(sorted((r[1].start, r[1].end) for r in relations if r[1]))
    more = [
        found
        for pattern, read in _formulas()
        for match in pattern.finditer(doc.text)
        for found in read(doc, match)
        if _is_free(found, cues)
    ]
    whole = [_completed(doc, *r) for r in relations]
    return sorted(whole + more, key=start_of) if more else whole


def _is_free(relation: Relation, cues: Index) -> bool:
    """Tell whether the tagger has no cue within the formula."""
    source, cue, _ = relation
    assert cue is not None
    start = min(cue.start, source.start if source else cue.start)
    end = max(cue.end, source.end if source else cue.end)
    last = cues.before(end) - 1
    return last < 0 or cues.spans[last][1] <= start


def _words(name: str) -> str:
    """Return the words of one category of the list, as a pattern."""
    terms = [t for t, c in lexicon.categories("formulas").items() if c == name]
    return "|".join(sorted(terms, key=len, reverse=True)).replace("'", "['’]")


@cache
def _formulas() -> tuple[tuple[re.Pattern, Callable], ...]:
    claimed, hearing, view = _words("claimed"), _words("hearing"), _words("view")
    return (
        (
            re.compile(
                r"\b[Ii]t(?: (?:is|was|has been|had been)|['’]s(?: been)?)"
                rf"(?: (?:\w+ly|also|now|still))? (?:{claimed})(?=,? that\b| [\w“‘\"])"
            ),
            _impersonal,
        ),
        (
            re.compile(
                rf", ((?:(?:the|an?) )?(?:[A-Z][\w’'-]+ ){{0,3}}(?:{hearing}))"
                rf" ((?:(?:has|had) )?(?:heard|hears)|(?:was|were) told){_TIME}(?=[.\n]|$)",
            ),
            _heard_behind,
        ),
        (
            re.compile(
                rf"(?:(?<=[.!?”\"\n] )|(?<=\n)|^)((?:(?:The|An?) )?(?:[A-Z][\w’'-]+ ){{0,3}}"
                rf"(?:{hearing})) ((?:(?:has|had|also|later) )*(?:heard|hears)"
                rf"|(?:was|were) (?:also |later )?told){_TIME},? (?=\w)",
                re.IGNORECASE,
            ),
            _heard_before,
        ),
        (re.compile(rf"(?:, |(?<=[.!?\n] )|(?<=\n)|^)([Pp]er) ({_NAME})(?=[,.;:\n]|$)"), _per),
        (
            re.compile(rf"\b[Aa]s ({_NAME}) ((?:{_words('put')}) it)\b"),
            _put,
        ),
        (re.compile(rf"\b[Ii]n ({_NAME}['’]s?|his|her|their) (?:own )?({view})\b"), _view),
        (re.compile(rf"\b([Ii]n the (?:{view}) of) ({_NAME})(?=[,.;:\n]|$)"), _view_of),
        (re.compile(rf"\b[Bb]y ({_NAME}['’]s?|his|her|their) (?:own )?({view})\b"), _view),
    )


def _impersonal(doc: Document, m: re.Match) -> Iterator[Relation]:
    start = m.end() - len(m[0].split(" ", 1)[-1]) if " " in m[0] else m.start()
    sentence = doc.sentence_at(m.start())
    rest = _stretch(doc, m.end(), sentence.end) if sentence else None
    if rest and (rest.text.startswith("that ") or has_verb(rest.text)) and _says_clause(rest.text):
        yield None, doc.span(start, m.end()), (rest,)


def _says_clause(text: str) -> bool:
    """Tell whether words open a clause and no adjunct: not "in court on Monday"."""
    first = text.split()[0].lower()
    return first not in ("to", "by", "in", "at", "for", "from", "on", "as", "with", "and", "of")


def _heard_behind(doc: Document, m: re.Match) -> Iterator[Relation]:
    sentence = doc.sentence_at(m.start())
    before = _stretch(doc, sentence.start, m.start()) if sentence else None
    if before and has_verb(before.text):
        yield _court(doc, m), doc.span(*m.span(2)), (before,)


def _heard_before(doc: Document, m: re.Match) -> Iterator[Relation]:
    sentence = doc.sentence_at(m.start(1))
    rest = _stretch(doc, m.end(), sentence.end) if sentence else None
    if rest and (rest.text.startswith(("that ", "how ")) or has_verb(rest.text)):
        yield _court(doc, m), doc.span(*m.span(2)), (rest,)


def _court(doc: Document, m: re.Match) -> Span | None:
    """Return the court that heard it; who was told is no source."""
    return None if m[2].endswith("told") else doc.span(*m.span(1))


def _per(doc: Document, m: re.Match) -> Iterator[Relation]:
    source = doc.span(*m.span(2))
    _, low, phrase = parse(source.text)
    bare = phrase is not None and not phrase.opener and source.text.islower()
    unit = bare and not low[len(phrase.low) - 1].endswith("s") if phrase else True
    content = _around(doc, m.start(), m.end())
    if content and not unit and kind(doc, source) not in ("pronoun", "self", "none"):
        yield source, doc.span(*m.span(1)), content


def _put(doc: Document, m: re.Match) -> Iterator[Relation]:
    content = _around(doc, m.start(), m.end())
    if content:
        yield doc.span(*m.span(1)), doc.span(*m.span(2)), content


def _view(doc: Document, m: re.Match) -> Iterator[Relation]:
    content = _around(doc, m.start(), m.end())
    name = m[1]
    owner = re.sub(r"['’]s?$", "", name)
    start = m.start(1)
    if content and (category(parse(owner)[2].low) != "place" if parse(owner)[2] else False):
        yield doc.span(start, start + len(owner)), doc.span(*m.span(2)), content


def _view_of(doc: Document, m: re.Match) -> Iterator[Relation]:
    content = _around(doc, m.start(), m.end())
    if content:
        yield doc.span(*m.span(2)), doc.span(*m.span(1)), content


def _around(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return what stands before and after a formula that commas set off, in its sentence."""
    sentence = doc.sentence_at(start if doc.text[start] not in " ,\n" else start + 2)
    if sentence is None or end > sentence.end:
        return ()
    before, after = doc.text[sentence.start : start], doc.text[end : sentence.end]
    opens = not any(map(str.isalnum, before))
    closes = not any(map(str.isalnum, after))
    if not closes and not after.lstrip().startswith(",") and not (opens and after[:1] == " "):
        return ()
    if not opens and not (before.rstrip().endswith((",", "—", "–")) or doc.text[start] == ","):
        if not closes:
            return ()
    parts = [_stretch(doc, sentence.start, start), _stretch(doc, end, sentence.end)]
    return tuple(p for p in parts if p)


def _stretch(doc: Document, start: int, end: int) -> Span | None:
    """Return what stands between two places, without marks at its ends, or None."""
    text = doc.text[start:end]
    start += len(text) - len(text.lstrip(_MARKS + "\n"))
    text = doc.text[start:end].rstrip(_MARKS + "\n")
    if text.endswith(("”", '"', "’")) and text[:1] not in "“\"‘":
        end = start + len(text)
    else:
        end = start + len(text.rstrip(_MARKS + _STOPS))
    return doc.span(start, end) if any(map(str.isalnum, doc.text[start:end])) else None


def _completed(doc: Document, source: Span | None, cue: Span | None, content: tuple) -> Relation:
    """Return a relation with both halves of "The wall, according to engineers, will last"."""
    if cue and content and content[0].start == cue.end + 1 and content[0].text[:4] == "it, ":
        it = doc.span(cue.start, content[0].start + 2)  # "as Lowe tells it, …"
        rest = _stretch(doc, content[0].start + 3, content[0].end)
        return source, it, (*([rest] if rest else []), *content[1:])
    if not (source and cue and cue.text.lower() == "according to" and len(content) == 1):
        return source, cue, content
    sentence = doc.sentence_at(cue.start)
    if sentence is None or not cue.end <= source.start <= source.end < sentence.end:
        return source, cue, content
    before, rest = content[0], doc.text[source.end : sentence.end]
    opened = before.end <= cue.start and doc.text[before.end : cue.start].strip() == ","
    if not opened or has_verb(before.text) or not rest.lstrip().startswith(","):
        return source, cue, content
    aside = _ASIDE.match(rest)  # "the Met Office, which runs the alerts, | will pass"
    after = _stretch(doc, source.end + (aside.end() if aside else 0), sentence.end)
    return (source, cue, (before, after)) if after else (source, cue, content)
