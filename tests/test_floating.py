"""Quotations without a cue of their own: to whom they go, and when to nobody."""

import pytest

from analysis import Document, attribution
from analysis.attribution.floating import settle


def settled(text: str, *cues: str) -> list[tuple[str | None, list[str]]]:
    """Cue and contents after settling, where the tagger found the cues and no content."""
    doc = Document(text)
    places = [(text.index(cue), cue) for cue in cues]
    relations = [(None, doc.span(at, at + len(cue)), ()) for at, cue in places]
    return [(c and c.text, [s.text for s in content]) for _, c, content in settle(doc, relations)]


ABOVE = (
    "Council delays vote\n\nThe council put off a vote on a wall on Monday.\n\nCouncil leader "
    "Greta Moss said the plan would return. “We want to get this right,” she said.\n\n"
)
BELOW = "\n\nThe wall would run for two miles along the sea front and take four years to build."


def speaker(words: str, text: str, model: str = "small") -> str | None:
    """Return who is said to speak some words of a text that stands within an article."""
    article = ABOVE + text + BELOW
    at = article.index(words)
    with attribution.using(model):
        found = attribution.find(article)
    told = {a.speaker for a in found if any(s.holds(at) for s in a.content)}
    assert len(told) < 2, told
    return told.pop() if told else None


def test_a_finished_sentence_before_tells():
    text = "“It may rain,” she said. “Stay at home now.” Then he asked: “Will it last long?”"
    assert settled(text, "said", "asked") == [
        ("said", ["“It may rain,”", "“Stay at home now.”"]),
        ("asked", ["“Will it last long?”"]),
    ]


def test_scare_quotes_titles_and_single_words_stay_where_they_are():
    text = "The “red line of old” moved, and “No,” she said of “Gone with the Wind”."
    assert settled(text, "said") == [("said", [])]


def test_what_has_an_attribution_keeps_it():
    doc = Document("“It may rain,” she said.")
    content, cue = doc.span(1, 13), doc.span(19, 23)
    assert settle(doc, [(None, cue, (content,))]) == [(None, cue, (content,))]


def test_a_small_part_of_a_quotation_stands_for_the_whole():
    doc = Document("“It may rain,” she said.")
    found = settle(doc, [(None, doc.span(19, 23), (doc.span(1, 7),))])
    assert found == [(None, doc.span(19, 23), (doc.quotations[0],))]


def test_nothing_to_settle():
    assert settle(Document(""), []) == []


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“The wall will hold for years.” – Commissioner Otto Frey", "The wall", "Otto Frey"),
        ('"The sea took it all," - Tom Hale, 44', "The sea", "Tom Hale"),
        ("“Our town deserves better” — Councillor Jane Pike (Lab)", "Our town", "Jane Pike"),
        ("‘We had to swim for it.’ ~ Tom Hale, fisherman", "We had", "Tom Hale"),
        ('"It was a war zone."\n-- Dr. Maria Penn, surgeon', "It was", "Maria Penn"),
        ("“A gripping tale to the end.” – The Northport Courier", "A grip", "Northport Courier"),
    ],
    ids=["dash", "hyphen", "no stop", "tilde", "own line", "outlet"],
)
def test_who_signs_a_quotation_has_said_it(text, words, who):
    assert speaker(words, text) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("And from Chairwoman Ines Roth:\n\n“Dana served us well.”", "Dana", "Ines Roth"),
        ("Here is Governor Ann Lowe on it:\n\n“It will never do.”", "It will", "Ann Lowe"),
        ("Over to Mayor Tom Hale: “We never saw the bill.”", "We never", "Tom Hale"),
        ("A word from the head, Mrs Vale: “School is closed.”", "School", "Vale"),
        ("Lowe's verdict on the wall: “It will fall.” She left.", "It will", "Lowe"),
        ("Adds Hale: “We always come back.”", "We always", "Hale"),
        ("Said Lowe: “They came back.” Adds Hale: “Always.”", "Always", "Hale"),
    ],
    ids=["from", "here is", "over to", "apposition", "possessive", "verb first", "one word"],
)
def test_who_is_announced_says_what_follows(text, words, who):
    assert speaker(words, text) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Lowe shook her head. “That is not how we do it.”", "That is", "Lowe"),
        ("Hale shrugged. “What can you do about it?”", "What can", "Hale"),
        ("The nurse smiled. “You get used to it.”", "You get", "nurse"),
        ("Maria Penn has lived here since 1980. “I saw no storm like it.”", "I saw", "Maria Penn"),
        ("His mother wiped her eyes. “He was all I had.”", "He was", "His mother"),
    ],
    ids=["hers", "gesture", "role", "name known", "kin"],
)
def test_the_subject_of_the_sentence_before_speaks(text, words, who):
    assert speaker(words, text) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“It is my home,” Lowe said. “I was born here.” Hale added: “So was I.”", "I was", "Lowe"),
        ('"We ran," said Pike. "We hid." Penn agreed, saying: "It was hell."', "We hid", "Pike"),
        ("‘We were lucky,’ said Pike. ‘It missed us.’ Ray replied: ‘Just.’", "It missed", "Pike"),
    ],
    ids=["added", "saying", "British"],
)
def test_a_finished_quotation_is_not_the_next_speakers(text, words, who):
    assert speaker(words, text) == who


LONG = [
    "Reed said: “We had no warning. The first wave came at nine.",
    "“We had no warning,” said Reed. “The first wave came at nine.",
    'Reed told jurors: "We had no warning. The first wave came at nine.',
    "Reed wrote: 'We had no warning. It's the boys' fault.",
    "‘We had no warning,’ said Reed. ‘The first wave came at nine.",
]


@pytest.mark.parametrize("opening", LONG, ids=["said:", "said. “", "straight", "single", "curly"])
@pytest.mark.parametrize("middle", [1, 2, 3])
def test_every_paragraph_of_a_long_quotation_is_the_first_speakers(opening, middle):
    mark = next(c for c in opening if c in "“\"'‘")
    close = {"“": "”", "‘": "’"}.get(mark, mark)
    further = [f"{mark}Wave {n} took another house." for n in range(middle)]
    text = "\n\n".join([opening, *further, f"{mark}Then it was over.{close}"])
    for words in ("We had", *(f"Wave {n}" for n in range(middle)), "Then it was over"):
        assert speaker(words, text) == "Reed"


def test_who_was_quoted_in_the_sentence_before_goes_on():
    text = "“It was bad,” said a clerk, who asked not to be named. “We knew it all along.”"
    assert speaker("We knew", text) == speaker("It was bad", text) != "who"


def test_the_last_paragraph_tells_for_all_where_the_first_has_no_speaker():
    text = "“Our house went first.\n\n“Then the school.\n\n“Then the church,” said Mary Reed, 71."
    assert [speaker(words, text) for words in ("Our house", "Then the school")] == ["Mary Reed"] * 2


def test_a_paragraph_that_only_quotes_goes_on_with_the_one_before():
    assert speaker("It takes", "“It takes time,” Ann Lowe said.\n\n“It takes money.”") == "Ann Lowe"
    assert speaker("No more", "Ann Lowe said it took time.\n\n“No more of this.”") == "Ann Lowe"


@pytest.mark.parametrize(
    "text",
    [
        "The tide was high that night.\n\n“Nobody told us a thing.”",
        "A report blames the council.\n\n“Nobody told us a thing.”",
        "“Go now,” Ann Lowe said.\n\nIt rained.\n\n“Nobody told us a thing.”",
    ],
    ids=["no cue", "a document", "a paragraph between"],
)
def test_a_missing_speaker_is_better_than_a_wrong_one(text):
    assert speaker("Nobody told", text) == ""


def test_a_section_title_in_marks_is_nobodys():
    text = "“It takes time,” Ann Lowe said.\n\n“Legend in the Coal Fields.”\n\nIt rained."
    assert speaker("Legend", text) is None


def test_what_stands_unquoted_in_another_paragraph_has_no_cue():
    doc = Document("Ann Lowe said so.\n\nThe wall will fall in May.")
    lowe, said, wall = doc.span(0, 8), doc.span(9, 13), doc.span(19, 45)
    assert settle(doc, [(lowe, said, (wall,))]) == [(lowe, said, ())]
    doc = Document("Ann Lowe said this:\n\nThe wall will fall in May.")
    assert settle(doc, [(lowe, said, (doc.span(21, 47),))])[0][2] == (doc.span(21, 47),)
