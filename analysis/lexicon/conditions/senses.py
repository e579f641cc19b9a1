"""Conditions on the sense in which a word is used: "alleged" of a noun, "kind of" of a kind."""

from __future__ import annotations

from ...document import Document
from ..classes import word_class
from ..lists import words
from .around import is_number, word
from .capitals import is_name, sentence_initial
from .registry import condition


@condition("attributive")
def attributive(doc: Document, first: int, last: int) -> bool:
    """The word stands before its noun: "the alleged attack", "Trump's supposed lies"."""
    before, following = word(doc, first - 1), word(doc, last + 1)
    if following[:1].isalpha() and following in word_class("function_word"):
        return False
    if not (following[:1].isalpha() or following in ('"', "“", "‘", "'")):
        return False
    return (
        before in word_class("before_noun")
        or before.endswith(("'s", "s'"))
        or is_number(before)
        or sentence_initial(doc, first, last)
        or before == ","
    )


@condition("after_determiner")
def after_determiner(doc: Document, first: int, last: int) -> bool:
    """A determiner or possessive stands right before, so that it is a noun: "Trump's claim"."""
    before = word(doc, first - 1)
    if before in word_class("be") or before in word_class("have"):
        return False  # "he's claimed"
    return before in word_class("determiner") or before.endswith(("'s", "s'"))


@condition("possible_frame")
def possible_frame(doc: Document, first: int, last: int) -> bool:
    """ "possible" of what can be done: "make it possible to"."""
    return any(word(doc, i) in ("make", "makes", "making") for i in range(first - 3, first)) or (
        word(doc, first - 1) in ("made", "it") and word(doc, last + 1) in ("for", "to")
    )


@condition("kind_noun")
def kind_noun(doc: Document, first: int, last: int) -> bool:
    """ "kind of" that names a kind: "this kind of", "the right kind of"."""
    before = word(doc, first - 1)
    if before in word_class("kind_before") or before.endswith("'s"):
        return before not in word_class("be")
    return word(doc, first - 2) in ("a", "an", "the") and before not in ("is", "was")


# Conditions on who says so


@condition("of_person")
def of_person(doc: Document, first: int, last: int) -> bool:
    """The subject is a person, who proposes rather than points to: "she suggested a meeting"."""
    place = first - 1
    while word(doc, place) in word_class("have") or word(doc, place) in word_class("adverb"):
        place -= 1
    subject = word(doc, place)
    if subject in ("i", "you", "he", "she", "we", "they", "who"):
        return True
    if place < 0 or subject in word_class("evidence"):
        return False
    if is_name(doc, place, place) or _opens_as_name(doc, place):
        return True
    known = words("nouns", "role", "figure", "kin", "unnamed", "unique", "institution")
    return subject in known or (subject.endswith("s") and subject[:-1] in known)


def _opens_as_name(doc: Document, i: int) -> bool:
    """Tell whether a capitalised word alone, or after a title, opens the sentence."""
    if not doc.token_spans.texts[i][:1].isupper() or doc.folded[i].endswith("s"):
        return False
    return sentence_initial(doc, i, i) or word(doc, i - 1) in (".", *words("titles"))


@condition("of_work")
def of_work(doc: Document, first: int, last: int) -> bool:
    """ "about" of what a work tells: "a film about 20 soldiers", "the book is about two men"."""
    subject = word(doc, first - 1)
    if subject in word_class("be"):
        subject = word(doc, first - 2)
    return subject in word_class("work") and word(doc, last + 2) not in word_class("unit")


@condition("definite")
def definite(doc: Document, first: int, last: int) -> bool:
    """Somebody told already: "the experts", "these analysts", "Vale and other observers"."""
    place = first - 1
    if word(doc, first) == "others" and word(doc, place) == "and":
        return True  # "Vale and others"
    while word(doc, place).endswith(_ADJECTIVE) or word(doc, place) in _SAME:
        if word(doc, place) in _OTHERS and word(doc, place - 1) == "and":
            return True
        place -= 1
    before = word(doc, place)
    return before in word_class("definite") or before.endswith(("'s", "s'"))


_ADJECTIVE = ("al", "ic", "ive", "ary", "ous", "ed")
_OTHERS = frozenset(("other", "fellow"))
_SAME = _OTHERS | {"same", "outside"}


@condition("holds_claim")
def holds_claim(doc: Document, first: int, last: int) -> bool:
    """A plural or an adverb stands before the verb: not so in "most important charge"."""
    if last - first < 2:
        return True
    if word(doc, first) == "most" and word(doc, first + 1).endswith("ly"):
        return False  # "most strongly viewed"
    before = word(doc, last - 1)
    if before in word_class("adverb") or before in word_class("have") or before.endswith("ly"):
        return True
    plural = before.endswith("s") and not before.endswith(("ss", "us", "is"))
    return plural or before in ("people", "men", "women", "folks", ",") or before in _AUXILIARIES


_AUXILIARIES = ("would", "will", "might", "may", "could", "did", "ever", "later", "here", "there")
