"""One row of numbers per article, and a codebook that explains every one."""

import math
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis import CODEBOOK, Document, measure, read_corpus
from analysis.attribution import tagger
from analysis.attribution.tagger import small
from analysis.lexicon import matching
from analysis.measures import HEADLINE, MEASURES
from analysis.readability import wordforms


@pytest.mark.parametrize("name", MEASURES)
def test_every_number_stands_in_the_codebook_and_every_row_is_a_number(name):
    numbers = MEASURES[name].measure(Document("It may rain, the mayor said."))
    assert list(numbers) == list(CODEBOOK.index[CODEBOOK["measure"] == name])


def test_the_codebook_says_all_of_every_number():
    for field in ("unit", "direction", "definition", "reference", "validity"):
        empty = CODEBOOK.index[CODEBOOK[field].fillna("").str.strip() == ""].tolist()
        assert not empty, f"{field} is empty for {empty}"
    assert CODEBOOK.index.is_unique


def test_headline_numbers_are_numbers():
    assert set(HEADLINE) <= set(CODEBOOK.index)


@pytest.mark.parametrize(
    "text",
    ["", "?!…", "Yes.", "ALL CAPS NO STOP", '“” "" ‘’', "日本語。", "a " * 99, "😀", "1 2 3"],
)
def test_numbers_are_floats_within_their_range_or_nan_whatever_the_text(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        numbers = measure(text)
    for column, value in numbers.items():
        assert isinstance(value, float), column
        low, high = CODEBOOK.loc[column, ["low", "high"]]
        if not math.isnan(value):
            assert math.isnan(low) or value >= low - 1e-9, column
            assert math.isnan(high) or value <= high + 1e-9, column


def test_an_empty_text_has_no_words_and_no_rates():
    numbers = measure("")
    assert numbers["words"] == 0
    assert math.isnan(numbers["hedges_per_100_words"])
    assert math.isnan(numbers["attributed_word_share"])


def test_text_and_document_give_the_same(real):
    assert {k: v for k, v in measure(real.text).items() if v == v} == {
        k: v for k, v in measure(real).items() if v == v
    }


@pytest.mark.parametrize("bound", ["as kept", "small"])
def test_eight_threads_give_the_serial_table(monkeypatch, bound):
    texts = 2 * read_corpus("seeds")["text"].tolist()
    expected = [repr(measure(text)) for text in texts]
    if bound == "small":  # every table of words is emptied again and again
        monkeypatch.setattr(small, "_MOST_WORDS", 500)
        monkeypatch.setattr(matching, "_MOST_WORDS", 500)
    for _ in range(2):
        tagger.load.cache_clear()  # words are learnt anew, by all threads at once
        monkeypatch.setattr(wordforms, "_FORMS", wordforms.FormTable())
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda text: repr(measure(text)), texts)) == expected
        assert [repr(measure(text)) for text in texts] == expected
