"""The steps that mend the tagger's relations, one after the other."""

from analysis import Document
from analysis.attribution.mending import mend


def test_nothing_to_mend():
    assert mend(Document(""), []) == []


def test_every_step_is_taken():
    doc = Document("Q: Who told Ann?\n\nA: “We will go now.”")
    (answer,) = mend(doc, [])
    assert [part.text for part in (answer[0], *answer[2])] == ["A", "“We will go now.”"]


def test_what_is_said_begins_in_the_sentence_of_its_cue():
    doc = Document("It rained. The mayor left. “It may rain,” two aides said.")
    aides, said = doc.span(42, 51), doc.span(52, 56)
    rained, left, rain = doc.span(0, 9), doc.span(11, 25), doc.span(27, 41)
    for before in ((left,), (rained, left), (doc.span(0, 25),)):
        assert mend(doc, [(aides, said, (*before, rain))]) == [(aides, said, (rain,))]
    whole = doc.span(11, 41)
    assert mend(doc, [(aides, said, (whole,))]) == [(aides, said, (rain,))]


def test_a_quotation_that_ends_in_the_sentence_of_its_cue_keeps_what_leads_into_it():
    doc = Document("The wall is “weak. It may fall,” two aides said.")
    aides, said, wall = doc.span(33, 42), doc.span(43, 47), doc.span(0, 32)
    assert mend(doc, [(aides, said, (wall,))]) == [(aides, said, (wall,))]
