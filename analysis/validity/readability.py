"""Agreement of the readability scores with teachers' judgements: the CLEAR corpus.

`analysis.corpora.clear` tells what the corpus holds. Higher is easier.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from .. import readability
from ..corpora import clear, existing
from ..corpora.agreement import correlation
from ..document import Document
from ..readability.formulas import FORMULAS
from ..training.readability import feature_table, fit
from .intervals import bootstrapped

GENRES = {"all": None, "informational": "Info", "literary": "Lit"}
FOLDS, REPEATS = 10, 5


def add_arguments(parser) -> None:
    """Declare the options of ``python -m analysis validate readability``."""
    parser.add_argument("--clear", metavar="FILE", help="the CLEAR corpus, .xlsx or .csv")
    parser.add_argument(
        "--textstat", action="store_true", help="score textstat's own formulas as well"
    )


def report(args) -> str:
    """Return a table of each score's agreement, by genre, with 95% intervals."""
    corpus = clear.read(existing(args.clear, "--clear", "the CLEAR corpus"))
    scores = score_table(corpus["text"])
    scores["clear_ease, refitted in folds"] = cross_fitted(corpus)
    if args.textstat:
        scores = scores.join(textstat_table(corpus["text"]))
    table = agreement(corpus, scores).to_string(index=False, float_format="{:.3f}".format)
    return f"Readability against CLEAR, {len(corpus)} excerpts\n{table}"


def score_table(texts: pd.Series) -> pd.DataFrame:
    """Return the scores of each text: the classical formulas and ``clear_ease``."""
    rows = [readability.measure(Document(text)) for text in texts]
    return pd.DataFrame(rows)[[*FORMULAS, "clear_ease"]]


def textstat_table(texts: pd.Series) -> pd.DataFrame:
    """Return textstat's own scores of each text."""
    import textstat

    rows = [{f"textstat {name}": getattr(textstat, name)(t) for name in FORMULAS} for t in texts]
    return pd.DataFrame(rows)


def cross_fitted(corpus: pd.DataFrame) -> np.ndarray:
    """Return the ease of each excerpt by formulas fitted without it: 5 times 10 folds.

    Fitting and standardising happen inside the folds; the score is the mean
    over the five repeats. (The choice of features was made on all excerpts.)
    """
    table, ease = feature_table(corpus["text"]), corpus["ease"].to_numpy(float)
    total = np.zeros(len(ease))
    for repeat in range(REPEATS):
        folds = np.random.default_rng(repeat).permutation(len(ease)) % FOLDS
        for fold in range(FOLDS):
            held = folds == fold
            total[held] += fit(table[~held], ease[~held]).score(table[held])
    return total / REPEATS


def agreement(corpus: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Return r, Spearman and RMSE of each score for each genre, with intervals of r.

    RMSE is that of the best straight line from the score to the judgements,
    except for ``clear_ease``, which is in their unit. r and Spearman carry the
    sign of ease: a grade level has a negative r where it does its work.
    """
    rows = []
    for name in scores:
        for genre, label in GENRES.items():
            kept = corpus["genre"].eq(label) if label else pd.Series(True, index=corpus.index)
            score, ease = scores.loc[kept, name].to_numpy(), corpus.loc[kept, "ease"].to_numpy()
            low, high = bootstrapped(correlation, score, ease)
            rows.append(
                {
                    "score": name,
                    "genre": genre,
                    "n": len(ease),
                    "r": correlation(score, ease),
                    "r_low": low,
                    "r_high": high,
                    "spearman": stats.spearmanr(score, ease).statistic,
                    "rmse": rmse(score, ease, fitted=not name.startswith("clear_ease")),
                }
            )
    return pd.DataFrame(rows)


def rmse(score: np.ndarray, ease: np.ndarray, fitted: bool) -> float:
    """Return the error in units of ease, of the score or of its best straight line.

    Examples
    --------
    >>> rmse(np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 4.0]), fitted=False)
    1.0
    >>> round(rmse(np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 4.0]), fitted=True), 6)
    0.0
    """
    if fitted:
        score = np.polyval(np.polyfit(score, ease, 1), score)
    return float(np.sqrt(np.mean((score - ease) ** 2)))
