"""Files that are no article are told by what they hold; articles that look odd are read."""

import io
import json
import zipfile

import pandas as pd
import pytest

from analysis import read_article
from analysis.__main__ import main
from analysis.corpus import ArticleError

PROSE = 'It may rain, "the mayor" said.\n\nAnn Lee, of Acme, left.'
TABLE = pd.DataFrame({"id": [1, 2, 3], "outlet": ["A", "B", "A"], "text": [PROSE, "Fog.", PROSE]})


def zipped(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


PAGE = f"<!DOCTYPE html>\n<html><body><p>{PROSE}</p></body></html>"
OTHERS = {
    "CSV": (TABLE.to_csv(index=False), "a table .*commas"),
    "CSV with an index": (TABLE.to_csv(), "a table .*commas"),
    "CSV without a head": (TABLE.to_csv(index=False, header=False), "a table .*commas"),
    "CSV of one row": (TABLE.head(1).to_csv(index=False), "a table .*commas"),
    "CSV of results": ("team,won,lost\nA,1,2\nB,3,4\n", "a table .*commas"),
    "CSV with a torn row": (TABLE.to_csv(index=False) * 5 + "4,", "a table .*commas"),
    "a long CSV": (pd.concat([TABLE] * 3000).to_csv(index=False), "a table .*commas"),
    "semicolons": (TABLE.to_csv(index=False, sep=";"), "a table .*semicolons"),
    "TSV": (TABLE.to_csv(index=False, sep="\t"), "a table .*tabs"),
    "JSON": (TABLE.to_json(orient="records", indent=1), "JSON"),
    "JSON lines": (TABLE.to_json(orient="records", lines=True), "JSON"),
    "one JSON line": (json.dumps({"text": PROSE}), "JSON"),
    "HTML": (PAGE, "a web page"),
    "a part of a page": (f"<p>{PROSE}</p>\n" * 3, "a web page"),
    "tags in the text": ("It rains.<br>It snows.<br/>It hails.<br />", "the tags of a web page"),
    "HTML below a head": (f"---\noutlet: A\n---\n{PAGE}", "a web page"),
    "XML": (f"<?xml version='1.0'?>\n<story>{PROSE}</story>", "XML"),
    "XML without a head": (f"<story>{PROSE}</story>\n", "XML"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
    "Word": (zipped("word/document.xml"), "of Word"),
    "PowerPoint": (zipped("ppt/slide1.xml"), "slides of PowerPoint"),
    "Excel": (zipped("xl/workbook.xml"), "a damaged Excel workbook"),
    "ZIP": (zipped("a.txt"), "a ZIP file"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word"),
    "Parquet": (b"PAR1\x15\x04", "a damaged Parquet table"),
    "gzip": (b"\x1f\x8b\x08\x00", "packed and damaged"),
    "a path": ("news/monday.txt", "nothing but a path"),
}
ARTICLES = {
    "prose": PROSE,
    "a quotation first": '"It may rain," she said.\n\n"Not today," he said.',
    "only a quotation": '"It may rain"',
    "a bracket first": "[Updated 5 p.m.] It may rain.",
    "a brace first": '{"id": 1} is what the log held, the firm said.',
    "a list within": "The file read:\n\n[1, 2]\n\nNothing else was in it.",
    "a line of JSON within": 'The firm\'s log read:\n{"id": 1}\nIt said no more.',
    "a table within": "Acme won.\n\nteam,won,lost\nA,1,2\nB,3,4\n\nIt may win again.",
    "one comma a line": "However, it rained.\nStill, they left.\nThen, it snowed.",
    "commas in figures": "It cost 1,000 crowns.\nIt costs 2,000 now.",
    "a comma without a space": "WASHINGTON,D.C.\nIt rained.\nIt snowed.",
    "tabs that open lines": "\tIt rained.\n\tIt snowed.\n\tIt hailed.",
    "semicolons in prose": "It rained; they left.\nIt snowed; they stayed.",
    "a bold word": "The <b>mayor</b> wrote <p> where a line should end.",
    "a tag first": "<b>Storm nears</b>\n\nIt may rain.",
    "a sign first": "< 5% of voters stayed, and > 90% left.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_article_is_refused_by_what_it_holds(tmp_path, name):
    held, said = OTHERS[name]
    file = tmp_path / "news.txt"
    file.write_bytes(held if isinstance(held, bytes) else held.encode())
    with pytest.raises(ArticleError, match=said) as caught:
        read_article(file)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_that_looks_odd_is_read(tmp_path, name):
    file = tmp_path / "news.txt"
    file.write_text(ARTICLES[name], encoding="utf-8")
    assert read_article(file).text == ARTICLES[name].strip()


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (".csv", "is no table"),
        (".TSV", "is no table"),
        (".jsonl", "is no object"),
        (".json", "is no object"),
        (".html", "holds no tags"),
        (".xml", "is named like XML"),
        (".rtf", "is no document in RTF"),
        (".docx", "is no file of Word"),
        (".xlsx", "is no file of Excel"),
        (".parquet", "is no file of Parquet"),
        (".csv.gz", "is no table"),
    ],
)
def test_prose_that_is_called_otherwise_is_refused(tmp_path, ending, said):
    file = tmp_path / f"news{ending}"
    file.write_text(PROSE)
    with pytest.raises(ArticleError, match=said) as caught:
        read_article(file)
    assert "\n" not in str(caught.value)


def test_the_command_line_refuses_a_table_that_is_called_a_text_and_says_how_it_is_read(
    tmp_path, capsys
):
    file = tmp_path / "news.txt"
    TABLE.to_csv(file, index=False)
    assert main(["measure", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "say format='csv'" in said.err
    assert said.err.startswith(str(file))
    assert said.err.count("\n") == 1


@pytest.mark.slow
def test_the_news_are_all_read(root):
    table = root.parent / "shared" / "data" / "news" / "articles.parquet"
    if not table.exists():
        pytest.skip("needs the news articles in ../shared")
    from analysis.corpus import filekinds

    texts = pd.read_parquet(table, columns=["text"])["text"].head(2000)
    assert [text[:80] for text in texts if filekinds.of_text(text)] == []
