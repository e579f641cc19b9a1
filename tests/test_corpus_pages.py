"""Saved pages: whatever stands around an article, its numbers are those of its clean text."""

import math

import pytest
from pagefiles import PAGES

from analysis import measure, read_corpus

BAR = 0.05  # of the number of the clean text, that one of the page may be off
NUMBERS = ("words", "flesch_kincaid_grade", "hedges_per_100_words", "attributed_word_share")


@pytest.mark.parametrize("name", PAGES)
def test_the_numbers_of_a_page_are_those_of_its_article(tmp_path, name):
    page, file = PAGES[name], tmp_path / f"{name}.html"
    file.write_text(page.source, encoding="utf-8")
    corpus = read_corpus(file)
    assert (corpus["title"].item(), corpus["outlet"].item()) == (page.title, page.outlet)
    found, right = measure(corpus["text"].item()), measure("\n\n".join(page.body))
    for number in NUMBERS:
        assert right[number] > 0
        assert math.isclose(found[number], right[number], rel_tol=BAR), number


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_of_an_article_is_lost_and_none_of_the_page_counts(tmp_path, name):
    page, file = PAGES[name], tmp_path / f"{name}.html"
    file.write_text(page.source, encoding="utf-8")
    text = read_corpus(file)["text"].item()
    assert all(paragraph in text for paragraph in page.body)
    for word in ("cookie", "Subscribe", "my cousin", "842 partners", "Most viewed", "Facebook"):
        assert word not in text
