"""A corpus from files: folders, patterns, lists, streams; every one is accounted for."""

import io

import newsfiles
import pandas as pd
import pytest
from newsfiles import ARTICLES

from analysis import measure_corpus, read_article, read_corpus
from analysis.corpus import ArticleError

FIRST, SECOND, THIRD = ARTICLES


@pytest.fixture
def folder(tmp_path):
    """A folder as students keep one: several formats, a folder within, things that are no news."""
    (tmp_path / "storm.txt").write_text("It may rain, the mayor said.", encoding="utf-8")
    head = f"---\nheadline: {FIRST['title']}\nsource: {FIRST['outlet']}\npublished: 2019-01-03\n"
    (tmp_path / "tunnel.md").write_text(f"{head}topic: city\n---\n{newsfiles.body(FIRST)}\n")
    (tmp_path / "oats.html").write_text(newsfiles.page(SECOND), encoding="utf-8")
    (tmp_path / "older").mkdir()
    word = newsfiles.word(THIRD["text"], THIRD["title"])
    (tmp_path / "older" / "ferries.docx").write_bytes(word)
    (tmp_path / "older" / "fog.rtf").write_bytes(newsfiles.rtf(["Fog “closes” café", "It may."]))
    (tmp_path / "README.md").write_text("These articles were saved in May.")
    (tmp_path / "codes.csv").write_text("id,code\n1,2\n")
    (tmp_path / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".hidden.txt").write_text("Not this.")
    (tmp_path / "older" / "~$ferries.docx").write_bytes(b"lock")
    return tmp_path


def test_a_folder_of_many_formats_is_one_table_and_a_list_of_what_was_refused(folder):
    corpus = read_corpus(folder)
    rows = corpus.set_index("article")
    assert sorted(rows.index) == ["ferries", "fog", "oats", "storm", "tunnel"]
    assert rows["folder"].to_dict()["ferries"] == "older"
    assert rows["folder"].to_dict()["storm"] == ""
    assert rows.loc["tunnel", "text"] == newsfiles.body(FIRST)
    assert rows.loc["tunnel", ["title", "outlet", "topic"]].tolist() == [
        *(FIRST["title"], FIRST["outlet"], "city")
    ]
    assert rows.loc["oats", ["title", "outlet"]].tolist() == [SECOND["title"], SECOND["outlet"]]
    assert rows.loc["oats", "byline"] == "Tom Rey; Ida Moss"
    assert rows.loc["ferries", "title"] == THIRD["title"]
    assert rows.loc["fog", "text"] == "Fog “closes” café\nIt may."
    days = rows["date"].dt.strftime("%Y-%m-%d")
    assert days[["tunnel", "oats"]].tolist() == ["2019-01-03", "2019-02-14"]
    refused = {r["file"].rpartition("/")[2]: r["reason"] for r in corpus.attrs["rejects"]}
    assert sorted(refused) == ["README.md", "codes.csv", "map.png"]
    assert "tells of the other files" in refused["README.md"]
    assert "a table beside articles" in refused["codes.csv"]
    assert "seems to be a picture" in refused["map.png"]


def test_the_furniture_of_a_page_is_no_part_of_its_article(folder):
    text = read_article(folder / "oats.html").text
    assert all(paragraph in text for paragraph in SECOND["text"])
    assert not any(word in text for word in ("cookies", "Sport", "Read more", "rights reserved"))


def test_titles_reach_the_document_so_headline_numbers_mean_the_same(tmp_path):
    file = tmp_path / "a.csv"
    pd.DataFrame(
        {
            "headline": ["“Rain” may fall.", "RAIN MAY FALL", "Rain may fall", "Another headline"],
            "body": ["'Rain' may fall\n\nIt rained. It rained all day."] * 3
            + ["Rain may fall\n\nIt rained."],
        }
    ).to_csv(file, index=False)
    table = measure_corpus(read_corpus(file), measures=["hedging"])
    found = table["headline_hedges_per_100_words"]
    assert found[:3].tolist() == [pytest.approx(100 / 3)] * 3
    assert found.isna()[3]


def test_a_file_a_pattern_a_list_and_a_stream_give_the_same(folder, monkeypatch):
    monkeypatch.chdir(folder)
    one = read_corpus("storm.txt")
    with open("storm.txt", "rb") as stream:
        forms = [
            read_corpus(folder / "storm.txt"),
            read_corpus("s*.txt"),
            read_corpus(["storm.txt", "storm.txt"]),
            read_corpus(stream),
            read_corpus(io.BytesIO(b"It may rain, the mayor said.")),
        ]
    for form in forms:
        assert form["text"].tolist() == one["text"].tolist()
        assert form["id"].tolist() == one["id"].tolist()
    assert read_corpus("**/*.rtf")["article"].tolist() == ["fog"]


def test_a_stream_is_told_by_what_it_holds():
    table = pd.DataFrame({"title": ["Rain", "Snow"], "text": ["It may rain.", "It may snow."]})
    sheet, parquet = io.BytesIO(), io.BytesIO()
    table.to_excel(sheet, index=False)
    table.to_parquet(parquet)
    for held in (
        *(table.to_csv(index=False).encode(), table.to_json(orient="records", lines=True).encode()),
        *(sheet.getvalue(), parquet.getvalue()),
    ):
        assert read_corpus(io.BytesIO(held))["title"].tolist() == ["Rain", "Snow"]
    assert read_corpus(io.BytesIO(newsfiles.page(FIRST).encode()))["title"].item() == FIRST["title"]
    assert len(read_corpus(io.BytesIO(newsfiles.word(newsfiles.nexis())))) == 3


def test_every_file_and_every_row_is_in_the_table_or_in_the_rejects(tmp_path):
    rows = {"title": ["a"] * 9, "text": ["It rains."] * 9}
    table = pd.DataFrame(rows, dtype=object)
    bad = [None, "", "?!", "news/monday.txt", "a\x00b", float("nan"), "x" * 6_000_000]
    table.loc[1:7, "text"] = bad
    table.to_parquet(tmp_path / "table.parquet")
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "nothing.xlsx").write_bytes(b"PK\x03\x04")
    corpus = read_corpus(tmp_path)
    rejects = corpus.attrs["rejects"]
    assert corpus["article"].tolist() == ["table-1", "table-9"]
    assert [r["row"] for r in rejects if r["file"].endswith("table.parquet")] == [*range(2, 9)]
    assert len(corpus) + len(rejects) == 9 + 2
    assert all(r["reason"] and "\n" not in r["reason"] for r in rejects)


def test_a_corpus_of_which_nothing_can_be_read_says_why_and_keeps_all_reasons(tmp_path):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    with pytest.raises(ArticleError, match=r"a\.txt: holds no words.* \(and 1 more such\)\.$") as e:
        read_corpus(tmp_path)
    assert [reject.row for reject in e.value.rejects] == [0, 0]
    with pytest.raises(ArticleError, match="No file was named"):
        read_corpus([])
    with pytest.raises(ArticleError, match="no file fits this pattern"):
        read_corpus(str(tmp_path / "*.docx"))


def test_errors_raise_stops_at_the_first(folder):
    with pytest.raises(ArticleError, match=r"README\.md: tells of the other files"):
        read_corpus(folder, errors="raise")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"errors": "ignore"}, "say 'report' or 'raise'"),
        ({"format": "word"}, "say one of text, html, docx"),
        ({"encoding": "klingon"}, "try 'cp1252'"),
        ({"text": 3}, "text= takes the name of a column"),
    ],
)
def test_options_that_are_not_known(folder, options, said):
    with pytest.raises((ValueError, TypeError), match=said):
        read_corpus(folder, **options)


def test_ids_are_unique_and_stay_when_rows_are_added_or_moved(tmp_path):
    file = tmp_path / "a.csv"
    table = pd.DataFrame({"text": ["It rains.", "It snows.", "It rains."]})
    table.to_csv(file, index=False)
    before = read_corpus(file)["id"].tolist()
    assert len(set(before)) == 3
    assert before[2] == f"{before[0]}-2"
    table = pd.concat([pd.DataFrame({"text": ["Fog."]}), table])
    table.to_csv(tmp_path / "b.csv", index=False)
    assert read_corpus(tmp_path / "b.csv")["id"].tolist()[1:] == before


def test_ids_of_the_file_are_kept_and_repeated_ones_told_apart(tmp_path):
    file = tmp_path / "a.csv"
    pd.DataFrame({"id": [7, 8, 7], "text": ["It rains.", "It snows.", "Fog."]}).to_csv(file)
    corpus = read_corpus(file)
    assert corpus["id"].tolist() == [7, 8, "7-2"]
    assert "1 articles have an id that another has" in corpus.attrs["notes"][0]


def test_copies_are_marked_and_not_dropped(tmp_path):
    text = newsfiles.body(FIRST)
    texts = [text, "It rained in the north for days.", text.upper(), text + "\n\nAgencies"]
    file = tmp_path / "a.csv"
    pd.DataFrame({"id": list("abcd"), "text": texts}).to_csv(file, index=False)
    corpus = read_corpus(file)
    assert corpus["duplicate_of"].tolist() == [None, None, "a", "a"]
    assert corpus["duplicate_share"].isna().tolist() == [True, True, False, False]
    assert corpus["duplicate_share"][2] == 1
    assert 0.9 < corpus["duplicate_share"][3] < 1


def test_what_a_head_lists_fits_into_a_cell(tmp_path):
    head = "---\ntags: [rain, snow]\nplace: {town: Westmark}\nlength: 12\n1: x\n---\n"
    (tmp_path / "a.txt").write_text(head + "It rains.")
    row = read_corpus(tmp_path).iloc[0]
    assert row[["tags", "place", "1"]].tolist() == ["rain; snow", '{"town": "Westmark"}', "x"]


def test_corpora_can_be_joined_and_kept_as_parquet(folder, tmp_path):
    corpus = read_corpus(folder)
    both = pd.concat([corpus, read_corpus(folder)])
    assert len(both) == 2 * len(corpus)
    out = tmp_path / "kept.parquet"
    measure_corpus(corpus.head(2), measures=["hedging"]).to_parquet(out)
    assert pd.read_parquet(out).attrs["rejects"] == corpus.attrs["rejects"]


def test_an_article_of_its_own_is_read_and_of_several_none(folder):
    assert read_article(folder / "older" / "ferries.docx").about == {"title": THIRD["title"]}
    (folder / "two.jsonl").write_text('{"text": "It rains."}\n{"text": "It snows."}\n')
    with pytest.raises(ArticleError, match=r"two\.jsonl: holds 2 articles; read_corpus"):
        read_article(folder / "two.jsonl")
