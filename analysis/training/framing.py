"""The weights of ``lexicons/frames.csv``, from articles whose frames people annotated.

    python -m analysis.training.framing --narrative-frames articles_metadata.tsv
    python -m analysis.training.framing --narrative-frames articles_metadata.tsv --candidates 40

How the list was made:

1. Terms were written from the definitions of the frames (Semetko and Valkenburg
   2000; Frermann et al. 2023).
2. ``--candidates`` lists the words that tell the articles with a frame from those
   without, by log-odds with an informative Dirichlet prior (Monroe, Colaresi and
   Quinn 2008, doi:10.1093/pan/mpn018). Those that belong to the frame by its
   definition were taken; topic words of the corpus ("climate", "coal"), names,
   events ("vote") and marks of style ("you", "why") were left, however high they
   ranked.
3. Each term got its weight by the formula in `weights`; run without
   ``--candidates``, this file writes them into the list.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import pandas as pd

from .. import lexicon
from ..attribution import WHOSE
from ..attribution import voice as spoken
from ..comparing.words import keyness, log_odds
from ..corpora import narrative_frames
from ..document import Document
from ..framing import FRAMES
from ..framing.cues import DENIABLE, countable
from ..lexicon.conditions import denied

PRIOR_WORDS = 20_000  # the prior weighs as much as some thirty articles
SPREAD = 0.5  # standard deviation of the terms' true log-odds, as we expect them to be
LOWEST, HIGHEST = 0.1, 4.0


def count(documents: list[Document], table: pd.DataFrame, whose: str | None = None) -> np.ndarray:
    """Return how often each row of a list stands in each document: documents × rows.

    With one of `attribution.WHOSE`, only the places in its voices count; a
    conflict that the text denies never does.
    """
    matcher = lexicon.Matcher(list(table["term"]), list(table["condition"]))
    capitals, frames = table["capital"].tolist(), table["frame"].tolist()
    counts = np.zeros((len(documents), len(table)))
    for row, doc in zip(counts, documents, strict=True):
        for first, last, term in countable(doc, matcher, capitals):
            if frames[term] in DENIABLE and denied(doc, first, last):
                continue
            if whose is None or spoken(doc, doc.tokens[first].start) in WHOSE[whose]:
                row[term] += 1
    return counts


def weights(counts: np.ndarray, words: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return the weight of each term of one frame.

    Parameters
    ----------
    counts : array of articles × terms
        How often each term stands in each article.
    words : array of articles
        How many words each article has.
    labels : array of articles
        1 where people saw the frame, 0 where they did not.

    Returns
    -------
    array of terms
        `LOWEST` to `HIGHEST`, in tenths; 1 for a term that stands in no article.

    Notes
    -----
    weight = exp(δ · s² / (s² + σ²)) × evenness. δ are the log-odds of Monroe et al.
    (2008) and σ their standard deviation, with a prior of `PRIOR_WORDS` words of which
    each term has its usual part; s is `SPREAD`. So a term seldom seen stays near 1, as
    a term does that its definition alone put on the list. The evenness is (articles +
    2) ÷ (times + 2): a word which few articles repeat counts less.

    Examples
    --------
    A term that only articles with the frame hold, once in each, and one that all hold:

    >>> counts = np.array([[1, 1]] * 50 + [[0, 1]] * 50)
    >>> weights(counts, np.full(100, 600), np.array([1] * 50 + [0] * 50)).tolist()
    [2.9, 1.0]
    """
    times, articles = counts.sum(axis=0), (counts > 0).sum(axis=0)
    others = words - counts.sum(axis=1)  # so that the odds are those among all words
    held, rest = (
        np.append(counts[labels == k].sum(axis=0), others[labels == k].sum()) for k in (1, 0)
    )
    usual = np.append(times + 0.5, others.sum())  # a term that stands nowhere is rare, not unknown
    table = log_odds(held, rest, usual, PRIOR_WORDS).iloc[:-1]
    variance = (table["log_odds"] / table["z"]) ** 2
    shrunk = table["log_odds"] * SPREAD**2 / (SPREAD**2 + variance)
    odds = np.exp(shrunk.fillna(0)).to_numpy()  # where both groups are the same, z is 0 of 0
    evenness = (articles + 2) / (times + 2)
    known = np.clip((odds * evenness).round(1), LOWEST, HIGHEST)
    return np.where(times > 0, known, 1.0)


def weigh(table: pd.DataFrame, counts: np.ndarray, words: np.ndarray, labels: pd.DataFrame):
    """Return the column ``weight`` for a list: each frame's terms by its own labels.

    Articles whose frame was not annotated (NaN) are left out for that frame; rows of no
    frame get the weight 0.
    """
    weight = np.zeros(len(table))
    for frame in FRAMES:
        rows, known = (table["frame"] == frame).to_numpy(), labels[frame].notna().to_numpy()
        weight[rows] = weights(counts[known][:, rows], words[known], labels.loc[known, frame])
    return weight


def candidates(articles: pd.DataFrame, frame: str, number: int) -> pd.DataFrame:
    """Return the words that most set articles with a frame apart from those without it."""
    with_frame, without = (articles.loc[articles[frame] == k, "text"] for k in (1, 0))
    table = keyness(with_frame, without, min_count=10, min_articles=5).head(number)
    return table[["word", "count_a", "count_b", "articles_a", "articles_b", "log_odds", "z"]]


def main() -> int:
    """Write the weights into the list, or print candidates for it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--narrative-frames", metavar="FILE", required=True, help="the articles")
    parser.add_argument("--candidates", metavar="N", type=int, help="only print N words per frame")
    options = parser.parse_args()
    articles = narrative_frames.read(options.narrative_frames)
    if options.candidates:
        for frame in FRAMES:
            print(f"{frame}\n{candidates(articles, frame, options.candidates).to_string()}\n")
        return 0
    documents = [Document(text) for text in articles["text"]]
    table = lexicon.load("frames", columns=lexicon.FRAME_COLUMNS)
    words = np.array([len(doc.words) for doc in documents])
    table["weight"] = weigh(table, count(documents, table), words, articles)
    path = Path(lexicon.FOLDER) / "frames.csv"
    columns = ["term", "frame", "weight", "condition", "capital", "source", "note"]
    table[columns].to_csv(path, index=False, lineterminator="\n")
    print(f"{len(table)} weights from {len(articles)} articles: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
