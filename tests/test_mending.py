"""The steps that mend the tagger's relations, one after the other."""

from analysis import Document
from analysis.attribution.mending import mend


def test_nothing_to_mend():
    assert mend(Document(""), []) == []


def test_every_step_is_taken():
    doc = Document("Q: Who told Ann?\n\nA: “We will go now.”")
    (answer,) = mend(doc, [])
    assert [part.text for part in (answer[0], *answer[2])] == ["A", "“We will go now.”"]
