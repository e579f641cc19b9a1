"""Agreement of the attributions found with annotated ones: of PolNeAR, and of world news.

PolNeAR was annotated by people (Newell, Margolin and Ruths 2018,
https://aclanthology.org/L18-1524), the news of many countries by language models. The corpora
and the kinds of source are read by `analysis.corpora`.
"""

from __future__ import annotations

import argparse

import pandas as pd

from .. import attribution, choice
from ..attribution.form import form_of
from ..corpora import CorpusError, agreement, existing, polnear, source_kinds, world_news
from ..document import Document
from . import sources
from .voices import score_voices

UNITS = {
    "spans": "Exact spans (each contiguous fragment, exact to the character)",
    "tokens": "Tokens (punctuation too)",
    "sentences": "Sentences (holds a source, cue or content, or not)",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``python -m analysis validate attribution``."""
    parser.add_argument("--polnear", metavar="FOLDER", help="the PolNeAR corpus, with data/ in it")
    parser.add_argument("--split", default="dev", help="its part: train, dev or test (dev)")
    parser.add_argument(
        "--kinds", metavar="FILE", help="kinds of source spans: article, start, end, kind; tabs"
    )
    parser.add_argument(
        "--pairs", metavar="FILE", help="write some numbers of each PolNeAR article there, .csv"
    )
    world_news.add_arguments(parser)


def report(args: argparse.Namespace) -> str:
    """Return the agreement with a part of PolNeAR, with world news, or both, as text.

    Raises
    ------
    CorpusError
        If no corpus is given, or the path holds no such part of it.
    """
    parts = [f"The {choice.in_use()} model"]
    if args.polnear or not args.world:
        parts += _on_polnear(args)
    if args.world:
        path = existing(args.world, "--world", "the annotated news")
        articles = [annotated for annotated, _ in world_news.read(path, args.news)]
        parts += _agreement(articles, f"World news, {len(articles)} articles")
    return "\n\n".join(parts)


def _agreement(articles: list[polnear.Annotated], title: str) -> list[str]:
    """Return the agreement on some articles, as paragraphs."""
    scores = agreement.score(articles, attribution.find, Document)
    parts = [title, *(f"{what}\n{_shown(scores[unit])}" for unit, what in UNITS.items())]
    forms = score_forms(articles, attribution.find, Document)
    parts.append(f"Exact spans of content, by form\n{_shown(forms)}")
    linked = scores["linked"]["f1"]
    parts.append(f"Linked attributions (source, cue and content overlap): F1 {linked:.3f}")
    speed = scores["words_per_second"]
    parts.append(
        f"An article's share of attributed words: r {scores['share_r']:.3f}, "
        f"bias {scores['share_bias']:+.3f}"
    )
    parts.append(f"Speed: {speed:,.0f} words per second, text to attributions")
    return parts


def _on_polnear(args: argparse.Namespace) -> list[str]:
    articles = _articles(args)
    parts = _agreement(articles, f"PolNeAR {args.split}, {len(articles)} articles")
    pairs = [(Document(a.text), a.relations) for a in articles]
    spans = [(doc, agreement.as_spans(doc, r)) for doc, r in pairs]
    parts.append(f"Voices, by words\n{score_voices(spans).round(3).to_string()}")
    columns = sources.score_columns(spans)
    columns = columns.drop("no_comment_statements")  # counted by the same list on both sides
    parts.append(f"Numbers of an article, found against annotated\n{columns.round(3).to_string()}")
    if args.pairs:
        sources.pairs(spans).round(4).to_csv(args.pairs, index=False, lineterminator="\n")
        parts.append(f"Marked and found, article by article: {args.pairs}")
    if args.kinds:
        table = source_kinds.read(existing(args.kinds, "--kinds", "the kinds of source"))
        told = sources.score_kinds(table, {a.name: a.text for a in articles})
        parts.append(f"Kinds of annotated sources\n{told.round(3).to_string()}")
    return parts


def _articles(args: argparse.Namespace) -> list[polnear.Annotated]:
    path = existing(args.polnear, "--polnear", "the PolNeAR corpus")
    articles = polnear.read(path, args.split)
    if not articles:
        raise CorpusError(
            f"{path}: holds no annotated articles in data/{args.split}; give --polnear the folder "
            "of the corpus, and --split train, dev or test."
        )
    return articles


def _shown(scores: dict[str, dict[str, float]]) -> str:
    return pd.DataFrame(scores).T.round(3).to_string()


def score_forms(articles: list[polnear.Annotated], find, document) -> dict[str, dict[str, float]]:
    """Exact-span F1 of contents by form: recall by the annotated, precision by the found form."""
    counts = {form: [0, 0, 0, 0] for form in ("direct", "indirect", "mixed")}
    for article in articles:
        doc = document(article.text)
        ours, gold = (
            {pair: form_of(doc, r["content"]) for r in relations for pair in r.get("content", ())}
            for relations in (agreement.roles_of(find(doc)), article.relations)
        )
        for form in counts:
            mine = [p for p, f in ours.items() if f == form]
            want = [p for p, f in gold.items() if f == form]
            right, reached = sum(p in gold for p in mine), sum(p in ours for p in want)
            more = (right, reached, len(mine), len(want))
            counts[form] = [n + m for n, m in zip(counts[form], more, strict=True)]
    return {
        form: agreement.precision_recall_f1(right, found, wanted, reached) | {"n": wanted}
        for form, (right, reached, found, wanted) in counts.items()
    }
