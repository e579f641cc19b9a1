"""The outlet a source came through: each lead, each near miss, each side of each distance."""

import pytest

from analysis.attribution.via import via
from analysis.document import Document


def outlet(text, source="Ray", cue="said", content=""):
    """Return the outlet of the first place with these words, checked against the text."""
    doc = Document(text)
    source, cue, content = (
        doc.span(text.index(part), text.index(part) + len(part)) if part else None
        for part in (source, cue, content)
    )
    found = via(doc, source, cue, (content,) if content else ())
    assert found is None or text[found.start : found.end] == found.text
    return found and found.text


LEADS = [
    *(f"in an interview {word}" for word in ("with", "on", "by", "to", "in", "yesterday with")),
    *(f"{verb} {word}" for verb in ("spoke", "speaking") for word in ("with", "to", "on")),
    *("appearing on", "appeared on", "in an appearance on", "according to"),
    *(f"{verb} by" for verb in ("cited", "quoted", "interviewed", "seen", "obtained")),
    *("reviewed by", "reported by"),
    *(f"in a {noun} to" for noun in ("statement", "email", "e-mail", "message", "comment")),
    *("in remarks to", "in comments to"),
    *(f"{verb} {word}" for verb in ("wrote", "writing") for word in ("in", "for")),
    *(f"in an {noun} {word}" for noun in ("op-ed", "essay", "article") for word in ("in", "for")),
    *("in a column in", "in a column for"),
]


@pytest.mark.parametrize("lead", LEADS)
def test_each_lead_leads_to_an_outlet_that_no_list_knows(lead):
    assert outlet(f"Ray said {lead} Harbour Radio that it rained.") == "Harbour Radio"


@pytest.mark.parametrize("lead", ["near", "argued with", "due to", "sold by", "ran for", "was in"])
def test_other_words_lead_nowhere(lead):
    assert outlet(f"Ray said it {lead} CNN again.") is None


def test_on_alone_leads_to_known_outlets_and_not_to_what_is_theirs():
    assert outlet("Ray said on CNN that it rained.") == "CNN"
    assert outlet("Ray said on Harbour Radio that it rained.") is None
    assert outlet("Ray said no on CNN's questions.") is None
    assert outlet("Ray said no on CNN’s questions.") is None
    assert outlet("Ray said no on Reuters' questions.") is None
    assert outlet("Ray said no on CNN's Hardball.") == "CNN"
    assert outlet("Ray spoke to CNN's reporters and said no.") == "CNN"


NOUNS = "newspaper|magazine|network|news agency|broadcaster|station|outlet|website"


@pytest.mark.parametrize("noun", NOUNS.split("|"))
def test_an_outlet_without_name(noun):
    assert outlet(f"Ray told the {noun} that it rained.", cue="told") == f"the {noun}"
    assert outlet(f"Ray said on the {noun} that it rained.") is None
    assert outlet(f"Ray said, according to the {noun}, that it rained.") is None


@pytest.mark.parametrize("verb", ["told", "tells", "telling"])
def test_who_was_told_counts_for_the_attribution_that_tells(verb):
    assert outlet(f"Ray {verb} CNN that it rained.", cue=verb) == "CNN"
    assert outlet(f"Ray {verb} CNN that it rained.", cue="") == "CNN"
    assert outlet(f"Ray, {verb} CNN that it rained.", cue="") == "CNN"
    assert outlet(f"Ray — {verb} CNN that it rained.", cue="") is None
    assert outlet(f"Ray says Lee {verb} CNN that it rained.", cue="says") is None
    assert outlet(f"Lee {verb} CNN what Ray said.") is None
    assert outlet(f"Lee {verb} CNN what Ray said.", source="") is None


def test_a_cue_may_be_cut_up_to_three_characters_late_but_ends_after_who_was_told():
    text = "Ray then told CNN that it rained."
    assert outlet(text, source="", cue="d CNN") == "CNN"
    assert outlet(text, source="", cue=" CNN") is None
    assert outlet(text, source="", cue="then t") == "CNN"
    assert outlet(text, source="", cue="then ") is None


def test_an_outlet_stands_in_the_sentence_of_its_source():
    assert outlet("Ray said no. Lee was on CNN.") is None
    assert outlet("Lee was on CNN. Ray said no.") is None
    assert outlet("Lee was on CNN; Ray said no.") == "CNN"
    assert outlet("Ray was on CNN and then on NBC.", cue="") == "CNN"
    assert outlet("It was said on CNN.", source="") == "CNN"
    assert outlet("On CNN it rained.", source="", cue="") is None
    assert outlet("Ray wrote in\n\nReuters said so.", cue="wrote") is None


@pytest.mark.parametrize(("between", "found"), [(997, "CNN"), (998, None)])
def test_a_thousand_characters_are_far(between, found):
    # "on" starts 2 + 997 characters behind "said", or 8 + 992 before it.
    assert outlet(f"Ray said {'x' * between} on CNN again.") == found
    assert outlet(f"On air on CNN {'x' * (between - 5)} said Ray.") == found


@pytest.mark.parametrize("reported", ["reported", "reports", "first reported", "has reported"])
def test_what_an_outlet_reported_came_through_it(reported):
    assert outlet(f"Ray said no, CNN {reported}.") == "CNN"
    assert outlet(f"Ray said no, The Daily Caller, {reported}.") == "Daily Caller"


@pytest.mark.parametrize("helper", ["had", "have", "also"])
def test_more_words_before_reported(helper):
    assert outlet(f"Ray said no, CNN {helper} reported.") == "CNN"


def test_only_a_known_outlet_reports_and_only_by_these_words():
    assert outlet("Ray said no, Harbour Radio reported.") is None
    assert outlet("Ray said no, CNN often reported.") is None
    assert outlet("Ray said no, CNN reporters think.") is None
    assert outlet("CNN reported that it rained.", source="CNN", cue="reported") is None


@pytest.mark.parametrize("word", ["As", "But", "While", "When", "And", "Lee's", "Lee’s"])
def test_a_word_before_the_outlet_is_no_part_of_it(word):
    assert outlet(f"{word} The Daily Caller reported, Ray said no.") == "Daily Caller"
    assert outlet(f"{word} Good Daily Caller reported, Ray said no.") == "Daily Caller"
    assert outlet(f"{word} Very Good Daily Caller reported, Ray said no.") is None


def test_other_words_before_a_known_outlet_make_another_name():
    assert outlet("Ray said no, Harbour Daily Caller reported.") is None


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("Reuters", "Reuters"),
        ("the Globe and Mail", "Globe and Mail"),
        ("Voice of America", "Voice of America"),
        ("Meet the Press", "Meet the Press"),
        ("Fox & Friends", "Fox & Friends"),
        ("Channel 4 News", "Channel 4 News"),
        ("“Hardball”", "Hardball"),
        ("the ‘Today Show’", "Today Show"),
        ("The Guardian", "Guardian"),
        ("CNN Live", "CNN"),
        ("CNN. Then", "CNN"),
        ("CNN’s", "CNN"),
        ("Reuters'", "Reuters"),
        ("People’s Daily", "People’s Daily"),
        ("The Hill", "Hill"),
        ("the Hill", None),
        ("the Harbour Gazette", "Harbour Gazette"),
        ("the Gazette", "Gazette"),
        ("the Gazette Harbour", None),
        ("Lee of Harbour Gazette", "Lee of Harbour Gazette"),
        ("the North Old Grey South Harbour Gazette", "North Old Grey South Harbour Gazette"),
        ("the Far North Old Grey South Harbour Gazette", None),
        ("Harbour Hall", None),
        ("Lee's Good Harbour Gazette Hall", "Lee's Good Harbour Gazette"),
        ("Lee's Good Hall of CNN", None),
        ("Lee's Good CNN", "CNN"),
        ("And Then Harbour Gazette Hall", "And Then Harbour Gazette"),
    ],
)
def test_the_name_of_an_outlet(run, name):
    assert outlet(f"Ray told {run} that it rained.", cue="told") == name


@pytest.mark.parametrize("word", ["source", "sources"])
def test_the_sources_of_an_outlet(word):
    source = f"two Harbour Radio {word}"
    assert outlet(f"According to {source}, it rained.", source, "According to") == "Harbour Radio"
    assert outlet(f"{source.title()} left, Ray said.") is None


def test_an_outlet_that_is_the_source_is_no_way_to_it():
    text = "Ray said on CNN that it rained."
    assert outlet(text, source="CNN", cue="said") is None
    assert outlet(text, source="on CNN", cue="said") == "CNN"
    assert outlet(text, source="n CNN", cue="said") is None
    assert outlet(text, source="Ray said on ", cue="said") == "CNN"


def test_an_outlet_in_what_is_said_is_no_way_to_the_source():
    text = "Ray said he saw it on CNN, and on NBC too."
    assert outlet(text) == "CNN"
    assert outlet(text, content="he saw it on CNN") == "NBC"
    assert outlet(text, content="CNN") == "NBC"
    assert outlet(text, content="he saw it on ") == "CNN"
    assert outlet(text, content="he saw it on CNN, and on NBC too") is None
