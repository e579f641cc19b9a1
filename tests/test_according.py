""" "According to": its whole source, and all that is given of it."""

import pytest

from analysis import Document, attribution
from analysis.attribution.according import whole


def read(text, *relations):
    """Run the rules on relations given as words: source, cue, contents."""
    doc = Document(text)

    def span(words):
        return words and doc.span(text.index(words), text.index(words) + len(words))

    given = [(span(s), span(c), tuple(map(span, contents))) for s, c, contents in relations]
    return [
        (s and s.text, c and c.text, tuple(x.text for x in contents))
        for s, c, contents in whole(doc, given)
    ]


def read_cue(text):
    """Source and contents where the tagger found the cue and nothing else."""
    cue = "According to" if "According to" in text else "according to"
    source, _, contents = read(text, (None, cue, ()))[0]
    return source, contents


FRONTED = {  # what stands before the bar is the source
    "plain": "the state agency, | the country saw a rise in crime",
    "apposition": "Ann Lowe, head of the port, | the wall is safe",
    "apposition with article": "Ann Lowe, the head of the port, | the wall is safe",
    "role and name": "his lawyer, Mark T. Hale, | the charges are baseless",
    "age and town": "Penn, 44, of Leeds, | the fire began in the kitchen",
    "party": "Sen. Ann Vale, R-Ohio, | the bill will pass",
    "suffix": "Norwell, Inc., | the fault has been mended",
    "town and state": "Boston, Mass., police, | the shop was robbed twice",
    "date within": "a March 3, 2019, report, | the bridge was unsafe",
    "date after": "a letter, dated 6 May, 2019, | the bridge was unsafe",
    "relative": "Norwell, which owns two mines, | output fell last year",
    "participle": "the annual report, released on Tuesday, | one child in five goes hungry",
    "organisation": "Norwell Watch, a pressure group in Leeds, | the river is dirty",
    "list": "police, prosecutors and court records, | the man sold fake tickets",
    "what he wrote": "a letter he sent to the board, | Hale had asked for more money",
    "subject with an aside": "police, | the driver, who was 44, fled on foot",
    "subject with an apposition": "Northport General, | Dr Vale, a surgeon, operated all night",
    "subject with a participle": "Reuters, | the army, backed by tanks, has entered the town",
    "three subjects": "the affidavit, | Penn, Hale and Lowe met in a car park",
    "condition": "the mayor, | if the rain goes on, the town will be cut off",
    "outlet and a woman": "the Northport Times, | a woman in the crowd threw an egg",
    "preposition": "the survey, | among young voters and their parents, 40 per cent agree",
    "colon": "the Courier: | the wall is safe",
    "no comma, article": "police | the man left the pub at midnight",
    "no comma, pronoun": "the BBC | he will resign on Friday",
    "no comma, there": "Ofcom | there were four million users in April, and numbers rise",
    "no comma, many": "statistics gathered by Norwell | many visitors wait for an hour",
    "no comma, number": "Norwell Research | 40% of homes have two cars",
}


@pytest.mark.parametrize("name", FRONTED)
def test_a_fronted_source_ends_where_a_clause_begins(name):
    source, content = FRONTED[name].split("|")
    text = f"According to {source}{content.strip()}."
    assert read_cue(text) == (source.strip(" ,:"), (content.strip(),))


def test_what_stands_between_dashes_is_neither_source_nor_said():
    text = "According to the institute — a group of doctors — the drug is safe."
    assert read_cue(text) == ("the institute", ("the drug is safe",))


@pytest.mark.parametrize("lead", ["But ", "However, ", "And yet, "])
def test_a_word_before_it_is_nothing_that_is_said(lead):
    text = f"{lead}according to the report, he never asked."
    assert read_cue(text) == ("the report", ("he never asked",))


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        (
            "The wall, according to a report by engineers, will last 50 years.",
            "a report by engineers",
            ("The wall", "will last 50 years"),
        ),
        (
            "The wall, according to Ann Lowe, head of the port, will last 50 years.",
            "Ann Lowe, head of the port",
            ("The wall", "will last 50 years"),
        ),
        (
            "In September 2020, according to the leaked logs, Wu shared an article.",
            "the leaked logs",
            ("In September 2020", "Wu shared an article"),
        ),
        (
            "Few can pay because, according to Lowe, the fee has doubled.",
            "Lowe",
            ("the fee has doubled",),
        ),
    ],
    ids=["subject before", "apposition", "time before", "conjunction before"],
)
def test_both_sides_of_a_source_set_in(text, source, contents):
    assert read_cue(text) == (source, contents)


@pytest.mark.parametrize(
    "source",
    [
        "the port",
        "Ann Lowe, head of the port",
        "a spokesman, who wept",
        "a report by engineers published in May",
    ],
)
def test_a_source_at_the_end_is_whole(source):
    text = f"The wall is safe, according to {source}."
    assert read_cue(text) == (source, ("The wall is safe",))


@pytest.mark.parametrize(
    "rest", ["and thousands fled", "after a row over pay", "adding weight to it"]
)
def test_what_follows_a_source_is_not_taken_into_it(rest):
    source, contents = read_cue(f"Some 300 people died, according to the ministry, {rest}.")
    assert (source, contents) == ("the ministry", ("Some 300 people died",))


def test_what_the_tagger_found_is_divided_and_kept():
    text = "According to two aides, the firm will close."
    given = (None, "According to", ("two aides, the firm will close",))
    assert read(text, given) == [("two aides", "According to", ("the firm will close",))]
    text = "According to plan the firm will close."
    given = (None, "According to", ("plan the firm will close",))
    assert read(text, given) == [given]


def test_an_outlet_belongs_to_its_sources_and_is_no_second_attribution():
    text = "The firm will close, according to two aides cited by the Post."
    outer = ("two aides", "according to", ())
    inner = ("two aides", "cited", ("by the Post",))
    found = ("two aides cited by the Post", "according to", ("The firm will close",))
    assert read(text, outer, inner) == [found]
    other = text + " Two aides were cited."
    assert read(other, outer, (None, "were cited", ())) == [found, (None, "were cited", ())]


def test_an_attribution_within_a_relative_clause_stays_and_cuts_the_source():
    text = "The firm will close, according to Lowe, who said it owed money."
    inner = ("who", "said", ("it owed money",))
    outer = ("Lowe", "according to", ("The firm will close",))
    assert read(text, ("Lowe", "according to", ()), inner) == [outer, inner]


def test_a_quotation_after_according_to_may_hold_two_sentences():
    text = "According to Lee, “it may fall. We are ready.” He left."
    assert read_cue(text)[1] == ("“it may fall. We are ready.”",)


def test_a_cue_that_opens_a_sentence_is_found_without_the_tagger():
    doc = Document("According to Lee, it rains. According to plan, it stopped.")
    assert [(s.text, c.start) for s, c, _ in whole(doc, [])] == [("Lee", 0)]


def test_what_stands_in_a_quotation_or_a_table_is_left_alone():
    text = "“It rains, according to Lee,” he said."
    given = (None, "according to", ())
    assert read(text, given) == [given]
    text = "It rains, according to Lee, " + "and so, " * 500 + "he left."
    assert read(text, given) == [given]


def test_the_whole_way():
    found = attribution.find("According to Ann Lowe, head of the port, the wall is safe.")
    assert [(a.speaker, a.content[0].text) for a in found] == [("Ann Lowe", "the wall is safe")]


@pytest.mark.parametrize(
    ("text", "source", "parts"),
    [
        ("The wall, according to engineers, will last.", "engineers", ["The wall", "will last"]),
        (
            "The storm, according to the Met Office, which warns us, will pass.",
            "the Met Office, which warns us",
            ["The storm", "will pass"],
        ),
        ("The firm said no, according to aides, and shares fell.", "aides", ["The firm said no"]),
    ],
)
def test_in_the_middle_it_has_both_halves(text, source, parts):
    given = (source, "according to", (text[: text.index(",")],))
    assert read(text, given) == [(source, "according to", tuple(parts))]


def test_a_cue_in_the_middle_that_the_tagger_does_not_see():
    text = "The plane, according to Norwell, had been checked twice."
    expected = ("Norwell", "according to", ("The plane", "had been checked twice"))
    assert read(text, (None, None, (text[:-1],))) == read(text) == [expected]
