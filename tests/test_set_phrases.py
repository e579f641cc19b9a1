"""Attributions by set phrases: court reports, "it is claimed", "per", "as Hale put it"."""

import pytest

from analysis import Document
from analysis.attribution.set_phrases import with_set_phrases


def read(text: str, *known) -> list[tuple[str, str, list[str]]]:
    found = with_set_phrases(Document(text), list(known))
    return [(s.text if s else "", c.text, [p.text for p in content]) for s, c, content in found]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("He stole £41,000, a court has heard.", "a court", "has heard", ["He stole £41,000"]),
        ("Teacher hid letters, court hears", "court", "hears", ["Teacher hid letters"]),
        ("He was drunk, an inquest heard on Monday.", "an inquest", "heard", ["He was drunk"]),
        ("The jury was told that Penn fled.", "", "was told", ["that Penn fled"]),
        ("Leeds Crown Court heard he was drunk.", "Leeds Crown Court", "heard", ["he was drunk"]),
        ("It is claimed the firm hid it.", "", "is claimed", ["the firm hid it"]),
        ("It's alleged that he lied.", "", "'s alleged", ["that he lied"]),
        ("It has been claimed that he lied.", "", "has been claimed", ["that he lied"]),
        ("The deal is dead, per the BBC.", "the BBC", "per", ["The deal is dead"]),
        ("It sank at dawn, per coast guard logs.", "coast guard logs", "per", ["It sank at dawn"]),
        ("Per Reuters, the ship sank.", "Reuters", "Per", ["the ship sank"]),
        ("As Hale put it, the wall is a joke.", "Hale", "put it", ["the wall is a joke"]),
        ("The wall is, as Hale once put it, a joke.", "Hale", "put it", ["The wall is", "a joke"]),
        ("In Hale's words, the wall is a joke.", "Hale", "words", ["the wall is a joke"]),
        ("The wall is, in Hale’s view, a joke.", "Hale", "view", ["The wall is", "a joke"]),
        (
            "In the view of the union, it is a joke.",
            "the union",
            "In the view of",
            ["it is a joke"],
        ),
        ("By Hale's account, he slept well.", "Hale", "account", ["he slept well"]),
    ],
)
def test_a_set_phrase_attributes(text, source, cue, content):
    content = [part for part in content if " " in part]
    assert read(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Cyclists pay £50 per head and 20p per mile.",
        "He earned £30 per hour, and 50p per item sold.",
        "The court heard evidence from 12 witnesses.",
        "It was reported in the press on Monday.",
        "In other words, the deal is dead.",
        "In view of the storm, it was put off.",
        "He spoke in plain words, as usual.",
        "Hale took him at his words and left.",
    ],
)
def test_what_only_looks_like_one(text):
    assert read(text) == []


def test_a_source_ends_with_its_sentence():
    text = "The deal is dead, per the BBC. It sank at dawn, per Dr. Hale."
    assert [source for source, _, _ in read(text)] == ["the BBC", "Dr. Hale"]


def test_what_the_tagger_has_found_stays():
    doc = Document("As Hale put it, the wall is a joke.")
    known = (doc.span(3, 7), doc.span(8, 14), (doc.span(16, 34),))
    assert with_set_phrases(doc, [known]) == [known]


def test_as_lowe_tells_it():
    doc = Document("As Lowe tells it, the wall was never built.")
    known = (doc.span(3, 7), doc.span(8, 13), (doc.span(14, 42),))
    assert read(doc.text, known) == [("Lowe", "tells it", ["the wall was never built"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To hear Lowe tell it, the wall is safe.", ("Lowe", "To hear", ["the wall is safe"])),
        (
            "To hear the mayor's own aides tell it, it will fall.",
            ("the mayor's own aides", "To hear", ["it will fall"]),
        ),
        (
            "For Ann Lowe, the empty beach is proof that the wall has failed.",
            ("Ann Lowe", "For", ["the empty beach is proof that the wall has failed"]),
        ),
        (
            "For many voters, the fog was a sign that summer had gone.",
            ("many voters", "For", ["the fog was a sign that summer had gone"]),
        ),
        ("As Lowe sees it, the deal is dead.", ("Lowe", "sees it", ["the deal is dead"])),
    ],
)
def test_as_somebody_sees_it(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text", ["For years, the wall was a sign of the past.", "For sale, it was proof of work."]
)
def test_for_how_long_is_nobodys_view(text):
    assert read(text) == []


def test_it_alone_after_the_cue_is_a_part_of_it():
    doc = Document("As Lowe sees it, the deal is dead.")
    known = (doc.span(3, 7), doc.span(8, 12), (doc.span(13, 15),))
    assert read(doc.text, known) == [("Lowe", "sees it", ["the deal is dead"])]
