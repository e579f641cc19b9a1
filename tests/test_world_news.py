"""Annotated news of many countries, and how well the kit agrees with it."""

import argparse
import json

import pandas as pd
import pytest

from analysis.corpora import CorpusError, world_news
from analysis.validity import attribution, hedging

TEXT = "“It may rain,” Ann Lee said.\n\nPrices rose."
pytest.importorskip("pyarrow", reason="Parquet needs pyarrow")


def entry(**changes):
    said = {"source": [15, 22], "cue": [23, 27], "content": [[0, 14]], "kind": "person"}
    hedge = {"start": 4, "end": 7, "category": "modal"}
    return {"id": "a/1", "attributions": [said], "hedges": [hedge], **changes}


@pytest.fixture
def corpus(tmp_path):
    def written(**changes):
        file, table = tmp_path / "dev.jsonl", tmp_path / "news.parquet"
        file.write_text(json.dumps(entry(**changes)) + "\n", encoding="utf-8")
        pd.DataFrame({"id": ["a/1"], "text": [TEXT]}).to_parquet(table)
        return file, [table]

    return written


def test_attributions_and_hedges_are_read_with_their_text(corpus):
    [(annotated, hedged)] = world_news.read(*corpus())
    assert annotated.text == hedged.text == TEXT
    assert annotated.relations == [{"source": [(15, 22)], "cue": [(23, 27)], "content": [(0, 14)]}]
    assert [TEXT[c.start : c.end] for c in hedged.cues] == ["may"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "b"}, "'b' is in none of the tables"),
        ({"hedges": [{"start": 40, "end": 99, "category": "modal"}]}, "outside its article"),
        ({"attributions": [{"source": None, "cue": [5, 2], "content": []}]}, "no stretch"),
        ({"attributions": 3}, "this is no annotation"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(corpus, changes, message):
    with pytest.raises(CorpusError, match=message) as caught:
        world_news.read(*corpus(**changes))
    assert "\n" not in str(caught.value)


def test_a_table_that_is_none_is_named(corpus, tmp_path):
    file, _ = corpus()
    (tmp_path / "news.txt").write_text("no table")
    with pytest.raises(CorpusError, match=r"news\.txt: cannot be read as a Parquet table"):
        world_news.read(file, [tmp_path / "news.txt"])
    with pytest.raises(CorpusError, match="there is no such file of annotation"):
        world_news.read(tmp_path / "none.jsonl", [])


def test_both_measures_are_compared_with_it(corpus):
    file, tables = corpus()
    given = {"polnear": None, "kinds": None, "split": "dev", "hedges": None, "wikiweasel": None}
    options = argparse.Namespace(world=file, news=tables, **given)
    told = attribution.report(options)
    assert "World news, 1 articles" in told
    assert "F1 1.000" in told
    assert "News of many countries" in hedging.report(options)
