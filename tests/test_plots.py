"""Figures: titles that state the finding, looks that differ without colour, the same bytes."""

import re

import pytest
from matplotlib.text import Text

from analysis import measure_corpus, plots, read_corpus
from analysis.plots import base


@pytest.fixture(scope="module")
def table():
    return measure_corpus(read_corpus("seeds/teaching"))


def test_the_title_states_the_finding_with_its_number(table):
    means = table.groupby("outlet_type")["hedges_per_100_words"].mean()
    title = plots.overview(table)._suptitle.get_text()
    assert f"{means.max():.1f}" in title
    assert f"{means.min():.1f}" in title


def test_groups_differ_by_marker_and_not_by_colour_only(table):
    drawn = plots.overview(table).axes[0].collections
    shapes = {collection.get_paths()[0].vertices.tobytes() for collection in drawn}
    assert len(shapes) == table["outlet_type"].nunique()


@pytest.mark.slow
def test_the_same_figure_gives_the_same_bytes(table, tmp_path):
    for name in ("a", "b"):
        plots.save(plots.overview(table), name, tmp_path)
    for suffix in ("svg", "png"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_any_number_of_groups_under_any_name(table):
    many = table.assign(paper=[f"paper {i}" for i in range(len(table))])
    for draw in (plots.overview, plots.density, plots.loaded_by_voice, plots.grades):
        assert draw(many, by="paper").axes
    assert len({tuple(base.look(i).values()) for i in range(32)}) == 32
    assert len({base.look(i)["marker"] for i in range(8)}) == 8  # without colour too


def test_a_column_that_is_not_there_is_named(table):
    with pytest.raises(ValueError, match="no column 'paper' for by=; it has 'article'"):
        plots.overview(table, by="paper")


def test_a_missing_folder_for_figures(table, tmp_path):
    with pytest.raises(FileNotFoundError, match="no such folder for figures"):
        plots.save(plots.overview(table), "a", tmp_path / "none")


def test_two_dollar_signs_are_no_formula():
    fig, ax = base.new()
    ax.set_yticks([0, 1], ["$9 to $12", "tax"])
    ax.text(0, 0, "from $1 to $2")
    base.finish(fig, "Up from $9 to $12", "the $5 and $6 papers")
    assert not any(text.get_parse_math() for text in fig.findobj(Text) if "$" in text.get_text())


def test_a_notebook_shows_a_figure_with_its_title_in_words(table):
    fig = plots.overview(table)
    html = fig._repr_html_()
    alternative = re.match(r'<img alt="(.*?)" src="data:image/png;base64,', html)[1]
    assert fig._suptitle.get_text() in alternative
    assert "Source: 12 articles" in alternative
    odd, _ = base.new()
    base.finish(odd, 'A "quoted" <b>title</b>', "none")
    assert 'alt="Figure: A &quot;quoted&quot; &lt;b&gt;title&lt;/b&gt;. Source: none"' in (
        odd._repr_html_()
    )


def test_a_long_title_is_not_cut_off():
    title = "Of these 10 speakers, Ann Lee speaks first; 62% of the words stand in the first half"
    fig = plots.base.finish(plots.base.new()[0], title, "one article")
    fig.draw_without_rendering()
    assert fig._suptitle.get_window_extent().x1 <= fig.bbox.x1
    assert fig._suptitle.get_text().replace("\n", " ") == title
