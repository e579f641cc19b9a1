"""Copies: wholly or for the most part, found in time that grows with the articles."""

import pytest
from conftest import least_seconds

from analysis.corpus.twins import Twin, twins

STORY = " ".join(
    f"On day {n} the mayor of town {n * 7} said that street {n * 3} might be closed."
    for n in range(40)
)
OTHER = " ".join(f"Team {n} beat team {n + 5} by {n * 2} points on a wet field." for n in range(40))


def test_the_share_is_that_of_the_runs_of_four_words_in_both():
    # "a b c d e" has the runs abcd, bcde; "a b c d f" abcd, bcdf: one of three is in both.
    assert twins(["a b c d e", "a b c d f"]) == [None, None]
    # Of "a b c d e f" two of three runs are those of "a b c d e".
    assert twins(["a b c d e f", "a b c d e"]) == [None, Twin(0, pytest.approx(2 / 3))]


@pytest.mark.parametrize(
    "copy",
    [
        STORY.upper(),
        STORY.replace(".", " –"),
        STORY + " Additional reporting by agencies.",
        STORY[: len(STORY) * 2 // 3],
        "WESTMARK (NPS) – " + STORY[200:],
        STORY.replace("day 7", "Sunday"),
    ],
)
def test_a_copy_is_found_however_it_was_edited(copy):
    first, second, third = twins([STORY, OTHER, copy])
    assert first is second is None
    assert third.place == 0
    assert third.share > 0.5


def test_two_stories_on_one_subject_are_no_copies():
    assert twins([STORY, OTHER, STORY[:300] + OTHER])[1:] == [
        None,
        Twin(1, pytest.approx(0.9, abs=0.1)),
    ]
    assert twins([STORY, " ".join(reversed(STORY.split()))]) == [None, None]


def test_short_and_empty_texts():
    assert twins([]) == []
    assert twins(["Rain.", "Snow.", "rain", ""]) == [None, None, Twin(0, 1.0), None]


def test_copies_of_copies_point_at_the_first():
    assert [t and t.place for t in twins([STORY, STORY, STORY + " End.", OTHER, OTHER])] == [
        *(None, 0, 0, None, 3)
    ]


@pytest.mark.slow
def test_many_articles_take_no_longer_each():
    for make in (lambda n: f"{STORY} {n}", lambda n: f"{OTHER[:100]} {n} " + f"word{n} " * 20):
        few = [make(n) for n in range(100)]
        many = [make(n) for n in range(1000)]
        assert least_seconds(twins, many) < 30 * least_seconds(twins, few)
