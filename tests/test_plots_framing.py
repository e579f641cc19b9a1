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
    expected = "In each of 2 events the tabloid article leads on morality (2.5 to 4.0)"
    assert title(frames_by_event(table)) == expected


def test_the_two_clearest_leads_are_named_the_clearest_first(table):
    table["conflict"] = [1.0, 5.0, 1.0, 5.0]  # the wire leads by 4.0
    table["economic"] = [1.2, 1.0, 1.2, 1.0]  # the tabloid by 0.2, after its 0.5 on morality
    expected = (
        "In each of 2 events the wire article leads on conflict (5.0 to 5.0),\n"
        "the tabloid article leads on morality (2.5 to 4.0)"
    )
    assert title(frames_by_event(table)) == expected


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
    assert "bootstrap intervals" in fig._supxlabel.get_text()
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
            "loaded_author_share": [0.75, math.nan],
        }
    )
    # 2 per 100 of 200 words are 4, three quarters of them 3.
    fig = loaded_by_voice(table)
    assert "3 of their 4 loaded words" in title(fig)
    own, attributed = fig.axes[0].containers
    assert own[0].get_hatch() != attributed[0].get_hatch()
