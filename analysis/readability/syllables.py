"""Syllables of a word as it is read aloud.

CMUdict's first pronunciation, else pyphen's hyphenation points plus one, as
textstat counts them. What textstat reads as one garbled word is read here as a
reader would: ``long-range`` part by part, ``U.S.`` letter by letter, ``500``
as "five hundred", ``1918`` as "nineteen eighteen" (Flesch, 1948,
doi:10.1037/h0057532: figures and symbols as they are read aloud).
"""

from __future__ import annotations

import re
from functools import cache

from .dictionaries import pronounced

_PIECE = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?$")
_ORDINAL = {"st", "nd", "rd", "th", "s"}  # 4th, 1990s: part of the number before them

# Syllables of zero to nineteen, and of twenty to ninety.
_SMALL = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)
_LONGEST_NUMBER = 15  # digits; longer ones are read digit by digit


def syllables(word: str) -> int:
    """Return the syllables of a word.

    Parameters
    ----------
    word : str
        In lower case, with straight apostrophes.

    Returns
    -------
    int
        At least 1.

    Examples
    --------
    >>> [syllables(w) for w in ("moscow", "u.s.", "2.5", "don't", "fbi", "long-range", "1918")]
    [2, 2, 3, 1, 3, 2, 4]
    """
    known = pronounced().get(word)
    if known:
        return known
    if word.isalpha():
        return _hyphenated(word)
    if _INITIALS.match(word):
        return sum(_spoken(letter) for letter in word if letter != ".")
    total, after_number = 0, False
    for piece in _PIECE.findall(word):
        if piece[0].isdecimal():
            total += number_syllables(piece)
            after_number = True
        elif not (after_number and piece in _ORDINAL):
            total += _spoken(piece)
    return max(total, 1)


def _spoken(word: str) -> int:
    return pronounced().get(word) or _hyphenated(word)


def _hyphenated(word: str) -> int:
    return len(_hyphenation().positions(word)) + 1


@cache
def _hyphenation():
    import pyphen  # at first use: many texts hold no word that CMUdict lacks

    return pyphen.Pyphen(lang="en_US")


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
