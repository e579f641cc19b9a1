"""Where an article lies among the norms: said below it, and only where it means something."""

import re

import pytest

from analysis import Document, attribution, highlight, measure, norms
from analysis.show import report
from analysis.show.placing import WAYS, among

HEDGED = (
    "It may rain, two officials reportedly said on Monday. The mayor perhaps left the town. " * 12
)


@pytest.fixture(scope="module")
def doc():
    return Document(HEDGED)


def test_the_sentence_counts_the_articles_that_have_less(doc):
    numbers = measure(doc)
    numbers["hedges_per_100_words"] = norms.table().loc["hedges_per_100_words", "p80"]
    below = norms.place(numbers).loc["hedges_per_100_words", "below"]
    told = among(doc, numbers).told
    assert told.startswith(f"More hedged than {below:.0f}% of {norms.source()}; ")
    assert told.endswith(norms.CAUTION)
    assert "no norm for other genres or languages" in told


def test_each_way_names_the_side_on_which_fewer_lie(doc):
    numbers = dict.fromkeys(WAYS, 0.0) | {"flesch_kincaid_grade": 40.0}
    placed = norms.place(numbers)
    told = among(doc, numbers).told
    assert "harder to read than over 99%" in told
    assert f"less hedged than {placed.loc['hedges_per_100_words', 'above']:.0f}%" in told.lower()
    assert placed.loc["flesch_kincaid_grade", "below"] == 100


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Document("It may rain."), "too short to be compared"),
        (Document(HEDGED, furniture="keep"), ""),
    ],
)
def test_of_what_cannot_be_compared_no_place_is_told(given, said):
    found = among(given, measure(given))
    assert said in found.told
    assert "%" not in found.told
    assert found.percentiles == {}


def test_an_undefined_number_has_no_place(doc):
    found = among(doc, {"hedges_per_100_words": 1.0, "anonymous_source_share": float("nan")})
    assert "unnamed" not in found.told
    assert list(found.percentiles) == ["hedges_per_100_words"]


def test_only_what_the_norms_were_measured_with_is_compared(doc, monkeypatch):
    numbers = measure(doc)
    monkeypatch.setattr("analysis.choice.in_use", lambda: "accurate")
    told = among(doc, numbers).told
    assert "to read than" in told
    assert "hedged" not in told


def test_no_number_about_the_page_is_compared(doc):
    assert "furniture_word_share" not in among(doc, measure(doc)).percentiles


def test_highlight_says_it_once_and_not_where_kinds_are_chosen(doc):
    told = among(doc, measure(doc)).told
    assert highlight(doc).data.count(told) == 1
    assert 'class="norms"' not in highlight(doc, show=["hedge"]).data


def test_the_report_says_it_and_gives_the_percentile_of_every_number_it_can(doc):
    page, found = report({"rain": HEDGED}), among(doc, measure(doc))
    assert page.count(found.told) == 1
    cell = r'</t[hd]><td class="number">([^<]*)'
    rows = re.findall(rf'<a href="#number-(\w+)">\1</a>{cell}{cell}<', page)
    rows = [(name, told) for name, _, told in rows]
    assert {name: told for name, told in rows if told != "–"} == found.percentiles
    assert len(found.percentiles) > 40


def test_its_colours_are_those_that_dark_pages_and_print_set(doc):
    rule = re.search(r"\.hearsay \.norms \{[^}]*\}", highlight(doc).data)[0]
    assert "color: var(--ink)" in rule
    assert not re.search(r"#[0-9a-f]{3}", rule)


def test_the_explorer_which_has_places_of_its_own_does_not_repeat_it(doc):
    from analysis.show.answering import answer

    with attribution.using("small"):
        assert 'class="norms"' not in answer(HEDGED)


@pytest.mark.parametrize(
    "text",
    [
        "Der Wirt sagte am Montag, das Fest falle aus. " * 4,
        "Мэр сказал во вторник, что мост откроют в июне.",
        "市长周二表示，这座桥将于六月重新开放，费用可能会增加。",
    ],
)
def test_another_language_is_said_and_not_placed(text):
    html = highlight(text).data
    assert "does not read like English prose" in html
    assert norms.CAUTION not in html
