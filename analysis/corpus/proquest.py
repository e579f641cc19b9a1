"""The text of an export of ProQuest in (Global Newsstream and others, saved as text); articles out.

Lines of underscores part the articles. Each has labelled fields, of which "Full text:" goes on
over many lines, until the fields begin that tell of the publication.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .dates import read_date
from .labels import DOCUMENT
from .lines import Piece, byline, joined, labelled, number

__all__ = ["holds", "may_hold", "pieces"]

FIELDS = {
    *("title", "author", "publication title", "publication date", "publication year", "section"),
    *("publication info", "proquest document id", "document url", "full text", "abstract"),
    *("links", "subject", "location", "people", "company / organization", "classification"),
    *("identifier / keyword", "publisher", "place of publication", "country of publication"),
    *("publication subject", "issn", "source type", "language of publication", "document type"),
    *("copyright", "last updated", "database", "credit", "first page", "pages", "volume", "issue"),
    *("illustration", "word count", "number of pages", "dateline", "column", "edition"),
    *("source details", "business indexing term", "literature indexing term", "search terms"),
    *("narrow subject", "broad subject", "document feature", "supplement", "url", "e-issn"),
    *("eissn", "coden", "accession number", "place", "year", "publication history", "highlights"),
    *("online publication date", "language", "publication type", "contributor", "correspondence"),
    *("mesh", "substance", "headline", "company", "organization", "identifier", "series"),
}
SURE = {"publication title", "publication date", "publication year", "proquest document id"}
_RULE = re.compile(r"[_*=-]{40,}")
_COUNT = re.compile(rf"{DOCUMENT} (\d+) (?:of|de|von|di|van) (\d+)", re.IGNORECASE)
_NO_TEXT = re.compile(r"(?:full text )?(?:is )?not available\.?|none available\.?", re.IGNORECASE)
_FURNITURE = re.compile(
    r"enlarge this image\.?|illustration|caption: .*|credit: .*|proquest document link|translate"
    r"|turn (?:on|off) search term navigation|full text|headnote|(?:image|photo)s? omitted.*"
    r"|undo translation|translate ?undo translation.*|show (?:less|more|all)"
    r"|\(proquest.*(?:omitted|copyright).*\)|copyright .{0,80}",
    re.IGNORECASE,
)


def may_hold(source: str) -> bool:
    """Tell whether the source of a page may be an export of ProQuest, at a glance."""
    return "ProQuest document ID" in source


def holds(lines: list[str]) -> bool:
    """Tell whether lines are an export of ProQuest."""
    told = {found[0] for line in lines if (found := labelled(line, FIELDS))}
    database = any("proquest" in line.lower() for line in lines)
    return "full text" in told and len(told & SURE) > 1 and database


def pieces(lines: list[str]) -> tuple[list[Piece], int]:
    """Return the articles, and how many the file says it holds (0 if it does not)."""
    parts = _cut(lines)
    told = [int(count[2]) for line in lines if (count := _COUNT.fullmatch(line))]
    held = [(part, _fields(part)) for part in parts]
    return [_piece(p, f) for p, f in held if f.keys() & SURE], max(told, default=0)


def _cut(lines: list[str]) -> list[list[str]]:
    """Cut at rules and counts; where neither stands, behind the field that comes last."""
    parts: list[list[str]] = [[]]
    for line in lines:
        rule = bool(_RULE.fullmatch(line))
        if rule or _COUNT.fullmatch(line):
            parts.append([])
        if not rule:
            parts[-1].append(line)
    found: list[list[str]] = []
    for part in parts:
        lasts = [n + 1 for n, line in enumerate(part) if _is(line, "database")]
        several = sum(_is(line, "full text") for line in part) > 1
        cuts = [0, *lasts, len(part)] if several else [0, len(part)]
        found += [part[a:b] for a, b in pairwise(cuts)]
    return found


def _fields(lines: list[str]) -> dict[str, str]:
    """Return the labelled fields of one line each; of several of a name the last one."""
    return {found[0]: found[1] for line in lines if (found := labelled(line, FIELDS)) and found[1]}


def _piece(lines: list[str], fields: dict[str, str]) -> Piece:
    if sum(_is(line, "full text") for line in lines) > 1:
        return Piece("", {}, "it holds several articles and nothing between them; export it anew")
    first = next(
        (x for x in lines if x and not _COUNT.fullmatch(x) and not labelled(x, FIELDS)), ""
    )
    outlet = fields.get("publication title", "").split(";")[0].strip()
    about: dict[str, object] = {
        "title": fields.get("title") or fields.get("headline") or first,
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
    last = max((n for n, x in enumerate(body) if x and not labelled(x, FIELDS)), default=0)
    fields = next((n for n in range(last + 1, len(body)) if body[n]), len(body))
    for n, line in enumerate(body[1:], start=1):
        label = labelled(line, FIELDS)
        # In the text itself a line may open with "Location:"; a field has an empty line above.
        if label and label[0] != "credit" and (label[0] in SURE or not body[n - 1]):
            return body[: min(n, fields)]
    return body[:fields]


def _is(line: str, name: str) -> bool:
    found = labelled(line, FIELDS)
    return bool(found) and found[0] == name  # type: ignore[index]
