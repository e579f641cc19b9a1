"""The page to mark an article on: articles in; what it starts with, and answers to it, out.

Its marks are kept in one file, to which each reader of a class adds: see `coding`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

import pandas as pd

from ..attribution import SOURCE_KINDS
from ..document import Document
from ..errors import HearsayError, InputError
from ..hedging import CATEGORIES
from .coding import WHAT, GoldError, compare, load, rows, told

__all__ = ["given", "replying"]

Articles = Sequence[tuple[object, str]]


def given(articles: Articles, before: pd.DataFrame | None = None) -> dict[str, object]:
    """Return what the page starts with: words to mark, categories, and hedges marked before.

    Examples
    --------
    >>> given([("rain", "It may rain.")])["articles"][0]["words"]
    [[0, 2], [3, 6], [7, 11]]
    """
    return {
        "categories": {
            "hedges": list(CATEGORIES),
            "sources": [k for k in SOURCE_KINDS if k != "none"],
        },
        "articles": [_article(str(name), Document(text), before) for name, text in articles],
    }


def _article(name: str, doc: Document, before: pd.DataFrame | None) -> dict[str, object]:
    marked = []
    if before is not None:
        for row in before[before["article"] == name].itertuples():
            marked += [[i, row.category] for i in doc.word_index.within(row.start, row.end)]
    words = [[w.start, w.end] for w in doc.words]
    return {"name": name, "text": doc.text, "words": words, "marks": {"hedges": marked}}


def replying(
    articles: Articles, out: str | Path, coder: str = "", before: str | Path | None = None
) -> tuple[dict[str, object], Callable[[dict], dict[str, str]]]:
    """Return what the page starts with, and the function that answers its questions.

    Parameters
    ----------
    articles : sequence of (name, text)
    out : str or Path
        The CSV to save marks in, in the form of ``seeds/gold/hedges.csv``; those of sources go
        into a file beside it, whose name ends in ``-sources.csv``.
    coder : str
        Who marks; saving again replaces one's own marks of an article, and leaves others'.
    before : str or Path, optional
        A file of hedges to go on from.
    """
    texts = {str(name): text for name, text in articles}
    marked = load(before, texts) if before else None
    lock = Lock()

    def reply(question: dict) -> dict[str, str]:
        try:
            name, what = str(question.get("name")), str(question.get("what"))
            if name not in texts or what not in WHAT:
                raise InputError("There is no such article or kind of mark here.")
            marks = _marks(question.get("marks"))
            if question.get("want") == "compare":
                doc = Document(texts[name])
                found = compare(doc, [(m["start"], m["end"]) for m in marks], what)
                return {"html": str(told(doc, found))}
            with lock:
                path = _save(
                    Path(out), rows(name, texts[name], marks, what, coder), name, what, coder
                )
            return {"saved": f"{len(marks)} marks of {name} saved in {path}."}
        except HearsayError as error:
            return {"refused": str(error)}

    return given(articles, marked), reply


def _marks(sent: object) -> list[dict]:
    try:
        return [
            {"start": int(m["start"]), "end": int(m["end"]), "category": str(m["category"])}
            for m in sent  # type: ignore[attr-defined]
        ]
    except (TypeError, KeyError, ValueError):
        raise InputError("Each mark has a start, an end and a category.") from None


def _save(out: Path, table: pd.DataFrame, name: str, what: str, coder: str) -> Path:
    """Put one reader's marks of an article in the place of those that this reader saved before."""
    path = out if what == "hedges" else out.with_name(f"{out.stem}-sources.csv")
    if path.exists():
        try:
            kept = pd.read_csv(path, keep_default_na=False, dtype={"coder": str})
            kept = kept[(kept["article"] != name) | (kept["coder"] != coder)]
            table = pd.concat([kept[list(table.columns)], table])
        except (OSError, ValueError, KeyError) as error:
            raise GoldError(f"{path}: these are no marks of the kit ({error}).") from None
    table = table.sort_values(["article", "coder", "start"], kind="stable")
    partial = path.with_name(path.name + ".partial")
    try:
        table.to_csv(partial, index=False, lineterminator="\n")
        partial.replace(path)
    except OSError as error:
        raise GoldError(f"{path}: cannot be written ({error.strerror}).") from None
    return path
