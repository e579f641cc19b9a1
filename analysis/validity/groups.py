"""Known groups: do numbers differ between articles that everyone expects to differ?

The expectations stand in ``groups.csv`` and were written down before the figures were seen.
A number that told no opinion page from a news agency would measure something else than its
name says; one that does is not proven right by that (Cronbach and Meehl 1955,
doi:10.1037/h0040957). Needs no annotation: a table of news with outlets and topics.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
from statsmodels.stats.multitest import multipletests

from ..comparing import compare
from ..corpora import CorpusError, existing
from ..corpus import measure_corpus

EXPECTED = Path(__file__).with_name("groups.csv")
_BY = ("outlet", "topic")
PER_GROUP = 60  # articles of each outlet or topic
_HELD = {True: "as expected", False: "NOT as expected"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``python -m analysis validate groups``."""
    parser.add_argument(
        "--news", metavar="FILE", help="a table of news: outlet, topic, text (.parquet or .csv)"
    )
    parser.add_argument(
        "--per-group",
        type=int,
        default=PER_GROUP,
        metavar="N",
        help=f"articles drawn of each outlet and topic ({PER_GROUP})",
    )


def report(args: argparse.Namespace) -> str:
    """Return how the groups differ, as text.

    Raises
    ------
    CorpusError
        If the table is not there, cannot be read or lacks the outlets and topics.
    """
    path = existing(args.news, "--news", "a table of news (outlet, topic, text)")
    expected = pd.read_csv(EXPECTED)
    drawn = sample(_read(path), expected, args.per_group)
    if drawn.empty:
        raise CorpusError(f"{path}: this holds none of the outlets and topics of {EXPECTED.name}.")
    found = score(measure_corpus(drawn), expected)
    return f"Known groups, {len(drawn)} articles\n{found.to_string(index=False)}\n{_NOTE}"


_NOTE = """\
higher, lower: means of the articles; difference with its 95% bootstrap interval over articles, so
it speaks of these outlets and topics, not of others; g: Hedges' g; p: permutation, Holm over all
rows. as expected: the interval lies above 0. The outlets and topics of each row, and why a
difference was expected, stand in analysis/validity/groups.csv, written before the figures were
seen."""


def _read(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise CorpusError(f"{path}: this cannot be read as a table ({reason}).") from None
    missing = [name for name in ("outlet", "topic", "text") if name not in table]
    if missing:
        raise CorpusError(
            f"{path}: there is no column {missing[0]!r}; it needs outlet, topic, text."
        )
    return table[["outlet", "topic", "text"]].dropna()


def sample(news: pd.DataFrame, expected: pd.DataFrame, per_group: int) -> pd.DataFrame:
    """Return some articles of each outlet and topic that an expectation names, always the same.

    ``for_outlet`` and ``for_topic`` tell which were drawn for which: an outlet's articles that
    were drawn for their topic are no sample of the outlet.

    Examples
    --------
    >>> news = pd.DataFrame({"outlet": ["Wire"] * 3 + ["Blog"], "topic": "tax", "text": "Rain."})
    >>> expected = pd.DataFrame({"by": ["outlet"], "higher": ["Blog"], "lower": ["Wire|Post"]})
    >>> sample(news, expected, 2)["outlet"].value_counts().to_dict()
    {'Wire': 2, 'Blog': 1}
    """
    news = news.reset_index(drop=True)
    drawn = pd.DataFrame(False, index=news.index, columns=[f"for_{by}" for by in _BY])
    for by, of in expected.groupby("by"):
        for name in sorted(set("|".join([*of["higher"], *of["lower"]]).split("|"))):
            group = news[news[by] == name]
            rows = group.sample(min(per_group, len(group)), random_state=0).index
            drawn.loc[rows, f"for_{by}"] = True
    return news.join(drawn)[drawn.any(axis=1)]


def score(table: pd.DataFrame, expected: pd.DataFrame) -> pd.DataFrame:
    """Return, for each expectation, how its two groups of articles differ.

    Parameters
    ----------
    table : DataFrame
        Measured articles with their ``outlet`` and ``topic``, as drawn by `sample`.
    expected : DataFrame
        ``measure``, ``by``, and ``higher`` and ``lower``, names separated by ``|``.

    Returns
    -------
    DataFrame
        One row per expectation for which there are articles on both sides.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Blog"] * 9 + ["Wire"] * 9, "loaded": [4, 5, 6] * 6})
    >>> table["for_outlet"] = True
    >>> table.loc[9:, "loaded"] -= 3
    >>> one = {"measure": "loaded", "by": "outlet", "higher": "Blog", "lower": "Wire|Post"}
    >>> score(table, pd.DataFrame([one]))[["difference", "result"]].values.tolist()
    [[3.0, 'as expected']]
    """
    found = [compared for row in expected.to_dict("records") for compared in _compared(table, row)]
    if not found:
        return pd.DataFrame()
    result = pd.DataFrame(found)
    result["p"] = multipletests(result["p"], method="holm")[1]
    numbers = result.select_dtypes("number").columns
    return result.assign(**{name: result[name].round(3) for name in numbers})


def _compared(table: pd.DataFrame, row: dict[str, str]):
    """Yield the comparison of one expectation, nothing where a side has no articles."""
    side = pd.Series(None, index=table.index, dtype=object)
    for name in ("higher", "lower"):
        side[table[f"for_{row['by']}"] & table[row["by"]].isin(row[name].split("|"))] = name
    if side.nunique() < 2:
        return
    (told,) = compare(
        table.assign(side=side).dropna(subset="side"), "side", row["measure"], adjust=None
    ).to_dict("records")
    yield {
        "measure": row["measure"],
        "by": row["by"],
        "n_higher": told["n_a"],
        "n_lower": told["n_b"],
        "higher": told["mean_a"],
        "lower": told["mean_b"],
        "difference": told["difference"],
        "low": told["low"],
        "high": told["high"],
        "g": told["hedges_g"],
        "p": told["p"],
        "result": _HELD[told["low"] > 0],
    }
