"""What a comparison cannot tell, in plain sentences, and how its figures were made."""

from __future__ import annotations

import html as escaping
import re
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from ..measures import CODEBOOK
from .averages import VOICED, denominators
from .detection import POWER, never_validated
from .inputs import listed

if TYPE_CHECKING:
    from .pairs import Study

__all__ = ["html", "lines", "method", "warnings"]

FEW_ARTICLES = FEW_CLUSTERS = 10
FEW_WORDS = 20  # of a voice: each finding among fewer moves a rate per 100 words by 5 or more
WITH_LENGTH = 0.3  # |rank correlation| with the words: a medium one (Cohen 1988)
ALIKE = 0.7  # |r| of two numbers: half of what one tells, the other tells too
_MOST = 5  # pairs that a sentence names
# Units of plain counts, which grow with the text; the text's own size is what it is.
_COUNTS = re.compile(r"^(speakers|statements|sources|verbs|cues)$")
_SIZES = ("words", "sentences", "syllables", "letters", "characters")


def warnings(study: Study, found: pd.DataFrame) -> list[str]:
    """Return a sentence for each thing that a reader of a comparison has to know."""
    return [
        *_left_out(study),
        *_few(found, "n", "articles", "a group", FEW_ARTICLES),
        *(_few(found, "clusters", "clusters", "a group", FEW_CLUSTERS) if study.cluster else ()),
        *_undefined(study),
        *_thin(study),
        *_with_length(study),
        *_alike(study),
        *_unvalidated(study),
    ]


def method(study: Study, found: pd.DataFrame, adjust: str | None) -> list[str]:
    """Return how the figures were made, in sentences."""
    of = "means of articles" if study.average == "articles" else "rates pooled over words"
    units = f"whole clusters ({study.cluster})" if study.cluster else "articles"
    return [
        "mean: each article counts the same; pooled: all words of the group as one text. "
        f"difference: group a − group b, of {of}.",
        f"low, high: {study.level:.0%} BCa bootstrap of {units}, {study.resamples} draws, "
        f"seed {study.seed}.",
        _permuted(study, found),
        f"p_adjusted: {adjust} over {found['p'].notna().sum()} tests."
        if adjust
        else "p is not corrected for the number of tests.",
        "detectable: the smallest true difference, in standard deviations of what is measured, "
        f"that {POWER:.0%} of such studies see, given validity_r (Hedges 1981; the design effect "
        "of measurement is 1 / validity_r²); without an r only detectable_if_perfect is known.",
    ]


def _permuted(study: Study, found: pd.DataFrame) -> str:
    if not study.cluster:
        return "p: permutation of articles over the groups, two-sided."
    crossed = found["crossed"]
    whole = f"whole clusters ({study.cluster}) dealt over the groups"
    swapped = (
        f"the two sides of each cluster ({study.cluster}) swapped or not, since half of the "
        "clusters or more stand in both groups"
    )
    if crossed.any() and not crossed.all():
        return f"p: permutation, two-sided: {whole}, or, by pair, {swapped}."
    return f"p: permutation, two-sided: {swapped if crossed.any() else whole}."


def _left_out(study: Study) -> list[str]:
    told = []
    lost = int(study.groups.isna().sum())
    if lost:
        told.append(f"{lost} of {len(study.table)} rows have no {study.by} and are left out.")
    if study.cluster:
        alone = int(study.table[study.cluster].isna().sum())
        if alone:
            told.append(f"{alone} articles have no {study.cluster}: each is a cluster of its own.")
    return told


def _few(found: pd.DataFrame, start: str, what: str, where: str, enough: int) -> list[str]:
    """Return a sentence on groups of few articles or clusters, by the fewest of any number."""
    sizes: dict[str, int] = {}
    for side in ("a", "b"):
        for name, n in zip(found[f"group_{side}"], found[f"{start}_{side}"], strict=True):
            sizes[name] = min(n, sizes.get(name, n))
    few = {name: n for name, n in sizes.items() if n < enough}
    if not few:
        return []
    (first, n), *rest = few.items()
    groups = " and ".join([f"{first!r} has {n}", *(f"{g!r} {m}" for g, m in rest)][:_MOST])
    if len(few) > _MOST:
        groups += f" and {len(few) - _MOST} more groups as few"
    return [
        f"{groups} {what}: with fewer than {enough} in {where}, intervals and p are hardly more "
        "than guesses."
    ]


def _undefined(study: Study) -> list[str]:
    told = study.table[study.columns][study.groups.notna()]
    lost = told.isna().sum()
    return [
        f"{name} is undefined in {n} of {len(told)} articles, which are left out of it."
        for name, n in lost.items()
        if n
    ]


def _thin(study: Study) -> list[str]:
    """Return a sentence for each voice whose rates rest on a handful of words in some articles.

    Rates that are pooled over words are not moved by such articles.
    """
    if study.average == "words":
        return []
    known = study.table[study.groups.notna()]
    voiced: dict[str, list[str]] = {}
    for name in study.columns:
        voice = name.split("_")[0]
        if voice in VOICED and "per 100" in str(CODEBOOK["unit"].get(name, "")):
            voiced.setdefault(voice, []).append(name)
    told = []
    for names in voiced.values():
        words = denominators(known, names[0])
        few = int(((words > 0) & (words < FEW_WORDS - 0.5)).sum())  # shares are rounded
        if few:
            told.append(
                f"{listed(names)}: fewer than {FEW_WORDS} words of that voice in {few} of "
                f"{len(known)} articles, where one finding makes a high rate; leave these out, or "
                "pool the rates over words (average='words')."
            )
    return told


def _with_length(study: Study) -> list[str]:
    """Return a sentence for each number that goes with the length of an article."""
    if "words" not in study.table:
        return []
    known = study.groups.notna()
    groups, words = study.groups[known], study.table.loc[known, "words"]
    means = words.groupby(groups).mean()
    lengths = f"{means.min():,.0f} ({means.idxmin()}) to {means.max():,.0f} ({means.idxmax()})"
    told = []
    for name in study.columns:
        unit = str(CODEBOOK["unit"].get(name, ""))
        if name in _SIZES or unit in _SIZES:
            continue
        ranks = pd.DataFrame({"x": study.table.loc[known, name], "words": words}).dropna()
        ranks = ranks.groupby(groups).rank(pct=True)
        rho = ranks["x"].corr(ranks["words"]) if ranks["x"].std() > 0 else float("nan")
        least = max(WITH_LENGTH, 2 / len(ranks) ** 0.5 if len(ranks) else 0)  # beyond chance
        if abs(rho) >= least or _COUNTS.match(unit):
            told.append(
                f"{name} goes with the length of an article (rank correlation {rho:.2f} within "
                f"groups; mean words: {lengths}): compare articles of similar length."
            )
    return told


def _alike(study: Study) -> list[str]:
    """Return a sentence on the numbers that tell nearly the same."""
    known = study.groups.notna()
    values = study.table.loc[known, study.columns].astype(float)
    within = values - values.groupby(study.groups[known]).transform("mean")
    varied = within.columns[within.std() > 0]
    r = within[varied].corr(min_periods=FEW_ARTICLES)
    pairs = [(a, b, r.loc[a, b]) for a, b in combinations(varied, 2) if abs(r.loc[a, b]) >= ALIKE]
    if not pairs:
        return []
    pairs.sort(key=lambda pair: -abs(pair[2]))
    named = ", ".join(f"{a} and {b} (r = {x:.2f})" for a, b, x in pairs[:_MOST])
    more = f" and {len(pairs) - _MOST} more pairs" if len(pairs) > _MOST else ""
    return [f"These go together within groups, so they are not as many findings: {named}{more}."]


def _unvalidated(study: Study) -> list[str]:
    told = [
        f"{name} was never validated, says the codebook: “{said}”."
        for name in study.columns
        if (said := never_validated(name))
    ]
    strange = [name for name in study.columns if name not in CODEBOOK.index]
    if strange:
        told.append(
            f"The codebook does not know {listed(strange)}: its validity is for you to show."
        )
    return told


def lines(attrs: dict) -> list[str]:
    """Return what is printed below a comparison.

    Examples
    --------
    >>> lines({"warnings": ["Few articles."], "method": ["p: permutation."]})
    ['! Few articles.', 'p: permutation.']
    """
    return [*(f"! {w}" for w in attrs.get("warnings", ())), *attrs.get("method", ())]


def html(attrs: dict) -> str:
    """Return the same for a notebook."""
    warned = "".join(f"<li>{escaping.escape(w)}</li>" for w in attrs.get("warnings", ()))
    made = escaping.escape(" ".join(attrs.get("method", ())))
    return (f"<ul>{warned}</ul>" if warned else "") + (
        f"<p><small>{made}</small></p>" if made else ""
    )
