"""Figures on hedging: a finding in the title, also where one voice or all cues are missing."""

import pandas as pd
import pytest

from analysis import Document, hedging
from analysis.plots.hedging import hedges_by_article, hedges_by_voice


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It may rain. Perhaps it may snow.", "2 of 2 modal cues"),
        ("“It may rain,” said the mayor. It rains today in Rome.", "0 of 1 modal cues"),
        ("It rains.", "0 of 0"),
        ("", "0 of 0"),
    ],
)
def test_the_title_names_the_category_that_differs_most(text, title):
    fig = hedges_by_voice(hedging.profile(Document(text)), 1)
    assert title in fig._suptitle.get_text()


def test_articles_side_by_side_name_the_most_and_the_least_hedged_group():
    table = pd.DataFrame(
        {
            "article": ["a", "b", "c", "d"],
            "outlet_type": ["broadsheet", "tabloid"] * 2,
            "words": [100, 200, 100, 200],
            "hedges_per_100_words": [3.0, 1.0, 3.2, 1.2],
            "hedges_per_100_words_low": [2.0, 0.5, 2.0, 0.5],
            "hedges_per_100_words_high": [4.0, 1.5, 4.0, 1.5],
        }
    )
    fig = hedges_by_article(table)
    assert fig._suptitle.get_text().replace("\n", " ") == (
        "More hedges in broadsheet (3.1 per 100 words) than in tabloid (1.1 per 100 words)"
    )
    # Cues are rate times words over 100: 1.0 * 200 / 100 = 2, and 3.0 * 100 / 100 = 3.
    labels = [t.get_text() for t in fig.axes[0].get_yticklabels()]
    assert labels == ["b (2 cues)", "d (2 cues)", "a (3 cues)", "c (3 cues)"]
    single = hedges_by_article(table.assign(words=[100, 100, 100, 100])).axes[0].get_yticklabels()
    assert single[0].get_text() == "b (1 cue)"
