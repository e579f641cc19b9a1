"""Articles in; one row of numbers for each, beside what is known of it, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from .. import choice
from ..articles import Articles, listed, titled, titles
from ..errors import InputError
from ..measures import CODEBOOK, measured, plan
from ..provenance import stamped
from .progress import shown

__all__ = ["measure_corpus"]


def measure_corpus(
    corpus: Articles,
    progress: bool = True,
    measures: Iterable[str] | None = None,
    lexicon: Mapping[str, object] | None = None,
    interval: float | None = None,
    attribution: str | None = None,
) -> pd.DataFrame:
    """Measure every article of a corpus.

    Parameters
    ----------
    corpus : str, Document, list, dict, Series, or DataFrame
        A text or a `Document` (one article), several, several by name, or a table with
        a column ``text``, as `read_corpus` returns. All are checked before the first is
        measured. A column ``title`` tells the headlines: see `Document`.
    progress : bool, default True
        Show a progress bar on long work (more than 50 articles), in a terminal and in a
        notebook.
    measures, lexicon, interval, attribution : optional
        Which measures are wanted, word lists of your own, the level of intervals, and the
        attribution model: as for `measure`.

    Returns
    -------
    DataFrame
        What is known of the articles (a table's columns but ``text``; the column
        ``article`` with a dict's names), then one column per number that `measure`
        returns; one row per article, in the given order. ``attrs`` hold what
        `provenance` tells, and a hash of ``own_lists`` where there are any.

    Raises
    ------
    InputError
        If a table has no column ``text``, or one named like a number; if an article is a
        path; if a measure, a list or the level cannot be used.
    InputTypeError
        If the corpus is something else, or a row holds no text; the message names the row.

    Examples
    --------
    >>> measure_corpus(["Rain may fall."])["hedges_per_100_words"].round(1).tolist()
    [33.3]
    >>> measure_corpus({"rain": "Rain may fall."})["article"].tolist()
    ['rain']
    """
    about, articles = listed(corpus)
    ready = plan(measures, lexicon, interval, attribution)
    columns = ready.columns
    taken = [repr(name) for name in about.columns if name in (*CODEBOOK.index, *columns)]
    if taken:
        raise InputError(
            f"The table has columns named like numbers of the codebook ({', '.join(taken)}); "
            "rename them."
        )
    pairs = list(zip(articles, titles(about), strict=True))
    rows = [measured(titled(*pair), ready) for pair in shown(pairs, "article", progress)]
    numbers = pd.DataFrame(rows, index=about.index, columns=columns, dtype=float)
    table = pd.concat([about, numbers], axis=1)
    kept = {name: told for name, told in about.attrs.items() if name != "own_lists"}
    table.attrs = kept | ({"own_lists": ready.lists} if ready.lists else {})
    with choice.using(ready.model):
        return stamped(table)
