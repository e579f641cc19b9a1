"""Groups of articles side by side: how far they differ, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pandas as pd
from statsmodels.stats.multitest import multipletests, multitest_methods_names

from ..errors import InputError
from ..intervals import check_level
from . import cautions
from .averages import check_average
from .inputs import chosen, clusters_of, grouped, listed, numbered
from .pairs import Study, averaged, compared
from .resampling import RESAMPLES

__all__ = ["Comparison", "compare", "group_means", "in_order", "study_of"]

_MOST_PAIRS = 500


class Comparison(pd.DataFrame):
    """A table of groups of articles that prints its warnings below itself."""

    @property
    def _constructor(self):
        return Comparison

    def __repr__(self) -> str:
        return "\n".join([pd.DataFrame(self).__repr__(), *cautions.lines(self.attrs)])

    def _repr_html_(self) -> str:
        return (pd.DataFrame(self)._repr_html_() or "") + cautions.html(self.attrs)


def compare(
    table: pd.DataFrame,
    by: str = "outlet",
    columns: str | Sequence[str] | None = None,
    cluster: str | None = None,
    adjust: str | None = "fdr_bh",
    *,
    baseline: str | None = None,
    average: str = "articles",
    level: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Comparison:
    """Compare groups of articles: their averages, how far these differ, and how surely.

    Parameters
    ----------
    table : DataFrame
        One row per article, as `measure_corpus` returns it.
    by : str
        The column that names the groups.
    columns : str or list of str, optional
        The numbers to compare, of the kit or your own; by default those of
        `analysis.measures.HEADLINE`.
    cluster : str, optional
        A column that tells which articles belong together (author, event, outlet): these
        are no independent witnesses, and are drawn and dealt together.
    adjust : str, optional
        How p is corrected for all tests of the table: ``"fdr_bh"`` (the expected share of
        false findings), ``"holm"``, ``"bonferroni"`` or another method of statsmodels'
        ``multipletests``; None leaves p as it is.
    baseline : str, optional
        A group that all others are compared with; by default each pair is compared.
    average : {"articles", "words"}
        Of which averages the difference is taken: of means, in which each article counts
        the same, or of pooled rates, in which each word does.
    level : float
        The level of the intervals.
    resamples : int
        Draws for each interval and each test.
    seed : int
        Where the draws begin: the same seed, the same figures.

    Returns
    -------
    Comparison
        A DataFrame with one row per number and pair of groups: ``measure``; ``group_a``,
        ``group_b``; ``n_a``, ``n_b``, the articles in which the number is defined (and
        ``clusters_a``, ``clusters_b``); ``mean_a``, ``mean_b``, the means of articles;
        ``pooled_a``, ``pooled_b``, the rates of all words of the group as one text (NaN
        for what is no rate of words or sentences that the table holds);
        ``difference`` (a − b, in the number's unit) with its bootstrap interval ``low``,
        ``high``; ``hedges_g``, the difference of means in standard deviations;
        ``cliffs_delta`` (−1 to 1), how much likelier an article of a is the higher of
        two than one of b; ``p`` of the permutation test, ``p_adjusted``; ``validity_r``, the
        codebook's r with people's judgement; ``detectable``, the smallest true
        difference that such a study sees in four cases of five, in standard
        deviations (NaN without an r), and ``detectable_if_perfect``, the same were r 1.
        ``attrs["warnings"]`` and ``attrs["method"]`` hold sentences, which are printed.

    Raises
    ------
    InputError
        If a column, a group or an option cannot be used, or there is one group only.

    Notes
    -----
    Interval: bias-corrected and accelerated bootstrap (Efron 1987,
    doi:10.1080/01621459.1987.10478410) of articles, or of whole clusters, within each
    group. p: permutation of articles over the groups. Whole clusters are permuted where
    each stands in one group (authors of one outlet); where half of them or more stand in
    both (events told by both), the two sides of each are swapped. Both by scipy.

    g follows Hedges (1981), delta Cliff (1993), doi:10.1037/0033-2909.114.3.494; they take
    articles one by one, also where there are clusters. What ``detectable`` rests on stands in
    `analysis.comparing.detection`; with clusters it takes n / the design effect: the
    variance of the difference when clusters are drawn / that when articles are.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Courier"] * 4 + ["Herald"] * 4})
    >>> table["loaded"] = [3.0, 2.0, 4.0, 3.0, 1.0, 0.0, 2.0, 1.0]
    >>> found = compare(table, by="outlet", columns="loaded")
    >>> found[["group_a", "group_b", "mean_a", "mean_b", "difference"]].values.tolist()
    [['Courier', 'Herald', 3.0, 1.0, 2.0]]
    >>> found.attrs["warnings"][0]
    "'Courier' has 4 and 'Herald' 4 articles: with fewer than 10 in a group, intervals and p
    are hardly more than guesses."
    """
    _check_adjust(adjust)
    study = study_of(table, by, columns, cluster, average, level, resamples, seed)
    rows = [row for pair in _pairs(study.groups, by, baseline) for row in compared(study, *pair)]
    found = pd.DataFrame(rows)
    found["p_adjusted"] = _adjusted(found["p"], adjust, level)
    found = in_order(found, study.columns)
    result = Comparison(found[_order(cluster)])
    result.attrs = dict(study.table.attrs) | {
        "by": by,
        "level": level,
        "average": average,
        "method": cautions.method(study, found, adjust),
        "warnings": cautions.warnings(study, found),
    }
    return result


def group_means(
    table: pd.DataFrame,
    by: str | None = None,
    columns: str | Sequence[str] | None = None,
    cluster: str | None = None,
    *,
    average: str = "articles",
    level: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Return the averages of each group with their intervals; parameters as for `compare`.

    Returns
    -------
    DataFrame
        One row per number and group: ``measure``, ``group``, ``n``, ``mean`` (of articles),
        ``pooled`` (over words), and the bootstrap interval ``low``, ``high`` of the average
        asked for; NaN where a group has one article.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": list("aabb"), "loaded": [3.0, 5.0, 1.0, 1.0]})
    >>> group_means(table, "outlet", "loaded")[["group", "n", "mean", "low", "high"]]
      group  n  mean  low  high
    0     a  2   4.0  3.0   5.0
    1     b  2   1.0  1.0   1.0
    """
    study = study_of(table, by, columns, cluster, average, level, resamples, seed)
    labels = sorted(study.groups.dropna().unique())
    rows = [{"group": g, **row} for g in labels for row in averaged(study, g)]
    found = in_order(pd.DataFrame(rows), study.columns)
    found.attrs = dict(study.table.attrs)
    return found


def study_of(
    table: pd.DataFrame,
    by: str | None,
    columns: str | Sequence[str] | None,
    cluster: str | None,
    average: str,
    level: float,
    resamples: int,
    seed: int,
) -> Study:
    """Return what is to be compared or averaged; parameters as for `compare`, all checked."""
    check_average(average)
    check_level(level)
    table = numbered(table)
    return Study(
        *(table, by or "", grouped(table, by), clusters_of(table, cluster, by), cluster),
        *(chosen(table, columns, average), average, level, resamples, seed),
    )


def in_order(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return rows in the order in which their numbers were asked for, ``measure`` first."""
    if rows.empty:
        raise InputError("No article has a group; there is nothing to average.")
    rows = rows[["measure", *(c for c in rows.columns if c != "measure")]]
    place = rows["measure"].map(names.index)
    return rows.loc[place.sort_values(kind="stable").index].reset_index(drop=True)


def _check_adjust(adjust: str | None) -> None:
    if adjust is not None and adjust not in {
        *multitest_methods_names,
        *("bonferroni", "sidak", "holm", "holm-sidak", "simes-hochberg", "hommel"),
    }:
        raise InputError(
            f"There is no correction {adjust!r} for many tests; name 'fdr_bh', 'holm', "
            "'bonferroni' or another of statsmodels' multipletests, or None."
        )


def _pairs(groups: pd.Series, by: str, baseline: str | None) -> list[tuple[str, str]]:
    """Return the pairs of groups to be compared, by name, or each with the baseline."""
    names = sorted(groups.dropna().unique())
    if len(names) < 2:
        only = f"only {names[0]!r}" if names else "nothing"
        raise InputError(f"A comparison needs two groups, and the column {by!r} holds {only}.")
    if baseline is not None:
        if str(baseline) not in names:
            raise InputError(f"There is no group {baseline!r} in {by!r}; it has {listed(names)}.")
        return [(name, str(baseline)) for name in names if name != str(baseline)]
    pairs = list(combinations(names, 2))
    if len(pairs) > _MOST_PAIRS:
        raise InputError(
            f"{len(names)} groups in {by!r} make {len(pairs):,} pairs; keep those you ask about, "
            "or name one of them as baseline=."
        )
    return pairs


def _adjusted(p: pd.Series, adjust: str | None, level: float) -> pd.Series:
    """Return p corrected for all tests that have one."""
    known = p.notna()
    corrected = p.copy()
    if adjust is not None and known.any():
        corrected[known] = multipletests(p[known], alpha=1 - level, method=adjust)[1]
    return corrected


def _order(cluster: str | None) -> list[str]:
    """Return the columns of a comparison in their order."""
    return [
        *("measure", "group_a", "group_b", "n_a", "n_b"),
        *(("clusters_a", "clusters_b") if cluster else ()),
        *("mean_a", "mean_b", "pooled_a", "pooled_b", "difference", "low", "high"),
        *("hedges_g", "cliffs_delta", "p", "p_adjusted"),
        *("validity_r", "detectable", "detectable_if_perfect"),
    ]
