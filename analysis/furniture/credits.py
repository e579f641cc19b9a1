"""Who wrote, where, and whose picture it is: a line in; whether it is a byline or credit out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..listed import pattern, rows, words
from ..spans import Bounds

__all__ = ["above", "is_byline", "is_credit", "lead", "owners"]

LONGEST_NAME = 60  # characters of an outlet, or of the names beside it
LONGEST_LEAD = 200

_PART = r"(?:[A-Z][\w.'’‑-]*|d[eiau]|v[ao]n|de[rn]|la|le|bin|al|el)"
_NAME = rf"[A-Z][\w.'’‑-]*(?:\s{_PART}){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:,\s{_NAME})*,?\s(?:and|&|AND)\s{_NAME})?"
_AFTER = r"(?:\s*[,|/•·:(–—-]\s*|\s(?=(?:for|of)\s))"
_BYLINE = re.compile(rf"\W{{0,3}}(?:[Bb]y|BY|From)[:\s]\s*({_NAMES})(?:{_AFTER}(.*)|)\Z")
_BY = re.compile(r"(?i:by|from)[:\s]+(.+)")
_ONLY_NAMES = re.compile(rf"{_NAMES}\Z")
# "By Killing the Bill": no name begins so.
_NO_NAME = re.compile(r"\w+ing\b|(?:The|An?|All|Any|Every|This|That|Its|His|Her|My|Our)\b")
_BESIDE = re.compile(r"\s*[/|]\s*| via ")  # "Ann Roe/AFP"
_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2}\b|\d{1,2}[ /.:]\w+)"
)
_FOR_AN_OUTLET = re.compile(
    r"(?:of|for) [Tt]he [A-Z]|\S*@\w|(?:[A-Z][\w.&-]* ){1,4}(?:Service|Bureau|Network|Desk)\Z"
)
# "PARIS, Texas, May 3 (Reuters) - The", "PARIS — The": a city in capitals, then a dash.
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}[A-Z](?:/[A-Z][A-Z ]+)?(?:, [A-Z][\w.'’ ]{1,24})?"
    r"(?:, \w{3,9}\.? \d{1,2}(?:, \d{4})?)?(?:\s?\([A-Z][\w.,/ ]{1,40}\))?"
    r"(?:\s*[-–—]{1,2}\s+|\s?--\s?|\s?[–—]\s?)(?=[\"“‘'A-Z\d(])"
)


# "NEW DELHI: The court", in the manner of Indian papers; "MAYOR ITO: We will" is speech.
_CITY = re.compile(r"([A-Z][A-Z ]{2,24}): (?=[\"“‘]?[A-Z\d])")


def lead(text: str, start: int, end: int) -> int:
    """Return where a dateline or label at the head of a line ends, or ``start``.

    Examples
    --------
    >>> text = "OSLO (Reuters) - It rained."
    >>> text[lead(text, 0, len(text)) :]
    'It rained.'
    """
    if text[start].isupper() or text[start] in "([":
        for head in (_DATELINE, _tag(), _labels()):
            match = head.match(text, start, min(end, start + LONGEST_LEAD))
            if match and match.end() < end:
                return match.end()
        city = _CITY.match(text, start, end)
        if city and city[1].lower() in words("furniture", "city"):
            return city.end()
    return start


@cache
def _tag() -> re.Pattern[str]:
    """Return a pattern of "(CNN) -" and "Oslo, Norway (Reuters)" at the head of a paragraph."""
    place = r"(?:[A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]+){0,4}(?:, \w{3,9}\.? \d{1,2})?\s?)?"
    mark = r"(?:\s*[-–—]{1,2}\s*|\s*:\s+|\s+(?=[\"“A-Z]))"
    return re.compile(rf"{place}\((?i:{_any_of('agency')})\){mark}")


@cache
def _labels() -> re.Pattern[str]:
    """Return a pattern of the labels that go from before a text: "FULL TEXT:"."""
    terms = [row["term"] for row in rows("furniture") if "lead" in row["place"].split()]
    return re.compile(rf"(?:{'|'.join(pattern(term).pattern for term in terms)})\W*\s")


def _any_of(*categories: str) -> str:
    """Return a pattern of the names of some categories, the longest first."""
    names = {name for category in categories for name in words("furniture", category)}
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))


def is_byline(line: str) -> bool:
    """Tell whether a line says who wrote, and nothing else.

    Examples
    --------
    >>> [is_byline(line) for line in ("By Ann Roe and Al Doe, Staff Writers", "By Land and Sea")]
    [True, False]
    """
    match = _BYLINE.match(line)
    if match:
        return not _NO_NAME.match(match[1]) and (not match[2] or _follows_a_name(match[2]))
    by = _BY.match(line)
    return by is not None and _is_owner(by[1])


def _follows_a_name(rest: str) -> bool:
    """Tell whether a role, an outlet, a date or an address stands after a name."""
    return any(after.match(rest) for after in (_office(), _DATE, _FOR_AN_OUTLET))


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_any_of('role', 'agency', 'owner')})s?\b")


def is_credit(line: str) -> bool:
    """Tell whether a line names the owner of a picture or text, and nothing else.

    Examples
    --------
    >>> [is_credit(line) for line in ("(Ann Roe/AFP)", "Reuters", "Ann Roe left the AFP.")]
    [True, True, False]
    """
    *names, owner = _split(line.strip("()[] .—–-"))
    return _is_owner(owner) and all(map(_is_title, names))


def _split(line: str) -> list[str]:
    parted = "/" in line or "|" in line or " via " in line  # the pattern takes longer to tell
    return _BESIDE.split(line) if parted else [line]


def _is_owner(name: str) -> bool:
    return len(name) < LONGEST_NAME and name.lower() in owners()


@cache
def owners() -> frozenset[str]:
    """Return the names of agencies and others whom pictures and texts belong to."""
    return words("furniture", "agency") | words("furniture", "owner")


def _is_title(name: str) -> bool:
    """Tell whether all longer words have a capital."""
    longer = (word for word in name.split() if len(word) > 3)
    return len(name) < LONGEST_NAME and all(word[0].isupper() for word in longer)


def above(text: str, lines: list[Bounds]) -> Iterator[Bounds]:
    """Yield names alone in a line above their outlet or role: "Jane Doe", "USA TODAY"."""
    for (start, end), below in pairwise(lines):
        if end - start < 2 * LONGEST_NAME and _ONLY_NAMES.match(text, start, end):
            office = text[slice(*below)].lower().strip(" .|")
            known = office in owners() or office in words("furniture", "role")
            if known and text[start:end].split()[0].lower() in _given_names():
                yield start, end


@cache
def _given_names() -> frozenset[str]:
    """Return given names, by which a line of names is told from a headline."""
    return frozenset(row["term"] for row in rows("names"))
