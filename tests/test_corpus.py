"""Articles from files: what is read, and what is said of a bad file."""

import pandas as pd
import pytest

from analysis import CODEBOOK, measure_corpus, read_article, read_corpus
from analysis.corpus import ArticleError


def test_a_head_is_taken_off_the_text(tmp_path):
    file = tmp_path / "rain.txt"
    file.write_text("---\nheadline: 'Rain: more'\noutlet: The Wire\n---\n\nIt may rain.\n")
    article = read_article(file)
    assert article.article == "rain"
    assert article.text == "It may rain."
    assert article.about == {"headline": "Rain: more", "outlet": "The Wire"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "holds no words"),
        (b" \n\t\n", "holds no words"),
        (b"---\na: 1\n---\n", "holds no words"),
        (b"?!", "holds no words"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "seems to be a picture"),
        (b"zero\x00byte", "holds zero bytes"),
        (b"---\na: [1\n---\ntext", "is no YAML"),
        (b"---\na: !!python/object/apply:os.getcwd []\n---\ntext", "is no YAML"),
    ],
)
def test_a_bad_file_is_named_in_one_sentence(tmp_path, content, sentence):
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    with pytest.raises(ArticleError, match=sentence) as caught:
        read_article(file)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(ArticleError, match="no such file"):
        read_article(tmp_path / "missing.txt")
    with pytest.raises(ArticleError, match="cannot be opened"):
        read_corpus("a" * 5000)
    for read in (read_article, read_corpus):
        with pytest.raises(ArticleError, match="no path holds a zero byte"):
            read("a\0b")
        with pytest.raises(TypeError, match="A path is a string or a Path, not None"):
            read(None)
    with pytest.raises(ArticleError, match="this is a folder"):
        read_article(tmp_path)
    with pytest.raises(ArticleError, match="no article"):
        read_corpus(tmp_path)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    file = tmp_path / "bom.txt"
    file.write_bytes(b"\xef\xbb\xbfIt rained.")
    assert read_article(file).text == "It rained."


def test_a_corpus_is_a_row_per_article_and_a_column_per_number():
    corpus = read_corpus("seeds/teaching")
    table = measure_corpus(corpus)
    assert len(table) == 12
    assert table["article"].tolist() == sorted(table["article"])
    assert list(table.columns[-len(CODEBOOK) :]) == list(CODEBOOK.index)
    assert "text" not in table.columns


def test_measuring_twice_gives_the_same_and_changes_nothing():
    corpus = read_corpus("seeds/teaching").head(2)
    before = corpus.copy()
    first = measure_corpus(corpus)
    pd.testing.assert_frame_equal(first, measure_corpus(corpus))
    pd.testing.assert_frame_equal(before, corpus)


def test_a_table_without_texts():
    with pytest.raises(ValueError, match="needs a column 'text'"):
        measure_corpus(pd.DataFrame({"body": ["It rained."]}))
