"""Sums of articles or clusters in; bootstrap intervals and permutation tests of averages out.

scipy draws, and reckons interval and p. It is given the places of the units, not their values,
so that one call serves many numbers, and each draw is a sum over units, weighted by how often
it drew them: some fifty times as fast as a call for each number, with the same figures.
"""

from __future__ import annotations

import warnings
from typing import NamedTuple

import numpy as np
from scipy import stats

__all__ = ["RESAMPLES", "Interval", "difference_interval", "mean_interval", "permutation_p"]

RESAMPLES = 9999  # scipy's default
_CELLS = 4_000_000  # places drawn at once, so that many articles need no more memory

# A unit is a row: of k numbers the sums of value × weight, then the k sums of weights. An
# average is the quotient of the two, added up over all units of a group.
Units = np.ndarray


class Interval(NamedTuple):
    """The bounds of k averages or differences, and their bootstrap standard errors."""

    low: np.ndarray
    high: np.ndarray
    error: np.ndarray


def _averages(units: Units, drawn: np.ndarray) -> np.ndarray:
    """Return the k averages of each draw: places of units, ``(…, units drawn)`` → ``(…, k)``."""
    rows = drawn.reshape(-1, drawn.shape[-1])
    places = rows + len(units) * np.arange(len(rows))[:, None]
    times = np.bincount(places.ravel(), minlength=len(rows) * len(units))
    sums = times.reshape(len(rows), len(units)).astype(float) @ units
    k = units.shape[1] // 2
    with np.errstate(invalid="ignore", divide="ignore"):  # a draw without a word has no average
        return (sums[:, :k] / sums[:, k:]).reshape(*drawn.shape[:-1], k)


def mean_interval(units: Units, level: float, resamples: int, seed: int) -> Interval:
    """Return the bootstrap interval of the averages of one group.

    Examples
    --------
    >>> units = np.array([[1.0, 1.0], [2.0, 1.0], [3.0, 1.0]])  # three articles, one number
    >>> low, high, _ = mean_interval(units, 0.95, 999, 0)
    >>> bool(1 <= low[0] < 2 < high[0] <= 3)
    True
    """

    def averages(drawn, axis=-1):
        return np.moveaxis(_averages(units, drawn), -1, 0)

    return _bootstrapped([units], averages, False, level, resamples, seed)


def difference_interval(
    a: Units, b: Units, crossed: bool, level: float, resamples: int, seed: int
) -> Interval:
    """Return the bootstrap interval of the differences of two groups' averages, a − b.

    Where clusters are ``crossed``, row i of either group holds the same cluster's articles,
    and a draw takes both.

    Examples
    --------
    >>> a, b = np.array([[5.0, 1], [6, 1], [7, 1]]), np.array([[1.0, 1], [2, 1], [3, 1]])
    >>> low, high, _ = difference_interval(a, b, False, 0.95, 999, 0)
    >>> bool(2 <= low[0] < 4 < high[0] <= 6)
    True
    """

    def differences(from_a, from_b, axis=-1):
        return np.moveaxis(_averages(a, from_a) - _averages(b, from_b), -1, 0)

    return _bootstrapped([a, b], differences, crossed, level, resamples, seed)


def _bootstrapped(groups, statistic, paired, level, resamples, seed) -> Interval:
    """Return BCa bounds, or the percentiles of the draws where BCa has none."""
    k = groups[0].shape[1] // 2
    if min(map(len, groups)) < 2:
        return Interval(*np.full((3, k), np.nan))
    with warnings.catch_warnings(), np.errstate(invalid="ignore", divide="ignore"):
        warnings.simplefilter("ignore", stats.DegenerateDataWarning)
        warnings.simplefilter("ignore", RuntimeWarning)  # of draws without an average
        found = stats.bootstrap(
            [np.arange(len(units)) for units in groups],
            statistic,
            paired=paired,
            vectorized=True,
            batch=_batch(max(map(len, groups)), resamples),
            confidence_level=level,
            n_resamples=resamples,
            rng=np.random.default_rng(seed),
        )
        draws = found.bootstrap_distribution
        tails = np.nanquantile(draws, [(1 - level) / 2, (1 + level) / 2], axis=-1)
        error = np.nanstd(draws, axis=-1, ddof=1)
    low, high = found.confidence_interval
    lost = np.isnan(low) | np.isnan(high)  # all articles alike, or a draw without an average
    return Interval(np.where(lost, tails[0], low), np.where(lost, tails[1], high), error)


def _batch(units: int, resamples: int) -> int | None:
    """Return how many draws fit at once; None for all of them."""
    return None if units * resamples <= _CELLS else max(1, _CELLS // units)


def permutation_p(a: Units, b: Units, crossed: bool, resamples: int, seed: int) -> np.ndarray:
    """Return the two-sided p of the differences of averages, by permutation of whole units.

    Units go to either group at random, as many as there were. Where clusters are
    ``crossed``, the two sides of each are swapped or not.

    Examples
    --------
    Of the 20 ways to deal six articles into threes, two are as far apart as this:

    >>> a, b = np.array([[5.0, 1], [6, 1], [7, 1]]), np.array([[1.0, 1], [2, 1], [3, 1]])
    >>> permutation_p(a, b, False, 999, 0)
    array([0.1])
    """
    k = a.shape[1] // 2
    if min(len(a), len(b)) < 2:
        return np.full(k, np.nan)
    both = np.vstack([a, b])
    middle = both[:, :k].sum(axis=0) / both[:, k:].sum(axis=0)
    both[:, :k] -= middle * both[:, k:]  # nearer 0, where sums in another order are more alike

    def differences(from_a, from_b, axis=-1):
        return _averages(both, from_a) - _averages(both, from_b)

    with np.errstate(invalid="ignore"):
        found = stats.permutation_test(
            (np.arange(len(a)), len(a) + np.arange(len(b))),
            differences,
            permutation_type="samples" if crossed else "independent",
            vectorized=True,
            batch=_batch(len(both), resamples),
            n_resamples=resamples,
            rng=np.random.default_rng(seed),
        )
    return np.asarray(found.pvalue)
