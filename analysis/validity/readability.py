"""Agreement of the readability scores with teachers' judgements: the CLEAR corpus.

CLEAR (Crossley et al. 2023, doi:10.3758/s13428-022-01802-x) holds excerpts of
about 170 words with ``BT_easiness``: how much easier teachers found one text
than another, in thousands of pairs, on a Bradley-Terry scale. Higher is
easier. The corpus is read as its authors publish it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from .. import readability
from ..document import Document
from ..readability.formulas import FORMULAS
from . import CorpusError, existing

COLUMNS = {"Excerpt": "text", "BT_easiness": "ease", "Categ": "genre"}
GENRES = {"all": None, "informational": "Info", "literary": "Lit"}
RESAMPLES = 1000
FOLDS, REPEATS = 10, 5


def add_arguments(parser) -> None:
    """Declare the options of ``python -m analysis validate readability``."""
    parser.add_argument("--clear", metavar="FILE", help="the CLEAR corpus, .xlsx or .csv")
    parser.add_argument(
        "--textstat", action="store_true", help="score textstat's own formulas as well"
    )


def report(args) -> str:
    """Return a table of each score's agreement, by genre, with 95% intervals."""
    corpus = read_clear(existing(args.clear, "--clear", "the CLEAR corpus"))
    scores = score_table(corpus["text"])
    scores["clear_ease, refitted in folds"] = cross_fitted(corpus)
    if args.textstat:
        scores = scores.join(textstat_table(corpus["text"]))
    table = agreement(corpus, scores).to_string(index=False, float_format="{:.3f}".format)
    return f"Readability against CLEAR, {len(corpus)} excerpts\n{table}"


def read_clear(path: str | Path) -> pd.DataFrame:
    """Read the CLEAR corpus: columns ``text``, ``ease`` and ``genre``.

    Raises
    ------
    CorpusError
        If the file cannot be read or lacks a column.
    """
    path = Path(path)
    try:
        table = pd.read_csv(path) if path.suffix == ".csv" else pd.read_excel(path)
    except ImportError:
        raise CorpusError(f"{path}: reading Excel needs openpyxl; pip install openpyxl.") from None
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: this is no readable table ({error}).") from None
    missing = [c for c in COLUMNS if c not in table.columns]
    if missing:
        raise CorpusError(f"{path}: there is no column {missing[0]!r}; give CLEAR_corpus.xlsx.")
    table = table[list(COLUMNS)].rename(columns=COLUMNS).dropna(subset=["text", "ease"])
    return table.reset_index(drop=True)


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
    from ..readability.train import feature_table, fit

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
            low, high = bootstrap_r(score, ease)
            rows.append(
                {
                    "score": name,
                    "genre": genre,
                    "n": len(ease),
                    "r": np.corrcoef(score, ease)[0, 1],
                    "r_low": low,
                    "r_high": high,
                    "spearman": np.corrcoef(_ranks(score), _ranks(ease))[0, 1],
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


def bootstrap_r(score: np.ndarray, ease: np.ndarray) -> tuple[float, float]:
    """Return the 95% interval of r by resampling the excerpts, the same draws every time."""
    generator = np.random.default_rng(0)
    values = []
    with np.errstate(invalid="ignore"):  # few excerpts: a draw of one and the same has no r
        for _ in range(RESAMPLES):
            drawn = generator.integers(0, len(score), len(score))
            values.append(np.corrcoef(score[drawn], ease[drawn])[0, 1])
    low, high = np.nanquantile(values, [0.025, 0.975])
    return float(low), float(high)


def _ranks(values: np.ndarray) -> np.ndarray:
    return pd.Series(values).rank().to_numpy()
