"""The text of an export of LexisNexis in (Nexis Uni, Lexis Advance, Academic); articles out.

Nexis Uni ends each article by "End of Document"; above its "Body" stand headline, outlet and date,
one a line, then labelled lines. The older LexisNexis opens each by "3 of 161 DOCUMENTS" and sets
its labels in capitals; it came as text and as a page. Both may open with a cover that lists what
was searched for, and speak the language of whoever searched.
"""

from __future__ import annotations

import re
from datetime import datetime

from .dates import is_date_line, read_date
from .labels import DOCUMENT
from .lines import Piece, blocks, byline, joined, labelled, number

__all__ = ["holds", "may_hold", "pieces"]

HEAD = {
    *("section", "length", "byline", "headline", "dateline", "highlight", "series", "edition"),
    *("column", "distribution", "anchors", "show", "guests", "authors", "author"),
}
TAIL = {
    *("load-date", "language", "publication-type", "subject", "organization", "company", "ticker"),
    *("industry", "person", "city", "state", "country", "geographic", "journal-code", "url"),
    *("document-type", "pub-type", "correction-date", "graphic", "name", "type", "newsletter"),
}
# Of these a paragraph of the article may as well begin: "COMPANY: Acme".
UNSURE = {"subject", "organization", "company", "industry", "person", "city", "state", "country"}
UNSURE |= {"geographic", "name", "type", "newsletter", "url", "ticker"}
ENDS = {"classification", "graphic", "notes", "correction", "correction appended", "load-date"}
BODY = ("body", "body:", "text")
_END = re.compile(r"end of document|ende des dokuments|fin du document", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?:focus - )?(\d+) (?:of|von|de|van) (\d+) {DOCUMENT}e?[sn]?"
    rf"|{DOCUMENT} (\d+) (?:von|de|van) (\d+)",
    re.IGNORECASE,
)
_COVER = re.compile(  # lines of the list of what was searched for and found
    r"(?:user name|date and time|job number|client/matter|search terms|search type|narrowed by"
    r"|download request|time of request|send to|terms|source|project id)\s*:.*|documents \(\d+\)"
    r"|\d+\. .+|content type( narrowed by)?|narrowed by|news( -none-)?|-none-",
    re.IGNORECASE,
)
_TOLD = re.compile(r"documents \((\d+)\)", re.IGNORECASE)
# The edition may stand behind the day: "June 17, 1995, CITY EDITION".
_EDITION = re.compile(
    r"(.{6,40}?\d{4}(?:,?\s+[A-Z]\w+(?:day|tag|di))?)[,;]?\s+"
    r".*\b(?:editions?|ed\.|final|ausgabe|édition|edición).*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"page \d+ of \d+", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\(?(?:copyright\b|©|\(c\)).*|all rights reserved\.?|alle rechte vorbehalten\.?"
    r"|tous droits r[ée]serv[ée]s\.?|alle rechten voorbehouden\.?",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"link to (?:image|story|the original story.*|pdf.*)|\[?image omitted.*|enlarge this image\.?"
    r"|view the original article to see embedded media\.?|to view (?:the )?original .*",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\d+ of \d+ DOCUMENTS?\b|(?i:end of document)|LXNComment")


def holds(lines: list[str]) -> bool:
    """Tell whether lines are an export of LexisNexis."""
    ends = sum(bool(_END.fullmatch(line)) for line in lines)
    opens = sum(bool(_COUNT.fullmatch(line)) for line in lines)
    told = [found[0] for line in lines if (found := labelled(line, HEAD | TAIL))]
    marked = "length" in told or "load-date" in told or any(x.lower() in BODY for x in lines)
    listed = any(_TOLD.fullmatch(line) for line in lines)  # a cover that came in a file of its own
    return (bool(ends or opens) and marked) or (
        listed and any(line.lower().startswith("client/matter:") for line in lines)
    )


def may_hold(source: str) -> bool:
    """Tell whether the source of a page may be an export of LexisNexis, at a glance."""
    return bool(_PAGES.search(source))


def pieces(lines: list[str]) -> tuple[list[Piece], int]:
    """Return the articles, and how many the file says it holds (0 if it does not)."""
    opens = [n for n, line in enumerate(lines) if _COUNT.fullmatch(line)]
    if opens:
        counts = [_COUNT.fullmatch(lines[n]) for n in opens]
        parts = [lines[a + 1 : b] for a, b in zip(opens, [*opens[1:], len(lines)], strict=True)]
        return [_piece(part) for part in parts], max(int(c[2] or c[4]) for c in counts if c)
    ends = [n for n, line in enumerate(lines) if _END.fullmatch(line)]
    if not ends:  # taken off by whoever turned the document into text
        ends = [n for n, line in enumerate(lines) if _is_loaded(line)]
    told = [int(found[1]) for line in lines if (found := _TOLD.fullmatch(line))]
    starts = [_below_cover(lines) if told else 0, *(n + 1 for n in ends)]
    parts = [lines[a:b] for a, b in zip(starts, ends, strict=False)]
    rest = lines[ends[-1] + 1 :] if ends else lines
    if any(line.lower() in BODY[:2] for line in rest):
        parts.append(rest)  # the last article, cut short
    return [_piece(part) for part in parts], max(told, default=0)


def _below_cover(lines: list[str]) -> int:
    """Return the first line below a cover."""
    first = next((n for n, line in enumerate(lines) if _day(line)), 0)
    covered = [n for n in range(first) if _COVER.fullmatch(lines[n])]
    return covered[-1] + 1 if covered else 0


def _piece(lines: list[str]) -> Piece:
    lines = _without_pages(lines)
    body, end = _bounds(lines)
    head = [line for line in lines[:body] if line.lower() not in BODY]
    loaded = _labels(lines[end:]).get("load-date", "")
    about = {"date": read_date(loaded), **_unlabelled(head), **_fields(_labels(head))}
    text = joined(_cleaned(lines[body:end]))
    wrong = "" if text else "it holds a headline and no text; leave it out"
    return Piece(text, about, wrong)


def _without_pages(lines: list[str]) -> list[str]:
    """Take off "Page 2 of 3", and the headline that some programs repeat below it."""
    pages = {n for n, line in enumerate(lines) if _PAGE.fullmatch(line)}
    heads = {n + 1 for n in pages if n + 1 < len(lines)}
    own = {line for n, line in enumerate(lines) if n not in heads}
    return [
        line
        for n, line in enumerate(lines)
        if n not in pages and not (n in heads and line and line in own)
    ]


def _bounds(lines: list[str]) -> tuple[int, int]:
    """Return where the body starts and ends."""
    low = [line.lower() for line in lines]
    start = next((n + 1 for n, line in enumerate(low) if line in BODY), None)
    if start is None:
        start = _below_labels(lines)
    for n in range(start, len(lines)):
        if low[n].rstrip(":") in ENDS or _is_tail(lines, n):
            return start, n
    return start, len(lines)


def _is_tail(lines: list[str], n: int) -> bool:
    """Tell whether a line has a label of those below the text."""
    name, _ = labelled(lines[n], TAIL) or ("", "")
    if not name or name == "load-date":
        return _is_loaded(lines[n])
    if not lines[n].split(":")[0].isupper():
        return False
    return name not in UNSURE or all(
        labelled(block[0], TAIL | ENDS) or _RIGHTS.fullmatch(block[0])
        for block in blocks(lines[n:])
    )


def _is_loaded(line: str) -> bool:
    """Tell whether a line says when the article was loaded: "UPDATE: Rain" does not."""
    found = labelled(line, ("load-date",))
    return found is not None and (not found[1] or read_date(found[1]) is not None)


def _below_labels(lines: list[str]) -> int:
    """Return the first line below the labelled ones, where no "Body" tells it."""
    last = next((n for n, line in enumerate(lines) if labelled(line, HEAD)), None)
    if last is None:
        return len(lines)
    while last < len(lines):
        block_end = next((n for n in range(last, len(lines)) if not lines[n]), len(lines))
        following = next((n for n in range(block_end, len(lines)) if lines[n]), len(lines))
        if following == len(lines) or not labelled(lines[following], HEAD):
            return following
        last = following
    return last


def _labels(lines: list[str]) -> dict[str, str]:
    """Return the labelled fields; a value may go on below its label."""
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        label = labelled(line, HEAD | TAIL)
        if label:
            name = label[0]
            found[name] = label[1]
        elif name and line and not _RIGHTS.fullmatch(line):
            found[name] = f"{found[name]} {line}".strip()
        else:
            name = ""
    return found


def _fields(found: dict[str, str]) -> dict[str, object]:
    """Return labelled fields under the kit's names."""
    fields = {
        "title": found.get("headline"),
        "byline": byline(found.get("byline") or found.get("author", "")),
        "section": found.get("section"),
        "length": number(found.get("length", "")),
    }
    return {name: value for name, value in fields.items() if value}


def _unlabelled(lines: list[str]) -> dict[str, object]:
    """Return headline, outlet and date: what stands around the first line that is a date."""
    first = next((n for n, line in enumerate(lines) if labelled(line, HEAD)), len(lines))
    day = next((n for n, line in enumerate(lines[:first]) if _day(line)), None)
    if day is None:
        named = [n for n in range(first) if _names(lines[n])]
        return dict(zip(("title", "outlet"), (lines[n] for n in named[:2]), strict=False))
    above = [n for n in range(day) if _names(lines[n])]
    outlet = lines[above[-1]] if above else ""
    title = " ".join(lines[n] for n in above[:-1])
    if any(_RIGHTS.fullmatch(line) for line in lines[:day]):
        title = ""  # in the older layout the owner of the rights stands there
    if not title:  # and the headline below the date, with the edition between
        below = blocks(lines[day + 1 : first])
        below = below if day + 1 < first and not lines[day + 1] else below[1:]
        title = " ".join(below[-1]) if below else ""
    return {"title": title, "outlet": outlet, "date": _day(lines[day])}


def _day(line: str) -> datetime | None:
    """Return the day that a line tells, with the edition or without, and nothing else."""
    edition = _EDITION.fullmatch(line)
    told = edition[1] if edition else line
    return read_date(told) if is_date_line(told) else None


def _names(line: str) -> bool:
    return bool(line) and not _RIGHTS.fullmatch(line)


def _cleaned(lines: list[str]) -> list[str]:
    """Take off the abstract that some papers put before the text, links and rights."""
    full = [n for n, line in enumerate(lines) if line.rstrip(":").lower() == "full text"]
    if full and any(line.rstrip(":").lower() == "abstract" for line in lines[: full[0]]):
        lines = lines[full[0] + 1 :]
    return [line for line in lines if not _RIGHTS.fullmatch(line) and not _LINKS.fullmatch(line)]
