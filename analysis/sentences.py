"""Where sentences begin and end: a paragraph's text in, bounds out.

Sentence ends come from ``sentencex``; the rules here mend the cases in which news
prose differs from what that library expects.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import chain

from .listed import rows, words
from .spans import trimmed

__all__ = ["blanked", "sentence_bounds"]

# Marks are blanked, one space for one mark, before sentence ends are looked for: sentencex
# never splits inside marks, nor between two apostrophes, and a quotation may hold many sentences.
# It also stumbles over line separators that are none to us, and over lone surrogates.
_BLANK = "\"“”„«»()[]‘’'\u2028\u2029\x85\x0b\x0c\r"
_IN_WORD = re.compile(r"'(?<=\w')(?=\w)"), re.compile(r"’(?<=\w’)(?=\w)")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Where a sentence may end within a paragraph, its marks blanked: at a stop behind which more
# stands, at an item of a list, between lines, or at a stop of another script.
_MAY_END = re.compile(r"[.!?…•\n\u0589-\u1fff\u2024\u203c-\U0010ffff](?:(?<![.!?…])|\s*\S)")
_OPENING = "“„«‘(["
_CLOSING = "\"'”’»)]"
_TURNED = {"“": "„", "«": "»"}
_CLOSING_APART = re.compile(r"[ \xa0\u202f]+[»”](?!\w)")  # « It is late. »

_INITIALS = re.compile(r"\b[A-Z]\.$")  # the first half of "(D-N.Y.)"
_HOUR_END = re.compile(r"\b[ap]\.m\.$")
_AFTER_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|E[SD]?T\b|P[SD]?T\b|GMT\b|UTC\b|"
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\b"
)
_LISTED_FIRM, _EXCHANGE = re.compile(r"\b[A-Z]{2,6}\.$"), re.compile(r"[A-Z]{1,2}(?![\w.])")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]$")  # "1. Cut the cost."
_LAST_WORD = re.compile(r"(?<![\w'’])((?:\w\.)*[\w'’]+)\.$")
# “Can you hit Moscow?” Trump allegedly asked: the question ends, the sentence does not.
_MARKED_END = re.compile(r"[?!…]['’]?[\"”’»]$")
# A title in marks after a word, with its own marks: the album “Gimme! Gimme!” topped.
_IN_TITLE = re.compile(r"[a-z] [“\"‘']([^“”\"‘’]{1,38}[!?])$")
_REST_OF_TITLE = re.compile(r"\s([^“”\"‘’]{1,60}?)[”\"’'](?!\w)")
# "iPhone sales rose.", "eBay fell."
_SMALL_NAME = re.compile(r"[a-z]{1,2}[A-Z]\w")
_CLEAR_END = re.compile(r"(?:[a-z]{3}|[\d%])[.!?][\"”’)]*$")
# Where news prose may split and sentencex does not: "said no. The …", "He left… Then …".
_STOP = re.compile(r"\.[\"”’)\]]*(?=\s+[“\"‘(\[]*[A-Z\d])")
_ELLIPSIS = re.compile(r"…(?=\s+[A-Z][a-z])")
_RUN = re.compile(r"\s+[“\"‘(\[]*([A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){0,2}) ([\w'’]+)")
# "in the U.S.", ", D.C.", but not "the ambassador to the U.N. Ann Roe"
_CLOSES = re.compile(r"(?<!ambassador to )(?<!envoy to )(?<!representative to )\b[Tt]he $|, $")
_BEFORE = 40  # characters looked at before a stop


@cache
def _listed(category: str) -> frozenset[str]:
    return words("sentence_ends", category)


def blanked(text: str) -> str:
    """Return a text of the same length without the marks that ``sentencex`` stumbles over."""
    for apostrophe in _IN_WORD:
        text = apostrophe.sub("x", text)
    for mark in _BLANK:
        text = text.replace(mark, " ")
    return text


def sentence_bounds(text: str, plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the sentences of one paragraph, around which no white space stands.

    Beside the text goes what `blanked` makes of it.
    """
    if not _MAY_END.search(plain, start, end):
        return [(start, end)]
    bounds = []
    for cut in _cuts(text, plain, start, end):
        if cut == end or not _falls_inside(text, start, cut):
            bounds.append(trimmed(text, start, cut))
            start = cut
    return [(start, end) for start, end in bounds if start < end]


def _falls_inside(text: str, start: int, cut: int) -> bool:
    """Tell whether a cut falls inside a sentence, or behind the number of an item."""
    before = text[max(start, cut - _BEFORE) : cut]
    return _joins(before, text[cut : cut + 160]) or bool(_LIST_NUMBER.match(before.strip()))


def _cuts(text: str, plain: str, start: int, end: int) -> list[int]:
    """Return where to cut: after each sentence and the closing marks that touch it."""
    cuts = {end}
    for segment in _segments(plain[start:end])[:-1]:
        cut = start + segment["start_index"] + len(segment["text"].rstrip())
        cuts.add(_past_marks(text, start, cut, end))
    for stop in chain(_STOP.finditer(text, start, end), _ELLIPSIS.finditer(text, start, end)):
        if stop.end() not in cuts and _ends(text, start, stop):
            cuts.add(stop.end())
    return sorted(cuts)


def _segments(plain: str) -> list[dict]:
    try:
        return _segmenter()("en", plain)
    except UnicodeEncodeError:
        return _segmenter()("en", _SURROGATE.sub("x", plain))


@cache
def _segmenter() -> Callable:
    # Imported at first use: the other parts of a document do without it.
    from sentencex import get_sentence_boundaries

    return get_sentence_boundaries


def _past_marks(text: str, start: int, cut: int, end: int) -> int:
    """Return the place after the marks that close a sentence which ends at a cut."""
    apart = _CLOSING_APART.match(text, cut, end)
    if apart:
        return apart.end()
    while cut < end and (text[cut] in _CLOSING or _is_turned(text, start, cut)):
        cut += 1
    return cut


def _is_turned(text: str, start: int, at: int) -> bool:
    """Tell whether a mark closes that elsewhere opens: „It is late.“ and »It is late.«"""
    opener = _TURNED.get(text[at])
    last = text.rfind(opener, start, at) if opener else -1
    return last >= 0 and last > text.rfind(text[at], start, at)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a stop that sentencex may have taken for an abbreviation's ends a sentence."""
    at = stop.start()
    before = text[max(start, at - _BEFORE) : at + 1]
    word = _last_word(before)
    if word is None:
        return before.endswith(("…", "..."))
    last, low = word[1], word[1].lower()
    after = text[stop.end() : stop.end() + 80]
    if low in _listed("number") and after.lstrip()[0].isdigit():
        return False
    if len(last) == 1:
        lead = before[: word.start()].split()[-1:]
        listed = _listed("before_i") if last == "I" else _listed("lettered")
        return bool(lead) and lead[0].lower() in listed
    if last.isupper() and "." not in last:
        # "the VA. Hale said", but not "DR. HALE SAID"
        return low not in _titles() and not after.split()[0].strip('“"‘([').isupper()
    if low in _listed("small" if last.islower() else "capital"):
        return True
    return low in _listed("maybe") and _begins_with_a_name(before[: word.start()], low, after)


def _last_word(before: str) -> re.Match[str] | None:
    """Return the word before a stop; it holds no space, so nothing before one is looked at."""
    return _LAST_WORD.search(before, before.rfind(" ") + 1)


def _begins_with_a_name(lead: str, low: str, after: str) -> bool:
    """Tell whether a name with its verb stands after "Inc." or "the U.S."."""
    run = _RUN.match(after)
    if run is None or ("." in low and not _CLOSES.search(lead)):
        return False
    named = [word.lower().rstrip(".") for word in run[1].split()]
    verb = run[2].lower().replace("’", "'")
    if not _belongs().isdisjoint(named):
        return False
    return verb in _listed("finite") or verb in words("verbs", "past")


@cache
def _belongs() -> frozenset[str]:
    """Return the words that go with "U.S." and its like: offices, bodies, titles."""
    bodies = words("nouns", "organisation") | words("nouns", "institution")
    return _titles() | bodies | _listed("follows")


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["term"] for row in rows("titles")) | _listed("never")


@cache
def _clauses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of what asks: "Trump allegedly asked", "Sen. Ann Vale of Ohio asked."."""
    verbs, adverbs = "|".join(_listed("asks")), r"(?:(?:has|had|then|later|also|\w+ly) ){0,2}"
    short = rf"(?:\w+\.? ){{1,4}}?{adverbs}(?:{verbs})\b"
    goes_on = "|".join(_listed("clause_goes_on"))
    tail = rf"(?=\s*(?:[.,;:]|$)|\s(?i:{goes_on})\b)"
    long = rf"(?:(?:[A-Z]\w{{0,3}}\.|[\w'’-]+,?) ){{5,14}}?{adverbs}(?:{verbs})\b{tail}"
    return re.compile(short), re.compile(long)


def _joins(before: str, after: str) -> bool:
    """Tell from the text on both sides whether a cut falls inside a sentence after all."""
    before = before.rstrip()
    last = before[-1:]  # it tells which of the patterns below can fit, and most cannot
    stopped = last == "."
    if stopped and after[:1].isupper():
        listed = _EXCHANGE.match(after) and _LISTED_FIRM.search(before)
        if listed or _INITIALS.search(before, len(before) - 2):
            return True
    after = after.lstrip()
    opened = after.lstrip(_OPENING + "\"' ")
    if not opened:
        return True
    if opened[0].islower() and not before.endswith((";", "•")):
        return not _opens_small(before, opened)
    word = _last_word(before) if stopped else None
    low = word[1].lower() if word else ""
    if low in _listed("never") or (low in _listed("number") and opened[0].isdigit()):
        return True
    if stopped and _HOUR_END.search(before, len(before) - 4) and _AFTER_HOUR.match(opened):
        return True
    if last in '"”’»' and _MARKED_END.search(before) and any(c.match(after) for c in _clauses()):
        return True
    return last in "!?" and _is_in_title(before, " " + after)


def _opens_small(before: str, opened: str) -> bool:
    """Tell whether a sentence begins with a small letter: "iPhone sales", "de Blasio said"."""
    if not _CLEAR_END.search(before):
        return False
    first, _, rest = opened.partition(" ")
    particle = first in _listed("particle") and rest[:1].isupper()
    return particle or bool(_SMALL_NAME.match(opened)) or opened.startswith(("al-", "el-"))


def _is_in_title(before: str, after: str) -> bool:
    opened, rest = _IN_TITLE.search(before), _REST_OF_TITLE.match(after)
    if opened is None or rest is None:
        return False
    return all(w[0].isupper() for w in f"{opened[1]} {rest[1]}".split() if len(w) > 3)
