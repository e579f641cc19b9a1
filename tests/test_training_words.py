"""The tables that are made ahead equal what is made now from the packages behind them."""

import json

import numpy as np
import pytest

from analysis.lexicon import LexiconError
from analysis.readability import dictionaries
from analysis.training import words


@pytest.mark.slow
def test_the_file_holds_what_the_packages_do():
    kept = dictionaries.arrays()
    for name, table in words.tables().items():
        if name != "versions":
            assert np.array_equal(kept[name], table), f"{name}: run `make tables`"


def test_the_file_names_the_versions_it_was_made_from():
    assert set(json.loads(dictionaries.arrays()["versions"].tobytes())) == set(words.PACKAGES)


@pytest.mark.slow
def test_the_common_words_are_weighed_as_they_would_be_now():
    kept, now = dictionaries.arrays()["forms"], words.forms()
    assert len(now) > 20_000
    assert np.array_equal(kept, now), "run `make tables`"


@pytest.mark.slow
def test_writing_anew_gives_the_same_bytes(tmp_path, monkeypatch, capsys):
    before = dictionaries.FILE.read_bytes()
    monkeypatch.setattr(dictionaries, "FILE", tmp_path / "words.npz")
    words.main()
    assert (tmp_path / "words.npz").read_bytes() == before
    assert f"{len(before):,} bytes" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"", b"PK no archive"])
def test_a_damaged_file_is_named_in_one_sentence(content, tmp_path, monkeypatch):
    monkeypatch.setattr(dictionaries, "FILE", tmp_path / "words.npz")
    if content is not None:
        (tmp_path / "words.npz").write_bytes(content)
    with pytest.raises(
        LexiconError, match=r"words\.npz: .*`make tables` writes them anew"
    ) as error:
        dictionaries.arrays.__wrapped__()
    assert "\n" not in str(error.value)
