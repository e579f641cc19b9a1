"""Quoted utterances that no attribution has: the nearest cue of their paragraph takes them."""

from analysis import Document
from analysis.attribution.mending import gather


def gathered(text: str, *cues: str) -> list[tuple[str | None, list[str]]]:
    """Cue and contents after gathering, where the tagger found the cues and no content."""
    doc = Document(text)
    places = [(text.index(cue), cue) for cue in cues]
    relations = [(None, doc.span(at, at + len(cue)), ()) for at, cue in places]
    return [(c and c.text, [s.text for s in content]) for _, c, content in gather(doc, relations)]


def test_the_nearest_cue_takes_the_utterance():
    text = "“It may rain,” she said. Then he asked: “Will it last long?”"
    assert gathered(text, "said", "asked") == [
        ("said", ["“It may rain,”"]),
        ("asked", ["“Will it last long?”"]),
    ]


def test_scare_quotes_titles_and_single_words_stay_where_they_are():
    text = "The “red line of old” moved, and “No,” she said of “Gone with the Wind”."
    assert gathered(text, "said") == [("said", [])]


def test_a_cue_of_another_paragraph_takes_nothing():
    text = "She said so.\n\n“It may rain today.”"
    assert gathered(text, "said") == [("said", []), (None, ["“It may rain today.”"])]


def test_what_has_an_attribution_keeps_it():
    doc = Document("“It may rain,” she said.")
    content, cue = doc.span(1, 8), doc.span(19, 23)
    assert gather(doc, [(None, cue, (content,))]) == [(None, cue, (content,))]


def test_nothing_to_gather():
    assert gather(Document(""), []) == []
