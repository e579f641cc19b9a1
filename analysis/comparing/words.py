"""Comparison of two tellings: the words that one group of articles uses and the other does not."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from .. import attribution, tables
from ..articles import Articles, named_documents
from ..document import Document
from ..errors import InputError
from ..provenance import stamped

__all__ = ["COLUMNS", "PRIOR_SHARE", "keyness", "log_odds"]

COLUMNS = [
    *("word", "count_a", "count_b", "per_1000_a", "per_1000_b", "articles_a", "articles_b"),
    *("log_odds", "z"),
]

# The prior weighs a tenth of the words compared. For a word that only one group uses, z is
# near its highest there: a weaker prior leaves its variance too large, a stronger one pulls
# the two groups together.
PRIOR_SHARE = 0.1


def keyness(
    group_a: Articles,
    group_b: Articles,
    background: Articles | None = None,
    voice: str | None = None,
    min_count: int = 3,
    min_articles: int = 2,
) -> pd.DataFrame:
    """Return the words that tell two groups of articles apart, those of A first.

    Parameters
    ----------
    group_a, group_b : str, Document, list, dict, Series, or DataFrame
        The articles of each group: a text, several, or a corpus as `read_corpus`
        returns it.
    background : the same, optional
        Articles that show how common each word is at large; the groups are added to
        it. Without it, the two groups together show that.
    voice : {"author", "paraphrase", "quote", "newsroom", "attributed"}, optional
        Count only the words of one voice (see `attribution.voice`), or of two: those that
        the newsroom chose ("newsroom": author and paraphrase), or those that a source
        answers for ("attributed": paraphrase and quote). A word within a quotation is the
        speaker's choice, not the newsroom's.
    min_count : int
        Leave out words that stand less often than this in both groups together.
    min_articles : int
        Leave out words that stand in fewer articles of the group they speak for (or
        in not all, if it has fewer): the habit of one article is none of a group.

    Returns
    -------
    DataFrame
        One row per word, by ``z`` from the highest (`.head(10)`: the words of A) to
        the lowest (`.tail(10)`: those of B), then by word: ``word``; ``count_a`` and
        ``count_b``, its places; ``per_1000_a`` and ``per_1000_b``, the same per 1000
        words of the group (of that voice); ``articles_a`` and ``articles_b``, the
        articles that hold it; ``log_odds`` and ``z`` as in `log_odds`, positive =
        likelier in A. NaN if there is but one word, which sorts last.

    Raises
    ------
    InputError
        If a group has no articles or no words, or an option is out of range.
    InputTypeError
        If a group is no text, Document or several of them.

    Notes
    -----
    A word is counted in lower case, as it stands: "tax" and "taxes" are two words,
    numbers, names and "the" are words, but "'s" is cut off ("Rome's" is "rome", and
    "it's" is "it"). Headlines count.

    |z| > 1.96 would mean a difference beyond chance (5%) if one word, chosen
    beforehand, were tested, and if every word were written independently. Neither
    holds: a table tests hundreds of words at once, and a word once used in an article
    comes back in it: where articles are split at random, more than 5% of their words
    pass that mark. So read z as a ranking, look at the articles a word stands in, and
    read it in context with `concordance`. Groups of a few short articles give small z.
    Without a background the prior comes from the groups themselves. Compare articles
    on the same events: else the events tell the groups apart, not the tellings.

    References
    ----------
    Monroe, Colaresi and Quinn (2008), doi:10.1093/pan/mpn018; on counting articles,
    Gries (2008), doi:10.1075/ijcl.13.4.02gri.

    Examples
    --------
    >>> left = ["The tax helps.", "A fair tax.", "Tax the rich."]
    >>> right = ["The tax hurts jobs.", "Jobs are gone.", "Save the jobs!"]
    >>> keyness(left, right)[["word", "count_a", "count_b", "z"]].round(2)
       word  count_a  count_b     z
    0   tax        3        1  1.10
    1   the        2        2  0.11
    2  jobs        0        3 -1.33
    """
    _check_options(voice, min_count, min_articles)
    counts_a, articles_a, size_a = _counted(group_a, voice, "Group A")
    counts_b, articles_b, size_b = _counted(group_b, voice, "Group B")
    table = pd.DataFrame(
        {
            "count_a": counts_a,
            "count_b": counts_b,
            "articles_a": articles_a,
            "articles_b": articles_b,
        }
    )
    table = table.fillna(0).astype(int)
    prior = table["count_a"] + table["count_b"]
    if background is not None:
        prior = prior.add(_counted(background, voice, "The background")[0], fill_value=0)
    table = table.join(log_odds(table["count_a"], table["count_b"], prior))
    for group in ("a", "b"):
        table[f"per_1000_{group}"] = 1000 * table[f"count_{group}"] / table[f"count_{group}"].sum()
    spread_a = table["articles_a"] >= min(min_articles, size_a)
    spread_b = table["articles_b"] >= min(min_articles, size_b)
    kept = spread_a.where(table["log_odds"] > 0, spread_b)
    kept &= table["count_a"] + table["count_b"] >= min_count
    ranked = table[kept].rename_axis("word").reset_index()[COLUMNS]
    ranked = ranked.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)
    return stamped(ranked)


def _check_options(voice: str | None, min_count: int, min_articles: int) -> None:
    if voice is not None and voice not in attribution.WHOSE:
        known = ", ".join(map(repr, attribution.WHOSE))
        raise InputError(f"A voice is one of {known} (or None for all), not {voice!r}.")
    for name, value in (("min_count", min_count), ("min_articles", min_articles)):
        if value < 1:
            raise InputError(f"{name} is 1 or more, not {value}.")


def _counted(group: Articles, voice: str | None, name: str) -> tuple[pd.Series, pd.Series, int]:
    """Return of each word its places and its articles, and how many articles there are."""
    counts: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    size = 0
    for _, doc in named_documents(group):
        found = Counter(_words(doc, voice))
        counts.update(found)
        articles.update(found.keys())
        size += 1
    if not size:
        raise InputError(f"{name} has no articles; give it one or more.")
    if not counts:
        kind = f" in the voice {voice!r}" if voice else ""
        raise InputError(f"{name} has no words{kind}; give it articles that have some.")
    return tables.of_counts(counts), tables.of_counts(articles), size


def _words(doc: Document, voice: str | None) -> list[str]:
    """Return the words of a document, or those of a voice, in the form they are counted in."""
    tokens = zip(doc.tokens, doc.folded, strict=True)
    words = [(t.start, folded) for t, folded in tokens if any(map(str.isalnum, folded))]
    if voice is not None:
        voices, wanted = attribution.voices(doc, [s for s, _ in words]), attribution.WHOSE[voice]
        words = [word for word, spoken in zip(words, voices, strict=True) if spoken in wanted]
    return [folded.removesuffix("'s") for _, folded in words]


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
        tenth of the words of the two groups (see `PRIOR_SHARE`). Higher = rare words
        are trusted less.

    Returns
    -------
    DataFrame
        One row per word: ``log_odds`` (natural logarithm of the odds ratio, any sign,
        higher = likelier in A, 0 = the same in both) and ``z`` (the same in standard
        deviations). NaN where undefined: a word that neither a group nor the prior
        holds, or the only word there is.

    Raises
    ------
    InputError
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
        raise InputError(f"The prior weighs more than 0 pseudo-words, not {prior_total}.")
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
        raise InputError("Counts are Series with the words as index, or arrays of one length.")
    table = pd.concat(columns, axis=1).fillna(0)
    if prior is None:
        table["the prior"] = table["group A"] + table["group B"]
    return table


def _checked(counts: pd.Series | np.ndarray, name: str) -> pd.Series:
    counts = pd.Series(counts, dtype=float)
    if not counts.index.is_unique:
        raise InputError(f"A word stands twice in the index of {name}; add its counts up.")
    if not np.isfinite(counts).all() or (counts < 0).any():
        raise InputError(f"Counts are numbers of 0 or more; those of {name} are not.")
    if not counts.sum():
        raise InputError(f"There is nothing to compare: {name} has no words.")
    return counts


def _logit(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the log-odds of each word among all of them, and its approximate variance."""
    others = counts.sum() - counts
    return np.log(counts / others), 1 / counts + 1 / others
