"""The words with which rules begin, in the tokens and paragraphs of a document."""

import pytest

from analysis import Document
from analysis.attribution.wordgroups import BITS, by_paragraph, places


@pytest.mark.parametrize(
    ("text", "group", "found"),
    [
        ("It’s said that it is so.", "it", ["It’s", "it"]),
        ("The jury heard it; she tells.", "heard", ["heard"]),
        ("Told on Monday, he told her.", "leads", ["Told", "on", "told"]),
        ("He put “it” so.", "marks", ["“"]),
        ("", "says", []),
    ],
)
def test_places_are_those_of_the_words_of_a_group(text, group, found):
    doc = Document(text)
    assert [doc.tokens[i].text for i in places(doc, group)] == found


def test_each_paragraph_has_the_groups_of_its_own_words():
    doc = Document("\n The court sat. \n\n…\n\nFor Lowe, it was proof.")
    told = [{name for name, bit in BITS.items() if bit & held} for held in by_paragraph(doc)]
    assert told == [{"court"}, set(), {"for", "leads", "it", "shown"}]


@pytest.mark.parametrize("text", ["", " \n", "?!"])
def test_a_text_without_words_has_no_groups(text):
    assert not any(by_paragraph(Document(text)))


def test_every_group_has_a_bit_of_its_own():
    assert sum(BITS.values()) == 2 ** len(BITS) - 1 < 2**16
