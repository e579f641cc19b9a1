"""Groups side by side: figures equal to scipy's and statsmodels' on the same arrays."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.meta_analysis import effectsize_smd
from statsmodels.stats.multitest import multipletests

from analysis import compare
from analysis.comparing.groups import group_means

DRAWS = {"resamples": 999, "seed": 3}
COLUMNS = ["loaded", "hedges", "grade"]


@pytest.fixture
def table():
    """Three outlets, 30 articles each; grades of two articles are undefined."""
    rng = np.random.default_rng(1)
    table = pd.DataFrame({"outlet": np.repeat(["Courier", "Herald", "Wire"], 30)})
    table["loaded"] = rng.gamma(2, 1, 90) + np.repeat([1.5, 0, 0], 30)
    table["hedges"] = rng.poisson(2, 90)
    table["grade"] = rng.normal(9, 2, 90)
    table.loc[[3, 40], "grade"] = np.nan
    return table


def arrays(table, measure, *groups):
    return [table.loc[table["outlet"] == g, measure].dropna().to_numpy(float) for g in groups]


def gap(x, y, axis=-1):
    return x.mean(axis=axis) - y.mean(axis=axis)


def rows(found):
    return found.set_index(["measure", "group_a", "group_b"])


@pytest.mark.parametrize("measure", COLUMNS)
def test_every_figure_is_that_of_the_libraries_on_the_same_arrays(table, measure):
    row = rows(compare(table, columns=COLUMNS, **DRAWS)).loc[(measure, "Courier", "Herald")]
    x, y = arrays(table, measure, "Courier", "Herald")
    assert (row["n_a"], row["n_b"]) == (len(x), len(y))
    assert row["difference"] == pytest.approx(x.mean() - y.mean())
    drawn = stats.bootstrap(
        (x, y), gap, vectorized=True, n_resamples=999, rng=np.random.default_rng(3)
    )
    assert (row["low"], row["high"]) == pytest.approx(tuple(drawn.confidence_interval))
    dealt = stats.permutation_test(
        (x, y), gap, vectorized=True, n_resamples=999, rng=np.random.default_rng(3)
    )
    assert row["p"] == pytest.approx(dealt.pvalue)
    g, _ = effectsize_smd(x.mean(), x.std(ddof=1), len(x), y.mean(), y.std(ddof=1), len(y))
    assert row["hedges_g"] == pytest.approx(g)
    # Cliff's delta by its definition: of all pairs, those that a wins minus those that b wins.
    assert row["cliffs_delta"] == pytest.approx(np.sign(x[:, None] - y[None, :]).mean())


@pytest.mark.parametrize("adjust", ["fdr_bh", "holm", "bonferroni"])
def test_p_is_corrected_over_all_tests_as_statsmodels_does(table, adjust):
    found = compare(table, columns=COLUMNS, adjust=adjust, **DRAWS)
    assert len(found) == 9
    assert found["p_adjusted"].to_numpy() == pytest.approx(
        multipletests(found["p"], method=adjust)[1]
    )


def test_without_a_correction_p_stays_and_that_is_said(table):
    found = compare(table, columns=COLUMNS, adjust=None, **DRAWS)
    assert (found["p_adjusted"] == found["p"]).all()
    assert "p is not corrected for the number of tests." in found.attrs["method"]


def test_pairs_come_by_number_and_name_or_each_with_the_baseline(table):
    found = compare(table, columns=["loaded", "hedges"], **DRAWS)
    pairs = [("Courier", "Herald"), ("Courier", "Wire"), ("Herald", "Wire")]
    told = found[["measure", "group_a", "group_b"]].itertuples(index=False, name=None)
    assert list(told) == [(m, *pair) for m in ("loaded", "hedges") for pair in pairs]
    based = compare(table, columns="loaded", baseline="Wire", **DRAWS)
    assert based["group_a"].tolist() == ["Courier", "Herald"]
    assert set(based["group_b"]) == {"Wire"}


def test_the_same_seed_gives_the_same_figures_and_another_others(table):
    one, same = (compare(table, columns="loaded", **DRAWS) for _ in range(2))
    pd.testing.assert_frame_equal(one, same)
    other = compare(table, columns="loaded", resamples=999, seed=4)
    assert (one["low"] != other["low"]).any()


def test_the_table_stays_as_it_was(table):
    before = table.copy()
    compare(table, columns=COLUMNS, **DRAWS)
    pd.testing.assert_frame_equal(table, before)


def test_tables_put_together_may_have_an_index_with_twins(table):
    table["words"] = np.arange(90.0)
    twins = table.set_index(pd.Index([0] * 90))
    for options in ({}, {"cluster": "group"}):
        one, other = (
            compare(t.assign(group=list(range(45)) * 2), columns=COLUMNS, **options, **DRAWS)
            for t in (table, twins)
        )
        pd.testing.assert_frame_equal(one, other)
        assert one.attrs == other.attrs


def test_more_draws_than_fit_at_once_have_the_same_law(table, monkeypatch):
    whole = compare(table, columns="loaded", **DRAWS)
    monkeypatch.setattr("analysis.comparing.resampling._CELLS", 600)
    parts = compare(table, columns="loaded", **DRAWS)
    assert parts["low"].to_numpy() == pytest.approx(whole["low"].to_numpy(), abs=0.15)


def clustered(sizes_a, sizes_b, effect=0.0, seed=0):
    """Return two outlets whose authors differ much, the articles of an author little."""
    rng = np.random.default_rng(seed)
    rows = []
    for outlet, sizes in (("A", sizes_a), ("B", sizes_b)):
        for author, n in enumerate(sizes):
            level = rng.normal() + effect * (outlet == "A")
            rows += [(outlet, f"{outlet}{author}", level + 0.1 * rng.normal()) for _ in range(n)]
    return pd.DataFrame(rows, columns=["outlet", "author", "loaded"])


def test_whole_clusters_are_drawn_and_dealt():
    table = clustered([10] * 12, [10] * 12)
    found = compare(table, columns="loaded", cluster="author", **DRAWS).iloc[0]
    # With clusters of one size, the mean of articles is the mean of the clusters' means.
    x, y = (
        table[table["outlet"] == g].groupby("author", sort=False)["loaded"].mean().to_numpy()
        for g in "AB"
    )
    drawn = stats.bootstrap(
        (x, y), gap, vectorized=True, n_resamples=999, rng=np.random.default_rng(3)
    )
    assert (found["low"], found["high"]) == pytest.approx(tuple(drawn.confidence_interval))
    dealt = stats.permutation_test(
        (x, y), gap, vectorized=True, n_resamples=999, rng=np.random.default_rng(3)
    )
    assert found["p"] == pytest.approx(dealt.pvalue)
    assert (found["clusters_a"], found["clusters_b"]) == (12, 12)


def test_articles_of_one_author_are_no_independent_witnesses():
    # No difference but between authors: clustered, 1 of 20 studies finds one; else most do.
    found = [clustered([40] * 6, [40] * 6, seed=seed) for seed in range(20)]
    few = {"columns": "loaded", "resamples": 199}
    alone = sum(compare(t, **few).loc[0, "p"] < 0.05 for t in found)
    whole = sum(compare(t, cluster="author", **few).loc[0, "p"] < 0.05 for t in found)
    assert whole <= 3 < 10 <= alone


def test_events_that_both_groups_tell_are_drawn_once_and_swapped():
    rng = np.random.default_rng(0)
    level = rng.normal(0, 5, 15)  # events differ much, the two papers on one by 1
    table = pd.DataFrame({"event": np.tile(range(15), 2), "outlet": np.repeat(["A", "B"], 15)})
    table["loaded"] = np.r_[level + 1, level] + rng.normal(0, 0.3, 30)
    found = compare(table, columns="loaded", cluster="event", **DRAWS)
    x, y = (table.loc[table["outlet"] == g, "loaded"].to_numpy() for g in "AB")
    drawn = stats.bootstrap(
        (x, y), gap, paired=True, vectorized=True, n_resamples=999, rng=np.random.default_rng(3)
    )
    assert found.loc[0, ["low", "high"]].tolist() == pytest.approx(drawn.confidence_interval)
    swapped = stats.permutation_test(
        (x, y),
        gap,
        permutation_type="samples",
        vectorized=True,
        n_resamples=999,
        rng=np.random.default_rng(3),
    )
    assert found.loc[0, "p"] == pytest.approx(swapped.pvalue)
    assert found.loc[0, "low"] > 0
    assert "swapped or not" in " ".join(found.attrs["method"])


def test_a_cluster_that_few_share_is_one_on_either_side():
    table = clustered([5] * 8, [5] * 8)
    table.loc[table["author"] == "B0", "author"] = "A0"  # writes for both
    found = compare(table, columns="loaded", cluster="author", **DRAWS)
    assert found.loc[0, ["clusters_a", "clusters_b"]].tolist() == [8, 8]
    assert "whole clusters (author) dealt" in " ".join(found.attrs["method"])


def test_articles_of_two_lengths_are_averaged_in_two_ways():
    table = pd.DataFrame({"outlet": list("aabb"), "words": [100, 300, 100, 100]})
    table["hedges_per_100_words"] = [4.0, 0.0, 1.0, 1.0]
    row = compare(table, columns="hedges_per_100_words", **DRAWS).iloc[0]
    # Means 2 and 1; a's 4 hedges in 400 words are 1 per 100.
    assert row[["mean_a", "pooled_a", "mean_b", "pooled_b"]].tolist() == [2, 1, 1, 1]
    assert row["difference"] == 1
    words = compare(table, columns="hedges_per_100_words", average="words", **DRAWS).iloc[0]
    assert words["difference"] == 0


def test_by_default_the_main_numbers_are_compared_and_of_words_the_rates():
    table = pd.DataFrame({"outlet": list("aabb"), "words": [9.0, 8, 7, 6], "lix": [1.0, 2, 3, 4]})
    table["conflict"] = [1.0, 2, 3, 4]
    assert compare(table, **DRAWS)["measure"].tolist() == ["words", "conflict"]
    assert compare(table, average="words", **DRAWS)["measure"].tolist() == ["conflict"]


def test_what_cannot_be_computed_is_nan_and_never_0():
    table = pd.DataFrame({"outlet": ["a", "a", "a", "b"], "loaded": [1.0, 2.0, 3.0, 2.0]})
    table["gone"] = [1.0, 2.0, 3.0, np.nan]
    found = compare(table, columns=["loaded", "gone"], **DRAWS)
    one = found.iloc[0]
    assert one["difference"] == 0
    assert one[["low", "high", "p", "p_adjusted", "hedges_g", "detectable"]].isna().all()
    assert found.loc[1, ["mean_b", "difference", "cliffs_delta"]].isna().all()
    assert found.loc[1, "n_b"] == 0


def test_groups_all_alike_have_an_interval_of_no_width():
    table = pd.DataFrame({"outlet": list("aaabbb"), "loaded": [0.0] * 6})
    row = compare(table, columns="loaded", **DRAWS).iloc[0]
    assert row[["difference", "low", "high", "p"]].tolist() == [0, 0, 0, 1]
    assert np.isnan(row["hedges_g"])


def test_groups_may_be_numbers_and_those_without_one_are_left_out():
    table = pd.DataFrame({"year": [2019, 2019, 2020, 2020, None], "loaded": [1.0, 2, 3, 4, 9]})
    found = compare(table, by="year", columns="loaded", **DRAWS)
    assert found.loc[0, ["group_a", "group_b", "mean_b"]].tolist() == ["2019", "2020", 3.5]
    assert "1 of 5 rows have no year and are left out." in found.attrs["warnings"]


def test_the_means_of_each_group_have_the_interval_of_scipy(table):
    row = group_means(table, "outlet", "loaded", **DRAWS).set_index("group").loc["Wire"]
    (x,) = arrays(table, "loaded", "Wire")
    drawn = stats.bootstrap((x,), np.mean, n_resamples=999, rng=np.random.default_rng(3))
    assert (row["low"], row["high"]) == pytest.approx(tuple(drawn.confidence_interval))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "paper"}, "no column 'paper' for by=; it has 'outlet', 'loaded'"),
        ({"columns": "lod"}, "no column 'lod' for columns="),
        ({"columns": "outlet"}, "'outlet' holds no numbers"),
        ({"columns": []}, "nothing to compare"),
        ({"columns": None}, "measure its articles first, or name columns= from 'outlet'"),
        ({"cluster": "author"}, "no column 'author' for cluster="),
        ({"cluster": "outlet"}, "grouped and clustered by the same column"),
        ({"adjust": "magic"}, "no correction 'magic'"),
        ({"baseline": "Post"}, "no group 'Post' in 'outlet'; it has 'Courier', 'Herald', 'Wire'"),
        ({"average": "letters"}, "'articles' or 'words', not 'letters'"),
        ({"average": "words"}, "'loaded' is no rate of words"),
        ({"level": 95}, "between 0 and 1"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(table, options, message):
    with pytest.raises(ValueError, match=message) as caught:
        compare(table, **{"columns": "loaded", "by": "outlet"} | options)
    assert "\n" not in str(caught.value)


def test_infinite_numbers_are_refused_in_a_sentence(table):
    table.loc[[4, 7], "loaded"] = np.inf, -np.inf
    with pytest.raises(ValueError, match="'loaded' holds 2 infinite numbers, the first in row 5"):
        compare(table, columns="loaded")


def test_one_group_or_too_many_are_refused_in_a_sentence():
    with pytest.raises(ValueError, match="needs two groups, and the column 'outlet' holds only"):
        compare(pd.DataFrame({"outlet": ["a", "a"], "loaded": [1.0, 2.0]}), columns="loaded")
    many = pd.DataFrame({"outlet": map(str, range(60)), "loaded": np.arange(60.0)})
    with pytest.raises(ValueError, match="1,770 pairs; keep those you ask about"):
        compare(many, columns="loaded")
    with pytest.raises(TypeError, match="in a table"):
        compare([1, 2], columns="loaded")
