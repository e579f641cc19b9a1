"""Unannotated news for the small model to learn from: tables of articles in, a choice of them out.

Many outlets and topics, so that the model sees more than the politics of one year; nothing that
shares ten words in a row with an article that models are measured on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

RUN = 10  # words in a row that no article may share with one that is kept aside
SHORTEST, LONGEST = 150, 1200  # words
_BLANK_LINE, _MARKUP = re.compile(r"\s*\n\s*"), re.compile(r"<[^>]+>")


def choose(
    table: pd.DataFrame, count: int, most: int, kept_aside: frozenset[str], seed: int = 11
) -> list[tuple[str, str]]:
    """Choose articles at random, the same with the same seed.

    Parameters
    ----------
    table : DataFrame
        Columns ``id``, ``text``, ``outlet`` and, if known, ``topic``.
    count : int
        How many articles at the most.
    most : int
        How many of one outlet and topic at the most.
    kept_aside : frozenset of str
        Runs of words (`runs`) of articles that models are measured on.

    Returns
    -------
    list of (id, text)

    Examples
    --------
    >>> table = pd.DataFrame({"id": ["a", "b"], "text": ["It rains. " * 100] * 2, "outlet": "x"})
    >>> len(choose(table, 5, 5, runs(["It snows. " * 100])))  # alike: one of them
    1
    """
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    of_kind: Counter[tuple[str, str]] = Counter()
    order = np.random.default_rng(seed).permutation(len(table))
    for row in table.sort_values("id").iloc[order].itertuples():
        text = cleaned(row.text)
        kind = (row.outlet, getattr(row, "topic", ""))
        if not SHORTEST <= len(text.split()) <= LONGEST or of_kind[kind] >= most:
            continue
        if text[:80] in seen or not kept_aside.isdisjoint(runs([text])):
            continue
        seen.add(text[:80])
        of_kind[kind] += 1
        found.append((row.id, text))
        if len(found) == count:
            break
    return found


def cleaned(text: str) -> str:
    """Return a scraped text without mark-up, a blank line between paragraphs."""
    return _BLANK_LINE.sub("\n\n", _MARKUP.sub(" ", text)).strip()


def runs(texts: Iterable[str]) -> frozenset[str]:
    """Return every run of `RUN` words of some texts, in lower case."""
    return frozenset(
        " ".join(words[i : i + RUN])
        for words in (re.findall(r"\w+", text.lower()) for text in texts)
        for i in range(len(words) - RUN + 1)
    )
