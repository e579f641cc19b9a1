"""Kinds of source, by the codebook; near misses beside each rule."""

import pytest

from analysis import lexicon
from analysis.attribution.kinds import kind
from analysis.document import Document

ARTICLE = (
    "Council Votes on Harbour\n\n"
    "Mayor Maria Ortega spoke on Monday. Ms. Ortega met Tom Baker of Ohio and Patriot Coal.\n"
)


def kind_of(source, article=ARTICLE):
    doc = Document(article + source + " said so.")
    return kind(doc, doc.span(len(article), len(article) + len(source)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Maria Ortega", "person"),
        ("Ortega", "person"),
        ("Ms. Ortega", "person"),
        ("Sen. Ana Ruiz of Texas", "person"),
        ("Harbour commission spokesman Li Wei", "person"),
        ("the harbour's manager, Robin Falk,", "person"),
        ("His wife, Jane,", "person"),
        ("Baker", "person"),
        ("Gov. Nathan Deal", "person"),
        ("Robert S. Ford", "person"),
        ("Senator Ted Manning of Ohio", "person"),
        ("Former Teck CEO Carly Fox", "person"),
        ("Dottie Deans, the chairwoman,", "person"),
        ("the president", "person"),
        ("Ortega and her aides", "person"),
        ("The New York Post", "organisation"),
        ("the FBI", "organisation"),
        ("the Ortega campaign", "organisation"),
        ("Ortega’s team", "organisation"),
        ("the Department of Justice", "organisation"),
        ("China", "organisation"),
        ("Orlando Medical Center", "organisation"),
        ("police", "organisation"),
        ("Patriot", "organisation"),
        ("Teck, the Canadian mining company,", "organisation"),
        ("a Quinnipiac poll", "document"),
        ("The report", "document"),
        ("court documents released last week", "document"),
        ("A letter sent on Monday", "document"),
        ("a Quinnipiac poll this month", "document"),
        ("a source familiar with the plan", "anonymous"),
        ("people close to Ortega", "anonymous"),
        ("officials", "anonymous"),
        ("Two officials", "anonymous"),
        ("a campaign aide", "anonymous"),
        ("one voter", "anonymous"),
        ("One of the voters", "anonymous"),
        ("the source", "anonymous"),
        ("someone", "anonymous"),
        ("voters", "collective"),
        ("many Americans", "collective"),
        ("critics of the plan", "collective"),
        ("52 percent of voters", "collective"),
        ("four in 10", "collective"),
        ("A majority of voters", "collective"),
        ("those who voted", "collective"),
        ("the left", "collective"),
        ("more than 200 protesters", "collective"),
        ("he", "pronoun"),
        ("who", "pronoun"),
        ("She", "pronoun"),
        ("the candidate", "pronoun"),
        ("the former secretary of state", "pronoun"),
        ("His company", "pronoun"),
        ("I", "self"),
        ("we", "self"),
    ],
)
def test_kinds_of_the_codebook(source, expected):
    assert kind_of(source) == expected


@pytest.mark.parametrize(
    ("one", "kind_one", "other", "kind_other"),
    [
        ("his aides", "anonymous", "his campaign", "pronoun"),
        ("those", "pronoun", "those polled", "collective"),
        ("the campaign", "pronoun", "the Ruiz campaign", "organisation"),
        ("the president", "person", "the former president", "pronoun"),
        ("people", "collective", "people briefed on the talks", "anonymous"),
        ("Baker", "person", "a baker", "anonymous"),
    ],
)
def test_near_misses(one, kind_one, other, kind_other):
    assert (kind_of(one), kind_of(other)) == (kind_one, kind_other)


def test_no_source_and_no_words():
    doc = Document("... says who?")
    assert kind(doc, None) == "none"
    assert kind(doc, doc.span(0, 3)) == "none"
    assert kind(doc, doc.span(0, 0)) == "none"


@pytest.mark.parametrize(
    "text", ["OFFICIALS", "’", "of", "of of of", "the", "and", ",,", "%", "’s"]
)
def test_odd_spans_have_a_kind(text):
    doc = Document(text)
    assert kind(doc, doc.span(0, len(text)))


def test_curly_and_straight_apostrophes_agree():
    assert kind_of("Ortega's team") == kind_of("Ortega’s team") == "organisation"


@pytest.mark.parametrize(
    "name",
    ["nouns", "names", "titles", "outlets", "phrases", "no_names", "no_comment"],
)
def test_lists_are_sorted_and_cited(name):
    table = lexicon.load(name)
    assert list(table["term"]) == sorted(table["term"])
    assert set(table["source"]) <= set(lexicon.citations())


def test_a_source_ends_with_its_sentence():
    assert kind_of("St. Alban’s Hospital. None of them") == "organisation"
    assert kind_of("Prof. Li Wei") == "person"


def test_the_same_words_are_of_another_kind_in_another_article():
    person, body = "Ann Corvane left.\n", "Shares in Corvane, which makes pumps, fell.\n"
    assert kind_of("Corvane", person) == "person"
    assert kind_of("Corvane", body) == "organisation"
    assert kind_of("Corvane", person) == "person"
