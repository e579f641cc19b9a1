"""Reporting verbs: stances, what is no reporting verb, shares, and the list itself."""

import math

import pandas as pd
import pytest

from analysis import Document, attribution, lexicon
from analysis.document import Span
from analysis.framing import reporting


def verbs(text: str) -> list[tuple[str, str]]:
    return [(v.text, v.stance) for v in reporting.find(Document(text))]


def told(cue: str, before: str = "The mayor", after: str = "that the bridge is safe.") -> Document:
    """Return a document with one attribution by the given cue, whatever the tagger thinks."""
    doc = Document(f"{before} {cue} {after}")
    start = len(before) + 1
    span = doc.span(start, start + len(cue))
    source = doc.span(0, len(before))
    content = (doc.span(span.end + 1, len(doc.text)),)
    doc.findings["small", "attribution"] = [
        attribution.Attribution(source, span, content, "indirect", "person", "mayor", None)
    ]
    return doc


def stance(cue: str, **around: str) -> list[tuple[str, str]]:
    return [(v.text, v.stance) for v in reporting.find(told(cue, **around))]


def test_the_numbers_by_hand():
    # 4 + 7 + 5 + 4 = 20 words, 4 reporting verbs: 100 * 4 / 20 = 20 per 100 words;
    # said is neutral, claimed doubting, admitted endorsing, ranted charged: 1 / 4 each.
    text = (
        "“It rained,” Hill said. The mayor claimed that he had won. "
        "Her rival admitted it freely. “Never,” the owner ranted."
    )
    doc = Document(text)
    assert len(doc.words) == 4 + 7 + 5 + 4
    cues = ["said", "claimed", "admitted", "ranted"]
    doc.findings["small", "attribution"] = [
        attribution.Attribution(None, doc.span(i, i + len(cue)), (), "mixed", "none", "", None)
        for cue in cues
        for i in [text.index(cue)]
    ]
    assert [v.text for v in reporting.find(doc)] == cues
    row = reporting.measure(doc)
    assert row.pop("reporting_verbs_per_100_words") == pytest.approx(20)
    assert list(row) == [f"{name}_reporting_share" for name in reporting.STANCES]
    assert list(row.values()) == pytest.approx([0.25] * 4)


@pytest.mark.parametrize(
    ("cue", "verb", "kind"),
    [
        ("said", "said", "neutral"),
        ("was quoted as saying", "quoted", "neutral"),
        ("has repeatedly claimed", "claimed", "doubting"),
        ("pointed out", "pointed out", "endorsing"),
        ("took to Twitter to say", "took to Twitter", "neutral"),
        ("took to Twitter to boast", "boast", "charged"),
        ("lashed out, saying", "lashed out", "charged"),
        ("went on to insist", "insist", "doubting"),
        ("made it clear", "made it clear", "endorsing"),
        ("CLAIMS", "CLAIMS", "doubting"),
    ],
)
def test_the_verb_in_its_cue(cue, verb, kind):
    assert stance(cue) == [(verb, kind)]


@pytest.mark.parametrize(
    "cue",
    [
        "believes",  # thought
        "wants",  # will
        "endorsed",  # takes a side
        "seems",
        "did not say",  # nothing said
        "didn’t claim",
        "never admitted",
        "declined to confirm",
        "declined",
        "refused to say",
    ],
)
def test_what_reports_no_saying_has_no_stance(cue):
    assert stance(cue) == []


@pytest.mark.parametrize(
    ("before", "cue"),
    [("Anna’s", "claim"), ("Anna's", "claim"), ("The", "report"), ("the old", "belief")],
)
def test_nouns_are_no_reporting_verbs(before, cue):
    assert stance(cue, before=before) == []


def test_according_to_plan_names_no_source():
    assert verbs("According to police, it rained.") == [("According to", "neutral")]
    assert stance("according to", after="plan.") == []


@pytest.mark.parametrize("text", ["", " \n\n ", "?!… “”"])
def test_no_words_give_no_verbs_and_no_numbers(text):
    assert reporting.find(Document(text)) == []
    assert all(math.isnan(v) for v in reporting.measure(Document(text)).values())


def test_a_share_of_nothing_is_undefined_but_a_rate_is_zero():
    row = reporting.measure(Document("It was a Tuesday."))
    assert row["reporting_verbs_per_100_words"] == 0
    assert math.isnan(row["doubting_reporting_share"])


@pytest.mark.parametrize(("open_", "close"), ['""', "“”", "‘’", "''"])
def test_any_quotation_marks_and_exact_offsets(open_, close):
    doc = Document(f"{open_}It’s a fair deal,{close} Senator Ann Hill claimed on Monday.")
    (verb,) = reporting.find(doc)
    assert (verb.text, verb.stance, verb.speaker) == ("claimed", "doubting", "Ann Hill")
    assert doc.text[verb.start : verb.end] == verb.text
    assert isinstance(verb.sentence, Span)
    assert verb.sentence.start <= verb.start < verb.end <= verb.sentence.end


@pytest.mark.parametrize(("open_", "close"), ["“”", '""'])
def test_a_verb_that_a_source_speaks_is_not_the_newsrooms(open_, close):
    text = f"{open_}He claimed that it was safe,{close} Senator Ann Hill said on Monday."
    assert verbs(text) == [("said", "neutral")]


def test_an_attribution_without_a_cue_is_passed_over():
    doc = told("said")
    doc.findings["small", "attribution"] = [
        doc.findings["small", "attribution"][0]._replace(cue=None)
    ]
    assert reporting.find(doc) == []


def test_results_are_kept_and_cannot_be_spoilt():
    doc = told("said")
    reporting.find(doc).clear()
    assert len(reporting.find(doc)) == len(doc.findings["small", "reporting verbs"]) == 1


def test_an_empty_result_still_makes_a_table_with_its_columns():
    found = reporting.find(Document(""))
    table = pd.DataFrame(found, columns=reporting.ReportingVerb._fields)
    assert list(table) == ["start", "end", "text", "stance", "speaker", "source_kind", "sentence"]


# --- the list ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def listed():
    return lexicon.load("reporting", {*reporting.STANCES, reporting.NOTHING_SAID})


def test_the_list_is_sorted_unique_and_from_named_sources(listed):
    assert listed["term"].is_unique
    assert list(listed["term"]) == sorted(listed["term"])
    assert set(listed["source"]) <= set(lexicon.citations())
    assert set(listed["category"]) == {*reporting.STANCES, reporting.NOTHING_SAID}


def test_every_verb_that_takes_a_stance_says_what_a_reader_might_object(listed):
    assert (listed.loc[listed["category"] != "neutral", "note"] != "").all()


def test_no_form_stands_twice_in_the_list(listed):
    forms = []
    for term in listed["term"]:
        first, *rest = term.split()
        forms += [(option, *rest) for option in first.split("|")]
    assert len(forms) == len(set(forms))


def test_terms_hold_words_only_since_cues_are_looked_up_word_by_word(listed):
    assert not listed["term"].str.contains(r"[*@~?]").any()


@pytest.mark.parametrize("word", ["said", "claimed", "admitted", "slammed", "wrote", "according"])
def test_the_verbs_of_the_handbooks_are_there(listed, word):
    assert any(word in term.replace("|", " ").split() for term in listed["term"])
