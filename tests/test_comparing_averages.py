"""What a number was divided by, and the rate of many articles as one text."""

import numpy as np
import pandas as pd
import pytest

from analysis import Document, measure_corpus
from analysis.comparing.averages import denominators, pooled

TEXTS = [
    "“It may rain a lot,” the mayor said. The radical plan passed. It will possibly cost jobs.",
    "It rains. Officials reportedly said that the shameful tax may rise, and may rise again.",
]


@pytest.fixture(scope="module")
def table():
    return measure_corpus(TEXTS)


@pytest.mark.parametrize(
    "column",
    [
        "hedges_per_100_words",
        "loaded_per_100_words",
        "attributed_word_share",
        "attributed_words_per_100_words",
        "conflict",
        "sentence_length_words",
        "letters_per_word",
    ],
)
def test_the_pooled_rate_is_that_of_all_articles_as_one_text(table, column):
    # Two paragraphs of one text: the same words and sentences, and the same findings in them.
    together = measure_corpus(["\n\n".join(TEXTS)])
    told = pooled(table[column].to_numpy(), denominators(table, column))
    assert told == pytest.approx(together[column].iloc[0])


def test_the_newsroom_s_own_words_are_those_that_are_not_attributed(table):
    sizes = denominators(table, "author_loaded_per_100_words")
    assert sizes.tolist() == pytest.approx(
        (table["words"] * (1 - table["attributed_word_share"])).tolist()
    )
    for text, size in zip(TEXTS, sizes, strict=True):
        assert size == pytest.approx(round(size))  # whole words
        assert 0 < size < len(Document(text).words)


@pytest.mark.parametrize(
    "column",
    ["smog_index", "distinct_sources", "named_source_share", "headline_hedges_per_100_words", "x"],
)
def test_what_is_no_rate_of_all_words_has_no_pooled_value(table, column):
    assert np.isnan(denominators(table, column)).all()
    assert np.isnan(pooled(np.array([1.0, 2.0]), denominators(table, column)))


def test_an_article_without_the_number_counts_for_none_of_its_words():
    assert pooled(np.array([2.0, np.nan]), np.array([100.0, 900.0])) == 2
    assert np.isnan(pooled(np.array([np.nan]), np.array([100.0])))
    assert np.isnan(denominators(pd.DataFrame({"x": [1]}), "hedges_per_100_words")).all()
