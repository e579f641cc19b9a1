"""Figures on groups: any table, any number of groups, and no difference that is not sure."""

import numpy as np
import pandas as pd
import pytest

from analysis import compare, plots, trend
from analysis.plots import titles

RATE = "hedges_per_100_words"


def made(shift, n=15, groups=2, seed=0):
    """Return measured articles, the first group's hedging above the others' by a shift."""
    rng = np.random.default_rng(seed)
    table = pd.DataFrame({"paper": np.repeat([f"p{i}" for i in range(groups)], n)})
    table["article"] = [f"a{i}" for i in range(n * groups)]
    table["words"] = 400.0
    for column in (RATE, "attributed_word_share", "loaded_per_100_words", "flesch_kincaid_grade"):
        table[column] = rng.normal(2, 0.5, n * groups) / 10 + shift * (table["paper"] == "p0")
    table["attributions_per_100_words"] = 2.0
    for voice, share in (("author", 0.5), ("paraphrase", 0.3), ("quote", 0.2)):
        table[f"loaded_{voice}_share"] = share
    for end, reach in (("low", -0.1), ("high", 0.1)):
        table[f"{RATE}_{end}"] = table[RATE] + reach
    return table


DRAWN = [
    (plots.overview, RATE, "articles"),
    (plots.density, "attributed_word_share", "articles"),
    (plots.hedges_by_article, RATE, "articles"),
    (plots.loaded_by_voice, "loaded_per_100_words", "words"),
]


@pytest.mark.parametrize(("draw", "column", "average"), DRAWN)
def test_a_title_states_no_difference_whose_interval_holds_zero(draw, column, average):
    stated = []
    for seed in range(4):
        for shift in (0.0, 0.03, 0.1):  # none, one that is sure in some tables, one in all
            table = made(shift, seed=seed)
            title = draw(table, by="paper")._suptitle.get_text()
            row = compare(table, "paper", column, average=average, resamples=1999).iloc[0]
            stated.append(title.startswith("More "))
            assert not stated[-1] or row["low"] > 0 or row["high"] < 0, title
            assert title.startswith(("More ", "2 groups cannot be told apart by")), title
    assert {*stated} == {True, False}


def test_the_widest_of_many_pairs_needs_a_wider_interval():
    # Twelve groups of one kind: the outermost of 66 pairs seem to differ, at 95%.
    tables = [made(0.0, groups=12, seed=seed) for seed in range(4, 8)]
    at_95 = 0
    for table in tables:
        means, sure = titles.apart(table, "paper", RATE)
        assert not sure
        pair = table[table["paper"].isin([means.index[0], means.index[-1]])]
        row = compare(pair, "paper", RATE, resamples=499).iloc[0]
        at_95 += row["low"] > 0 or row["high"] < 0
    assert at_95 >= 3


def test_named_sources_are_those_of_articles_and_not_of_attributions():
    # Six articles of ten sources each, all named or none: sixty rows, but six witnesses.
    table = pd.DataFrame({"article": np.repeat(range(6), 10), "paper": np.repeat(["a", "b"], 30)})
    named = np.repeat([1, 1, 0, 0, 0, 1], 10)
    table["kind"] = np.where(named, "person", "anonymous")
    title = plots.named_or_not(table, by="paper")._suptitle.get_text()
    assert title == "2 groups cannot be told apart by their named sources (33% to 67%)"
    alone = plots.named_or_not(table.drop(columns="article"), by="paper")._suptitle.get_text()
    assert alone == "More named sources in a (67%) than in b (33%)"


@pytest.mark.parametrize("groups", [1, 2, 7])
def test_means_of_any_number_of_groups_with_their_intervals(groups):
    table = made(0.0, groups=groups)
    fig = plots.groups(table, by="paper", columns=[RATE, "flesch_kincaid_grade"])
    shown = [ax for ax in fig.axes if ax.get_visible()]
    assert len(shown) == 2
    labels = [label.get_text() for label in shown[0].get_yticklabels()]
    assert labels == [f"p{i} (15)" for i in range(groups)]
    assert fig._suptitle.get_text() == "No difference between the groups is sure in 2 numbers"


def test_the_title_names_the_groups_that_differ_surely():
    fig = plots.groups(made(0.2), by="paper", columns=RATE)
    assert fig._suptitle.get_text() == "hedges per 100 words: p0 above p1"


def test_differences_have_a_line_for_each_pair_and_count_those_that_are_sure():
    found = compare(made(0.2, groups=3), "paper", [RATE, "words"], resamples=199)
    fig = plots.differences(found)
    labels = [label.get_text() for label in fig.axes[0].get_yticklabels()]
    assert labels == ["p0 − p1", "p0 − p2", "p1 − p2"]
    sure = ((found["low"] > 0) | (found["high"] < 0)).sum()
    assert sure >= 2
    expected = f"The interval of {sure} of 6 differences leaves out zero"
    assert fig._suptitle.get_text() == expected


def test_a_line_through_time_breaks_where_there_are_no_articles():
    table = made(0.0)
    table["date"] = ["2020-01-05"] * 10 + ["2020-02-05"] * 10 + ["2020-04-05"] * 10
    fig = plots.through_time(trend(table, by="paper", columns=RATE, resamples=99))
    drawn = fig.axes[0].lines
    assert [line.get_label() for line in drawn] == ["p0", "p1"]
    assert np.isnan(drawn[0].get_ydata()).tolist() == [False, False, True, True]
    title = fig._suptitle.get_text()
    assert title == "hedges per 100 words by month: 30 articles, January 2020 to April 2020"


def test_the_table_stays_as_it_was():
    table = made(0.1)
    before = table.copy()
    for draw, *_ in DRAWN:
        draw(table, by="paper")
    plots.groups(table, by="paper", columns=RATE)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("draw", [plots.differences, plots.through_time])
def test_another_table_is_refused_in_a_sentence(draw):
    with pytest.raises(TypeError, match="are drawn of a table that `"):
        draw(made(0.0))
