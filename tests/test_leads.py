"""What leads to words and is none of them: participles, outlets, audiences, lost marks."""

import pytest

from analysis import Document, attribution
from analysis.attribution.handles import is_persons, owner
from analysis.attribution.leads import led


def content(text: str, cue: str, words: str) -> list[str]:
    """Return the content after mending, where the tagger gave a cue these words."""
    doc = Document(text)
    spans = (doc.span(text.index(s), text.index(s) + len(s)) for s in (cue, words))
    cue_span, words_span = spans
    return [s.text for s in led(doc, [(None, cue_span, (words_span,))])[0][2]]


@pytest.mark.parametrize(
    ("addressee", "rest"),
    [
        ("the BBC", "he would quit"),
        ("Sky News", "the plan was dead"),
        ("the Daily Telegraph", "taxes must fall"),
        ("the BBC's Today programme", "it was over"),
        ("CNN’s “State Today”", "nobody won"),
        ("Reuters,", "it was over"),
        ("Radio 4", "Mr Hale lied"),
        ("an inquiry", "the wall was safe"),
        ("the packed court", "she saw nothing"),
    ],
)
def test_who_is_told_is_no_part_of_the_words(addressee, rest):
    text = f"Ray told {addressee} {rest}."
    assert content(text, "told", f"{addressee} {rest}") == [rest]


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("Ray said the BBC would close.", "said", "the BBC would close"),
        ("Ray told the crowd of his plan.", "told", "the crowd of his plan"),
        ("Ray told CNN.", "told", "CNN"),
        ("Ray told them the BBC lied.", "told", "the BBC lied"),
    ],
    ids=["said", "no clause", "nothing left", "somebody else"],
)
def test_other_names_stay(text, cue, words):
    assert content(text, cue, words) == [words]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Hale quit on Monday, telling CNN: “It is over for me.”", "Hale", "CNN"),
        ("Mayor Ann Lowe hit back, tweeting: “I never said that.”", "Ann Lowe", None),
        ("The band split in May, posting on Instagram: “Thank you all.”", "band", None),
        ("“It is over,” said Hale, according to the Post. “Why now?”", "Hale", "Post"),
        ("“It is bad,” Lowe said, according to Reuters. “Who pays?”", "Lowe", "Reuters"),
        ("Speaking to the BBC, Hale said: “I will quit in May.”", "Hale", "BBC"),
        ("@northport_cops tweeted: “The road is shut again.”", "@northport_cops", None),
    ],
)
def test_who_spoke_and_through_which_outlet(text, speaker, via):
    found = [a for a in attribution.find(text) if a.form == "direct"]
    assert [(a.speaker, a.via and a.via.text) for a in found] == [(speaker, via)]
    quoted = [s.text for a in found for s in a.content]
    assert quoted == [q.text for q in Document(text).quotations]


@pytest.mark.parametrize("opening", ["“", '"'])
def test_a_mark_that_is_never_closed_ends_with_its_sentence(opening):
    text = f"He called the plan a {opening}reform. The vote is near.\n\n“We fight,” said Ann Lowe."
    assert content(text, "called", text[10:53]) == [f"the plan a {opening}reform"]
    lowe = attribution.find(text)[-1]
    assert (lowe.speaker, lowe.content[0].text) == ("Ann Lowe", "“We fight,”")


def test_a_participle_of_another_subject_stays_without_source():
    doc = Document("Nobody left the ship, telling CNN: “It is over for us.”")
    telling = doc.span(22, 29)
    assert led(doc, [(None, telling, (doc.quotations[0],))])[0][0] is None


@pytest.mark.parametrize(
    ("handle", "persons"),
    [("@AnnLowe", True), ("@mayorpike", True), ("@northport_cops", False), ("@ann", False)],
)
def test_whose_a_handle_is(handle, persons):
    assert is_persons(Document("Councillor Jane Pike spoke."), handle) is persons


def test_the_owner_of_a_handle():
    doc = Document("Councillor Jane Pike spoke. “We will not go,” tweeted @jane_pike.")
    assert owner(doc, "@jane_pike").name == "Jane Pike"
    assert attribution.find(doc)[-1].speaker == "Jane Pike"


def test_who_was_told_is_not_sought_up_to_the_articles_end():
    text = "“No,” he said. Lowe told the traffic court, which is strict, he had seen no jury."
    assert content(text, "told", text[25:-1]) == [text[25:-1]]
