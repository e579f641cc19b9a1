"""What a comparison cannot tell is said in plain sentences, and printed."""

import numpy as np
import pandas as pd
import pytest

from analysis import compare

N = 12


@pytest.fixture
def table():
    rng = np.random.default_rng(0)
    table = pd.DataFrame({"outlet": np.repeat(["Courier", "Herald"], N)})
    table["words"] = rng.integers(300, 900, 2 * N).astype(float)
    table["hedges_per_100_words"] = rng.normal(2, 0.5, 2 * N)
    return table


def warned(table, columns="hedges_per_100_words", **options):
    return compare(table, columns=columns, resamples=99, **options).attrs["warnings"]


def test_a_sound_comparison_warns_of_nothing(table):
    assert warned(table) == []


def test_fewer_than_10_articles_in_a_group(table):
    assert warned(table.iloc[3:]) == [
        "'Courier' has 9 articles: with fewer than 10 in a group, intervals and p are hardly more "
        "than guesses."
    ]
    assert warned(table.iloc[2:]) == []


def test_a_number_that_is_often_undefined_counts_its_own_articles(table):
    table.loc[:4, "hedges_per_100_words"] = np.nan
    few, undefined = warned(table)
    assert few.startswith("'Courier' has 7 articles")
    assert undefined.startswith("hedges_per_100_words is undefined in 5 of 24 articles")


def test_rates_of_a_voice_that_rest_on_a_handful_of_words(table):
    table["words"], table["quote_word_share"] = 500.0, 0.2
    table["quote_hedges_per_100_words"] = np.random.default_rng(1).normal(2, 0.5, 2 * N)
    rate = "quote_hedges_per_100_words"
    assert warned(table, rate) == []
    table.loc[:4, "quote_word_share"] = 0.002  # one word
    table.loc[4, "quote_word_share"] = 0.04  # twenty
    table.loc[5, ["quote_word_share", rate]] = 0, np.nan
    undefined, thin = warned(table, rate)
    assert undefined.startswith("quote_hedges_per_100_words is undefined in 1 of 24")
    assert thin.startswith(
        "'quote_hedges_per_100_words': fewer than 20 words of that voice in 4 of 24 articles"
    )
    (undefined,) = warned(table, rate, average="words")
    assert "undefined" in undefined


def test_fewer_than_10_clusters(table):
    authors = [f"{i % 6}" for i in range(N)] + [f"x{i}" for i in range(N)]
    (told,) = warned(table.assign(author=authors), cluster="author")
    assert told.startswith("'Courier' has 6 clusters: with fewer than 10")
    table["author"] = [None, None, *map(str, range(2 * N - 2))]
    assert warned(table, cluster="author") == [
        "2 articles have no author: each is a cluster of its own."
    ]


def test_numbers_that_depend_on_length(table):
    table["distinct_sources"] = 3.0  # a count, whatever it does here
    table["grade"] = -table["words"] + np.repeat([0, 5000], N)  # within groups it falls with length
    counts, falls, *_ = warned(table, ["distinct_sources", "grade", "words"])
    assert counts.startswith("distinct_sources goes with the length of an article")
    assert "rank correlation -1.00 within groups" in falls
    assert "(Courier)" in falls
    assert not any(told.startswith("words ") for told in warned(table, ["words"]))


def test_numbers_that_tell_the_same(table):
    table["conflict"] = -2 * table["hedges_per_100_words"] + np.repeat([9, 0], N)
    (told,) = warned(table, ["hedges_per_100_words", "conflict"])
    assert "not as many findings: hedges_per_100_words and conflict (r = -1.00)." in told
    table["conflict"] = np.tile([1.0, 2.0], N)
    assert warned(table, ["hedges_per_100_words", "conflict"]) == []


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("boosters_per_100_words", "never validated, says the codebook: “no annotated news"),
        ("neutral_reporting_share", "never validated, says the codebook: “not compared"),
        ("scorn", "The codebook does not know 'scorn'"),
    ],
)
def test_numbers_that_were_never_validated(table, column, said):
    table[column] = table["hedges_per_100_words"]
    (told,) = warned(table, column)
    assert said in told


def test_warnings_and_method_are_printed_and_shown(table):
    found = compare(table.iloc[3:].assign(outlet=["<b>"] * 9 + ["c"] * N), resamples=99)
    text, page = repr(found), found._repr_html_()
    assert "! '<b>' has 9 articles" in text
    assert "99 draws, seed 0." in text
    assert "&lt;b&gt;&#x27; has 9 articles" in page
    assert "<b>" not in page


def test_sentences_go_with_a_part_of_the_table(table):
    found = compare(table.iloc[3:], resamples=99)
    assert "! 'Courier' has 9 articles" in repr(found[found["p"] > 0])
