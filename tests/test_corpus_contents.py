"""What stands in a table where an article should: refused with its reason, or freed of tags."""

import json

import pandas as pd
import pytest

from analysis import measure_corpus, read_corpus
from analysis.corpus import ArticleError
from analysis.corpus.contents import wrong

RAIN = "It may rain, the mayor said. Two officials reportedly left for the coast."
GERMAN = (
    "Der Bürgermeister sagte am Dienstag, dass die Brücke gesperrt werde. Zwei Beamte erklärten, "
    "es könne Wochen dauern, und die Kosten stiegen weiter an. "
) * 3
FRENCH = (
    "Le maire a déclaré mardi que le pont serait fermé. Deux responsables ont expliqué que cela "
    "pourrait durer des semaines, selon un rapport de la ville. "
) * 3
DUTCH = (
    "De burgemeester zei dinsdag dat de brug dicht was en dat het had kunnen wachten. Twee "
    "ambtenaren van de stad hebben het plan bekeken, is er gezegd. "
) * 3
RUSSIAN = "Мэр сказал во вторник, что мост закрыт, и что это может продлиться долго. " * 6


def table(tmp_path, texts, ending=".jsonl"):
    path = tmp_path / f"news{ending}"
    rows = [{"text": text, "topic": "weather"} for text in texts]
    if ending == ".jsonl":
        path.write_text("\n".join(map(json.dumps, rows)))
    else:
        pd.DataFrame(rows).to_csv(path, index=False)
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://example.org/a-story", "a link"),
        ("www.example.org/a-story?x=1", "a link"),
        ("http://example.org/a http://example.org/b", "a link"),
        ("N/A", "empty cell"),
        ("nan", "empty cell"),
        ("#NAME?", "empty cell"),
        ("[removed]", "empty cell"),
        ("2024-05-01", "no words"),
        ("3.5", "no words"),
        (GERMAN, "not to be in English"),
        (FRENCH, "not to be in English"),
        (DUTCH, "not to be in English"),
        (RUSSIAN, "not to be in English"),
    ],
)
@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_what_is_no_article_is_refused_with_its_reason(tmp_path, text, said, ending):
    path = table(tmp_path, [RAIN, text], ending)
    corpus = read_corpus(path)
    assert corpus["text"].tolist() == [RAIN]
    assert [(r["row"], said in r["reason"]) for r in corpus.attrs["rejects"]] == [(2, True)]
    run = measure_corpus(path, out=tmp_path / "out")
    assert (run.articles, run.rejects) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        RAIN,
        f"{RAIN} See https://example.org/a-story.",
        "None of them came.",
        "RAIN FALLS ON THE TOWN. " * 12,
        f"{FRENCH[:150]} {RAIN} That is what the letter from Lyon said.",
    ],
)
def test_what_is_an_article_is_not(text):
    assert wrong(text) == ""


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<br>It may rain.<br/>Or snow.", "It may rain.\n\nOr snow."),
        ("It <b>may</b> rain, she said.", "It may rain, she said."),
        ('See <a href="x">the map</a> of rain.', "See the map of rain."),
        ("&quot;It may rain,&quot; she said.", '"It may rain," she said.'),
        ("Lee &amp; Sons may win.", "Lee & Sons may win."),
        ("If 3 < 5 and 6 > 4, it may rain.", "If 3 < 5 and 6 > 4, it may rain."),
        ("Q&A; R&D may fall.", "Q&A; R&D may fall."),
    ],
)
def test_tags_and_signs_of_a_page_are_taken_off(tmp_path, cell, text):
    path = table(tmp_path, [cell])
    corpus = read_corpus(path, text="text")
    assert corpus["text"].tolist() == [text]
    assert any("taken off" in note for note in corpus.attrs["notes"]) == (cell != text)


def test_links_given_as_articles_are_refused(tmp_path):
    run = measure_corpus([RAIN, "https://example.org/a-story"], out=tmp_path / "out")
    assert (run.articles, run.rejects) == (1, 1)


def test_a_headline_longer_than_its_article_is_asked_about(tmp_path):
    rows = [{"title": f"{RAIN} " * 5, "text": "Rain falls"} for _ in range(3)]
    (tmp_path / "swapped.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with pytest.raises(ArticleError, match=r"more than one column .* \('text', 'title'\)"):
        read_corpus(tmp_path / "swapped.jsonl")
    assert len(read_corpus(tmp_path / "swapped.jsonl", text="title")) == 3


def test_a_column_of_links_is_called_so(tmp_path):
    path = table(tmp_path, ["https://example.org/a", "https://example.org/b"])
    with pytest.raises(ArticleError, match="links and no texts"):
        read_corpus(path)


def test_articles_and_rejects_of_two_sheets_are_told_apart(tmp_path):
    with pd.ExcelWriter(tmp_path / "news.xlsx") as book:
        for name in ("May", "June"):
            frame = pd.DataFrame({"text": [f"{RAIN} {name}.", "N/A"]})
            frame.to_excel(book, sheet_name=name, index=False)
    corpus = read_corpus(tmp_path / "news.xlsx")
    assert corpus["article"].tolist() == ["news-May-1", "news-June-1"]
    told = [reject["reason"].partition(":")[0] for reject in corpus.attrs["rejects"]]
    assert told == ["sheet 'May'", "sheet 'June'"]
