"""Word lists: loading, clear errors, the syntax of terms, and the state of the kit's lists."""

import gc

import pandas as pd
import pytest

from analysis import Document, framing, hedging
from analysis.framing import reporting
from analysis.lexicon import (
    FOLDER,
    FRAME_COLUMNS,
    NONE,
    WORD_COLUMNS,
    LexiconError,
    Matcher,
    categories,
    citations,
    load,
    words,
)
from analysis.lexicon.rows import check_rows

LISTS = ["hedges", "boosters"]


def texts(terms, text, conditions=None):
    doc = Document(text)
    found = Matcher(terms, conditions).find(doc)
    return [doc.text[doc.tokens[m.first].start : doc.tokens[m.last].end] for m in found]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("say|says", "Some SAY, one says.", ["SAY", "says"]),
        ("speculat*", "Speculation: they speculated.", ["Speculation", "speculated"]),
        ("some ~ think", "Some, though, think so.", ["Some, though, think"]),
        ("some ~ think", "Some left. They think.", []),  # no gap over a sentence's end
        ("some ~ think", "Some of us in the town think so.", []),  # more than three tokens
        (
            "is not? expected",
            "It is expected, or is not expected.",
            ["is expected", "is not expected"],
        ),
        ("@be said", "It was said; they're said.", ["was said", "they're said"]),
        ("don't", "They don’t, we don't.", ["don’t", "don't"]),
        ("may", "Mayor, mayhem, may", ["may"]),
    ],
)
def test_the_syntax_of_terms(term, text, expected):
    assert texts([term], text) == expected


def test_the_longest_match_counts_and_the_next_one_where_its_condition_fails():
    terms = ["may", "may well", "may well be"]
    assert texts(terms, "It may well be so.") == ["may well be"]
    assert texts(terms, "It may well be so.", ["", "", "next:not"]) == ["may well"]


def test_terms_of_a_class_and_of_beginnings_count_up_to_the_end_of_a_text():
    terms = ["he @be said", "he is ~ said", "he s*", "said to", "said to say"]
    assert texts(terms, "He is said. He was, he said to") == ["He is said", "he said"]
    assert texts(terms, "So he is now said to say") == ["he is now said"]
    assert texts(terms, "It is said to") == ["said to"]


def test_a_long_list_is_nothing_for_the_garbage_collector():
    words = [chr(97 + i // 676) + chr(97 + i // 26 % 26) + chr(97 + i % 26) for i in range(4000)]
    before = len(gc.get_objects())
    matcher = Matcher(words)
    for _ in range(3):
        gc.collect()  # it goes no more over tuples of what holds nothing
    assert len(gc.get_objects()) < before + 100
    assert [m.row for m in matcher.find("Aab aac.")] == [1, 2]


def test_of_equally_long_terms_the_first_listed_counts():
    doc = Document("It may rain.")
    assert Matcher(["may", "may|might"]).find(doc)[0].row == 0
    assert Matcher(["may|might", "may"]).find(doc)[0].row == 0


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"term": "", "category": "modal"}, "line 2: the term is empty"),
        ({"term": "May", "category": "modal"}, "lower case"),
        ({"term": "may ", "category": "modal"}, "lower case without spaces"),
        ({"term": "may ~", "category": "modal"}, "does not stand between two words"),
        ({"term": "may? be", "category": "modal"}, "may not be optional"),
        ({"term": "@nobody say", "category": "weasel"}, "no word class '@nobody'; use one of @"),
        ({"term": "may", "category": "mood"}, "'mood' is no category; use one of approximator"),
        ({"term": "may", "category": "modal", "condition": "not_june"}, "no condition 'not_june'"),
        ({"term": "may", "category": "modal", "genre": "poem"}, "'poem' is no genre"),
        ({"term": "may", "category": "modal", "condition": "next"}, "no condition 'next'"),
        ({"term": "may", "category": "modal", "condition": "next:@no"}, "no word class '@no'"),
    ],
)
def test_a_bad_row_is_named_in_one_sentence(row, message):
    with pytest.raises(LexiconError, match="line 2") as error:
        hedging.find(Document("It may rain."), lexicon=pd.DataFrame([row]))
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_row_given_twice_is_named():
    table = pd.DataFrame({"term": ["may", "may"], "category": ["modal", "modal"]})
    with pytest.raises(LexiconError, match="line 3: 'may' stands in line 2 too"):
        load(table)
    table["condition"] = ["not_month", "next:be"]  # two uses of one term are two rows
    assert len(load(table)) == 2


def test_a_list_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(LexiconError, match="there is no such word list"):
        load(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"term,category\n\xff\xfe,modal\n")
    with pytest.raises(LexiconError, match="not a readable CSV in UTF-8"):
        load(tmp_path / "bad.csv")
    (tmp_path / "short.csv").write_text("word\nmay\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"short\.csv, line 1: there is no column 'term'"):
        load(tmp_path / "short.csv")


def test_a_list_that_is_no_list_is_named():
    with pytest.raises(LexiconError, match="a path or a table, not list"):
        hedging.find(Document("It may rain."), lexicon=["may"])


def test_a_list_of_your_own_from_a_file(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("term,category,condition\nword is,evidential,next:that\n", encoding="utf-8")
    doc = Document("Word is that he may go. The word is final.")
    assert [h.text for h in hedging.find(doc, lexicon=path)] == ["Word is"]
    assert [h.text for h in hedging.find(doc)] == ["Word is that", "may"]


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_sorted_unique_and_sourced(name):
    table = load(name)
    keys = list(zip(table["term"], table["category"], table["condition"], strict=True))
    assert keys == sorted(set(keys))
    assert set(table["source"]) <= set(citations())
    assert (FOLDER / f"{name}.csv").read_text(encoding="utf-8").startswith("term,category,")


# The lists that have columns or categories of their own; the others take any category.
KINDS = {
    "boosters": ({*hedging.BOOSTER_CATEGORIES, NONE}, WORD_COLUMNS),
    "frames": ({*framing.FRAMES, NONE}, FRAME_COLUMNS),
    "hedges": ({*hedging.CATEGORIES, hedging.VAGUE, NONE}, WORD_COLUMNS),
    "reporting": ({*reporting.STANCES, reporting.NOTHING_SAID}, WORD_COLUMNS),
}
ALL = sorted(path.stem for path in FOLDER.glob("*.csv") if path.stem != "classes")


@pytest.mark.parametrize("name", ALL)
def test_every_row_of_the_kits_lists_is_good(name):
    known, columns = KINDS.get(name, (None, WORD_COLUMNS))
    check_rows(load(name, columns=columns), name, known, columns, own=False)


@pytest.mark.parametrize("name", [name for name in ALL if name != "frames"])
def test_words_are_read_as_the_table_has_them(name):
    table = load(name)
    assert categories(name) == dict(zip(table["term"], table["category"], strict=True))


def test_word_classes_are_sorted_and_hold_each_word_once():
    table = pd.read_csv(FOLDER / "classes.csv", keep_default_na=False)
    assert table["name"].is_unique
    assert list(table["name"]) == sorted(table["name"])
    for held in table["words"].str.split("|"):
        assert held == sorted(set(held))


def test_words_are_asked_for_by_list_and_category():
    assert words("titles") == set(load("titles")["term"])
    assert categories("titles")["mrs"] == "female"
    assert "mrs" in words("titles", "female", "male")
    assert "mrs" not in words("titles", "male")
    assert words("titles", without=("male", "either")) == words("titles", "female")


def test_a_word_of_several_categories_is_a_word_of_each():
    assert categories("verbs")["lost"] == "participle past"
    assert "lost" in words("verbs", "past") & words("verbs", "participle")
    assert "lost" not in words("verbs", "past", without=("participle",))


def test_a_list_that_is_not_there_is_named():
    with pytest.raises(LexiconError, match=r"no_such_list\.csv: this list cannot be read"):
        words("no_such_list")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("word,category\nmr,male\n", "needs the columns term and category"),
        ("term,category\nmr,male\nmrs,\n", "line 3: the category is empty"),
        ("term,category\nmr,male\nmrs\n", "line 3: 1 cells stand under 2 columns"),
    ],
)
def test_a_damaged_list_of_the_kit_is_named(rows, message, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.listed.FOLDER", tmp_path)
    (tmp_path / "damaged.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"damaged\.csv[:,] .*{message}"):
        categories("damaged")


def test_a_term_is_found_by_each_of_many_second_words_and_as_far_as_a_gap_reaches():
    seconds = [f"{letter}{other}" for letter in "bcdf" for other in "aeiouy"]
    matcher = Matcher([*(f"not {second}" for second in seconds), "not ~ zz"])
    for row, second in enumerate(seconds):
        assert [m.row for m in matcher.find(Document(f"He is not {second} or qq {second}."))] == [
            row
        ]
    for between in range(5):
        found = matcher.find("Not " + "qq " * between + "zz.")
        assert [m.row for m in found] == [len(seconds)] * (between <= 3)
