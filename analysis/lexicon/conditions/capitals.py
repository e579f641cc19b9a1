"""Conditions on capitals: months, names, headlines, the opening of a sentence."""

from __future__ import annotations

import re

from ...document import Document, Span
from ...kept import kept
from ..classes import word_class
from ..lists import words
from .around import word
from .registry import condition


def sentence_of(doc: Document, i: int) -> Span:
    """Return the sentence around token ``i``, or the token itself between sentences."""
    return doc.sentence_at(doc.token_spans.starts[i]) or doc.token_spans[i]


@condition("month")
def is_month(doc: Document, first: int, last: int) -> bool:
    """The word is a month or a name: "in May", "May 5", "Theresa May"."""
    token = doc.token_spans.texts[first]
    if not token[:1].isupper():
        return False
    following = word(doc, last + 1)
    if word(doc, first - 1) in word_class("before_month") or not following[:1].isalpha():
        return True
    if not in_capitals(doc, first, last):
        return not sentence_initial(doc, first, last)  # elsewhere a capital tells a name
    # "MAY TO QUIT": a subject must stand before the verb, and a verb after it.
    return sentence_initial(doc, first, last) or following in word_class("after_name")


@condition("capitals")
def in_capitals(doc: Document, first: int, last: int) -> bool:
    """The sentence is set in capitals or in title case, as headlines are."""
    return _capital_share(doc, first)[0] > 0.6


@condition("name")
def is_name(doc: Document, first: int, last: int) -> bool:
    """A capital inside a sentence that is not set in title case: a name."""
    token = doc.token_spans.texts[first]
    opens = sentence_initial(doc, first, last) and not _is_title(doc, first)
    if not token[:1].isupper() or token.isupper() or opens:
        return False
    share, small_words = _capital_share(doc, first)
    # "He saw Maybe Monday in May": mostly capitals, yet no title, which would have "Saw".
    return share <= 0.6 or small_words


def _is_title(doc: Document, i: int) -> bool:
    """Tell whether a word with a capital stands alone in marks within a sentence: “Shame”."""
    if word(doc, i - 1) not in ("“", '"', "‘") or word(doc, i + 1) not in ("”", '"', "’"):
        return False
    return word(doc, i - 2)[:1].isalpha()


@condition("before_name")
def before_name(doc: Document, first: int, last: int) -> bool:
    """A name follows: "all but Trump"."""
    return last + 1 < len(doc.token_spans) and is_name(doc, last + 1, last + 1)


def _capital_share(doc: Document, i: int) -> tuple[float, bool]:
    """Return the share of long words with a capital in the sentence around a token.

    The second value tells whether the sentence holds a word without a capital
    that titles write with one.
    """
    sentence = sentence_of(doc, i)
    known = _capital_shares(doc)
    if sentence.start not in known:
        found = re.findall(r"[^\W\d_]+", sentence.text)
        initials = [w[0].isupper() for w in found if len(w) > 3]
        small = any(w.islower() and w not in word_class("title_small") for w in found)
        known[sentence.start] = sum(initials) / max(1, len(initials)), small
    return known[sentence.start]


@kept("capital shares")
def _capital_shares(doc: Document) -> dict[int, tuple[float, bool]]:
    """Return what `_capital_share` has found, by the sentence's start: one may be very long."""
    return {}


@condition("sentence_initial")
def sentence_initial(doc: Document, first: int, last: int) -> bool:
    """The match opens its sentence, or a quotation."""
    before = word(doc, first - 1)
    if before == "." and _short(word(doc, first - 2)):
        return sentence_of(doc, first).start == doc.token_spans.starts[first]  # "Mr. Savage"
    if not before or before in "\"“‘:.!?—…'" or before == "--":
        return True
    return sentence_of(doc, first).start == doc.token_spans.starts[first]


def _short(low: str) -> bool:
    """Tell whether a stop after the word may shorten it: "Mr.", "J."."""
    return len(low) == 1 or low in words("titles")
