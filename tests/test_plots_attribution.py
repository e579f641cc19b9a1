"""Figures on sources: titles agree with the measures, looks differ without colour."""

from itertools import pairwise

import pandas as pd
import pytest

from analysis import Document, read_corpus
from analysis.attribution import Attribution
from analysis.attribution.measures import measure, table
from analysis.plots import attribution as plots

TEXT = (
    "Ann Lee said it may rain a lot. She said no more. Officials said it is dry. The firm said so."
)


@pytest.fixture
def doc():
    return Document(TEXT)


@pytest.fixture
def found(doc):
    def one(source, content, kind, speaker, form="indirect"):
        start, other = TEXT.index(source), TEXT.index(content)
        return Attribution(
            doc.span(start, start + len(source)),
            None,
            (doc.span(other, other + len(content)),),
            form,
            kind,
            speaker,
            None,
        )

    return [
        one("Ann Lee", "it may rain a lot", "person", "Ann Lee", "direct"),
        one("She", "no more", "pronoun", "Ann Lee"),
        one("Officials", "it is dry", "anonymous", "Officials"),
        one("The firm", "so.", "pronoun", "firm", "mixed"),
    ]


def test_the_table_has_a_row_for_each_attribution(doc, found):
    rows = table(doc, found)
    assert list(rows["kind"]) == ["person", "person", "anonymous", "pronoun"]
    assert list(rows["words"]) == [5, 2, 3, 1]
    assert list(rows["first_word"]) == [3, 10, 14, 20]
    assert list(table(doc, []).columns) == list(rows.columns)


def test_the_speakers_are_those_of_the_measures(doc, found):
    numbers = measure(doc, found)
    fig = plots.speakers(table(doc, found))
    title = " ".join(fig._suptitle.get_text().split())
    assert title.startswith(f"Ann Lee has {numbers['top_source_share']:.0%}")  # 7 of 10 words
    bars = len(fig.axes[0].get_yticklabels())
    assert title.endswith(f"the {numbers['distinct_sources']:.0f} known of {bars} speakers")


def test_only_the_top_speakers_are_drawn(doc, found):
    fig = plots.speakers(table(doc, found), top=2)
    assert [t.get_text() for t in fig.axes[0].get_yticklabels()] == ["Officials", "Ann Lee"]
    # Of these two, Ann Lee has 7 of 10 words; a third speaker, and his word, are left out.
    title = fig._suptitle.get_text()
    assert title == "Ann Lee has 70% of the words that the article gives to these 2 speakers"
    source = fig._supxlabel.get_text()
    assert "3 attributions with a source; not shown: 1 with" in source
    alone = plots.speakers(table(doc, found[3:]))._suptitle.get_text()
    assert alone == "No speaker is known by more than a pronoun"


def test_a_title_of_the_timeline_speaks_of_what_is_drawn(doc, found):
    # Of four attributions two start before word 10.5; Officials speak at 14, after Ann Lee.
    whole = plots.timeline(table(doc, found), 21)._suptitle.get_text()
    assert whole.replace("\n", " ") == (
        "Of 3 speakers, Ann Lee speaks first; 50% of the attributions start in the first half"
    )
    fig = plots.timeline(table(doc, found), 21, top=1)
    assert fig._suptitle.get_text().replace("\n", " ") == (
        "Ann Lee is the one speaker shown; 100% of the attributions start in the first half"
    )
    assert "2 attributions with a source; not shown: 2 with" in fig._supxlabel.get_text()


def test_numbers_side_by_side_do_not_read_as_one():
    kinds = ["person"] * 40 + ["document", "anonymous", "collective"]
    rows = pd.DataFrame({"kind": kinds, "outlet_type": "wire"})
    fig = plots.named_or_not(rows)
    shown = sorted((t.get_position()[0], t.get_text()) for t in fig.axes[0].texts)
    assert [text for _, text in shown] == ["40", "1", "1", "1"]
    fig.canvas.draw()
    boxes = [t.get_window_extent() for t in fig.axes[0].texts]
    boxes.sort(key=lambda box: box.x0)
    gaps = [right.x0 - left.x1 for left, right in pairwise(boxes)]
    assert min(gaps) > boxes[1].width / 2


def test_the_timeline_keeps_the_order_of_speaking(doc, found):
    fig = plots.timeline(table(doc, found), len(doc.words))
    labels = [t.get_text() for t in fig.axes[0].get_yticklabels()]
    assert labels == ["Ann Lee", "Officials", "firm"]
    assert fig.axes[0].get_xlim() == (0, len(doc.words))


def test_shares_add_up_and_looks_differ_without_colour(doc, found):
    rows = table(doc, found).assign(outlet_type="wire")
    fig = plots.named_or_not(rows)
    bars = [bar for bars in fig.axes[0].containers for bar in bars]
    assert sum(bar.get_width() for bar in bars) == pytest.approx(1)
    assert "50%" in fig._suptitle.get_text()  # two of four sources are named
    looks = [(hatch, colour == "white") for _, colour, hatch in plots.GROUPS.values()]
    assert len(set(looks)) == len(looks)


def test_long_names_are_cut_beside_the_axis():
    assert len(plots._short("x" * 60)) == 34


def test_every_kind_has_a_group():
    from analysis.attribution import SOURCE_KINDS

    groups = {kind: plots.group_of(kind) for kind in SOURCE_KINDS}
    assert [kind for kind, group in groups.items() if not group] == ["none"]


def test_density_names_the_groups_that_differ_most():
    table = pd.DataFrame(
        {
            "outlet_type": ["a"] * 3 + ["b"] * 3,
            "attributions_per_100_words": [1.0, 4.0] * 3,
            "attributed_word_share": [0.24, 0.25, 0.26, 0.49, 0.5, 0.51],
            "words": [100.0, 200.0] * 3,
        }
    )
    title = plots.density(table)._suptitle.get_text()
    assert title == "More words given to sources in b (50%) than in a (25%)"
    unsure = plots.density(table[2:4])._suptitle.get_text()
    assert unsure == "2 groups cannot be told apart by their words given to sources (26% to 49%)"


@pytest.mark.slow
def test_they_work_on_the_teaching_articles():
    from analysis import attribution

    rows = [
        attribution.table(Document(row.text)) for row in read_corpus("seeds/teaching").itertuples()
    ]
    for one in rows:
        plots.speakers(one)
        plots.timeline(one, 500)
