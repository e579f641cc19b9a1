"""Files that are damaged, locked or made to do harm: one sentence each, soon, and nothing else."""

import bz2
import gzip
import io
import json
import os
import time

import newsfiles
import pandas as pd
import pytest

from analysis import read_article, read_corpus
from analysis.corpus import ArticleError

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "rain">{ENTITIES}]>'
DOCX = newsfiles.word(["It may rain."])


def document(xml: str) -> bytes:
    """The sample document of Word with another text."""
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return file.getvalue()


def parquet() -> bytes:
    file = io.BytesIO()
    pd.DataFrame({"text": ["It rains."] * 1000}).to_parquet(file)
    return file.getvalue()


def entity(xml: str) -> bytes:
    body = f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p><w:r><w:t>{xml}</w:t></w:r></w:p>'
    return document(f"{BILLION}{body}</w:body></w:document>")


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
ZEROS = bytes(60_000_000)
BAD = {
    "zip-bomb.xlsx": (
        newsfiles.zipped(xl__workbook_dot_xml=b"<x/>", xl__worksheets__sheet1_dot_xml=ZEROS),
        "would unpack from 0.1 to 57 MB or more",
    ),
    "zip-bomb.docx": (newsfiles.zipped(word__document_dot_xml=ZEROS), "would unpack from"),
    "bomb.csv.gz": (gzip.compress(ZEROS), "would unpack from"),
    "bomb.txt.bz2": (bz2.compress(ZEROS), "would unpack from"),
    "entities.docx": (entity("&e11;"), "defines entities in its XML"),
    "entities.xlsx": (
        newsfiles.zipped(xl__workbook_dot_xml=(BILLION + "<x>&e11;</x>").encode()),
        "defines entities in its XML",
    ),
    "locked.docx": (LOCKED, "is locked with a password; save it without one"),
    "locked.xlsx": (LOCKED, "is locked with a password; save it without one"),
    "old.doc": (LOCKED[:600], "is a file of an old Word or Excel; save it as .docx"),
    "cut.docx": (DOCX[: len(DOCX) // 2], "is damaged or cut short"),
    "cut.parquet": (parquet()[:-20], "is a damaged Parquet table, or cut short"),
    "cut.csv.gz": (gzip.compress(b"text\nIt rains.\n" * 99)[:-9], "packed and damaged"),
    "nested.docx": (document("<a>" * 100_000), "is a damaged document of Word"),
    "letter.pages": (newsfiles.zipped(Index__Document_dot_iwa=b"x"), "Pages; export it as .docx"),
    "letter.odt": (newsfiles.zipped(mimetype=b"x"), "a document of LibreOffice; save it as .docx"),
    "table.numbers": (newsfiles.zipped(Index__Tables_dot_iwa=b"x"), "Numbers; export it as .xlsx"),
    "table.dta": (b"<stata_dta>\x00", "is a table of Stata; save it as .csv"),
    "table.rds": (b"\x1f\x8b\x08\x00", "is an object of R; save it as .csv"),
    "saved.mhtml": (b"From: <Saved>\n\n<p>It may rain.</p>", "is a web archive; save the page as"),
    "news.pdf": (b"%PDF-1.7\n", "seems to be a PDF; save its text as .txt"),
    "other.docx": (newsfiles.zipped(mimetype=b"x"), "is no document of Word"),
    "long.txt": (b"It rains. " * 5_000_000, "holds 50 million characters, which no article does"),
    "long.html": (b"<p>It rains.</p>" * 2_000_000, "is a page of 31 MB, which no article is"),
    "alias.md": (b"---\na: &a [1, 2]\nb: *a\n---\nIt rains.", "it refers to itself by *"),
    "object.md": (b"---\na: !!python/object/apply:os.getcwd []\n---\nIt rains.", "is no YAML"),
    "deep.md": (b"---\na: " + b"[" * 2_000 + b"\n---\nIt rains.", "is no YAML"),
    "vast.md": (b"---\na: " + b"rain " * 9_000 + b"\n---\nIt rains.", "has 45,003 characters"),
    "deep.json": (b"[" * 100_000, "is no object"),
    "huge-number.jsonl": (b'{"text": ' + b"9" * 5000 + b"}", "is no object"),
    "zeros.txt": (b"It\x00rains\x00 and so\x00 on", "holds zero bytes"),
    "nothing.txt": (b"", "holds no words"),
    "scripts.html": (b"<html><script>alert('It may rain')</script></html>", "no article was found"),
    "tags.html": (b"<div>" * 100_000, "no article was found"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_sentence_that_names_it(tmp_path, name):
    content, said = BAD[name]
    (tmp_path / name).write_bytes(content)
    started = time.process_time()
    with pytest.raises(ArticleError, match=said) as caught:
        read_corpus(tmp_path / name)
    assert time.process_time() - started < 10
    assert str(caught.value).startswith(str(tmp_path / name))
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_bad_files_cost_no_good_one(tmp_path):
    for name in ("locked.docx", "alias.md", "long.txt", "cut.docx"):
        (tmp_path / name).write_bytes(BAD[name][0])
    (tmp_path / "good.txt").write_text("It rains.")
    corpus = read_corpus(tmp_path)
    assert corpus["text"].tolist() == ["It rains."]
    assert len(corpus.attrs["rejects"]) == 4


def test_no_page_reads_a_file_of_the_machine(tmp_path):
    (tmp_path / "secret").write_text("classified")
    source = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><html><body><article>'
        "<p>It may rain &x; today, the mayor of the town said.</p></article></body></html>"
    )
    (tmp_path / "a.html").write_text(source)
    assert "classified" not in read_article(tmp_path / "a.html").text


def test_an_empty_folder_and_one_of_other_things(tmp_path):
    with pytest.raises(ArticleError, match="no article lies in this folder; put some there"):
        read_corpus(tmp_path)
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    with pytest.raises(ArticleError, match="no article lies in this folder"):
        read_corpus(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError, match="is no file, but a device or a pipe"):
        read_corpus(tmp_path / "pipe.txt")


def test_a_sheet_that_claims_to_be_vast_is_read_as_it_is(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["text"])
    book.active.append(["It rains."])
    book.active.cell(row=900_000, column=1, value="It snows.")
    book.save(tmp_path / "a.xlsx")
    assert read_corpus(tmp_path / "a.xlsx")["text"].tolist() == ["It rains.", "It snows."]


def test_a_reader_that_is_not_installed_is_named_with_its_command(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "docx", None)
    (tmp_path / "a.docx").write_bytes(DOCX)
    with pytest.raises(RuntimeError, match=r"python-docx is needed: pip install '\.\[corpus\]'"):
        read_corpus(tmp_path)


def test_links_in_a_column_of_texts_are_texts(tmp_path):
    rows = [{"text": f"https://example.org/{n}", "url": "x"} for n in range(3)]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    with pytest.raises(ArticleError, match="holds links and no texts"):
        read_corpus(tmp_path / "a.json")
