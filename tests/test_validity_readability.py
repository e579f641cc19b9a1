"""Agreement of the readability scores with teachers, and their corpus."""

import pandas as pd
import pytest
from conftest import ROOT

from analysis.corpora import CorpusError, clear
from analysis.validity import readability as validity


def test_agreement_is_that_of_the_formulas_of_statistics():
    corpus = pd.DataFrame({"ease": [1.0, 2.0, 3.0, 4.0], "genre": ["Info", "Info", "Lit", "Lit"]})
    table = validity.agreement(corpus, pd.DataFrame({"score": [2.0, 4.0, 6.0, 8.0]}))
    row = table.set_index("genre").loc["all"]
    assert (row["n"], row["r"], row["spearman"]) == (4, pytest.approx(1), pytest.approx(1))
    assert row["rmse"] == pytest.approx(0, abs=1e-9)


def test_a_corpus_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "clear.csv"
    path.write_text("Excerpt,other\nIt rained.,1\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="BT_easiness"):
        clear.read(path)


CLEAR = ROOT.parent / "shared" / "data" / "clear" / "CLEAR_corpus_train.xlsx"


@pytest.mark.slow
@pytest.mark.skipif(not CLEAR.exists(), reason="the CLEAR corpus is not beside the project")
def test_the_scores_agree_with_teachers_as_published():
    corpus = clear.read(CLEAR).iloc[::5].reset_index(drop=True)
    table = validity.agreement(corpus, validity.score_table(corpus["text"]))
    r = table.set_index(["score", "genre"])["r"]
    assert r["clear_ease", "all"] > 0.70
    assert r["clear_ease", "informational"] > 0.62
    assert r["clear_ease", "all"] > -r["smog_index", "all"] + 0.1
