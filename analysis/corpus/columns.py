"""Tables as people have them in; their columns under the kit's names out.

``text``, ``title``, ``outlet``, ``date`` and ``id`` are found by what they are usually called, the
texts also by how long they are; any of them can be named.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from statistics import fmean

from ..measures import CODEBOOK
from .contents import is_link
from .records import ArticleError, Record
from .sheets import Table

__all__ = ["OWN", "ROLES", "articles", "distinct", "free_names", "renamed", "roles"]

OWN = ("article", "text", "path", "folder", "duplicate_of", "duplicate_share")
LOOSE = ("article", "story", "news")  # may as well hold the name of the article
# What columns are usually called, in lower case and without marks; the first found counts.
ROLES = {
    "text": (
        *("text", "fulltext", "articletext", "bodytext", "maintext", "plaintext", "textcontent"),
        *("articlebody", "articlecontent", "storytext", "body", "content", "transcript", *LOOSE),
    ),
    "title": ("title", "headline", "articletitle", "newstitle", "heading", "head", "hed"),
    "outlet": (
        *("outlet", "outletname", "publication", "publicationtitle", "publicationname"),
        *("newspaper", "medianame", "mediaoutlet", "newsoutlet", "sourcename", "source"),
        *("newssource", "media", "medium", "publisher", "sitename", "site", "journal", "domain"),
    ),
    "date": (
        *("date", "publicationdate", "publishdate", "publisheddate", "datepublished", "pubdate"),
        *("publishedat", "published", "datetime", "articledate", "timestamp", "pubtime", "time"),
    ),
    "id": (
        *("id", "articleid", "docid", "documentid", "storyid", "storiesid", "uid", "uuid"),
        *("guid", "textid", "newsid", "accessionnumber", "proquestdocumentid"),
    ),
}
LINKS = ("url", "link", "href", "articleurl", "storyurl", "webpage")
LONG = 40  # words that a column of texts has in a cell, on average, if it is called otherwise
SHARE = 0.25  # of the longest column: a shorter one is a summary or a name
LOOKED_AT = 200  # rows by which columns are told apart

Given = Mapping[str, str | None]


def articles(table: Table, given: Given) -> tuple[list[Record], list[str]]:
    """Return the rows of a table as records, and notes on its columns.

    Examples
    --------
    >>> table = Table(["Headline", "Body", "words"], [(1, ["Rain", "It may rain.", 3])], [])
    >>> articles(table, {})[0]
    [Record(row=1, text='It may rain.', about={'title': 'Rain', 'words': 3}, sheet='')]
    """
    table, notes = _distinct(table)
    chosen = roles(table, given)
    place = table.columns.index(chosen["text"])
    records = []
    for number, row in table.rows:
        fields = dict(zip(table.columns, row, strict=True))
        fields.pop(chosen["text"])
        records.append(Record(number, row[place], renamed(fields, chosen)))
    return records, notes


def roles(table: Table, given: Given) -> dict[str, str]:
    """Return which column holds the text, and what was said of the others.

    Examples
    --------
    >>> roles(Table(["Headline", "Body"], [(1, ["Rain", "It may rain."])], []), {})
    {'text': 'Body'}
    """
    if not table.columns:
        raise ArticleError("holds no articles; put some into it")
    chosen = {role: name for role, name in given.items() if name is not None}
    _check_given(table.columns, chosen)
    if "text" not in chosen:
        chosen["text"] = _text_column(table, chosen)
    return chosen


def renamed(fields: dict[str, object], given: Given) -> dict[str, object]:
    """Return fields under the kit's names for title, outlet, date and id; others as they are.

    Examples
    --------
    >>> renamed({"Headline": "Rain", "pub_date": "2024-05-01", "topic": "weather"}, {})
    {'title': 'Rain', 'date': '2024-05-01', 'topic': 'weather'}
    """
    names: dict[str, str] = {}
    plain = {_plain(name): name for name in reversed(fields)}
    for role, usual in ROLES.items():
        if role == "text":
            continue
        named = given.get(role)
        found = named if named in fields else next((plain[u] for u in usual if u in plain), None)
        if named is not None and named not in fields:
            found = None
        if found is not None and found not in names:
            names[found] = role
    taken = set(names.values())
    return {
        names.get(name, f"own_{name}" if name in taken else name): value
        for name, value in fields.items()
    }


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _distinct(table: Table) -> tuple[Table, list[str]]:
    """Number columns that share a name; two of texts are refused where they are looked for."""
    columns = distinct(table.columns)
    twice = [new for new, old in zip(columns, table.columns, strict=True) if old and new != old]
    notes = [f"Two columns share a name; the later one comes out as {name!r}." for name in twice]
    return table._replace(columns=columns), notes


def distinct(names: Iterable[str]) -> list[str]:
    """Return names of columns, numbered where one is missing or stands a second time.

    Examples
    --------
    >>> distinct(["text", "", "text"])
    ['text', 'column_2', 'text_3']
    """
    columns: list[str] = []
    for place, name in enumerate(names, start=1):
        name = name or f"column_{place}"
        columns.append(name if name not in columns else f"{name}_{place}")
    return columns


def _check_given(columns: list[str], chosen: dict[str, str]) -> None:
    for role, name in chosen.items():
        if name not in columns:
            raise ArticleError(
                f"has no column {name!r} for {role}=; its columns are {_listed(columns)}"
            )


def _text_column(table: Table, chosen: dict[str, str]) -> str:
    """Return the name of the column of texts, or refuse the table with what it holds."""
    free = [c for c in table.columns if c not in chosen.values()]
    usual = [c for c in free if _is_called(c, ROLES["text"])]
    usual = [c for c in usual if not _is_called(c, LOOSE)] or usual
    lengths = {c: _mean_words(table, c) for c in free}
    longest = max((lengths[c] for c in usual), default=0)
    likely = [c for c in usual if lengths[c] >= max(SHARE * longest, 0.5)]
    likely += [c for c in free if likely and _is_swapped(c, lengths[c], longest)]
    if not likely:
        likely = [c for c in free if lengths[c] >= LONG] or (usual if not table.rows else [])
    if len(likely) == 1:
        return likely[0]
    if likely:
        raise ArticleError(
            f"has more than one column that may hold the articles ({_listed(likely)}); say which "
            "with text="
        )
    if any(_is_called(c, LINKS) or _holds_links(table, c) for c in free):
        raise ArticleError(
            "holds links and no texts, as Media Cloud gives them; fetch the pages, save them as "
            ".html and read these"
        )
    raise ArticleError(
        f"has no column that holds articles; its columns are {_listed(table.columns)}: say which "
        "with text="
    )


def _is_swapped(column: str, length: float, longest: float) -> bool:
    """Tell whether what is called a headline is as long as an article, and the text is not."""
    return _is_called(column, ROLES["title"]) and length >= LONG and SHARE * length > longest


def _is_called(name: str, usual: Container[str]) -> bool:
    plain = _plain(name)
    return plain in usual or re.sub(r"\d+$", "", plain) in usual


def _mean_words(table: Table, column: str) -> float:
    place = table.columns.index(column)
    cells = [row[place] for _, row in table.rows[:LOOKED_AT]]
    texts = [cell for cell in cells if isinstance(cell, str) and "://" not in cell[:10]]
    return fmean(len(text[:5000].split()) for text in texts) if texts else 0


def _holds_links(table: Table, column: str) -> bool:
    place = table.columns.index(column)
    cells = [row[place] for _, row in table.rows[:LOOKED_AT] if row[place] is not None]
    return bool(cells) and all(isinstance(cell, str) and is_link(cell) for cell in cells)


def _listed(columns: Iterable[str]) -> str:
    names = [repr(name) for name in columns]
    return ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")


def free_names(columns: Iterable[str]) -> dict[str, str]:
    """Return new names for the columns that are called like a number or a column of the kit.

    Examples
    --------
    >>> free_names(["topic", "words", "path"])
    {'words': 'own_words', 'path': 'own_path'}
    """
    return {name: f"own_{name}" for name in columns if name in OWN or name in CODEBOOK.index}
