"""Exports in the layouts and languages that databases have had; each loses no article or field."""

import exportfiles
import newsfiles
import pytest
from exportfiles import LAYOUTS
from newsfiles import ARTICLES

from analysis import read_corpus

BODIES = [newsfiles.body(article) for article in ARTICLES]


@pytest.fixture
def read(tmp_path):
    def reading(name, content, **options):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_corpus(tmp_path / name, **options)

    return reading


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_gives_the_same_articles(read, name):
    corpus = read(name, LAYOUTS[name])
    assert corpus.attrs["rejects"] == corpus.attrs["notes"] == []
    assert corpus["text"].tolist() == BODIES
    for column, field in (("title", "title"), ("outlet", "outlet"), ("byline", "author")):
        assert corpus[column].tolist() == [article[field] for article in ARTICLES], column
    days = corpus["date"].dt.strftime("%Y-%m-%d").tolist()
    assert days == [article["date"] for article in ARTICLES]
    assert [s.split(";")[0] for s in corpus["section"]] == [a["section"] for a in ARTICLES]
    if not name.startswith("proquest"):  # which does not count words
        assert corpus["length"].tolist() == list(map(newsfiles.words, ARTICLES))


def test_a_paragraph_that_opens_like_a_field_does_not_end_the_text(read):
    dug = "COMPANY: Acme is the one that dug it."
    text = newsfiles.lexis().replace("BODY:\n\n", f"BODY:\n\n{dug}\n\n", 1)
    assert read("old.txt", text)["text"][0] == f"{dug}\n\n{BODIES[0]}"
    later = "UPDATE: The tunnel opened on Friday."
    corpus = read("update.txt", exportfiles.unlabelled(after=f"{later}\n\n"))
    assert corpus["text"].tolist() == [f"{body}\n\n{later}" for body in BODIES]


def test_fewer_articles_than_the_file_counts(read):
    corpus = read("gap.txt", exportfiles.foreign("German").replace("von 3", "von 5"))
    assert len(corpus) == 3
    assert [reject["row"] for reject in corpus.attrs["rejects"]] == [4, 5]


def test_nexis_whose_ends_were_taken_off_is_cut_behind_the_dates_of_loading(read):
    lines = "\n".join(newsfiles.nexis()).replace("End of Document", "")
    corpus = read("cut.txt", lines)
    assert corpus["text"].tolist() == BODIES
    assert corpus["title"].tolist() == [article["title"] for article in ARTICLES]


@pytest.mark.parametrize("counted", [True, False])
def test_proquest_as_a_page_is_no_single_article(read, counted):
    lines = exportfiles.proquest("", counted=counted).split("\n")
    page = "".join(f"<p>{line}</p>" for line in lines if line)
    corpus = read("proquest.html", f"<html><body>{page}</body></html>")
    assert corpus["text"].tolist() == BODIES
    assert corpus["outlet"].tolist() == [article["outlet"] for article in ARTICLES]


def test_proquest_without_empty_lines_lets_no_field_in(read):
    assert read("p.txt", exportfiles.proquest().replace("\n\n", "\n"))["text"].tolist() == BODIES


def test_articles_that_cannot_be_told_apart_are_refused(read):
    text = exportfiles.proquest("").replace("Database: U.S. Newsstream", "")
    with pytest.raises(ValueError, match="holds several articles and nothing between them"):
        read("p.txt", text)
