"""Comparison of two tellings: the words that one group of articles uses and the other does not."""

from __future__ import annotations

import numpy as np
import pandas as pd

# The prior weighs a tenth of the words compared. For a word that only one group uses, z is
# near its highest there: a weaker prior leaves its variance too large, a stronger one pulls
# the two groups together.
PRIOR_SHARE = 0.1


def log_odds(
    counts_a: pd.Series | np.ndarray,
    counts_b: pd.Series | np.ndarray,
    prior: pd.Series | np.ndarray | None = None,
    prior_total: float | None = None,
) -> pd.DataFrame:
    """Return how much likelier each word is in group A than in group B.

    Parameters
    ----------
    counts_a, counts_b : Series or array
        How often each word stands in A and in B: Series with the words as index (a
        word missing in one has the count 0 there), or arrays in the same order.
    prior : Series or array, optional
        Counts in a background corpus, which say how common each word is at large;
        by default those of the two groups together.
    prior_total : float, optional
        The pseudo-words that the prior weighs, to which it is scaled; by default a
        tenth of the words of the two groups. Higher = rare words are trusted less.

    Returns
    -------
    DataFrame
        One row per word: ``log_odds`` (natural logarithm of the odds ratio, any sign,
        higher = likelier in A, 0 = the same in both) and ``z`` (the same in standard
        deviations). NaN where undefined: a word that neither a group nor the prior
        holds, or the only word there is.

    Raises
    ------
    ValueError
        If a group or the prior has no words, a count is negative or no number, or
        arrays differ in length.

    Notes
    -----
    With the count y of a word, its pseudo-count α, and the sums n and α₀ of either
    over all words, let p = y + α and q = n + α₀ − y − α for each group. Then
    log_odds = ln(p_a / q_a) − ln(p_b / q_b), its variance is about
    1/p_a + 1/q_a + 1/p_b + 1/q_b, and z = log_odds / √variance. (The article goes on
    to drop the terms 1/q, which are small for all but the most frequent words.)

    References
    ----------
    Monroe, Colaresi and Quinn (2008), "Fightin' Words", doi:10.1093/pan/mpn018.

    Examples
    --------
    >>> counts = pd.Series({"tax": 8, "the": 92}), pd.Series({"tax": 2, "the": 98})
    >>> log_odds(*counts).round(2).loc["tax"].to_dict()
    {'log_odds': 1.15, 'z': 1.69}
    """
    counts = _aligned(counts_a, counts_b, prior)
    a, b, background = counts.to_numpy().T
    if prior_total is None:
        prior_total = PRIOR_SHARE * (a.sum() + b.sum())
    elif not 0 < prior_total < np.inf:
        raise ValueError(f"The prior weighs more than 0 pseudo-words, not {prior_total}.")
    alpha = background * (prior_total / background.sum())
    with np.errstate(divide="ignore", invalid="ignore"):  # what is undefined becomes NaN below
        (logit_a, variance_a), (logit_b, variance_b) = _logit(a + alpha), _logit(b + alpha)
        delta = logit_a - logit_b
        z = delta / np.sqrt(variance_a + variance_b)
    table = pd.DataFrame({"log_odds": delta, "z": z}, index=counts.index)
    return table.where(np.isfinite(table["log_odds"]))


def _aligned(counts_a, counts_b, prior) -> pd.DataFrame:
    """Return the counts of group A, of group B and of the prior as columns, a row per word."""
    given = {"group A": counts_a, "group B": counts_b, "the prior": prior}
    columns = {name: _checked(c, name) for name, c in given.items() if c is not None}
    arrays = [not isinstance(c, pd.Series) for c in given.values() if c is not None]
    if any(arrays) and (not all(arrays) or len(set(map(len, columns.values()))) > 1):
        raise ValueError("Counts are Series with the words as index, or arrays of one length.")
    table = pd.concat(columns, axis=1).fillna(0)
    if prior is None:
        table["the prior"] = table["group A"] + table["group B"]
    return table


def _checked(counts: pd.Series | np.ndarray, name: str) -> pd.Series:
    counts = pd.Series(counts, dtype=float)
    if not counts.index.is_unique:
        raise ValueError(f"A word stands twice in the index of {name}; add its counts up.")
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise ValueError(f"Counts are numbers of 0 or more; those of {name} are not.")
    if not counts.sum():
        raise ValueError(f"There is nothing to compare: {name} has no words.")
    return counts


def _logit(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the log-odds of each word among all of them, and its approximate variance."""
    others = counts.sum() - counts
    return np.log(counts / others), 1 / counts + 1 / others
