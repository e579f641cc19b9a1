"""Known groups: expectations written down before, and how they come out."""

import argparse

import pandas as pd
import pytest

from analysis import CODEBOOK
from analysis.__main__ import main
from analysis.corpora import CorpusError
from analysis.validity import groups

BLOG = "The shameful plan is a disaster. Only a radical, arrogant clique could ever love it."
WIRE = "“The plan costs {n} million,” Mayor Ann Lee said. Officials said the vote is on Friday."


@pytest.fixture
def news():
    """Ten articles each of an opinion page and of an agency that groups.csv names."""
    texts = [BLOG + f" It cost {n} dollars." for n in range(10)] + [
        WIRE.format(n=n) for n in range(10)
    ]
    outlets = ["Salon"] * 10 + ["Reuters"] * 10
    return pd.DataFrame({"outlet": outlets, "topic": "elections", "text": texts})


def expected():
    return pd.read_csv(groups.EXPECTED)


def test_the_expectations_are_about_numbers_of_the_codebook_and_two_sets_of_groups():
    table = expected()
    assert len(table) >= 10
    assert set(table["measure"]) <= set(CODEBOOK.index)
    assert set(table["by"]) <= {"outlet", "topic"}
    assert table.notna().all(axis=None)
    for row in table.itertuples():
        assert not {*row.higher.split("|")} & {*row.lower.split("|")}


def test_the_report_says_what_came_out_as_expected(news, tmp_path, capsys):
    path = tmp_path / "news.parquet"
    news.to_parquet(path)
    assert main(["validate", "groups", "--news", str(path), "--per-group", "9"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Known groups, 18 articles\n")
    row = next(line for line in out.splitlines() if "author_loaded_per_100_words" in line)
    assert row.split()[2:4] == ["9", "9"]
    assert row.endswith(" as expected")


def test_a_difference_that_is_the_other_way_round_is_not_as_expected():
    table = pd.DataFrame({"outlet": ["a"] * 9 + ["b"] * 9, "loaded": [1.0, 2, 3] * 6})
    table["for_outlet"] = True
    table.loc[9:, "loaded"] += 4
    rows = [
        {"measure": "loaded", "by": "outlet", "higher": higher, "lower": lower}
        for higher, lower in (("a", "b"), ("b", "a|c"), ("a", "c"))
    ]
    found = groups.score(table, pd.DataFrame(rows))
    # The third has no articles on one side.
    assert found["result"].tolist() == ["NOT as expected", "as expected"]
    assert found["difference"].tolist() == [-4, 4]


def test_articles_drawn_for_their_topic_are_no_sample_of_their_outlet(news):
    rows = pd.DataFrame(
        [
            {"by": "outlet", "higher": "Salon", "lower": "Reuters"},
            {"by": "topic", "higher": "elections", "lower": "taxes"},
        ]
    )
    drawn = groups.sample(news, rows, 3)
    assert drawn[drawn["for_outlet"]]["outlet"].value_counts().to_dict() == {
        "Salon": 3,
        "Reuters": 3,
    }
    assert drawn["for_topic"].sum() == 3
    assert groups.sample(news, rows, 3).equals(drawn)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.csv", None, "nothing lies there"),
        ("news.csv", "outlet,text\nSalon,Rain\n", "no column 'topic'"),
        ("news.csv", "outlet,topic,text\nPost,tax,Rain\n", "holds none of the outlets and topics"),
        ("news.parquet", "no parquet", "cannot be read as a table"),
    ],
)
def test_what_is_no_table_of_news_is_refused_in_a_sentence(tmp_path, name, content, message):
    path = tmp_path / name
    if content:
        path.write_text(content)
    with pytest.raises(CorpusError, match=message):
        groups.report(argparse.Namespace(news=str(path), per_group=5))
