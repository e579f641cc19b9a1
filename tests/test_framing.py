"""Framing: frame cues and loaded words, near misses, scores, and agreement with people."""

import argparse
import math

import numpy as np
import pandas as pd
import pytest

from analysis import Document, framing, lexicon, plots, read_corpus
from analysis.validity import CorpusError
from analysis.validity import framing as validity

KINDS = {
    "emotive",
    "hyperbole",
    "label",
    "manner",
    "none",
    "praise",
    "scorn",
    "suspicion",
    "violence",
}


def cues(text: str) -> list[tuple[str, str]]:
    return [(c.text, c.frame) for c in framing.find(Document(text))]


def test_names_are_no_cues():
    doc = Document("He read the Financial Times. The Patriot missile is a financial success.")
    assert [(c.text, c.frame) for c in framing.find(doc)] == [("financial", "economic")]


def test_the_score_by_hand():
    # 6 + 3 + 5 + 6 = 20 words ("$" is none), so that one cue is 100 * 1 / 20 = 5 per 100 words.
    text = (
        "The mayor attacked the shameful deal. Rivals accused her. "
        "Prices rose by $3 million. They agreed on it much later."
    )
    doc = Document(text)
    assert len(doc.words) == 20
    assert [c for c in cues(text) if c[1] == "loaded"] == [
        ("attacked", "loaded"),
        ("shameful", "loaded"),
    ]
    row = framing.measure(doc)
    assert row["conflict"] == pytest.approx(100 * 3 / 20)  # attacked, Rivals, accused
    assert row["economic"] == pytest.approx(100 * 2 / 20)  # Prices, $3 million
    assert row["morality"] == pytest.approx(100 * 1 / 20)  # shameful
    assert row["resolution"] == pytest.approx(100 * 1 / 20)  # agreed on
    assert row["human_interest"] == 0
    assert row["loaded_per_100_words"] == pytest.approx(100 * 2 / 20)


def test_loaded_words_are_split_by_voice():
    # shameful, reckless: the source's; corrupt: the newsroom's own. 1 / 3.
    text = (
        "The corrupt council met on Monday.\n\n"
        "“This is a shameful and reckless plan,” Senator Ann Hill said."
    )
    assert framing.measure(Document(text))["loaded_author_share"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("text", ["", " \n\n ", "?!… “”"])
def test_no_words_give_no_cues_and_no_numbers(text):
    assert framing.find(Document(text)) == []
    assert all(math.isnan(v) for v in framing.measure(Document(text)).values())


def test_a_share_of_nothing_is_undefined_but_a_rate_is_zero():
    row = framing.measure(Document("It was a Tuesday."))
    assert row["conflict"] == row["loaded_per_100_words"] == 0
    assert math.isnan(row["loaded_author_share"])
    assert math.isnan(row["frame_author_share"])


def test_an_empty_result_still_makes_a_table_with_its_columns():
    table = pd.DataFrame(framing.find(Document("")), columns=framing.FrameCue._fields)
    assert list(table)[:6] == ["start", "end", "text", "frame", "voice", "sentence"]


@pytest.mark.parametrize(("open_", "close"), ['""', "“”", "‘’", "''"])
def test_cues_inside_any_quotation_marks_have_exact_offsets(open_, close):
    doc = Document(f"{open_}It’s a so-called solution,{close} the widow’s lawyer said.")
    for cue in framing.find(doc):
        assert doc.text[cue.start : cue.end] == cue.text
        assert cue.sentence.start <= cue.start < cue.end <= cue.sentence.end
        assert cue.voice in ("author", "source")
    assert {("so-called", "loaded"), ("solution", "resolution")} <= set(cues(doc.text))


def test_every_frame_is_found():
    text = "Critics said the tax would hurt families; it was wrong to reject a compromise."
    assert {frame for _, frame in cues(text)} == set(framing.FRAMES)


def test_a_word_may_be_a_cue_and_loaded():
    assert cues("She attacked.") == [("attacked", "conflict"), ("attacked", "loaded")]


@pytest.mark.parametrize(
    "text",
    [
        "He had a heart attack.",  # an illness, no conflict
        "Ten per cent more came.",  # a proportion, no money
        "They spent two years there.",  # time, no money
        "He paid attention.",  # no money moves
        "It was fairly small.",  # a degree, no fairness
        "The troubles of the Labour Party.",  # a name
        "The planet, its diesel and its police.",  # not plan, die, policy
        "The morale of the investigator in costume.",  # not moral, invest, cost
        "What lies under the street.",  # position, no deceit
        "Protestant fighter jets.",  # not protest, fight
        "According to the Financial Times.",  # a newspaper
    ],
)
def test_near_misses_are_not_cues(text):
    assert cues(text) == []


def test_a_cue_does_not_span_two_sentences():
    assert cues("It was a war. On it went.") == []


@pytest.mark.parametrize(
    ("name", "categories"), [("frames", {*framing.FRAMES, "none"}), ("loaded", KINDS)]
)
def test_the_lists_are_sorted_unique_explained_and_from_named_sources(name, categories):
    table = lexicon.load(name, categories)
    assert {"term", "category", "note", "source"} <= set(table.columns)
    assert table["term"].is_unique
    assert list(table["term"]) == sorted(table["term"])
    assert set(table["source"]) <= set(lexicon.sources())
    assert (table.loc[table["category"] == "none", "note"] != "").all()


def test_no_word_stands_twice_in_a_list():
    for name in ("frames", "loaded"):
        forms = []
        for term in lexicon.load(name)["term"]:
            first, *rest = term.split()
            forms += [(option, *rest) for option in first.split("|")]
        assert len(forms) == len(set(forms)), name


def test_the_teaching_articles_differ_as_they_were_written_to(root):
    corpus = read_corpus(root / "seeds" / "teaching")
    table = pd.DataFrame([framing.measure(Document(text)) for text in corpus["text"]])
    means = table.groupby(corpus["outlet_type"]).mean()
    assert means["morality"].idxmax() == means["loaded_per_100_words"].idxmax() == "partisan"
    assert means["human_interest"].idxmax() == "tabloid"
    assert means["resolution"].idxmax() == "broadsheet"


def test_figures_state_their_number_and_survive_articles_without_loaded_words():
    table = pd.DataFrame(
        {
            "outlet_type": ["a", "b"],
            "words": [200.0, 100.0],
            **{frame: [0.5, 1.0] for frame in framing.FRAMES},
            "loaded_per_100_words": [2.0, 0.0],
            "loaded_author_share": [0.75, math.nan],
        }
    )
    table.loc[0, "morality"] = 4.0  # 8 cues in 200 words, against 1 in 100
    profile = plots.frame_profile(table)
    assert "4.0 cues per 100 words (a), 1.0 (b)" in profile._suptitle.get_text()
    assert "morality (9 cues)" in [t.get_text() for t in profile.axes[0].get_yticklabels()]
    voices = plots.loaded_by_voice(table)  # 2 per 100 of 200 words are 4, three quarters are 3
    assert "3 of their 4 loaded words" in voices._suptitle.get_text()


# --- agreement with people ---------------------------------------------------------------


def test_auc_counts_pairs_in_order_and_ties_half():
    # Pairs (1, 0): 3>2, 3>1, 2=2, 2>1: 3.5 of 4.
    assert validity.auc([1, 0, 1, 0], [3, 2, 2, 1]) == 3.5 / 4
    assert math.isnan(validity.auc([1, 1], [1, 2]))


def test_f1_by_hand():
    # 2 of 3 said are right, 2 of 4 true are found: f1 = 2*2/(4+3); no: 2*1/(2+3).
    truth = np.array([1, 1, 1, 1, 0, 0], dtype=bool)
    said = np.array([1, 1, 0, 0, 1, 0], dtype=bool)
    scores = validity.binary_f1(truth, said)
    assert scores["f1"] == pytest.approx(4 / 7)
    assert scores["macro_f1"] == pytest.approx((4 / 7 + 2 / 5) / 2)


@pytest.fixture
def corpora(tmp_path):
    narrative, babe = tmp_path / "narrative.tsv", tmp_path / "babe.csv"
    narrative.write_text(
        "ID\ttext\tRE\tHI\tCO\tMO\tEC\n"
        "0\tThey clashed.\tFalse\tFalse\tTrue\tFalse\tFalse\n"
        "1\tPrices fell.\tFalse\tFalse\tFalse\tFalse\tTrue\n"
        "2\tIt rained.\tFalse\tFalse\tFalse\t\tFalse)\n",
        encoding="utf-8",
    )
    babe.write_text(
        "text;news_link;label_bias\nA shameful plan.;x;Biased\nA plan.;y;Non-biased\n"
        "One.;z;No agreement\n",
        encoding="utf-8",
    )
    return narrative, babe


def options(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    validity.add_arguments(parser)
    return parser.parse_args([str(a) for a in arguments])


def test_both_corpora_are_read_in_their_own_format(corpora):
    narrative, babe = corpora
    articles = validity.load_narrative(narrative)
    assert articles["economic"].tolist() == [0, 1, 0]
    assert articles["morality"].isna().tolist() == [False, False, True]
    assert validity.score_frames(articles).loc["conflict", "auc"] == 1
    sentences = validity.load_babe(babe)
    assert sentences["biased"].tolist() == [1, 0]
    assert validity.score_loaded(sentences).loc["all", "macro_f1"] == 1
    text = validity.report(options("--narrative", narrative, "--babe", babe))
    assert "conflict" in text
    assert "macro_f1" in text


def test_what_is_wrong_with_a_corpus_is_said_in_a_sentence(corpora, tmp_path):
    with pytest.raises(CorpusError, match="give its path with --narrative"):
        validity.report(options())
    with pytest.raises(CorpusError, match="nothing lies there"):
        validity.report(options("--babe", tmp_path / "none.csv"))
    with pytest.raises(CorpusError, match="no column 'text'"):
        validity.load_babe(corpora[0])
    with pytest.raises(CorpusError, match="cannot be read"):
        validity.load_narrative(tmp_path)
