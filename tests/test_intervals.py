"""Bootstrap intervals over sentences."""

import numpy as np
import pytest

from analysis import intervals
from analysis.intervals import per_sentence, rates_interval, rates_intervals


@pytest.mark.parametrize(("level", "expected"), [(0.9, (0.0, 10.0)), (0.4, (5.0, 5.0))])
def test_an_interval_is_between_quantiles_of_the_resampled_rates(level, expected):
    # Two sentences of ten words, one cue in the first. Of two drawn with replacement, both are
    # the second in 1/4 of the cases (rate 0), one each in 1/2 (5), both the first in 1/4 (10).
    # So the quantiles at 0.05 and 0.95 are 0 and 10, those at 0.3 and 0.7 are both 5.
    assert rates_interval(np.array([1, 0]), np.array([10, 10]), level) == expected


def test_one_sentence_leaves_no_room():
    assert rates_interval(np.array([2]), np.array([10]), 0.95) == (20.0, 20.0)
    assert rates_interval(np.array([2]), np.array([10]), 0.95, per=1) == (0.2, 0.2)


def test_columns_share_the_draws_and_may_be_weighted():
    counts = np.array([[1.0, 0.5], [0.0, 0.0], [2.0, 1.0]])
    words = np.array([5, 8, 12])
    low, high = rates_intervals(counts, words, 0.95)
    assert (low[0], high[0]) == rates_interval(counts[:, 0], words, 0.95)
    # The second column is half the first, so in the same draws its bounds are half as high.
    assert (2 * low[1], 2 * high[1]) == pytest.approx((low[0], high[0]))


def test_no_words_no_interval():
    empty = np.zeros(0, int)
    assert np.isnan(rates_interval(empty, empty, 0.95)).all()
    assert np.isnan(rates_interval(np.array([1, 2]), np.array([0, 0]), 0.95)).all()
    low, high = rates_intervals(np.zeros((0, 3)), empty, 0.95)
    assert low.shape == high.shape == (3,)
    assert np.isnan([low, high]).all()


def test_a_resample_without_words_has_no_rate():
    # A quarter of the resamples holds the wordless second sentence only; the others have 1 in 10
    # or 2 in 20 words.
    assert rates_interval(np.array([1, 0]), np.array([10, 0]), 0.95) == (10.0, 10.0)


def test_long_texts_are_drawn_in_blocks_of_the_same_draws(monkeypatch):
    rng = np.random.default_rng(1)
    counts, words = rng.integers(3, size=(37, 2)), rng.integers(1, 30, size=37)
    whole = rates_intervals(counts, words, 0.95)
    monkeypatch.setattr(intervals, "_BLOCK", 100)  # two resamples at a time
    assert np.array_equal(rates_intervals(counts, words, 0.95), whole)


def test_positions_count_to_the_sentence_they_stand_in():
    assert per_sentence([5, 10], [0, 5, 9, 10, 99]).tolist() == [3, 2]
    assert per_sentence([0, 10], []).tolist() == [0, 0]


@pytest.mark.parametrize("level", [0, 1, -0.5, 95])
def test_a_level_is_no_percentage(level):
    with pytest.raises(ValueError, match="lies between 0 and 1"):
        rates_interval(np.array([1]), np.array([1]), level)
