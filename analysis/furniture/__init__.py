"""What of a scraped page is no part of its article: a text and its lines in, bounds out.

Bylines, datelines and credits (`credits`), bars of navigation (`navigation`), and what the
list ``lexicons/furniture.csv`` knows by its words: copyright notices, buttons, cookie lines,
invitations to newsletters. Its terms are written as in other lists (`analysis.lexicon`), with
three signs more: ``0`` is any number, a mark stands for itself, and a full stop at the end is
the end of the sentence. The column ``place`` says how they must stand:

- ``line``: the line holds nothing else;
- ``start``: the line begins so, and goes; of a line of several sentences only the first, but
  for the categories in `WHOLE`;
- ``label``: as ``start``, in a short line without a full stop at its end;
- ``handle``: as ``start``, if an address or a handle (@name) follows;
- ``sentence``: a sentence begins so, and goes, also within a longer line;
- ``within``: a sentence that holds it goes;
- ``lead``: the words alone go, and what follows them stays;
- ``part``: a part of a bar of navigation;
- ``name``: a word for the rules on bylines, datelines and credits.

When in doubt a line stays: a sentence of the article must never go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from .. import listed
from ..spans import Bounds, merged, trimmed
from ..vocabulary import Vocabulary
from . import credits, navigation, signs
from .rules import Rule, key, rules

__all__ = ["furniture_bounds"]

WHOLE = {"advert", "newsletter", "copyright", "credit", "cookies", "navigation", "label"}
EDGE = 8  # lines from the top, or to the end, in which a byline may stand
LONGEST = 600  # characters of a line that goes as a whole
LONGEST_LABEL = 160
LONGEST_BIT = 30  # of what may be a link within a sentence
MOST_HIGHLIGHTS = 5  # lines under "Story highlights"
STUMP = 20  # characters after a stop that are no sentence
# A longer "sentence" in the midst of a line has lost a stop, and holds more than furniture.
LONGEST_SENTENCE, LONGEST_WITHIN = 240, 400

# The first word of a line, past what decorates it; after a quotation mark there is none.
_HEAD = re.compile(r"[\s()\[\]{}*•·>»|#+_~–—-]{0,8}(©|\w+)")
_INNER = re.compile(r"[.!?…][\"”’)\]]*\s+[(\[•*–—-]{0,2}\s?(©|\w+)")
# A stop after "Sen." or "p.m." is none.
_STOP = re.compile(r"(?<=[a-z\d%)]{3})[.!?…][\"”’)\]]*(?=\s|[\"“]?[A-Z][a-z ])")
_ENDED = re.compile(r"(?<![ap]\.m)[.!?…][\"”’)\]]*\s*\Z")
_HANDLE = re.compile(r"@\w|\[email|\w@\w+\.\w")
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,160})\)[\s.]*\Z")
_QUOTES = "\"“'‘"


def furniture_bounds(
    text: str, lines: list[Bounds], known: Vocabulary, chunks: tuple[np.ndarray, np.ndarray]
) -> list[Bounds]:
    """Return the bounds of page furniture, in text order and apart.

    Parameters
    ----------
    text : str
        The page as it was scraped.
    lines : list of (int, int)
        The bounds of its lines, without white space around them.
    known : Vocabulary
        Which numbered the page's chunks.
    chunks : (array of int, array of int)
        Their numbers, and where they start.

    Examples
    --------
    >>> text, known = "By Jane Doe, Staff Writer", Vocabulary()
    >>> furniture_bounds(text, [(0, len(text))], known, known.chunks_of(text))
    [(0, 25)]
    """
    marked = signs.of_lines(known, *chunks, lines)
    found = [*_by_line(text, lines, marked), *_holding(text, lines, marked)]
    whole = set(found)
    left = [line for line in lines if line not in whole]
    found += credits.above(text, lines[: EDGE + 1])
    found += navigation.runs(text, left)
    return [trimmed(text, start, end) for start, end in merged(found)]


def _by_line(text: str, lines: list[Bounds], marked: list[int]) -> Iterator[Bounds]:
    """Yield what each line tells by itself, and what stands under "Story highlights"."""
    highlights = 0
    for number, ((start, end), sign) in enumerate(zip(lines, marked, strict=True)):
        rule = _opened(text, start, end) if sign & signs.OPENS else None
        if rule and "highlights" in rule.categories:
            highlights = MOST_HIGHLIGHTS
        elif highlights and not rule:
            highlights = 0 if _is_ended(text, start, end) else highlights - 1
        edge = number < EDGE or number >= len(lines) - EDGE
        if not (sign or edge or highlights):
            continue
        if not (rule and rule.categories & WHOLE - {"credit"}) and _goes_on(text, lines, number):
            continue
        if highlights or (rule and rule.categories & WHOLE and end - start <= LONGEST):
            yield start, end
        elif rule:
            yield start, _sentence_end(text, start, end)
        elif end - start <= LONGEST_LABEL and _is_label(text[start:end], edge, sign):
            yield start, end
        else:
            yield from _within(text, start, end, sign)


def _within(text: str, start: int, end: int, sign: int) -> Iterator[Bounds]:
    """Yield what goes of a line that stays."""
    if sign & (signs.LEADS | signs.BRACKET):
        lead = credits.lead(text, start, end)
        if lead > start:
            yield start, lead
    if sign & (signs.INNER | signs.BRACKET):
        yield from _inner(text, start, end)


def _goes_on(text: str, lines: list[Bounds], number: int) -> bool:
    """Tell whether a short line is part of a sentence, cut off where a link stood."""
    start, end = lines[number]
    if end - start > LONGEST_BIT or number + 1 == len(lines):
        return False
    return text[lines[number + 1][0]].islower() and not text[start:end].endswith((":", "."))


def _is_label(line: str, edge: bool, sign: int) -> bool:
    """Tell whether a short line is a byline, a credit or a bar of navigation."""
    if edge and credits.is_byline(line):
        return True
    return bool(sign & signs.NAMES) and (credits.is_credit(line) or navigation.is_bar(line))


def _is_ended(text: str, start: int, end: int) -> bool:
    """Tell whether a line is long, or ends as a sentence."""
    return end - start > LONGEST_LABEL or bool(_ENDED.search(text, start, end))


def _opened(text: str, start: int, end: int) -> Rule | None:
    """Return the rule by which a line is furniture from its first word on, if there is one."""
    head = _HEAD.match(text, start, end)
    if head is None:
        return None
    known = rules().by_first.get(key(head[1]))
    if not known:
        return None
    low = text[start:end].lower()
    fits = (r for r in known if r.may_fit(low) and _fits(r, text, head.start(1), end))
    return next(fits, None)


def _fits(rule: Rule, text: str, start: int, end: int) -> bool:
    """Tell whether a line fits a rule that looks at its beginning."""
    match = listed.pattern(rule.term).match(text, start, end)
    if match is None:
        return False
    return (
        bool(rule.places & {"start", "sentence"})
        or ("line" in rule.places and not re.search(r"\w", text[match.end() : end]))
        or ("label" in rule.places and not _is_ended(text, start, end))
        or _has_handle(rule, text, match.end(), end)
    )


def _has_handle(rule: Rule, text: str, start: int, end: int) -> bool:
    end = min(end, start + LONGEST_LABEL)
    return "handle" in rule.places and bool(_HANDLE.search(text, start, end))


def _inner(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield the sentences within a line that are furniture, and what stands in brackets last."""
    by_first = rules().by_first
    for m in _INNER.finditer(text, start, end):
        known = by_first.get(key(m[1]))
        if not known:
            continue
        first, most = m.start(1), min(end, m.start(1) + LONGEST_SENTENCE)
        low = text[first:most].lower()
        known = [r for r in known if r.may_fit(low)]
        last = _sentence_end(text, first, most) if known else first
        whole = last == end or last - first < LONGEST_SENTENCE
        if whole and any(_fits_inside(r, text, first, last) for r in known):
            yield first, last
    if text.endswith((")", ")."), start, end):
        inside = _IN_BRACKETS.search(text, max(start, end - LONGEST_LABEL - 10), end)
        if inside and (credits.is_credit(inside[1]) or _opened(text, *inside.span(1))):
            yield inside.start(), end


def _fits_inside(rule: Rule, text: str, start: int, end: int) -> bool:
    """Tell whether a sentence within a line fits a rule that looks at its beginning."""
    if not rule.places & {"sentence", "handle"}:
        return False
    match = listed.pattern(rule.term).match(text, start, end)
    return match is not None and (
        "sentence" in rule.places or _has_handle(rule, text, match.end(), end)
    )


def _sentence_end(text: str, start: int, end: int) -> int:
    """Return where the sentence that begins at ``start`` ends; a stump after it goes along."""
    stop = _STOP.search(text, start, end)
    return stop.end() if stop and end - stop.end() > STUMP else end


def _holding(text: str, lines: list[Bounds], marked: list[int]) -> Iterator[Bounds]:
    """Yield the sentences that hold words of a page."""
    for (start, end), sign in zip(lines, marked, strict=True):
        if not sign & signs.HOLDS or text[start] in _QUOTES:
            continue
        low = text[start:end].lower()
        held = (rule for word, known in rules().within.items() if word in low for rule in known)
        for rule in held:
            m = rule.may_fit(low) and listed.pattern(rule.term).search(text, start, end)
            if not m:
                continue
            first = max((s.end() for s in _STOP.finditer(text, start, m.start())), default=start)
            whole = rule.categories & WHOLE and end - first <= LONGEST
            last = end if whole else _sentence_end(text, m.end(), end)
            if whole or last - first <= LONGEST_WITHIN:
                yield first, last
