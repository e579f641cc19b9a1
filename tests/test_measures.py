"""One row of numbers per article, and a codebook that explains every one."""

import inspect
import math
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from analysis import (
    CODEBOOK,
    Document,
    framing,
    hedging,
    measure,
    measure_corpus,
    read_corpus,
    vocabulary,
)
from analysis.attribution import tagger
from analysis.measures import HEADLINE, MEASURES, WITH_INTERVALS, WITH_LISTS


@pytest.mark.parametrize("name", MEASURES)
def test_every_number_stands_in_the_codebook_and_every_row_is_a_number(name):
    numbers = MEASURES[name].measure(Document("It may rain, the mayor said."))
    assert list(numbers) == list(CODEBOOK.index[CODEBOOK["measure"] == name])


def test_the_codebook_says_all_of_every_number():
    for field in ("unit", "direction", "definition", "reference", "validity"):
        empty = CODEBOOK.index[CODEBOOK[field].fillna("").str.strip() == ""].tolist()
        assert not empty, f"{field} is empty for {empty}"
    assert CODEBOOK.index.is_unique


def test_headline_numbers_are_numbers():
    assert set(HEADLINE) <= set(CODEBOOK.index)


@pytest.mark.parametrize(
    "text",
    ["", "?!…", "Yes.", "ALL CAPS NO STOP", '“” "" ‘’', "日本語。", "a " * 99, "😀", "1 2 3"],
)
def test_numbers_are_floats_within_their_range_or_nan_whatever_the_text(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        numbers = measure(text)
    for column, value in numbers.items():
        assert isinstance(value, float), column
        low, high = CODEBOOK.loc[column, ["low", "high"]]
        if not math.isnan(value):
            assert math.isnan(low) or value >= low - 1e-9, column
            assert math.isnan(high) or value <= high + 1e-9, column


def test_an_empty_text_has_no_words_and_no_rates():
    numbers = measure("")
    assert numbers["words"] == 0
    assert math.isnan(numbers["hedges_per_100_words"])
    assert math.isnan(numbers["attributed_word_share"])


def test_text_and_document_give_the_same(real):
    assert {k: v for k, v in measure(real.text).items() if v == v} == {
        k: v for k, v in measure(real).items() if v == v
    }


@pytest.mark.parametrize(
    ("bound", "articles"),
    [
        ("small", 3),
        pytest.param("as kept", 26, marks=pytest.mark.slow),
        pytest.param("small", 26, marks=pytest.mark.slow),
    ],
)
def test_eight_threads_give_the_serial_table(monkeypatch, bound, articles):
    texts = (2 * read_corpus("seeds")["text"].tolist())[-articles:]
    expected = [repr(measure(text)) for text in texts]
    if bound == "small":  # every table of words is emptied again and again
        monkeypatch.setattr(vocabulary, "MOST", 3000)
    for _ in range(2):
        tagger.load.cache_clear()  # words are learnt anew, by all threads at once
        monkeypatch.setattr(vocabulary, "_vocabulary", vocabulary.Vocabulary())
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda text: repr(measure(text)), texts)) == expected
        assert [repr(measure(text)) for text in texts] == expected


TEXT = "It may rain, the mayor said. The flood perchance came. The town paid $2 billion."
OWN = {
    "hedging": pd.DataFrame({"term": ["perchance"], "category": ["modal"]}),
    "framing": pd.DataFrame({"term": ["flood*"], "frame": ["water"], "weight": [2]}),
}


def test_some_measures_give_their_own_numbers_in_the_codebooks_order():
    some = measure(TEXT, measures=["framing", "hedging"])
    every = measure(TEXT)
    wanted = CODEBOOK.index[CODEBOOK["measure"].isin(["hedging", "framing"])]
    assert list(some) == list(wanted)
    assert repr(some) == repr({name: every[name] for name in wanted})
    assert measure(TEXT, measures="hedging").keys() == measure(TEXT, ["hedging"]).keys()


def test_lists_of_ones_own_count_as_they_do_in_each_measure():
    numbers = measure(TEXT, lexicon=OWN)
    assert numbers["hedges_per_100_words"] == 100 / len(Document(TEXT).words)
    assert numbers["water"] == 200 / len(Document(TEXT).words)
    assert "conflict" not in numbers
    for name, module in (("hedging", hedging), ("framing", framing)):
        alone = measure(TEXT, measures=[name], lexicon={name: OWN[name]})
        assert repr(alone) == repr(module.measure(TEXT, lexicon=OWN[name]))
    prepared = {"hedging": hedging.prepare(OWN["hedging"])}
    assert repr(measure(TEXT, lexicon=prepared)) == repr(
        measure(TEXT, lexicon={"hedging": OWN["hedging"]})
    )


def test_intervals_stand_with_the_measure_they_belong_to():
    numbers = measure(TEXT, interval=0.9)
    assert numbers["hedges_per_100_words_low"] <= numbers["hedges_per_100_words"]
    assert numbers["conflict_high"] >= numbers["conflict"]
    plain = measure(TEXT)
    assert repr({name: numbers[name] for name in plain}) == repr(plain)
    for name, module in (("hedging", hedging), ("framing", framing)):
        assert repr(measure(TEXT, [name], interval=0.9)) == repr(module.measure(TEXT, interval=0.9))


def test_the_measures_that_take_lists_and_intervals_are_those_named():
    takes = {n: inspect.signature(m.measure).parameters for n, m in MEASURES.items()}
    assert [n for n in MEASURES if "lexicon" in takes[n]] == list(WITH_LISTS)
    assert [n for n in MEASURES if "interval" in takes[n]] == list(WITH_INTERVALS)
    assert all("lexicon" in inspect.signature(MEASURES[n].find).parameters for n in WITH_LISTS)


def test_a_corpus_is_measured_with_the_same_options():
    options = {"measures": ["hedging", "framing"], "lexicon": OWN, "interval": 0.9}
    table = measure_corpus({"a": TEXT, "b": "It rains."}, **options)
    assert repr(table.drop(columns="article").iloc[0].to_dict()) == repr(measure(TEXT, **options))
    assert list(measure_corpus([], **options).columns) == list(measure(TEXT, **options))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"measures": ["hedgin"]}, "There is no measure 'hedgin'; name any of readability, hed"),
        ({"measures": "hedgin"}, "There is no measure 'hedgin'"),
        ({"measures": 5}, "There is no measure 5"),
        ({"measures": [["hedging"]]}, r"There is no measure \['hedging'\]"),
        ({"measures": []}, "There is nothing to measure; name any of"),
        ({"lexicon": "hedges.csv"}, "Say for which measure a word list is"),
        ({"lexicon": {"readability": "x.csv"}}, "'readability' takes no word list; name any of h"),
        ({"lexicon": OWN, "measures": ["hedging"]}, "list for framing, which is not to be meas"),
        ({"lexicon": {"hedging": "none.csv"}}, "none.csv: there is no such word list"),
        ({"lexicon": {"hedging": "a" * 5000}}, "aaa: this is not a readable CSV"),
        ({"lexicon": {"framing": OWN["framing"].assign(frame="words")}}, "'words' is the name of"),
        ({"interval": 95}, "lies between 0 and 1"),
    ],
)
@pytest.mark.parametrize("function", [measure, measure_corpus])
def test_options_that_cannot_be_followed_are_refused(function, options, sentence):
    with pytest.raises(ValueError, match=sentence):
        function(TEXT, **options)


def test_a_column_called_like_a_frame_of_ones_own_is_refused():
    table = pd.DataFrame({"text": [TEXT], "water": [1]})
    with pytest.raises(ValueError, match="'water'"):
        measure_corpus(table, lexicon={"framing": OWN["framing"]})


MEMORY = """
import resource, sys
from analysis import Document, attribution, measure

measure("“It may rain,” the mayor said on Monday.")
text = open(sys.argv[1], encoding="utf-8").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
measure(text) if sys.argv[2] == "everything" else attribution.find(Document(text))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("what", "most"), [("attribution", 52), ("everything", 64)])
def test_memory_for_each_megabyte_of_a_long_text(tmp_path, root, what, most):
    # A process of its own: what it held at the most is told of the whole process.
    text = "\n\n".join(read_corpus(root / "seeds")["text"])
    text = "\n\n".join([text] * (2_000_000 // len(text) + 1))
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(path), what], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < most * path.stat().st_size / 2**20
