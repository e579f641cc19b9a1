"""Tell which numbers a change moves: ``python tests/moved.py [--news articles.parquet] [--keep]``.

Every number of the seeds is kept in ``kept/seeds.csv`` to the last bit; of 300 news articles,
which may not be kept, ``kept/news.csv`` holds each number's mean and a hash of its 300 values.
The command measures anew, compares, and exits with 1 if anything moved; ``--keep`` writes what it
measured in place of what was kept. Floats are compared as written in full, so bit by bit.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import pandas as pd

from analysis import Document, measure, read_corpus

KEPT = Path(__file__).parent / "kept"
SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLES = 300


def measured(texts: pd.Series) -> pd.DataFrame:
    """Return every number of every text as written in full: one row a text."""
    rows = [{k: repr(float(v)) for k, v in measure(Document(t)).items()} for t in texts]
    return pd.DataFrame(rows, index=texts.index)


def seeds() -> pd.DataFrame:
    """Return the numbers of the seeds by article."""
    return measured(read_corpus(SEEDS).set_index("article")["text"])


def news(path: str) -> pd.DataFrame:
    """Return mean and hash of each number of the first articles of a table, by its ids."""
    texts = pd.read_parquet(path, columns=["id", "text"]).set_index("id")["text"]
    table = measured(texts.sort_index().head(ARTICLES))
    rows = {
        name: {
            "mean": repr(float(values.astype(float).mean())),
            "hash": hashlib.sha256("\n".join(values).encode()).hexdigest()[:16],
        }
        for name, values in table.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("number")


def moved(kept: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    """Return a line for each column that differs: how many rows, and the largest change."""
    lines = [f"{name}: new" for name in now.columns.difference(kept.columns, sort=False)]
    lines += [f"{name}: gone" for name in kept.columns.difference(now.columns, sort=False)]
    for name in kept.columns.intersection(now.columns, sort=False):
        one, other = kept[name].align(now[name])
        differs = one.ne(other)
        if differs.any() and name == "hash":
            lines += [f"{number}: moved" for number in one.index[differs]]
        elif differs.any():
            by = (other[differs].astype(float) - one[differs].astype(float)).abs().max()
            lines.append(f"{name}: {differs.sum()} of {len(one)} moved, by {by:.4g} at the most")
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(prog="tests/moved.py", description=__doc__.splitlines()[0])
    parser.add_argument("--news", metavar="FILE", help="a Parquet table with columns id and text")
    parser.add_argument("--keep", action="store_true", help="keep what is measured now")
    options = parser.parse_args(arguments)
    tables = {"seeds": seeds()} | ({"news": news(options.news)} if options.news else {})
    code = 0
    for name, table in tables.items():
        file = KEPT / f"{name}.csv"
        if options.keep:
            KEPT.mkdir(exist_ok=True)
            table.to_csv(file, lineterminator="\n")
            print(f"{name}: kept {len(table)} rows in {file}")
            continue
        lines = moved(pd.read_csv(file, index_col=0, dtype=str, keep_default_na=False), table)
        print(f"{name}: {'nothing moved' if not lines else ''}", *lines, sep="\n  ")
        code |= bool(lines)
    return code


if __name__ == "__main__":
    sys.exit(main())
