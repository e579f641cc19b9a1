"""The annotated article and the report: complete, legible without colour, and escaped."""

import re
import subprocess
import sys
import time
from html.parser import HTMLParser

import pandas as pd
import pytest
from markupsafe import escape

from analysis import (
    CODEBOOK,
    Document,
    attribution,
    framing,
    hedging,
    highlight,
    side_by_side,
    xray,
)
from analysis.show import LEGEND, article, number, report, report_pages
from analysis.show.marks import FIRST, LAYERS, Mark, marks
from analysis.show.pieces import OPEN, SHUT, TEXT, nested

ATTACK = (
    'Mayor <script>alert(1)</script> said "it <img src=x onerror=alert(1)> may rain" & left.\n'
    "</div></style><u>Critics say</u> {{ 7*7 }} {% raw %} it is a crisis."
)


class Reader(HTMLParser):
    """Collects tags, and the text outside styles."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.skip = [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.skip = tag == "style"

    def handle_endtag(self, tag):
        self.skip = False

    def handle_data(self, data):
        if not self.skip:
            self.text.append(data)


def test_article_text_is_escaped():
    for html in (highlight(Document(ATTACK)).data, report([("<u>x</u>", Document(ATTACK))])):
        tags = Reader(html).tags
        assert not {"img", "u"} & set(tags)
        assert tags.count("script") == html.count("<script>addEventListener"), "the page's own"
        assert "{{ 7*7 }}" in "".join(Reader(html).text)


def test_every_word_of_the_article_is_shown_once(real):
    shown = re.sub(r"\s+", " ", "".join(Reader(highlight(real, show=[]).data).text))
    marked = re.sub(r"\s+", " ", "".join(Reader(highlight(real).data).text))
    for paragraph in real.paragraphs:
        assert paragraph.text in shown
        assert marked.count(paragraph.text) == 1


def test_every_finding_of_the_real_article_is_marked(real):
    for kind, found in (
        ("hedge", [h.text for h in hedging.find(real)]),
        ("source", [a.source.text for a in attribution.find(real) if a.source]),
        ("cue", [a.cue.text for a in attribution.find(real) if a.cue]),
        ("frame", [f.text for f in framing.find(real) if f.frame != "loaded"]),
    ):
        html = highlight(real, show=[kind]).data
        marked = "".join(re.findall(rf'<span class="mark {kind}"[^>]*>([^<]*)', html))
        assert found, kind
        assert all(text.split()[0] in marked for text in found), kind


def test_each_kind_differs_by_form_and_not_by_colour_only():
    # As an untrusted notebook shows it, without a style sheet, and as a style sheet does.
    forms = [re.sub(r"#\w+", "", look) for look in article.PLAIN.values()]
    assert list(article.PLAIN) == list(LEGEND)
    assert len(set(forms)) == len(forms)
    html = highlight("It may rain.").data
    for kind in LEGEND:
        rule = re.search(rf"\.hearsay \.{kind} \{{([^}}]*)\}}", html).group(1)
        assert [p for p in rule.split(";") if p.split(":")[0].strip() not in ("color",)], kind


def test_two_layers_are_shown_at_first_and_all_can_be_switched_on(real):
    html = highlight(real).data
    boxes = re.findall(r'<input type="checkbox" class="on-(\w+)"( checked)?', html)
    assert [name for name, _ in boxes] == [layer.name for layer in LAYERS]
    assert {name for name, checked in boxes if checked} == set(FIRST)
    assert len(FIRST) == 2


def test_what_is_shown_at_first_keeps_its_form_without_a_style_sheet():
    html = highlight("It may rain, the radical mayor said.").data
    without = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    for kind in ("hedge", "source", "cue"):
        assert f'class="mark {kind}" tabindex="-1" style="{article.PLAIN[kind]}">' in without
    assert 'class="mark loaded" tabindex="-1">' in without, "its layer is not shown at first"
    assert html.count("<script") == 0


def test_a_mark_says_what_it_is_in_whose_voice_why_and_how_far_to_trust_it():
    doc = Document("“It may rain,” the mayor said. A radical plan.")
    cards = {m.kind: "\n".join(m.card) for m in marks(doc)}
    assert "Hedge: modal, in the voice: quote" in cards["hedge"]
    assert "row “may” of the list hedges" in cards["hedge"]
    assert "Source: mayor (" in cards["source"]
    assert "found by the small attribution model" in cards["source"]
    assert "of the list loaded" in cards["loaded"]
    assert all("How far to trust it: " in card for card in cards.values())
    html = highlight(doc).data
    assert html.count('tabindex="0"') == len(marks(doc)), "each is reached by key"


def test_the_reasons_belong_to_their_findings(real):
    for m in marks(real):
        if m.kind in ("hedge", "frame", "loaded"):
            row = re.search(r"row “(.*?)” of", "\n".join(m.card))[1]
            # What a term begins with is found in the text, unless that is a class of words.
            first = row.split()[0].split("|")[0].rstrip("*?")
            words = real.text[m.start : m.end].lower().replace("’", "'")
            options = [o.rstrip("*") for o in row.split()[0].split("|")]
            assert first[0] in "@$" or any(words.startswith(o) for o in options), (row, words)


def test_dollar_amounts_are_not_to_be_typeset():
    text = "Shares rose to $9 from $12, the bank said."
    shown = (highlight(text), xray(text), side_by_side([text, "It may rain."]))
    for html in (*(h.data for h in shown), report(text)):
        for block in re.findall(r'<div class="hearsay[^"]*"', html):
            assert "mathjax_ignore" in block
        assert "$9 from $12" in "".join(Reader(html).text)


def test_tables_are_not_typeset_in_a_notebook_and_pandas_is_left_alone_elsewhere(root):
    code = "import pandas as pd, analysis.tables; print(pd.DataFrame({'a': ['$9 $12']}).to_html()"
    code += ", pd.DataFrame({'a': ['$9']}).style.to_html())"
    shown = [
        subprocess.run(
            [sys.executable, "-c", before + code],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for before in ("", "import sys, types; sys.modules['ipykernel'] = types.ModuleType('k'); ")
    ]
    assert [html.count("mathjax_ignore") for html in shown] == [0, 2]


def test_a_margin_shows_the_voice_of_each_sentence():
    html = highlight("“It may rain,” she said. It rains.\n\nThe mayor said that it may snow.").data
    bars = re.findall(r'<span class="margin".*?</span>', html)
    assert [re.findall(r'<i class="(\w+)"', bar) for bar in bars] == [
        ["quote", "author"],
        ["paraphrase"],
    ]


def test_marks_that_cross_are_closed_and_opened_again():
    doc = Document("One two three four.\n\nFive.")
    crossing = [Mark(0, 13, "quote", "", ()), Mark(4, 25, "hedge", "", ())]
    for pieces in nested(doc, crossing):
        stack = []
        for piece in pieces:
            if piece.step == OPEN:
                stack.append(piece.mark)
            elif piece.step == SHUT:
                assert stack.pop() is piece.mark
        assert stack == []
    written = [
        "".join(p.text for p in pieces if p.step == TEXT) for pieces in nested(doc, crossing)
    ]
    assert written == [p.text for p in doc.paragraphs]
    ends = [p.whole for pieces in nested(doc, crossing) for p in pieces if p.step == SHUT]
    assert ends == [False, True, False, True]


def test_a_mark_without_a_character_is_none():
    assert [p.step for p in nested(Document("Rain."), [Mark(2, 2, "hedge", "", ())])[0]] == [TEXT]


def test_only_the_kinds_asked_for_are_marked(real):
    html = highlight(real, show=["hedge"]).data
    assert 'class="mark hedge"' in html
    assert 'class="mark source"' not in html


def test_an_unknown_kind():
    with pytest.raises(ValueError, match="'colour'"):
        highlight("It may rain.", show=["colour"])


@pytest.mark.parametrize("text", ["", "\n\n", "“", "a" * 10_000])
def test_odd_texts_can_be_shown(text):
    assert '<div class="hearsay ' in highlight(text).data


def test_a_report_needs_an_article():
    with pytest.raises(ValueError, match="at least one article"):
        report([])


def test_a_report_takes_what_every_function_takes_articles_as():
    text = "It may rain."
    page = report([("rain", text)])
    assert (
        report({"rain": text}) == report(pd.DataFrame({"article": ["rain"], "text": text})) == page
    )
    assert report(text) == report([("", text)])
    assert report([text, text]) == report([("1", text), ("2", text)])
    # Two letters of a name were taken for a name and an article.
    assert report({"ab": text}) == report([("ab", text)])
    with pytest.raises(TypeError, match="Article 'a' \\(row 1\\) is neither a text nor a Document"):
        report([("a", None)])
    with pytest.raises(TypeError, match="Articles are a text"):
        report(None)


def test_many_marks_in_one_paragraph_take_no_longer_each():
    def seconds(text):
        start = time.process_time()
        highlight(text)
        return time.process_time() - start

    seconds("“”")
    assert seconds("“”" * 20_000) < 30 * seconds("“”" * 2_000)


def test_the_same_articles_give_the_same_page(real):
    assert report([("a", real)]) == report([("a", Document(real.text))])


def test_numbers_as_people_read_them():
    assert [number(x) for x in (0.0, 12.0, 1234.5, 0.6666, 12.345, float("nan"))] == [
        "0",
        "12",
        "1,234",
        "0.667",
        "12.3",
        "–",
    ]


def test_a_report_has_one_main_its_headlines_as_headings_and_loads_nothing(real):
    page = report({"call": real.text, "<b>rain</b>": "It may rain."})
    assert page.count("<main>") == page.count("<h1>") == 1
    assert f">{real.headline.text}</h2>" in page
    assert ">&lt;b&gt;rain&lt;/b&gt;</h2>" in page, "without a headline, its name"
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!#|data:)", page)


def test_the_xray_shows_each_sentence_once_in_its_voices():
    text = "It rains. “It may snow,” two officials said."
    html = xray({"<i>one</i>": text, "two": "Rain."}).data
    assert html.count('class="bar"') == 2
    assert re.findall(r'data-text="([^"]*)"', html) == [
        "It rains.",
        "“It may snow,” two officials said.",
        "Rain.",
    ]
    assert html.count('class="quote unnamed"') == 1
    assert html.count('<b class="tick"') == 1
    assert "<i>one" not in html
    with pytest.raises(ValueError, match="at least one article"):
        xray([])


def test_side_by_side_lights_a_name_and_leaves_a_gap_where_nothing_is_said():
    tellings = {"Courier": "Ann Lee won. It rained.", "Times": "Rain fell on <b>all</b>."}
    html = side_by_side(tellings, ["rain*"]).data
    names = re.findall(r'class="key-(\d)"> (.*?) <small>in (\d) of 2', html)
    assert names == [("0", "Ann Lee", "1"), ("1", "rain*", "2")]
    assert re.findall(r'class="gap gap-(\d)">(.*?)<', html) == [("0", "says nothing of Ann Lee")]
    assert re.findall(r'class="sentence author([^"]*)">(.*?)<', html)[:2] == [
        (" lit-0", "Ann Lee won."),
        (" lit-1", "It rained."),
    ]
    assert "<b>all" not in html
    with pytest.raises(ValueError, match="two articles or more"):
        side_by_side("Rain.")
    with pytest.raises(ValueError, match="'~' cannot be read"):
        side_by_side(tellings, "~")


def test_no_telling_says_nothing_of_a_name_that_stands_in_it():
    tellings = {
        "Courier": "“No,” Lakeside Water said. It met the Town Works Agency (TWA). The TWA knew.",
        "Times": "It belongs to the water company, Lakeside Water. The TWA would not comment.",
        "Post": "It rained on Lakeside Waters.",
    }
    html = side_by_side(tellings).data
    told = {n: k for k, n in re.findall(r'class="key-(\d+)"> (.*?) <small>', html)}
    columns = html.split("</div>")[0].split("<section")[1:]
    for name in ("Lakeside Water", "Town Works Agency"):
        gap = [f"says nothing of {name}<" in column for column in columns]
        lit = [f"lit-{told[name]}" in column for column in columns]
        assert (gap, lit) == ([False, False, True], [True, True, False]), name


def test_a_long_report_is_split_and_each_article_is_on_one_page():
    articles = {f"{n} <em>": f"It may rain {n}." for n in range(7)}
    pages = report_pages(articles, "my report.html", most=3)
    assert list(pages) == ["my report.html", "my report-2.html", "my report-3.html"]
    first, second, _ = pages.values()
    for n in range(7):
        assert [f'id="article-{n + 1}"' in page for page in pages.values()] == [
            *(n < 3, 3 <= n < 6, n == 6)
        ]
    assert 'href="my%20report-3.html#article-7"' in first  # all at a glance
    assert 'href="#article-2"' in first
    assert "#article-1" not in second
    assert "<em>" not in first
    assert report(articles).count('id="article-') == 7


def test_what_a_number_counts_stands_once_on_a_page_however_many_articles():
    one, two = (report({str(n): "It may rain." for n in range(count)}) for count in (1, 2))
    for column, row in CODEBOOK.iterrows():
        assert one.count(f'<tr id="number-{column}">') == two.count(f'id="number-{column}"') == 1
        assert str(escape(row["definition"])) in two
    assert two.count(f'href="#number-{CODEBOOK.index[0]}"') == 2
