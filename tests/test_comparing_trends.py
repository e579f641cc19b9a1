"""Numbers through time: stretches, gaps, intervals."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import trend


@pytest.fixture
def table():
    rng = np.random.default_rng(2)
    days = pd.to_datetime(["2020-01-03"] * 15 + ["2020-01-31"] * 5 + ["2020-04-01"] * 10)
    table = pd.DataFrame({"date": days, "outlet": np.tile(["a", "b"], 15)})
    return table.assign(conflict=rng.gamma(2, 1, 30), words=500.0)


def test_a_month_without_articles_is_a_gap_and_not_zero(table):
    found = trend(table, columns="conflict", resamples=199)
    assert found["start"].dt.strftime("%m-%d").tolist() == ["01-01", "02-01", "03-01", "04-01"]
    assert found["n"].tolist() == [20, 0, 0, 10]
    assert found.loc[1:2, ["mean", "pooled", "low", "high"]].isna().all(axis=None)
    assert found.loc[0, "mean"] == pytest.approx(table["conflict"][:20].mean())


def test_the_interval_is_scipy_s(table):
    found = trend(table, columns="conflict", resamples=999, seed=5)
    x = table["conflict"][20:].to_numpy()
    drawn = stats.bootstrap((x,), np.mean, n_resamples=999, rng=np.random.default_rng(5))
    assert found.loc[3, ["low", "high"]].tolist() == pytest.approx(drawn.confidence_interval)


@pytest.mark.parametrize(
    ("every", "starts"),
    [
        ("week", ["2019-12-30", "2020-01-27"]),  # Mondays
        ("quarter", ["2020-01-01", "2020-04-01"]),
        ("year", ["2020-01-01"]),
    ],
)
def test_other_stretches_of_time(table, every, starts):
    found = trend(table, columns="conflict", every=every, resamples=99)
    held = found[found["n"] > 0]["start"].dt.strftime("%Y-%m-%d").tolist()
    assert held[: len(starts)] == starts
    assert found["n"].sum() == 30
    steps = found["start"].diff().dropna()
    assert steps.empty or steps.max() <= 1.1 * steps.min() + pd.Timedelta(days=3)  # none is missing


def test_every_group_has_every_stretch(table):
    table.loc[table["outlet"] == "b", "date"] += pd.DateOffset(months=1)
    found = trend(table, by="outlet", columns=["conflict", "words"], resamples=99)
    assert found["measure"].unique().tolist() == ["conflict", "words"]
    spans = found.groupby(["measure", "group"])["start"].agg(["min", "max", "size"])
    assert set(spans["min"]) == {pd.Timestamp("2020-01-01")}
    assert set(spans["max"]) == {pd.Timestamp("2020-05-01")}
    assert set(spans["size"]) == {5}


def test_clusters_are_drawn_whole(table):
    table["author"] = np.repeat(range(10), 3)
    alone = trend(table, columns="conflict", resamples=499)
    whole = trend(table, columns="conflict", cluster="author", resamples=499)
    assert whole.loc[3, "clusters"] == 4
    assert whole.loc[0, "mean"] == alone.loc[0, "mean"]
    assert whole.loc[0, "low"] != alone.loc[0, "low"]


def test_dates_may_be_texts_and_those_that_cannot_be_read_are_said(table):
    texts = table["date"].dt.strftime("%Y-%m-%d").astype(object)
    texts[0], texts[1], texts[2] = None, "last Monday", "2020-01-03T10:30:00Z"
    found = trend(table.assign(date=texts), columns="conflict", resamples=99)
    assert found["n"].sum() == 28
    assert found.attrs["warnings"] == [
        "1 of 29 dates cannot be read ('last Monday') and is missing.",
        "2 of 30 rows have no date or no group and are left out.",
    ]
    assert "! 2 of 30 rows have no date" in repr(found)
    assert "2 of 30 rows have no date" in found._repr_html_()


def test_dates_are_read_as_people_write_them(table):
    texts = table["date"].dt.strftime("%B %d, %Y").astype(object)
    texts[0], texts[29] = "3/1/2020", "30/4/2020"  # which is the day, the second tells
    found = trend(table.assign(date=texts), columns="conflict", resamples=99)
    assert found["n"].tolist() == [20, 0, 0, 10]
    assert found.attrs["warnings"] == []
    texts[29] = "4/5/2020"
    found = trend(table.assign(date=texts), columns="conflict", resamples=99)
    assert found["n"].tolist() == [19, 0, 1, 10]
    assert found.attrs["warnings"] == ["Dates such as '3/1/2020' are read as month, day, year."]


@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        ({}, {"every": "day"}, "by 'week', 'month', 'quarter', 'year', not by 'day'"),
        ({}, {"date": "day"}, "no column 'day' for date="),
        ({"date": 2020}, {}, "holds numbers, not dates"),
        ({"date": "soon"}, {}, "No date in the column 'date' can be read"),
        ({}, {"columns": "outlet"}, "holds no numbers"),
        ({"conflict": np.inf}, {}, "'conflict' holds 30 infinite numbers"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_a_sentence(table, change, options, message):
    with pytest.raises(ValueError, match=message):
        trend(table.assign(**change), **{"columns": "conflict"} | options)


def test_too_many_stretches_are_refused_in_a_sentence(table):
    table["outlet"] = [f"o{i}" for i in range(30)]
    table.loc[0, "date"] = pd.Timestamp("1980-01-01")
    with pytest.raises(ValueError, match=r"30 groups in .* are too many; choose a longer every="):
        trend(table, by="outlet", columns="conflict", every="week")
