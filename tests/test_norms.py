"""Norms: where a number lies among real articles."""

import json

import numpy as np
import pandas as pd
import pytest

from analysis import measure, norms
from analysis.errors import InputError, InputTypeError
from analysis.measures import CODEBOOK
from analysis.training import norms as training


@pytest.fixture
def hundred(monkeypatch):
    """Norms of a hundred articles: x from 1 to 100, and y, which is 0 in half of them."""
    numbers = pd.DataFrame({"x": np.arange(1.0, 101), "y": np.repeat([0.0, 4.0], 50)})
    made = training.quantiles(numbers, "all").set_index(["group", "number"])
    monkeypatch.setattr(norms, "_quantiles", lambda: made)


def test_a_value_is_placed_by_the_share_of_articles_below_it(hundred):
    assert norms.place({"x": 90.1})["percentile"].item() == pytest.approx(90, abs=0.2)
    assert norms.place({"x": -5})["below"].item() == 0
    assert norms.place({"x": 500})["above"].item() == 0


def test_articles_with_the_same_value_count_half(hundred):
    row = norms.place({"y": 0}).loc["y"]
    assert row["below"] == 0
    assert row["percentile"] == pytest.approx(25, abs=2.5)
    assert row["above"] == pytest.approx(50, abs=5)


def test_an_undefined_number_has_no_place(hundred):
    assert norms.place({"x": np.nan})["percentile"].isna().all()
    assert norms.sentence("x", {"x": np.nan}) == "x: undefined in this text"


def test_a_sentence_counts_only_the_articles_that_lie_lower(hundred):
    assert norms.sentence("y", {"y": 4}).startswith("y: 4, higher than in 5")
    assert norms.sentence("x", {"x": 10.9}).startswith("x: 10.9, lower than in 90% of ")


def test_a_short_text_is_said_to_be_short(hundred):
    assert "a text of 12 words lies far out by chance" in norms.sentence("x", {"x": 3, "words": 12})
    assert "by chance" not in norms.sentence("x", {"x": 3, "words": 800})


def test_an_unknown_number_or_group_is_refused_by_name():
    with pytest.raises(InputError, match=r"no norm for 'rain'"):
        norms.sentence("rain", {"rain": 3})
    with pytest.raises(InputError, match=r"no norms for 'The Rain'; there are for all, "):
        norms.place({"words": 3}, group="The Rain")


def test_a_whole_table_is_refused_with_what_to_do():
    with pytest.raises(InputTypeError, match=r"norms.place\(table.iloc\[0\]\)"):
        norms.place(pd.DataFrame({"words": [3]}))


def test_a_damaged_file_is_refused_in_a_sentence(monkeypatch, tmp_path):
    (tmp_path / "norms.csv").write_text("group,num", encoding="utf-8")
    monkeypatch.setattr(norms, "_TABLE", tmp_path / "norms.csv")
    norms._quantiles.cache_clear()
    with pytest.raises(norms.NormsError, match="install the kit anew"):
        norms.groups()
    monkeypatch.undo()
    norms._quantiles.cache_clear()


def test_the_norms_belong_to_these_lists_and_this_model():
    assert norms.current(), "measure the norms anew: python -m analysis.training.norms TABLE…"


def test_every_number_has_its_norm_and_quantiles_never_fall():
    every = norms.table()
    assert list(every.index) == list(CODEBOOK.index)
    assert every["n"].max() == norms.about()["articles"]
    for group in norms.groups():
        quantiles = norms.table(group).drop(columns="n").to_numpy()
        assert np.all(np.diff(quantiles, axis=1)[~np.isnan(quantiles[:, 1:])] >= 0)


def test_the_user_s_article_is_hedged_more_than_most(real):
    placed = norms.place(measure(real))
    assert placed.loc["hedges_per_100_words", "below"] > 75


@pytest.mark.parametrize(
    ("outlet", "title", "kind"),
    [
        ("The Hill", "Storm fades", "news"),
        ("Guest Writer - Left", "Storm fades", "opinion"),
        ("Wall Street Journal - Opinion", "", "opinion"),
        ("The Hill", "OPINION: Storms fade", "opinion"),
        ("The Hill", "Storms fade in the public's opinion", "news"),
    ],
)
def test_a_kind_of_piece_is_told_by_outlet_or_title(outlet, title, kind):
    assert training.kind(outlet, title) == kind


def test_norms_are_built_from_tables(tmp_path):
    table = pd.DataFrame(
        {
            "id": ["b", "a", "c"],
            "outlet": ["The Hill", "Guest Writer - Left", "The Hill"],
            "date": ["2019-01-02", "2014", None],
            "text": ["It may rain. The mayor said so. " * 20, "It may snow. " * 60, "Too short."],
        }
    )
    table.to_parquet(tmp_path / "news.parquet")
    training.main([str(tmp_path / "news.parquet"), "--out", str(tmp_path), "--workers", "1"])
    about = json.loads((tmp_path / "norms.json").read_text(encoding="utf-8"))
    made = pd.read_csv(tmp_path / "norms.csv").set_index(["group", "number"])
    assert (about["articles"], about["years"]) == (2, [2014, 2019])
    assert about["groups"] == {"all": 2, "news": 1, "opinion": 1}
    assert made.loc[("opinion", "words"), "p50"] == 180


def test_a_row_of_a_measured_table_is_placed_in_words():
    row = pd.DataFrame({"hedges_per_100_words": [9.0], "words": [100.0]}).iloc[0]
    assert norms.sentence("hedges_per_100_words", row).endswith(
        "(a text of 100 words lies far out by chance)"
    )
