"""The tagger: spans that fit the text, any input, clear errors, linear time."""

import time

import numpy as np
import pytest

from analysis import Document
from analysis.attribution import features, links, tagger, viterbi

STORY = (
    "Storm Nears, Officials Say\n\n“It may hit by nine,” Sen. Maria Ruiz said on Monday. “We are "
    "ready.”\n\nThe mayor believes that schools should close. According to a report, many families "
    "left."
)


def found(text):
    return [
        (source and source.text, cue and cue.text, tuple(c.text for c in content))
        for source, cue, content in tagger.relations(Document(text))
    ]


def test_speech_thought_and_document_are_found():
    assert ("The mayor", "believes", ("that schools should close",)) in found(STORY)
    assert ("a report", "According to", ("many families left",)) in found(STORY)


def test_a_split_quotation_is_one_attribution():
    (quote,) = [c for _, cue, c in found(STORY) if cue.startswith("said")]
    assert quote == ("“It may hit by nine,”", "“We are ready.”")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "...",
        '""',
        "Hi",
        STORY.upper(),
        STORY.replace(".", " ").replace(",", " "),
        STORY.replace("”", ""),
        STORY.replace(" ", "\xa0"),
        STORY.replace("\n", "\r\n"),
        '"No," he said. ' * 200,
        "\n".join(f"SPEAKER {i}: We will win. (APPLAUSE)" for i in range(50)),
        "\n".join(f"- item {i}" for i in range(100)),
        'He said "" and left.',
        "He said 😀 “ok \u200b” \ud800.",
        '"' * 2000,
    ],
)
def test_any_text_gives_spans_inside_it(text):
    for source, cue, content in tagger.relations(Document(text)):
        for span in filter(None, (source, cue, *content)):
            assert 0 <= span.start < span.end <= len(text)
            assert span.text == text[span.start : span.end] == span.text.strip()


def test_two_hundred_quotations_are_two_hundred_attributions():
    assert len(found('"No," he said. ' * 200)) == 200


def test_an_open_mark_spoils_its_paragraph_only():
    rest = "\n\nThe mayor believes that schools should close."
    assert found('He said "it may rain.' + rest)[-1] == found("He left." + rest)[-1]


@pytest.mark.slow
def test_time_grows_with_the_text():
    def seconds(text):
        clock = time.process_time()
        tagger.relations(Document(text))
        return time.process_time() - clock

    text = (STORY + "\n\n") * 100
    seconds(text)
    short, long = min(seconds(text) for _ in range(3)), seconds(text * 10)
    assert long < 20 * short  # 10 times is linear; twice that leaves room for a busy machine


def test_decoding_finds_the_best_legal_sequence():
    # One piece, then two: brute force over all legal tag sequences.
    rng = np.random.default_rng(0)
    legal, opens, closes = viterbi.legal_tags()
    scores = rng.normal(size=(3, viterbi.TAGS)).astype(np.float32)
    follows = np.where(legal, rng.normal(size=legal.shape), -1e4)
    begins, ends = np.where(opens, 0, -1e4), np.where(closes, 0, -1e4)
    tags = viterbi.viterbi(scores, np.array([0, 1]), np.array([1, 2]), follows, begins, ends)
    one = scores[0] + begins + ends
    two = (scores[1] + begins)[:, None] + follows + (scores[2] + ends)
    assert tags[0] == one.argmax()
    assert tuple(tags[1:]) == np.unravel_index(two.argmax(), two.shape)


def test_pieces_split_clitics_and_mark_paragraphs():
    text = features.pieces(Document("Clinton's aides didn't.\n\nanti-Trump U.S. plan"))
    assert text.words == [
        "Clinton",
        "'s",
        "aides",
        "didn't",
        ".",
        "¶",
        "anti-Trump",
        "U.S.",
        "plan",
    ]


def test_form():
    doc = Document('He said "no way" and that "it" is bad.')
    place = {s: (doc.text.index(s), doc.text.index(s) + len(s)) for s in ('"no way"', "is bad")}
    assert links.form_of(doc, [place['"no way"']]) == "direct"
    assert links.form_of(doc, [place["is bad"]]) == "indirect"
    assert links.form_of(doc, list(place.values())) == "mixed"


@pytest.mark.parametrize("damage", [None, b"", b"PK\x03\x04 no model", "cut"])
def test_a_missing_or_damaged_model_is_one_clear_sentence(tmp_path, damage):
    path = tmp_path / "model.npz"
    if damage is not None:
        path.write_bytes(tagger.MODEL.read_bytes()[:5000] if damage == "cut" else damage)
    with pytest.raises(tagger.ModelError, match=r"^The attribution model .* is (missing|damaged)"):
        tagger.read(path)


def test_the_model_is_small_and_says_where_it_comes_from():
    assert tagger.MODEL.stat().st_size < 8e6
    card = tagger.load().card
    assert card["version"] == tagger.VERSION
    assert "PolNeAR" in card["trained_on"]
    assert card["figures"]


def test_a_paper_that_quotes_in_single_marks_is_read_alike():
    double = "“He had it every morning,” she fumed. “I poured it myself.”"
    single = double.translate(str.maketrans("“”", "‘’"))
    assert [(s, c, [part[1:-1] for part in content]) for s, c, content in found(single)] == [
        (s, c, [part[1:-1] for part in content]) for s, c, content in found(double)
    ]
