"""Where quotations begin and end: straight, curly, single, angled, low and doubled marks.

A mark that is never closed is no quotation, and what it spoils ends with its
paragraph. Of nested quotations only the outermost counts. A quotation that opens
again after the end of a sentence goes on: so papers quote several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

__all__ = ["Paragraph", "quotation_bounds"]

_LONGEST_SINGLE = 3000  # characters looked ahead for the end of a ‘single’ quotation
_LONGEST_GAP = 400  # characters looked ahead for the end of an « angled » one
_QUOTE = re.compile(
    r"[\"“”„«»‘’'`](?:(?<=')'|(?<=`)`"  # two of these are one mark; a class first is found fast
    r"|(?<!`)(?<![^\W_]['’‘](?=[^\W_])))"  # within a word it is an apostrophe
)
# What closes a quotation, by the mark that opened it. German and Polish papers write „…“ and »…«.
_CLOSERS = {"“": '”"', "„": "”“", "«": "»", "»": "«", "‘": "’", '"': '"”', "'": "'"}
_ENDS = {mark: tuple(closers) for mark, closers in _CLOSERS.items()}
_ENDS |= {"''": ("''",), "``": ("''",)}
_SINGLE = ("'", "‘", "’")
# Where a single mark may close, and where it surely does: no apostrophe stands after a stop.
_ANY_END = {mark: re.compile(rf"[\w.,!?…—–-]{_ENDS[mark][0]}(?!\w)") for mark in "'‘"}
_SURE_END = {mark: re.compile(rf"[.,!?…]{mark}(?!\w)") for mark in "'’"}
# What is cut off at the front of a word is no quotation: 'em, 'til, '90s, rock 'n' roll.
_ELISION = re.compile(
    r"(?:em|til|cos|coz|bout|twas|Twas|tis|Tis|un|\d\ds)\b(?!['’])|n\b"
    # '08, but not '60 Minutes'
    r"|\d\d\b(?![^'’]{1,60}(?:[^\Ws]|\w[,.])['’](?!\w)| [A-Z][\w ]{1,40}['’](?!\w))"
)
_INCHES = re.compile(r"\d['’′] ?\d{1,2}[¼½¾]?$")  # the 5'11 before the inches of 5'11"
_SPACED = re.compile(r"“\s[^“”]{1,400}\s”")  # “ with spaces inside ”
_UNIT = re.compile(r"\s[a-z]")  # "a 12" record", "6' tall": a word goes on
_NEXT_SINGLE = re.compile(r"‘|(?<![\w.,!?…])'(?=\w)")  # which opens the next quotation
_SENTENCE_END = re.compile(r"[.?!…]\s+$")
_TOLD = re.compile(r"\b(?:said|says|told|added|asked|wrote|replied)\b[^,]{0,40}[.?!…]\s+$")
_FEWEST_WORDS = 3  # of a first sentence in small letters: “reform. The vote …” is not closed


class Paragraph(Protocol):
    """What is needed of a paragraph: its text, and where it starts in the document."""

    @property
    def start(self) -> int: ...

    @property
    def text(self) -> str: ...


class _Open(NamedTuple):
    """A quotation that is not closed yet: where its mark stands, and the mark."""

    at: int
    mark: str


def quotation_bounds(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return the bounds of quotations, marks included, in text order.

    Parameters
    ----------
    paragraphs : sequence of objects with ``start`` and ``text``
        In text order. A quotation left open at the end of one goes on in the
        next if that starts with the same mark.
    """
    found: list[tuple[int, int]] = []
    carried: _Open | None = None
    for i, p in enumerate(paragraphs):
        if carried and not p.text.startswith(carried.mark):
            carried = None  # never closed: what it lost ends with its paragraph
        following = paragraphs[i + 1].text[:2] if i + 1 < len(paragraphs) else ""
        closed, still_open = _scan(p.text, following)
        for start, end in closed:
            if carried:
                # The first mark only repeats the one that opened an earlier paragraph.
                found.append((carried.at, p.start + end))
                carried = None
            else:
                found.append((p.start + start, p.start + end))
        if still_open is None or not _is_utterance(p.text[still_open.at :]):
            carried = None
        elif carried is None or closed:
            carried = _Open(p.start + still_open.at, still_open.mark)
    return found


def _is_utterance(text: str) -> bool:
    """Tell whether what an open mark begins may go on: not the “reform. The vote is near."""
    words = text.lstrip("\"'“„«»‘`").split()
    if not words or not words[0][0].islower():
        return True
    return not any(w.endswith((".", "?", "!")) for w in words[:_FEWEST_WORDS])


def _scan(text: str, following: str) -> tuple[list[tuple[int, int]], _Open | None]:
    """Return the closed quotations of a paragraph, and the one left open at its end."""
    closed: list[tuple[int, int]] = []
    opened: _Open | None = None
    nested = False  # double marks of the other kind stand open inside
    for m in _QUOTE.finditer(text):
        mark, at = m.group(), m.start()
        if _is_no_mark(text, at, mark, opened):
            continue
        if (
            opened
            and mark in _ENDS[opened.mark]
            and _closes(text, at, mark, opened.mark, following)
        ):
            if nested and mark != _ENDS[opened.mark][0]:
                nested = False
                continue
            closed.append((opened.at, m.end()))
            opened, nested = None, False
        elif opened and opened.mark != mark and _holds(text, opened, at):
            nested = nested or mark in ("“", '"')
        elif opened and opened.mark == mark and _goes_on(text, opened, at):
            continue
        elif mark in _ENDS and _opens(text, at, mark, following):
            opened, nested = _Open(at, mark), False
    return closed, opened


def _holds(text: str, opened: _Open, at: int) -> bool:
    """Tell whether a mark of another kind stands within what is open.

    An open single mark may be an apostrophe: it holds others only if a sure end follows them.
    """
    if opened.mark not in ("‘", "'"):
        return True
    inner = text[at + 1 : at + _LONGEST_SINGLE]
    after = re.split(r"[”\"»]", inner, maxsplit=1)[-1]
    end = _SURE_END[_ENDS[opened.mark][0]].search(after)
    between = after[: end.start()] if end else ""
    return end is not None and not re.search(r"[“\"«‘]|(?<!\w)'(?=\w)", between)


def _goes_on(text: str, opened: _Open, at: int) -> bool:
    """Tell whether a mark repeats the one before: “We left. “Then it fell,” she said.

    So several paragraphs are quoted, also where their breaks were lost.
    """
    between = text[opened.at : at]
    if not _SENTENCE_END.search(between[-4:]) or not text[at + 1 : at + 2].isupper():
        return False
    return _is_utterance(between) and not _TOLD.search(between[-60:])


def _is_no_mark(text: str, at: int, mark: str, opened: _Open | None) -> bool:
    """Tell whether a mark quotes nothing: inches, feet, and what is cut off at a word's front."""
    before, _ = _neighbours(text, at, mark)
    if mark in ('"', "”", "''") and before.isdigit():
        if _INCHES.search(text[max(0, at - 8) : at]):
            return True
        return opened is not None and bool(_UNIT.match(text[at + 1 : at + 3]))
    if mark in ("'", "’") and before.isdigit() and _UNIT.match(text[at + 1 : at + 3]):
        return True
    begins = at == 0 or text[at - 2 : at] == ": "  # '12 people left,' he said
    if mark not in _SINGLE or begins:
        return False
    if before.isalnum():
        return text[max(0, at - 3) : at] in (" 'n", " ’n", " ‘n")  # rock 'n' roll
    return bool(_ELISION.match(text, at + 1))


def _neighbours(text: str, at: int, mark: str) -> tuple[str, str]:
    """Return the characters before and after a mark, "" at either end."""
    end = at + len(mark)
    return text[max(0, at - 1) : at], text[end : end + 1]


def _opens(text: str, at: int, mark: str, following: str) -> bool:
    before, after = _neighbours(text, at, mark)
    if mark in ("«", "»"):
        return _has_closing_angle(text, at, mark, before, after)
    if not after or after.isspace():
        return mark == "“" and bool(_SPACED.match(text, at))
    if mark in ("'", "‘", '"', "''") and before.isalnum():
        return False  # the apostrophe of "dogs'", the inches of 6'2"
    if mark in ("'", "‘"):
        goes_on = following.startswith(mark) and after.isupper()
        return goes_on or _has_closing_single(text, at, mark)
    return True


def _closes(text: str, at: int, mark: str, opening: str, following: str) -> bool:
    before, after = _neighbours(text, at, mark)
    if mark in ("’", "'"):
        if after.isalnum() or before.isspace():
            return False
        if after in ",.!?" and text[at + 2 : at + 3] == mark:
            return False  # 'You know what you're doin'.'
        # "the workers’ rights": a plural's apostrophe, if a surer end of the quotation follows.
        if before == "s" and re.match(r"\s\w|[\])]", text[at + 1 : at + 3]):
            rest = _NEXT_SINGLE.split(text[at + 1 : at + _LONGEST_SINGLE], maxsplit=1)[0]
            goes_on = (
                following.startswith(opening) and mark not in text[at + 1 : at + _LONGEST_SINGLE]
            )
            return not goes_on and not _SURE_END[mark].search(rest)
        return True
    if mark in ('"', "''"):
        return not before.isspace() or (opening == '"' and (not after or not after.isalnum()))
    return mark != "“" or not before.isspace()  # “ closes „ and opens what stands within


def _has_closing_angle(text: str, at: int, mark: str, before: str, after: str) -> bool:
    """Tell whether « or » opens: «Oui», « Oui » with spaces, »Ja« as in German."""
    rest = text[at + 1 : at + _LONGEST_GAP]
    if mark == "«":
        return bool(after) and (not after.isspace() or "»" in rest)
    return bool(after) and not after.isspace() and not before.isalnum() and "«" in rest


def _has_closing_single(text: str, at: int, mark: str) -> bool:
    """Tell whether a single mark is closed later: “’tis” and “'em” open nothing."""
    return bool(_ANY_END[mark].search(text, at + 1, at + _LONGEST_SINGLE))
