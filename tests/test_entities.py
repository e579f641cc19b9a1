"""Names: what one looks like, who is meant by it, and what heads a noun phrase."""

import re

import pytest

from analysis import Document, entities
from analysis.entities import Names
from analysis.entities.capitals import JOINTS, PARTICLES, name_pattern, trailing_name
from analysis.entities.outlets import outlet_at
from analysis.entities.phrases import own_words


@pytest.mark.parametrize("particle", sorted(PARTICLES))
def test_a_particle_is_part_of_a_name_wherever_names_are_looked_for(particle):
    name = f"Ana {particle} Souza"
    assert [m.person.name for m in Names(Document(f"It was {name}.")).mentions] == [name]
    assert trailing_name(["author", *name.split()], PARTICLES) == name.split()


def test_what_a_name_may_hold():
    def found(text, *options, **named):
        return re.findall(name_pattern(*options, **named), text)

    text = "the Bank of the West and Fox 5"
    assert found(text) == ["Bank", "West", "Fox"]
    assert found(text, JOINTS) == ["Bank of the West and Fox"]
    assert found(text, JOINTS, several=False) == ["Bank", "West and Fox"]
    assert found(text, digits=True) == ["Bank", "West", "Fox 5"]
    assert found("Mr. AT&T") == ["Mr. AT", "T"]
    assert found("Mr. AT&T", signs="&") == ["Mr", "AT&T"]


def test_persons_and_organisations_in_text_order():
    doc = Document("Ann Lee sued the Lee Foundation. Kim spoke for Kimtech.")
    assert [(n.name, n.kind) for n in entities.find(doc)] == [
        ("Ann Lee", "person"),
        ("Lee Foundation", "organisation"),
    ]
    speakers = {"kimtech": ("Kimtech", "organisation")}
    assert [n.name for n in entities.find(doc, speakers)][2:] == ["Kimtech"]


def test_an_outlet_is_listed_or_ends_like_one():
    doc = Document("Harbour Times reported it, and so did Fox News.")
    assert outlet_at(doc, 0, "Harbour Times").text == "Harbour Times"
    assert outlet_at(doc, 0, "Harbour Times", known_only=True) is None
    assert outlet_at(doc, 38, "Fox News", known_only=True).text == "Fox News"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He met J. R. Falk. Falk left.", ["J. R. Falk", "J. R. Falk"]),
        ("On Monday Sen. Ana Ruiz's aides met Ruiz.", ["Ana Ruiz", "Ana Ruiz"]),
        ("The St. Paul City Council met on May Day.", []),
        ("The U.S. Senate and New York met.", []),
        ("He saw Tom Ray. Ann Lee left.", ["Tom Ray", "Ann Lee"]),
    ],
)
def test_names(text, names):
    assert [m.person.name for m in Names(Document(text)).mentions] == names


def test_mentions_are_spans_of_the_text():
    doc = Document(
        "Title\n\nSen. Ana Ruiz’s aide met Mr. Falk; “Ruiz” left with John Ray Jr. today."
    )
    assert [doc.text[m.start : m.end] for m in Names(doc).mentions] == [
        "Ana Ruiz",
        "Falk",
        "Ruiz",
        "John Ray Jr.",
    ]


def test_a_name_is_noted_wherever_it_stands_and_in_text_order():
    doc = Document("Title\n\nMayor Ana Ruiz met Tom Falk. Ruiz left. Falk saw Ruiz and Ana Ruiz.")
    found = [(doc.text[m.start : m.end], m.person.name, m.full) for m in Names(doc).mentions]
    assert found == [
        ("Ana Ruiz", "Ana Ruiz", True),
        ("Tom Falk", "Tom Falk", True),
        ("Ruiz", "Ana Ruiz", False),
        ("Falk", "Tom Falk", False),
        ("Ruiz", "Ana Ruiz", False),
        ("Ana Ruiz", "Ana Ruiz", True),
    ]


def test_own_words():
    assert own_words("a Marlow poll (with a margin of 3)") == "Marlow poll"
    assert own_words("Ohio’s") == "Ohio"
    assert own_words("the") == "the"
