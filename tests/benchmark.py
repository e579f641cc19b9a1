"""Words per second of each measure, beside textstat's eight formulas in the same run.

    python tests/benchmark.py [--articles FOLDER] [--rounds 5]

The fastest of several rounds counts for each, on one core. `document` is the
time from text to tokens, sentences and quotations; `attribution` is given the
text; hedging, framing and readability are given a document that holds its
tokens and attributions.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import pandas as pd
import textstat

from analysis import Document, attribution, framing, hedging, measure, read_corpus, readability

FORMULAS = (
    textstat.flesch_reading_ease,
    textstat.flesch_kincaid_grade,
    textstat.gunning_fog,
    textstat.smog_index,
    textstat.automated_readability_index,
    textstat.coleman_liau_index,
    textstat.dale_chall_readability_score,
    textstat.linsear_write_formula,
)


def parts(doc: Document) -> None:
    """Compute everything that the measures take from a document."""
    _ = doc.sentences, doc.words, doc.folded, doc.quotations


def prepared(text: str) -> Document:
    """Return a document as the later measures get it."""
    doc = Document(text)
    parts(doc)
    attribution.find(doc)
    return doc


def seconds(work: Callable, inputs: Callable, rounds: int) -> float:
    """Return the seconds of the fastest round; the inputs are made anew for each."""
    best = float("inf")
    for _ in range(rounds):
        items = inputs()
        start = time.perf_counter()
        for item in items:
            work(item)
        best = min(best, time.perf_counter() - start)
    return best


def benchmark(texts: list[str], rounds: int) -> pd.DataFrame:
    """Return words per second and the ratio to textstat, one row a measure."""

    def documents() -> list[Document]:
        return [prepared(text) for text in texts]

    def textstat_all(text: str) -> None:
        for formula in FORMULAS:
            formula(text)

    rounds_done = count(1)

    def fresh_texts() -> list[str]:
        # textstat remembers its results by text, so every round brings texts it has not seen.
        end = "\n" * next(rounds_done)
        return [text + end for text in texts]

    jobs = {
        "textstat, eight formulas": (textstat_all, fresh_texts),
        "document": (lambda text: parts(Document(text)), lambda: texts),
        "attribution, from the text": (
            lambda text: attribution.find(Document(text)),
            lambda: texts,
        ),
        "hedging": (hedging.measure, documents),
        "framing": (framing.measure, documents),
        "readability": (readability.measure, documents),
        "everything, from the text": (measure, lambda: texts),
    }
    words = sum(len(Document(text).words) for text in texts)
    speed = {name: words / seconds(*job, rounds) for name, job in jobs.items()}
    table = pd.DataFrame({"words_per_second": pd.Series(speed).round(-2).astype(int)})
    table["times_textstat"] = (pd.Series(speed) / speed["textstat, eight formulas"]).round(1)
    return table


def main() -> None:
    """Print the table for the articles of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=Path, default=Path("seeds"), help="folder of *.txt")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = read_corpus(options.articles)["text"].tolist()
    print(benchmark(texts, options.rounds).to_string())
    print(f"{len(texts)} articles, fastest of {options.rounds} rounds, one core")


if __name__ == "__main__":
    main()
