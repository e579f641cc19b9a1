"""Comparison of tellings: log-odds worked by hand, and what keyness counts."""

from math import log, sqrt

import numpy as np
import pandas as pd
import pytest

from analysis import Document, keyness
from analysis.comparing import log_odds


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


def test_the_default_prior_lets_a_word_of_one_group_stand_out():
    # A tenth of the words: z comes within 3% of the highest that any weight of the prior gives.
    a, b = np.full(500, 5), np.full(500, 5)
    a[0], b[0] = 10, 0
    weights = [log_odds(a, b, prior_total=weight)["z"].iloc[0] for weight in range(50, 5000, 50)]
    assert log_odds(a, b)["z"].iloc[0] > 0.97 * max(weights)


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


LEFT = ["The tax helps.", "A fair tax.", "Tax the rich."]
RIGHT = ["The tax hurts jobs.", "Jobs are gone.", "Save the jobs!"]
EVERY = {"min_count": 1, "min_articles": 1}
NUMBERS = ["count_a", "count_b", "per_1000_a", "per_1000_b", "articles_a", "articles_b"]


def words(table):
    return table["word"].tolist()


def row(table, word):
    return table[table["word"] == word].iloc[0]


def test_counts_rates_and_articles_of_a_word():
    table = keyness(["Tax, tax. Tea", "No tax"], ["Tea or tea"], **EVERY)
    # Five words in A, three of them "tax", in both articles: 3 / 5 = 600 per 1000.
    assert row(table, "tax")[NUMBERS].tolist() == [3, 0, 600, 0, 2, 0]
    assert row(table, "tea")[NUMBERS].tolist() == [1, 2, 200, 2000 / 3, 1, 1]
    counts = table.set_index("word")[["count_a", "count_b"]]
    expected = log_odds(counts["count_a"], counts["count_b"])
    pd.testing.assert_frame_equal(
        table.set_index("word")[["log_odds", "z"]].sort_index(), expected.sort_index()
    )


def test_words_of_a_come_first_those_of_b_last_and_ties_by_the_alphabet():
    table = keyness(["ox ox cow cow the"], ["ant ant bee bee the"], **EVERY)
    assert words(table) == ["cow", "ox", "the", "ant", "bee"]
    assert table["z"].is_monotonic_decreasing
    assert table.index.tolist() == [0, 1, 2, 3, 4]


def test_swapped_groups_have_swapped_words():
    ab, ba = keyness(LEFT, RIGHT), keyness(RIGHT, LEFT)
    assert sorted(words(ab)) == sorted(words(ba))
    for word in words(ab):
        assert row(ab, word)["z"] == pytest.approx(-row(ba, word)["z"])


def test_the_case_of_letters_apostrophes_and_invisible_marks_make_no_word():
    table = keyness("Don’t DON'T Rome’s Rome's rome co‑op co-op", "co\u00adop coop", **EVERY)
    assert dict(table.set_index("word")["count_a"]) == {
        "don't": 2,
        "rome": 3,
        "co-op": 2,
        "coop": 0,
    }
    assert row(table, "coop")["count_b"] == 2


def test_near_misses_stay_words_of_their_own():
    # Only a final 's is cut off: not the s of a plural, nor other letters behind an apostrophe.
    table = keyness("taxes tax boss voters' it'll U.S. 2026", "and", **EVERY)
    assert set(words(table)) == {"taxes", "tax", "boss", "voters", "it'll", "u.s.", "2026", "and"}


def test_rare_words_and_words_of_one_article_are_left_out_but_count_as_words():
    a, b = ["tax tax tax tea", "tea pot"], ["jobs pot pot", "jobs pot"]
    table = keyness(a, b)
    # "tax" stands in one article only; "tea" and "jobs" twice only, "pot" 1 + 3 times.
    assert words(table) == ["pot"]
    assert row(table, "pot")["per_1000_b"] == 600
    assert set(words(keyness(a, b, min_count=2))) == {"tea", "pot", "jobs"}
    assert "tax" in words(keyness(a, b, min_articles=1))


def test_a_word_must_be_spread_in_the_group_it_speaks_for():
    # In three articles together, but in A, which it speaks for, in one.
    a, b = ["spin " * 9 + "tea", "tea tea"], ["spin tea " + "pot " * 9, "spin pot pot pot tea"]
    assert "spin" not in words(keyness(a, b))
    # Of a group of one article no word can be in two.
    assert "spin" in words(keyness(a[0], b))


@pytest.mark.parametrize(
    ("voice", "count"),
    [
        ("author", 1),
        ("paraphrase", 3),
        ("quote", 2),
        ("newsroom", 1 + 3),
        ("attributed", 3 + 2),
        (None, 6),
    ],
)
def test_a_voice_counts_its_own_words_only(voice, count):
    text = (
        "“A radical, radical plan,” the mayor said. The radical plan passed on Monday. "
        "Hill said that it was a radical, radical, radical step."
    )
    table = keyness(text, text, voice=voice, **EVERY)
    assert row(table, "radical")["count_a"] == count


def test_a_background_weighs_what_is_common_at_large():
    # 4 + 4 words, prior of 0.8 pseudo-words. With "tax" 1 + 3 times in the groups and 12 in the
    # background of 12 words: 0.8 * (4 + 12) / (8 + 12) = 0.64.
    a, b, background = "tax tea tea tea", "tax tax tax tea", "tax " * 12
    got = row(keyness(a, b, background, **EVERY), "tax")["log_odds"]
    assert got == pytest.approx(log(1.64 / 3.16) - log(3.64 / 1.16))
    assert words(keyness(a, b, "tax gin", **EVERY)) == ["tea", "tax"]  # no word of its own


def test_groups_may_be_given_in_every_form():
    expected = keyness(LEFT, RIGHT)
    corpus = pd.DataFrame({"article": list("abc"), "text": LEFT})
    forms = [
        corpus,
        corpus["text"],
        corpus[["text"]],
        tuple(LEFT),
        dict(zip("abc", LEFT, strict=True)),
    ]
    forms += [[Document(text) for text in LEFT], iter(LEFT)]
    for group in forms:
        pd.testing.assert_frame_equal(keyness(group, RIGHT), expected)


def test_the_only_word_there_is_has_no_odds():
    only = row(keyness("tax tax", "tax", **EVERY), "tax")
    assert only[["per_1000_a", "per_1000_b"]].tolist() == [1000, 1000]
    assert only[["log_odds", "z"]].isna().all()


def test_nothing_to_tell_apart_gives_no_rows_with_the_same_columns():
    assert (
        keyness("It rains.", "It snows.").columns.tolist() == keyness(LEFT, RIGHT).columns.tolist()
    )
    assert keyness("It rains.", "It snows.").empty
    same = keyness(LEFT, LEFT)
    assert np.allclose(same["z"], 0)


@pytest.mark.parametrize(
    ("a", "b", "more", "error", "message"),
    [
        ([], RIGHT, {}, ValueError, "Group A has no articles"),
        (LEFT, "", {}, ValueError, "Group B has no words"),
        (LEFT, "…?!", {}, ValueError, "Group B has no words"),
        (LEFT, RIGHT, {"background": ["", "-"]}, ValueError, "The background has no words"),
        (
            "It rains.",
            "It rains.",
            {"voice": "quote"},
            ValueError,
            "no words in the voice 'quote'",
        ),
        (LEFT, RIGHT, {"voice": "editor"}, ValueError, "not 'editor'"),
        (LEFT, RIGHT, {"voice": "source"}, ValueError, "one of 'author', 'paraphrase', 'quote'"),
        (LEFT, RIGHT, {"min_count": 0}, ValueError, "min_count is 1 or more, not 0"),
        (LEFT, RIGHT, {"min_articles": 0}, ValueError, "min_articles is 1 or more, not 0"),
        (7, RIGHT, {}, TypeError, "a Series or a DataFrame, not int"),
        (None, RIGHT, {}, TypeError, "not NoneType"),
        (LEFT, ["tax", 7], {}, TypeError, "Article '2' is neither a text nor a Document, but 7"),
        (pd.DataFrame({"body": LEFT}), RIGHT, {}, ValueError, "needs a column 'text'"),
        (pd.Series(["tax", None]), RIGHT, {}, TypeError, "Article '2' is neither"),
    ],
)
def test_bad_groups_and_options_are_refused_in_a_sentence(a, b, more, error, message):
    with pytest.raises(error, match=message) as caught:
        keyness(a, b, **more)
    assert "\n" not in str(caught.value)
