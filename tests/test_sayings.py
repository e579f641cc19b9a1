"""Verbs of saying: the source and the content that stand beside them."""

import pytest

from analysis import Document, attribution
from analysis.attribution import openings
from analysis.attribution.sayings import mended


def spans(doc, *words):
    """Return the spans of words of a text, each after the one before."""
    found, at = [], 0
    for word in words:
        start = doc.text.index(word, at)
        found.append(doc.span(start, start + len(word)))
        at = found[-1].end
    return found


def shown(relation):
    source, _, contents = relation
    return source and source.text, tuple(s.text for s in contents)


def lost(text, cue, *contents):
    """Read a sentence where the tagger found the cue, these contents, and no source."""
    doc = Document(text)
    start = text.index(f" {cue}") + 1
    given = tuple(doc.span(text.index(c), text.index(c) + len(c)) for c in contents)
    return shown(mended(doc, [(None, doc.span(start, start + len(cue)), given)])[0])


AFTER = {
    "name and role": "Ann Lowe, head of the port",
    "name and article": "Paul Dray, a trade analyst at Norwell",
    "relative": "Ann Lowe, who runs the port",
    "whose": "Mrs Penn, whose house was destroyed",
    "age and town": "Penn, 44, of Leeds",
    "role": "a fire service spokesman",
    "role and name": "the guide, Paul Dray",
    "plural": "officials at the ministry",
    "month as a name": "Randolph May, the president",
}


@pytest.mark.parametrize("verb", ["said", "claimed", "announced", "warned"])
@pytest.mark.parametrize("name", AFTER)
def test_a_source_after_its_verb(name, verb):
    text = f"The wall is safe, {verb} {AFTER[name]}."
    assert lost(text, verb, AFTER[name]) == (AFTER[name], ("The wall is safe",))


@pytest.mark.parametrize(
    "rest", [" on Monday", " in a statement", ", and the ship sank", ", adding that it was late"]
)
def test_a_source_after_its_verb_ends(rest):
    text = f"The wall is safe, said the captain{rest}."
    assert lost(text, "said", "The wall is safe") == ("the captain", ("The wall is safe",))


BEFORE = {
    "age and town": "Penn, 44, of Leeds",
    "role": "Hale, the losing candidate",
    "role and name": "his lawyer, Mark T. Hale",
    "relative": "the bank, which met on Tuesday",
    "whose": "the firm, whose shares fell",
    "body": "Norwell Corp., a mining firm",
}


@pytest.mark.parametrize("name", BEFORE)
def test_a_source_set_off_before_its_verb(name):
    text = f"The fee is unfair, {BEFORE[name]}, said."
    swallowed = f"The fee is unfair, {BEFORE[name]}"
    assert lost(text, "said", swallowed) == (BEFORE[name], ("The fee is unfair",))
    text = f"In May, {BEFORE[name]}, said the fee was unfair."
    assert lost(text, "said", "the fee was unfair") == (BEFORE[name], ("the fee was unfair",))


@pytest.mark.parametrize(
    ("source", "aside"),
    [
        ("Hale", "wearing a red tie"),
        ("Police in Leeds", "where the van was found"),
        ("The ministry", "in an email"),
        ("The union", "however"),
    ],
)
def test_what_is_only_set_in_is_no_part_of_a_source(source, aside):
    text = f"{source}, {aside}, said the vote was a farce."
    content = "the vote was a farce"
    assert lost(text, "said", content) == (source, (content,))


def test_a_verb_behind_a_relative_clause_has_its_head_as_source():
    doc = Document("Penn, who denies murder, told officers he was at home.")
    who, denies, murder, told, home = spans(
        doc, "who", "denies", "murder", "told", "he was at home"
    )
    inner, outer = mended(doc, [(who, denies, (murder,)), (who, told, (home,))])
    assert shown(inner) == ("who", ("murder",))
    assert shown(outer) == ("Penn", ("he was at home",))


@pytest.mark.parametrize("who", ["survivors said", "he added"])
def test_both_sides_of_a_clause_set_in(who):
    doc = Document(f"The ship, {who}, sank within minutes.")
    ship, source, verb = spans(doc, "The ship", *who.split())
    found = mended(doc, [(source, verb, (ship,))])[0]
    assert shown(found) == (source.text, ("The ship", "sank within minutes"))


def test_a_clause_before_its_verb_and_source_is_what_was_said():
    doc = Document("The road will be shut for a month, the county said.")
    source, cue = spans(doc, "the county", "said")
    content = ("The road will be shut for a month",)
    assert shown(mended(doc, [(source, cue, ())])[0]) == ("the county", content)


@pytest.mark.parametrize(
    "text",
    [
        "Espy attacked him, to which the judge replied by shouting.",
        "Few came, as they predicted.",
        "“I am tired,” she asked me to go, he said.",
        "He was told by Lowe, a lawyer, to say no.",
    ],
)
def test_what_is_no_clause_of_its_own_stays(text):
    doc = Document(text)
    cue = spans(doc, next(w for w in ("replied", "predicted", "asked", "to say") if w in text))[0]
    assert shown(mended(doc, [(None, cue, ())])[0])[1] == ()


@pytest.mark.parametrize(
    ("text", "source", "verb"),
    [
        ("Said Lowe: “The gulls always come back.”", "Lowe", "Said"),
        ("Adds Hale: “The gulls always come back.”", "Hale", "Adds"),
        ("Asked Hale, “Will the gulls come back?”", "Hale", "Asked"),
        ("Writes Ines Roth, who runs it: “The gulls left.”", "Ines Roth, who runs it", "Writes"),
        ('Recalls Penn, 44: "The gulls left us."', "Penn, 44", "Recalls"),
    ],
)
def test_a_verb_that_comes_first(text, source, verb):
    doc = Document(text)
    quotation = doc.quotations[0]
    whole = doc.span(0, quotation.start - 1)
    for given in ([(None, whole, (quotation,))], [(doc.span(0, 3), doc.span(4, 5), ())]):
        found = openings.added(doc, given)
        assert [(s.text, c.text, p) for s, c, p in found] == [(source, verb, (quotation,))]


@pytest.mark.parametrize(
    "text", ["Asked about it, “yes,” he said.", "Notes Sources: the ministry."]
)
def test_a_participle_or_a_heading_is_no_verb_that_comes_first(text):
    doc = Document(text)
    given = [(None, doc.span(0, 5), ())]
    assert openings.added(doc, given) == given


@pytest.mark.parametrize(
    ("accused", "verb", "charge"),
    [
        ("Penn, 44, of Leeds", "denies", "murder"),
        ("Ray, a plumber from Hull", "admits", "theft"),
        ("Lowe, who lived next door", "denied", "the charge"),
    ],
)
def test_a_plea_is_the_accuseds_own(accused, verb, charge):
    doc = Document(f"Dr Vale told the jury the wound was deep. {accused}, {verb} {charge}.")
    vale, told, deep = spans(doc, "Dr Vale", "told", "the wound was deep")
    over = doc.span(deep.start, len(doc.text) - 1)
    first, plea = openings.added(doc, [(vale, told, (over,))])
    assert shown(first) == ("Dr Vale", ("the wound was deep",))
    assert (plea[1].text, *shown(plea)) == (verb, accused, (charge,))


@pytest.mark.parametrize("that", ["", "that "])
def test_what_a_court_heard_somebody_say(that):
    doc = Document(f"The court heard {that}Penn had told officers he was asleep.")
    court, heard, content = spans(
        doc, "The court", "heard", f"{that}Penn had told officers he was asleep"
    )
    outer, inner = openings.added(doc, [(court, heard, (content,))])
    assert outer == (court, heard, (content,))
    assert (inner[1].text, *shown(inner)) == ("had told", "Penn", ("he was asleep",))


def test_the_whole_way():
    text = "Lowe (pictured) said: “It was hell.” Penn, 44, of Leeds, denies murder."
    found = [(a.speaker, a.content[0].text) for a in attribution.find(text)]
    assert ("Penn", "murder") in found
    assert ("Lowe", "“It was hell.”") in found
