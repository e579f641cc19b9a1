"""Marks made by people: a text and their marks in; agreement with the tool, and gold files, out.

The files have the form of ``seeds/gold``: a row a mark, with its place in the text; so a class, or
a researcher, makes data of their own that the kit's tests and notebooks read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import nan
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from .. import attribution, hedging
from ..document import Document, as_document
from ..errors import HearsayError, InputError
from ..spans import Bounds, merged
from .filling import fill, number

__all__ = [
    "COLUMNS",
    "TOOL",
    "WHAT",
    "Agreement",
    "GoldError",
    "compare",
    "load",
    "pairs",
    "rows",
    "told",
]

# What is marked, with the columns of its gold file; a class adds who marked it.
COLUMNS = {
    "hedges": ("article", "start", "end", "text", "category", "voice"),
    "sources": ("article", "attribution", "role", "start", "end", "text", "form", "source_kind"),
}
WHAT = tuple(COLUMNS)
TOOL = "the tool"  # as a reader beside those of a class


class GoldError(HearsayError, ValueError):
    """A file of marks that cannot be used; the message says which line is wrong, and why."""


class Agreement(NamedTuple):
    """Two readings of one text: marks in both, in one's own alone, in the tool's alone; kappa."""

    both: list[Bounds]
    mine: list[Bounds]
    tool: list[Bounds]
    kappa: float


def compare(doc: Document | str, marks: Iterable[Sequence[int]], what: str) -> Agreement:
    """Compare one's own marks with those of the tool.

    Parameters
    ----------
    doc : Document or str
    marks : iterable of (start, end)
        One's own.
    what : {"hedges", "sources"}

    Returns
    -------
    Agreement
        ``both`` holds one's own marks that share a character with one of the tool's. ``kappa`` is
        Cohen's, over the words: marked or not. 1 is full agreement, 0 as much as chance gives;
        NaN where neither marked a word, or there are none.

    References
    ----------
    Cohen, J. (1960), https://doi.org/10.1177/001316446002000104

    Examples
    --------
    >>> compare("It may rain, perhaps.", [(3, 6)], "hedges")
    Agreement(both=[(3, 6)], mine=[], tool=[(13, 20)], kappa=0.5)
    """
    doc = as_document(doc)
    own, tool = merged((m[0], m[1]) for m in marks), _of_tool(doc, what)
    both = [m for m in own if _touches(m, tool)]
    return Agreement(
        both,
        [m for m in own if m not in both],
        [m for m in tool if not _touches(m, own)],
        _kappa(doc, own, tool),
    )


def _of_tool(doc: Document, what: str) -> list[Bounds]:
    if what not in WHAT:
        raise InputError(f"{what!r} cannot be marked here; mark {' or '.join(WHAT)}.")
    if what == "hedges":
        return merged(hedging.find(doc))
    return merged(a.source for a in attribution.find(doc) if a.source)


def _touches(mark: Bounds, others: list[Bounds]) -> bool:
    return any(start < mark[1] and end > mark[0] for start, end in others)


def _kappa(doc: Document, one: list[Bounds], other: list[Bounds]) -> float:
    """Return Cohen's kappa of two readings, each word marked or not."""
    return _chance_free(_words(doc, one), _words(doc, other), len(doc.words))


def _words(doc: Document, marks: Iterable[Bounds]) -> set[int]:
    return {i for start, end in marks for i in doc.word_index.within(start, end)}


def _chance_free(first: set[int], second: set[int], n: int) -> float:
    if not first and not second:
        return nan
    seen = 1 - len(first ^ second) / n
    chance = (len(first) * len(second) + (n - len(first)) * (n - len(second))) / n**2
    return round((seen - chance) / (1 - chance), 3) if chance < 1 else nan


def told(doc: Document | str, found: Agreement) -> Markup:
    """Return an agreement as HTML: the kappa, and each mark with its sentence and a question."""
    doc = as_document(doc)
    groups = [
        {"name": name, "marks": [_in_sentence(doc, *mark) for mark in marks]}
        for name, marks in zip(
            ("You and the tool", "Only you", "Only the tool"), found[:3], strict=True
        )
    ]
    return fill("agreement.html", groups=groups, kappa=number(found.kappa))


def _in_sentence(doc: Document, start: int, end: int) -> tuple[str, str, str]:
    around = doc.sentence_at(start) or doc.span(start, end)
    return doc.text[around.start : start], doc.text[start:end], doc.text[end : max(end, around.end)]


def rows(
    article: str, doc: Document | str, marks: Iterable[Mapping], what: str, coder: str = ""
) -> pd.DataFrame:
    """Return one's own marks in the form of the gold files, with a column for who made them.

    Examples
    --------
    >>> mark = {"start": 3, "end": 6, "category": "modal"}
    >>> rows("rain", "It may rain.", [mark], "hedges", "Ann").values.tolist()[0]
    ['rain', 3, 6, 'may', 'modal', 'author', 'Ann']
    """
    doc = as_document(doc)
    found: list[tuple] = []
    for n, mark in enumerate(sorted(marks, key=lambda m: (m["start"], m["end"])), start=1):
        start, end = int(mark["start"]), int(mark["end"])
        if not 0 <= start < end <= len(doc.text):
            raise InputError(f"A mark from {start} to {end} lies outside of the text.")
        place, kind = (start, end, doc.text[start:end]), str(mark.get("category", ""))
        if what == "hedges":
            found.append((article, *place, kind, attribution.voice(doc, start), coder))
        else:
            found.append((article, n, "source", *place, "", kind, coder))
    return pd.DataFrame(found, columns=[*COLUMNS[what], "coder"])


def load(
    path: str | Path | Sequence[str | Path], texts: Mapping[str, str], what: str = "hedges"
) -> pd.DataFrame:
    """Read files of marks, and check each mark against the article it belongs to.

    Parameters
    ----------
    path : str, Path, or sequence of them
        A file; or a folder or several files, one for each reader of a class. Marks that do not say
        who made them then carry the name of their file as ``coder``. Of a folder those files are
        read that hold such marks.
    texts : mapping of name to text
        The articles; marks of others are left out.
    what : {"hedges", "sources"}

    Raises
    ------
    GoldError
        If a file cannot be read, lacks a column, or a mark is not where it says; or if a folder
        holds no such file.
    """
    if isinstance(path, str | Path) and not Path(path).is_dir():
        return _loaded(Path(path), texts, what)
    files = [Path(p) for p in path] if not isinstance(path, str | Path) else _in_folder(path, what)
    if not files:
        raise GoldError(f"{path}: there are no marks of {what} here (.csv).")
    return pd.concat([_by_coder(_loaded(f, texts, what), f) for f in files], ignore_index=True)


def _in_folder(folder: str | Path, what: str) -> list[Path]:
    """Return the files of a folder that hold such marks; those of sources end in "-sources"."""
    files = sorted(Path(folder).glob("*.csv"))
    return [f for f in files if f.stem.endswith("-sources") == (what == "sources")]


def _by_coder(table: pd.DataFrame, path: Path) -> pd.DataFrame:
    told = table["coder"].astype(str) if "coder" in table else pd.Series("", index=table.index)
    return table.assign(coder=told.where(told != "", path.stem.removesuffix("-sources")))


def _loaded(path: Path, texts: Mapping[str, str], what: str) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, keep_default_na=False)
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: these marks cannot be read ({error}).") from None
    missing = [c for c in COLUMNS[what] if c not in table.columns]
    if missing:
        raise GoldError(f"{path}: there is no column {missing[0]!r}; these are no {what}.")
    for line, row in enumerate(table.itertuples(), start=2):
        text = texts.get(row.article)
        if text is not None and text[row.start : row.end] != row.text:
            raise GoldError(f"{path}, line {line}: {row.text!r} does not stand there in the text.")
    return table[table["article"].isin(texts)]


def pairs(marks: pd.DataFrame, texts: Mapping[str, str], what: str = "hedges") -> pd.DataFrame:
    """Return how far each two readers of a class agree, and each with the tool.

    Parameters
    ----------
    marks : DataFrame
        As `load` returns it for several readers.
    texts : mapping of name to text
    what : {"hedges", "sources"}

    Returns
    -------
    DataFrame
        A row a pair: ``first``, ``second``, ``words`` (of the articles in which either reader
        marked something) and ``kappa``, as in `compare`.

    Examples
    --------
    >>> texts = {"rain": "It may rain, perhaps."}
    >>> may = {"start": 3, "end": 6}
    >>> marks = pd.concat([rows("rain", texts["rain"], [may], "hedges", c) for c in ("Ann", "Bo")])
    >>> pairs(marks, texts).values.tolist()
    [['Ann', 'Bo', 4, 1.0], ['Ann', 'the tool', 4, 0.5], ['Bo', 'the tool', 4, 0.5]]
    """
    docs = {name: Document(texts[name]) for name in marks["article"].unique()}
    by_coder = {str(c): own for c, own in marks.groupby("coder")}
    found = []
    for one, other in combinations((*by_coder, TOOL), 2):
        kept = [by_coder[c] for c in (one, other) if c in by_coder]
        names = sorted({*pd.concat(kept)["article"]})
        words = 0
        first: set[int] = set()
        second: set[int] = set()
        for name in names:
            for coder, seen in ((one, first), (other, second)):
                at = _marked(docs[name], by_coder.get(coder), name, what)
                seen |= {words + i for i in at}
            words += len(docs[name].words)
        found.append((one, other, words, _chance_free(first, second, words)))
    return pd.DataFrame(found, columns=["first", "second", "words", "kappa"])


def _marked(doc: Document, own: pd.DataFrame | None, name: str, what: str) -> set[int]:
    """Return which words of an article a reader has marked, or the tool."""
    if own is None:
        return _words(doc, _of_tool(doc, what))
    mine = own[own["article"] == name]
    return _words(doc, zip(mine["start"], mine["end"], strict=True))
