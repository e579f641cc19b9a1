"""Reading PolNeAR's format, and what is said of a corpus that cannot be read."""

import argparse
import math

import pytest

from analysis import Document
from analysis.corpora import CorpusError, agreement, polnear, source_kinds
from analysis.validity import attribution, sources

TEXT = "“It may rain,” the mayor said. Nobody knows.\n"
MARKS = (
    "T1\tSource 15 24\tthe mayor\nT2\tCue 25 29\tsaid\nT3\tContent 0 14\t“It may rain,”\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
)


def corpus(folder, text=None, marks=None):
    text, marks = text or TEXT.encode(), marks or MARKS.encode()
    for part, name, content in (("text", "a.txt", text), ("attributions", "a_x1.ann", marks)):
        place = folder / "data" / "dev" / part
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return folder


def report(folder, kinds=None):
    return attribution.report(
        argparse.Namespace(polnear=folder, split="dev", kinds=kinds, world=None, pairs=None)
    )


def test_an_article_is_read_with_its_annotation(tmp_path):
    (article,) = polnear.read(corpus(tmp_path))
    assert article.spans == [("content", 0, 14), ("source", 15, 24), ("cue", 25, 29)]
    assert len(article.relations) == 1


def test_one_article_has_scores_and_no_correlation(tmp_path):
    shown = report(corpus(tmp_path))
    assert "1.0" in shown
    assert "no_comment_statements" not in shown  # told by the same list on both sides
    article = polnear.read(tmp_path)
    scores = agreement.score(article, lambda doc: [], Document)
    assert math.isnan(scores["share_r"])
    assert scores["share_bias"] == pytest.approx(-3 / 8)  # 3 of the 8 words are attributed
    assert scores["spans"]["source"]["recall"] == 0
    assert math.isnan(scores["spans"]["source"]["precision"])  # nothing found


def test_forms_without_a_case_have_no_score(tmp_path):
    articles = polnear.read(corpus(tmp_path))
    scores = attribution.score_forms(articles, attribution.attribution.find, Document)
    assert scores["direct"]["n"] == 1
    assert math.isnan(scores["mixed"]["f1"])


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ({"text": b"\xff\xfe"}, "no text in UTF-8"),
        ({"marks": b"\x00\xff"}, "no text in UTF-8"),
        ({"text": b"Short."}, "no stretch of its article, 6 long"),
        ({"marks": b"T1\tCue 9 2\tx\n"}, "'9 2' is no stretch"),
    ],
)
def test_a_damaged_corpus_is_named(tmp_path, damage, message):
    with pytest.raises(CorpusError, match=message):
        report(corpus(tmp_path, **damage))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("", "holds no span"),
        ("a\tx\t24\tperson", "no whole number"),
        ("a\t15\t\tperson", "no whole number"),
        ("a\t15\t999\tperson", "no stretch of article 'a'"),
        ("b\t15\t24\tperson", "no article 'b'"),
    ],
)
def test_bad_kinds_are_named(tmp_path, row, message):
    path = tmp_path / "kinds.tsv"
    path.write_text("\t".join(source_kinds.COLUMNS) + "\n" + row + "\n")
    with pytest.raises(CorpusError, match=message):
        sources.score_kinds(source_kinds.read(path), {"a": TEXT})
