"""The numbers of an article's attributions, with the arithmetic."""

import csv
import math
from pathlib import Path

import pytest

from analysis.attribution import Attribution
from analysis.attribution.measures import measure, no_comments, speaker_words
from analysis.document import Document

TEXT = (
    "Storm Nears Coast\n\n"
    "“It may hit,” said Ann Lee. She said it was “very big” and near. "
    "Two officials agreed that roads may close. Ray declined to comment."
)
CODEBOOK = Path(__file__).parent.parent / "analysis" / "codebook" / "attribution.csv"


def attribution(doc, source, content, kind, speaker, via=None):
    def span(text):
        start = doc.text.index(text)
        return doc.span(start, start + len(text))

    return Attribution(
        span(source) if source else None,
        None,
        (span(content),),
        "indirect",
        kind,
        speaker,
        span(via) if via else None,
    )


@pytest.fixture
def doc():
    return Document(TEXT)


@pytest.fixture
def found(doc):
    return [
        attribution(doc, "Ann Lee", "“It may hit,”", "person", "Ann Lee"),
        attribution(doc, "She", "it was “very big” and near", "pronoun", "Ann Lee"),
        attribution(doc, "Two officials", "that roads may close", "anonymous", "Two officials"),
    ]


def test_worked_example(doc, found):
    # 28 words, 5 sentences: 3 (headline), 6, 8, 7, 4 words.
    # Content: It may hit (3), it was very big and near (6), that roads may close (4) = 13 words,
    # of which It may hit and very big (5) stand in quotation marks; 3 sentences hold content.
    numbers = measure(doc, found)
    assert numbers["attributions_per_100_words"] == pytest.approx(100 * 3 / 28)
    assert numbers["attributed_words_per_100_words"] == pytest.approx(100 * 13 / 28)
    assert numbers["attributed_word_share"] == pytest.approx(13 / 28)
    assert numbers["direct_quote_word_share"] == pytest.approx(5 / 28)
    assert numbers["attributed_sentence_share"] == pytest.approx(3 / 5)
    # Ann Lee has 9 of 13 attributed words, two officials 4; "She" is named, being Ann Lee.
    assert numbers["distinct_sources"] == 2
    assert numbers["named_source_share"] == pytest.approx(2 / 3)
    assert numbers["anonymous_source_share"] == pytest.approx(1 / 3)
    assert numbers["top_source_share"] == pytest.approx(9 / 13)
    assert numbers["source_concentration"] == pytest.approx((81 + 16) / 169)
    assert numbers["no_source_share"] == 0
    assert numbers["no_comment_statements"] == 1
    assert numbers["second_hand_share"] == 0
    assert speaker_words(doc, found) == {"Ann Lee": 9, "Two officials": 4}


def test_a_word_in_two_attributions_counts_once(doc):
    twice = [
        attribution(doc, "Ann Lee", "“It may hit,” said Ann Lee", "person", "Ann Lee"),
        attribution(doc, None, "“It may hit,”", "none", ""),
    ]
    numbers = measure(doc, twice)
    assert numbers["attributed_word_share"] == pytest.approx(6 / 28)
    assert numbers["no_source_share"] == 0.5
    assert numbers["named_source_share"] == 1  # of the one attribution with a source


def test_an_unresolved_pronoun_is_no_speaker(doc):
    numbers = measure(doc, [attribution(doc, "She", "it was “very big”", "pronoun", "She")])
    assert numbers["distinct_sources"] == 0
    assert numbers["named_source_share"] == 0
    assert math.isnan(numbers["top_source_share"])


def test_no_attribution(doc):
    numbers = measure(doc, [])
    assert numbers["attributed_word_share"] == 0
    assert numbers["distinct_sources"] == 0
    for column in ("named_source_share", "source_concentration", "no_source_share"):
        assert math.isnan(numbers[column])


@pytest.mark.parametrize("text", ["", " \n", "… — !?"])
def test_without_words_nothing_is_defined(text):
    numbers = measure(Document(text), [])
    assert all(map(math.isnan, numbers.values()))


def test_second_hand(doc, found):
    via = attribution(doc, "Ann Lee", "“It may hit,”", "person", "Ann Lee", via="Coast")
    assert measure(doc, [*found, via])["second_hand_share"] == 0.25


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mayor declined to comment.", 1),
        ("The mayor did not immediately respond to a request for comment.", 1),
        ("The mayor didn’t return several calls.", 1),
        ("Ray could not be reached. “No comment,” said Lee.", 2),
        ("Her office was unavailable for comment.", 1),
        ("The mayor did not view the comment in isolation.", 0),
        ("The mayor declined the award. She responded to the request.", 0),
        ("He returned the call and left no mark on the questions.", 0),
    ],
)
def test_no_comment_statements(text, count):
    assert len(no_comments(Document(text))) == count


def test_codebook_has_a_row_for_every_number(doc):
    with CODEBOOK.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["column"] for row in rows] == list(measure(doc, []))
    assert all(row[c] for row in rows for c in ("unit", "direction", "definition", "reference"))


def test_a_reference_that_keeps_its_words_is_no_speaker(doc):
    numbers = measure(
        doc, [attribution(doc, "Two officials", "Ann Lee", "pronoun", "two officials")]
    )
    assert numbers["distinct_sources"] == 0
    assert numbers["named_source_share"] == 0
