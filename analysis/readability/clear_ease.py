"""One score that predicts readers: a linear formula fitted on teachers' judgements.

`clear_ease` estimates the ease of reading that teachers gave the excerpts of
the CLEAR corpus (Crossley et al. 2023, doi:10.3758/s13428-022-01802-x). Its
ten features, their means and spreads, and their weights stand in
``models/clear_ease.csv``; ``python -m analysis.training.readability PATH`` fits
them anew. Excerpts have about 170 words, and several features depend on
length, so a longer text is read in passages of that size.
"""

from __future__ import annotations

from functools import cache
from math import nan
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..errors import ModelError
from .wordforms import AT, Forms

MODEL = Path(__file__).parent.parent / "models" / "clear_ease.csv"
PASSAGE_WORDS = 170
LONG_SENTENCE = 30  # words
GRAMMAR_ZIPF = 6  # from here on words are those of grammar: "the", "with", "know"
_PASSAGES = 64  # read at once, so that a long text needs no more memory
MOST_NAMES = 0.5  # above this share capitals are the type of a headline, not names

FEATURES = (
    "log_sentence_length",
    "long_sentence_share",
    "frequency_spread",
    "uncommon_word_frequency",
    "word_length_contrast",
    "abstract_noun_share",
    "bookish_share",
    "present_be_share",
    "indefinite_article_share",
    "word_variety",
)
_SPREAD = [AT["letters"], AT["zipf"]]
_SHARES = [AT["bookish"], AT["present_be"], AT["indefinite_article"]]


class Model(NamedTuple):
    """The fitted formula: arrays in the order of `FEATURES`, and the intercept."""

    mean: np.ndarray
    sd: np.ndarray
    low: np.ndarray
    high: np.ndarray
    weight: np.ndarray
    intercept: float

    def score(self, features: np.ndarray) -> np.ndarray:
        """Return the score of each row of features, held within the range fitted on.

        A feature that is undefined (NaN), as in a passage of names alone, counts as average.
        """
        known = np.where(np.isnan(features), self.mean, features)
        held = np.minimum(np.maximum(known, self.low), self.high)  # sooner than np.clip
        return self.intercept + (held - self.mean) / self.sd @ self.weight


@cache
def load_model(path: Path = MODEL) -> Model:
    """Return the published formula.

    Raises
    ------
    ModelError
        If the file is missing or damaged.

    Examples
    --------
    >>> load_model().weight.shape
    (10,)
    """
    try:
        table = pd.read_csv(path, index_col="feature")
        rows = table.loc[list(FEATURES)]
        mean, sd, low, high, weight = (
            rows[c].to_numpy(float) for c in ("mean", "sd", "low", "high", "weight")
        )
        model = Model(mean, sd, low, high, weight, float(table.loc["intercept", "weight"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The formula of clear_ease {path} is damaged ({error}).") from None
    if not all(np.isfinite(part).all() for part in model):
        raise ModelError(f"The formula of clear_ease {path} is damaged (a cell is empty).")
    return model


def score(forms: np.ndarray | Forms, sentences: np.ndarray) -> float:
    """Return the ease of a text: the mean over its passages, by their words.

    Parameters
    ----------
    forms : ndarray or Forms
        The forms of the words, a row each (see `wordforms.look_up`).
    sentences : ndarray of int
        The number of the first word of each sentence.

    Returns
    -------
    float
        In units of CLEAR's BT_easiness: -3.7 (hardest excerpt) to 1.7
        (easiest), mean -0.95; higher is easier. NaN without words.

    Examples
    --------
    >>> from analysis.readability.wordforms import look_up
    >>> score(look_up("the cat sat on the mat".split()), np.array([0])) > 0
    True
    """
    if not len(forms):
        return nan
    starts = passages(sentences, len(forms))
    scores = load_model().score(_in_parts(forms, sentences, starts))
    return float(scores @ sizes_of(starts, len(forms)) / len(forms))


def _in_parts(forms: np.ndarray | Forms, sentences: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Return the features of each passage, from the forms of some passages at a time."""
    if len(starts) <= _PASSAGES:  # any text but a book
        return features(forms[:], sentences, starts)
    rows = []
    for first in range(0, len(starts), _PASSAGES):
        some = starts[first : first + _PASSAGES]
        end = next(iter(starts[first + _PASSAGES : first + _PASSAGES + 1]), len(forms))
        own = sentences[slice(*np.searchsorted(sentences, (some[0], end)))]
        rows.append(features(forms[some[0] : end], own - some[0], some - some[0]))
    return np.concatenate(rows)


def passages(sentences: np.ndarray, words: int) -> np.ndarray:
    """Return the first words of passages of whole sentences and some 170 words.

    Examples
    --------
    >>> passages(np.arange(0, 340, 17), 340).tolist()
    [0, 170]
    """
    wanted = max(1, round(words / PASSAGE_WORDS))
    middles = sentences + sizes_of(sentences, words) / 2
    return sentences[first_of((middles * wanted / words).astype(int))]


def costs(forms: np.ndarray | Forms, sentences: np.ndarray) -> np.ndarray:
    """Return for each sentence what the score of its passage would gain without it.

    NaN for a sentence that is its passage alone. Examples: see ``readability.find``.
    """
    total, model = len(forms), load_model()
    found = np.full(len(sentences), nan)
    starts = passages(sentences, total) if total else sentences
    for start, size in zip(starts, sizes_of(starts, total), strict=bool(total)):
        inside = np.arange(*np.searchsorted(sentences, (start, start + size)))
        own, passage = sentences[inside] - start, forms[start : start + size]
        whole = model.score(features(passage, own, np.array([0])))[0]
        for number, (first, length) in enumerate(zip(own, sizes_of(own, size), strict=True)):
            if length < size:
                rest = np.delete(passage, np.s_[first : first + length], axis=0)
                left = np.delete(own, number)
                left = np.where(left > first, left - length, left)
                found[inside[number]] = model.score(features(rest, left, np.array([0])))[0] - whole
    return found


def first_of(groups: np.ndarray) -> np.ndarray:
    """Return where each run of equal numbers begins."""
    begins = np.ones(len(groups), bool)
    np.not_equal(groups[1:], groups[:-1], out=begins[1:])
    return begins.nonzero()[0]


def sizes_of(starts: np.ndarray, total: int) -> np.ndarray:
    """Return the sizes of groups, given where each begins."""
    return np.concatenate((starts[1:], [total])) - starts


def features(forms: np.ndarray, sentences: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Return the ten features of each passage: a row each, in the order of `FEATURES`.

    ``log_sentence_length`` is ln of the length of the sentence in which the
    average word stands; ``frequency_spread`` the standard deviation of the
    words' Zipf frequency, names among them; ``uncommon_word_frequency`` the
    mean Zipf frequency of the different words below 6, names left out;
    ``word_length_contrast`` the standard deviation of the letters of a word
    less their mean, high where a few very long words stand among short ones;
    ``word_variety`` the different words over the square root of all words.
    Shares are of all words, that of abstract nouns of the different words.
    What is undefined, as in a passage of numbers, is NaN.
    """
    sizes = sizes_of(starts, len(forms))
    passage = np.repeat(np.arange(len(starts)), sizes)
    lengths = sizes_of(sentences, len(forms))
    total = np.add.reduceat(forms, starts).T
    squared = np.add.reduceat(forms[:, _SPREAD] ** 2, starts).T
    different, is_name = _different(forms, passage, sizes, sentences)
    plain = different[~is_name]
    uncommon = plain[forms[plain, AT["zipf"]] < GRAMMAR_ZIPF]

    def sums(values: np.ndarray, at: np.ndarray) -> np.ndarray:
        return np.bincount(passage[at], weights=values, minlength=len(starts))

    def mean(part: str, at: np.ndarray) -> np.ndarray:
        own = passage[at]
        number = np.bincount(own, minlength=len(starts))
        return np.bincount(own, weights=forms[at, AT[part]], minlength=len(starts)) / number

    with np.errstate(invalid="ignore"):  # 0 of 0 words is NaN
        number = np.array([sizes, total[AT["lettered"]]])
        means = total[_SPREAD] / number
        letters_sd, zipf_sd = np.sqrt(np.maximum(squared / number - means**2, 0))
        return np.array(
            [
                np.log(sums(lengths**2, sentences) / sizes),
                sums(lengths * (lengths > LONG_SENTENCE), sentences) / sizes,
                zipf_sd,
                mean("zipf", uncommon),
                letters_sd - means[0],
                mean("abstract", plain),
                *total[_SHARES] / sizes,
                np.bincount(passage[different], minlength=len(starts)) / np.sqrt(sizes),
            ]
        ).T


def _different(
    forms: np.ndarray, passage: np.ndarray, sizes: np.ndarray, sentences: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return one occurrence of each word in each passage, and whether it is only a name.

    A name is a capital inside a sentence, unless most words of the passage
    have one, as in a headline. What holds no letter is no word that could be
    rare: it is set aside with the names.
    """
    capital = forms[:, AT["capital"]] > 0
    capital[sentences] = False
    names = np.bincount(passage[capital], minlength=len(sizes)) > MOST_NAMES * sizes
    aside = (capital & ~names[passage]) | (forms[:, AT["lettered"]] == 0)
    word = passage * 10**9 + forms[:, AT["word"]].astype(np.intp)
    order = word.argsort(kind="stable")
    first = first_of(word.take(order))
    is_name = np.zeros(len(forms), dtype=bool)
    is_name[order[first]] = np.logical_and.reduceat(aside.take(order), first)
    # In text order, so that sums do not hang on the order in which words were first met.
    different = order.take(first)
    different.sort()
    return different, is_name.take(different)
