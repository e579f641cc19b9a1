"""How large a difference must be to be seen: power by statsmodels, validity by the codebook."""

import math

import pandas as pd
import pytest
from statsmodels.stats.power import TTestIndPower

from analysis import CODEBOOK, compare
from analysis.comparing.detection import detectable, never_validated, validity_r


def test_a_difference_of_the_size_told_is_seen_in_four_of_five_studies():
    d = detectable(60, 120)
    assert TTestIndPower().power(d, 60, 0.05, ratio=2) == pytest.approx(0.8)
    # The published table (Cohen 1988, 2.4.1): d = 0.5 needs 64 in each group.
    assert detectable(64, 64) == pytest.approx(0.5, abs=0.005)


def test_a_number_that_blurs_needs_a_larger_difference():
    # Hedges (1981): the measured difference is r times the true one.
    assert detectable(50, 50, r=0.8) == pytest.approx(detectable(50, 50) / 0.8)
    # So n articles tell as much as n r² judged by people, but for the few degrees of freedom.
    assert detectable(1000, 1000, r=0.5) == pytest.approx(detectable(250, 250), rel=0.01)


@pytest.mark.parametrize(("n", "r"), [(2, 0.9), (50, math.nan), (50, 0.0), (math.nan, 1.0)])
def test_where_it_cannot_be_told_it_is_nan(n, r):
    assert math.isnan(detectable(n, 50, r))


def test_r_is_read_from_the_codebook_with_its_model_and_without_its_sign(monkeypatch):
    told = {
        "share": "r = 0.95 with the number …, bias −0.03; with the accurate model r = 0.97, bias",
        "smog": "r = -0.56 (-0.58 to -0.54) with teachers' judgements",
        "cues": "cue F1 0.98 by overlap, r of article density 0.99, on 55 articles",
        "exact": "r = 1.00 with the number that human annotation gives",
        "frame": "AUC 0.81 (95% interval 0.77 to 0.86)",
    }
    frame = pd.DataFrame({"validity": told})
    monkeypatch.setattr("analysis.comparing.detection.CODEBOOK", frame)
    assert [validity_r(name) for name in ("share", "smog", "cues", "exact")] == [
        *(0.95, 0.56, 0.99, 1.0)
    ]
    assert validity_r("share", "accurate") == 0.97
    assert validity_r("smog", "accurate") == 0.56  # it does not depend on the model
    assert math.isnan(validity_r("frame"))
    assert math.isnan(validity_r("not in the codebook"))


def test_every_r_of_the_codebook_is_found():
    said = CODEBOOK["validity"].str.contains(r"\br = ")
    assert said.sum() > 20
    for name in CODEBOOK.index[said]:
        assert 0 < validity_r(name) <= 1, name
        assert not never_validated(name)


def test_the_table_says_with_which_model_its_numbers_were_measured():
    table = pd.DataFrame({"outlet": list("aaabbb"), "document_source_share": [0.1, 0.2, 0.3] * 2})
    small = compare(table, columns="document_source_share", resamples=99).loc[0, "validity_r"]
    table.attrs["attribution"] = "accurate"
    accurate = compare(table, columns="document_source_share", resamples=99).loc[0, "validity_r"]
    assert small == validity_r("document_source_share", "small")
    assert accurate == validity_r("document_source_share", "accurate")
    assert small != accurate


def test_articles_that_hang_together_tell_less():
    # Ten authors a side, each writes the same article five times: 50 articles tell as much as 10.
    table = pd.DataFrame({"outlet": ["a"] * 50 + ["b"] * 50, "author": range(100)})
    table["author"] //= 5
    table["scorn"] = (table["author"] * 7 % 10).astype(float)
    row = compare(table, columns="scorn", cluster="author").iloc[0]
    assert row["detectable_if_perfect"] == pytest.approx(detectable(10, 10), rel=0.1)
