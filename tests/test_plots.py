"""Figures: titles that state the finding, looks that differ without colour, the same bytes."""

import pytest

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
