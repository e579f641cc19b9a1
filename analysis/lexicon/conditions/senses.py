"""Conditions on the sense in which a word is used: "could" of ability, "kind of" of a kind."""

from __future__ import annotations

from ...document import Document
from ..classes import word_class
from .around import CLAUSE_MARKS, is_number, word
from .capitals import in_capitals, sentence_initial
from .registry import condition

_PRONOUNS = ("i", "you", "he", "she", "it", "we", "they")


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


@condition("ability")
def ability(doc: Document, first: int, last: int) -> bool:
    """ "could" in the sense of being able, allowed or reproached rather than of a possibility.

    Judged from news prose: a negation or "barely", "only", "always" after it;
    "how", "so", "if", "before" … before it; "could be doing more".
    """
    following, second = word(doc, last + 1), word(doc, last + 2)
    if following in word_class("after_ability") or (
        following == "be" and second in ("doing", "better")
    ):
        return True
    for distance in range(1, 7):
        before = word(doc, first - distance)
        if before in CLAUSE_MARKS:
            break
        if before in word_class("before_ability") and (distance < 4 or before in ("how", "if")):
            return True
    subject = word(doc, first - 1)
    if subject in _PRONOUNS and word(doc, first - 2) in word_class("able_extent"):
        return True  # "all she could do"
    return subject in ("i", "we") and following not in ("be", "have", "lose", "face")


@condition("optative")
def optative(doc: Document, first: int, last: int) -> bool:
    """ "may" that wishes or asks leave: "May God bless you", "If I may, sir"."""
    if not word(doc, last + 1)[:1].isalpha():
        return True
    if doc.tokens[first].text == "May" and sentence_initial(doc, first, last):
        return not in_capitals(doc, first, last)
    return False


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
