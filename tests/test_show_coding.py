"""Marks made by people: gold files that are read and written, and agreement with the tool."""

import math

import pandas as pd
import pytest

from analysis import Document, hedging, read_article
from analysis.show import annotating, coding

TEXT = "It may rain, perhaps. The mayor left, two aides said."
GOLD = "seeds/gold/hedges.csv"


def test_agreement_by_hand():
    # Ten words; one's own "may" and "left", the tool's "may" and "perhaps". Both say the same of
    # 8 of 10; by chance (2 * 2 + 8 * 8) / 100 = 0.68. Kappa (0.8 - 0.68) / (1 - 0.68) = 0.375.
    assert len(Document(TEXT).words) == 10
    found = coding.compare(TEXT, [(3, 6), (32, 36)], "hedges")
    assert found == ([(3, 6)], [(32, 36)], [(13, 20)], 0.375)
    assert coding.compare(TEXT, [(38, 47)], "sources").both == [(38, 47)]
    assert coding.compare(TEXT, [(3, 6), (13, 20)], "hedges").kappa == 1
    assert math.isnan(coding.compare("It rains.", [], "hedges").kappa)
    with pytest.raises(ValueError, match="mark hedges or sources"):
        coding.compare(TEXT, [], "frames")


def test_agreement_is_told_with_its_sentences_and_escaped():
    text = "It may rain. <b>Perhaps</b> it snows."
    html = coding.told(text, coding.compare(text, [(7, 11)], "hedges"))
    assert "Only you: 1" in html
    assert "Only the tool: 2" in html
    assert "<mark>rain</mark>" in html
    assert "<b>Perhaps" not in html


def test_the_gold_of_the_project_is_read_and_written_again():
    text = read_article("seeds/teaching/harbour-tunnel-wire.txt").text
    gold = coding.load(GOLD, {"harbour-tunnel-wire": text})
    assert len(gold) == 2
    marks = gold[["start", "end", "category"]].to_dict("records")
    written = coding.rows("harbour-tunnel-wire", text, marks, "hedges")
    pd.testing.assert_frame_equal(written.drop(columns="coder"), gold, check_dtype=False)
    found = coding.compare(text, [(m["start"], m["end"]) for m in marks], "hedges")
    assert len(found.both) + len(found.tool) == len(hedging.find(text))


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        pytest.param("article,start\nrain,3\n", "no column 'end'", id="no column"),
        pytest.param(
            "article,start,end,text,category,voice\nrain,4,7,may,modal,author\n",
            "line 2: 'may' does not stand there",
            id="moved",
        ),
        pytest.param("", "cannot be read", id="empty"),
    ],
)
def test_marks_that_do_not_fit_are_refused(tmp_path, written, wrong):
    path = tmp_path / "marks.csv"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=wrong):
        coding.load(path, {"rain": TEXT})


def test_a_class_saves_in_one_file_and_each_reader_replaces_their_own(tmp_path):
    out = tmp_path / "class.csv"

    def save(coder, *marks, what="hedges"):
        _, reply = annotating.replying([("rain", TEXT)], out, coder)
        sent = [{"start": a, "end": b, "category": "modal"} for a, b in marks]
        return reply({"want": "save", "name": "rain", "what": what, "marks": sent})

    assert "2 marks of rain saved" in save("Ann", (3, 6), (13, 20))["saved"]
    save("Bo", (3, 6))
    save("Ann", (13, 20))
    table = pd.read_csv(out)
    assert table[["coder", "text"]].to_numpy().tolist() == [["Ann", "perhaps"], ["Bo", "may"]]
    assert list(coding.load(out, {"rain": TEXT})["start"]) == [13, 3]
    save("Ann", (38, 47), what="sources")
    assert list(pd.read_csv(tmp_path / "class-sources.csv")["text"]) == ["two aides"]
    given, reply = annotating.replying([("rain", TEXT)], out, "Bo", before=out)
    assert given["articles"][0]["marks"]["hedges"] == [[3, "modal"], [1, "modal"]]
    for question in ({}, {"name": "rain", "what": "hedges", "marks": [3]}, {"name": "snow"}):
        assert list(reply(question)) == ["refused"]
    outside = [{"start": 3, "end": 999, "category": "modal"}]
    told = reply({"want": "save", "name": "rain", "what": "hedges", "marks": outside})
    assert "outside of the text" in told["refused"]


def test_the_files_of_a_class_are_read_at_once(tmp_path):
    texts = {"rain": TEXT, "other": "It snows."}
    may, perhaps = {"start": 3, "end": 6}, {"start": 13, "end": 20}
    coding.rows("rain", TEXT, [may], "hedges", "Ann").to_csv(tmp_path / "1.csv", index=False)
    coding.rows("rain", TEXT, [may, perhaps], "hedges").to_csv(tmp_path / "Bo.csv", index=False)
    aides = coding.rows("rain", TEXT, [{"start": 38, "end": 47}], "sources")
    aides.to_csv(tmp_path / "Bo-sources.csv", index=False)
    marks = coding.load(tmp_path, texts)
    assert list(zip(marks["coder"], marks["text"], strict=True)) == [
        ("Ann", "may"),
        ("Bo", "may"),
        ("Bo", "perhaps"),
    ]
    pd.testing.assert_frame_equal(
        coding.load([tmp_path / "1.csv", tmp_path / "Bo.csv"], texts), marks
    )
    assert list(coding.load(tmp_path, texts, "sources")["coder"]) == ["Bo"]
    # Ten words. Ann marked one, Bo and the tool that and another: seen 9 of 10, by chance
    # (1 * 2 + 9 * 8) / 100 = 0.74; kappa (0.9 - 0.74) / (1 - 0.74) = 0.615.
    assert coding.pairs(marks, texts).to_numpy().tolist() == [
        ["Ann", "Bo", 10, 0.615],
        ["Ann", "the tool", 10, 0.615],
        ["Bo", "the tool", 10, 1.0],
    ]
    (tmp_path / "none").mkdir()
    with pytest.raises(coding.GoldError, match="no marks of hedges"):
        coding.load(tmp_path / "none", texts)
