"""Agreement of the hedge finder with people, and its corpora."""

import argparse
import json

import pytest

from analysis.corpora import CorpusError, hedges_news, wikiweasel
from analysis.validity import hedging as validity


@pytest.fixture
def corpus(tmp_path):
    """A tiny corpus in the published formats."""
    folder = tmp_path / "data" / "dev" / "text"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_bytes(b"It may rain.\r\nPerhaps it will.")
    (folder / "two.txt").write_bytes(b"It rains.")
    hedges = [
        {
            "article": "one",
            "hedges": [
                {"start": 3, "end": 6, "text": "may", "category": "modal"},
                {"start": 14, "end": 21, "text": "Perhaps", "category": "doubt"},
            ],
        },
        {"article": "two", "hedges": []},
    ]
    lines = "\n".join(json.dumps(h) for h in hedges)
    (tmp_path / "hedges.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "wiki.csv").write_text('text,label\n"Some say so .\n",1\n"It rains .\n",0\n')
    return tmp_path


def test_agreement_with_news_by_hand(corpus):
    articles = hedges_news.read(corpus / "hedges.jsonl", corpus)
    table = validity.score_news(articles).set_index("cues")
    # Both cues are found; one of the two has the same category.
    assert table.loc["all", ["precision", "recall", "f1"]].tolist() == [1, 1, 1]
    assert table.loc["all", "category_right"] == 0.5
    assert table.loc["modal", "f1"] == 1
    assert table.loc["doubt", ["recall", "found"]].tolist() == [0, 0]


def test_agreement_with_wikipedia_by_hand(corpus):
    row = validity.score_sentences(*wikiweasel.read(corpus / "wiki.csv")).iloc[0]
    assert row[["annotated", "found", "f1"]].tolist() == [1, 1, 1]


def test_spans_are_paired_one_to_one():
    assert validity.pair_up([(0, 9)], [(0, 3), (4, 9)]) == [(0, 0)]
    assert validity.pair_up([(0, 3), (4, 9)], [(0, 9)]) == [(0, 0)]
    assert validity.pair_up([(0, 3)], [(3, 5)]) == []


def report(*arguments: str) -> str:
    parser = argparse.ArgumentParser()
    validity.add_arguments(parser)
    return validity.report(parser.parse_args(arguments))


def test_the_report_and_what_it_says_of_bad_paths(corpus):
    hedges, wiki = str(corpus / "hedges.jsonl"), str(corpus / "wiki.csv")
    text = report("--hedges", hedges, "--polnear", str(corpus), "--wikiweasel", wiki)
    assert "category_right" in text
    assert "Wikipedia" in text
    with pytest.raises(CorpusError, match="give its path with --hedges"):
        report()
    with pytest.raises(CorpusError, match="--polnear"):
        report("--hedges", hedges)
    with pytest.raises(CorpusError, match="nothing lies there"):
        report("--wikiweasel", str(corpus / "none.csv"))
    with pytest.raises(CorpusError, match="no column 'text'"):
        report("--wikiweasel", hedges)
    (corpus / "empty").mkdir()
    with pytest.raises(CorpusError, match="no folder text/"):
        report("--hedges", hedges, "--polnear", str(corpus / "empty"))
    with pytest.raises(CorpusError, match="no file of hedge cues"):
        report("--hedges", wiki, "--polnear", str(corpus))
