"""Agreement of the frame scores and loaded words with people's judgements.

Frames: the Narrative Frames Corpus (Frermann et al. 2023,
doi:10.18653/v1/2023.acl-long.486). Loaded words: BABE (Spinde et al. 2021,
doi:10.18653/v1/2021.findings-emnlp.101).
"""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_recall_curve, roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from .. import framing, lexicon
from ..attribution import WHOSE, words_by_voice
from ..corpora import CorpusError, babe, existing, narrative_frames
from ..corpora.agreement import correlation, precision_recall_f1
from ..document import Document
from ..framing import FRAMES
from ..framing.measures import BY_VOICE
from ..training import framing as training
from .intervals import bootstrapped

FOLDS, REPEATS = 5, 5
SCORES = (
    *("auc", "auc_low", "auc_high", "f1", "f1_all_yes"),
    *("auc_author", "auc_paraphrase", "auc_quote", "auc_newsroom"),
    *("auc_as_shipped", "auc_tfidf", "r_length"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``python -m analysis validate framing``."""
    parser.add_argument(
        "--narrative-frames", metavar="FILE", help="Narrative Frames articles, .tsv"
    )
    parser.add_argument("--babe", metavar="FILE", help="BABE's labelled sentences, .csv")


def report(args: argparse.Namespace) -> str:
    """Return the agreement with each corpus whose path was given, as text.

    Raises
    ------
    CorpusError
        If no path was given, or a file is not what its option asks for.
    """
    if not (args.narrative_frames or args.babe):
        raise CorpusError(
            "This needs annotated articles or sentences; give its path with --narrative-frames "
            "(frames) or --babe (loaded words)."
        )
    parts = []
    if args.narrative_frames:
        articles = "the Narrative Frames articles (.tsv)"
        path = existing(args.narrative_frames, "--narrative-frames", articles)
        frames = score_frames(narrative_frames.read(path))
        parts.append(f"Frames, per article\n{frames.round(3).to_string()}\n{_FRAMES_NOTE}")
    if args.babe:
        path = existing(args.babe, "--babe", "BABE's labelled sentences (.csv)")
        loaded = score_loaded(babe.read(path))
        parts.append(f"Loaded words, per sentence\n{loaded.round(3).to_string()}\n{_LOADED_NOTE}")
    return "\n\n".join(parts)


_FRAMES_NOTE = f"""\
auc: 0.5 is chance, 1 is perfect; low, high: 95% bootstrap over articles, the first time.
auc, f1: weights refitted in {FOLDS} folds, mean of {REPEATS} times; f1 with the
threshold best in training.
f1_all_yes: f1 of calling every article one with the frame.
author, paraphrase, quote: the same when only the words in that voice count; newsroom: in the first
two.
as_shipped, r_length: the scores with the list's own weights, which were fitted on these
articles if this is the development file.
auc_tfidf: TF-IDF with logistic regression, which may use any word of the topic, in the first folds.
r_length: correlation with the number of words."""
_LOADED_NOTE = """\
biased: framing.is_loaded. author only: loaded words in attributed passages do not count;
newsroom only: those in quotations do not.
unseen: sentences of articles not looked at while the list was written."""


def score_frames(articles: pd.DataFrame) -> pd.DataFrame:
    """Return for each frame how well its score puts articles with the frame first.

    Parameters
    ----------
    articles : DataFrame
        As `corpora.narrative_frames.read` returns it.

    Returns
    -------
    DataFrame
        One row per frame, and their mean: ``articles``, ``with_frame`` and the columns
        `SCORES`. NaN for a frame that fewer articles than folds have, or lack.
    """
    documents = [Document(text) for text in articles["text"]]
    table = lexicon.load("frames", columns=lexicon.FRAME_COLUMNS)
    words = np.array([len(doc.words) for doc in documents])
    by_voice = pd.DataFrame([words_by_voice(doc) for doc in documents])
    counts = {whose: training.count(documents, table, whose) for whose in (None, *BY_VOICE)}
    sizes = {None: words} | {w: by_voice[list(WHOSE[w])].sum(axis=1).to_numpy() for w in BY_VOICE}
    rows: dict[str, dict[str, float]] = {}
    for frame in FRAMES:
        of_frame = (table["frame"] == frame).to_numpy()
        known = articles[frame].notna().to_numpy()
        labels = articles.loc[known, frame].to_numpy()
        parts = {v: (counts[v][known][:, of_frame], sizes[v][known]) for v in counts}
        shipped = _rates(*parts[None]) @ table.loc[of_frame, "weight"].to_numpy()
        rows[frame] = {"articles": len(labels), "with_frame": int(labels.sum())}
        if min(labels.sum(), (1 - labels).sum()) < FOLDS:
            continue
        rows[frame] |= {
            **cross_fitted(*parts[None], labels),
            "f1_all_yes": f1_score(labels, np.ones(len(labels))),
            **{f"auc_{w}": cross_fitted(*parts[w], labels)["auc"] for w in BY_VOICE},
            "auc_as_shipped": roc_auc_score(labels, shipped),
            "auc_tfidf": learner_auc(articles.loc[known, "text"], labels),
            "r_length": correlation(shipped, words[known]),
        }
    scored = pd.DataFrame(rows).T.reindex(columns=["articles", "with_frame", *SCORES])
    scored.loc["mean", list(SCORES)] = scored[list(SCORES)].mean()
    return scored


def _rates(counts: np.ndarray, words: np.ndarray) -> np.ndarray:
    return 100 * counts / np.maximum(words, 1)[:, None]


def cross_fitted(counts: np.ndarray, words: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    """Return how well a frame's score does on articles that its weights were not fitted on.

    Parameters
    ----------
    counts : array of articles × terms
    words, labels : array of articles

    Returns
    -------
    dict of str to float
        ``auc`` and ``f1``, means over the repeats, and the bounds of ``auc`` from
        bootstrapped articles, always the same draws.
    """
    rates, repeats = _rates(counts, words), []
    for seed in range(REPEATS):
        score, said = np.zeros(len(labels)), np.zeros(len(labels))
        for fitted, held_out in _folds(seed).split(rates, labels):
            weights = training.weights(counts[fitted], words[fitted], labels[fitted])
            threshold = _best_threshold(labels[fitted], rates[fitted] @ weights)
            score[held_out] = rates[held_out] @ weights
            said[held_out] = score[held_out] >= threshold
        repeats.append((score, roc_auc_score(labels, score), f1_score(labels, said)))
    scores, aucs, f1s = zip(*repeats, strict=True)
    low, high = bootstrapped(_auc, labels, scores[0])
    return {"auc": np.mean(aucs), "auc_low": low, "auc_high": high, "f1": np.mean(f1s)}


def _auc(labels: np.ndarray, scores: np.ndarray) -> float:
    """Return the area under the curve, NaN where all labels are alike."""
    return roc_auc_score(labels, scores) if 0 < labels.sum() < len(labels) else float("nan")


def learner_auc(texts: pd.Series, labels: np.ndarray) -> float:
    """Return the AUC of a plain learner, TF-IDF with logistic regression, in the first folds."""
    learner = make_pipeline(
        TfidfVectorizer(sublinear_tf=True, min_df=2),
        LogisticRegression(C=10, class_weight="balanced", max_iter=1000),
    )
    scores = cross_val_predict(learner, texts, labels, cv=_folds(0), method="decision_function")
    return roc_auc_score(labels, scores)


def _folds(seed: int) -> StratifiedKFold:
    return StratifiedKFold(FOLDS, shuffle=True, random_state=seed)


def _best_threshold(labels: np.ndarray, scores: np.ndarray) -> float:
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return thresholds[f1[:-1].argmax()]


def score_loaded(sentences: pd.DataFrame) -> pd.DataFrame:
    """Return how well loaded words tell biased sentences.

    Parameters
    ----------
    sentences : DataFrame
        As `corpora.babe.read` returns it.

    Returns
    -------
    DataFrame
        Rows: all sentences, the unseen ones, and both again with the newsroom's own
        words only, and with those that it chose. Columns: ``sentences``, ``biased``,
        ``auc`` of the score, and ``precision``, ``recall``, ``f1`` of "biased" and
        ``macro_f1`` at the threshold.
    """
    measured = [framing.measure(Document(text)) for text in sentences["text"]]
    scores = {
        "": [m["loaded_per_100_words"] for m in measured],
        # A sentence that is all quotation has no words of the newsroom's that could be loaded.
        **{
            f", {whose} only": np.nan_to_num([m[f"{whose}_loaded_per_100_words"] for m in measured])
            for whose in ("author", "newsroom")
        },
    }
    biased = sentences["biased"].to_numpy() == 1
    parts = {"all": np.full(len(biased), True), "unseen": sentences["unseen"].to_numpy()}
    return pd.DataFrame(
        {
            part + kind: agreement(biased[chosen], np.array(score)[chosen])
            for kind, score in scores.items()
            for part, chosen in parts.items()
            if chosen.any()
        }
    ).T


def agreement(biased: np.ndarray, scores: np.ndarray) -> dict[str, float]:
    """Return how well a loaded-language score agrees with people's judgement of bias.

    Examples
    --------
    Scores of 5 and 0 for two biased sentences, of 0 for the third sentence, which is not:

    >>> found = agreement(np.array([True, True, False]), np.array([5.0, 0.0, 0.0]))
    >>> found["precision"], found["recall"], round(found["macro_f1"], 2)
    (1.0, 0.5, 0.67)
    """
    said = scores > framing.LOADED_THRESHOLD
    return {
        "sentences": len(biased),
        "biased": biased.sum(),
        "auc": _auc(biased, scores),
        **precision_recall_f1(*map(int, ((biased & said).sum(), said.sum(), biased.sum()))),
        "macro_f1": f1_score(biased, said, average="macro", zero_division=np.nan),
    }
