"""Tables for other programs come back as they went."""

import pandas as pd
import pytest

from analysis import CODEBOOK, compare, measure_corpus, read_corpus
from analysis.comparing import stata_names
from analysis.comparing.export import STATA_LONGEST


@pytest.fixture(scope="module")
def table():
    return measure_corpus(read_corpus("seeds/teaching"))


@pytest.fixture(scope="module")
def found(table):
    return compare(table, by="outlet_type", columns=["hedges_per_100_words"], resamples=99)


def test_every_number_of_the_codebook_has_a_name_of_its_own_in_stata():
    ready = stata_names(pd.DataFrame(columns=list(CODEBOOK.index)))
    assert len(set(ready.columns)) == len(CODEBOOK)
    assert max(map(len, ready.columns)) <= STATA_LONGEST
    assert all(name.isidentifier() and name.isascii() for name in ready.columns)


def test_names_that_would_fall_together_are_told_apart():
    long = "a_very_long_name_of_a_column_that_goes_on_and_on"
    ready = stata_names(pd.DataFrame([[1, 2, 3]], columns=[long + "_x", long + "_y", "été 1"]))
    assert list(ready.columns) == [long[:32], long[:30] + "_2", "_t__1"]
    assert ready.attrs["stata_names"][long[:30] + "_2"] == long + "_y"
    assert ready.iloc[0].tolist() == [1, 2, 3]


def test_measured_articles_come_back_from_stata(table, tmp_path):
    ready = stata_names(table)
    labels = ready.attrs["stata_names"]
    path = tmp_path / "study.dta"
    ready.to_stata(path, write_index=False, version=118, variable_labels=labels)
    back = pd.read_stata(path)
    pd.testing.assert_frame_equal(
        back, pd.DataFrame(ready), check_dtype=False, check_column_type=False
    )
    with pd.io.stata.StataReader(path) as reader:
        assert reader.variable_labels()["approximator_hedges_p100w"] == (
            "approximator_hedges_per_100_words"
        )


def test_a_comparison_comes_back_from_stata_and_from_the_csv_for_r(found, tmp_path):
    stata_names(found).to_stata(tmp_path / "found.dta", write_index=False, version=118)
    found.to_csv(tmp_path / "found.csv", index=False, na_rep="NA")
    for back in (pd.read_stata(tmp_path / "found.dta"), pd.read_csv(tmp_path / "found.csv")):
        pd.testing.assert_frame_equal(back, pd.DataFrame(found), check_dtype=False)


def test_a_comparison_is_a_table_in_latex(found):
    shown = found[["group_a", "group_b", "difference", "measure"]]
    latex = shown.to_latex(index=False, escape=True, float_format="%.3f")
    lines = [line.removesuffix(r" \\") for line in latex.splitlines() if line.endswith(r"\\")]
    assert lines[0] == r"group\_a & group\_b & difference & measure"
    cells = [line.replace(r"\_", "_").split(" & ") for line in lines[1:]]
    assert [c[0] for c in cells] == found["group_a"].tolist()
    assert [c[1] for c in cells] == found["group_b"].tolist()
    assert [float(c[2]) for c in cells] == found["difference"].round(3).tolist()
    assert {c[3] for c in cells} == {"hedges_per_100_words"}


def test_only_a_table_has_names():
    with pytest.raises(TypeError, match="those of a table"):
        stata_names(["a"])
