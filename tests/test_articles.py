"""What may be given for articles: the same everywhere, and no path for a text."""

import io

import numpy as np
import pandas as pd
import pytest

from analysis import (
    CODEBOOK,
    Document,
    attribution,
    concordance,
    framing,
    hedging,
    highlight,
    keyness,
    measure,
    measure_corpus,
    read_corpus,
)

RAIN, SNOW = "It may rain, the mayor said.", "It snows. It may not last."
ONE = {  # what takes one article
    "Document": Document,
    "measure": measure,
    "highlight": highlight,
}
MANY = {  # what takes several, and one
    "measure_corpus": measure_corpus,
    "keyness": lambda articles: keyness(articles, SNOW),
    "concordance": lambda articles: concordance(articles, "may"),
    "profile": hedging.profile,
}
FORMS = {
    "a list": [RAIN, SNOW],
    "a tuple": (RAIN, SNOW),
    "an iterator": iter([RAIN, SNOW]),
    "Documents": [Document(RAIN), SNOW],
    "a dict": {"rain": RAIN, "snow": Document(SNOW)},
    "a Series": pd.Series([RAIN, SNOW], index=["a", "b"]),
    "a table": pd.DataFrame({"text": [RAIN, SNOW], "outlet": ["A", "B"]}),
    "a named table": pd.DataFrame({"article": ["rain", "snow"], "text": [RAIN, SNOW]}),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_two_articles_gives_their_numbers(form):
    table = measure_corpus(FORMS[form])
    assert table[CODEBOOK.index].to_dict("records") == [
        pytest.approx(measure(text), nan_ok=True) for text in (RAIN, SNOW)
    ]


@pytest.mark.parametrize("article", [RAIN, Document(RAIN)])
def test_a_text_or_a_document_is_one_article(article):
    table = measure_corpus(article)
    assert len(table) == 1
    assert table["words"].item() == 6
    assert list(table.columns) == list(CODEBOOK.index)
    assert len(concordance(article, "may")) == 1
    pd.testing.assert_frame_equal(hedging.profile(article), hedging.profile([Document(RAIN)]))


def test_names_and_other_columns_are_kept():
    assert measure_corpus(FORMS["a dict"])["article"].tolist() == ["rain", "snow"]
    assert measure_corpus(FORMS["a table"])["outlet"].tolist() == ["A", "B"]
    assert measure_corpus(FORMS["a Series"]).index.tolist() == ["a", "b"]
    assert concordance(FORMS["a dict"], "may")["article"].tolist() == ["rain", "snow"]


def test_no_articles_are_no_rows_with_the_right_columns():
    assert list(measure_corpus([]).columns) == list(CODEBOOK.index)
    assert measure_corpus([]).empty


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with the file "storm" and the folder "my news", to be named from within."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "storm").write_text(RAIN)
    (tmp_path / "my news").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "path",
    [
        *("storm", "my news", "storm.txt", "news/monday.CSV", "C:\\a.docx"),
        *("seeds/teaching", "../news/", "/news", "~/news", "C:\\news"),  # where nothing lies
    ],
)
@pytest.mark.parametrize("function", [*ONE, *MANY])
def test_a_path_is_refused_with_the_function_that_reads_it(place, function, path):
    for given in [path] if function in ONE else [path, [RAIN, path], {"a": path}]:
        with pytest.raises(ValueError, match=r"is a path, not a text: .*read_corpus") as caught:
            (ONE | MANY)[function](given)
        assert "\n" not in str(caught.value)
    with pytest.raises(TypeError, match=r"is a path, not a text: .*read_corpus"):
        (ONE | MANY)[function](place / path)


def test_a_word_called_like_a_file_is_told_how_it_passes(place):
    with pytest.raises(
        ValueError, match=r"called like a file passes with a line break at its end\.$"
    ):
        Document("storm")
    assert measure("storm\n")["words"] == 1
    with pytest.raises(ValueError, match=r"read_corpus a folder\.$"):
        Document("storm.txt")


@pytest.mark.parametrize(
    "text",
    [
        "It rains.",
        "Read news.txt",  # no path: white space, and no such file
        "news.txt\nIt rains.",
        ".",
        "/",
        "Storm",
        "https://example.org/storm",
        "and/or",
        "24/7",
        "AC/DC",
        "Rain/snow/sleet.",
        "rain\0storm",
        "rain \ud800",
        "It rains. " * 1000 + "news.txt",
    ],
)
def test_a_text_that_only_looks_like_a_path_is_a_text(tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    assert Document(text).text == text


@pytest.mark.parametrize("function", MANY)
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (7, "not int"),
        (None, "not NoneType"),
        ({RAIN}, "not set"),
        (b"It rains.", "not bytes"),
        (io.StringIO(RAIN), "not StringIO"),
        (np.array([RAIN]), "not ndarray"),
    ],
)
def test_anything_else_is_refused_with_what_is_taken(function, given, said):
    with pytest.raises(TypeError, match=f"a text, a Document, a list, a dict .*{said}"):
        MANY[function](given)


@pytest.mark.parametrize("function", ONE)
def test_several_where_one_is_asked_for_names_what_takes_several(function):
    for given in ([RAIN], {"a": RAIN}, pd.Series([RAIN]), pd.DataFrame({"text": [RAIN]})):
        with pytest.raises(TypeError, match="measure_corpus, keyness and concordance take several"):
            ONE[function](given)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
@pytest.mark.parametrize("function", MANY)
def test_a_row_without_a_text_is_named_before_anything_is_measured(function, missing):
    table = pd.DataFrame({"article": ["rain", "fog"], "text": [RAIN, missing]}, dtype=object)
    with pytest.raises(TypeError, match=r"Article 'fog' \(row 2\) is neither .* missing"):
        MANY[function](table)
    with pytest.raises(TypeError, match=r"Article '2' is neither .* missing"):
        MANY[function](table["text"])


def test_columns_named_like_numbers_are_refused_by_name():
    table = pd.DataFrame({"text": [RAIN], "conflict": ["yes"], "words": [1], "outlet": ["A"]})
    with pytest.raises(ValueError, match=r"\('conflict', 'words'\); rename them"):
        measure_corpus(table)
    assert measure_corpus(table[["text", "outlet"]]).columns.is_unique


@pytest.mark.parametrize("columns", [["body"], ["text", "text"]])
def test_a_table_has_one_column_of_texts(columns):
    with pytest.raises(ValueError, match="needs a column 'text'"):
        measure_corpus(pd.DataFrame([[RAIN] * len(columns)], columns=columns))


@pytest.mark.parametrize("field", ["text", "article", "path", "words", "conflict"])
def test_a_head_with_a_reserved_name_is_renamed_and_said_to_be(tmp_path, field):
    file = tmp_path / "rain.txt"
    file.write_text(f"---\noutlet: A\n{field}: other\n---\n{RAIN}")
    corpus = read_corpus(tmp_path)
    assert corpus[f"own_{field}"].tolist() == ["other"]
    assert (corpus["text"].item(), corpus["article"].item()) == (RAIN, "rain")
    assert corpus.attrs["notes"] == [
        f"The column {field!r} is called like one of the kit; it comes out as 'own_{field}'."
    ]
    assert measure_corpus(corpus).columns.is_unique


def test_half_a_surrogate_pair_goes_into_every_table():
    # Where pyarrow is installed, pandas keeps texts as UTF-8, which has no half pairs.
    text = "“It may rain \ud800,” said Ann\ud800 Lee of Acme\ud800 Corp. Ann\ud800 Lee left."
    doc = Document(text)
    assert "\ud800" in attribution.table(doc)["content"].iloc[0]
    assert "\ud800" in concordance(text, "may")["right"].item()
    assert framing.actors(doc) is not None
    assert (
        "x\ud800" not in keyness(text, [RAIN, SNOW], min_count=1, min_articles=1)["word"].tolist()
    )
    assert measure_corpus({"a\ud800": text})["article"].item() == "a\ud800"
    for table, column in ((attribution.table(doc), "source"), (concordance(text, "may"), "left")):
        assert table[column].dtype == object  # the same with and without pyarrow
