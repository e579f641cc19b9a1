"""Relative pronouns, and clauses that keep a source unnamed."""

import math

import pytest

from analysis import Document, attribution
from analysis.attribution import anonymity
from analysis.attribution.relatives import head_of
from analysis.attribution.speakers import describe

HEADS = {  # the bar stands before the head
    "name": "Hale, who",
    "name after a verb": "The minister criticised |Otto Frey, who",
    "name and party": "They asked |Ann Vale (R-Ohio), who",
    "role": "Police spoke to |a driver who",
    "role of a body": "He met |a spokesman for the ministry, who",
    "role at a place": "She hired |a nurse at the port who",
    "adjective": "He thanked |a retired officer who",
    "plural": "It hurt |voters who",
    "number": "He saw |two officers who",
    "owner": "He saw |Tom Ray’s aides, who",
    "pronoun": "He helped |someone who",
    "adverb between": "There are |people out there who",
    "body": "He left |the firm, which",
    "document": "He wrote |a report that",
    "verb before a body": "The strike infuriated |the council, which",
}


@pytest.mark.parametrize("name", HEADS)
def test_the_head_before_a_relative_pronoun(name):
    text = HEADS[name]
    plain = text.replace("|", "")
    doc = Document(plain + " said no.")
    start = plain.rindex(" ") + 1
    head = head_of(doc, doc.span(start, len(plain)))
    wanted = plain[text.find("|") if "|" in text else 0 : start].rstrip(", ")
    assert head.text == wanted.removesuffix(" (R-Ohio)").removesuffix(" out there") or (
        head.text == wanted
    )


@pytest.mark.parametrize(
    "text", ["Who said no?", "He met Ann Lowe, which said a lot.", "The wall that said so fell."]
)
def test_no_head_where_none_can_speak(text):
    doc = Document(text)
    word = next(w for w in ("Who", "which", "that") if w in text)
    start = text.index(word)
    assert head_of(doc, doc.span(start, start + len(word))) is None


FORMULAS = [
    "who did not want to be identified",
    "who asked not to be named",
    "who did not wish to be named",
    "who declined to give his name",
    "who requested anonymity because he feared for his job",
    "speaking on condition of anonymity",
    "who spoke on the condition of anonymity",
    "who cannot be named for legal reasons",
    "who was not authorised to speak publicly",
    "who wasn’t authorized to discuss it",
    "who gave only her first name",
    "who preferred to remain anonymous",
]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("head", ["The nurse", "A nurse"])
def test_a_clause_on_anonymity_makes_its_source_anonymous(head, formula):
    found = attribution.find(f"{head}, {formula}, told the BBC that staff were exhausted.")
    assert [a.source_kind for a in found] == ["anonymous"]
    assert found[0].speaker == "nurse"
    assert found[0].content[-1].text == "that staff were exhausted"


@pytest.mark.parametrize("formula", FORMULAS)
def test_it_is_no_attribution_of_its_own(formula):
    text = f"“It was hell,” said the nurse, {formula}."
    found = attribution.find(text)
    assert [(a.cue.text, a.source_kind) for a in found] == [("said", "anonymous")]
    assert attribution.measure(text)["anonymous_source_share"] == 1


def test_the_verb_behind_a_clause_without_commas_is_kept():
    doc = Document("A neighbour who did not wish to be named said she heard shots.")
    who, cue = doc.span(12, 15), doc.span(16, 28)
    content = doc.span(29, len(doc.text) - 1)
    source, verb, said = anonymity.without_clauses(doc, [(who, cue, (content,))])[0]
    assert (source.text, verb.text, said[0].text) == ("A neighbour", "said", "she heard shots")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tom Ray, who asked not to be quoted, said no.", "person"),  # he was named
        ("Residents said the victim could not be named.", "collective"),  # the victim is unnamed
        ("Residents said no. Hale will not be named coach.", "collective"),
    ],
)
def test_who_stays_as_he_is(text, kind):
    assert attribution.find(text)[0].source_kind == kind


def test_a_clause_may_open_its_sentence_or_follow_in_one_of_its_own():
    opened = attribution.find("Speaking on condition of anonymity, the aide said the raid failed.")
    assert [a.source_kind for a in opened] == ["anonymous"]
    doc = Document("The aide said the raid failed. She asked not to be named.")
    relations = [(doc.span(0, 8), doc.span(9, 13), (doc.span(14, 29),))]
    assert [d.source_kind for d in describe(doc, relations)] == ["anonymous"]


def test_who_has_the_kind_and_the_name_of_its_head():
    doc = Document("Police met Ann Lowe, who said no, and a driver who said yes.")
    relations = [
        (doc.span(21, 24), doc.span(25, 29), (doc.span(30, 32),)),
        (doc.span(47, 50), doc.span(51, 55), (doc.span(56, 59),)),
    ]
    told = [(d.source_kind, d.speaker) for d in describe(doc, relations)]
    assert told == [("person", "Ann Lowe"), ("anonymous", "driver")]


def test_no_sources():
    assert anonymity.unnamed(Document(""), []) == set()
    assert math.isnan(attribution.measure("He asked not to be named.")["anonymous_source_share"])
