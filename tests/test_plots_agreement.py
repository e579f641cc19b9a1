"""Figures on trust: each title says what the table it draws says."""

import pandas as pd
import pytest

from analysis import norms, plots
from analysis.comparing.detection import articles_needed, detectable
from analysis.errors import InputError


def title(fig):
    return " ".join(fig._suptitle.get_text().split())


def test_agreement_draws_the_articles_in_which_both_are_known_and_says_the_bias():
    pairs = pd.DataFrame({"marked": [1.0, 2, 3, None], "found": [2.0, 3, 4, 5]})
    fig = plots.agreement(pairs, "cues")
    # Found is one more each time: r = 1, and 1.00 higher.
    assert title(fig).startswith("cues: r = 1.00")
    assert "1.00 higher than marked" in title(fig)
    assert fig.axes[0].collections[0].get_offsets().data.tolist() == [[1, 2], [2, 3], [3, 4]]
    assert "3 articles" in fig._supxlabel.get_text()


def test_agreement_needs_numbers_that_differ():
    with pytest.raises(InputError, match="three articles or more"):
        plots.agreement(pd.DataFrame({"marked": [1.0, 1, 1], "found": [1.0, 2, 3]}))


def test_confusion_counts_each_pair_and_names_the_one_wrong_most_often():
    fig = plots.confusion(["a", "a", "a", "b", "c"], ["a", "b", "b", "b", "a"], "word")
    told = [text.get_text() for text in fig.axes[0].texts]
    assert told == ["1", "2", "0", "0", "1", "0", "1", "0", "0"]  # rows marked a, b, c
    assert "2 of 5 words alike" in title(fig)
    assert "most often “a” is taken for “b” (2)" in title(fig)


def test_confusion_names_no_pair_where_several_are_as_often_and_none_where_all_are_alike():
    assert "most often" not in title(plots.confusion(["a", "b"], ["b", "a"]))
    assert title(plots.confusion(["a", "a"], ["a", "a"])) == "2 of 2 cases alike"
    with pytest.raises(InputError, match="no case was marked"):
        plots.confusion([], [])


def test_detection_says_how_many_articles_its_lines_need():
    fig = plots.detection({"by people": 1.0, "half": 0.5})
    assert "64 (by people)" in title(fig)
    assert "253 (half)" in title(fig)
    line = fig.axes[0].lines[1]
    assert next(iter(line.get_ydata())) == detectable(10, 10, 0.5)
    with pytest.raises(InputError, match="above 0"):
        plots.detection({"none": float("nan")})


def test_as_many_articles_as_needed_see_the_difference_and_one_less_does_not():
    n = articles_needed(0.4, r=0.8)
    assert detectable(n, n, 0.8) <= 0.4 < detectable(n - 1, n - 1, 0.8)
    assert articles_needed(0, 1) != articles_needed(0, 1)  # NaN


def test_usual_puts_the_highest_median_on_top_and_says_where_it_lies():
    number, groups = "author_loaded_per_100_words", ["Reuters", "Townhall"]
    fig = plots.usual(number, groups)
    labels = [label.get_text() for label in fig.axes[0].get_yticklabels()]
    assert [label.split(" (")[0] for label in labels] == ["Townhall", "Reuters"]
    median = norms.table("Townhall").loc[number, "p50"]
    below = norms.place({number: median}, "Reuters").loc[number, "below"]
    assert f"{median:.3g} in Townhall" in title(fig)
    assert f"in {below:.0f}% of" in title(fig)


def test_usual_refuses_what_has_no_norms():
    with pytest.raises(InputError, match="two groups"):
        plots.usual("words", ["all"])
    with pytest.raises(InputError, match="no norm for 'no_such'"):
        plots.usual("no_such", ["all", "news"])
    with pytest.raises(InputError, match="no norms for 'Gazette'"):
        plots.usual("words", ["all", "Gazette"])
