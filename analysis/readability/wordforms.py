"""What each word form weighs: letters, syllables, how common it is, of what kind.

A form is weighed once and stands in a column of the vocabulary (`analysis.vocabulary`), so
that an article costs as much as its new words. Syllables are those of `syllables`; easy words are
textstat's copy of the Dale-Chall list; how common a word is comes from the
package pyspellchecker, whose counts are those of film subtitles (`dictionaries`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from math import log10
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .. import lexicon, vocabulary
from ..columns import Column, Rows
from ..vocabulary import is_word
from .acronyms import aloud
from .dictionaries import common, frequencies
from .syllables import syllables

POLYSYLLABLE = 3  # syllables from which SMOG, Fog and Linsear Write call a word hard
LONG = 7  # letters from which LIX and RIX call a word long
UNKNOWN_ZIPF = 1.3  # for words without an entry; the rarest entries stand at 1.5
COMMON_ZIPF = 4  # van Heuven et al. (2014): from here on, roughly, words are common
ABSTRACT_LETTERS = 7  # "moment", "city" and "since" are no abstract nouns
ABSTRACT_ENDING = re.compile(
    r"(?:[ts]ions?|ments?|it(?:y|ies)|ness(?:es)?|[ae]nc(?:e|es|y|ies)|isms?)(?:'s)?$"
)
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_NO_INVISIBLE = str.maketrans(dict.fromkeys(INVISIBLE))
# British spellings, and what stands for them in American ones. Each begins with letters, which
# a word is searched for in half the time of what stands before them.
_BRITISH = re.compile(
    r"our(?<=[a-z]{2}our)|is(?<=[a-z]{2}is)(?=[aei])|ys(?=[ei])|tre(?=s?$)|"
    r"ll(?=ed$|ing$|ers?$)|ence$"
)
_AMERICAN = {"our": "or", "is": "iz", "ys": "yz", "tre": "ter", "ll": "l", "ence": "ense"}
_COMMON_SHARE = 10 ** (COMMON_ZIPF - 9)  # of all words
_HYPHEN = re.compile(r"[-‐‑]")
REGISTERS = ("bookish", "present_be", "indefinite_article")  # categories of the list "register"
_UNMARKED = (False,) * len(REGISTERS)


class Form(NamedTuple):
    """The weight of one word form; what is no count, and not ``zipf``, is 0 or 1."""

    word: int  # number of the form in lower case
    letters: int  # and digits
    syllables: int
    difficult: int  # outside the Dale-Chall list; numerals are familiar
    latin: int  # no letter of another script
    lettered: int  # holds a letter, and does not begin with a figure
    zipf: float  # log10 of the occurrences in a billion words of film subtitles; 0 for figures
    abstract: int  # ends in -tion, -ment, -ity, -ness, -ance, -ism …
    bookish: int  # "which", "upon", "hence" … of the list "register"
    present_be: int  # am, is, are, be
    indefinite_article: int  # a, an
    # What follows is computed from the parts above, and the last from the spelling.
    polysyllable: int  # three syllables or more
    long: int  # seven letters or more
    difficult_polysyllable: int
    difficult_bisyllable: int  # difficult, and of two syllables or more
    capital: int  # starts with a capital; not "I"


# Columns of a table of forms, by name.
AT = {name: i for i, name in enumerate(Form._fields)}
_WEIGHED = AT["polysyllable"]  # the first columns are those that `weigh` returns


class Weighing:
    """Weighs words, each spelling in lower case once: words in, a row of forms for each out."""

    def __init__(self) -> None:
        words, forms = common()  # these come weighed
        self._numbers = {word: number for number, word in enumerate(words)}
        self._forms, self._size = Rows(np.float64, _WEIGHED), len(words)
        self._forms.put(0, self._size, forms)
        self._fresh: list[tuple[float, ...]] = []

    def rows(self, tokens: list[str]) -> np.ndarray:
        """Return the forms of tokens, a row each; what is no word has a row of zeros."""
        rows = np.zeros((len(tokens), len(Form._fields)))
        words = [i for i, token in enumerate(tokens) if is_word(token)]
        numbers = [self._number(tokens[i]) for i in words]
        self._keep()
        rows[words, :_WEIGHED] = self._forms.values.take(np.array(numbers, np.intp), 0)
        rows[:, _WEIGHED:] = _derived(rows)
        rows[words, AT["capital"]] = [_has_capital(tokens[i]) for i in words]
        return rows

    def _number(self, word: str) -> int:
        folded = fold(word)
        # "US" is another word than "us", and "NHS" is said by its letters.
        said = None if word.islower() or word[1:].islower() else aloud(word.replace("’", "'"))
        key = word if said else folded
        number = self._numbers.get(key)
        if number is None:
            number = self._size + len(self._fresh)
            self._fresh.append(weigh(folded, number, said))
            self._numbers[key] = number
        return number

    def _keep(self) -> None:
        size = self._size + len(self._fresh)
        if self._fresh:
            self._forms.put(self._size, size, self._fresh)
        self._size, self._fresh = size, []


def _has_capital(word: str) -> bool:
    return word[0].isupper() and fold(word).partition("'")[0] != "i"


def _derived(rows: np.ndarray) -> np.ndarray:
    """Return the last parts of `Form`, from the first ones."""
    letters, count = rows[:, AT["letters"]], rows[:, AT["syllables"]]
    difficult, polysyllable = rows[:, AT["difficult"]], count >= POLYSYLLABLE
    return np.array(
        [
            polysyllable,
            letters >= LONG,
            polysyllable * difficult,
            (count >= 2) * difficult,
            np.zeros(len(rows)),  # whether there is a capital is told word by word
        ]
    ).T


FORMS = Column(lambda: Weighing().rows, np.float64, len(Form._fields))


class Forms:
    """The forms of the words of a text, a row each, gathered where they are asked for.

    Parameters
    ----------
    known : ndarray
        The forms of all tokens known.
    numbers : ndarray, optional
        The number of each word among them. Without, they are those of the words.
    """

    def __init__(self, known: np.ndarray, numbers: np.ndarray | None = None):
        self._known, self._numbers = known, numbers

    def __len__(self) -> int:
        return len(self._known if self._numbers is None else self._numbers)

    def __getitem__(self, part: slice) -> np.ndarray:
        if self._numbers is None:
            return self._known[part]
        return self._known.take(self._numbers[part], 0)

    def column(self, name: str) -> np.ndarray:
        """Return one part of the forms of all words."""
        known = self._known[:, AT[name]]
        return known if self._numbers is None else known.take(self._numbers)

    def between(self, first: int, last: int) -> Forms:
        """Return the forms of the words from ``first`` up to ``last``."""
        if self._numbers is None:
            return Forms(self._known[first:last])
        return Forms(self._known, self._numbers[first:last])


def look_up(words: Iterable[str]) -> np.ndarray:
    """Return the forms of some words: a row for each word, a column for each part of `Form`.

    Examples
    --------
    >>> look_up(["Moscow", "U.S.", "500"])[:, AT["syllables"]].tolist()
    [2.0, 2.0, 3.0]
    """
    known = vocabulary.current()
    numbers = [known.number(word) for word in words]
    return FORMS.of(known)[numbers]


def fold(word: str) -> str:
    """Return a word in lower case, with straight apostrophes and nothing invisible.

    Examples
    --------
    >>> fold("Don’t")
    "don't"
    """
    word = word.lower()
    return word if word.isascii() else word.translate(_NO_INVISIBLE).replace("’", "'")


def weigh(folded: str, number: int, said: int | None = None) -> tuple[float, ...]:
    """Return the parts of `Form` of a word in lower case, down to ``indefinite_article``.

    ``said`` are the syllables if capitals tell them (`acronyms`).
    """
    plain = folded.isalpha()
    letters = len(folded) if plain else sum(map(str.isalnum, folded))
    lettered = plain or (not folded[0].isdigit() and any(map(str.isalpha, folded)))
    return (
        number,
        letters,
        said or syllables(folded),
        not _is_easy(folded, plain),
        folded.isascii() or all(c < "\u0250" or not c.isalpha() for c in folded),
        lettered,
        zipf(folded) if lettered else 0,
        letters >= ABSTRACT_LETTERS and ABSTRACT_ENDING.search(folded, letters - 7) is not None,
        *_register().get(folded, _UNMARKED),
    )


def zipf(word: str) -> float:
    """Return how common a word in lower case is, on the Zipf scale.

    Parameters
    ----------
    word : str
        In lower case, with straight apostrophes.

    Returns
    -------
    float
        log10 of its occurrences in a billion words: "the" has 7.7, words from
        about 4 on are common (van Heuven et al., 2014,
        doi:10.1080/17470218.2013.850521). A genitive counts as its noun, a
        compound as its rarest part, "harbour" as "harbor" (most of the
        subtitles are American); a word without an entry has 1.3.

    Examples
    --------
    >>> [round(zipf(word), 1) for word in ("the", "weapon", "conflagration", "zelenskyy")]
    [7.7, 4.6, 2.2, 1.3]
    >>> zipf("harbour") == zipf("harbor")
    True
    """
    counts, total = frequencies()
    noun = word.removesuffix("'s")
    count = counts.get(noun) or counts.get(word, 0)
    if count < total * _COMMON_SHARE:  # rare, or only spelled the British way
        american = _BRITISH.sub(_americanise, noun)
        if american != noun:
            count = max(count, counts.get(american, 0))
    if count:
        return max(log10(count / total) + 9, UNKNOWN_ZIPF)
    if word.isalpha():
        return UNKNOWN_ZIPF
    parts = [p for p in _HYPHEN.split(word) if any(map(str.isalpha, p))]
    return min(map(zipf, parts)) if len(parts) > 1 else UNKNOWN_ZIPF


def _americanise(british: re.Match) -> str:
    return _AMERICAN[british.group()]


def _is_easy(folded: str, plain: bool) -> bool:
    """Tell whether a word is listed or a number; of a compound, whether all its parts are."""
    easy = _easy_words()
    if folded in easy:
        return True
    if plain:
        return False
    if folded[0].isdigit():
        return True
    parts = _HYPHEN.split(folded)
    return len(parts) > 1 and all(part in easy or part.isdigit() for part in parts)


@cache
def _register() -> dict[str, tuple[bool, ...]]:
    kinds = lexicon.categories("register")
    return {word: tuple(kind == r for r in REGISTERS) for word, kind in kinds.items()}


@cache
def _easy_words() -> frozenset[str]:
    # Its place is asked for, not the package itself, which takes longer to import than an article.
    package = find_spec("textstat")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("textstat, which holds the Dale-Chall list, is not installed.")
    path = Path(package.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())
