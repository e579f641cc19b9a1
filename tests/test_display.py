"""The annotated article and the report: complete, legible without colour, and escaped."""

import re
import time
from html.parser import HTMLParser

import pandas as pd
import pytest
from conftest import least_seconds

from analysis import Document, attribution, framing, hedging, highlight
from analysis.display import LEGEND, number, report

ATTACK = (
    'Mayor <script>alert(1)</script> said "it <img src=x onerror=alert(1)> may rain" & left.\n'
    "</div></style><b>Critics say</b> {{ 7*7 }} {% raw %} it is a crisis."
)


class Reader(HTMLParser):
    """Collects tags, and the text outside styles."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.skip = [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.skip = tag in ("style", "sup")

    def handle_endtag(self, tag):
        self.skip = False

    def handle_data(self, data):
        if not self.skip:
            self.text.append(data)


def test_article_text_is_escaped():
    for html in (highlight(Document(ATTACK)).data, report([("<i>x</i>", Document(ATTACK))])):
        tags = Reader(html).tags
        assert not {"script", "img", "b", "i"} & set(tags)
        assert "{{ 7*7 }}" in "".join(Reader(html).text)


def test_every_word_of_the_article_is_shown_once(real):
    shown = re.sub(r"\s+", " ", "".join(Reader(highlight(real, show=[]).data).text))
    marked = re.sub(r"\s+", " ", "".join(Reader(highlight(real).data).text))
    for paragraph in real.paragraphs:
        assert paragraph.text in shown
        assert marked.count(paragraph.text) == 1


def test_every_finding_of_the_real_article_is_marked(real):
    html = highlight(real).data
    for kind, found in (
        ("hedge", [h.text for h in hedging.find(real)]),
        ("source", [a.source.text for a in attribution.find(real) if a.source]),
        ("cue", [a.cue.text for a in attribution.find(real) if a.cue]),
        ("frame", [f.text for f in framing.find(real) if f.frame != "loaded"]),
    ):
        marked = "".join(re.findall(rf'<span class="[^"]*\b{kind}\b[^"]*"[^>]*>([^<]*)', html))
        assert found, kind
        assert all(text.split()[0] in marked for text in found), kind


def test_each_kind_differs_by_form_and_not_by_colour_only():
    html = highlight("It may rain.").data
    for kind in LEGEND:
        rule = re.search(rf"\.hearsay \.{kind} \{{([^}}]*)\}}", html).group(1)
        form = [p for p in rule.split(";") if p.split(":")[0].strip() not in ("color",)]
        assert form, kind
        assert f'<span class="{kind}">{kind}</span>' in html, "legend"


def test_only_the_kinds_asked_for_are_marked(real):
    html = highlight(real, show=["hedge"]).data
    assert 'class="hedge' in html
    assert 'class="source' not in html


def test_an_unknown_kind():
    with pytest.raises(ValueError, match="'colour'"):
        highlight("It may rain.", show=["colour"])


@pytest.mark.parametrize("text", ["", "\n\n", "“", "a" * 10_000])
def test_odd_texts_can_be_shown(text):
    assert '<div class="hearsay">' in highlight(text).data


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


@pytest.mark.slow
def test_ten_times_the_paragraphs_take_ten_times_as_long_to_mark():
    def seconds(paragraphs):
        doc = Document("“It may rain,” the mayor said.\n\nHe reportedly left.\n\n" * paragraphs)
        highlight(doc)  # the findings are known from here on
        return least_seconds(highlight, doc, repeats=2)

    assert seconds(1500) < 25 * seconds(150)
