"""What must hold around a word for it to count: the named conditions of the word lists.

A list's column ``condition`` holds one or more of these names, separated by
spaces; all must hold. ``not_`` before a name turns it round, and a name that
needs words takes them after a colon, in the syntax of terms::

    before_number            (about) 200
    not_previous:talk|ask*   not after these words
    next:to not_negated      both must hold

Each condition is a function of the document and the first and last token of
the match, and tells whether it holds there. To add one, write the function
here and decorate it with ``@condition``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from .document import Document, Span

CLASSES = Path(__file__).parent / "lexicons" / "classes.csv"
Fits = Callable[[str], bool]  # tells whether a word is one of those after the colon

NAMED: dict[str, Callable] = {}  # name -> function(doc, first, last)
WITH_WORDS: dict[str, Callable] = {}  # name -> function(doc, first, last, fits)

_CLAUSE_MARKS = frozenset(',;:.!?-—–()[]"“”') | {"--", "..."}
_PRONOUNS = ("i", "you", "he", "she", "it", "we", "they")


def condition(function: Callable) -> Callable:
    """Make a function known by its name to the word lists."""
    takes_words = function.__code__.co_argcount == 4
    (WITH_WORDS if takes_words else NAMED)[function.__name__] = function
    return function


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Return the classes of words that terms and conditions share."""
    with CLASSES.open(encoding="utf-8", newline="") as file:
        return {row["name"]: frozenset(row["words"].split("|")) for row in csv.DictReader(file)}


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of one class.

    Examples
    --------
    >>> "dozen" in word_class("number")
    True
    """
    return word_classes()[name]


def word(doc: Document, i: int) -> str:
    """Return token ``i`` as word lists spell it, "" beyond either end."""
    return doc.folded[i] if 0 <= i < len(doc.folded) else ""


def sentence_of(doc: Document, i: int) -> Span:
    """Return the sentence around token ``i``, or the token itself between sentences."""
    return doc.sentence_at(doc.tokens[i].start) or doc.tokens[i]


# Conditions on given words


@condition
def next(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """The word after is one of these."""
    return fits(word(doc, last + 1))


@condition
def previous(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """The word before is one of these."""
    return fits(word(doc, first - 1))


@condition
def within(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """One of the words between the first and the last of the match is one of these."""
    return any(fits(word(doc, i)) for i in range(first + 1, last))


@condition
def shortly_before(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """One of the five words before, in the same clause, is one of these."""
    return _meets(doc, range(first - 1, first - 6, -1), fits)


@condition
def shortly_after(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """One of the five words after, in the same clause, is one of these."""
    return _meets(doc, range(last + 1, last + 6), fits)


def _meets(doc: Document, places: range, fits: Fits) -> bool:
    """Tell whether a fitting word is met before the clause ends."""
    for i in places:
        if word(doc, i) in _CLAUSE_MARKS:
            return False
        if fits(word(doc, i)):
            return True
    return False


# Conditions on what stands around


@condition
def before_number(doc: Document, first: int, last: int) -> bool:
    """A number follows: digits, a number word, "$", "half", "a dozen", "a century"."""
    following = word(doc, last + 1)
    if following in ("a", "an", "the"):
        return word(doc, last + 2) in word_class("amount")
    return is_number(following)


def is_number(text: str) -> bool:
    """Tell whether a word counts something.

    Examples
    --------
    >>> [is_number(w) for w in ("200", "$", "twenty-one", "one", "often")]
    [True, True, True, False, False]
    """
    if not text:
        return False
    return text[0].isdigit() or text in "$£€" or text.split("-")[0] in word_class("number")


@condition
def before_year(doc: Document, first: int, last: int) -> bool:
    """A year follows, and no unit after it: "about 2016", but not "about 2000 people"."""
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d", word(doc, last + 1)):
        return False
    return not word(doc, last + 2).isalpha() or word(doc, last + 2) in word_class("function_word")


@condition
def before_word(doc: Document, first: int, last: int) -> bool:
    """A word follows directly, and no mark, number or end of text."""
    return word(doc, last + 1)[:1].isalpha()


@condition
def before_participle(doc: Document, first: int, last: int) -> bool:
    """A word in -ed follows: "nearly collapsed", "almost died"."""
    following = word(doc, last + 1)
    return following.endswith("ed") and len(following) > 4


@condition
def before_gerund(doc: Document, first: int, last: int) -> bool:
    """A word in -ing follows: "suggested waiting"."""
    return word(doc, last + 1).endswith("ing") and len(word(doc, last + 1)) > 5


@condition
def negated(doc: Document, first: int, last: int) -> bool:
    """A negation stands among the three words before, or in the match, or right after."""
    near = [word(doc, i) for i in range(first - 3, last + 2)]
    return any(w in word_class("negation") or w.endswith("n't") for w in near)


@condition
def month(doc: Document, first: int, last: int) -> bool:
    """The word is a month or a name: "in May", "May 5", "Theresa May"."""
    token = doc.tokens[first].text
    if not token[:1].isupper():
        return False
    following = word(doc, last + 1)
    if word(doc, first - 1) in word_class("before_month") or not following[:1].isalpha():
        return True
    # Inside a sentence in lower case, a capital tells a name.
    return not sentence_initial(doc, first, last) and not capitals(doc, first, last)


@condition
def capitals(doc: Document, first: int, last: int) -> bool:
    """The sentence is set in capitals or in title case, as headlines are."""
    return _capital_share(doc, first)[0] > 0.6


@condition
def name(doc: Document, first: int, last: int) -> bool:
    """A capital inside a sentence that is not set in title case: a name."""
    token = doc.tokens[first].text
    if not token[:1].isupper() or token.isupper() or sentence_initial(doc, first, last):
        return False
    share, small_words = _capital_share(doc, first)
    # "He saw Maybe Monday in May": mostly capitals, yet no title, which would have "Saw".
    return share <= 0.6 or small_words


@condition
def before_name(doc: Document, first: int, last: int) -> bool:
    """A name follows: "all but Trump"."""
    return last + 1 < len(doc.tokens) and name(doc, last + 1, last + 1)


def _capital_share(doc: Document, i: int) -> tuple[float, bool]:
    """Return the share of long words with a capital in the sentence around a token.

    The second value tells whether the sentence holds a word without a capital
    that titles write with one.
    """
    sentence = sentence_of(doc, i)
    known = doc.findings.setdefault("capitals", {})  # by sentence: one may be very long
    if sentence.start not in known:
        words = re.findall(r"[^\W\d_]+", sentence.text)
        initials = [w[0].isupper() for w in words if len(w) > 3]
        small = any(w.islower() and w not in word_class("title_small") for w in words)
        known[sentence.start] = sum(initials) / max(1, len(initials)), small
    return known[sentence.start]


@condition
def sentence_initial(doc: Document, first: int, last: int) -> bool:
    """The match opens its sentence, or a quotation."""
    before = word(doc, first - 1)
    if not before or before in "\"“‘:.!?—…'" or before == "--":
        return True
    return sentence_of(doc, first).start == doc.tokens[first].start


@condition
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


@condition
def after_determiner(doc: Document, first: int, last: int) -> bool:
    """A determiner or possessive stands right before, so that it is a noun: "Trump's claim"."""
    before = word(doc, first - 1)
    if before in word_class("be") or before in word_class("have"):
        return False  # "he's claimed"
    return before in word_class("determiner") or before.endswith(("'s", "s'"))


@condition
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
        if before in _CLAUSE_MARKS:
            break
        if before in word_class("before_ability") and (distance < 4 or before in ("how", "if")):
            return True
    subject = word(doc, first - 1)
    if subject in _PRONOUNS and word(doc, first - 2) in word_class("able_extent"):
        return True  # "all she could do"
    return subject in ("i", "we") and following not in ("be", "have", "lose", "face")


@condition
def optative(doc: Document, first: int, last: int) -> bool:
    """ "may" that wishes or asks leave: "May God bless you", "If I may, sir"."""
    if not word(doc, last + 1)[:1].isalpha():
        return True
    if doc.tokens[first].text == "May" and sentence_initial(doc, first, last):
        return not capitals(doc, first, last)
    return False


@condition
def possible_frame(doc: Document, first: int, last: int) -> bool:
    """ "possible" of what can be done: "make it possible to"."""
    return any(word(doc, i) in ("make", "makes", "making") for i in range(first - 3, first)) or (
        word(doc, first - 1) in ("made", "it") and word(doc, last + 1) in ("for", "to")
    )


@condition
def kind_noun(doc: Document, first: int, last: int) -> bool:
    """ "kind of" that names a kind: "this kind of", "the right kind of"."""
    before = word(doc, first - 1)
    if before in word_class("kind_before") or before.endswith("'s"):
        return before not in word_class("be")
    return word(doc, first - 2) in ("a", "an", "the") and before not in ("is", "was")
