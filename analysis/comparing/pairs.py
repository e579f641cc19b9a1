"""Two groups of articles in; their sizes, averages, difference, effects and test out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.stats.meta_analysis import effectsize_smd

from ..errors import InputError
from .averages import denominators, pooled
from .detection import detectable, validity_r
from .resampling import Interval, Units, difference_interval, mean_interval, permutation_p

__all__ = ["Side", "Study", "averaged", "compared", "defined_together", "summed"]


class Study(NamedTuple):
    """What is compared, checked."""

    table: pd.DataFrame
    by: str
    groups: pd.Series
    clusters: pd.Series | None
    cluster: str | None
    columns: list[str]
    average: str
    level: float
    resamples: int
    seed: int


class Side(NamedTuple):
    """n articles of a group: k numbers and their denominators, each n × k; clusters."""

    numbers: np.ndarray
    sizes: np.ndarray
    clusters: np.ndarray | None

    def units(self, average: str) -> Units:
        """Return a row for each article; see `analysis.comparing.resampling`."""
        weights = self.sizes if average == "words" else np.ones_like(self.numbers)
        return np.hstack([self.numbers * weights, weights])


def compared(study: Study, a: str, b: str) -> Iterator[dict[str, object]]:
    """Yield a row for each number of a pair of groups."""
    for names, (one, other) in defined_together(study, [a, b]):
        units_a, units_b, crossed = _units(one, other, study.average)
        draws = (study.resamples, study.seed)
        interval = difference_interval(units_a, units_b, crossed, study.level, *draws)
        p = permutation_p(units_a, units_b, crossed, *draws)
        for k, name in enumerate(names):
            yield {
                "measure": name,
                "group_a": a,
                "group_b": b,
                "crossed": crossed,
                **_described(one, k, "a"),
                **_described(other, k, "b"),
                "difference": _average(units_a, k) - _average(units_b, k),
                "low": interval.low[k],
                "high": interval.high[k],
                "p": p[k],
                **_effects(one.numbers[:, k], other.numbers[:, k]),
                **_seen(study, name, k, one, other, interval),
            }


def averaged(study: Study, group: str) -> Iterator[dict[str, object]]:
    """Yield a row for each number of one group: its articles, averages and their interval."""
    for names, (side,) in defined_together(study, [group]):
        units = summed(side.units(study.average), side.clusters)
        low, high, _ = mean_interval(units, study.level, study.resamples, study.seed)
        for k, name in enumerate(names):
            told = {
                key.removesuffix("_a"): value for key, value in _described(side, k, "a").items()
            }
            yield {"measure": name, **told, "low": low[k], "high": high[k]}


def defined_together(study: Study, groups: list[str]) -> Iterator[tuple[list[str], list[Side]]]:
    """Yield numbers that are defined in the same articles, with these articles by group.

    So each of them is drawn and tested on its own articles and no others.
    """
    rows = study.groups.isin(groups).to_numpy()
    table, of = study.table[rows], study.groups[rows].to_numpy()
    clusters = None if study.clusters is None else study.clusters[rows].to_numpy()
    values = table[study.columns].to_numpy(dtype=float, na_value=np.nan)
    sizes = np.column_stack([denominators(table, name) for name in study.columns])
    _check_sizes(study, sizes)
    defined = np.isfinite(values)
    if study.average == "words":
        defined &= sizes > 0
    patterns: dict[bytes, list[int]] = {}
    for k in range(len(study.columns)):
        patterns.setdefault(defined[:, k].tobytes(), []).append(k)
    for alike in patterns.values():
        kept = [defined[:, alike[0]] & (of == group) for group in groups]
        names = [study.columns[k] for k in alike]
        cells = [np.ix_(rows, alike) for rows in kept]
        yield (
            names,
            [
                Side(values[c], sizes[c], None if clusters is None else clusters[rows])
                for rows, c in zip(kept, cells, strict=True)
            ],
        )


def _check_sizes(study: Study, sizes: np.ndarray) -> None:
    unknown = np.isnan(sizes).all(axis=0)
    if study.average == "words" and unknown.any() and len(sizes):
        raise InputError(
            f"{study.columns[unknown.argmax()]!r} is no rate of words or sentences that the table "
            "holds; take average='articles'."
        )


def summed(units: Units, clusters: np.ndarray | None, among: np.ndarray | None = None) -> Units:
    """Return units added up by cluster, those ``among`` these (all that are there, by default).

    Examples
    --------
    >>> summed(np.array([[1.0, 1], [2, 1], [5, 1]]), np.array([7, 7, 9])).tolist()
    [[3.0, 2.0], [5.0, 1.0]]
    """
    if clusters is None:
        return units
    among = np.unique(clusters) if among is None else among
    totals = np.zeros((len(among), units.shape[1]))
    np.add.at(totals, np.searchsorted(among, clusters), units)
    return totals


def _units(one: Side, other: Side, average: str) -> tuple[Units, Units, bool]:
    """Return what is drawn and dealt, and whether clusters stand in both groups."""
    a, b = one.units(average), other.units(average)
    if one.clusters is None or other.clusters is None:
        return a, b, False
    both = np.intersect1d(one.clusters, other.clusters)
    among = np.union1d(one.clusters, other.clusters)
    crossed = len(both) > 0 and 2 * len(both) >= len(among)
    if not crossed:
        return summed(a, one.clusters), summed(b, other.clusters), False
    return summed(a, one.clusters, among), summed(b, other.clusters, among), True


def _average(units: Units, k: int) -> float:
    """Return the average of number k over all units, NaN if there are none."""
    weight = units[:, units.shape[1] // 2 + k].sum()
    return float(units[:, k].sum() / weight) if weight else float("nan")


def _described(side: Side, k: int, letter: str) -> dict[str, float]:
    values = side.numbers[:, k]
    row = {
        f"n_{letter}": len(values),
        f"mean_{letter}": float(values.mean()) if len(values) else float("nan"),
        f"pooled_{letter}": pooled(values, side.sizes[:, k]),
    }
    if side.clusters is not None:
        row[f"clusters_{letter}"] = len(np.unique(side.clusters))
    return row


def _effects(x: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """Return Hedges' g and Cliff's delta, NaN where they are undefined."""
    if min(len(x), len(y)) < 2:
        return {"hedges_g": float("nan"), "cliffs_delta": float("nan")}
    spread = x.std(ddof=1), y.std(ddof=1)
    g = float("nan")
    if any(spread):
        g, _ = effectsize_smd(x.mean(), spread[0], len(x), y.mean(), spread[1], len(y))
    with np.errstate(invalid="ignore", divide="ignore"):  # of a p that is not asked for
        u = stats.mannwhitneyu(x, y, method="asymptotic").statistic
    return {"hedges_g": float(g), "cliffs_delta": 2 * u / (len(x) * len(y)) - 1}


def _seen(
    study: Study, name: str, k: int, one: Side, other: Side, interval: Interval
) -> dict[str, float]:
    """Return what difference could be seen, given the articles or clusters and the validity."""
    x, y = one.numbers[:, k], other.numbers[:, k]
    share = 1.0  # of the articles that tells as much, if they did not hang together
    if one.clusters is not None and min(len(x), len(y)) > 1:
        alone = x.var(ddof=1) / len(x) + y.var(ddof=1) / len(y)
        share = alone / interval.error[k] ** 2 if interval.error[k] > 0 else float("nan")
    r = validity_r(name, str(study.table.attrs.get("attribution", "small")))
    sizes = len(x) * share, len(y) * share
    return {
        "validity_r": r,
        "detectable": detectable(*sizes, r, level=study.level),
        "detectable_if_perfect": detectable(*sizes, level=study.level),
    }
