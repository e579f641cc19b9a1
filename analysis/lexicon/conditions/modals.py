"""Conditions on the sense of "may" and "could": possible, as against allowed or able."""

from __future__ import annotations

from ...document import Document
from ..classes import word_class
from ..lists import words
from .around import CLAUSE_MARKS, holds_in_sentence, is_number, word
from .capitals import in_capitals, sentence_initial
from .registry import condition

_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they"))
_PERSONS = frozenset(("you", "one", "he", "she", "they", "who", "anyone", "nobody"))
_STOPS = frozenset('.!?;:”")') | {""}
_ENDS = frozenset(".!?")
_FAR = 6  # words looked at before a modal, in its clause


@condition("ability")
def ability(doc: Document, first: int, last: int) -> bool:
    """ "could" in the sense of being able, allowed or reproached rather than of a possibility.

    Judged from news prose: no verb after it ("as they could."); a negation or "barely",
    "only", "hear" after it; "how", "so", "if", "before" … before it; a person who could do
    what takes skill or senses ("he could swim"); the only one who could; "as a boy".
    """
    if word(doc, last + 1) == "be" and word(doc, last + 2) in ("doing", "better"):
        return True
    if word(doc, last + 1) in word_class("after_ability"):
        return True
    return (
        _no_verb_follows(doc, last)
        or _measured(doc, first)
        or _by_whom(doc, first, last)
        or _all_one_could(doc, first, last)
        or _once(doc, first)
    )


def _no_verb_follows(doc: Document, last: int) -> bool:
    """Tell whether "could" ends its clause: "as fast as they could"."""
    following = word(doc, last + 1)
    return following in _STOPS or (
        following == "," and any(word(doc, last - i) in ("as", "than", "what") for i in (2, 3, 4))
    )


def _measured(doc: Document, first: int) -> bool:
    """Tell whether "how", "so", "if", "until" … open the clause."""
    for distance in range(1, 2 * _FAR + 1):
        before = word(doc, first - distance)
        if before in CLAUSE_MARKS:
            return False
        if before == "how" or (before == "so" and word(doc, first - distance + 1) == "that"):
            return True
        near = _FAR if before == "if" else 3
        if distance <= near and before in word_class("before_ability"):
            return True
    return False


def _by_whom(doc: Document, first: int, last: int) -> bool:
    """Tell whether the subject is one that can: "he could swim", "nobody could", "I could go"."""
    subject, verb, second = (word(doc, i) for i in (first - 1, last + 1, last + 2))
    if verb.endswith("ly") or verb in ("still", "even"):
        verb, second = second, word(doc, last + 3)
    if subject in word_class("no_subject"):
        return True
    if verb in word_class("sense") and subject in _PRONOUNS:
        vague = second in ("a", "an", "more", "another", "some") or second.endswith("s")
        return subject in ("he", "she") or not (subject == "it" or vague)
    if verb in word_class("skill") and subject in _PRONOUNS - {"it"}:
        return True
    if verb in word_class("could_befall"):
        return False
    if subject == "who" and word(doc, first - 2) in word_class("asks_who"):
        return True
    if subject in ("who", "that"):
        return any(word(doc, first - i) in word_class("the_one") for i in range(2, _FAR))
    return subject in ("i", "we", "everyone", "everybody", "anyone", "anybody")


def _all_one_could(doc: Document, first: int, last: int) -> bool:
    """Tell of "all she could", "things that the mayor could do", "when they could go"."""
    subject, before = word(doc, first - 1), word(doc, first - 2)
    if subject in _PRONOUNS and before in word_class("able_extent"):
        return True  # "all she could do"
    if subject in _PRONOUNS - {"it"} and before in ("when", "whenever", "where", "wherever"):
        return True
    if "do" not in (word(doc, last + 1), word(doc, last + 2)):
        return False
    near = [word(doc, first - i) for i in range(1, _FAR + 1)]
    return any(w in word_class("able_extent") or w in ("things", "what") for w in near)


def _once(doc: Document, first: int) -> bool:
    """Tell whether a time past stands before it in the sentence: "as a boy", "back then"."""
    for i in range(first - 1, max(0, first - 12), -1):
        if word(doc, i) in _ENDS:
            return False
        pair = f"{word(doc, i - 1)} {word(doc, i)}"
        if pair in word_class("once") or f"{word(doc, i - 2)} {pair}" in word_class("once"):
            return True
    return False


@condition("permission")
def permission(doc: Document, first: int, last: int) -> bool:
    """ "may" of what is allowed or forbidden: "Residents may not leave", "Fans may be used".

    Told by a verb of use in the passive ("may not be published"); by somebody
    who acts, where the sentence, or the one before or after it, speaks of rules.
    """
    place = last + 1
    refused = word(doc, place) in ("not", "only")
    while word(doc, place) in ("not", "only", "also", "now", "still", "then", "instead"):
        place += 1
    verb = word(doc, place)
    if verb == "be" and word(doc, place + 1) in word_class("put_to_use"):
        return refused or _of_rules(doc, first)
    if verb in word_class("no_act") or not verb[:1].isalpha():
        return False
    if verb == "do" and word(doc, place + 1) == "so" and _wishes(doc, first):
        return True
    if refused and verb in word_class("allowed_act") and _is_person(word(doc, first - 1)):
        return True
    return _acts(doc, first, verb, refused) and _of_rules(doc, first)


def _wishes(doc: Document, first: int) -> bool:
    """Tell whether the subject is whoever wishes to: "anyone who wants to leave may do so"."""
    return any(word(doc, first - i) in word_class("wishes") for i in range(1, 2 * _FAR))


def _acts(doc: Document, first: int, verb: str, refused: bool) -> bool:
    """Tell whether somebody acts: "no one may", "visitors may", "ships may enter"."""
    subject = word(doc, first - 1)
    if subject in word_class("rule"):
        return False  # "the law may require"
    return verb in word_class("allowed_act") or (refused and _is_person(subject))


def _is_person(subject: str) -> bool:
    known = words("nouns", "role", "figure", "kin", "unnamed", "collective", "group", "unique")
    return subject in _PERSONS or subject in known or subject.removesuffix("s") in known


def _of_rules(doc: Document, first: int) -> bool:
    """Tell whether the sentence of a token, or the one before or after, speaks of rules."""
    return holds_in_sentence(doc, first, word_class("rule").__contains__, beside=1)


@condition("optative")
def optative(doc: Document, first: int, last: int) -> bool:
    """ "may" that wishes or asks leave: "May God bless you", "and may the best man win"."""
    following = word(doc, last + 1)
    if not following[:1].isalpha():
        return True
    if following in word_class("wished") and not is_number(following):
        return True
    if doc.token_spans.texts[first] == "May" and sentence_initial(doc, first, last):
        return not in_capitals(doc, first, last)
    return False
