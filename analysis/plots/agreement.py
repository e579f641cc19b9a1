"""Figures on trust: marked beside found, kinds taken for others, how many articles are needed."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from scipy import stats
from sklearn.metrics import cohen_kappa_score

from ..comparing.detection import articles_needed, detectable
from ..errors import InputError
from .base import BLACK, BLUE, finish, look, new

_SHADES = LinearSegmentedColormap.from_list("hearsay", ["white", BLUE])
_SIZES = (10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1000)


def agreement(pairs: pd.DataFrame, name: str = "the number") -> Figure:
    """Show a number as the tool finds it over the same number by hand, one point an article.

    Parameters
    ----------
    pairs : DataFrame
        Columns ``marked`` (by people) and ``found`` (by the tool), a row an article, three
        rows or more.
    name : str
        What the number is called on the axes and in the title.

    Examples
    --------
    >>> fig = agreement(pd.DataFrame({"marked": [1.0, 2, 3, 4], "found": [1.0, 2, 3, 3]}), "cues")
    >>> print(fig._suptitle.get_text())
    cues: r = 0.94 (-0.19 to 1.00),
    found 0.25 lower than marked, on average
    """
    known = pairs[["marked", "found"]].dropna().astype(float)
    if len(known) < 3 or (known.nunique() < 2).any():
        raise InputError("Agreement is drawn of three articles or more whose numbers differ.")
    fig, ax = new(6, 5.4)
    ends = [min(known.min().min(), 0), 1.05 * known.max().max()]
    ax.plot(ends, ends, color=BLACK, linewidth=0.8, linestyle="--", label="full agreement")
    ax.scatter(known["marked"], known["found"], alpha=0.7, **look(0), label="one article")
    ax.set_xlabel(f"{name}, marked by people")
    ax.set_ylabel(f"{name}, found by the tool")
    ax.set_aspect("equal")
    ax.legend(frameon=False, loc="upper left")
    ax.grid(alpha=0.3)
    told = stats.pearsonr(known["marked"], known["found"])
    low, high = told.confidence_interval()
    bias = (known["found"] - known["marked"]).mean()
    side = f"found {abs(bias):.2f} {'higher' if bias > 0 else 'lower'} than marked, on average"
    title = f"{name}: r = {told.statistic:.2f} ({low:.2f} to {high:.2f}),\n{side}"
    return finish(fig, title, f"{len(known)} articles; r: Pearson's, 95% interval by Fisher's z")


def confusion(marked: Sequence[str], found: Sequence[str], what: str = "case") -> Figure:
    """Show what is found for each kind that was marked, as a table of counts.

    Parameters
    ----------
    marked, found : sequence of str
        The kind of each case by hand, and by the tool.
    what : str
        What one case is called, in the singular.

    Examples
    --------
    >>> print(confusion(["a", "a", "b"], ["a", "b", "b"], "word")._suptitle.get_text())
    2 of 3 words alike (kappa 0.40);
    most often “a” is taken for “b” (1)
    """
    taken = Counter(zip(marked, found, strict=True))
    if not taken:
        raise InputError("There is nothing to set side by side: no case was marked.")
    kinds = [k for k, _ in Counter([*marked, *found]).most_common()]
    counts = np.array([[taken[one, other] for other in kinds] for one in kinds])
    fig, ax = new(2.8 + 0.75 * len(kinds), 2.2 + 0.5 * len(kinds))
    ax.imshow(np.sqrt(counts), cmap=_SHADES, vmax=1.6 * np.sqrt(counts.max()), aspect="auto")
    for (row, column), n in np.ndenumerate(counts):
        weight = "bold" if row == column else "normal"
        ax.text(column, row, n, ha="center", va="center", fontweight=weight)
    ax.set_xticks(range(len(kinds)), kinds, rotation=30, ha="right")
    sizes = zip(kinds, counts.sum(axis=1), strict=True)
    ax.set_yticks(range(len(kinds)), [f"{kind} ({n})" for kind, n in sizes])
    ax.set_xlabel("found by the tool")
    ax.set_ylabel("marked by hand (how many)")
    title = f"{np.trace(counts)} of {counts.sum()} {what}s alike"
    if len(kinds) > 1:
        title += f" (kappa {cohen_kappa_score(list(marked), list(found)):.2f})"
    return finish(fig, title + _worst(taken), f"{counts.sum()} {what}s; bold: alike")


def _worst(taken: Counter[tuple[str, str]]) -> str:
    """Return which kind is most often taken for which, nothing where several are as often."""
    wrong = Counter({pair: n for pair, n in taken.items() if pair[0] != pair[1]}).most_common(2)
    if not wrong or (len(wrong) > 1 and wrong[0][1] == wrong[1][1]):
        return ""
    (one, other), n = wrong[0]
    return f";\nmost often “{one}” is taken for “{other}” ({n})"


def detection(validities: Mapping[str, float], effect: float = 0.5) -> Figure:
    """Show how large a true difference must be to be seen, by the number of articles.

    Parameters
    ----------
    validities : dict of str to float
        The names of some numbers, each with its correlation with people's judgement
        (`analysis.comparing.detection.validity_r`), above 0 and at most 1.
    effect : float
        The difference, in standard deviations, for which the title says how many articles
        each group needs.

    Examples
    --------
    >>> print(detection({"by people": 1.0, "a number of r = 0.5": 0.5})._suptitle.get_text())
    A difference of 0.5 standard deviations needs, in each group, articles: 64
    (by people), 253 (a number of r = 0.5)
    """
    if not validities or not all(0 < r <= 1 for r in validities.values()):
        raise InputError("Give each number its r, above 0 and at most 1.")
    fig, ax = new(8, 4)
    for i, (name, r) in enumerate(validities.items()):
        ax.plot(_SIZES, [detectable(n, n, r) for n in _SIZES], label=name, **look(i))
    ax.axhline(effect, color=BLACK, linewidth=0.8, linestyle="--")
    ax.set_xscale("log")
    ax.set_xticks([10, 30, 100, 300, 1000], ["10", "30", "100", "300", "1,000"])
    ax.minorticks_off()
    ax.set_ylim(bottom=0)
    ax.set_xlabel("articles in each of two groups")
    ax.set_ylabel("smallest difference seen\n(standard deviations)")
    ax.legend(frameon=False)
    ax.grid(alpha=0.3)
    needed = ", ".join(f"{articles_needed(effect, r):,} ({n})" for n, r in validities.items())
    title = (
        f"A difference of {effect:g} standard deviations needs, in each group, articles: {needed}"
    )
    title = textwrap.fill(title, 74)
    return finish(fig, title, "t-test, two-sided, 5%, seen in 80% of studies")
