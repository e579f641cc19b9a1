"""Attributions and hedges in news of many countries: JSON lines with offsets, and the news itself.

The annotation was made for this project by language models under PolNeAR's manner and the
project's codebook; it is no human annotation. It holds offsets and labels; the articles come in
tables with the columns ``id`` and ``text``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from . import CorpusError
from .hedges_news import Article, Cue
from .polnear import Annotated


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options by which a command is given the corpus."""
    parser.add_argument("--world", metavar="FILE", help="annotated news of many countries (JSONL)")
    parser.add_argument(
        "--news", metavar="TABLE", nargs="+", default=[], help="its articles: id, text (Parquet)"
    )


def read(annotation: str | Path, news: Iterable[str | Path]) -> list[tuple[Annotated, Article]]:
    """Read the annotated articles: of each its attributions and its hedge cues.

    Parameters
    ----------
    annotation : str or Path
        One JSON object a line: ``id``, ``attributions`` (``source``, ``cue``, ``content``) and
        ``hedges``.
    news : list of str or Path
        Parquet tables that hold the articles.

    Raises
    ------
    CorpusError
        If a file is missing or damaged, or an article is in none of the tables.
    """
    texts: dict[str, str] = {}
    for path in news:
        try:
            table = pd.read_parquet(path, columns=["id", "text"])
        except (OSError, ValueError, ImportError) as error:
            reason = str(error).splitlines()[0]
            raise CorpusError(f"{path}: cannot be read as a Parquet table ({reason}).") from None
        texts |= dict(zip(table["id"], table["text"], strict=True))
    try:
        lines = Path(annotation).read_text(encoding="utf-8").splitlines()
        return [_article(json.loads(line), texts) for line in lines if line.strip()]
    except FileNotFoundError:
        raise CorpusError(f"{annotation}: there is no such file of annotation.") from None
    except CorpusError as error:
        raise CorpusError(f"{annotation}: {error}.") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CorpusError(f"{annotation}: this is no annotation of news ({error}).") from None


def _article(entry: dict, texts: dict[str, str]) -> tuple[Annotated, Article]:
    name = entry["id"]
    if name not in texts:
        raise CorpusError(f"the article {name!r} is in none of the tables")
    text = texts[name]
    relations = [_relation(attribution, text) for attribution in entry["attributions"]]
    cues = sorted(Cue(c["start"], c["end"], c["category"]) for c in entry["hedges"])
    if any(not 0 <= c.start < c.end <= len(text) for c in cues):
        raise CorpusError(f"{name}: a hedge lies outside its article")
    return Annotated(name, "", text, relations), Article(name, text, cues)


def _relation(attribution: dict, text: str) -> dict[str, list[tuple[int, int]]]:
    spans = {
        "source": [attribution["source"]] if attribution["source"] else [],
        "cue": [attribution["cue"]] if attribution["cue"] else [],
        "content": attribution["content"],
    }
    for start, end in (span for role in spans.values() for span in role):
        if not 0 <= start < end <= len(text):
            raise CorpusError(f"{start} to {end} is no stretch of its article, {len(text)} long")
    return {role: [tuple(span) for span in found] for role, found in spans.items() if found}
