"""What lies beside the notebooks is true of them: map, minutes, glossary, the teacher's pages."""

import re
import runpy
from itertools import pairwise

import nbformat
import pandas as pd
import pytest
from conftest import ROOT

from analysis import Document, read_article, read_corpus
from analysis.show import coding

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MINUTES = runpy.run_path(str(FOLDER / "minutes.py"))
MAP = (FOLDER / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| \[([\w-]+)\]\(([\w-]+)\.ipynb\) \|.*\| (\d+|–) \|$", MAP, re.M)
GLOSSARY = (FOLDER / "glossary.md").read_text(encoding="utf-8")
TEACHER = (FOLDER / "teaching" / "README.md").read_text(encoding="utf-8")
ANSWERS = (FOLDER / "teaching" / "answers.md").read_text(encoding="utf-8")
WRAPPED = ("00-start-here", "01-hedging", "02-attribution", "03-readability", "07-your-own-corpus")
TERMS = [
    *("act", "attribution", "booster", "concordance", "content", "corpus", "cue", "effect-size"),
    *("f1", "frame", "hedge", "interval", "kappa", "keyness", "loaded-word", "norm", "outlet"),
    *("paraphrase", "percentile", "permutation-test", "precision", "quotation", "readability"),
    *("recall", "source", "voice"),
]


def cells(path, kind="markdown"):
    notebook = nbformat.read(path, as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def notebook_of(*sources, outputs=()):
    code = [nbformat.v4.new_code_cell("1\n\n2", outputs=list(outputs))]
    return nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_markdown_cell, sources), *code])


def test_the_map_names_each_notebook_in_their_order():
    assert [name for name, _, _ in ROWS] == [path for _, path, _ in ROWS]
    assert [name for name, _, _ in ROWS] == [path.stem for path in NOTEBOOKS]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_the_minutes_named_are_those_counted(path):
    counted = MINUTES["minutes"](nbformat.read(path, as_version=4)).rounded
    told = {name: minutes for name, _, minutes in ROWS}
    assert told[path.stem] == str(counted), "python notebooks/minutes.py --write"
    assert f"**Time**: {counted} minutes" in cells(path)[0]


def test_the_way_from_00_to_02_takes_two_hours_at_most():
    told = [int(minutes) for _, _, minutes in ROWS[:3]]
    assert sum(told) <= 120


def test_minutes_are_counted_as_the_map_says():
    article = '<style>a b c</style><fieldset>x</fieldset><p title="no words">{}</p>'
    long = nbformat.v4.new_output("display_data", {"text/html": article.format("word " * 900)})
    again = nbformat.v4.new_output(
        "display_data", {"text/html": article.format("<b>word</b> " * 900).replace("x", "y z")}
    )
    drawn = nbformat.v4.new_output("display_data", {"image/png": "", "text/plain": "a chart"})
    notebook = notebook_of(
        "word " * 175 + "[two words](an/address.md) — **Exercise 1.**", outputs=[long, again, drawn]
    )
    found = MINUTES["minutes"](notebook)
    assert found.prose == pytest.approx(179 / 180)  # 175, two, words, Exercise, 1; a dash is none
    assert found.outputs == 2 + 1  # five minutes of words each: cut, and skimmed
    assert (found.code, found.figures, found.exercises) == (10 / 60, 45 / 60, 4)
    assert found.rounded == 10  # 0.99 + 3 + 0.17 + 0.75 + 4 = 8.9


def test_minutes_are_written_into_rows_of_notebooks_only():
    page = "| [00-a](00-a.ipynb) | b | 5 |\n| [01-b](notebooks/01-b.ipynb) | c | – |\n| d | 5 |\n"
    written = MINUTES["with_minutes"](page, {"00-a": 20, "01-b": 30})
    assert written == page.replace("b | 5", "b | 20").replace("–", "30")


def test_the_glossary_explains_each_term_in_one_to_three_sentences_and_an_example():
    entries = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", GLOSSARY, re.M | re.S))
    assert list(entries) == sorted(TERMS)
    for term, entry in entries.items():
        plain = re.sub(r"(?<!\*)\*(?!\*).*?(?<!\*)\*(?!\*)", "", " ".join(entry.split()))
        assert 1 <= len(re.findall(r"[.:?](?: |$)", plain)) <= 4, (term, plain)
        assert re.search(r"(?<!\*)\*(?!\*)", entry) or '*"' in entry, f"{term}: an example"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_links_from_a_notebook_lead_somewhere(path):
    prose = "\n".join(cells(path))
    terms = re.findall(r"\]\(glossary\.md#([\w-]+)\)", prose)
    assert set(terms) <= set(TERMS)
    assert len(terms) == len(set(terms)), "a term is linked at its first use only"
    for link in re.findall(r"\]\((?!http)([^)#\s]+)", prose):
        assert (FOLDER / link).exists(), link


@pytest.mark.parametrize("name", WRAPPED)
def test_what_is_printed_does_not_break_in_mid_word(name):
    """JupyterLab breaks a printed line wherever it meets the edge."""
    for cell in nbformat.read(FOLDER / f"{name}.ipynb", as_version=4).cells:
        for output in cell.get("outputs", []):
            for line in output.get("text", "").splitlines():
                assert len(line) <= 110, line
                assert not re.search(r"\b\d+\.0 (and|of|articles|words)\b", line), (
                    "a count is whole"
                )


def test_links_from_the_pages_lead_somewhere():
    for page, folder in ((MAP, FOLDER), (TEACHER, FOLDER / "teaching")):
        for link in re.findall(r"\]\((?!http)([^)#\s]+)", page):
            assert (folder / link).exists(), link


def test_articles_to_print_are_those_of_the_seeds_without_marks():
    handout = runpy.run_path(str(FOLDER / "teaching" / "handout.py"))
    kept = (FOLDER / "teaching" / "articles.html").read_text(encoding="utf-8")
    assert kept == handout["page"](read_corpus(ROOT / "seeds" / "teaching")), "run handout.py"
    assert kept.count("<article>") == 12
    assert not re.search('class="(hearsay|mark)|<mark', kept)


def test_the_answer_key_is_the_gold():
    hedges = pd.read_csv(ROOT / "seeds" / "gold" / "hedges.csv", keep_default_na=False)
    told = re.findall(r"^## ([\w-]+): hedges \((\d+)\)\n(.*?)\n\n(?=## )", ANSWERS, re.M | re.S)
    assert len(told) == 4
    for name, count, table in told:
        rows = [tuple(row.split(" | ")) for row in re.findall(r"^\| \w+ \| (.*) \|$", table, re.M)]
        gold = hedges[hedges["article"] == name]
        assert rows[1:] == list(gold[["text", "category", "voice"]].itertuples(index=False))
        assert len(gold) == int(count)


def test_the_teachers_example_reads_the_marks_of_a_class(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    name = "oat-recall-tabloid"
    doc = Document(read_article(f"seeds/teaching/{name}.txt").text)
    for coder, words in (("Ann", ["could", "may"]), ("Ben", ["could", "reportedly", "lie"])):
        starts = [(doc.text.index(word), len(word)) for word in words if word in doc.text]
        marks = [{"start": a, "end": a + n, "category": "modal"} for a, n in starts]
        table = coding.rows(name, doc, marks, "hedges", coder)
        table.to_csv(f"marks-{coder.lower()}.csv", index=False)
    (block,) = re.findall(r"```python\n(.*?)```", TEACHER, re.S)
    exec(compile(block, "README.md", "exec"), {})
    said = capsys.readouterr().out
    assert "Ann and the tool: 2 in both" in said
    assert re.search(r"could +2\n", said)


def test_the_lesson_is_45_minutes_without_a_gap():
    parts = [(int(a), int(b)) for a, b in re.findall(r"^\| (\d+)-(\d+) \|", TEACHER, re.M)]
    assert (parts[0][0], parts[-1][1]) == (0, 45)
    assert all(before[1] == after[0] for before, after in pairwise(parts))
