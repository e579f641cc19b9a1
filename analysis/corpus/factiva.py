"""An export of Factiva in, as text or as a page; articles out.

Each article ends by "Document" and its number. In the plain layout headline, author, number of
words, date and outlet stand above the text, one a line; with "full article plus indexing" each
part has a code of two or three letters (HD, WC, PD, SN, LP, TD).
"""

from __future__ import annotations

import re
from typing import Any

from .dates import is_date_line, read_date
from .labels import DOCUMENT, LANGUAGES, WORDS
from .lines import Piece, byline, joined, number, plain
from .records import needed

__all__ = ["holds", "holds_page", "pieces", "pieces_of_page"]

CODES = (
    *("HD", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CO", "IN"),
    *("NS", "RE", "IPC", "IPD", "PUB", "AN", "CR", "CT", "CX", "CLM", "ART", "SE", "RF", "VOL"),
)
TEXT_CODES = ("LP", "TD")
_END = re.compile(rf"(?i:{DOCUMENT}) ([A-Z][A-Za-z0-9]{{12,40}})")
_NUMBER = re.compile(r"([A-Z]{2,12}\d{6}[A-Za-z0-9]{6,20})")  # of a document, after AN
_WORDS = re.compile(rf"([\d,.\s]+) {WORDS}", re.IGNORECASE)
# `plain` leaves a tab there; a table of RTF has strokes between its cells and behind them.
_CODE = re.compile(rf"({'|'.join(CODES)})(?:\t|\||$)(.*)")
_FOOT = re.compile(r"page \d+ of \d+\b.*|.*© \d{4} factiva\b.*", re.IGNORECASE)
_RIGHTS = re.compile(r"\(?(?:\(c\)|©|copyright\b).*", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?( ?[AP]M)?( ?[A-Z]{2,4})?")
_PAGE = re.compile(r"class=[\"'][^\"']*\b(?:articleParagraph|\w\wArticle|\w\wHeadline)\b")
_ENDS = re.compile(rf"(?i:{DOCUMENT}) [A-Z]{{2}}")
MOST_WORDS_OF_OWNER = 6  # the publisher's name below an article


def holds(lines: list[str]) -> bool:
    """Tell whether lines are an export of Factiva."""
    ends = any(_END.fullmatch(line) for line in lines)
    if ends and any(_WORDS.fullmatch(line) for line in lines):
        return True
    codes = {found[1] for line in lines if (found := _CODE.match(line))}
    return {"HD", "WC", "PD"} <= codes and bool(codes & {"LP", "TD"})


def pieces(lines: list[str]) -> tuple[list[Piece], int]:
    """Return the articles, and how many the file says it holds: 0, as it does not."""
    lines = [line for line in lines if not _FOOT.fullmatch(line)]
    coded = {found[1] for line in lines if (found := _CODE.match(line))}
    if {"HD", "WC"} <= coded:
        return [_of_codes(part) for part in _coded_parts(lines)], 0
    ends = [n for n, line in enumerate(lines) if _END.fullmatch(line)]
    starts = [0, *(n + 1 for n in ends)]
    return [_of_lines(lines[a : b + 1]) for a, b in zip(starts, ends, strict=False)], 0


def _coded_parts(lines: list[str]) -> list[list[str]]:
    """Split at the first code of each article: HD, or SE above it."""
    starts: list[int] = []
    for n, line in enumerate(lines):
        found = _CODE.match(line)
        if found and found[1] == "HD":
            above = _code_above(lines, n)
            starts.append(above if above is not None else n)
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _code_above(lines: list[str], n: int) -> int | None:
    """Return the line of a code SE or CLM that stands right above a headline."""
    for above in range(n - 1, max(-1, n - 6), -1):
        found = _CODE.match(lines[above])
        if found:
            return above if found[1] in ("SE", "CLM") else None
    return None


def _of_codes(lines: list[str]) -> Piece:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        if found := _CODE.match(line):
            code = found[1]
            fields.setdefault(code, []).append(found[2].rstrip("| "))
        elif code and not _END.fullmatch(line):
            fields[code].append(line.rstrip("| "))
    parts = {name: joined(held) for name, held in fields.items()}
    return _piece(parts, _from(fields, TEXT_CODES))


def _from(fields: dict[str, list[str]], codes: tuple[str, ...]) -> list[str]:
    return [line for code in codes for line in ["", *fields.get(code, [])]]


def _piece(parts: dict[str, str], body: list[str]) -> Piece:
    accession = _NUMBER.search(parts.get("AN", ""))
    about: dict[str, object] = {
        "title": " ".join(parts.get("HD", "").split()),
        "byline": byline(parts.get("BY", "")),
        "length": number(parts.get("WC", "")),
        "date": read_date(parts.get("PD", "")),
        "outlet": parts.get("SN", ""),
        "section": parts.get("SE", ""),
        "id": accession[1] if accession else parts.get("AN", ""),
    }
    text = joined(body)
    wrong = "" if text else "it holds a headline and no text; leave it out"
    return Piece(text, {name: value for name, value in about.items() if value}, wrong)


def _of_lines(lines: list[str]) -> Piece:
    """Read an article of the plain layout, whose last line is its number."""
    *lines, last = lines
    end = _END.fullmatch(last)
    parts = {"AN": end[1] if end else ""}
    words = next((n for n, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if words is None:
        return Piece("", {}, "no line in it tells its number of words; export it anew")
    parts["WC"] = lines[words]
    parts |= _above(_article_top([line for line in lines[:words] if line]))
    below = [n for n in range(words + 1, len(lines)) if lines[n]]
    parts["PD"] = next((lines[n] for n in below[:1] if is_date_line(lines[n])), "")
    named = [n for n in below[1:] if not _CLOCK.fullmatch(lines[n])]
    parts["SN"] = lines[named[0]] if named else ""
    return _piece(parts, _without_owner(lines[_head_end(lines, below) :]))


def _article_top(above: list[str]) -> list[str]:
    """Return the lines of the headline's block: above the first one stands the program's."""
    marks = [
        n for n, line in enumerate(above) if line.lower() in ("dow jones", "factiva", "articles")
    ]
    return above[marks[-1] + 1 :] if marks else above


def _above(lines: list[str]) -> dict[str, str]:
    """Tell section, headline and author apart, by their order and form."""
    parts: dict[str, str] = {}
    if len(lines) > 1 and _is_author(lines[-1], lines[-2]):
        parts["BY"] = lines.pop()
    if len(lines) > 1 and len(lines[0].split()) <= 3 < len(lines[1].split()):
        parts["SE"] = lines.pop(0)
    return parts | {"HD": " ".join(lines)}


def _is_author(line: str, before: str) -> bool:
    if re.match(r"(?i)(?:by|von|par|por)\b", line):
        return True
    words = line.replace(",", " ").split()
    short = len(words) <= 5 and len(before.split()) > len(words)
    return short and all(word[0].isupper() or word in ("and", "de", "van") for word in words)


def _head_end(lines: list[str], below: list[int]) -> int:
    """Return the first line of the text: behind the rights, or the language where none stand."""
    top = below[:12]
    for fits in (_RIGHTS.fullmatch, LANGUAGES.__contains__):
        found = [n for n in top if fits(lines[n].lower())]
        if found:
            return found[0] + 1
    return top[min(2, len(top) - 1)] + 1 if top else len(lines)


def _without_owner(lines: list[str]) -> list[str]:
    """Take off the publisher's name, which stands last."""
    filled = [n for n, line in enumerate(lines) if line]
    if filled:
        last = lines[filled[-1]]
        if len(last.split()) <= MOST_WORDS_OF_OWNER and last[-1] not in ".?!”\"'’":
            return lines[: filled[-1]]
    return lines


def holds_page(source: str) -> bool:
    """Tell whether the source of a page is an export of Factiva."""
    return bool(_PAGE.search(source)) and bool(_ENDS.search(source))


def pieces_of_page(source: str) -> tuple[list[Piece], int]:
    """Return the articles of an export saved as a page."""
    html = needed("lxml.html", "lxml", "an export of Factiva saved as a page")
    tree = html.fromstring(source)
    found = [e for e in tree.iter("div") if re.search(r"\b\w\wArticle\b", e.get("class", ""))]
    return [_of_element(element) for element in found], 0


def _of_element(element: Any) -> Piece:  # lxml has no types
    rows = [(_text(cells[0]), cells[1]) for r in element.iter("tr") if len(cells := list(r)) == 2]
    if any(code == "HD" for code, _ in rows):
        fields = {code: _lines(cell) for code, cell in rows if code in CODES}
        parts = {code: joined(lines) for code, lines in fields.items()}
        return _piece(parts, _from(fields, TEXT_CODES))
    body = [_text(p) for p in element.iter("p") if "articleParagraph" in p.get("class", "")]
    heads = [e for e in element.iter("span", "div", "b") if "Headline" in e.get("class", "")]
    author = [e for e in element.iter("div") if "author" in e.get("class", "").lower()]
    divs = [_text(d) for d in element.iter("div") if not d.attrib and not len(d.findall(".//div"))]
    end = [m for p in element.iter("p") if (m := _END.fullmatch(_text(p)))]
    words = next((n for n, line in enumerate(divs) if _WORDS.fullmatch(line)), len(divs))
    below = [line for line in divs[words + 1 :] if not _CLOCK.fullmatch(line)]
    writer = _text(author[0]) if author else next((d for d in divs[:words] if byline(d) != d), "")
    section = [d for d in divs[:words] if d and d != writer]
    parts = {
        "HD": _text(heads[0]) if heads else "",
        "BY": writer,
        "SE": section[0] if section else "",
        "WC": divs[words] if words < len(divs) else "",
        "PD": below[0] if below else "",
        "SN": below[1] if len(below) > 1 else "",
        "AN": end[0][1] if end else "",
    }
    return _piece(parts, [line for text in body for line in (text, "")])


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())


def _lines(cell: Any) -> list[str]:
    paragraphs = [_text(p) for p in cell.iter("p")]
    lines = paragraphs or plain(cell.text_content())
    return [line for text in lines for line in (text, "")]
