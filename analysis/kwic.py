"""Key word in context: every place where a term stands, one below the other."""

from __future__ import annotations

import pandas as pd

from . import attribution, tables
from .articles import Articles, named_documents
from .lexicon import LexiconError, Matcher
from .provenance import stamped

__all__ = ["COLUMNS", "Concordance", "concordance"]

COLUMNS = ["article", "start", "left", "keyword", "right", "voice"]


class Concordance(pd.DataFrame):
    """A table of contexts that Jupyter shows with the key words in one column."""

    @property
    def _constructor(self):
        return Concordance

    def _repr_html_(self) -> str:
        shown = [c for c in COLUMNS if c in self.columns and c != "start"]
        style = pd.DataFrame(self)[shown].style.hide(axis="index").format(escape="html")
        style.set_uuid("concordance")  # the same bytes on every run
        style.set_properties(**{"text-align": "left", "white-space": "nowrap"})
        if "left" in shown:
            style.set_properties(subset=["left"], **{"text-align": "right"})
        if "keyword" in shown:
            style.set_properties(subset=["keyword"], **{"font-weight": "bold"})
        return style.to_html()


def concordance(
    documents: Articles,
    term: str,
    width: int = 40,
) -> Concordance:
    """Return every place where a term stands, with the words around it.

    Parameters
    ----------
    documents : str, Document, list, dict, Series, or DataFrame
        One article, several (numbered from 1), several by name, or a corpus as
        `read_corpus` returns it.
    term : str
        A word or phrase in the syntax of the word lists, in any case:
        ``"reportedly"``, ``"critic|critics"``, ``"some ~ say"``, ``"alleg*"``.
    width : int
        Characters of context on each side.

    Returns
    -------
    Concordance
        A DataFrame with one row per place in text order: article, start
        (character), left, keyword, right, voice (author,
        paraphrase or quote, as `attribution.voice` tells them apart).

    Raises
    ------
    LexiconError
        If the term is empty or cannot be read.

    Examples
    --------
    >>> table = concordance("It may rain. Rivers may rise.", "may", width=9)
    >>> table[["left", "keyword", "right"]].values.tolist()
    [['It', 'may', 'rain. Ri'], ['. Rivers', 'may', 'rise.']]
    """
    matcher = _matcher(term)
    rows = []
    for name, doc in named_documents(documents):
        for match in matcher.find(doc):
            start, end = doc.token_spans[match.first].start, doc.token_spans[match.last].end
            left = _one_line(doc.text[max(0, start - width) : start])
            right = _one_line(doc.text[end : end + width])
            keyword = _one_line(doc.text[start:end])
            rows.append((name, start, left, keyword, right, attribution.voice(doc, start)))
    texts = [c for c in COLUMNS if c != "start"]
    return stamped(Concordance(tables.of_rows(rows, COLUMNS, texts)))


def _matcher(term: str) -> Matcher:
    if not isinstance(term, str) or not term.strip():
        raise LexiconError("A concordance needs a term, such as 'reportedly'.")
    try:
        return Matcher([term.strip().lower().replace("’", "'")])
    except ValueError as error:
        raise LexiconError(f"The term {term!r} cannot be read: {error}") from None


def _one_line(text: str) -> str:
    return " ".join(text.split())
