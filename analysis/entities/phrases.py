"""Noun phrases: which word heads one, what opens it, and what kind of noun that is.

A phrase is cut by small rules rather than parsed: its head stands before the first
preposition, relative pronoun, participle or comma. The words that open and end a
phrase stand in ``lexicons/phrases.csv``, the nouns in ``lexicons/nouns.csv``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .lists import function_words, nouns

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?![\w-])|(?:[^\W\d_]\.){2,}|[^\W_](?:[\w'’&‑.-]*\w)?['’]?|[,;:()–—%&]"
    r"|-+(?=\s)"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})[.?!]['”\"]* (?=[A-Z])")  # not after Prof., Sens.
_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)", re.IGNORECASE)
_BREAK = re.compile(r",(?!\d)|[(;—–]| - ")
_PLURALS = (("men", "man"), ("ies", "y"), ("ches", "ch"), ("ses", "s"), ("s", ""))
_OPENERS = frozenset(("the", "a", "owner", "exact", "many", "adverb"))
_WHOLES = frozenset(("collective", "single", "pronoun", "document"))  # head "a number of …"


class Core(NamedTuple):
    """What holds the head of a phrase: "the [former Iowa official] in Ohio"."""

    words: list[str]
    low: list[str]  # in lower case, without possessive endings
    opener: str  # "the", "a", "owner" (his), "named owner" (Ohio's), "exact" (two), "many" or ""
    rest: list[str]  # what follows, in lower case


@lru_cache(1 << 12)  # articles repeat their sources, most of all "he" and "she"
def parse(text: str) -> tuple[list[str], list[str], Core | None]:
    """Return the words of a phrase, the same folded, and its core (None without words).

    The lists are shared between calls: read them, and leave them as they are.
    """
    words, low = split(text)
    return words, low, core(words, low) if words else None


def split(text: str) -> tuple[list[str], list[str]]:
    """Return the words and marks of a phrase, as written and folded.

    Folded words are in lower case, with straight apostrophes and no possessive ending.

    Examples
    --------
    >>> split("Ohio’s governor")
    (['Ohio’s', 'governor'], ['ohio', 'governor'])
    """
    words = _WORD.findall(_SENTENCE_END.split(text, maxsplit=1)[0])
    while words and not words[0][0].isalnum():
        del words[0]
    return words, [bare(w.lower().replace("’", "'")) for w in words]


@lru_cache(1 << 12)
def own_words(text: str) -> str:
    """Return a source's own words without article, possessive and what follows a comma.

    Examples
    --------
    >>> own_words("The Harbour Authority, which runs the port,")
    'Harbour Authority'
    """
    text = _ARTICLE.sub("", _SENTENCE_END.split(text.strip())[0])
    return bare(_BREAK.split(text, maxsplit=1)[0].strip()) or text


def core(words: list[str], low: list[str]) -> Core:
    """Cut a phrase down to the words up to its head.

    Examples
    --------
    >>> core(*split("the former Iowa officials in Ohio")).low
    ['former', 'iowa', 'officials']
    """
    opener, first, n = "", 0, len(words)
    while first < n - 1 and _opens(low[first]) and not _ends(low[first + 1]):
        said = function_words()[low[first]]
        if said != "adverb" and opener != "the":
            opener = said
        first += 1
    if first < n - 1 and low[first].replace(",", "").isdigit():
        if len(low[first]) == 1 and opener != "the":
            opener = "exact"  # "7 officials" are counted sources, "200 protesters" a crowd
        first += 1
    last = first + 1
    while last < n and not _head_before(words, low, last):
        last += 1
    rest = last  # "Rule 17" is a rule
    while last - first > 1 and low[last - 1].isdigit():
        last -= 1
    for at in range(last - 2, first - 1, -1):
        if is_possessive(words[at]):  # "Ohio's governor": an owner, then a head
            opener, first = "named owner", at + 1
            break
    return Core(words[first:last], low[first:last], opener, low[rest:])


def _head_before(words: list[str], low: list[str], at: int) -> bool:
    """Tell whether the head of a phrase stands before the word at a place."""
    word = low[at]
    if word in ("of", "for"):
        return not _joins_name(words, low, at)
    if word in ("and", "or"):  # "Ohio and Iowa officials" goes on, "Cruz and his wife" does not
        return at + 1 == len(low) or _opens(low[at + 1]) or low[at + 1][0].isdigit()
    if _ends(word):
        return words[at][0].islower() or word not in ("today", "said")  # USA TODAY, Edward Said
    if function_words().get(word) in ("the", "a"):  # "a poll | the same month"
        return low[at - 1] not in ("of", "for", "and")
    ending = ("ed", "ing", "ly") if words[at][0].islower() else ("day",)  # Ted, Carly, Manning
    if word.endswith(ending) and not category([word]):
        # "a poll released", "people jogging", "a report Tuesday", not "policy planning director"
        goes_on = at + 1 < len(low) and category([low[at + 1]])
        return bool(category([low[at - 1]])) and not is_possessive(words[at - 1]) and not goes_on
    return False


def _joins_name(words: list[str], low: list[str], at: int) -> bool:
    """Tell whether "of" or "for" is part of a name: "Department of Justice"."""
    following = [w for w in words[at + 1 : at + 3] if w.lower() != "the"]
    if not following or low[at + 1] in ("state", "staff"):  # secretary of state, chief of staff
        return bool(following)
    head, plural = noun(low[at - 1])
    kind = nouns().get(head, "")
    known = kind and not plural and kind not in _WHOLES
    named = following[0][0].isupper() and words[at - 1][0].isupper()
    return bool(named and (known or low[at] == "for"))


def is_possessive(word: str) -> bool:
    """Tell whether a word ends in a possessive: "Ohio's", "voters’"."""
    return bare(word) != word


def bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def category(low: list[str]) -> str:
    """Return the category of the longest listed term that ends a folded phrase, or "".

    Examples
    --------
    >>> category(["a", "campaign", "aides"]), category(["running", "mate"]), category(["x"])
    ('unnamed', 'role', '')
    """
    known = nouns()
    for size in (3, 2):
        if len(low) >= size:
            term = " ".join(low[-size:])
            found = known.get(term) or known.get(_singular(term))
            if found:
                return found
    return known.get(noun(low[-1])[0], "") if low else ""


def noun(word: str) -> tuple[str, bool]:
    """Return a noun as the list spells it, and whether it is a plural.

    Examples
    --------
    >>> noun("spokesmen"), noun("police")
    (('spokesman', True), ('police', False))
    """
    if word in nouns():
        return word, False
    single = _singular(word)
    return (single, True) if single in nouns() else (word, word.endswith("s"))


def _singular(word: str) -> str:
    for ending, single in _PLURALS if word.endswith(("s", "men")) else ():
        if word.endswith(ending):
            return word[: -len(ending)] + single
    return word


def _opens(word: str) -> bool:
    return function_words().get(word) in _OPENERS


def _ends(word: str) -> bool:
    return function_words().get(word) == "after"
