"""Agreement of the kinds of source, and of each number on attribution, with annotation.

Kinds: source spans of PolNeAR with the kind of each. Numbers: each column of
`attribution.measure`, made once from annotated and once from found attributions,
article by article.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from .. import attribution
from ..attribution.kinds import kind
from ..attribution.measures import measure
from ..attribution.relation import Relation
from ..corpora import CorpusError
from ..document import Document, Span


def score_kinds(table: pd.DataFrame, texts: dict[str, str]) -> pd.DataFrame:
    """Return, for each annotated kind and for all, how many spans are told right.

    Parameters
    ----------
    table : DataFrame
        As `corpora.source_kinds.read` returns it; ``article`` names a text, or starts its name.
    texts : dict of str to str

    Examples
    --------
    >>> table = pd.DataFrame({"article": ["a"], "start": [0], "end": [7], "kind": ["person"]})
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
    documents = {name: Document(texts[text]) for name, text in full.items() if text}
    for row in table.itertuples():
        if not 0 <= row.start < row.end <= len(documents[row.article].text):
            raise CorpusError(f"{row.start} to {row.end} is no stretch of article {row.article!r}.")
    told = [
        kind(documents[row.article], documents[row.article].span(row.start, row.end)) == row.kind
        for row in table.itertuples()
    ]
    right = pd.Series(told, index=table.index)
    result = right.groupby(table["kind"]).agg(["sum", "size"])
    result.loc["all"] = right.sum(), len(right)
    result.columns = ["right", "spans"]
    return result.assign(accuracy=result["right"] / result["spans"])


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
    one, other = (side.drop(columns="article") for side in _both(articles))
    both = (one.notna() & other.notna()).sum()
    return pd.DataFrame(
        {"r": one.corrwith(other), "bias": (other - one).mean(), "articles": both},
        index=one.columns,
    )


def _both(articles: Iterable[tuple[Document, list[Relation]]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the numbers of each article by its annotation, and by what is found."""
    marked, found = [], []
    for n, (doc, relations) in enumerate(articles, 1):
        marked.append({"article": n} | measure(doc, attribution.of_relations(doc, relations)))
        found.append({"article": n} | attribution.measure(doc))
    return pd.DataFrame(marked), pd.DataFrame(found)


# The numbers of `analysis/validity/articles.csv`: one that agrees well, and others less.
PAIRED = ("attributed_word_share", "attributions_per_100_words", "anonymous_source_share")


def pairs(articles: Iterable[tuple[Document, list[Relation]]]) -> pd.DataFrame:
    """Return, article by article, the numbers `PAIRED` by annotation and as found.

    Parameters
    ----------
    articles : iterable of (Document, list of (source, cue, content))
        The documents with their annotated attributions in text order.

    Returns
    -------
    DataFrame
        One row per number and article: ``number``, ``article`` (1, 2, …), ``marked``,
        ``found``; NaN where a number is undefined.

    Examples
    --------
    >>> doc = Document("“It may rain,” the mayor said. He left.")
    >>> marks = [(doc.span(15, 24), doc.span(25, 29), (doc.quotations[0],))]
    >>> table = pairs([(doc, marks)])
    >>> str(table.loc[0, "number"])
    'attributed_word_share'
    >>> bool(table.loc[0, "marked"] == table.loc[0, "found"])
    True
    """
    sides = [
        side.melt("article", PAIRED, "number", name).set_index(["number", "article"])
        for name, side in zip(("marked", "found"), _both(articles), strict=True)
    ]
    return sides[0].join(sides[1]).reset_index()


ERRORS = ("missed", "invented", "another source", "source cut", "content cut", "another kind")
_SLACK = 2  # words by which contents may differ and still count as cut alike


def errors(doc: Document, gold: pd.DataFrame) -> pd.DataFrame:
    """Compare the attributions found in one article with those marked by hand.

    Parameters
    ----------
    doc : Document
    gold : DataFrame
        One row per marked span of the article: attribution (a number), role
        ("source", "cue" or "content"), start, end, source_kind; as in
        ``seeds/gold/attributions.csv``.

    Returns
    -------
    DataFrame
        One row per disagreement: ``error`` (one of `ERRORS`), ``marked`` and
        ``found``, the words on either side ("" where there are none). An
        attribution answers to the marked one with which it shares most words.

    Examples
    --------
    >>> doc = Document("“It may rain,” the mayor said.")
    >>> gold = pd.DataFrame([(1, "source", 15, 24, "person"), (1, "content", 0, 14, "person")])
    >>> gold.columns = ["attribution", "role", "start", "end", "source_kind"]
    >>> errors(doc, gold)["error"].tolist()
    ['another kind']
    """
    found = attribution.find(doc)
    rows, answered = [], set()
    for _, marked in gold.groupby("attribution"):
        content = _spans(doc, marked, "content") + _spans(doc, marked, "cue")
        shared = [_shared(content, [*a.content, *([a.cue] if a.cue else [])]) for a in found]
        best = max(range(len(found)), key=shared.__getitem__, default=None)
        if best is None or not shared[best]:
            rows.append(("missed", _words(_spans(doc, marked, "content")), ""))
            continue
        answered.add(best)
        rows += _differences(doc, marked, found[best])
    for i, a in enumerate(found):
        marks = [doc.span(row.start, row.end) for row in gold.itertuples()]
        if i not in answered and not _shared(marks, list(a.content)):
            rows.append(("invented", "", _words([s for s in (a.source, a.cue, *a.content) if s])))
    return pd.DataFrame(rows, columns=["error", "marked", "found"])


def _differences(doc: Document, marked: pd.DataFrame, a: attribution.Attribution):
    """Yield how an attribution differs from the marked one."""
    sources = _spans(doc, marked, "source")
    ours = [a.source] if a.source else []
    if bool(sources) != bool(ours) or (sources and not _shared(sources, ours)):
        yield "another source", _words(sources), _words(ours)
    elif sources and sources[0].text.rstrip(",") != ours[0].text.rstrip(","):
        yield "source cut", _words(sources), _words(ours)
    elif marked["source_kind"].iloc[0] != a.source_kind:
        kind_ = marked["source_kind"].iloc[0]
        yield "another kind", f"{_words(sources)}: {kind_}", f"{_words(ours)}: {a.source_kind}"
    contents = _spans(doc, marked, "content")
    one, other = ({w for s in spans for w in s.text.split()} for spans in (contents, a.content))
    if len(one ^ other) > _SLACK:
        yield "content cut", _words(contents), _words(list(a.content))


def _spans(doc: Document, marked: pd.DataFrame, role: str) -> list[Span]:
    rows = marked[marked["role"] == role].sort_values("start")
    return [doc.span(row.start, row.end) for row in rows.itertuples()]


def _shared(one: list[Span], other: list[Span]) -> int:
    """Return how many characters two lists of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _words(spans: list[Span]) -> str:
    return " … ".join(s.text for s in spans)
