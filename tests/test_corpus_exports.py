"""Exports of news databases: split, stripped of what is no article, and counted."""

import re

import newsfiles
import pytest
from newsfiles import ARTICLES

from analysis import read_corpus
from analysis.corpus import ArticleError, exports
from analysis.corpus.lines import plain

NEXIS = newsfiles.nexis()
EXPORTS = {
    "nexis.docx": newsfiles.word(NEXIS),
    "nexis.rtf": newsfiles.rtf(NEXIS),
    "nexis.txt": "\n".join(NEXIS).encode(),
    "spaced.txt": "\n\n".join(NEXIS).encode(),
    "windows.txt": "\r\n".join(NEXIS).encode("cp1252"),
    "no-cover.txt": "\n".join(NEXIS[NEXIS.index("") :]).encode(),
    "pages.txt": "\n".join(NEXIS).replace("\nBody\n", "\nPage 1 of 2\nBody\n").encode(),
    "lexis.txt": newsfiles.lexis().encode(),
    "lexis.rtf": newsfiles.rtf(newsfiles.lexis().split("\n")),
    "factiva.txt": newsfiles.factiva().encode(),
    "factiva.rtf": newsfiles.rtf(newsfiles.factiva().split("\n")),
    "factiva.html": newsfiles.factiva_page().encode(),
    "coded.txt": newsfiles.factiva_coded().encode(),
    "coded-lines.txt": newsfiles.factiva_coded().replace("   ", "\n").encode(),
    "proquest.txt": newsfiles.proquest().encode(),
    "proquest-old.txt": newsfiles.proquest().replace("Full text", "Full Text").encode(),
}
LENGTHS = [newsfiles.words(article) for article in ARTICLES]


@pytest.fixture
def read(tmp_path):
    def reading(name, content, **options):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_corpus(tmp_path / name, **options)

    return reading


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_split_into_its_articles(read, name):
    corpus = read(name, EXPORTS[name])
    assert corpus.attrs["rejects"] == corpus.attrs["notes"] == []
    assert corpus["text"].tolist() == [newsfiles.body(article) for article in ARTICLES]
    for column, field in (("title", "title"), ("outlet", "outlet"), ("byline", "author")):
        assert corpus[column].tolist() == [article[field] for article in ARTICLES], column
    days = corpus["date"].dt.strftime("%Y-%m-%d").tolist()
    assert days == [article["date"] for article in ARTICLES]
    assert [s.split(";")[0] for s in corpus["section"]] == [a["section"] for a in ARTICLES]
    if not name.startswith("proquest"):  # which does not count words
        assert corpus["length"].tolist() == LENGTHS
    assert corpus["id"].is_unique


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nexis.docx", newsfiles.word(newsfiles.nexis(told=5))),
        ("proquest.txt", newsfiles.proquest(told=5)),
        ("lexis.txt", newsfiles.lexis().replace("of 3 DOC", "of 5 DOC")),
    ],
)
def test_articles_that_the_file_counts_and_does_not_hold_are_rejects(read, name, content):
    corpus = read(name, content)
    assert len(corpus) == 3
    assert [r["row"] for r in corpus.attrs["rejects"]] == [4, 5]
    assert "says that it holds 5 articles of" in corpus.attrs["rejects"][0]["reason"]


def test_more_articles_than_the_file_counts_are_said(read):
    corpus = read("nexis.txt", "\n".join(newsfiles.nexis(told=2)))
    assert len(corpus) == 3
    assert "says that it holds 2 articles" in corpus.attrs["notes"][0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nexis.txt", "\n".join(NEXIS).replace("\n".join(ARTICLES[1]["text"]), "")),
        ("factiva.txt", newsfiles.factiva().replace("\n\n".join(ARTICLES[1]["text"]), "")),
        (
            "proquest.txt",
            newsfiles.proquest().replace("\n".join(ARTICLES[1]["text"]), "Not available."),
        ),
        (
            "factiva.html",
            "".join(
                line
                for line in newsfiles.factiva_page().splitlines(keepends=True)
                if not any(text in line for text in ARTICLES[1]["text"])
            ).replace("<p></p>\n<p>Westmark", "<p>Westmark"),
        ),
    ],
)
def test_an_article_without_its_text_is_a_reject_and_the_others_are_read(read, name, content):
    corpus = read(name, content)
    assert corpus["title"].tolist() == [ARTICLES[0]["title"], ARTICLES[2]["title"]]
    assert [(r["row"], r["reason"][:12]) for r in corpus.attrs["rejects"]] in (
        [(2, "it holds a h")],
        [(2, "it has no fu")],
    )


def test_the_abstract_above_a_full_text_is_left_out(read):
    first = ARTICLES[0]["text"][0]
    lines = "\n".join(NEXIS).replace(first, f"ABSTRACT\nA short word.\nFULL TEXT\n{first}", 1)
    assert read("nexis.txt", lines)["text"][0] == newsfiles.body(ARTICLES[0])


def test_the_older_layout_without_labels_for_headline_and_body(read):
    content = re.sub(
        r"(SECTION: .*\n\nLENGTH: .*\n\n)HEADLINE: (.*\n\n)(BYLINE: .*\n\n)BODY:\n",
        r"\2\3\1",
        newsfiles.lexis(),
    )
    assert "HEADLINE" not in content
    content = content.replace("Copyright 2019 Westmark Media".center(79), "")
    corpus = read("lexis.txt", content.replace("All Rights Reserved".center(79), ""))
    assert corpus["title"].tolist() == [article["title"] for article in ARTICLES]
    assert corpus["text"].tolist() == [newsfiles.body(article) for article in ARTICLES]


def test_a_headline_over_two_lines_and_a_day_written_otherwise(read):
    title = ARTICLES[1]["title"]
    lines = "\n".join(NEXIS).replace(
        f"\n\n{title}\n", "\n\nOat recall widens\nafter two fall ill\n"
    )
    lines = lines.replace("February 14, 2019 Thursday", "14 February 2019 10:15 PM GMT")
    corpus = read("nexis.txt", lines)
    assert corpus["title"][1] == title
    assert corpus["date"][1].isoformat() == "2019-02-14T22:15:00"


def test_a_single_article_of_an_export(read):
    corpus = read("one.docx", newsfiles.word(newsfiles.nexis(ARTICLES[:1])))
    assert corpus["title"].item() == ARTICLES[0]["title"]


def test_a_cover_in_a_file_of_its_own_is_no_article(read):
    cover = NEXIS[: NEXIS.index("")]
    with pytest.raises(ArticleError, match="no article was found in this export of LexisNexis"):
        read("doclist.docx", newsfiles.word(cover))


def test_the_owner_of_the_rights_is_told_in_several_ways(read):
    for rights in ("(Copyright (c) 2019, Westmark & Company)", "© 2019 Westmark", "Copyright 2019"):
        content = newsfiles.factiva().replace("(c) 2019 Westmark Media", rights)
        assert read("f.txt", content)["text"][0] == newsfiles.body(ARTICLES[0])


def test_the_database_can_be_named_and_must_then_fit(read):
    assert len(read("f.txt", newsfiles.factiva(), format="factiva")) == 3
    with pytest.raises(ArticleError, match="no article was found in this export of ProQuest"):
        read("f.txt", newsfiles.factiva(), format="proquest")
    assert len(read("f.txt", newsfiles.factiva(), format="text")) == 1


PROSE = {
    "a line called Body": "Body\n\nThe body was found on Monday.\n\nLength: 3 words",
    "End of document in prose": "He wrote “End of Document” below.\n\nEnd of Document",
    "words": "312 words\n\nwere cut from the speech.\n\nDocument A7",
    "labels": "Title: Rain\n\nFull text: It rains.\n\nSubject: Weather",
}


@pytest.mark.parametrize("name", PROSE)
def test_prose_is_no_export(name):
    assert exports.database_of(plain(PROSE[name])) == ""
