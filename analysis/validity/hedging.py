"""Agreement of the hedge finder with annotated news articles and Wikipedia sentences.

News: hedge cues in articles of PolNeAR (Newell et al. 2018, LREC). Wikipedia:
sentences of the CoNLL-2010 shared task (Farkas et al. 2010,
https://aclanthology.org/W10-3001).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from .. import hedging
from ..corpora import existing, hedges_news, wikiweasel, world_news
from ..corpora.agreement import correlation, precision_recall_f1
from ..corpora.hedges_news import Article, Cue
from ..document import Document


def add_arguments(parser) -> None:
    """Declare the options of ``python -m analysis validate hedging``."""
    parser.add_argument("--polnear", metavar="FOLDER", help="PolNeAR's folder data/ or above")
    parser.add_argument("--hedges", metavar="FILE", help="hedge cues in its articles, .jsonl")
    parser.add_argument("--wikiweasel", metavar="FILE", help="CoNLL-2010 sentences, .csv")
    world_news.add_arguments(parser)


def report(args) -> str:
    """Return one table of agreement for each corpus whose path was given."""
    tables = {}
    if args.hedges or args.polnear or not (args.wikiweasel or args.world):
        hedges = existing(args.hedges, "--hedges", "a file of hedge cues in news")
        polnear = existing(args.polnear, "--polnear", "the PolNeAR corpus")
        tables["News, hedge cues by overlap"] = score_news(hedges_news.read(hedges, polnear))
    if args.world:
        path = existing(args.world, "--world", "the annotated news")
        articles = [annotated for _, annotated in world_news.read(path, args.news)]
        tables["News of many countries, hedge cues by overlap"] = score_news(articles)
    if args.wikiweasel:
        path = existing(args.wikiweasel, "--wikiweasel", "the CoNLL-2010 sentences")
        tables["Wikipedia, uncertain sentences"] = score_sentences(*wikiweasel.read(path))
    return "\n\n".join(
        f"{t}\n{table.round(3).to_string(index=False, na_rep='')}" for t, table in tables.items()
    )


def pair_up(gold: Sequence, found: Sequence) -> list[tuple[int, int]]:
    """Pair annotated with found spans that overlap, each at most once.

    Examples
    --------
    >>> pair_up([(0, 5), (8, 9)], [(3, 4), (4, 9)])
    [(0, 0), (1, 1)]
    """
    pairs, i, j = [], 0, 0
    # Both are sorted and free of overlaps, so the earliest partner is always the best one.
    while i < len(gold) and j < len(found):
        if gold[i][0] < found[j][1] and found[j][0] < gold[i][1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif gold[i][1] <= found[j][1]:
            i += 1
        else:
            j += 1
    return pairs


def agreement(both: int, annotated: int, found: int) -> dict[str, float]:
    """Return the counts with precision, recall and F1."""
    return {"annotated": annotated, "found": found, **precision_recall_f1(both, found, annotated)}


def score_news(articles: Iterable[Article]) -> pd.DataFrame:
    """Score `hedging.find` on annotated articles.

    Returns
    -------
    DataFrame
        One row for all cues (paired by overlap, one to one), one for each
        category (the pair must also agree in category), and in the columns
        ``category_right`` (share of pairs) and ``density_r`` (Pearson's r of
        hedges per 100 words over articles) of the first row.
    """
    counts = {c: [0, 0, 0] for c in ("all", *hedging.CATEGORIES)}
    right, densities = 0, []
    for article in articles:
        doc = Document(article.text)
        found = hedging.find(doc)
        pairs = pair_up(article.cues, found)
        same = [article.cues[i].category for i, j in pairs if _same(article.cues[i], found[j])]
        right += len(same)
        words = max(1, len(doc.words))
        densities.append((len(article.cues) / words, len(found) / words))
        counts["all"][0] += len(pairs)
        for c in same:
            counts[c][0] += 1
        for column, spans in ((1, article.cues), (2, found)):
            counts["all"][column] += len(spans)
            for s in spans:
                counts[s.category][column] += 1
    table = pd.DataFrame({c: agreement(*n) for c, n in counts.items()}).T
    table.insert(0, "cues", table.index)
    both = counts["all"][0]
    table.loc["all", "category_right"] = right / both if both else float("nan")
    table.loc["all", "density_r"] = correlation(*np.array(densities).reshape(-1, 2).T)
    return table.reset_index(drop=True)


def _same(cue: Cue, hedge: hedging.Hedge) -> bool:
    return cue.category == hedge.category


def score_sentences(texts: Sequence[str], uncertain: Sequence[bool]) -> pd.DataFrame:
    """Score "holds a hedge", with vague terms counted, against "uncertain"."""
    found = [bool(hedging.find(Document(t), vague=True)) for t in texts]
    both = sum(f and u for f, u in zip(found, uncertain, strict=True))
    return pd.DataFrame([agreement(both, sum(uncertain), sum(found))])
