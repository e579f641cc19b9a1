"""What the readers of exports do with lines: take labels off, and join what was wrapped."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from .labels import ENGLISH

__all__ = ["Piece", "blocks", "byline", "joined", "labelled", "number", "plain"]

WRAPPED = 100  # characters, at most, of the lines of a text that was broken to a width
_CODE = re.compile(r"\s*([A-Z]{2,3})(?:\t|\s{2,})\s*(\S.*)")  # the gap tells it from a word
_LABEL = re.compile(r"([^\W\d_](?:[^\W\d_]|[ /-]){1,40}?)\s*:(?:\s+(.*))?")


class Piece(NamedTuple):
    """An article of an export: its text, its fields, and what is wrong with it."""

    text: str
    about: dict[str, object]
    wrong: str = ""


def plain(text: str) -> list[str]:
    """Return the lines of a text, their white space made plain.

    Examples
    --------
    >>> plain("Rain\\xa0may  fall \\n\\x0cSnow")
    ['Rain may fall', '', 'Snow']
    """
    lines = text.replace("\x0c", "\n").replace("\x0b", "\n").replace("\ufeff", "").split("\n")
    return [" ".join(line.split()) if not (c := _CODE.match(line)) else _kept(c) for line in lines]


def _kept(code: re.Match[str]) -> str:
    return f"{code[1]}\t{' '.join(code[2].split())}"


def labelled(line: str, labels: Container[str]) -> tuple[str, str] | None:
    """Return the label of a line, in small letters, and what follows it, if it has one of these.

    Labels in other languages are given in English.

    Examples
    --------
    >>> labelled("LENGTH: 312 words", {"length"}), labelled("He said: No.", {"length"})
    (('length', '312 words'), None)
    >>> labelled("LÄNGE: 312 Wörter", {"length"})
    ('length', '312 Wörter')
    """
    found = _LABEL.fullmatch(line)
    if found is None:
        return None
    name = " ".join(found[1].lower().split())
    name = name if name in labels else ENGLISH.get(name, name)
    return (name, (found[2] or "").strip()) if name in labels else None


def joined(lines: list[str]) -> str:
    """Return lines as paragraphs with an empty line between; wrapped lines are joined.

    Examples
    --------
    >>> joined(["", "It may", "rain.", "", "Snow fell.", ""])
    'It may rain.\\n\\nSnow fell.'
    """
    found = blocks(lines)
    wrapped = _is_wrapped(found)
    parts = [part for block in found for part in ([" ".join(block)] if wrapped else block)]
    return "\n\n".join(parts).replace("\t", " ")


def blocks(lines: list[str]) -> list[list[str]]:
    """Return the runs of lines that have no empty line within.

    Examples
    --------
    >>> blocks(["It may", "rain.", "", "Snow fell."])
    [['It may', 'rain.'], ['Snow fell.']]
    """
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def byline(line: str) -> str:
    """Return who wrote an article, without "By".

    Examples
    --------
    >>> byline("BY ANN LEE")
    'ANN LEE'
    """
    return re.sub(r"(?i)^(?:by|von|par|por|di|door):?\s+", "", line.strip())


def number(line: str) -> int | None:
    """Return the first number in a line.

    Examples
    --------
    >>> number("1,012 words"), number("short")
    (1012, None)
    """
    found = re.search(r"\d[\d,.]*", line)
    return int(re.sub(r"\D", "", found[0])) if found else None


def _is_wrapped(found: list[list[str]]) -> bool:
    """Tell whether lines were broken to a width: the inner ones end within a sentence."""
    inner = [line for block in found for line in block[:-1]]
    if not inner or max(map(len, inner)) > WRAPPED:
        return False
    return (
        sum(line.endswith((".", "?", "!", '"', "”", "’", ":")) for line in inner) < len(inner) / 2
    )
