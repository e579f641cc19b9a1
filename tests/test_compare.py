"""Comparison of tellings: log-odds worked by hand, and what keyness counts."""

from math import log, sqrt

import numpy as np
import pandas as pd
import pytest

from analysis.compare import log_odds


def test_log_odds_follow_the_published_formula():
    # 200 words, so the prior weighs a tenth, 20; "tax" is 10 of 200, so alpha = 20 * 10/200 = 1.
    # A: p = 8 + 1 = 9, q = 100 + 20 - 9 = 111; B: p = 2 + 1 = 3, q = 120 - 3 = 117.
    row = log_odds(pd.Series({"tax": 8, "the": 92}), pd.Series({"tax": 2, "the": 98})).loc["tax"]
    # ln(9/111) - ln(3/117) = -2.5123 + 3.6636 = 1.1513
    assert row["log_odds"] == pytest.approx(log(9 / 111) - log(3 / 117))
    # 1/9 + 1/111 + 1/3 + 1/117 = 0.46200, its root 0.67970; 1.15126 / 0.67970 = 1.69376
    assert row["z"] == pytest.approx(1.69376, abs=1e-4)


def test_the_prior_is_the_background_corpus_at_the_weight_asked():
    a, b, prior = np.array([8, 92]), np.array([2, 98]), np.array([1, 9])
    # alpha = 10 * 1/10 = 1 and 9: p = 9, q = 101 and p = 3, q = 107.
    row = log_odds(a, b, prior, prior_total=10).iloc[0]
    assert row["log_odds"] == pytest.approx(log(9 / 101) - log(3 / 107))
    assert row["z"] == pytest.approx(row["log_odds"] / sqrt(1 / 9 + 1 / 101 + 1 / 3 + 1 / 107))


def test_swapping_the_groups_turns_the_signs():
    a, b = np.array([8, 92, 5]), np.array([2, 98, 40])
    pd.testing.assert_frame_equal(log_odds(a, b), -log_odds(b, a))


def test_words_of_a_series_are_matched_by_name_and_missing_ones_count_zero():
    a, b = pd.Series({"tax": 8, "the": 92}), pd.Series({"the": 98, "of": 2})
    table = log_odds(a, b)
    full = log_odds(np.array([8, 92, 0]), np.array([0, 98, 2]))
    assert table.loc[["tax", "the", "of"]].to_numpy() == pytest.approx(full.to_numpy())


def test_what_is_undefined_is_nan():
    assert log_odds(np.array([3]), np.array([2])).isna().all(axis=None)  # no other word: odds of ∞
    table = log_odds(np.array([3, 1, 0]), np.array([2, 1, 0]))
    assert table.isna().all(axis=1).tolist() == [False, False, True]
    # Neither the prior nor A holds the second word, so its odds in A are 0.
    table = log_odds(np.array([3, 0, 1]), np.array([2, 1, 1]), np.array([1, 0, 1]))
    assert table.isna().all(axis=1).tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("a", "b", "more", "message"),
    [
        ([1, 2], [0, 0], {}, "group B has no words"),
        ([], [], {}, "group A has no words"),
        ([1, -2], [1, 1], {}, "those of group A are not"),
        ([1, 2], [1, np.nan], {}, "those of group B are not"),
        ([1, 2], [1, 1, 1], {}, "arrays of one length"),
        ([1, 2], pd.Series({"tax": 2}), {}, "arrays of one length"),
        (pd.Series([1, 2], index=["a", "a"]), pd.Series({"a": 2}), {}, "stands twice"),
        ([1, 2], [1, 1], {"prior": [0, 0]}, "the prior has no words"),
        ([1, 2], [1, 1], {"prior_total": 0}, "more than 0 pseudo-words, not 0"),
    ],
)
def test_bad_counts_are_refused_in_a_sentence(a, b, more, message):
    with pytest.raises(ValueError, match=message):
        log_odds(a, b, **more)
