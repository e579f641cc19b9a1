"""The noun phrase that "who", "which" or "that" stands for: a relative pronoun in, its head out.

In "a nurse at the hospital, who said …" PolNeAR marks "who" as the source, and so does the
tagger. What kind of source that is, and what it is called, the words before it tell.
"""

from __future__ import annotations

import re
from functools import cache

from ..document import Document, Span
from ..entities import names
from ..entities.lists import function_words
from ..entities.phrases import category, parse
from ..lexicon import word_class, words
from .asides import is_aside, is_beside, is_suffix
from .kinds import kind
from .pieces import Piece, cut, is_finite, is_past

_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_OPENERS = frozenset(("the", "a", "owner", "exact", "many"))
_LONGEST = 10  # words of a phrase
_PEOPLE = frozenset(
    ("role", "group", "unique", "figure", "unnamed", "kin", "single", "pronoun", "self")
)
_THINGS = frozenset(("organisation", "document"))
_THING_NOUNS = _THINGS | {"institution", "body"}  # "the firm, which": a kind of pronoun
_GAP = re.compile(r"(?: \([^)\n]*\))?(?:,|,? [—–-]+)? ?")
_JOINS = frozenset(("of", "for", "at", "in", "from", "with", "on", "near", "by"))
_MARKS = frozenset("“”\"'’‘;:—–-()[]«»…!?")


def is_relative(source: Span) -> bool:
    """Tell whether a source is a relative pronoun."""
    return source.text in _RELATIVE  # "WHO" and "Which?" are names


def head_of(doc: Document, source: Span) -> Span | None:
    """Return the noun phrase before a relative pronoun, or None where none shows.

    Parameters
    ----------
    doc : Document
    source : Span
        The pronoun.

    Examples
    --------
    >>> doc = Document("He met a nurse at the port, who said no.")
    >>> head_of(doc, doc.span(28, 31)).text
    'a nurse at the port'
    """
    sentence = doc.sentence_at(source.start)
    if sentence is None:
        return None
    pieces = cut(doc, sentence.start, source.start)
    j = len(pieces) - 1
    while j > 0 and _is_beside(pieces, j):
        j -= 1
    person = _person_before(doc, source) if j == len(pieces) - 1 else None
    if person or j < 0:
        return person
    start, end = _start(doc, pieces[j], source), _end(doc, pieces[-1])
    head = doc.span(start, end) if 0 <= start < end else None
    return head if head and _fits(doc, head, source) else None


def _is_beside(pieces: list[Piece], j: int) -> bool:
    """Tell whether piece ``j`` is set between the head and its pronoun: "Lowe, 44, who"."""
    piece = pieces[j]
    if len(piece.low) > _LONGEST:
        return False
    return is_suffix(piece) or is_aside(piece) or is_beside(pieces[j - 1], piece)


def _person_before(doc: Document, source: Span) -> Span | None:
    """Return the name of a person that stands right before "who"."""
    found = names(doc)
    before = found.before(source.start) if source.text.lower() in ("who", "whose", "whom") else 0
    if not before:
        return None
    mention = found.mentions[before - 1]
    near = _GAP.fullmatch(doc.text, mention.end, source.start)
    return doc.span(mention.start, mention.end) if near else None


def _fits(doc: Document, head: Span, source: Span) -> bool:
    """Tell whether "which" or "that" can stand for a phrase: a body or a document."""
    if source.text not in ("which", "that") or kind(doc, head) in _THINGS:
        return True
    phrase = parse(head.text)[2]
    return phrase is not None and category(phrase.low) in _THING_NOUNS


def _end(doc: Document, piece: Piece) -> int:
    """Return where a piece ends, dashes and commas at its end aside."""
    last = piece.last - 1
    while last > piece.first and doc.folded[last] in ("—", "–", "-", "--"):
        last -= 1
    return doc.token_spans[last].end


def _start(doc: Document, piece: Piece, source: Span) -> int:
    """Return where the noun phrase begins that ends a piece, or -1."""
    low, texts = piece.low, piece.words
    last = _without_marks(low)
    nearest = first = _phrase(low, texts, last)
    who = source.text.lower() not in ("which", "that")
    while who and first > 1 and low[first - 1] in _JOINS and not _speaks(doc, piece, first, last):
        last = first - 1  # "a spokesman | for the ministry, who"
        first = _phrase(low, texts, last)
    if first >= last or (first != nearest and not _speaks(doc, piece, first, last)):
        first = nearest
    return doc.token_spans[piece.first + first].start if first < len(low) else -1


@cache
def _beside() -> frozenset[str]:
    return _MARKS | words("actors", "adverb", "preposition")


def _without_marks(low: list[str]) -> int:
    """Return how many words of a piece are left without "(R-Ohio)" and "out there" at its end."""
    last = len(low)
    beside = _beside()
    while last and low[last - 1] in beside:
        closed = low[last - 1] in (")", "]")
        last -= 1
        while closed and last and low[last] not in ("(", "["):
            last -= 1
    return last


def _speaks(doc: Document, piece: Piece, first: int, last: int) -> bool:
    """Tell whether a phrase names people, for whom alone "who" can stand."""
    if category(piece.low[first:last]) in _PEOPLE:
        return True
    tokens = doc.token_spans[piece.first + first : piece.first + last]
    return bool(tokens) and kind(doc, doc.span(tokens[0].start, tokens[-1].end)) == "person"


def _phrase(low: list[str], texts: list[str], last: int) -> int:
    """Return the word at which the noun phrase begins that ends before ``last``."""
    for i in range(last - 1, max(-1, last - 1 - _LONGEST), -1):
        if low[i] in word_class("whoever"):
            return i
        if function_words().get(low[i]) in _OPENERS or low[i] in word_class("number"):
            return i - 1 if i and function_words().get(low[i - 1]) in _OPENERS else i
        if _ends_before(low, texts, i):
            return i + 1
    return max(0, last - _LONGEST)


def _ends_before(low: list[str], texts: list[str], i: int) -> bool:
    """Tell whether a word stands before a noun phrase, and is no part of it."""
    word = low[i]
    if (
        word in _MARKS
        or word in words("actors", "preposition")
        or word in words("actors", "opener")
    ):
        return True
    if word in ("and", "or", "but") or word in word_class("says") or is_finite(word):
        return True
    if i and low[i - 1] in word_class("subject_pronoun"):
        return True
    if i == 0 or not texts[i].islower() or not is_past(word):
        return False
    if word in words("verbs", "adjective") and function_words().get(low[i - 1]) in _OPENERS:
        return False  # "a retired officer"
    subject = texts[i - 1][0].isupper()
    named = i + 1 < len(texts) and texts[i + 1][0].isupper()  # "criticised | Otto Frey"
    return subject or named or word in words("verbs", "past")
