"""The text of an export of ProQuest in (Global Newsstream and others, saved as text); articles out.

Lines of underscores part the articles. Each has labelled fields, of which "Full text:" goes on
over many lines, until the fields begin that tell of the publication.
"""

from __future__ import annotations

import re

from .dates import read_date
from .lines import Piece, byline, joined, labelled, number

__all__ = ["holds", "pieces"]

FIELDS = {
    *("title", "author", "publication title", "publication date", "publication year", "section"),
    *("publication info", "proquest document id", "document url", "full text", "abstract"),
    *("links", "subject", "location", "people", "company / organization", "classification"),
    *("identifier / keyword", "publisher", "place of publication", "country of publication"),
    *("publication subject", "issn", "source type", "language of publication", "document type"),
    *("copyright", "last updated", "database", "credit", "first page", "pages", "volume", "issue"),
    *(
        "illustration",
        "word count",
        "number of pages",
        "dateline",
        "column",
        "edition",
        "source details",
    ),
}
SURE = {"publication title", "publication date", "publication year", "proquest document id"}
_RULE = re.compile(r"[_*=-]{40,}")
_COUNT = re.compile(r"document (\d+) of (\d+)", re.IGNORECASE)
_NO_TEXT = re.compile(r"(?:full text )?(?:is )?not available\.?|none available\.?", re.IGNORECASE)
_FURNITURE = re.compile(
    r"enlarge this image\.?|illustration|caption: .*|credit: .*|proquest document link"
    r"|\(proquest.*(?:omitted|copyright).*\)|copyright .{0,80}",
    re.IGNORECASE,
)


def holds(lines: list[str]) -> bool:
    """Tell whether lines are an export of ProQuest."""
    told = {found[0] for line in lines if (found := labelled(line, FIELDS))}
    database = any("proquest" in line.lower() for line in lines)
    return "full text" in told and len(told & SURE) > 1 and database


def pieces(lines: list[str]) -> tuple[list[Piece], int]:
    """Return the articles, and how many the file says it holds (0 if it does not)."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append(line)
    told = [int(count[2]) for line in lines if (count := _COUNT.fullmatch(line))]
    held = [(part, _fields(part)) for part in parts]
    return [_piece(p, f) for p, f in held if f.keys() & SURE], max(told, default=0)


def _fields(lines: list[str]) -> dict[str, str]:
    """Return the labelled fields of one line each; of several of a name the last one."""
    return {found[0]: found[1] for line in lines if (found := labelled(line, FIELDS)) and found[1]}


def _piece(lines: list[str], fields: dict[str, str]) -> Piece:
    first = next(
        (x for x in lines if x and not _COUNT.fullmatch(x) and not labelled(x, FIELDS)), ""
    )
    outlet = fields.get("publication title", "").split(";")[0].strip()
    about: dict[str, object] = {
        "title": fields.get("title") or first,
        "outlet": outlet,
        "date": read_date(fields.get("publication date", "")),
        "byline": byline(fields.get("author", "")),
        "section": fields.get("section"),
        "length": number(fields.get("word count", "")),
        "id": fields.get("proquest document id"),
    }
    body = _full_text(lines)
    text = joined([line for line in body if not _FURNITURE.fullmatch(line)])
    wrong = "" if text and not _NO_TEXT.fullmatch(text) else "it has no full text; leave it out"
    return Piece(text, {name: value for name, value in about.items() if value}, wrong)


def _full_text(lines: list[str]) -> list[str]:
    """Return the lines from "Full text:" to the fields behind it."""
    start = next((n for n, x in enumerate(lines) if _is(x, "full text")), None)
    if start is None:
        return []
    found = labelled(lines[start], FIELDS)
    body = [found[1] if found else "", *lines[start + 1 :]]
    for n, line in enumerate(body[1:], start=1):
        label = labelled(line, FIELDS)
        # In the text itself a line may open with "Location:"; a field has an empty line above.
        if label and label[0] != "credit" and (label[0] in SURE or not body[n - 1]):
            return body[:n]
    return body


def _is(line: str, name: str) -> bool:
    found = labelled(line, FIELDS)
    return bool(found) and found[0] == name  # type: ignore[index]
