"""What a number was divided by, and the rate of many articles as one text."""

import numpy as np
import pandas as pd
import pytest

from analysis import attribution, measure_corpus
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


@pytest.mark.parametrize("whose", attribution.WHOSE)
def test_the_words_of_a_voice_are_those_its_rates_were_divided_by(whose):
    # What is alleged by nobody is the author's, and a long quotation of nobody's is a quote.
    texts = [
        *TEXTS,
        "It is alleged that the tax may rise. “It may rain for a week or two.” It did.",
    ]
    table = measure_corpus(texts)
    words = [
        sum(attribution.words_by_voice(text)[voice] for voice in attribution.WHOSE[whose])
        for text in texts
    ]
    rate = (
        f"{whose}_loaded_per_100_words"
        if whose != "attributed"
        else "attributed_hedges_per_100_words"
    )
    assert denominators(table, rate).tolist() == pytest.approx(words)


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
