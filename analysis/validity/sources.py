"""Agreement of the kinds of source, and of each number on attribution, with annotation.

Kinds: a table of source spans of PolNeAR with the kind of each (columns article,
start, end, kind). Numbers: each column of `attribution_measures.measure`, made once
from annotated and once from found attributions, article by article.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from .. import attribution
from ..attribution_measures import measure
from ..document import Document, Span
from ..sources import kind
from ..speakers import describe
from . import CorpusError

COLUMNS = ("article", "start", "end", "kind")


def load_kinds(path: str | Path) -> pd.DataFrame:
    """Read the annotated kinds of source spans, a table separated by tabs."""
    try:
        table = pd.read_csv(path, sep="\t", dtype={"article": str, "kind": str})
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: this is no table separated by tabs ({error}).") from None
    missing = [c for c in COLUMNS if c not in table.columns]
    if missing:
        raise CorpusError(f"{path}: there is no column {missing[0]!r}.")
    return table


def score_kinds(table: pd.DataFrame, texts: dict[str, str]) -> pd.DataFrame:
    """Return, for each annotated kind and for all, how many spans are told right.

    Parameters
    ----------
    table : DataFrame
        As `load_kinds` returns it; ``article`` names a text, or starts its name.
    texts : dict of str to str

    Examples
    --------
    >>> table = pd.DataFrame([("a", 0, 7, "person")], columns=COLUMNS)
    >>> score_kinds(table, {"a": "Ann Lee said so."}).loc["all", "accuracy"].item()
    1.0
    """
    full = {
        name: next((t for t in sorted(texts) if t.startswith(name)), None)
        for name in table["article"].unique()
    }
    lost = [name for name, text in full.items() if text is None]
    if lost:
        raise CorpusError(f"The corpus has no article {lost[0]!r}; is it the right part of it?")
    documents = {name: Document(texts[text]) for name, text in full.items()}
    told = [
        kind(documents[row.article], documents[row.article].span(row.start, row.end)) == row.kind
        for row in table.itertuples()
    ]
    right = pd.Series(told, index=table.index)
    result = right.groupby(table["kind"]).agg(["sum", "size"])
    result.loc["all"] = right.sum(), len(right)
    result.columns = ["right", "spans"]
    return result.assign(accuracy=result["right"] / result["spans"])


Relation = tuple[Span | None, Span | None, tuple[Span, ...]]  # source, cue, content


def score_columns(articles: Iterable[tuple[Document, list[Relation]]]) -> pd.DataFrame:
    """Compare every number on attribution with the one that the annotation gives.

    Kind, speaker and outlet are told by the same rules on both sides, so this is the
    agreement as far as it hangs on which spans are found.

    Parameters
    ----------
    articles : iterable of (Document, list of (source, cue, content))
        The documents with their annotated attributions in text order.

    Returns
    -------
    DataFrame
        One row per column: ``r`` (Pearson, over articles where both are defined),
        ``bias`` (mean of found minus annotated) and ``articles`` (how many).
    """
    annotated, found = [], []
    for doc, relations in articles:
        found.append(attribution.measure(doc))
        described = describe(doc, relations)
        annotated.append(
            measure(
                doc,
                [
                    attribution.Attribution(*relation, "indirect", *rest)
                    for relation, rest in zip(relations, described, strict=True)
                ],
            )
        )
    one, other = pd.DataFrame(annotated), pd.DataFrame(found)
    both = (one.notna() & other.notna()).sum()
    return pd.DataFrame(
        {"r": one.corrwith(other), "bias": (other - one).mean(), "articles": both},
        index=one.columns,
    )
