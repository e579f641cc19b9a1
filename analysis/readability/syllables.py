"""Syllables of a word as it is read aloud.

CMUdict's first pronunciation, else a count of the groups of vowels: of CMUdict's own
words that is right in 90 of 100, pyphen's hyphenation points, which textstat counts, in 62.
Words are read as a reader would: ``long-range`` part by part, ``U.S.`` and ``NHS`` letter by
letter (`acronyms`), ``500`` as "five hundred", ``1918`` as "nineteen eighteen" (Flesch, 1948,
doi:10.1037/h0057532: figures and symbols as they are read aloud).
"""

from __future__ import annotations

import re
import unicodedata

from .dictionaries import pronounced

_PIECE = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?$")
_ORDINAL = {"st", "nd", "rd", "th", "s"}  # 4th, 1990s: part of the number before them
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h|[csg]e)$")  # after it 's is a syllable: "Bush's"
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "e", "œ": "e", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}
)
# An accent on the last vowel says that it is heard: "Mbappé".
_HEARD = re.compile(r"[èéêëíìóòúùáàãõ](?=s?$)")
_GROUP = re.compile(r"[aeiouy]+")
# What is not heard: "Hale", "named", "names", but "apple", "needed", "houses".
_SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytdl])e(?=d$)|(?<=[aeiouy]l)e(?=d$)|"
    r"(?<=[^aeiouysxzcgh])e(?=s$)|(?<=[^sc]h)e(?=s$)"
)
# What is heard without a group of its own: "Maria", "Leo", "Laos", "McGee", "animism".
_APART = re.compile(
    r"^mc|sms?$|(?<![tscgx])i[ao](?!u)|(?<![tscgx])iu|eo(?!u)|(?<![qg])ua|ao|uo(?!u)"
)

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
    >>> [syllables(w) for w in ("bolsonaro", "mbappé", "hale's", "bush's", "20th", "22nd")]
    [4, 2, 1, 2, 3, 4]
    """
    if word.isalpha():
        return _spoken(word)
    known = pronounced().get(word)
    if known:
        return known
    if _INITIALS.match(word):
        return sum(_spoken(letter) for letter in word if letter != ".")
    total, number = 0, ""
    for piece in _PIECE.findall(word):
        if piece[0].isdecimal():
            total, number = total + number_syllables(piece), piece
        elif number and piece in _ORDINAL:
            total += _more_in_order(number) if piece != "s" else 0
        else:
            total += _spoken(piece)
    return max(total, 1)


def _spoken(word: str) -> int:
    """Return the syllables of a word of letters, in the dictionary or not."""
    plain = word if word.isascii() else _without_accents(word)
    known = pronounced().get(word) or pronounced().get(plain)
    if known:
        return known
    if plain.endswith("'s"):
        return _spoken(word[:-2]) + bool(_SIBILANT.search(plain[:-2]))
    heard = bool(_HEARD.search(word)) and plain != word
    return _by_vowels(plain[:-1] + "a" if heard and plain.endswith("e") else plain)


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _by_vowels(word: str) -> int:
    """Return the syllables of a word that no dictionary holds, by its groups of vowels."""
    groups = len(_GROUP.findall(word)) + len(_APART.findall(word))
    return max(groups - bool(_SILENT.search(word)), 1)


def _more_in_order(figures: str) -> int:
    """Return the syllables that "22nd" has more than "22": sec-ond, twen-ti-eth."""
    rest = int(re.sub(r"\D", "", figures)[-2:])
    return int((rest % 10 == 2 and rest != 12) or (rest >= 20 and rest % 10 == 0))


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
