"""Deeds, trade, titles, names, hedges and duties, which are no attributions."""

import pytest

from analysis import Document
from analysis.attribution.events import without_events, without_remnants
from analysis.attribution.shapes import is_title, is_utterance


def kept(sentence: str) -> bool:
    """Whether the attribution marked as "[source] <cue> {content}" is kept."""
    doc_text, places = "", {}
    for char in sentence:
        if char in "[]<>{}":
            places[char] = len(doc_text)
        else:
            doc_text += char
    doc = Document(doc_text)
    source = doc.span(places["["], places["]"]) if "[" in places else None
    content = (doc.span(places["{"], places["}"]),) if "{" in places else ()
    relation = (source, doc.span(places["<"], places[">"]), content)
    return without_events(doc, [relation]) == [relation]


@pytest.mark.parametrize(
    "sentence",
    [
        "[A dog] <attacked> {a child} near the school.",
        "[Troops] <attacked> {the old bridge} at dawn.",
        "[Rebels] <struck> {the base} in the hills.",
        "[Hale] <reviewed> {“The Long Way Home”} for a magazine.",
        "[She] <read> {'War and Peace'} on the train.",
        '[The band] <played> {"Long Way Home"} twice.',
        "[The visitors] <claimed> {a draw}.",
        "[The fire] <claimed> {32 lives}.",
        "[Shares] <added> {4%} on Tuesday.",
        "[The phones] <also offer> {a better camera}.",
        "[The bank] <charges> {3% a month}.",
        "[Scott] <sued> {the firm}.",
        "[The company] <has charged> {customers more}.",
        "[The rules] <did not allow> {dogs on the beach}.",
        "[The party] <appears> {united}.",
        "<seems> {that the wall will fall}.",
        "[You] <'ll want> {to bring a coat}.",
        "[Firms] <should decide> {how much they pay}.",
        "[Voters] <would defend> {the old bridge}.",
        "[The 1990s] <saw> {a boom in building}.",
        "{The film} <known as> “Home”.",
        "[The firm] <did not respond to> {requests for comment}.",
        "[The company] <has dismantled> {the old plant}.",
        "[VIDEO]<:> {How the wall was built}.",
        "[Hale] <called> {Ann Lowe}.",
        "[Police] <made sure> {the door} was shut.",
        "[The state] <denied entry> {to many}.",
        "It is hard <to view> {the bridge} as safe.",
        "They rebuilt it after <noticing> {a crack}.",
        "<Call> {her at home}.",
        "<Remember> {that it rains}.",
    ],
)
def test_no_attribution(sentence):
    assert not kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "[Critics] <attacked> {the plan} as unfair.",
        "[Hale] <attacked> {his rival} over her emails.",
        "[Hale] <claimed> {he had won the title}.",
        "[The group] <claimed> {responsibility for the blast}.",
        "[Lowe] <added> {that it rained}.",
        "[Lowe] <added> {the firm was sound}.",
        "[Hale] <offered> {an apology}.",
        "[Hale] <offered> {to resign}.",
        "[Hale] <charged> {that the vote was rigged}.",
        "[Hale] <wrote> {“no more walls here”} on the sign.",
        "[Lowe] <grinned:> {“It rains.”}",
        "[I] <must say> {the wall is ugly}.",
        "[Lowe] <would like> {a wall}.",
        "[Hale] <can be heard> {shouting at the guard}.",
        "[Hale] <saw> {the vote as a defeat}.",
        "[Hale] <seemed to believe> {the tale}.",
        "[Hale] <called> {Lowe a fool}.",
        "[Hale] <denied> {the charge}.",
        "[Hale] <does not answer> {whether he will run}.",
        "[Beijing] <claims> {the island as its own}.",
        "He left, <adding> {that it rained}.",
        "<Called> {“a wall of water” by all}, it fell.",
    ],
)
def test_an_attribution(sentence):
    assert kept(sentence)


def test_the_words_of_a_cue_do_not_tell_alone():
    assert kept("[Hale] <said> {that it rained}.")
    assert not kept("[You] <said> {that it rained}.")
    assert kept("[You] <said> {“that it rained all day”}.")
    assert not kept("[Hale] <might tell> {the jury}.")
    assert not kept("[Hale] <dismantled> {the wall}.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“The Rest is Noise.”", False),
        ("“school of hard knocks here.”", False),
        ("“Nobody told us of the flood.”", True),
    ],
)
def test_a_quotation_of_nobody_is_an_utterance_or_nothing(text, said):
    doc = Document(text)
    relation = (None, None, (doc.span(0, len(text)),))
    assert bool(without_remnants(doc, [relation])) is said


def test_a_cue_without_content_is_kept_where_somebody_speaks():
    doc = Document("Lowe said. Hale hopes.")
    said = (doc.span(0, 4), doc.span(5, 9), ())
    hopes = (doc.span(11, 15), doc.span(16, 21), ())
    assert without_remnants(doc, [said, hopes]) == [said]


@pytest.mark.parametrize(
    ("quoted", "title", "utterance"),
    [
        ("“The Long Way Home”", True, False),
        ("'War and Peace'", True, False),
        ("“The way home is long”", False, True),
        ("“No way!”", False, True),
        ("“affordable”", False, False),
    ],
)
def test_titles_and_utterances(quoted, title, utterance):
    assert (is_title(quoted), is_utterance(quoted)) == (title, utterance)


def test_a_surname_that_looks_like_a_cue_belongs_to_its_name():
    doc = Document("“It is a scam,” concluded Amira Said, who runs the port.")
    amira, said, concluded = doc.span(26, 31), doc.span(32, 36), doc.span(16, 25)
    found = without_events(doc, [(amira, concluded, (doc.span(0, 15),)), (amira, said, ())])
    assert [source.text for source, _, _ in found] == ["Amira Said"]


def test_nobodys_words_without_marks_are_no_attribution():
    doc = Document("He lied to me. Lowe knew it all along.")
    assert without_remnants(doc, [(None, None, (doc.span(0, 37),))]) == []
