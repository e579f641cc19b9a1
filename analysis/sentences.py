"""Where sentences begin and end: a paragraph's text in, bounds out.

Sentence ends come from ``sentencex``; the rules here mend the cases in which news
prose differs from what that library expects.
"""

from __future__ import annotations

import re

from .spans import trimmed

__all__ = ["blanked", "sentence_bounds"]

# Marks are blanked, one space for one mark, before sentence ends are looked for: sentencex
# never splits inside marks, nor between two apostrophes, and a quotation may hold many sentences.
# It also stumbles over line separators that are none to us, and over lone surrogates.
_BLANK = str.maketrans(dict.fromkeys("\"“”„«»()[]‘’'\u2028\u2029\x85\x0b\x0c\r", " "))
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)|[\ud800-\udfff]")
_OPENING = "“„«‘(["
_CLOSING = "\"'”’»)]"

# Where sentencex splits and news prose does not.
_ABBREVIATION_END = re.compile(r"\b(?:Ms|Atty|Ft|Dist|Capt|Reps|Sens|approx|est|incl)\.$")
_INITIALS = re.compile(r"\b[A-Z]\.$")  # the first half of "(D-N.Y.)"
_HOUR_END = re.compile(r"\b[ap]\.m\.$")
_AFTER_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|E[SD]?T\b|P[SD]?T\b|GMT\b|UTC\b|"
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\b"
)
# “Can you hit Moscow?” Trump allegedly asked: the question ends, the sentence does not.
_MARKED_END = re.compile(r"[?!…]['’]?[\"”’»]$")
_REPORTING_CLAUSE = re.compile(
    r"(?:\w+\.? ){1,4}?(?:(?:has|had|then|later|also|\w+ly) ){0,2}"
    r"(?:said|says|asked|asks|told|added|replied|wrote|tweeted|shouted|wondered|exclaimed)\b"
)
# Where news prose splits and sentencex does not: "said no. The …", "He left… Then …".
_MISSED_END = re.compile(r"(?:\bno\.|…|\.\.\.)(?=\s+[A-Z][a-z])")


def blanked(text: str) -> str:
    """Return a text of the same length without what ``sentencex`` stumbles over."""
    return _APOSTROPHE.sub("x", text).translate(_BLANK)


def sentence_bounds(text: str, plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the sentences of one paragraph, which is not all white space."""
    bounds = []
    for cut in _cuts(text, plain, start, end):
        joins = cut < end and _joins(text[max(start, cut - 40) : cut], text[cut : cut + 120])
        if not joins:
            bounds.append(trimmed(text, start, cut))
            start = cut
    return [(start, end) for start, end in bounds if start < end]


def _cuts(text: str, plain: str, start: int, end: int) -> list[int]:
    """Return where to cut: after each sentence and the closing marks that touch it."""
    # Imported at first use: the other parts of a document do without it.
    from sentencex import get_sentence_boundaries

    cuts = {end}
    for segment in get_sentence_boundaries("en", plain[start:end])[:-1]:
        cut = start + segment["start_index"] + len(segment["text"].rstrip())
        while cut < end and text[cut] in _CLOSING:
            cut += 1
        cuts.add(cut)
    cuts.update(m.end() for m in _MISSED_END.finditer(text, start, end))
    return sorted(cuts)


def _joins(before: str, after: str) -> bool:
    """Tell from the text on both sides whether a cut falls inside a sentence after all."""
    before = before.rstrip()
    if _INITIALS.search(before) and after[:1].isupper():
        return True
    after = after.lstrip()
    opened = after.lstrip(_OPENING + "\"' ")
    if not opened:
        return True
    if opened[0].islower() and not before.endswith((";", "•")):
        return True
    if _ABBREVIATION_END.search(before):
        return True
    if _HOUR_END.search(before) and _AFTER_HOUR.match(opened):
        return True
    return bool(_MARKED_END.search(before) and _REPORTING_CLAUSE.match(after))
