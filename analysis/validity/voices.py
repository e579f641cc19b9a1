"""Agreement of the voices of words with those that annotated attributions give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from .. import attribution
from ..attribution import VOICES, voicing
from ..attribution.relation import Relation
from ..corpora.agreement import precision_recall_f1
from ..document import Document
from ..spans import Index


def score_voices(articles: Iterable[tuple[Document, list[Relation]]]) -> pd.DataFrame:
    """Compare the voice of each word with the one that the annotation gives.

    Quotation marks are read alike on both sides, so this is the agreement as far as it hangs on
    which attributions are found.

    Parameters
    ----------
    articles : iterable of (Document, list of (source, cue, content))
        The documents with their annotated attributions in text order.

    Returns
    -------
    DataFrame
        One row per voice: ``precision``, ``recall``, ``f1``, and ``words`` annotated so.

    Examples
    --------
    >>> doc = Document("“It may rain,” the mayor said. He left.")
    >>> content = (doc.quotations[0],)
    >>> table = score_voices([(doc, [(doc.span(15, 24), doc.span(25, 29), content)])])
    >>> table.loc["quote", ["f1", "words"]].tolist()
    [1.0, 3.0]
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for doc, relations in articles:
        around = Index(voicing.stretches(doc, attribution.of_relations(doc, relations))).at
        marked = (s.voice if (s := around(w.start)) else voicing.AUTHOR for w in doc.words)
        pairs.update(zip(marked, attribution.voices(doc, doc.word_starts), strict=True))
    rows = {}
    for voice in VOICES:
        gold = sum(n for (one, _), n in pairs.items() if one == voice)
        found = sum(n for (_, other), n in pairs.items() if other == voice)
        rows[voice] = precision_recall_f1(pairs[voice, voice], found, gold) | {"words": gold}
    return pd.DataFrame(rows).T
