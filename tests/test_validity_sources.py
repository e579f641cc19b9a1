"""Scores of source kinds and numbers, and the list of errors, on small made cases."""

import re

import pandas as pd
import pytest
from conftest import ROOT

from analysis import CODEBOOK, Document, attribution
from analysis.corpora import CorpusError, source_kinds
from analysis.validity.sources import PAIRED, errors, pairs, score_columns, score_kinds

TEXT = "“It may rain,” the mayor said. “It may snow,” Ann Lee said."


def gold(*rows):
    return pd.DataFrame(rows, columns=["attribution", "role", "start", "end", "source_kind"])


def test_kinds_are_counted_by_kind_and_together(tmp_path):
    path = tmp_path / "kinds.tsv"
    path.write_text("article\tstart\tend\tkind\na\t0\t7\tperson\na\t13\t16\tdocument\n")
    scores = score_kinds(source_kinds.read(path), {"a_2016": "Ann Lee and two said so."})
    assert scores.loc["person", "accuracy"] == 1
    assert scores.loc["document", "accuracy"] == 0
    assert scores.loc["all", "spans"] == 2


def test_bad_files_and_lost_articles_are_named(tmp_path):
    with pytest.raises(CorpusError, match="cannot be read as a table"):
        source_kinds.read(tmp_path / "none.tsv")
    path = tmp_path / "kinds.tsv"
    path.write_text("article\tstart\n")
    with pytest.raises(CorpusError, match="no column 'end'"):
        source_kinds.read(path)
    table = pd.DataFrame([("b", 0, 1, "person")], columns=["article", "start", "end", "kind"])
    with pytest.raises(CorpusError, match="no article 'b'"):
        score_kinds(table, {"a": "x"})


def test_columns_agree_with_themselves():
    docs = [Document(TEXT), Document("It rained. " + TEXT)]
    relations = [[a[:3] for a in attribution.find(doc)] for doc in docs]
    scores = score_columns(zip(docs, relations, strict=True))
    assert scores.loc["attributed_word_share", "r"] == pytest.approx(1)
    assert scores["bias"].dropna().abs().max() == 0


def test_an_article_read_alike_has_no_errors():
    doc = Document(TEXT)
    rows = []
    for i, a in enumerate(attribution.find(doc)):
        for role, spans in (("source", [a.source]), ("cue", [a.cue]), ("content", a.content)):
            rows += [(i, role, s.start, s.end, a.source_kind) for s in spans if s]
    assert errors(doc, gold(*rows)).empty


def test_errors_are_told_apart():
    doc = Document(TEXT)
    assert errors(doc, gold((1, "content", 0, 14, "none")))["error"].tolist() == [
        "another source",
        "invented",
    ]
    marked = gold((1, "source", 15, 24, "person"), (1, "content", 0, 3, "person"))
    assert errors(doc, marked)["error"].tolist()[0] == "another kind"
    assert errors(Document("It rained."), gold((1, "content", 0, 9, "none")))["error"].tolist() == [
        "missed"
    ]


def test_pairs_give_what_the_columns_are_scored_on():
    docs = [Document(TEXT), Document("It rained. " + TEXT)]
    relations = [[a[:3] for a in attribution.find(doc)][:1] for doc in docs]
    table = pairs(zip(docs, relations, strict=True))
    scores = score_columns(zip(docs, relations, strict=True))
    rate = table[table["number"] == "attributions_per_100_words"]
    bias = (rate["found"] - rate["marked"]).mean()
    assert bias == pytest.approx(scores.loc["attributions_per_100_words", "bias"])
    assert bias > 0
    assert rate["article"].tolist() == [1, 2]


def test_the_pairs_that_ship_give_the_codebook_its_figures():
    table = pd.read_csv(ROOT / "analysis" / "validity" / "articles.csv")
    assert set(table["number"]) == set(PAIRED)
    for number, rows in table.groupby("number"):
        r, bias = rows["marked"].corr(rows["found"]), (rows["found"] - rows["marked"]).mean()
        told = CODEBOOK.loc[number, "validity"].replace("−", "-")
        assert abs(float(re.search(r"r = ([\d.]+)", told)[1]) - r) < 0.006, number
        assert abs(float(re.search(r"bias ([-+]?[\d.]+)", told)[1]) - bias) < 0.006, number
