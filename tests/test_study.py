"""A whole study in ten lines: two outlets, 120 articles each, seven measures, by author."""

import random

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

STUDY = """
from analysis import compare, measure_corpus, plots, read_corpus

seven = ["hedges_per_100_words", "attributed_word_share", "named_source_share",
         "flesch_kincaid_grade", "conflict", "economic", "author_loaded_per_100_words"]
table = measure_corpus(read_corpus(folder), progress=False)
found = compare(table, by="outlet", columns=seven, cluster="author")
figure = plots.differences(found)
latex = found.to_latex(index=False, escape=True)
"""

PLAIN = (
    "The council met on {day} and approved a budget of {n} million dollars for the river road.",
    "“We expect the work to end by {day},” said Mayor Ann Lee, who chairs the board.",
    "Officials reportedly asked for {n} more weeks, and the vote may be delayed.",
    "Two aides who asked not to be named said that the union will meet on {day}.",
    "The bridge carries {n} thousand cars a day, according to the transport office.",
    "Traders said prices rose by {n} percent after the announcement.",
)
LOADED = (
    "The shameful plan is a disaster that only a radical clique could love.",
    "Once again the arrogant elite fights honest families over {n} dollars.",
)
DAYS = ("Monday", "Tuesday", "Friday")


def article(rng, loaded):
    """Return an article of a dozen sentences, some of them loaded."""
    kinds = rng.choices(PLAIN, k=12 - loaded) + rng.choices(LOADED, k=loaded)
    rng.shuffle(kinds)
    told = [kind.format(day=rng.choice(DAYS), n=rng.randint(2, 90)) for kind in kinds]
    return "\n\n".join(" ".join(told[i : i + 3]) for i in range(0, 12, 3))


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The names that the study leaves, run on a folder of articles of 15 authors an outlet."""
    folder, rng = tmp_path_factory.mktemp("articles"), random.Random(0)
    for outlet, most in (("Courier", 4), ("Herald", 2)):
        habits = [rng.randint(0, most) for _ in range(15)]
        for i in range(120):
            head = f"---\noutlet: {outlet}\nauthor: {outlet} {i % 15}\n---\n"
            text = head + article(rng, habits[i % 15])
            (folder / f"{outlet}-{i:03}.txt").write_text(text, encoding="utf-8")
    names = {"folder": folder}
    exec(compile(STUDY, "study", "exec"), names)
    return names


def test_the_study_takes_at_most_ten_lines():
    assert len([line for line in STUDY.splitlines() if line.strip()]) <= 10


def test_its_table_has_a_row_for_each_measure_with_all_articles_and_authors(study):
    found = study["found"]
    assert found["measure"].tolist() == study["seven"]
    assert set(found["clusters_a"]) == set(found["clusters_b"]) == {15}
    assert found[["n_a", "n_b"]].max().tolist() == [120, 120]
    assert len(study["figure"].axes) >= 7
    assert r"hedges\_per\_100\_words" in study["latex"]


def test_its_figures_are_those_of_scipy_and_statsmodels(study):
    table, found = study["table"], study["found"].set_index("measure")
    for measure in ("hedges_per_100_words", "author_loaded_per_100_words"):
        values = table.dropna(subset=measure).sort_values("path").reset_index(drop=True)
        # Each author wrote eight articles: the mean of articles is the mean of authors' means.
        x, y = (
            of.groupby("author", sort=False)[measure].mean().to_numpy()
            for _, of in values.groupby("outlet")
        )

        def gap(a, b, axis=-1):
            return a.mean(axis=axis) - b.mean(axis=axis)

        row, draws = found.loc[measure], {"vectorized": True, "n_resamples": 9999}
        assert row["difference"] == pytest.approx(x.mean() - y.mean())
        drawn = stats.bootstrap((x, y), gap, rng=np.random.default_rng(0), **draws)
        assert (row["low"], row["high"]) == pytest.approx(tuple(drawn.confidence_interval))
        dealt = stats.permutation_test((x, y), gap, rng=np.random.default_rng(0), **draws)
        assert row["p"] == pytest.approx(dealt.pvalue)
    corrected = multipletests(found["p"], method="fdr_bh")[1]
    assert found["p_adjusted"].to_numpy() == pytest.approx(corrected)
    assert found.loc["author_loaded_per_100_words", "low"] > 0


def test_its_sentences_say_what_was_done_and_what_to_beware_of(study):
    attrs = study["found"].attrs
    assert "whole clusters (author) dealt over the groups" in " ".join(attrs["method"])
    assert attrs["kit"]
    assert all(isinstance(told, str) and told.endswith(".") for told in attrs["warnings"])
    assert isinstance(study["found"], pd.DataFrame)
