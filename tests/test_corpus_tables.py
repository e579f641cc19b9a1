"""Tables as people have them: how they are written, what their columns are called, what is torn."""

import bz2
import gzip
import io
import json
import lzma

import pandas as pd
import pytest

from analysis import measure_corpus, read_corpus
from analysis.corpus import ArticleError, dates
from analysis.corpus.cells import records

RAIN = 'It may rain, the mayor said.\n\n“Not today; not here,” said Ann Lee | 5" of rain.'
SNOW = "It snows, officials said. It may go on."
TABLE = pd.DataFrame(
    {
        "Headline": ["Rain", "Snow, again"],
        "Body": [RAIN, SNOW],
        "Source": ["The Courier", "The Lantern"],
        "Published": ["2024-05-01", "2024-05-02"],
        "Article ID": ["007", "008"],
        "likes": [3, 4],
        "share": [0.5, 1.0],
        "paid": [True, False],
        "page": ["01", "02"],
    }
)


def sheet(**frames):
    file = io.BytesIO()
    with pd.ExcelWriter(file) as book:
        for name, frame in frames.items():
            frame.to_excel(book, sheet_name=name, index=False)
    return file.getvalue()


def parquet(frame):
    file = io.BytesIO()
    frame.to_parquet(file)
    return file.getvalue()


def cells(mark, **options):
    return TABLE.to_csv(index=False, sep=mark, **options).encode()


LINES = TABLE.to_json(orient="records", lines=True).encode()
FORMS = {
    "comma.csv": cells(","),
    "semicolon.csv": cells(";"),
    "pipe.csv": cells("|"),
    "tabs.csv": cells("\t"),
    "tabs.tsv": cells("\t"),
    "index.csv": TABLE.to_csv().encode(),
    "excel.csv": b"sep=;\r\n" + cells(";", lineterminator="\r\n"),
    "bom.csv": b"\xef\xbb\xbf" + cells(","),
    "windows.csv": TABLE.to_csv(index=False).encode("cp1252"),
    "wide.csv": TABLE.to_csv(index=False, sep="\t").encode("utf-16"),
    "quoted.csv": cells(",", quoting=1),
    "escaped.csv": cells(",", quoting=1, doublequote=False, escapechar="\\"),
    "trailing.csv": b"\n".join(
        line + (b"," if line[:4] in (b"Head", b"Snow") or line[-2:] == b"01" else b"")
        for line in cells(",").split(b"\n")
    ),
    "packed.csv.gz": gzip.compress(cells(",")),
    "packed.csv.bz2": bz2.compress(cells(",")),
    "packed.jsonl.xz": lzma.compress(LINES),
    "packed.csv": gzip.compress(cells(",")),
    "lines.jsonl": LINES,
    "spaced.jsonl": LINES.replace(b"\n", b"\n\n"),
    "list.json": TABLE.to_json(orient="records", indent=1).encode(),
    "answer.json": json.dumps(
        {"status": "ok", "totalResults": 2, "articles": TABLE.to_dict("records")}
    ).encode(),
    "one.xlsx": sheet(News=TABLE),
    "called.xls": sheet(News=TABLE),
    "table.parquet": parquet(TABLE),
    "index.parquet": parquet(TABLE.set_index("Article ID")),
}


@pytest.fixture
def read(tmp_path):
    def reading(name, content, **options):
        content = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(content)
        return read_corpus(tmp_path / name, **options)

    return reading


@pytest.mark.parametrize("name", FORMS)
def test_whatever_form_a_table_has_its_articles_come_out_alike(read, name):
    corpus = read(name, FORMS[name])
    assert corpus.attrs["rejects"] == []
    assert corpus["text"].tolist() == [RAIN, SNOW]
    assert corpus["title"].tolist() == ["Rain", "Snow, again"]
    assert corpus["outlet"].tolist() == ["The Courier", "The Lantern"]
    assert corpus["id"].tolist() == ["007", "008"]
    assert corpus["date"].dt.day.tolist() == [1, 2]
    assert corpus["likes"].tolist() == [3, 4]
    assert corpus["share"].tolist() == [0.5, 1.0]
    assert corpus["paid"].tolist() == [True, False]
    assert corpus["page"].tolist() == ["01", "02"]


def test_sheets_that_hold_articles_are_all_read_and_others_refused(read):
    notes = pd.DataFrame({"code": [1], "meaning": ["rain"]})
    corpus = read("book.xlsx", sheet(May=TABLE, June=TABLE, Notes=notes))
    assert len(corpus) == 4
    (reject,) = corpus.attrs["rejects"]
    assert reject["reason"].startswith("sheet 'Notes': has no column that holds articles")


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (["text", "title", "outlet", "date", "id"], "text"),
        (["Full Text", "Title", "Publication title", "Publication date", "ID"], "Full Text"),
        (["article_text", "article_title", "media_name", "publish_date", "stories_id"], ""),
        (["content", "title", "source.name", "publishedAt", "_id"], "content"),
        (["ARTICLE", "HEADLINE", "NEWSPAPER", "DATE", "DOC_ID"], "ARTICLE"),
        (["maintext", "title", "source_name", "date_publish", "uuid"], ""),
        (["body", "hed", "site", "timestamp", "guid"], "body"),
    ],
)
def test_columns_are_found_by_what_they_are_usually_called(read, columns, found):
    values = [RAIN, "Rain", "The Courier", "2024-05-01", "a7"]
    corpus = read("a.csv", pd.DataFrame([values], columns=columns).to_csv(index=False))
    given = {"date": "date_publish"} if "date_publish" in columns else {}
    corpus = read("a.csv", pd.DataFrame([values], columns=columns).to_csv(index=False), **given)
    row = corpus.iloc[0]
    assert row[["text", "title", "outlet", "id"]].tolist() == [RAIN, "Rain", "The Courier", "a7"]
    assert row["date"].year == 2024


def test_texts_are_found_by_their_length_where_no_name_tells(read):
    table = pd.DataFrame({"Kopf": ["Rain"], "Artikeltext": [SNOW * 20], "Kommentar": ["kurz"]})
    corpus = read("a.csv", table.to_csv(index=False))
    assert corpus["text"].item() == SNOW * 20
    assert corpus["Kopf"].item() == "Rain"


def test_columns_can_be_named(read):
    table = pd.DataFrame(
        {"a": [SNOW], "text": [RAIN], "b": ["Rain"], "c": ["1/2/2024"], "d": ["X"]}
    )
    corpus = read("a.csv", table.to_csv(index=False), text="a", title="b", date="c", outlet="d")
    assert corpus[["text", "title", "outlet"]].iloc[0].tolist() == [SNOW, "Rain", "X"]
    assert corpus["own_text"].item() == RAIN


def test_the_tags_of_a_page_are_taken_off_a_cell_and_said_to_be(read):
    tagged = (
        "<p>It may <b>rain</b>, the mayor&#8217;s aide said.</p><p>Fog.</p>\n<p>Snow.<br>Hail.</p>"
    )
    table = pd.DataFrame({"text": [tagged, "If a < b, tags </b> are none."]})
    corpus = read("a.csv", table.to_csv(index=False))
    rain = "It may rain, the mayor’s aide said.\n\nFog.\n\nSnow.\n\nHail."
    assert corpus["text"].tolist() == [rain, "If a < b, tags </b> are none."]
    assert "1 text held the tags or signs of a web page" in corpus.attrs["notes"][0]


def test_a_name_of_the_article_is_kept_beside_its_text(read):
    table = pd.DataFrame({"article": ["rain", "snow"], "text": [RAIN, SNOW]})
    assert read("a.csv", table.to_csv(index=False))["article"].tolist() == ["rain", "snow"]


def test_a_column_called_like_a_number_is_renamed_and_said_to_be(read):
    corpus = read("a.csv", TABLE.assign(words=[9, 9], path=["x", "y"]).to_csv(index=False))
    assert corpus[["own_words", "own_path"]].iloc[0].tolist() == [9, "x"]
    assert sorted(n.split("'")[1] for n in corpus.attrs["notes"]) == ["path", "words"]
    assert measure_corpus(corpus, measures=["readability"]).columns.is_unique


REFUSED = {
    "a column that is not there": (
        {"text": "story"},
        "a.csv",
        TABLE.to_csv(index=False),
        r"has no column 'story' for text=; its columns are 'Headline', 'Body', 'Source'",
    ),
    "no texts": (
        {},
        "a.csv",
        "code,kind\n1,a\n",
        "no column that holds .*'code', 'kind': say which",
    ),
    "two columns of texts": (
        {},
        "a.csv",
        TABLE.assign(content=[SNOW, RAIN]).to_csv(index=False),
        r"more than one column .*'Body', 'content'.*; say which with text=",
    ),
    "two columns of a name": ({}, "a.csv", "text,text\nIt rains.,It snows.\n", "more than one col"),
    "links": (
        {},
        "mc.csv",
        "stories_id,publish_date,title,url,language,media_name\n"
        "1,2024-05-01,Rain,https://example.org/a,en,The Courier\n",
        "holds links and no texts, as Media Cloud gives them",
    ),
    "a head alone": ({}, "a.csv", "id,text\n", "holds no articles"),
    "no words in it": ({}, "a.csv", "\n\n", "is empty"),
    "an empty workbook": ({}, "a.xlsx", sheet(None_=pd.DataFrame()), "an empty Excel workbook"),
    "an empty list": ({}, "a.json", "[]", "holds no articles"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_cannot_be_read_is_refused_in_one_sentence(read, name):
    options, file, content, said = REFUSED[name]
    with pytest.raises(ArticleError, match=said) as caught:
        read(file, content, **options)
    assert "\n" not in str(caught.value)


TORN = {
    "a quotation mark that is never closed": ('1,"It rains.', 1),
    "one within a cell in marks": ('1,"He said "no" there"', 1),
    "one within a cell of two paragraphs": ('1,"He said "no".\n\nThen, he left."', 1),
    "a cell too many": ("1,It rains, he said.", 1),
    "a cell too few": ("It rains.", 1),
}


@pytest.mark.parametrize("name", TORN)
def test_a_torn_row_costs_no_other_one(read, name):
    row, count = TORN[name]
    corpus = read("a.csv", f'id,text\n0,"It hails, they say."\n{row}\n2,It snows.\n3,"Fog."\n')
    assert corpus["id"].tolist() == [0, 2, 3]
    assert corpus["text"].tolist() == ["It hails, they say.", "It snows.", "Fog."]
    assert len(corpus.attrs["rejects"]) == count
    assert corpus.attrs["rejects"][0]["row"] == 2
    assert "line 3: " in corpus.attrs["rejects"][0]["reason"]


def test_a_torn_line_of_json_costs_no_other_one(read):
    corpus = read("a.jsonl", '{"text": "It rains."}\n{"text": "It\n[1]\n{"text": "It snows."}\n')
    assert corpus["text"].tolist() == ["It rains.", "It snows."]
    assert [r["row"] for r in corpus.attrs["rejects"]] == [2, 3]


def test_a_row_without_a_text_costs_no_other_one(read):
    rows = [{"text": "It rains.", "n": n} for n in range(400)]
    rows[300]["text"] = None
    corpus = read("a.jsonl", "\n".join(map(json.dumps, rows)))
    assert len(corpus) == 399
    assert [r["row"] for r in corpus.attrs["rejects"]] == [301]


@pytest.mark.slow
def test_many_torn_rows_take_no_longer_each():
    from conftest import least_seconds

    def torn(n):
        return list(records("".join(f'{i},"It rains {i}\n' for i in range(n)), ","))

    assert least_seconds(torn, 20_000) < 30 * least_seconds(torn, 2_000)


def test_dates_in_three_formats_are_dates(read):
    days = ["2024-05-01", "May 2, 2024", "3 May 2024", "4/30/2024", "soon", "unknown"]
    table = pd.DataFrame({"text": [f"It rains {n}." for n in range(6)], "date": days})
    corpus = read("a.csv", table.to_csv(index=False))
    assert corpus["date"].dtype.kind == "M"
    found = corpus["date"].dt.strftime("%m-%d").tolist()
    assert found[:4] == ["05-01", "05-02", "05-03", "04-30"]
    assert corpus["date"].isna().tolist() == [False] * 4 + [True] * 2
    assert corpus.attrs["notes"] == [
        f"{corpus['path'][0]}: 1 of 5 dates cannot be read ('soon') and is missing."
    ]


def test_days_and_months_are_told_apart_for_each_table(tmp_path):
    for name, days in (("uk", ["3/4/2024", "30/4/2024"]), ("us", ["3/4/2024", "4/30/2024"])):
        table = pd.DataFrame({"text": [f"It rains in {name}.", "It snows."], "date": days})
        table.to_csv(tmp_path / f"{name}.csv", index=False)
    corpus = read_corpus(tmp_path)
    assert corpus["date"].dt.month.tolist() == [4, 4, 3, 4]
    assert corpus.attrs["notes"] == []


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-01-03T10:00:00Z", "2019-01-03T10:00:00"),
        ("2019-01-03T23:30:00-05:00", "2019-01-03T23:30:00"),
        ("Thu, 03 Jan 2019 10:00:00 GMT", "2019-01-03T10:00:00"),
        ("January 3, 2019 Thursday 12:15 AM EST", "2019-01-03T00:15:00"),
        ("Thursday 3rd January, 2019", "2019-01-03T00:00:00"),
        ("3-Jan-2019", "2019-01-03T00:00:00"),
        ("20190103", "2019-01-03T00:00:00"),
        (20190103, "2019-01-03T00:00:00"),
        ("03.01.2019", "2019-01-03T00:00:00"),
        ("1/3/19", "2019-01-03T00:00:00"),
        (1546509600, "2019-01-03T10:00:00"),
        ("1546509600000", "2019-01-03T10:00:00"),
        (pd.Timestamp("2019-01-03", tz="Europe/Paris"), "2019-01-03T00:00:00"),
        ("January 2019", "2019-01-01T00:00:00"),
    ],
)
def test_a_date_as_it_may_be_written(value, day):
    assert dates.read_date(value).isoformat() == day


@pytest.mark.parametrize(
    "value", ["May", "2019", "31/31/2019", "2019-02-30", "0001-01-01", "now", "12:30", True, pd.NaT]
)
def test_what_is_no_date(value):
    assert dates.read_date(value) is None
