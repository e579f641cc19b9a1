"""The subject of a passive is no source; who stands behind "by" is."""

import pytest

from analysis import Document, attribution
from analysis.attribution.passives import with_agents

BEFORE = (
    "Council delays vote on harbour wall\n\nThe Northport council put off a vote on a new harbour "
    "wall on Monday night.\n\nCouncil leader Greta Moss said the plan would return in the autumn. "
    "“We want to get this right,” she told the Northport Courier.\n\n"
)


def sources(sentence: str) -> list[str | None]:
    doc = Document(BEFORE + sentence)
    found = attribution.find(doc)
    return [a.source and a.source.text for a in found if a.cue and a.cue.start > len(BEFORE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Penn is accused of lying to police.",
        "The workers were told they would lose their jobs.",
        "Hale was asked whether he would resign.",
        "The storm is expected to fade by Tuesday.",
        "Residents have been warned to stay indoors.",
        "Staff had been promised a rise.",
        "Lowe is believed to have left the country.",
        "He was assured his job was safe.",
        "Hale was reminded that the vote was close.",
        "Jurors were told Penn had planned the attack for weeks.",
        "The jury was told that Penn had fled.",
        "The mayor has been urged to resign.",
    ],
)
def test_nobody_is_the_source(sentence):
    assert sources(sentence) == [None]


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("Penn was accused by Lowe of lying.", "Lowe"),
        ("Penn was accused of lying by the prosecutor.", "the prosecutor"),
        ("Staff were told by managers that the plant would shut.", "managers"),
        ("Lowe was described by a colleague as calm.", "a colleague"),
        ("The minister was criticised by the opposition for his remarks.", "the opposition"),
        ("The firm was ordered by a judge to pay £3m.", "a judge"),
    ],
)
def test_the_agent_is_the_source(sentence, agent):
    assert sources(sentence) == [agent]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ann Moss is quoted as saying the plan is dead.", "Ann Moss"),
        ("Officials are convinced that the wall will hold.", "Officials"),
        ("Residents are worried that the beach will vanish.", "Residents"),
        ("Penn was forced to admit that he had lied.", "Penn"),
    ],
)
def test_some_subjects_speak_or_feel(sentence, speaker):
    assert sources(sentence) == [speaker]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("It was praised by one of the federal officials as calm.", "one of the federal officials"),
        ("It was backed by Ann Lowe, the mayor.", "Ann Lowe, the mayor"),
        ("It was backed by a U.S.-led group.", "a U.S.-led group"),
    ],
)
def test_an_agent_is_taken_whole(text, agent):
    doc = Document(text)
    start = text.index("by ") + 3
    source = doc.span(start, start + len(agent)) if "," in agent else None
    cue = doc.span(3, start - 4)
    assert with_agents(doc, [(source, cue, ())])[0][0].text == agent
