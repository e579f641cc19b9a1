"""Intervals of agreement, by resampling articles."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
from scipy import stats

RESAMPLES = 1000


def bootstrapped(
    statistic: Callable[[np.ndarray, np.ndarray], float], one: np.ndarray, other: np.ndarray
) -> tuple[float, float]:
    """Return the 95% percentile interval of a statistic of pairs, from the same draws every time.

    Draws in which it is undefined (few pairs: all one and the same) are left out.

    Examples
    --------
    >>> ones = np.arange(50.0)
    >>> bootstrapped(lambda a, b: (b - a).mean(), ones, ones + 3)
    (3.0, 3.0)
    """
    if len(one) < 2:
        return float("nan"), float("nan")
    with warnings.catch_warnings():  # of the draws without a value
        warnings.simplefilter("ignore", stats.DegenerateDataWarning)
        drawn = stats.bootstrap(
            (one, other),
            statistic,
            n_resamples=RESAMPLES,
            paired=True,
            vectorized=False,
            method="percentile",
            rng=np.random.default_rng(0),
        ).bootstrap_distribution
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return float(low), float(high)
