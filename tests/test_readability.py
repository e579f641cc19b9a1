"""Readability: the counts by hand, the formulas against textstat, and bad input."""

import csv
from math import isnan
from pathlib import Path

import pytest
import textstat

from analysis import readability
from analysis.document import Document
from analysis.formulas import FORMULAS
from analysis.syllables import syllables
from analysis.wordforms import fold

CODEBOOK = Path(readability.__file__).parent / "codebook" / "readability.csv"

# Plain words, sentences of three words or more, a full stop after each: what textstat
# and Document read alike.
PLAIN = (
    "The cat sat on the mat and looked at the moon. Nobody doesn't know the reason. "
    "A remarkable elephant considered the extraordinary situation carefully! "
) * 12


def test_the_codebook_has_a_row_for_every_number_in_its_order():
    with CODEBOOK.open(encoding="utf-8") as file:
        columns = [row["column"] for row in csv.DictReader(file)]
    assert list(readability.measure(Document("One word."))) == columns


@pytest.mark.parametrize("name", FORMULAS)
def test_every_formula_equals_textstat_where_both_see_the_same(name):
    assert readability.measure(Document(PLAIN))[name] == pytest.approx(
        getattr(textstat, name)(PLAIN), abs=1e-6
    )


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("500", 3),  # five hun-dred
        ("1918", 4),  # nine-teen eight-een
        ("2.5", 3),  # two point five
        ("1,000", 3),  # one thou-sand
        ("50-day", 3),  # fif-ty day
        ("U.S.", 2),
        ("long-range", 2),
        ("don’t", 1),
        ("1990s", 4),  # nine-teen nine-ties
    ],
)
def test_syllables_are_those_read_aloud(word, count):
    assert syllables(fold(word)) == count


@pytest.mark.parametrize("text", ["", " \n", "!!! ...", "\U0001f600 — …"])
def test_without_words_counts_are_0_and_scores_undefined(text):
    row = readability.measure(Document(text))
    assert row["words"] == row["sentences"] == row["syllables"] == 0
    assert all(isnan(row[name]) for name in FORMULAS)
