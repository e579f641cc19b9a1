"""One name for each source within its article, and the outlet it came through."""

import re

import pytest

from analysis.attribution.speakers import describe
from analysis.attribution.via import via
from analysis.document import Document


def spans(doc, *texts):
    found, at = [], 0
    for text in texts:
        at = doc.text.index(text, at)
        found.append(doc.span(at, at + len(text)))
        at += len(text)
    return found


def speakers(marked):
    """Return the speakers of the [marked] sources; what follows each is its content."""
    parts = re.split(r"[\[\]]", marked)
    doc = Document("".join(parts))
    starts = [sum(map(len, parts[:i])) for i in range(len(parts) + 1)]
    relations = [
        (
            doc.span(starts[i], starts[i + 1]),
            None,
            (doc.span(starts[i + 1] + 6, max(starts[i + 1] + 6, starts[i + 2])),),
        )
        for i in range(1, len(parts), 2)
    ]
    return [d.speaker for d in describe(doc, relations)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ann Lee spoke. [Lee] said yes. [Ms. Lee] said no.", ["Ann Lee"] * 2),
        ("Mayor Ann Lee met Tom Ray. [Mr. Ray] said yes. [She] said no.", ["Tom Ray", "Ann Lee"]),
        (
            "Bill Ray and Ann Ray came. [Mr. Ray] said yes. [Mrs. Ray] said no.",
            ["Bill Ray", "Ann Ray"],
        ),
        ("Ann Ray sang. Bill Ray came. [Ray] said no.", ["Ann Ray"]),
        ("Gov. Tom Ray spoke on Friday. [The governor] said yes.", ["Tom Ray"]),
        ("Tom Ray, a senator, spoke. Ann Lee listened. [The senator] said yes.", ["Tom Ray"]),
        ("Tom Ray spoke on Friday. [The Ohio Republican] said yes.", ["Tom Ray"]),
        ("Nobody spoke on Friday. [The governor] said yes.", ["governor"]),
        ("Nobody spoke on Friday. [He] said yes.", ["He"]),
        ("Ann Lee spoke on Friday. [He] said yes.", ["He"]),
        ("Tom Ray, [who] said yes, left.", ["Tom Ray"]),
        ("Voters came. Those [who] came said yes.", ["Those"]),
        ("[A Marlow poll] found no change. [The poll] found more.", ["Marlow poll"] * 2),
        (
            "[The Urban Transit Authority] said yes. [The U.T.A.] said more.",
            ["Urban Transit Authority"] * 2,
        ),
        ("[Two officials] said yes. [They] said more.", ["Two officials"] * 2),
        ("[Paas] said yes. [He] said more.", ["Paas"] * 2),
    ],
)
def test_speakers(text, expected):
    assert speakers(text) == expected


def test_a_pronoun_after_its_words_means_the_speaker_not_whom_the_words_name():
    doc = Document("Ann Lee spoke. Tom Ray replied. “Lee is wrong about Ray,” he said.")
    words, he, said = spans(doc, "“Lee is wrong about Ray,”", "he", "said")
    assert describe(doc, [(he, said, (words,))])[0].speaker == "Tom Ray"


def test_a_first_person_in_somebodys_words_is_that_speaker():
    doc = Document("Ann Lee said, “I believe that it may rain.”")
    ann, said, words = spans(doc, "Ann Lee", "said", "“I believe that it may rain.”")
    inner = spans(doc, "I", "believe", "that it may rain")
    found = describe(doc, [(ann, said, (words,)), (inner[0], inner[1], (inner[2],))])
    assert [d.speaker for d in found] == ["Ann Lee", "Ann Lee"]
    assert found[1].source_kind == "self"


def test_without_source_and_without_relations():
    doc = Document("It is alleged that it rained.")
    assert describe(doc, []) == []
    assert describe(doc, [(None, doc.span(6, 13), ())]) == [(None, "none", "", None)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "outlet"),
    [
        ("Ray told Reuters that it rained.", "Ray", "told", "Reuters"),
        ("Ray told the Financial Times that it rained.", "Ray", "told", "Financial Times"),
        ("Ray told CBS’s Face the Nation that it rained.", "Ray", "told", "CBS"),
        ("Ray told the newspaper that it rained.", "Ray", "told", "the newspaper"),
        ("Ray said in an interview with CNN that it rained.", "Ray", "said", "CNN"),
        ("Ray told the Harbour Times that it rained.", "Ray", "told", "Harbour Times"),
        (
            "Two sources cited by the Financial Times said so.",
            "Two sources cited by the Financial Times",
            "said",
            "Financial Times",
        ),
        (
            "According to Financial Times sources, it rained.",
            "Financial Times sources",
            "According to",
            "Financial Times",
        ),
        ("Insiders expect rain, Reuters reported.", "Insiders", "expect", "Reuters"),
        ("Ray told reporters that it rained.", "Ray", "told", None),
        ("Ray told Mr. Smith that it rained.", "Ray", "told", None),
        ("Ray told the crowd that it rained.", "Ray", "told", None),
        ("The New York Times reported that it rained.", "The New York Times", "reported", None),
        ("Ray said Lee told CNN about rain.", "Ray", "said", None),
        ("Ray spoke on the Hill and said no.", "Ray", "said", None),
        ("Ray said no.", "Ray", "said", None),
    ],
)
def test_via(text, source, cue, outlet):
    doc = Document(text)
    found = via(doc, *spans(doc, source), *spans(doc, cue))
    assert (found.text if found else None) == outlet
    assert found is None or doc.text[found.start : found.end] == found.text


def test_an_outlet_in_somebodys_words_is_no_outlet_of_the_source():
    doc = Document("Ray said Lee had spoken on CNN.")
    ray, said, content = spans(doc, "Ray", "said", "Lee had spoken on CNN")
    assert via(doc, ray, said, (content,)) is None
