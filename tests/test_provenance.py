"""What numbers come from: the same in every table and report, another once a file changes."""

import json
import shutil

import pandas as pd
import pytest

from analysis import (
    Document,
    __version__,
    actors,
    attribution,
    concordance,
    framing,
    hedging,
    keyness,
    measure_corpus,
    provenance,
)
from analysis.__main__ import main
from analysis.show import report

TEXT = "It may rain, the mayor Ann Lee reportedly said."


@pytest.mark.parametrize(
    "table",
    [
        measure_corpus,
        hedging.profile,
        attribution.table,
        actors.table,
        framing.actors,
        lambda text: concordance(text, "may"),
        lambda text: keyness(text, text),
    ],
)
def test_every_table_says_what_its_numbers_come_from(table):
    attrs = table(Document(TEXT)).attrs
    assert attrs == provenance.provenance()
    assert attrs["kit"] == __version__
    hashes = [attrs[kind] for kind in ("lists", "codebook", "model")]
    assert len(set(hashes)) == 3
    assert all(len(h) == 12 and int(h, 16) >= 0 for h in hashes)


def test_a_corpus_keeps_its_own_attrs_and_joined_tables_keep_theirs():
    corpus = pd.DataFrame({"text": [TEXT]})
    corpus.attrs["taken"] = "on Monday"
    table = measure_corpus(corpus)
    assert table.attrs == {"taken": "on Monday"} | provenance.provenance()
    assert corpus.attrs == {"taken": "on Monday"}
    assert pd.concat([table, table]).attrs == table.attrs


def test_lists_of_ones_own_are_told_apart():
    def own(term):
        lists = {"hedging": pd.DataFrame({"term": [term], "category": ["modal"]})}
        return measure_corpus(TEXT, lexicon=lists).attrs["own_lists"]

    assert own("perchance") == own("perchance") != own("haply")


@pytest.mark.parametrize("room", [hedging, framing])
def test_a_list_has_one_hash_in_whichever_way_it_is_given(room, tmp_path):
    file, label = tmp_path / "own.csv", "category" if room is hedging else "frame"
    own = pd.DataFrame({"term": ["haply"], label: ["modal"], "weight": [1.5]})
    own.to_csv(file, index=False)

    def hashed(lexicon):
        name = room.__name__.split(".")[-1]
        return measure_corpus(TEXT, lexicon={name: lexicon}).attrs["own_lists"]

    # A list made ready told its place in memory, which differs in each run.
    assert len({hashed(own), hashed(file), hashed(str(file)), hashed(room.prepare(own))}) == 1


def test_a_list_of_the_kit_can_be_named():
    assert measure_corpus(TEXT, lexicon={"hedging": "hedges"}).attrs["own_lists"]


def test_the_hash_of_a_list_does_not_outlive_its_numbers():
    corpus = pd.DataFrame({"text": [TEXT]})
    corpus.attrs["own_lists"] = "of another measurement"
    assert "own_lists" not in measure_corpus(corpus).attrs


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("lists", "lexicons/hedges.csv"),
        ("codebook", "codebook/hedging.csv"),
        ("model", "models/attribution.npz"),
        ("model", "models/clear_ease.csv"),
    ],
)
def test_a_changed_file_changes_its_hash_alone(kind, file, tmp_path, monkeypatch):
    before = provenance.provenance()
    for folder in ("lexicons", "codebook", "models"):
        shutil.copytree(provenance._FOLDER / folder, tmp_path / folder)
    monkeypatch.setattr(provenance, "_FOLDER", tmp_path)
    provenance._hash_of.cache_clear()
    assert provenance.provenance() == before  # wherever the kit lies
    with (tmp_path / file).open("ab") as changed:
        changed.write(b"\n")
    provenance._hash_of.cache_clear()
    after = provenance.provenance()
    monkeypatch.undo()
    provenance._hash_of.cache_clear()
    assert {k for k in before if before[k] != after[k]} == {kind}


def test_a_report_says_it_in_its_head_and_at_its_foot():
    page = report([("rain", TEXT)])
    head, body = page.split("</head>")
    for value in provenance.provenance().values():
        assert value in head
        assert value in body.split("<footer>")[1]


def test_a_saved_table_has_a_neighbour_that_says_it(tmp_path, capsys):
    article, out = tmp_path / "rain.txt", tmp_path / "table.csv"
    article.write_text(TEXT)
    assert main(["measure", str(article), "--out", str(out)]) == 0
    about = json.loads((tmp_path / "table.csv-metadata.json").read_text())
    assert about["url"] == "table.csv"
    assert about["notes"] == [provenance.provenance()]
    assert out.read_text().startswith("article,")
