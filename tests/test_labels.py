"""Interviews, transcripts and blocks: who speaks under a label or a colon."""

import pytest

from analysis import Document, attribution
from analysis.attribution.labels import blocks, labelled


def told(text: str) -> list[tuple[str, str]]:
    """Return speaker and first words of each labelled paragraph, without the tagger."""
    return [(r[0].text, r[2][0].text) for r in labelled(Document(text), [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Who will pay?\n\nA: The state.", [("A", "The state.")]),
        ("Q. Who will pay?\nA. The state.\nQ. When?", [("A", "The state.")]),
        (
            "REPORTER: Who will pay?\n\nMAYOR ITO: The state must.",
            [("REPORTER", "Who will pay?"), ("MAYOR ITO", "The state must.")],
        ),
        (
            "SEN. HALE (D-Ohio): Never.\n\nSEN. ROTH, CHAIRWOMAN: Why not?",
            [("SEN. HALE", "Never."), ("SEN. ROTH", "Why not?")],
        ),
        (
            "Ann Lowe: We had no choice.\n\nTom Hale: There is always one.",
            [("Ann Lowe", "We had no choice."), ("Tom Hale", "There is always one.")],
        ),
        (
            "Interviewer: What did you see?\n\nPenn: I saw the wave.",
            [("Interviewer", "What did you see?"), ("Penn", "I saw the wave.")],
        ),
        (
            "Courier: Will you?\nHale: I may.\nCourier: When?\nHale: Soon.",
            [("Courier", "Will you?"), ("Hale", "I may."), ("Courier", "When?"), ("Hale", "Soon.")],
        ),
    ],
    ids=["Q: A:", "Q. A.", "capitals", "party", "names", "one known", "each twice"],
)
def test_each_labelled_paragraph_is_its_speakers(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "LONDON: Shares fell on Monday.\n\nPARIS: Shares rose on Tuesday.",
        "Price: £5\n\nVerdict: A good wine.",
        "Ann Lowe: mayor since 2019.\n\nTom Hale: her deputy.",
        "MAYOR ITO: The state must pay half.",
        "A: The state will pay.\n\nA: Nobody else.",
        "Note: it rained.\n\nIt ended: We lost.",
    ],
    ids=["places", "review", "list of people", "one label", "no question", "sentences"],
)
def test_other_colons_are_no_labels(text):
    assert told(text) == []


def test_what_follows_between_two_labels_goes_on():
    text = "MAYOR ITO: We must pay.\n\nAll of us.\n\n(Laughter)\n\nMAYOR ITO: And soon.\n\nHe left."
    first, second = labelled(Document(text), [])
    assert [s.text for s in first[2]] == ["We must pay.", "All of us."]
    assert [s.text for s in second[2]] == ["And soon."]


def test_answers_that_quote_others_as_news_does_are_the_newsrooms():
    doc = Document("Q: Who will pay?\n\nA: Taxpayers. “It is a shame,” Ann Lowe said.")
    at = doc.text.index("said")
    lowe = (doc.span(at - 9, at - 1), doc.span(at, at + 4), (doc.quotations[0],))
    assert labelled(doc, [lowe]) == [lowe]


def test_a_far_cue_does_not_take_what_is_labelled():
    doc = Document("Ann Lowe spoke:\n\nMAYOR ITO: We must pay.\n\nMAYOR ITO: Now.")
    far = (doc.span(0, 8), doc.span(9, 15), (doc.span(28, 40),))
    assert labelled(doc, [far])[0] == (*far[:2], ())


def test_speakers_and_kinds_of_labels():
    text = "We talked to Jane Pike about it.\n\nQ: What is next?\n\nA: We build it in May."
    assert [(a.speaker, a.source_kind) for a in attribution.find(text)][-1] == (
        "Jane Pike",
        "pronoun",
    )
    found = attribution.find("REPORTER: Who will pay?\n\nMAYOR ITO: The state must pay half.")
    assert [(a.speaker, a.source_kind) for a in found][-1] == ("Ito", "person")


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("> We must go.\n> All of us.\n\nShe left.", ["We must go.", "All of us."]),
        ("We cannot go on like this.\n\nShe left.", ["We cannot go on like this."]),
        ("- one thing and another and more.\n- two", []),
        ("“We cannot go on like this.”", []),
        ("See below:\n\nIt rained.", []),
    ],
    ids=["e-mail", "plain", "list", "quotation", "too short"],
)
def test_a_block_after_a_colon(below, expected):
    doc = Document(f"In her letter, Roth wrote:\n\n{below}")
    found = blocks(doc, [(doc.span(15, 19), doc.span(20, 26), (doc.span(0, 13),))])[0][2]
    assert [s.text for s in found] == (expected or ["In her letter"])


def test_a_plain_block_needs_a_verb_of_saying():
    doc = Document("Roth won:\n\nWe cannot go on like this.")
    assert blocks(doc, [(doc.span(0, 4), doc.span(5, 9), ())])[0][2] == ()
