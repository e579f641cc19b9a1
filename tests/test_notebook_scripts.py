"""What a class sees of the notebooks: nothing given away, marks and pictures told in words."""

import asyncio
import re
import runpy
import sys

import nbformat
import pytest
from conftest import ROOT

from analysis import CODEBOOK

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def read(path):
    return nbformat.read(path, as_version=4)


def shown(path):
    """Return the outputs of a notebook's code cells."""
    return [o for c in read(path).cells if c.cell_type == "code" for o in c.outputs]


@pytest.fixture(scope="module")
def script():
    """Return what a script beside the notebooks defines."""
    return lambda name: runpy.run_path(str(ROOT / "notebooks" / f"{name}.py"))


@each
def test_nothing_gives_an_exercise_away(path, script):
    notebook = read(path)
    script("execute")["hide_solutions"](notebook)
    assert notebook == read(path), "make report hides solutions, their outputs and answers"
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert [c for c in code if c.metadata.get("jupyter", {}).get("outputs_hidden")]


def cell(kind, source, *tags):
    made = {"code": nbformat.v4.new_code_cell, "text": nbformat.v4.new_markdown_cell}[kind](source)
    made.metadata.update({"tags": list(tags)} if tags else {})
    return made


def test_solutions_are_hidden_with_their_outputs_and_answers_are_folded(script):
    cells = [
        cell("text", "## Exercises"),
        cell("text", "**Exercise 1.** Which?"),
        cell("code", "# Your code here"),
        cell("text", "Solution 1, collapsed:"),
        cell("code", "1", "solution"),
        cell("text", "It is the first."),
        cell("text", "**Exercise 2.** Why?"),
        cell("text", "<details><summary>A hint</summary>So.</details>"),
        cell("text", "Of its end.", "solution"),
        cell("text", "## What to read next"),
        cell("text", "A book."),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    script("execute")["hide_solutions"](notebook)
    sources = [c.source for c in notebook.cells]
    assert sources == [
        "## Exercises",
        "### **Exercise 1.**\n\nWhich?",
        "# Your code here",
        "#### Solution 1",
        "1",
        "<details><summary>Answer</summary>\n\nIt is the first.\n\n</details>",
        "### **Exercise 2.**\n\nWhy?",
        "<details><summary>A hint</summary>So.</details>",
        "#### Solution 2",
        "<details><summary>Answer</summary>\n\nOf its end.\n\n</details>",
        "## What to read next",
        "A book.",
    ]
    # Folded, with all below it up to the next exercise, also when every cell is run.
    folded = [c.metadata.get("jp-MarkdownHeadingCollapsed", False) for c in notebook.cells]
    assert [i for i, fold in enumerate(folded) if fold] == [3, 8]
    assert notebook.cells[4].metadata == {
        "tags": ["solution"],
        "jupyter": {"source_hidden": True, "outputs_hidden": True},
        "collapsed": True,
    }
    again = nbformat.from_dict(notebook)
    script("execute")["hide_solutions"](again)
    assert again == notebook


@each
def test_marks_show_before_anything_is_run(path):
    marked = [h for h in htmls(path) if 'class="mark hedge"' in h]
    for html in marked:  # JupyterLab and GitHub take style sheets away
        assert re.search(r'class="mark hedge"[^>]* style="[^"]*border-bottom:3px double', html)


def htmls(path):
    return [o.data["text/html"] for o in shown(path) if "text/html" in o.get("data", {})]


@each
def test_pictures_are_told_in_words(path):
    for output in shown(path):
        data = output.get("data", {})
        assert not {"image/png", "image/svg+xml", "image/jpeg"} & set(data), "no words for it"
        for picture in re.findall(r"<img\b[^>]{,2000}", data.get("text/html", "")):
            assert re.search(r'alt="[^"]{20,}"', picture), picture[:80]


@each
def test_no_printed_sentence_is_broken_in_mid_word(path, script):
    execute = script("execute")
    for output in shown(path):
        for line in output.get("text", "").splitlines(keepends=True):
            assert execute["wrapped"](line) == line, "make report wraps it"


def test_a_long_sentence_is_wrapped_and_columns_are_left_alone(script):
    wrapped = script("execute")["wrapped"]
    line = "It may rain, " * 12 + "two aides said.\n"
    assert wrapped(line).replace("\n", " ").split() == line.split()
    assert max(map(len, wrapped(line).splitlines())) <= script("execute")["WIDEST"]
    assert wrapped(line).endswith("said.\n")
    table = "outlet   " * 20
    assert wrapped(table) == table


COUNTS = [
    c for c in CODEBOOK.index if CODEBOOK.loc[c, "unit"] in ("words", "statements", "sources")
]


@each
def test_counts_are_printed_as_counts(path):
    for output in shown(path):
        data = output.get("data", {})
        if "text/html" not in data:
            assert not re.fullmatch(r"-?\d+\.0", data.get("text/plain", "")), "print int(…)"
    for html in htmls(path):
        if "<table" not in html or 'class="hearsay' in html:
            continue
        pd_html = pytest.importorskip("lxml", reason="reads tables") and html
        for table in re.findall(r"<table.*?</table>", pd_html, re.S):
            heads = re.findall(r"<th[^>]*>\s*(.*?)\s*</th>", table.split("</thead>")[0], re.S)
            rows = [re.findall(r"<td[^>]*>\s*(.*?)\s*</td>", r, re.S) for r in table.split("<tr")]
            for row in filter(None, rows):
                named = dict(zip(heads[-len(row) :], row, strict=False))
                odd = [c for c in COUNTS if re.fullmatch(r"\d+\.0+", named.get(c, ""))]
                assert not odd, f"{odd[0]} is {named[odd[0]]}"


@each
def test_no_text_of_a_students_own_can_break_a_cell(path):
    for c in read(path).cells:
        if c.cell_type == "code":  # a paste that ends in a quotation mark ends the text
            assert not re.search(r'= *r?("""|\'\'\')\n', c.source), "read it from a file"


@each
def test_links_lead_to_files_of_the_project(path):
    prose = "\n".join(c.source for c in read(path).cells if c.cell_type == "markdown")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose):
        if ":" not in target:
            assert (path.parent / target).exists(), target


def test_the_first_lesson_opens_at_the_first_notebook(script, monkeypatch):
    lab = script("lab")
    settings = lab["settings"]()
    assert f"--ServerApp.root_dir={ROOT}" in settings, "so links to seeds and figures lead there"
    assert "--LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb" in settings
    assert "--LabApp.news_url=None" in settings
    for user, told in ((0, True), (1000, False)):
        monkeypatch.setattr("os.geteuid", lambda user=user: user)
        assert ("--allow-root" in lab["settings"]()) == told


def test_a_notebook_comes_with_what_its_kernel_will_say(tmp_path, script, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    lab = script("lab")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Rain")])
    nbformat.write(notebook, tmp_path / "note.ipynb")
    before = (tmp_path / "note.ipynb").read_bytes()
    contents = lab["Contents"](root_dir=str(tmp_path))
    model = asyncio.run(contents.get("note.ipynb"))
    assert model["content"]["metadata"]["language_info"]["version"] == sys.version.split()[0]
    assert model["content"]["metadata"]["kernelspec"]["name"] == "python3"
    assert (tmp_path / "note.ipynb").read_bytes() == before


def test_the_set_as_pages_loads_nothing_and_links_to_itself(tmp_path, script):
    pages = script("pages")["write"](tmp_path / "site")
    assert [p.stem for p in pages][: len(NOTEBOOKS) + 1] == ["index", *(p.stem for p in NOTEBOOKS)]
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert not re.search(r'<(script|link|img|iframe)\b[^>]*? (src|href)="(?!data:)', html)
        assert html.count("<main>") == 1
        assert "<script" not in html
        assert "script-src" not in html
        for target in re.findall(r'<a\b[^>]*? href="([^"#:]+)(?=["#])', html):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
    start = pages[1].read_text(encoding="utf-8")
    assert re.search(r'<details class="fold"><summary>Solution</summary>', start)
    assert 'class="mark hedge"' in start


def test_a_page_escapes_what_a_cell_printed(script):
    output = nbformat.v4.new_output("stream", text="<script>alert(1)</script>")
    note = nbformat.v4.new_code_cell("print('<b>')", outputs=[output])
    html = script("pages")["_cell"](note)
    assert "<script>" not in html
    assert "<b>" not in html
