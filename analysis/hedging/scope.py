"""What a cue hedges: the clause, phrase or number within its reach, as a span."""

from __future__ import annotations

from ..document import Document, Span
from ..lexicon import word_class
from ..lexicon.conditions import is_number, word

LONGEST_PHRASE = 4  # words of a noun phrase after "alleged" or "possible"
LONGEST_CLAUSE = 60  # tokens looked at on each side; a text without stops is one sentence
_ENDS = frozenset(',;:.!?()[]"“”—–') | {"--", "...", "…"}
_OPENING = frozenset("\"“‘'")
_UNITS = frozenset(("%", "percent", "million", "billion", "trillion", "hundred", "thousand"))


def qualifies(doc: Document, first: int, last: int, category: str) -> Span | None:
    """Return what the cue from token ``first`` to ``last`` hedges, or None if nothing is left.

    An approximator reaches the number or the rest of the clause after it; an
    adjective its noun; "experts say" and "I think" the clause they introduce
    or, at a clause's end, the one before; every other cue the clause around it.

    Examples
    --------
    >>> doc = Document("The mayor, who reportedly left at noon, met about 200 people.")
    >>> qualifies(doc, 4, 4, "evidential").text
    'reportedly left at noon'
    >>> qualifies(doc, 10, 10, "approximator").text
    '200 people'
    """
    low, high = _sentence_tokens(doc, first, last)
    left, right = _left(doc, first, low), _right(doc, last, high)
    if category == "approximator" and _number_end(doc, last + 1) > last:
        return _span(doc, last + 1, _number_end(doc, last + 1))
    if category in ("weasel", "approximator") or word(doc, first) in ("i", "we", "my", "our"):
        if right > last:
            return _span(doc, last + 1, right)
        return _span(doc, left, first - 1) or _clause_before(doc, first, low)
    if word(doc, last + 1) in word_class("content_opener") and right > last + 1:
        return _span(doc, last + 2, right)  # "it is unclear whether …"
    if word(doc, last) in word_class("hedging_adjective"):
        if word(doc, last + 1) in _OPENING:  # so-called “experts”
            last, right = last + 1, _right(doc, last + 1, high)
        noun = _span(doc, last + 1, _phrase_end(doc, last, right))
        if noun:
            return noun
    if left == first and right == last:  # "…, if true, …"
        return _clause_before(doc, first, low)
    return _span(doc, left, right)


def _sentence_tokens(doc: Document, first: int, last: int) -> tuple[int, int]:
    """Return the first and the last token of the sentence around a match."""
    sentence = doc.sentence_at(doc.token_spans.starts[first])
    if sentence is None:
        return first, last
    low, high = max(0, first - LONGEST_CLAUSE), min(len(doc.token_spans), last + 1 + LONGEST_CLAUSE)
    within = doc.token_index.within(sentence.start, sentence.end)
    return min(first, max(low, within.start)), max(last, min(high, within.stop) - 1)


def _left(doc: Document, first: int, low: int) -> int:
    """Return where the clause around a token starts."""
    while first > low and word(doc, first - 1) not in _ENDS:
        if word(doc, first - 1) in word_class("clause_opener"):
            break
        first -= 1
    return first


def _right(doc: Document, last: int, high: int) -> int:
    """Return where the clause around a token ends."""
    while last < high and word(doc, last + 1) not in _ENDS:
        if word(doc, last + 1) in word_class("clause_closer"):
            break
        last += 1
    return last


def _clause_before(doc: Document, first: int, low: int) -> Span | None:
    end = first - 1
    while end >= low and word(doc, end) in _ENDS:
        end -= 1
    return _span(doc, _left(doc, end, low), end) if end >= low else None


def _number_end(doc: Document, first: int) -> int:
    """Return the last token of the quantity that starts here, with what is counted, or -1."""
    at = first
    if word(doc, at) in ("midnight", "noon", "now"):
        return at
    while word(doc, at) in ("a", "an", "the", "one", "$", "£", "€") and at < first + 2:
        at += 1
    amount = word(doc, at) in word_class("amount") or word(doc, at) in _UNITS
    if not is_number(word(doc, at)) and not (at > first and amount):
        return -1
    while is_number(word(doc, at + 1)) or word(doc, at + 1) in _UNITS:
        at += 1
    counted = word(doc, at + 1)
    return at + 1 if counted[:1].isalpha() and counted not in word_class("function_word") else at


def _phrase_end(doc: Document, last: int, right: int) -> int:
    end = last
    while end < min(right, last + LONGEST_PHRASE):
        if word(doc, end + 1) in word_class("function_word"):
            break
        end += 1
    return end


def _span(doc: Document, first: int, last: int) -> Span | None:
    if first > last:
        return None
    return doc.span(doc.token_spans.starts[first], doc.token_spans.end(last))
