"""Figures on framing: titles agree with the numbers, looks differ without colour."""

import math

import pandas as pd
import pytest

from analysis import framing
from analysis.plots import frames_by_event, loaded_by_voice

OUTLETS = ("tabloid", "wire")


@pytest.fixture
def table():
    """Two events by two outlets, the same everywhere but on morality."""
    rows = [(event, outlet) for event in ("flood", "oat-recall") for outlet in OUTLETS]
    table = pd.DataFrame(rows, columns=["event", "outlet_type"]).assign(words=[200, 100, 300, 250])
    table[list(framing.FRAMES)] = 1.0
    table["morality"] = [4.0, 1.0, 2.5, 2.0]
    return table


def title(fig):
    return fig._suptitle.get_text()


def test_the_title_names_the_outlet_that_leads_in_every_event(table):
    # The tabloid leads by 3.0 and by 0.5; on the other frames the two are even.
    expected = "In each of 2 events the tabloid article leads on morality (scores 4.0, 2.5)"
    assert title(frames_by_event(table)) == expected


def test_all_leads_are_named_a_line_for_each_outlet_the_clearest_first(table):
    table["conflict"] = [1.0, 5.0, 1.0, 6.0]  # the wire leads by 4.0 at least
    table["economic"] = [1.2, 1.0, 1.3, 1.0]  # the tabloid by 0.2, after its 0.5 on morality
    expected = (
        "In each of 2 events the wire article leads on conflict (scores 5.0, 6.0),\n"
        "the tabloid article on morality (scores 4.0, 2.5) and economic (scores 1.2, 1.3)"
    )
    assert title(frames_by_event(table)) == expected


def test_a_lead_whose_interval_holds_zero_is_none(table):
    for frame in framing.FRAMES:
        table[f"{frame}_low"], table[f"{frame}_high"] = table[frame] - 0.3, table[frame] + 0.3
    # 2.5 and 2.0 lie 0.5 apart; the bound is 0.5 - sqrt(0.3² + 0.3²) = 0.08.
    assert "leads on morality" in title(frames_by_event(table))
    table["morality_high"] += 0.2  # 0.5 - sqrt(0.3² + 0.5²) = -0.08
    assert title(frames_by_event(table)).startswith("No outlet leads")


def test_a_lead_in_one_event_alone_is_none(table):
    table.loc[table["event"] == "flood", "morality"] = [1.0, 4.0]
    assert title(frames_by_event(table)).startswith("No outlet leads")


@pytest.mark.parametrize("rows", [slice(0, 1), slice(0, 2), slice(0, 3)])
def test_one_event_one_outlet_or_a_missing_article_can_be_drawn(table, rows):
    fig = frames_by_event(table.iloc[rows])
    assert len(fig.axes) == len(framing.FRAMES)


def test_an_article_without_words_has_no_point_and_no_lead(table):
    table.loc[2:, list(framing.FRAMES)] = math.nan
    assert title(frames_by_event(table)).startswith("No outlet leads")


def test_outlets_differ_by_marker_and_by_line(table):
    drawn = frames_by_event(table).axes[0].collections
    assert len({points.get_paths()[0].vertices.tobytes() for points in drawn}) == len(OUTLETS)
    heights = [height for points in drawn for height in points.get_offsets()[:, 1]]
    assert len(set(heights)) == len(table)  # so that no point hides another


def test_intervals_are_drawn_where_the_table_has_them(table):
    without = len(frames_by_event(table).axes[0].collections)
    for frame in framing.FRAMES:
        table[f"{frame}_low"], table[f"{frame}_high"] = table[frame] - 0.5, table[frame] + 0.5
    fig = frames_by_event(table)
    assert len(fig.axes[0].collections) == 2 * without
    assert "95% bootstrap intervals" in fig._supxlabel.get_text()
    assert "80% bootstrap" in frames_by_event(table, level=0.8)._supxlabel.get_text()
    assert "4 articles of 100 to 300 words" in fig._supxlabel.get_text()


def test_the_table_stays_as_it_was(table):
    before = table.copy()
    frames_by_event(table)
    assert table.equals(before)


def test_loaded_words_by_voice_with_an_article_that_has_none():
    table = pd.DataFrame(
        {
            "outlet_type": ["a", "b"],
            "words": [200.0, 100.0],
            "loaded_per_100_words": [2.0, 0.0],
            "loaded_author_share": [0.5, math.nan],
            "loaded_paraphrase_share": [0.25, math.nan],
            "loaded_quote_share": [0.25, math.nan],
        }
    )
    # 2 per 100 of 200 words are 4: 2 the newsroom's own, 1 in a paraphrase, 1 quoted.
    fig = loaded_by_voice(table)
    expected = "2 groups cannot be told apart by their loaded words (0.0 per 100 to 2.0 per 100);\n"
    assert title(fig) == expected + "a: 3 of 4 in the newsroom's choice of words"
    assert [t.get_text() for t in fig.axes[0].texts] == ["0 + 0 + 0", "2 + 1 + 1"]
    assert len({bars[0].get_hatch() for bars in fig.axes[0].containers}) == 3
    # In black and white too: the widths of the bars of "a" are their rates per 100 words.
    assert [bars[1].get_width() for bars in fig.axes[0].containers] == [1.0, 0.5, 0.5]


def test_the_most_loaded_is_told_by_the_rate_not_by_the_number_of_words():
    table = pd.DataFrame(
        {
            "outlet_type": ["long", "short"] * 3,
            "words": [1000.0, 100.0] * 3,
            "loaded_per_100_words": [1.0, 4.0] * 3,  # ten words, and four
            "loaded_author_share": [0.5, 0.5] * 3,
            "loaded_paraphrase_share": [0.0, 0.0] * 3,
            "loaded_quote_share": [0.5, 0.5] * 3,
        }
    )
    expected = (
        "More loaded words in short (4.0 per 100) than in long (1.0 per 100);\nshort: 6 of 12"
    )
    assert title(loaded_by_voice(table)).startswith(expected)


def test_a_stroke_at_zero_stands_clear_of_the_axis():
    table = pd.DataFrame(
        {
            "outlet_type": ["a", "b"],
            "words": [200.0, 100.0],
            "loaded_per_100_words": [2.0, 0.0],
            "loaded_author_share": [0.75, math.nan],
            "loaded_paraphrase_share": [0.0, math.nan],
            "loaded_quote_share": [0.25, math.nan],
        }
    )
    assert loaded_by_voice(table).axes[0].get_xlim()[0] < 0
