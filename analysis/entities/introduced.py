"""People whom no list knows: runs of capitalised words in; those that name a person out.

A list of first names would hear Ann and Bill, and not Chidi, Agnieszka or Joon-ho. So a name
is a person's if the article treats it as one: a trade stands before it ("the nurse Chidi
Moss"), an age or a description after it ("Chidi Moss, 41,", ", a baker"), it speaks, in full
or in part ("Moss said"), or "she" follows it. What stands after "the" or "in", is called a
company, or holds a word that ends the names of bodies, is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon import word_class
from ..remembering import Remembered
from .capitals import KNOWN_RUNS, PARTICLES, Words, is_capitalised, is_initial
from .lists import function_words, no_names, nouns, organisation_words, outlets
from .phrases import category, noun, parse

Bounds = tuple[int, int, str]  # first word of the name, the one after the last, gender

_MOST = 4  # words of a name, small ones and initials aside
_PEOPLE = frozenset(("role", "group", "figure", "unique", "unnamed", "kin"))
_OF_PERSON = re.compile(
    r",? \((?:\d{1,3}|pictured|left|right|above)\)|, (?:aged )?\d{1,3},|, whose? |,? aged \d"
)
_DESCRIBED = re.compile(r", ((?:(?:an?|the|his|her|their|our) )?[a-z][^.,;:“”\"\n]{2,80})")
_OF_THING = re.compile(r",? which\b|['’]s? (?:shares|stock)\b| \d+[-–]\d+\b| \([A-Z]{2,6}\)")
_ITS = re.compile(r" [a-z]+(?: [\w’'-]+){0,4} its\b")
_THING_FOLLOWS = (
    *("the ", "shares of ", "in ", "at ", "near ", "across ", "outside ", "into ", "throughout "),
    "around ",
)
_BEFORE_THING = re.compile(rf"\b(?:{'|'.join(_THING_FOLLOWS)})$", re.IGNORECASE)
_TRADE = re.compile(r"([\w-]+),? $")
_SAID_BEFORE = re.compile(r"\b([a-z]+) $")
_SAID_AFTER = re.compile(r" (?:also |later |has |had |then )?([a-z]+)\b")
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
# A pronoun before any other name; a capital after a stop or a mark tells none.
_PRONOUN = re.compile(
    r"(?:[^A-Z\n]|(?<=[.?!“\"‘:] )[A-Z]|(?<=[“\"‘])[A-Z]|\bI\b)*?"
    r"\b(?:([Hh]e|[Hh]is|him|himself)|([Ss]he|[Hh]er|herself))\b"
)
_PREFIX = re.compile(r"^(?:al|el|ad|an|ar|as|at|az|ash|ul)-")
_SMALL = *(f"{word} " for word in PARTICLES), "-"
_SMALL_BEFORE = re.compile(rf"(?:\b(?:{'|'.join(PARTICLES)}) )+$|\b(?:al|el|an|ar|as|ash|at|az)-$")
_NEAR = 160  # characters after a name within which "she" means its bearer
_OPENS = re.compile(r"(?:^|[.?!:\n]['’”\"]?\s+|[“\"‘])$")


class PerhapsName(NamedTuple):
    """What of a run may be somebody's name, whole or in part."""

    first: int  # of the words of the run
    stop: int
    low: Words
    full: bool
    before: int  # characters of the run that stand before it
    length: int


def introduced(
    text: str, names: Sequence[PerhapsName | None], places: Sequence[Sequence[int]]
) -> list[Bounds | None]:
    """Return, for each run, the bounds of a person's name that the article introduces, or None.

    Parameters
    ----------
    text : str
    names : sequence
        What of each run may be somebody's name (see `perhaps_name`), each run once.
    places : sequence of sequence of int
        Where each run starts, wherever it stands.

    Examples
    --------
    >>> text = "In May Chidi Moss fell. Acme Tidal fell as well. “I slipped,” said Moss."
    >>> runs = ("In", "May", "Chidi", "Moss"), ("Acme", "Tidal"), ("Moss",)
    >>> introduced(text, list(map(perhaps_name, runs)), [[0], [24], [67]])
    [(2, 4, 'either'), None, None]
    """
    known = [name for name in names if name is not None]
    wholes = _wholes(known)
    signs: dict[Words, list[str]] = {}
    for name, starts in zip(names, places, strict=True):
        whole = wholes.get(name.low) if name is not None else None
        if name is None or whole is None:
            continue
        for start in starts:
            first = start + name.before
            told = _signs(text, first, first + name.length, name.low == whole)
            signs.setdefault(whole, []).extend(told)
    given = {name.low[0] for name in known if name.full and len(name.low) > 1}
    found: list[Bounds | None] = [None] * len(names)
    for i, name in enumerate(names):
        if name is None or not name.full or wholes[name.low] != name.low:
            continue
        told = signs[name.low]
        # "Modest Len", where there is a Len Abara, is none; a thing may speak, but has no age.
        likely = "likely" in told and "thing" not in told and name.low[-1] not in given
        if "sure" in told or likely:
            found[i] = name.first, name.stop, _gender(told)
    return found


def perhaps_name(written: Words) -> PerhapsName | None:
    """Return what of the words of a run may be somebody's name, whole or in part.

    Examples
    --------
    >>> perhaps_name(("In", "May", "Chidi", "Moss")).low, perhaps_name(("Acme", "Council"))
    (('chidi', 'moss'), None)
    """
    first = stop = _opening(written)
    while stop < len(written) and not ends_name(written, stop):
        stop += 1
    name = written[first:stop]
    counted = sum(is_capitalised(word) and not is_initial(word) for word in name)
    if not 0 < counted <= _MOST or (counted > 1 and _is_thing(name, stop < len(written))):
        return None
    before = len(" ".join([*written[:first], ""]))
    return PerhapsName(
        first, stop, tuple(name_keys(name)), counted > 1, before, len(" ".join(name))
    )


def ends_name(written: Sequence[str], at: int) -> bool:
    """Tell whether a word of a run is part of no person's name.

    Examples
    --------
    >>> ends_name(["Ann", "Lee", "Said"], 2), ends_name(["Hoang", "My", "Linh"], 1)
    (True, False)
    """
    low = written[at].lower()
    return low in no_names() and not (len(low) < 3 and 0 < at < len(written) - 1)


def _opening(written: Sequence[str]) -> int:
    """Return where a name may start: after "On Monday", "Striker" and "Education Minister"."""
    first = 0
    for at, word in enumerate(written[:-1], 1):
        low = word.lower()
        opens = low in no_names("function", "calendar") or function_words().get(low) == "exact"
        if _is_trade(low) or (first == at - 1 and opens):
            first = at
    return first


def _is_trade(word: str) -> bool:
    return category([word]) in _PEOPLE and not noun(word)[1]


def _is_thing(name: Sequence[str], cut: bool) -> bool:
    """Tell whether words name a body, a place or a work rather than a person."""
    low = [word.lower() for word in name]
    if cut or " ".join(low) in outlets() or category(low):
        return True
    if any((word[1:2] == "-" or word[1:2].isupper()) and not is_initial(word) for word in name):
        return True
    if any(word in organisation_words() or nouns().get(word) == "place" for word in low):
        return True
    return any(word in word_class("ends_name") for word in low[1:])  # "Park Joon-ho" is none


def name_keys(name: Sequence[str]) -> list[str]:
    """Return the words by which a name is found, without "van", "al-" and initials.

    Examples
    --------
    >>> name_keys(["Joost", "van", "der", "Meulen"]), name_keys(["Van"])
    (['joost', 'meulen'], ['van'])
    """
    found = [_KEYS[word] for word in name]
    return [key for key, stands in found if stands] or [key for key, _ in found[-1:]]


def name_key(word: str) -> str:
    """Return the word by which a word of a name is found, whatever stands beside it.

    Examples
    --------
    >>> name_key("Al-Rashidi"), name_key("Van")
    ('rashidi', 'van')
    """
    return _KEYS[word][0]


def _key(word: str) -> tuple[str, bool]:
    """Return a word as it is found, and whether it stands for its name: no "van", no initial."""
    low = word.lower().replace("’", "'")
    stands = low not in PARTICLES and not is_initial(low.upper())
    return _PREFIX.sub("", low) if "-" in low else low, stands


_KEYS = Remembered(_key, KNOWN_RUNS)


def _wholes(names: list[PerhapsName]) -> dict[Words, Words]:
    """Return, for each name, the fullest one that the article gives before or after it."""
    full = dict.fromkeys(name.low for name in names if name.full)
    by_word: dict[str, Words] = {}
    for low in sorted(full, key=len, reverse=True):
        for word in low:
            by_word.setdefault(word, low)
    wholes = {}
    for name in names:
        whole = by_word.get(name.low[-1])
        if whole is None:
            continue
        if set(name.low) <= set(whole):
            wholes[name.low] = whole
        elif name.low in full:
            wholes[name.low] = name.low
    return wholes


def _signs(text: str, start: int, end: int, whole: bool) -> list[str]:
    """Return what the words around a name tell of its bearer: "sure", "likely", "thing", …"""
    signs = []
    before = text[max(0, start - 40) : start]
    if before.endswith(_SMALL):
        before = _SMALL_BEFORE.sub("", before)
    after = text[end : end + _NEAR]
    if is_of_thing(before, after):
        signs.append("thing")
    if _OF_PERSON.match(after) or _is_described(after) or (whole and _has_trade(before)):
        signs.append("sure")
    if _says(before, after):
        signs.append("likely")
    if whole and _OPENS.search(before):
        signs += _by_pronoun(after)
    return signs


def is_of_thing(before: str, after: str) -> bool:
    """Tell whether the words around a name show it to be none of a person.

    Examples
    --------
    >>> is_of_thing("Shares in ", " fell."), is_of_thing("", ", which makes pumps,")
    (True, True)
    """
    if before[-1:] in ("“", '"', "‘") and after[:1] in ("”", '"', "’"):
        return True  # “Mercy Street”
    follows = before.lower().endswith(_THING_FOLLOWS) and _BEFORE_THING.search(before)
    if follows and after[:1] not in ("'", "’"):
        return True
    if _ITS.match(after) and _OPENS.search(before):
        return True
    return bool(_OF_THING.match(after)) or _names_body(after)


def _names_body(after: str) -> bool:
    """Tell whether the kind of a body follows its name: "| newspaper", "|, the mining company"."""
    following = _NEXT_WORD.match(after)
    if following:
        return noun(following[1])[0] in organisation_words()
    described = _DESCRIBED.match(after)
    head = parse(described[1])[2] if described else None
    return head is not None and head.opener in ("a", "the") and head.low[-1] in organisation_words()


def _has_trade(before: str) -> bool:
    """Tell whether a trade stands before a name: "the nurse", "Education Minister"."""
    trade = _TRADE.search(before)
    return bool(trade and _is_trade(trade[1].lower()))


def _is_described(after: str) -> bool:
    """Tell whether a name is followed by what somebody is: ", a baker in Norvik"."""
    described = _DESCRIBED.match(after)
    head = parse(described[1])[2] if described else None
    return head is not None and head.opener in ("a", "the", "") and _is_trade(head.low[-1])


def _says(before: str, after: str) -> bool:
    said, says = _SAID_BEFORE.search(before), _SAID_AFTER.match(after)
    known = word_class("says")
    return bool((said and said[1] in known) or (says and says[1] in known))


def _by_pronoun(after: str) -> list[str]:
    """Return the gender of the pronoun that follows a name which opens a sentence."""
    told = _PRONOUN.match(after)
    return ["likely", "male" if told[1] else "female"] if told else []


def _gender(signs: list[str]) -> str:
    told = {sign for sign in signs if sign in ("male", "female")}
    return told.pop() if len(told) == 1 else "either"
