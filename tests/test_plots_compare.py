"""The figure of the words that tell two groups apart."""

import pytest

from analysis import keyness
from analysis.plots import keyness as plot

LEFT = ["The fair tax helps. Tax the rich.", "A fair tax is fair."]
RIGHT = ["The tax hurts jobs. Save jobs.", "Jobs go when the tax comes."]


@pytest.fixture(scope="module")
def table():
    return keyness(LEFT, RIGHT, min_count=2)


def texts(fig):
    return [text.get_text() for text in fig.axes[0].texts]


def test_the_title_names_the_first_word_of_each_group_with_its_rates(table):
    title = plot(table, ("left", "right"))._suptitle.get_text().replace("\n", " ")
    # "fair" is 3 of the 12 words on the left, "jobs" 3 of the 12 on the right: 250 per 1000.
    assert title == (
        "“fair” marks left most (250.0 per 1,000 words against 0.0), "
        "“jobs” marks right most (250.0 against 0.0)"
    )


def test_words_of_a_stand_above_those_of_b_with_their_counts(table):
    fig = plot(table, ("left", "right"), top=1)
    ax = fig.axes[0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["fair", "jobs"]
    assert ax.get_ylim()[0] > ax.get_ylim()[1]
    assert [bar.get_width() > 0 for bar in ax.patches] == [True, False]
    assert ax.patches[0].get_hatch() != ax.patches[1].get_hatch()  # told apart without colour
    assert {"3 : 0", "0 : 3", "2 : 0", "0 : 2", "250.0 : 0.0"} <= set(texts(fig))
    assert {"← words of right", "words of left →"} <= set(texts(fig))
    assert "left (12 words), B: right (12 words)" in fig._supxlabel.get_text()


@pytest.mark.parametrize(("sign", "word"), [(1, "fair"), (-1, "jobs")])
def test_words_of_one_group_alone_are_drawn_too(table, sign, word):
    title = plot(table[sign * table["z"] > 0])._suptitle.get_text()
    assert word in title
    assert title.count("marks") == 1


def test_the_table_stays_as_it_was(table):
    before = table.copy()
    plot(table)
    assert table.equals(before)


@pytest.mark.parametrize(
    ("rows", "options", "message"),
    [
        (0, {}, "holds no word"),
        (9, {"top": 0}, "1 word or more of each group, not 0"),
        (9, {"labels": ("left",)}, "two labels, not 1"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(table, rows, options, message):
    with pytest.raises(ValueError, match=message):
        plot(table.head(rows), **options)
