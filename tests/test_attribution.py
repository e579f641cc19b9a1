"""From text to attributions: rules beside the tagger, any input, time in proportion."""

import pytest
from conftest import least_seconds

from analysis import Document, attribution
from analysis.attribution.mending import complete

STORY = (
    "Bridge Closes, Officials Say\n\n“It may fall,” Mayor Ann Lee told Reuters on Monday, “and we "
    "are ready.” She hopes that it holds.\n\nAccording to a report, two cables broke. The firm "
    "declined to comment."
)


def completed(text, *relations):
    """Run the rules on relations given as words: source, cue, contents."""
    doc = Document(text)

    def span(words):
        return words and doc.span(text.index(words), text.index(words) + len(words))

    given = [(span(s), span(c), tuple(map(span, contents))) for s, c, contents in relations]
    return [
        (s and s.text, c and c.text, tuple(x.text for x in contents))
        for s, c, contents in complete(doc, given)
    ]


def test_it_is_alleged_has_no_source_and_it_said_has():
    text = "It is alleged that the firm paid."
    content = ("that the firm paid",)
    assert completed(text, ("It", "is alleged", content)) == [(None, "is alleged", content)]
    text = "The bank was firm. It was told that the firm paid, it said."
    assert completed(text, ("it", "said", ("that the firm paid",)))[0][0] == "it"
    text = "It is expected to rise."  # the rate, say: no clause follows
    assert completed(text, ("It", "is expected", ("to rise",)))[0][0] == "It"


def test_an_article_alone_is_no_source():
    text = "The claim that bats sing is false."
    assert completed(text, ("The", "claim", ("that bats sing",)))[0][0] is None


BAD = {
    "empty": "",
    "blank": " \n\n ",
    "marks only": "“” \"\" '' ... — !",
    "one word": "said",
    "capitals": STORY.upper(),
    "no punctuation": "".join(c for c in STORY if c.isalnum() or c.isspace()),
    "never closed": STORY.replace("”", ""),
    "never opened": STORY.replace("“", ""),
    "list": "- The mayor said no\n- The council said yes\n* Nobody knows",
    "transcript": "LEE: We are ready.\nRAY: No, I said no. (APPLAUSE)\nQ: Why?\nA: Because.",
    "empty quotation": '“” said the mayor. "" he said.',
    "two hundred quotations": "“No,” he said. " * 200,
    "carriage returns": STORY.replace("\n", "\r\n"),
    "no-break spaces": STORY.replace(" ", "\xa0"),
    "odd characters": "😀 said “😀\u200b” \ud800 to «Ünal».",
    "right to left": "‏«קרא» said Ann Lee.",
}


@pytest.mark.parametrize("name", BAD)
def test_any_text_gives_spans_inside_it(name):
    doc = Document(BAD[name])
    for a in attribution.find(doc):
        for span in filter(None, (a.source, a.cue, a.via, *a.content)):
            assert 0 <= span.start < span.end <= len(doc.text)
            assert span.text == doc.text[span.start : span.end]
        assert a.form in attribution.FORMS
        assert a.source_kind in attribution.SOURCE_KINDS
        assert (a.source is None) == (a.source_kind == "none")
    for value in attribution.measure(doc).values():
        assert value != value or value >= 0  # NaN, or a number that can be
    assert len(attribution.table(doc)) == len(attribution.find(doc))


LONG = {
    "article": STORY + "\n\n",
    "quotations": "“No,” he said. ",
    "outlets in one sentence": "Mr. Ann Lee told Reuters, ",
    "according to": "According to him, it rains “a lot.” ",
    "cited": "It rains, according to two aides cited by the Post. ",
    "never closed": "“He said no.\n\n",
    "namesakes": "".join(f"Mr. B{'a' * i} Lee said no. Lee said yes. " for i in range(60)),
    "roles": "The mayor Ann Lee said no. The president said yes. ",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_ten_times_the_text_takes_at_most_twelve_times_as_long(name):
    def measured(text):
        doc = Document(text)
        attribution.measure(doc)
        attribution.table(doc)

    def seconds(text):
        return least_seconds(measured, text, repeats=1)

    text = LONG[name] * (10_000 // len(LONG[name]))
    seconds(text)

    def growth():
        # Ten short texts around the long one, so that a busy machine slows both alike.
        before = sum(seconds(text) for _ in range(5))
        long = seconds(text * 10)
        return long / ((before + sum(seconds(text) for _ in range(5))) / 10)

    assert any(growth() <= 12 for _ in range(4))


def test_a_source_ends_with_its_sentence_and_has_letters():
    doc = Document("He is 58. Passengers said so. ’ said he.")
    cue, source, mark = doc.span(21, 25), doc.span(6, 20), doc.span(30, 31)
    assert source.text == "58. Passengers"
    found = complete(doc, [(source, cue, ()), (mark, doc.span(32, 36), ())])
    assert [s and s.text for s, _, _ in found] == ["Passengers", None]


def test_a_dateline_is_nobodys_words():
    text = "PORT ELLERY, May 7 (Meridian) - A water main burst, the city said."
    doc = Document(text, furniture="keep")
    content, cue = doc.span(0, 50), doc.span(61, 65)
    assert cue.text == "said"
    assert complete(doc, [(None, cue, (content,))])[0][2][0].text == "A water main burst"
