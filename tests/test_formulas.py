"""Each formula on counts made for it: every constant, and both sides of every threshold."""

from math import isnan, sqrt

import pytest

from analysis.readability.formulas import FORMULAS, Counts, flesch

COUNTS = Counts(
    words=100,
    sentences=8,
    syllables=150,
    polysyllables=9,
    letters=430,
    characters=470,
    long_words=21,
    difficult_words=17,
    difficult_polysyllables=6,
    difficult_bisyllables=13,
    sample_words=90,
    sample_polysyllables=7,
    sample_sentences=5,
)
LENGTH = 100 / 8  # words a sentence


def score(name: str, **counts: float) -> float:
    return FORMULAS[name](COUNTS._replace(**counts))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("flesch_reading_ease", 206.835 - 1.015 * LENGTH - 84.6 * 1.5),
        ("flesch_kincaid_grade", 0.39 * LENGTH + 11.8 * 1.5 - 15.59),
        ("gunning_fog", 0.4 * (LENGTH + 6)),
        ("smog_index", 1.043 * sqrt(30 * 9 / 8) + 3.1291),
        ("automated_readability_index", 4.71 * 4.7 + 0.5 * LENGTH - 21.43),
        ("dale_chall_readability_score", 0.1579 * 17 + 0.0496 * LENGTH + 3.6365),
        ("dale_chall_readability_score_v2", 0.1579 * 13 + 0.0496 * LENGTH + 3.6365),
        ("linsear_write_formula", (((90 + 2 * 7) / 5) / 2)),
        ("lix", LENGTH + 21),
        ("rix", 21 / 8),
    ],
)
def test_each_formula_as_published(name, expected):
    assert score(name) == pytest.approx(expected)


def test_coleman_liau_by_its_parts():
    # A hundred words in eight sentences; then one letter a word more.
    assert score("coleman_liau_index", letters=0) == pytest.approx(-29.6 * 0.08 - 15.8)
    step = score("coleman_liau_index", letters=530) - score("coleman_liau_index", letters=430)
    assert step == pytest.approx(5.84, abs=0.05)


def test_flesch_from_its_means_is_flesch_from_counts():
    assert flesch(LENGTH, 1.5) == score("flesch_reading_ease")


def test_dale_chall_adds_its_constant_only_over_five_difficult_words_in_a_hundred():
    sentence = 0.0496 * LENGTH
    at, over = (score("dale_chall_readability_score", difficult_words=d) for d in (5, 5.5))
    assert at == pytest.approx(0.1579 * 5 + sentence)
    assert over == pytest.approx(0.1579 * 5.5 + sentence + 3.6365)


def test_the_second_dale_chall_adds_its_constant_over_a_raw_score_of_a_twentieth():
    counts = {"sentences": 1, "difficult_bisyllables": 0}
    one, two = (score("dale_chall_readability_score_v2", words=w, **counts) for w in (1, 2))
    assert one == pytest.approx(0.0496)
    assert two == pytest.approx(0.0496 * 2 + 3.6365)


@pytest.mark.parametrize(
    ("points", "grade"),
    [(19, (19 - 2) / 2), (20, (20 - 2) / 2), (20.5, 20.5 / 2), (30, 30 / 2)],
)
def test_linsear_halves_what_is_over_twenty_and_takes_two_off_the_rest(points, grade):
    counts = {"sample_words": points * 4 - 2 * 3, "sample_polysyllables": 3}
    assert score("linsear_write_formula", **counts, sample_sentences=4) == pytest.approx(grade)


@pytest.mark.parametrize("name", FORMULAS)
def test_no_words_have_no_score(name):
    assert isnan(FORMULAS[name](Counts(*[0] * len(COUNTS))))


@pytest.mark.parametrize("name", FORMULAS)
def test_one_word_has_a_score(name):
    assert not isnan(FORMULAS[name](Counts(*[1] * len(COUNTS))))
