"""Agreement of voices, on small made cases."""

import math

import pytest

from analysis import Document, attribution
from analysis.validity.voices import score_voices

TEXT = "“It may rain,” the mayor said. Ann Lee said that it may snow in Rome."


def test_what_is_found_agrees_with_itself():
    doc = Document(TEXT)
    table = score_voices([(doc, [a[:3] for a in attribution.find(doc)])])
    assert table["f1"].tolist() == [1, 1, 1]
    assert table["words"].to_dict() == attribution.words_by_voice(doc)


def test_what_is_not_annotated_costs_precision():
    # 3 words quoted in both; the annotation lacks the paraphrase, so its 6 words are the author's.
    doc = Document(TEXT)
    quote = next(a for a in attribution.find(doc) if a.form == "direct")
    table = score_voices([(doc, [quote[:3]])])
    assert table.loc["quote", "f1"] == 1
    assert table.loc["author", "words"] == len(doc.words) - 3
    assert table.loc["author", "recall"] == pytest.approx(6 / 12)
    assert table.loc["paraphrase", "precision"] == 0
    assert math.isnan(table.loc["paraphrase", "recall"])
