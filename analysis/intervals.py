"""Bootstrap intervals over sentences: how far a rate depends on which sentences were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from numbers import Real

import numpy as np

from .errors import InputError

__all__ = ["RESAMPLES", "check_level", "per_sentence", "rates_interval"]

RESAMPLES = 2000
_BLOCK = 1_000_000  # sentences drawn at once, so that a long text needs no more memory


def check_level(level: float) -> None:
    """Raise ValueError unless a level lies between 0 and 1."""
    if not isinstance(level, Real) or not 0 < level < 1:
        raise InputError(f"An interval's level lies between 0 and 1, such as 0.95, not {level}.")


def per_sentence(
    bounds: Sequence[int], positions: Sequence[int], weights: Sequence[float] | None = None
) -> np.ndarray:
    """Count positions by the sentence they stand in, given where the sentences start.

    With weights, one a position, these are added up. What stands before the first
    sentence counts to it.

    Examples
    --------
    >>> per_sentence([0, 10, 20], [3, 21, 25]).tolist()
    [1, 0, 2]
    """
    sentence = np.searchsorted(bounds, positions, "right") - 1
    return np.bincount(np.maximum(sentence, 0).astype(int), weights, minlength=len(bounds))


def rates_interval(
    counts: np.ndarray, words: np.ndarray, level: float, per: float = 100
) -> tuple[float, float]:
    """Return the percentile bootstrap interval of a rate, resampling sentences.

    Parameters
    ----------
    counts : array of n numbers
        What each of n sentences holds, whole or weighted.
    words : array of n numbers
        The words of each sentence, or what else the rates are per.
    level : float
        Between 0 and 1: the share of the resamples within the interval.
    per : float
        100 for rates per 100 words, 1 for shares.

    Returns
    -------
    tuple of float
        The lower and the upper bound, in units per ``per`` words; 0 or more for counts of
        0 or more. NaN where there are no words. The same on every run.

    Raises
    ------
    InputError
        If the level does not lie between 0 and 1.

    Notes
    -----
    Each of `RESAMPLES` resamples draws n sentences with replacement and has the rate
    per × Σ counts ÷ Σ words; one that drew no word has none and is left out. The bounds
    are the (1 − level) / 2 and (1 + level) / 2 quantiles of these rates. Sentences of an
    article hang together, so the interval is rather too narrow than too wide.

    References
    ----------
    Efron (1979), "Bootstrap Methods: Another Look at the Jackknife",
    doi:10.1214/aos/1176344552.

    Examples
    --------
    One cue in each of two sentences of ten words, none in the third:

    >>> rates_interval(np.array([1, 1, 0]), np.array([10, 10, 10]), level=0.95)
    (0.0, 10.0)
    """
    low, high = rates_intervals(np.asarray(counts)[:, None], words, level, per)
    return float(low[0]), float(high[0])


def rates_intervals(
    counts: np.ndarray, words: np.ndarray, level: float, per: float = 100
) -> tuple[np.ndarray, np.ndarray]:
    """Return what `rates_interval` does for k rates, n × k counts, all from the same draws.

    Examples
    --------
    >>> counts, words = np.array([[1, 2], [1, 2], [0, 0]]), np.array([10, 10, 10])
    >>> low, high = rates_intervals(counts, words, 0.95)
    >>> low.tolist(), high.tolist()
    ([0.0, 0.0], [10.0, 20.0])
    """
    check_level(level)
    counts, words = np.asarray(counts, dtype=float), np.asarray(words, dtype=float)
    sums = np.vstack([block @ np.column_stack([counts, words]) for block in _weights(len(words))])
    sums = sums[sums[:, -1] > 0]
    if not len(sums):
        low, high = np.full((2, counts.shape[1]), np.nan)
    else:
        rates = per * sums[:, :-1] / sums[:, -1:]
        low, high = np.quantile(rates, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return low, high


def _weights(n: int) -> Iterator[np.ndarray]:
    """Yield how often each of n sentences stands in each resample, some resamples at a time."""
    rng = np.random.default_rng(0)
    step = max(1, _BLOCK // max(n, 1))
    for first in range(0, RESAMPLES, step):
        rows = min(step, RESAMPLES - first)
        drawn = rng.integers(max(n, 1), size=(rows, n))
        drawn += n * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n).astype(float)
