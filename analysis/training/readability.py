"""Fit `clear_ease` on the CLEAR corpus: ``python -m analysis.training.readability PATH``.

Reads the corpus as its authors publish it (an Excel file), fits ordinary least
squares on standardised features, and writes ``models/clear_ease.csv``. The
features were chosen by hand from some 150, for what they add to the
correlation, under three rules: a teacher understands it; its weight has the
sign of its own correlation; it says nothing of gender, layout or typing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from ..corpora import clear
from ..document import Document
from ..readability import clear_ease
from ..readability.counts import read

# What each feature means to a reader, beside its weight in the published table.
MEANING = {
    "log_sentence_length": "ln of the length, in words, of the sentence the average word stands in",
    "long_sentence_share": "share of the words that stand in sentences of over 30 words",
    "frequency_spread": "standard deviation of the words' Zipf frequency, names among them",
    "uncommon_word_frequency": "mean Zipf frequency of the different words below 6, without names",
    "word_length_contrast": "standard deviation of the letters per word, less their mean",
    "abstract_noun_share": "share of the different words that end in -tion, -ment, -ity, -ness …",
    "bookish_share": "share of the words such as which, whose, upon, hence",
    "present_be_share": "share of the words am, is, are, be",
    "indefinite_article_share": "share of the words a, an",
    "word_variety": "different words, by the square root of all words",
}


def feature_table(texts: pd.Series) -> np.ndarray:
    """Return the features of each text, a row each; every text is taken as one passage."""
    rows = []
    for text in texts:
        reading = read(Document(text))
        rows.append(clear_ease.features(reading.forms[:], reading.sentences, np.array([0])))
    return np.concatenate(rows)


def fit(features: np.ndarray, target: np.ndarray) -> clear_ease.Model:
    """Return the least-squares formula for a target.

    Examples
    --------
    >>> model = fit(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0]))
    >>> model.score(np.array([[0.5]])).round(6).item()
    2.0
    """
    mean, sd = features.mean(axis=0), features.std(axis=0)
    weight, *_ = np.linalg.lstsq((features - mean) / sd, target - target.mean(), rcond=None)
    low, high = features.min(axis=0), features.max(axis=0)
    return clear_ease.Model(mean, sd, low, high, weight, float(target.mean()))


def write(model: clear_ease.Model, path: Path) -> None:
    """Write a model as the small table that the kit reads."""
    table = pd.DataFrame(
        {
            "feature": [*clear_ease.FEATURES, "intercept"],
            **{
                name: [*getattr(model, name).round(6), None]
                for name in ("mean", "sd", "low", "high")
            },
            "weight": [*model.weight.round(6), round(model.intercept, 6)],
            "meaning": [*(MEANING[f] for f in clear_ease.FEATURES), "mean ease of the excerpts"],
        }
    )
    table.to_csv(path, index=False, lineterminator="\n")


def main(arguments: list[str] | None = None) -> None:
    """Fit the formula and write it."""
    parser = argparse.ArgumentParser(prog="python -m analysis.training.readability")
    parser.add_argument("clear", metavar="PATH", help="the CLEAR corpus, .xlsx or .csv")
    parser.add_argument("--out", type=Path, default=clear_ease.MODEL, help="where to write it")
    options = parser.parse_args(arguments)
    corpus = clear.read(options.clear)
    model = fit(feature_table(corpus["text"]), corpus["ease"].to_numpy(float))
    write(model, options.out)


if __name__ == "__main__":
    main()
