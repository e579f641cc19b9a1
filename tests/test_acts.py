"""What a source did, by its cue and its kind, and how much of a text is speech."""

import math

import pytest

from analysis import Document, attribution
from analysis.attribution import ACTS, of_relations
from analysis.attribution.cueterms import terms


def act(text: str, source: str, cue: str, content: str) -> str:
    """The act of one attribution, whatever the tagger makes of the text."""
    doc = Document(text)

    def span(part):
        start = text.index(part)
        return doc.span(start, start + len(part))

    relation = (span(source) if source else None, span(cue) if cue else None, (span(content),))
    return of_relations(doc, [relation])[0].act


@pytest.mark.parametrize(
    ("expected", "text", "source", "cue", "content"),
    [
        ("speech", "Ann Lowe said it rained.", "Ann Lowe", "said", "it rained"),
        ("speech", "Lowe warned of floods.", "Lowe", "warned of", "floods"),
        ("speech", "It rained, according to Lowe.", "Lowe", "according to", "It rained"),
        ("speech", "“It rained,” Lowe grinned.", "Lowe", "grinned", "“It rained,”"),
        ("speech", "Lowe: The wall is safe.", "Lowe", ":", "The wall is safe"),
        ("speech", "Police indicated that he fled.", "Police", "indicated", "that he fled"),
        ("thought", "Lowe believes it rained.", "Lowe", "believes", "it rained"),
        ("thought", "Residents are worried that it floods.", "Residents", "are worried", "that it"),
        ("thought", "Lowe was convinced it rained.", "Lowe", "was convinced", "it rained"),
        ("thought", "The storm is expected to fade.", "", "is expected", "to fade"),
        ("intention", "Lowe wants a wall.", "Lowe", "wants", "a wall"),
        ("intention", "Lowe hopes to win.", "Lowe", "hopes", "to win"),
        ("intention", "Lowe refused to say so.", "Lowe", "refused to say", "so"),
        ("intention", "Lowe would like to see it.", "Lowe", "would like", "to see it"),
        ("evidence", "The poll shows a tie.", "The poll", "shows", "a tie"),
        ("evidence", "The report said it leaked.", "The report", "said", "it leaked"),
        ("evidence", "It leaked, according to a report.", "a report", "according to", "It leaked"),
        ("evidence", "52% of voters say it leaked.", "52% of voters", "say", "it leaked"),
        ("evidence", "Researchers found that bats sing.", "Researchers", "found", "that bats"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) > 15 else "",
)
def test_the_act(expected, text, source, cue, content):
    assert act(text, source, cue, content) == expected


def test_hope_is_a_thought_where_no_infinitive_follows():
    text = "Lowe hopes that it rains."
    assert act(text, "Lowe", "hopes", "that it rains") == "thought"


def test_a_pronoun_has_the_act_of_what_it_means():
    text = "A report by the council warned of floods. It said that walls leak."
    doc = Document(text)
    report, warned, floods = doc.span(0, 23), doc.span(24, 33), doc.span(34, 40)
    it, said, leak = doc.span(42, 44), doc.span(45, 49), doc.span(50, 65)
    found = of_relations(doc, [(report, warned, (floods,)), (it, said, (leak,))])
    assert [a.act for a in found] == ["evidence", "evidence"]


def test_every_listed_act_is_one_of_the_four():
    assert {act for ways in terms("acts").values() for _, act, _ in ways} == set(ACTS)


def numbers(text: str, *relations) -> dict[str, float]:
    """The numbers of a text with the given attributions: source, cue, content."""
    doc = Document(text)

    def span(part):
        return doc.span(text.index(part), text.index(part) + len(part)) if part else None

    whole = [(span(source), span(cue), (span(content),)) for source, cue, content in relations]
    return attribution.measures.measure(doc, of_relations(doc, whole))


def test_speech_by_hand():
    # Two of three sentences are told, one of them is thought: of 18 words 6 are said.
    text = (
        "Lowe said that the old wall will last. Hale fears that it will fall soon. It rains today."
    )
    row = numbers(
        text,
        ("Lowe", "said", "that the old wall will last"),
        ("Hale", "fears", "that it will fall soon"),
    )
    assert row["speech_word_share"] == pytest.approx(6 / 18)
    assert row["attributed_word_share"] == pytest.approx(11 / 18)
    assert row["speech_sentence_share"] == pytest.approx(1 / 3)
    assert (row["speech_share"], row["thought_share"]) == (0.5, 0.5)
    assert (row["intention_share"], row["evidence_share"]) == (0, 0)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Lowe criticised the old plan for a wall.", ("Lowe", "criticised", "the old plan")),
        ("It is alleged that he stole the old bell.", ("", "is alleged", "that he stole")),
        ("The report said that the old wall leaks.", ("The report", "said", "that the old wall")),
    ],
    ids=["what speech is about", "nobody said it", "a document"],
)
def test_what_is_no_speech(text, relation):
    assert numbers(text, relation)["speech_word_share"] == 0


def test_few_words_make_no_sentence_speech():
    row = numbers("The big old wall, Lowe said, is safe now.", ("Lowe", "said", "is safe now"))
    assert row["speech_word_share"] > 0
    assert row["speech_sentence_share"] == 0


def test_a_text_without_words_has_no_speech_share():
    row = attribution.measure(Document("?!"))
    assert all(math.isnan(row[name]) for name in ("speech_word_share", "speech_sentence_share"))
    assert all(math.isnan(row[f"{act}_share"]) for act in ACTS)


def test_the_table_says_the_act():
    told = attribution.table(Document("“It may rain,” the mayor said."))
    assert told["act"].to_list() == ["speech"]
