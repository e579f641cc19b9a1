"""Make the norms anew: ``python -m analysis.training.norms TABLE…``.

Tables of unannotated news in (columns ``id``, ``text``, ``outlet``, ``date``, if known ``title``
and ``topic``); quantiles of every number, for all articles, by kind of piece and for outlets with
many articles, out. Nothing of the articles but these figures is kept. Two cores take about six
minutes for 20,000 articles.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd

from .. import norms, provenance
from ..document import Document
from ..measures import CODEBOOK, measure
from .unannotated import cleaned

LEAST = 100  # articles of an outlet with norms of its own, and words of an article
_AT_ONCE = 200  # articles handed to a process
_OPINION = re.compile(r"\b(?:opinion|editorial|guest writer|op-ed|commentary)\b", re.IGNORECASE)


def kind(outlet: str, title: str) -> str:
    """Return "opinion" where the outlet's section or the title says so, else "news".

    Examples
    --------
    >>> kind("Wall Street Journal - Editorial", ""), kind("Reuters", "Storm fades")
    ('opinion', 'news')
    """
    said = f"{outlet} | {title[:30]}"
    return "opinion" if _OPINION.search(said) else "news"


def quantiles(numbers: pd.DataFrame, group: str) -> pd.DataFrame:
    """Return the quantiles of every number over some articles, in the form of `norms.table`."""
    found = numbers.quantile(np.array(norms.LEVELS) / 100).T
    found.columns = [f"p{level:g}" for level in norms.LEVELS]
    found.insert(0, "n", numbers.notna().sum())
    found.insert(0, "group", group)
    return found.rename_axis("number").reset_index()


def _measured(part: list[tuple[str, str]]) -> list[dict[str, float]]:
    return [measure(Document(text, title=title or None)) for text, title in part]


def measured(articles: pd.DataFrame, workers: int) -> pd.DataFrame:
    """Return the numbers of every article, in their order."""
    titles = articles["title"].fillna("") if "title" in articles else [""] * len(articles)
    every = list(zip(articles["text"].map(cleaned), titles, strict=True))
    parts = [every[k : k + _AT_ONCE] for k in range(0, len(every), _AT_ONCE)]
    rows: list[dict[str, float]] = []
    with ProcessPoolExecutor(workers) as pool:
        for n, part in enumerate(pool.map(_measured, parts), 1):
            rows += part
            print(f"\r{min(n * _AT_ONCE, len(every)):,} of {len(every):,}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return pd.DataFrame(rows, index=articles.index)[list(CODEBOOK.index)]


def grouped(articles: pd.DataFrame, numbers: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the quantiles of all articles, of each kind, and of outlets with enough of them."""
    yield quantiles(numbers, "all")
    titles = articles["title"].fillna("") if "title" in articles else pd.Series("", articles.index)
    kinds = pd.Series(map(kind, articles["outlet"], titles), articles.index)
    for name in sorted(kinds.unique()):
        yield quantiles(numbers[kinds == name], name)
    counts = articles["outlet"].value_counts()
    for name in sorted(counts[counts >= LEAST].index):
        yield quantiles(numbers[articles["outlet"] == name], name)


def build(paths: list[Path], folder: Path, workers: int) -> None:
    """Measure the articles of some tables and write ``norms.csv`` and ``norms.json``."""
    articles = pd.concat([pd.read_parquet(path) for path in paths], ignore_index=True)
    articles = articles.drop_duplicates("text").sort_values("id").reset_index(drop=True)
    numbers = measured(articles, workers)
    enough = numbers["words"] >= LEAST
    articles, numbers = articles[enough], numbers[enough]
    found = pd.concat(grouped(articles, numbers), ignore_index=True)
    found.to_csv(folder / "norms.csv", index=False, float_format="%.4g", lineterminator="\n")
    years = pd.to_numeric(articles["date"].astype(str).str[:4], errors="coerce")
    years = years[years.between(1990, 2100)]  # scraped dates hold slips
    about = {
        "articles": len(articles),
        "words": int(numbers["words"].sum()),
        "years": [int(years.min()), int(years.max())],
        "sources": [path.name for path in paths],
        "shortest": LEAST,
        "groups": found.groupby("group", sort=False)["n"].max().to_dict(),
        **provenance.provenance(),
    }
    text = json.dumps(about, indent=1, ensure_ascii=False) + "\n"
    (folder / "norms.json").write_text(text, encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m analysis.training.norms", description=__doc__)
    parser.add_argument("tables", nargs="+", type=Path, help="parquet: id, outlet, date, text")
    parser.add_argument("--out", type=Path, default=Path(norms.__file__).parent)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    build(options.tables, options.out, options.workers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
