"""Agreement of the frame scores and loaded words with people's judgements.

Frames: the Narrative Frames Corpus (Frermann et al. 2023,
doi:10.18653/v1/2023.acl-long.486), a TSV with the article in ``text`` and one
column per frame, True or False. Loaded words: BABE (Spinde et al. 2021,
doi:10.18653/v1/2021.findings-emnlp.101), a CSV of sentences with ``;`` between
its columns and ``label_bias``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from .. import framing
from ..document import Document
from . import CorpusError, existing

COLUMNS = {
    "conflict": "CO",
    "economic": "EC",
    "human_interest": "HI",
    "morality": "MO",
    "resolution": "RE",
}
# While the lists were written, part of each development file was looked at: drawn with
# these seeds from files of this many rows. The rest is scored by itself as "unseen".
NARRATIVE_ROWS, NARRATIVE_LOOKED_AT, NARRATIVE_SEED = 341, 200, 7
BABE_ROWS, BABE_LOOKED_AT, BABE_SEED = 1700, 0.6, 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``python -m analysis validate framing``."""
    parser.add_argument("--narrative", metavar="FILE", help="Narrative Frames articles, .tsv")
    parser.add_argument("--babe", metavar="FILE", help="BABE's labelled sentences, .csv")


def report(args: argparse.Namespace) -> str:
    """Return the agreement with each corpus whose path was given, as text.

    Raises
    ------
    CorpusError
        If no path was given, or a file is not what its option asks for.
    """
    if not (args.narrative or args.babe):
        raise CorpusError(
            "This needs annotated articles or sentences; give its path with --narrative (frames) "
            "or --babe (loaded words)."
        )
    parts = []
    if args.narrative:
        frames = score_frames(load_narrative(args.narrative))
        parts.append("Frames, per article (auc: 0.5 is chance, 1 is perfect)\n" + _show(frames))
        means = frames[["auc", "auc_unseen"]].mean()
        parts.append("mean over frames: " + ", ".join(f"{k} {v:.3f}" for k, v in means.items()))
    if args.babe:
        loaded = score_loaded(load_babe(args.babe))
        parts.append("Loaded words, per sentence (biased: at least one)\n" + _show(loaded))
    return "\n\n".join(parts)


def _show(table: pd.DataFrame) -> str:
    return table.round(3).to_string()


def load_narrative(path: str | Path) -> pd.DataFrame:
    """Read the Narrative Frames articles.

    Returns
    -------
    DataFrame
        Columns ``text``, one per frame (1, 0, or NaN where it was not
        annotated), and ``unseen``.
    """
    path = existing(path, "--narrative", "the Narrative Frames articles (.tsv)")
    table = _read(path, "\t", ["text", *COLUMNS.values()])
    articles = table[["text"]].copy()
    for frame, column in COLUMNS.items():
        # One cell of the published file reads "False)".
        articles[frame] = table[column].str.strip(" )").map({"True": 1.0, "False": 0.0})
    order = np.random.default_rng(NARRATIVE_SEED).permutation(len(table))
    articles["unseen"] = len(table) == NARRATIVE_ROWS
    articles.loc[order[:NARRATIVE_LOOKED_AT], "unseen"] = False
    return articles


def load_babe(path: str | Path) -> pd.DataFrame:
    """Read BABE's sentences; those on which its annotators did not agree are left out.

    Returns
    -------
    DataFrame
        Columns ``text``, ``biased`` (1 or 0) and ``unseen``.
    """
    path = existing(path, "--babe", "BABE's labelled sentences (.csv)")
    table = _read(path, ";", ["text", "news_link", "label_bias"])
    # Sentences of one article were looked at, or kept unseen, together.
    articles = pd.factorize(table["news_link"].fillna(table["text"]))[0]
    drawn = np.random.default_rng(BABE_SEED).random(articles.max() + 1)
    sentences = table[["text"]].assign(
        biased=table["label_bias"].map({"Biased": 1.0, "Non-biased": 0.0}),
        unseen=(drawn[articles] >= BABE_LOOKED_AT) & (len(table) == BABE_ROWS),
    )
    return sentences.dropna(subset="biased").reset_index(drop=True)


def _read(path: Path, separator: str, columns: list[str]) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, sep=separator, dtype=str, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: cannot be read as a table ({error}).") from None
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise CorpusError(f"{path}: no column {missing[0]!r}; give the file as it was published.")
    return table.dropna(subset="text").reset_index(drop=True)


def score_frames(articles: pd.DataFrame) -> pd.DataFrame:
    """Return for each frame how well its score puts articles with the frame first."""
    scores = pd.DataFrame([framing.measure(Document(text)) for text in articles["text"]])
    rows = {}
    for frame in COLUMNS:
        known, unseen = articles[frame].notna(), articles[frame].notna() & articles["unseen"]
        low, high = auc_interval(articles.loc[known, frame], scores.loc[known, frame])
        rows[frame] = {
            "articles": known.sum(),
            "with_frame": int(articles[frame].sum()),
            "auc": auc(articles.loc[known, frame], scores.loc[known, frame]),
            "auc_low": low,
            "auc_high": high,
            "articles_unseen": unseen.sum(),
            "auc_unseen": auc(articles.loc[unseen, frame], scores.loc[unseen, frame]),
        }
    return pd.DataFrame(rows).T


def score_loaded(sentences: pd.DataFrame) -> pd.DataFrame:
    """Return how well loaded words tell biased sentences, over all and over the unseen."""
    score = np.array(
        [framing.measure(Document(t))["loaded_per_100_words"] for t in sentences["text"]]
    )
    biased, unseen = sentences["biased"].to_numpy(), sentences["unseen"].to_numpy()
    rows = {}
    for name, part in (("all", unseen | True), ("unseen", unseen)):
        rows[name] = {
            "sentences": part.sum(),
            "biased": biased[part].sum(),
            "auc": auc(biased[part], score[part]),
            **binary_f1(biased[part] == 1, score[part] > 0),
        }
    return pd.DataFrame(rows).T


def auc(labels, scores) -> float:
    """Return the area under the ROC curve: how often a positive outranks a negative.

    Parameters
    ----------
    labels : array of 0 and 1
    scores : array of float

    Returns
    -------
    float
        0 to 1; 0.5 is chance. Ties count half. NaN unless both labels occur.

    Examples
    --------
    Of the 2 x 2 pairs, three are in order and one is tied: 3.5 / 4.

    >>> auc([1, 1, 0, 0], [3, 2, 2, 1])
    0.875
    """
    labels, scores = np.asarray(labels, dtype=float), np.asarray(scores, dtype=float)
    positives, negatives = scores[labels == 1], np.sort(scores[labels == 0])
    if not len(positives) or not len(negatives):
        return float("nan")
    below = np.searchsorted(negatives, positives, side="left")
    up_to = np.searchsorted(negatives, positives, side="right")
    return float((below + up_to).sum() / (2 * len(positives) * len(negatives)))


def auc_interval(labels, scores, draws: int = 1000) -> tuple[float, float]:
    """Return a 95% interval of the AUC from bootstrapped articles, always the same draws."""
    labels, scores = np.asarray(labels), np.asarray(scores)
    picks = np.random.default_rng(0).integers(0, len(labels), (draws, len(labels)))
    drawn = [auc(labels[p], scores[p]) for p in picks]
    low, high = np.quantile([a for a in drawn if a == a] or [float("nan")], [0.025, 0.975])
    return float(low), float(high)


def binary_f1(truth, said) -> dict[str, float]:
    """Return precision, recall and F1 of "yes", and the mean F1 of "yes" and "no".

    Examples
    --------
    >>> binary_f1(np.array([True, True, False]), np.array([True, False, False]))
    {'precision': 1.0, 'recall': 0.5, 'f1': 0.66..., 'macro_f1': 0.66...}
    """
    both, neither = (truth & said).sum(), (~truth & ~said).sum()
    yes, no = truth.sum() + said.sum(), (~truth).sum() + (~said).sum()
    nan = float("nan")
    f1, f1_no = (2 * both / yes if yes else nan), (2 * neither / no if no else nan)
    return {
        "precision": float(both / said.sum()) if said.any() else nan,
        "recall": float(both / truth.sum()) if truth.any() else nan,
        "f1": float(f1),
        "macro_f1": float((f1 + f1_no) / 2),
    }
