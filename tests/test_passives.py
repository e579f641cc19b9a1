"""The subject of a passive is no source; who stands behind "by" is."""

import pytest

from analysis import Document, attribution
from analysis.attribution.passives import with_agents


def settled(sentence: str):
    """Return the attribution marked as "[source] <cue> {content}", with its source settled."""
    places = {}
    text = ""
    for char in sentence:
        if char in "[]<>{}":
            places[char] = len(text)
        else:
            text += char
    doc = Document(text)
    source = doc.span(places["["], places["]"]) if "[" in places else None
    content = (doc.span(places["{"], places["}"]),) if "{" in places else ()
    cue = doc.span(places["<"], places[">"])
    source, cue, content = with_agents(doc, [(source, cue, content)])[0]
    return source and source.text, cue.text, [s.text for s in content]


@pytest.mark.parametrize(
    "sentence",
    [
        "[Penn] <is accused of> {lying to police}.",
        "[The workers] <were told> {they would lose their jobs}.",
        "[Hale] <was asked> {whether he would resign}.",
        "[The storm] <is expected> {to fade by Tuesday}.",
        "[Residents] <have been warned> {to stay indoors}.",
        "[Staff] <had been promised> {a rise}.",
        "[Lowe] <is believed> {to have left the country}.",
        "[It] <is alleged> {he bought the knife}.",
        "[The jury] <was told> {that Penn had fled}.",
        "[The club] <is rumoured> {to be up for sale}.",
        "[The mayor] <has been widely criticised for> {his silence}.",
        "{He was on his phone}, [inquest] <told>",
        "[Hale] <was reminded> {that the wall built by Penn leaks}.",
    ],
)
def test_nobody_is_the_source(sentence):
    assert settled(sentence)[0] is None


@pytest.mark.parametrize(
    ("sentence", "agent", "content"),
    [
        ("[Penn] <was accused by> {Lowe of lying}.", "Lowe", ["of lying"]),
        ("Penn <was accused> by Lowe of {lying}.", "Lowe", ["lying"]),
        ("Penn <was accused of> {lying by the prosecutor}.", "the prosecutor", ["lying"]),
        ("[Staff] <were told> by managers {that it shut}.", "managers", ["that it shut"]),
        ("{Lowe} <was described> by [a friend as calm].", "a friend", ["Lowe", "as calm"]),
        ("It <was praised> by one of the aides as {calm}.", "one of the aides", ["calm"]),
        ("It <was backed> by [Ann Lowe, the mayor].", "Ann Lowe, the mayor", []),
        ("It <was backed> by a U.S.-led group.", "a U.S.-led group", []),
        ("It <was agreed> by [those who came].", "those who came", []),
    ],
)
def test_the_agent_is_the_source(sentence, agent, content):
    source, _, parts = settled(sentence)
    assert (source, parts) == (agent, content)


def test_an_agent_within_the_cue_leaves_it():
    told = settled("[He] <was criticised by the opposition for> {his remarks}.")
    assert told == ("the opposition", "was criticised", ["his remarks"])


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ann Moss] <is quoted as saying> {the plan is dead}.",
        "[Officials] <are convinced> {that the wall will hold}.",
        "[Residents] <are worried> {that the beach will vanish}.",
        "[Penn] <was forced to admit> {that he had lied}.",
        "[Penn] <was heard shouting> {that he would go}.",
        "[Hale] <was impressed with> {the wall}.",
        "[The prosecution] <alleges> {that Penn set the fire}.",
        "[A court] <has heard> {that he fled}.",
    ],
)
def test_some_subjects_speak_or_feel(sentence):
    assert settled(sentence)[0] == sentence[1 : sentence.index("]")]


def test_it_is_so_in_an_article():
    doc = Document("Rain\n\nThe workers were told they would lose their jobs, and left.")
    assert [a.source for a in attribution.find(doc)] == [None]
