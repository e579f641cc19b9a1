"""Conditions on the words around a match: given words, numbers, forms of the next word."""

from __future__ import annotations

import re
from functools import cache

from ...document import Document
from ..classes import word_class
from .registry import Fits, condition

# Signs and short names of money that stand before an amount: "about Rs 960 crore".
_CURRENCIES = frozenset(("$", "£", "€", "¥", "₹", "rs", "inr", "usd", "eur"))
_REACH = 12  # tokens before a word among which stands what denies it
_LONGEST = 60  # tokens looked at on each side: a text without stops is one sentence
CLAUSE_MARKS = frozenset(',;:.!?-—–()[]"“”') | {"--", "..."}


def word(doc: Document, i: int) -> str:
    """Return token ``i`` as word lists spell it, "" beyond either end."""
    return doc.folded[i] if 0 <= i < len(doc.folded) else ""


# Conditions on given words


@condition("next:words")
def following(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """The word after is one of these."""
    return fits(word(doc, last + 1))


@condition("previous:words")
def preceding(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """The word before is one of these."""
    return fits(word(doc, first - 1))


@condition("within:words")
def within(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """One of the words between the first and the last of the match is one of these."""
    return any(fits(word(doc, i)) for i in range(first + 1, last))


@condition("shortly_before:words")
def shortly_before(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """One of the five words before, in the same clause, is one of these."""
    return _meets(doc, range(first - 1, first - 6, -1), fits)


@condition("shortly_after:words")
def shortly_after(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """One of the five words after, in the same clause, is one of these."""
    return _meets(doc, range(last + 1, last + 6), fits)


def _meets(doc: Document, places: range, fits: Fits) -> bool:
    """Tell whether a fitting word is met before the clause ends."""
    for i in places:
        if word(doc, i) in CLAUSE_MARKS:
            return False
        if fits(word(doc, i)):
            return True
    return False


@condition("in_sentence:words")
def in_sentence(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """One of the words of the sentence, but those of the match, is one of these."""
    return holds_in_sentence(doc, first, fits, but=range(first, last + 1))


def holds_in_sentence(
    doc: Document, i: int, fits: Fits, but: range = range(0), beside: int = 0
) -> bool:
    """Tell whether a word fits in the sentence of a token, or in some sentences beside it."""
    sentences, index = doc.sentences, doc.sentence_index
    at = index.before(doc.token_spans.starts[i] + 1) - 1
    if at < 0:
        return False
    last = min(at + beside, len(sentences) - 1)
    found = doc.token_index.within(sentences[max(0, at - beside)].start, sentences[last].end)
    low, high = max(found.start, i - _LONGEST), min(found.stop, i + _LONGEST)
    but = but or range(i, i)
    return any(map(fits, doc.folded[low : but.start] + doc.folded[but.stop : high]))


# Conditions on what stands around


@condition("before_number")
def before_number(doc: Document, first: int, last: int) -> bool:
    """A number follows: digits, a number word, "$", "half", "a dozen", "a century"."""
    following = word(doc, last + 1)
    if following in ("a", "an", "the"):
        return word(doc, last + 2) in word_class("amount")
    return is_number(following)


def is_number(text: str) -> bool:
    """Tell whether a word counts something.

    Examples
    --------
    >>> [is_number(w) for w in ("200", "$", "twenty-one", "one", "often")]
    [True, True, True, False, False]
    """
    if not text:
        return False
    return text[0].isdigit() or text in _CURRENCIES or text.split("-")[0] in word_class("number")


@condition("before_year")
def before_year(doc: Document, first: int, last: int) -> bool:
    """A year follows, and no unit after it: "about 2016", but not "about 2000 people"."""
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d", word(doc, last + 1)):
        return False
    return not word(doc, last + 2).isalpha() or word(doc, last + 2) in word_class("function_word")


@condition("before_word")
def before_word(doc: Document, first: int, last: int) -> bool:
    """A word follows directly, and no mark, number or end of text."""
    return word(doc, last + 1)[:1].isalpha()


@condition("before_participle")
def before_participle(doc: Document, first: int, last: int) -> bool:
    """A word in -ed follows: "nearly collapsed", "almost died"."""
    following = word(doc, last + 1)
    return following.endswith("ed") and len(following) > 4


@condition("before_gerund")
def before_gerund(doc: Document, first: int, last: int) -> bool:
    """A word in -ing follows: "suggested waiting"."""
    return word(doc, last + 1).endswith("ing") and len(word(doc, last + 1)) > 5


@condition("negated")
def negated(doc: Document, first: int, last: int) -> bool:
    """A negation stands among the three words before, or in the match, or right after."""
    near = [word(doc, i) for i in range(first - 3, last + 2)]
    return any(w in word_class("negation") or w.endswith("n't") for w in near)


@cache
def _deniers() -> frozenset[str]:
    """Return the words of which one stands before whatever is denied."""
    return word_class("refusal") | word_class("denier") | {"not", "one", "no", "without"}


@condition("denied")
def denied(doc: Document, first: int, last: int) -> bool:
    """The text says that it is not so: "no conflict, fight or scandal", "nobody attacked".

    "No" and "without" deny the noun after them, also in a row that "or" closes;
    "nobody" and "never" the verb after them; "did not", "has not" their verb. "Not fair" and
    "no doubt" deny nothing here: the one takes a stand, the other affirms.
    """
    if _deniers().isdisjoint(doc.folded[max(0, first - _REACH) : first]):
        return False  # nearly always
    at = first - 1
    while word(doc, at) in ("been", "be", "ever", "have"):
        at -= 1
    said = word(doc, at)
    if (said == "not" and word(doc, at - 1) in word_class("auxiliary")) or (
        said in word_class("refusal")
    ):
        of_state = said in ("wasn't", "weren't") or word(doc, at - 1) in ("was", "were")
        return not of_state or word(doc, first).endswith(("ed", "en", "ing"))
    while word(doc, at) in word_class("auxiliary"):
        at -= 1
    before = word(doc, at)
    if before in word_class("denier") or (before == "one" and word(doc, at - 1) == "no"):
        return True
    return _in_denied_row(doc, first, last)


def _in_denied_row(doc: Document, first: int, last: int) -> bool:
    """Tell whether "no" or "without" stands before, at the head of a row: "no fight or scandal"."""
    listed = word(doc, last + 1) in ("or", "nor", ",")
    near = 0  # words since the last joint
    for i in range(first - 1, max(-1, first - 9), -1):
        low = word(doc, i)
        if low in ("no", "without"):
            return word(doc, i + 1) not in word_class("affirmed")
        if low in ("or", "nor") or (low == "," and listed):
            near, listed = 0, True
        elif low in ("a", "an", "any", "the"):
            continue
        elif near > 0 or not low[:1].isalpha() or _ends_reach(low):
            return False
        elif not low.endswith(_ADJECTIVE):
            near += 1
    return False


_ADJECTIVE = ("al", "ic", "ive", "ous", "ful", "ary", "ant", "ent", "able", "ible", "er", "less")


def _ends_reach(low: str) -> bool:
    return low in word_class("function_word") or low in word_class("preposition")
