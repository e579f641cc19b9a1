"""Agreement of frames and loaded words with people, and their corpora."""

import argparse

import numpy as np
import pytest

from analysis.corpora import CorpusError, babe, narrative_frames
from analysis.validity import framing as validity


@pytest.fixture
def corpora(tmp_path):
    narrative, biased = tmp_path / "narrative.tsv", tmp_path / "babe.csv"
    narrative.write_text(
        "ID\ttext\tRE\tHI\tCO\tMO\tEC\n"
        "0\tThey clashed.\tFalse\tFalse\tTrue\tFalse\tFalse\n"
        "1\tPrices fell.\tFalse\tFalse\tFalse\tFalse\tTrue\n"
        "2\tIt rained.\tFalse\tFalse\tFalse\t\tFalse)\n",
        encoding="utf-8",
    )
    biased.write_text(
        "text;news_link;label_bias\nA shameful plan.;x;Biased\nA plan.;y;Non-biased\n"
        "One.;z;No agreement\n",
        encoding="utf-8",
    )
    return narrative, biased


def options(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    validity.add_arguments(parser)
    return parser.parse_args([str(a) for a in arguments])


def test_both_corpora_are_read_in_their_own_format(corpora):
    narrative, biased = corpora
    articles = narrative_frames.read(narrative)
    assert articles["economic"].tolist() == [0, 1, 0]
    assert articles["morality"].isna().tolist() == [False, False, True]
    assert np.isnan(validity.score_frames(articles).loc["conflict", "auc"])  # too few for folds
    sentences = babe.read(biased)
    assert sentences["biased"].tolist() == [1, 0]
    assert validity.score_loaded(sentences).loc["all", "macro_f1"] == 1
    text = validity.report(options("--narrative-frames", narrative, "--babe", biased))
    assert "conflict" in text
    assert "macro_f1" in text


def test_what_is_wrong_with_a_corpus_is_said_in_a_sentence(corpora, tmp_path):
    with pytest.raises(CorpusError, match="give its path with --narrative-frames"):
        validity.report(options())
    with pytest.raises(CorpusError, match="nothing lies there"):
        validity.report(options("--babe", tmp_path / "none.csv"))
    ragged = tmp_path / "ragged.csv"
    ragged.write_text("one\ntwo\nthree;four;five\n")
    with pytest.raises(CorpusError, match="cannot be read as a table") as caught:
        validity.report(options("--babe", ragged))
    assert "\n" not in str(caught.value)  # what pandas says ends with a line break
    with pytest.raises(CorpusError, match="no column 'text'"):
        babe.read(corpora[0])
    with pytest.raises(CorpusError, match="cannot be read"):
        narrative_frames.read(tmp_path)
