"""Whose words stand where: author, paraphrase and quote, decided in one place."""

from itertools import pairwise

import pytest
from conftest import least_seconds

from analysis import Document, attribution, framing, hedging, readability
from analysis.attribution import VOICES, voicing
from analysis.attribution.voicing import AUTHOR, PARAPHRASE, QUOTE


def voices_of(text):
    """Return the voice of each word written in capitals."""
    doc = Document(text)
    starts = [w.start for w in doc.words if w.text.isupper() and len(w.text) > 1]
    return attribution.voices(doc, starts)


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("“It is VILE,” the mayor said.", [QUOTE]),
        ("The mayor said that it was VILE.", [PARAPHRASE]),
        ("The VILE mayor spoke on Monday.", [AUTHOR]),
        ("The minister insisted he would COERCE the union on Friday.", [PARAPHRASE]),
        ("According to the mayor, the plan is VILE.", [PARAPHRASE]),
        ("The mayor said that the VILE plan was a “DISGRACE” to the town.", [PARAPHRASE, QUOTE]),
        ("“It is VILE,” Lowe said, adding that the plan was MAD.", [QUOTE, PARAPHRASE]),
        ("'It is VILE and it stinks,' said Ann Lowe, a nurse, on Monday.", [QUOTE]),
        ("The VILE mayor RANTED that the plan had failed.", [AUTHOR, AUTHOR]),
        ("The deal REPORTEDLY fell through, two aides told the paper.", [AUTHOR]),
    ],
)
def test_what_is_attributed_is_a_quote_inside_quotation_marks_and_else_a_paraphrase(text, voices):
    assert voices_of(text) == voices


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “EXPERTS” met in Rome on Monday.",
        "The “VILE scheme” cost the town two million dollars.",
        'The town has a "stand your GROUND" law since 2005.',
        "The band then played “The LONG Way Home” for an hour.",
        "Her new book, “A VERY Long Winter in the Old Harbour”, sold out.",
    ],
    ids=["one word", "two words", "a term of three", "a title", "a long title"],
)
def test_a_few_words_or_a_title_attributed_to_nobody_are_the_newsrooms(text):
    assert voices_of(text) == [AUTHOR]


@pytest.mark.parametrize(
    "text",
    [
        "A banner hung there for days. “We will never EVER forgive this town.” Rain fell.",
        "Cars passed by. 'Nobody will EVER come back to live here.' Rain fell on Monday.",
        "The sign at the gate was old. «Nobody will EVER come back here.» Rain fell.",
    ],
)
def test_a_long_quotation_attributed_to_nobody_is_a_quote(text):
    doc = Document(text)
    assert voicing.stretches(doc, []) == [(*doc.quotations[0][:2], QUOTE)]
    assert voices_of(text) == [QUOTE]


@pytest.mark.parametrize(("words", "quote"), [(1, False), (3, False), (4, True), (9, True)])
def test_how_many_words_make_a_quotation_attributed_to_nobody_a_quote(words, quote):
    doc = Document(f"There stood “{' '.join(['never'] * words)}” on the wall.")
    assert bool(voicing.stretches(doc, [])) is quote


def given(doc, content, source=None, cue=None):
    """Return an attribution of a stretch of a document, found by its words."""

    def span(words):
        start = doc.text.index(words)
        return doc.span(start, start + len(words))

    spans = [span(words) if words else None for words in (source, cue)]
    form = "direct" if content.startswith("“") else "indirect"
    return attribution.Attribution(*spans, (span(content),), form, "none", "", None)


def shown(doc, *attributions):
    found = voicing.stretches(doc, attributions)
    return [(doc.text[s.start : s.end], s.voice) for s in found]


def test_what_is_attributed_to_nobody_the_newsroom_says_itself_unless_it_quotes():
    doc = Document("It is alleged that he lied. There it stood: “all lies”.")
    alleged = given(doc, "that he lied", cue="is alleged")
    stood = given(doc, "“all lies”")
    assert shown(doc, alleged, stood) == [("“all lies”", QUOTE)]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("I think that the plan is VILE and will fail this year.", [AUTHOR]),
        ("We believe that the VILE plan must be stopped at once.", [AUTHOR]),
        ("“I think that the plan is VILE,” Lowe said on Monday.", [QUOTE]),
    ],
    ids=["a columnist", "a leading article", "a speaker"],
)
def test_what_the_writer_thinks_is_the_writers(text, voices):
    assert voices_of(text) == voices


def test_a_cue_within_a_paraphrase_is_the_newsrooms_but_not_one_within_a_quotation():
    doc = Document("Lowe allegedly left, said Hale. “Lowe allegedly left,” said Ito.")
    inner = given(doc, "Lowe allegedly left", "Hale", "said")
    cue = given(doc, "left", "Lowe", "allegedly")
    assert shown(doc, inner, cue) == [("Lowe ", PARAPHRASE), (" left", PARAPHRASE)]
    second = doc.text.index("“")
    quoted = inner._replace(content=(doc.quotations[0],))
    start = doc.text.index("allegedly", second)
    cue = cue._replace(content=(), cue=doc.span(start, start + 9))
    assert shown(doc, quoted, cue) == [("“Lowe allegedly left,”", QUOTE)]


def test_nested_contents_are_counted_once():
    doc = Document("Hale said that Lowe feared that the “old mess” would stay.")
    outer = given(doc, "that Lowe feared that the “old mess” would stay", "Hale", "said")
    inner = given(doc, "that the “old mess” would stay", "Lowe", "feared")
    assert [text for text, voice in shown(doc, outer, inner) if voice == QUOTE] == ["“old mess”"]
    found = voicing.stretches(doc, [outer, inner])
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["", "“”", "“", "?!… “” \n", "It rains."])
def test_a_text_without_attribution_has_the_authors_voice_alone(text):
    doc = Document(text)
    assert attribution.stretches(doc) == []
    assert attribution.words_by_voice(doc) == {AUTHOR: len(doc.words), PARAPHRASE: 0, QUOTE: 0}


def test_all_that_tells_voices_apart_tells_the_same(real):
    ask = lambda found: [(f.voice, attribution.voice(real, f.start)) for f in found]  # noqa: E731
    findings = [*hedging.find(real), *hedging.find_boosters(real), *framing.find(real)]
    assert all(one == other for one, other in ask(findings))
    counted = {v.voice: v.words for v in readability.by_voice(real)}
    assert counted == attribution.words_by_voice(real)
    shares = attribution.measure(real)
    for voice in VOICES:
        assert shares[f"{voice}_word_share"] == pytest.approx(counted[voice] / len(real.words))


def test_every_word_has_one_voice(real):
    every = attribution.voices(real, real.word_starts)
    assert {v: every.count(v) for v in VOICES} == attribution.words_by_voice(real)


@pytest.mark.slow
def test_many_quotations_take_no_longer_each():
    def seconds(times):
        doc = Document("It was “a mess” for “the whole of this old town” here. " * times)
        spans = [doc.span(s.start, s.end) for s in doc.sentences]
        found = [attribution.Attribution(s, None, (s,), "mixed", "none", "", None) for s in spans]
        doc.words, doc.quotations, doc.word_starts  # noqa: B018
        return least_seconds(lambda: voicing.stretches(doc, found))

    assert seconds(3_000) < 30 * seconds(300)
