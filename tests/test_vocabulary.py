"""The vocabulary: the same tokens however they are met, one number each, begun anew when large."""

import numpy as np
import pytest
from conftest import least_seconds

from analysis import Document, framing, hedging, measure, readability, vocabulary
from analysis.attribution.tagger import features
from analysis.columns import each
from analysis.show import highlight
from analysis.vocabulary import FOLDED, Vocabulary, blocks, starts_of

CHUNKS = (
    *("rain", "rain,", "rain.", "rain’", "U.", "U.S.", "it’s.", "«rain»", "5,", "é!", "a.m.x"),
    *("x.y:", "J.R", "NRW.N", "ann@roe.org,", "www.roe.org.", "2.5m", "rain.U.", "e\u0301t", "_"),
)

LENGTHS = each(len, int)


@pytest.mark.parametrize("module", [vocabulary, features])
def test_a_word_before_a_mark_is_cut_as_by_the_pattern(module):
    pattern = vocabulary._TOKEN if module is vocabulary else features._PIECE
    known = Vocabulary(module._cut)
    for text in (" ".join(CHUNKS), "", " \n", "«\u2003".join(reversed(CHUNKS))):
        apart = [part for chunk in text.split() for part in pattern.findall(chunk)]
        assert [known.texts[number] for number in known.numbers(text)] == apart


def test_a_part_starts_where_its_stretch_has_it():
    known = Vocabulary()
    text = "Rain,  he\tsaid: “It rains.”\u2003Rain,"
    for _ in range(2):
        numbers, starts = known.parts_of(known.chunks.of(text.split()), starts_of(text))
        parts = [(start, known.texts[n]) for start, n in zip(starts, numbers, strict=True)]
        assert all(text.startswith(part, start) for start, part in parts)
        assert "".join(part for _, part in parts) == "".join(text.split())


def test_what_was_broken_off_is_learnt_anew(monkeypatch):
    known = Vocabulary()
    known.numbers("It rains.")
    chunks = known.chunks.of(["It", "rains,", "it", "rained."])
    with monkeypatch.context() as patched:
        patched.setattr(known._offsets, "put", broken_off)
        with pytest.raises(KeyboardInterrupt):
            known.parts_of(chunks, chunks)
    numbers, _ = known.parts_of(chunks, chunks)
    assert [known.texts[n] for n in numbers] == ["It", "rains", ",", "it", "rained", "."]
    assert LENGTHS.of(known)[numbers].tolist() == [2, 5, 1, 2, 6, 1]


def broken_off(*_):
    raise KeyboardInterrupt


def test_a_token_has_one_number_wherever_it_stands():
    known = Vocabulary()
    first, second = known.numbers("Rain, rain."), known.numbers("rain Rain")
    assert first[[0, 2]].tolist() == second[[1, 0]].tolist()
    assert known.number("Rain") == first[0]
    assert LENGTHS.of(known)[first].tolist() == [4, 1, 4, 1]


def test_a_column_asks_of_each_token_once_and_of_another_columns_values():
    asked = []
    column = each(lambda word: asked.append(word) or len(word), int, by=FOLDED)
    known = Vocabulary()
    for text in ("It RAINS.", "It RAINS today."):
        numbers = known.numbers(text)
        assert column.of(known)[numbers][:3].tolist() == [2, 5, 1 if text[8] == "." else 5]
    assert asked == ["it", "rains", ".", "today"]


def test_a_long_text_is_cut_at_white_space(monkeypatch):
    text = "It may rain, the mayor said. " * 5
    whole = Document(text).tokens
    monkeypatch.setattr(vocabulary, "BLOCK", 7)
    assert "".join(block for _, block in blocks(text)) == text.rstrip() + " "
    assert Document(text).tokens == whole


def test_a_document_keeps_the_vocabulary_it_was_read_with(monkeypatch):
    monkeypatch.setattr(vocabulary, "_vocabulary", Vocabulary())
    monkeypatch.setattr(vocabulary, "MOST", 1)
    doc = Document("It may rain.")
    words = [w.text for w in doc.words]
    other = Document("Perhaps it will not rain at all.")
    assert other.folded[0] == "perhaps"
    assert doc.vocabulary is not other.vocabulary
    assert [w.text for w in doc.words] == words
    assert [h.text for h in hedging.find(doc)] == ["may"]
    assert repr(measure(doc)) == repr(measure("It may rain."))


def test_what_is_no_word_has_no_form():
    from analysis.readability.wordforms import look_up

    assert not look_up(["."]).any()
    assert np.count_nonzero(look_up(["rain"]))


def test_forms_are_weighed_without_any_that_come_weighed(monkeypatch):
    from analysis.readability import wordforms

    tokens = ["Rain", "may", "5%", ".", "Zorbling"]
    usual = wordforms.Weighing().rows(tokens)
    none = np.empty((0, wordforms.AT["polysyllable"]))
    monkeypatch.setattr(wordforms, "common", lambda: ([], none))
    assert np.array_equal(wordforms.Weighing().rows(tokens)[:, 1:], usual[:, 1:])


def test_forms_are_right_after_a_weighing_that_was_broken_off(monkeypatch):
    from analysis.readability import wordforms

    tokens = ["Zorbling", "rain", "zorblings", "Zarbled"]
    usual, weighing, weigh = (
        wordforms.Weighing().rows(tokens),
        wordforms.Weighing(),
        wordforms.weigh,
    )
    with monkeypatch.context() as patched:
        patched.setattr(
            wordforms, "weigh", lambda w, *a: weigh(w, *a) if w < "zorblings" else 1 / 0
        )
        with pytest.raises(ZeroDivisionError):
            weighing.rows(tokens)
    found = weighing.rows(tokens[::-1])[::-1]
    assert np.array_equal(found[:, 1:], usual[:, 1:])
    assert len(set(found[:, 0])) == len(tokens)


@pytest.mark.slow
@pytest.mark.parametrize(
    "work",
    [
        readability.find,
        readability.by_paragraph,
        hedging.unsourced_hearsay,
        framing.find,
        highlight,
    ],
)
def test_time_grows_with_the_paragraphs(work):
    piece = "The mayor reportedly left. Some say that he may fall, Ann Roe said.\n\n"
    text = piece * 100
    work(Document(text))
    once, more = (least_seconds(lambda t=t: work(Document(t))) for t in (text, text * 8))
    assert more < 2.8**3 * once, "eight times the text: eight times the time, not sixty-four"
