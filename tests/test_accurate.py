"""The accurate attribution model, its files, and the switch between the two models."""

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from analysis import Document, HearsayError, attribution, hedging, measure, measure_corpus
from analysis import choice as choosing
from analysis.__main__ import main
from analysis.attribution.tagger import accurate, features, wordpieces
from analysis.errors import ModelError

STORY = (
    "Storm Nears, Officials Say\n\n“It may hit by nine,” Sen. Maria Ruiz said on Monday. “We are "
    "ready.”\n\nTwo aides told the Courier that the senator had reportedly left. According to the "
    "report, the wall will hold.\n\nNobody was hurt."
)


class Cutter:
    """Cuts every word in wordpieces of three letters, numbered by what they hold."""

    def no_padding(self):
        pass

    no_truncation = no_padding

    def token_to_id(self, mark):
        return ["[CLS]", "[SEP]", "[MASK]", "[UNK]"].index(mark)

    def encode_batch(self, words, add_special_tokens):
        assert not add_special_tokens
        return [
            type("Cut", (), {"ids": [4 + ord(w[i]) % 90 for i in range(0, len(w), 3)]})
            for w in words
        ]


@pytest.fixture
def cut():
    return wordpieces.Wordpieces(Cutter())


def prepared(text, cut):
    return wordpieces.Prepared(features.pieces(Document(text)), cut)


# --- Windows --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [STORY, STORY * 40, "harbour " * 3000, "a", "word\n\n" * 900])
@pytest.mark.parametrize("context", [0, wordpieces.CONTEXT])
def test_windows_hold_every_piece_once_and_are_never_too_long(text, context, cut):
    whole = prepared(text, cut)
    found = wordpieces.windows(whole, context)
    assert [w.first for w in found] == [0, *(w.last for w in found[:-1])]
    assert found[-1].last == len(whole.counts)
    for w in found:
        assert w.low <= w.first < w.last <= w.high
        assert whole.start[w.high] - whole.start[w.low] <= wordpieces.LONGEST - 2


def test_a_window_reads_on_both_sides_of_its_core(cut):
    whole = prepared("harbour " * 3000, cut)
    inner = wordpieces.windows(whole)[3]
    assert inner.low < inner.first
    assert inner.last < inner.high
    core = whole.start[inner.last] - whole.start[inner.first]
    assert core <= wordpieces.LONGEST - 2 - 2 * wordpieces.CONTEXT


def test_a_core_ends_with_a_paragraph_or_sentence_where_one_ends_late_enough(cut):
    whole = prepared(f"{'rain ' * 70}. {'snow ' * 300}", cut)
    first = wordpieces.windows(whole)[0]
    assert whole.stops[first.last - 1]


def test_a_batch_tells_where_the_wordpieces_of_each_piece_stand(cut):
    whole = prepared(STORY * 9, cut)
    found = wordpieces.windows(whole)
    b = wordpieces.batch(found, cut)
    assert b.ids.reshape(-1)[b.inner].tolist() == whole.ids.tolist()
    assert b.counts.tolist() == whole.counts.tolist()
    assert b.real.reshape(-1)[b.inner].all()
    owner = np.repeat(np.arange(len(whole.counts)), whole.counts)
    near = b.near.reshape(-1, b.near.shape[-1])[b.inner]
    assert (near == whole.features[owner]).all()
    assert (b.ids[:, 0] == cut.first).all()
    assert (b.ids[np.arange(len(found)), b.real.sum(1) - 1] == cut.last).all()


def test_words_forgotten_or_broken_are_cut_all_the_same(cut, monkeypatch):
    monkeypatch.setattr(wordpieces, "_MOST_KNOWN", 2)
    words = ["rain", "\ud800storm", "x" * 900, "snow", "rain"]
    first = cut.of(words)
    assert cut.of(words) == first
    assert max(map(len, first)) == 12


# --- The switch -----------------------------------------------------------------------------


def test_a_model_that_is_not_there_is_refused_by_every_door(capsys):
    for door in (
        lambda: attribution.use("best"),
        lambda: measure(STORY, attribution="best"),
        lambda: measure_corpus([STORY], attribution="best"),
    ):
        with pytest.raises(ValueError, match=r"no attribution model 'best'; use small or accurate"):
            door()
    with pytest.raises(SystemExit):
        main(["measure", "x.txt", "--attribution", "best"])
    assert "invalid choice: 'best'" in capsys.readouterr().err


def test_without_its_libraries_the_accurate_model_says_what_to_install(monkeypatch, capsys, root):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match=r"pip install '\.\[accurate\]'"):
        accurate.read()
    attribution.tagger.load.cache_clear()
    try:
        seed = str(root / "seeds" / "trump-zelenskyy-call.txt")
        assert main(["measure", seed, "--attribution", "accurate"]) == 2
    finally:
        attribution.tagger.load.cache_clear()
    error = capsys.readouterr().err
    assert error.startswith("The accurate attribution model needs")
    assert error.count("\n") == 1


def test_a_choice_within_a_block_ends_with_it_and_holds_in_this_thread_alone():
    with choosing.using("accurate"):
        assert choosing.in_use() == "accurate"
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(choosing.in_use).result() == "small"
        with choosing.using(None):
            assert choosing.in_use() == "accurate"
    assert choosing.in_use() == "small"


def test_a_choice_for_all_holds_in_every_thread():
    choosing.use("accurate")
    try:
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(choosing.in_use).result() == "accurate"
    finally:
        choosing.use("small")


# --- The model ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def model():
    pytest.importorskip("onnxruntime", reason="the extra `accurate` is not installed")
    pytest.importorskip("tokenizers", reason="the extra `accurate` is not installed")
    return attribution.tagger.load("accurate")


@pytest.mark.usefixtures("model")
def test_it_finds_who_said_what():
    with attribution.using("accurate"):
        found = attribution.find(STORY)
    told = [(a.speaker, a.cue.text if a.cue else "", a.source_kind) for a in found]
    assert ("Maria Ruiz", "said", "person") in told
    assert any(speaker.endswith("aides") and kind == "anonymous" for speaker, _, kind in told)
    assert any("report" in speaker and kind == "document" for speaker, _, kind in told)


def test_the_same_text_gives_the_same_bits(model):
    text = features.pieces(Document(STORY * 20))
    assert (model.scores(text) == model.scores(text)).all()
    assert (accurate.read().scores(text) == model.scores(text)).all()


@pytest.mark.usefixtures("model")
def test_the_models_never_mix_in_one_document(root):
    text = (root / "seeds" / "trump-zelenskyy-call.txt").read_text(encoding="utf-8")
    fresh = {name: measure(text, attribution=name) for name in choosing.MODELS}
    doc = Document(text)
    for name in (*choosing.MODELS, *choosing.MODELS):
        numbers = measure(doc, attribution=name)
        assert [*map(repr, numbers.values())] == [*map(repr, fresh[name].values())]
        with attribution.using(name):
            voices = [h.voice for h in hedging.find(doc)]
            assert voices == [h.voice for h in hedging.find(Document(text))]
    assert fresh["small"]["attributed_word_share"] != fresh["accurate"]["attributed_word_share"]


@pytest.mark.usefixtures("model")
def test_tables_say_which_model_made_them():
    tables = {name: measure_corpus([STORY], attribution=name) for name in choosing.MODELS}
    assert {name: table.attrs["attribution"] for name, table in tables.items()} == {
        name: name for name in choosing.MODELS
    }
    assert tables["small"].attrs["model"] != tables["accurate"].attrs["model"]


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize(
    "text",
    ["", "“", "“" * 3000, "\ud800 said “no”", "Der Bürgermeister sagte: „Nein.“", "0" * 5000],
    ids=["nothing", "a mark", "marks", "half a pair", "German", "one word"],
)
def test_any_text_is_read(text):
    with attribution.using("accurate"):
        for found in attribution.find(text):
            for span in found.content:
                assert text[span.start : span.end] == span.text


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize(
    ("name", "damage"),
    [
        (accurate.ENCODER, lambda raw: raw[:5000]),
        (accurate.VOCABULARY, lambda raw: raw.replace(b"\nthe\n", b"\nteh\n")),
        (accurate.HEAD, lambda raw: raw[:500]),
        (accurate.HEAD, None),
        (accurate.VOCABULARY, None),
    ],
    ids=["encoder cut", "other words", "head cut", "no head", "no words"],
)
def test_a_damaged_model_is_refused_in_a_sentence(tmp_path, name, damage):
    folder = shutil.copytree(accurate.FOLDER, tmp_path / "accurate")
    if damage:
        (folder / name).write_bytes(damage((folder / name).read_bytes()))
    else:
        (folder / name).unlink()
    with pytest.raises(HearsayError, match=rf"^The attribution model \S+{name}\b") as caught:
        accurate.read(folder)
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("model")
def test_the_model_is_small_enough_for_the_repository():
    assert sum(file.stat().st_size for file in accurate.FOLDER.iterdir()) < 30e6
