"""How large a true difference must be to be seen, given how many articles and how valid a number.

A number that agrees with people at r < 1 blurs: part of its spread is error. So two groups
whose true means lie d standard deviations apart lie r × d apart by the measured number (Hedges
1981, doi:10.3102/10769986006002107, after Spearman 1904, doi:10.2307/1412159), and n articles
measured so tell as much as n × r² judged by people: 1 / r² is the design effect of measurement.
"""

from __future__ import annotations

import re
import warnings
from functools import cache

import numpy as np
from statsmodels.stats.power import TTestIndPower
from statsmodels.tools.sm_exceptions import ConvergenceWarning

from ..measures import CODEBOOK

__all__ = ["POWER", "articles_needed", "detectable", "never_validated", "validity_r"]

POWER = 0.8  # how often a difference that is there is to be seen (Cohen 1988, p. 56)
_R = re.compile(r"\br (?:of article density |=\s?)([-−]?[01]?\.\d+|1\.0+)")
_ACCURATE = "with the accurate model"
# What the codebook says of a number that nobody's judgement was set beside.
_NEVER = ("not compared", "not measured", "no annotated", "not checked")


def validity_r(column: str, model: str = "small") -> float:
    """Return a number's correlation with people's judgement from the codebook, without its sign.

    Parameters
    ----------
    column : str
        A number's name.
    model : {"small", "accurate"}
        The attribution model that the number was measured with.

    Returns
    -------
    float
        0 to 1; NaN where the codebook has no such r.

    Examples
    --------
    >>> validity_r("smog_index")
    0.57
    >>> validity_r("conflict")  # validated, but by another figure
    nan
    """
    small, found, accurate = str(CODEBOOK["validity"].get(column, "")).partition(_ACCURATE)
    told = _R.search(accurate if found and model == "accurate" else small)
    return abs(float(told[1].replace("−", "-"))) if told else float("nan")


def never_validated(column: str) -> str:
    """Return what the codebook says of a number that was never validated, "" for others.

    Examples
    --------
    >>> never_validated("boosters_per_100_words")
    'no annotated news to compare with'
    """
    told = str(CODEBOOK["validity"].get(column, ""))
    return told if any(phrase in told for phrase in _NEVER) else ""


def detectable(n_a: float, n_b: float, r: float = 1.0, level: float = 0.95) -> float:
    """Return the smallest true difference that two groups of such sizes show, in 4 of 5 studies.

    Parameters
    ----------
    n_a, n_b : float
        Articles in each group; where they hang together, as many as would tell as much if
        they did not (n / the design effect of clusters, Kish 1965).
    r : float
        The number's correlation with what it stands for.
    level : float
        1 minus the error of the first kind, two-sided.

    Returns
    -------
    float
        In standard deviations of what is to be measured, as if by people: d / r, where d is
        what a t-test of these sizes sees with a power of `POWER`. NaN for fewer than
        three articles, or where r is not known or 0.

    Examples
    --------
    >>> round(detectable(120, 120), 2), round(detectable(120, 120, r=0.5), 2)
    (0.36, 0.73)
    """
    return _smallest(n_a, n_b, level) / r if min(n_a, n_b) >= 3 and r > 0 else float("nan")


def articles_needed(difference: float, r: float = 1.0, level: float = 0.95) -> float:
    """Return how many articles each of two groups needs to show a difference, in 4 of 5 studies.

    Parameters
    ----------
    difference : float
        In standard deviations of what is to be measured, above 0.
    r : float
        The number's correlation with what it stands for, above 0 and at most 1.
    level : float
        1 minus the error of the first kind, two-sided.

    Returns
    -------
    float
        A whole number; NaN where the difference or r is 0 or not known.

    Examples
    --------
    >>> articles_needed(0.5), articles_needed(0.5, r=0.5)
    (64, 253)
    """
    if not (difference > 0 and r > 0):
        return float("nan")
    n = TTestIndPower().solve_power(
        effect_size=difference * r, alpha=1 - level, power=POWER, alternative="two-sided"
    )
    return int(np.ceil(np.ravel(n)[0]))


@cache
def _smallest(n_a: float, n_b: float, level: float) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # then the answer is NaN
        d = TTestIndPower().solve_power(
            nobs1=n_a, ratio=n_b / n_a, alpha=1 - level, power=POWER, alternative="two-sided"
        )
    return float(np.ravel(d)[0])
