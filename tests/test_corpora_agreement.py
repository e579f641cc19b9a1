"""Precision, recall, F1 and correlation, by hand and where there is nothing to count."""

import math

import pytest

from analysis.corpora.agreement import correlation, precision_recall_f1


def test_scores_by_hand():
    # 3 of 6 found are right, 3 of 4 annotated are found: 2 * 1/2 * 3/4 / (1/2 + 3/4) = 3/5
    assert precision_recall_f1(3, 6, 4) == {"precision": 0.5, "recall": 0.75, "f1": 0.6}
    # 3 of 6 found are right, but only 1 of 4 annotated is reached: 2 * 1/2 * 1/4 / (3/4) = 1/3
    assert precision_recall_f1(3, 6, 4, reached=1)["f1"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("found", "wanted", "defined"),
    [(0, 0, []), (2, 0, ["precision", "f1"]), (0, 2, ["recall", "f1"])],
)
def test_nothing_to_count_is_nan_and_not_zero(found, wanted, defined):
    scores = precision_recall_f1(0, found, wanted)
    assert [name for name, value in scores.items() if not math.isnan(value)] == defined
    assert all(scores[name] == 0 for name in defined)


def test_correlation_needs_two_sides_that_vary():
    assert correlation([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)
    assert math.isnan(correlation([1], [2]))
    assert math.isnan(correlation([1, 2], [3, 3]))
    assert math.isnan(correlation([], []))
