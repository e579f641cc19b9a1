"""Verbs of saying that the tagger passes over."""

import pytest

from analysis import Document
from analysis.attribution.missed import with_missed


def read(text, *relations):
    return [
        (s and s.text, c and c.text, [p.text for p in content])
        for s, c, content in with_missed(Document(text), list(relations))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fog will lift by noon, warned Ann Lowe, mayor of Ronda.",
            ("Ann Lowe, mayor of Ronda", "warned", ["The fog will lift by noon"]),
        ),
        (
            "The fog, say pilots in Hull, has lasted since May.",
            ("pilots in Hull", "say", ["The fog", "has lasted since May"]),
        ),
        (
            "Broker Ann Lowe reckons prices will double.",
            ("Broker Ann Lowe", "reckons", ["prices will double"]),
        ),
        (
            "‘We were lucky this time,’ vowed landlady Peg Dunn.",
            ("landlady Peg Dunn", "vowed", ["‘We were lucky this time,’"]),
        ),
    ],
)
def test_a_verb_with_a_source_and_a_clause_beside_it(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In, say, ten years it will have fallen.",
        "Red and blue states, reports and claims are moving apart.",
        "“The fog will lift, warned Ann Lowe,” it read.",
        "The fog, said Lowe.",
    ],
)
def test_what_is_none(text):
    assert read(text) == []


def test_a_sentence_that_has_a_cue_is_left_alone():
    doc = Document("The fog will lift by noon, warned Ann Lowe.")
    known = (doc.span(34, 42), doc.span(27, 33), (doc.span(0, 25),))
    assert with_missed(doc, [known]) == [known]


def test_a_content_without_cue_goes_to_it():
    doc = Document("The fog will lift by noon, warned Ann Lowe.")
    known = (doc.span(34, 42), doc.span(27, 33), (doc.span(0, 25),))
    assert with_missed(doc, [(None, None, (doc.span(0, 25),))]) == [known]
