"""The tagger: spans that fit the text, any input, clear errors, linear time."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest
from conftest import least_seconds

from analysis import Document, attribution, vocabulary
from analysis.attribution import form, tagger
from analysis.attribution.tagger import features, joined, links, onethread, small, viterbi
from analysis.attribution.tagger.tags import (
    TAGS,
    Tag,
    is_between,
    legal_tags,
    mark_content,
    spans_in,
)
from analysis.corpus.records import is_starved

STORY = (
    "Storm Nears, Officials Say\n\n“It may hit by nine,” Sen. Maria Ruiz said on Monday. “We are "
    "ready.”\n\nThe mayor believes that schools should close. According to a report, many families "
    "left."
)


def found(text):
    return [
        (source and source.text, cue and cue.text, tuple(c.text for c in content))
        for source, cue, content in tagger.relations(Document(text))
    ]


def test_speech_thought_and_document_are_found():
    assert ("The mayor", "believes", ("that schools should close",)) in found(STORY)
    assert ("a report", "According to", ("many families left",)) in found(STORY)


def test_a_split_quotation_is_one_attribution():
    (quote,) = [c for _, cue, c in found(STORY) if cue.startswith("said")]
    assert quote == ("“It may hit by nine,”", "“We are ready.”")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "...",
        '""',
        "Hi",
        STORY.upper(),
        STORY.replace(".", " ").replace(",", " "),
        STORY.replace("”", ""),
        STORY.replace(" ", "\xa0"),
        STORY.replace("\n", "\r\n"),
        '"No," he said. ' * 200,
        "\n".join(f"SPEAKER {i}: We will win. (APPLAUSE)" for i in range(50)),
        "\n".join(f"- item {i}" for i in range(100)),
        'He said "" and left.',
        "He said 😀 “ok \u200b” \ud800.",
        '"' * 2000,
    ],
)
def test_any_text_gives_spans_inside_it(text):
    for source, cue, content in tagger.relations(Document(text)):
        for span in filter(None, (source, cue, *content)):
            assert 0 <= span.start < span.end <= len(text)
            assert span.text == text[span.start : span.end] == span.text.strip()


def test_two_hundred_quotations_are_two_hundred_attributions():
    assert len(found('"No," he said. ' * 200)) == 200


def test_an_open_mark_spoils_its_paragraph_only():
    rest = "\n\nThe mayor believes that schools should close."
    assert found('He said "it may rain.' + rest)[-1] == found("He left." + rest)[-1]


TOGETHER = [
    STORY,
    "",
    "It will rain, the mayor said.",  # its cue has content only at the second look, or a claim
    "he said",  # neither content nor a stop
    "“We are ready,”",  # a content that must not take the cue of another article
    "The mayor",
    " \n\n ",
    "According to her, and to nobody else,",
    '"No," he said. ' * 40,
]


@pytest.mark.parametrize("model", [None, "accurate"])
def test_articles_read_together_are_read_as_each_by_itself(model):
    if model:
        pytest.importorskip("onnxruntime")
    with attribution.using(model):
        for texts in (TOGETHER, TOGETHER[::-1], [""], []):
            docs = [Document(text) for text in texts]
            tagger.read_ahead(docs)
            ahead = [doc.findings.copy() for doc in docs]
            assert all(ahead)
            assert [tagger.relations(doc) for doc in docs] == list(
                map(tagger.relations, map(Document, texts))
            )
            assert not any(doc.findings for doc in docs)  # taken out, as nobody needs it again


def test_between_two_articles_stands_what_is_no_word_and_ends_a_paragraph():
    text = joined.join([features.pieces(Document(text)) for text in ("It rains", "", "“No.”")])
    assert text.words == ["It", "rains", "", "", "“", "No", ".", "”", ""]
    assert text.breaks.nonzero()[0].tolist() == [2, 3, 8]
    assert text.firsts.tolist() == [0, 3, 4]
    marks = [where.nonzero()[0].tolist() for where in (text.opening, text.closing, text.stops)]
    assert marks == [[4], [7], [6]]


def test_texts_are_joined_up_to_a_size():
    texts = [features.pieces(Document("It rains. " * n)) for n in (10, 6000, 3000, 10, 10)]
    found = list(joined.groups(texts))
    assert [(here.start, here.stop) for here in found] == [(0, 1), (1, 2), (2, 5)]
    assert list(joined.groups([])) == []


def test_what_is_read_ahead_is_not_read_again(monkeypatch):
    doc = Document(STORY)
    expected = attribution.find(STORY)
    attribution.read_ahead([doc])
    monkeypatch.setattr(small.Small, "find", None)
    assert attribution.find(doc) == expected
    attribution.read_ahead([doc])  # it is known already


@pytest.mark.slow
def test_time_grows_with_the_text():
    def seconds(text):
        return least_seconds(lambda: tagger.relations(Document(text)))

    text = (STORY + "\n\n") * 100
    tagger.relations(Document(text))  # the words are known from here on
    assert seconds(text * 10) < 20 * seconds(text)  # 10 times is linear


def test_decoding_finds_the_best_legal_sequence():
    # One piece, then two: brute force over all legal tag sequences.
    rng = np.random.default_rng(0)
    legal, opens, closes = legal_tags()
    scores = rng.normal(size=(3, TAGS)).astype(np.float32)
    follows = np.where(legal, rng.normal(size=legal.shape), -1e4)
    begins, ends = np.where(opens, 0, -1e4), np.where(closes, 0, -1e4)
    decoder = viterbi.Decoder(follows, begins, ends)
    tags = np.zeros(3, int)
    decoder.write(tags, scores, np.array([0, 1]), np.array([1, 2]))
    one = scores[0] + begins + ends
    two = (scores[1] + begins)[:, None] + follows + (scores[2] + ends)
    assert tags[0] == one.argmax()
    assert tuple(tags[1:]) == np.unravel_index(two.argmax(), two.shape)


def test_decoding_finds_the_best_sequence_of_stretches_of_every_length():
    rng = np.random.default_rng(1)
    legal, opens, closes = legal_tags()
    length = np.array([1, 2, 3, 9, 4, 2])
    first = np.cumsum(length) - length
    scores = rng.normal(size=(length.sum(), TAGS)).astype(np.float32)
    follows = np.where(legal, rng.normal(size=legal.shape), -1e4)
    begins, ends = np.where(opens, 0, -1e4), np.where(closes, 0, -1e4)
    tags = np.zeros(len(scores), int)
    viterbi.Decoder(follows, begins, ends).write(tags, scores, first, length)
    for start, size in zip(first, length, strict=True):
        best, found = scores[start] + begins, tags[start : start + size]
        value = scores[start, found[0]] + begins[found[0]] + ends[found[-1]]
        for k in range(1, size):  # step by step, all 13 times 13 ways
            best = (best[:, None] + follows).max(0) + scores[start + k]
            value += follows[found[k - 1], found[k]] + scores[start + k, found[k]]
        assert value == pytest.approx((best + ends).max())


def test_context_told_in_parts_is_that_of_the_whole(monkeypatch):
    text = features.pieces(Document(STORY + "\n\n”It rains.” He left.\n\n“No\n\nRain, “he said."))
    whole = features.context(text)
    for at_once in (1, 7, 30):
        monkeypatch.setattr(features, "AT_ONCE", at_once)
        assert (features.context(text) == whole).all()
    assert (whole.max(0) < features.CONTEXT_SIZES).all()


def test_the_keys_of_a_link_weigh_what_its_features_do():
    rng = np.random.default_rng(2)
    weights = rng.normal(size=links.NONE + 8)
    sizes = np.array(links.LINK_SIZES)[[1, 4, 5, 6]]
    keys = [rng.integers(size, size=500) for size in sizes]
    side, apart = np.divmod(keys[1] // 27, 8)
    keys[3] = (side * 8 + apart) * 9 + keys[3] % 9  # of the same pair
    by_features = weights[links.link_features(*keys) + links.OFFSETS].sum(1)
    *tables, none = links.summed(weights)
    assert sum(t[k] for t, k in zip(tables, keys, strict=True)) == pytest.approx(by_features)
    assert (none == weights[links.NONE :]).all()


def test_pieces_split_clitics_and_mark_paragraphs():
    text = features.pieces(Document("Clinton's aides didn't.\n\nanti-Trump U.S. plan"))
    assert text.words == [
        "Clinton",
        "'s",
        "aides",
        "didn't",
        ".",
        "¶",
        "anti-Trump",
        "U.S.",
        "plan",
    ]


def test_form():
    doc = Document('He said "no way" and that "it" is bad.')
    place = {s: (doc.text.index(s), doc.text.index(s) + len(s)) for s in ('"no way"', "is bad")}
    assert form.form_of(doc, [place['"no way"']]) == "direct"
    assert form.form_of(doc, [place["is bad"]]) == "indirect"
    assert form.form_of(doc, list(place.values())) == "mixed"


@pytest.mark.parametrize("damage", [None, b"", b"PK\x03\x04 no model", "cut"])
def test_a_missing_or_damaged_model_is_one_clear_sentence(tmp_path, damage):
    path = tmp_path / "model.npz"
    if damage is not None:
        path.write_bytes(small.MODEL.read_bytes()[:5000] if damage == "cut" else damage)
    with pytest.raises(tagger.ModelError, match=r"^The attribution model .* is (missing|damaged)"):
        small.read(path)


def test_the_model_is_small_and_says_where_it_comes_from():
    assert small.MODEL.stat().st_size < 8e6
    card = tagger.load("small").card
    assert card["version"] == small.VERSION
    assert "PolNeAR" in card["trained_on"]
    assert card["figures"]


def test_a_paper_that_quotes_in_single_marks_is_read_alike():
    double = "“He had it every morning,” she fumed. “I poured it myself.”"
    single = double.translate(str.maketrans("“”", "‘’"))
    assert [(s, c, [part[1:-1] for part in content]) for s, c, content in found(single)] == [
        (s, c, [part[1:-1] for part in content]) for s, c, content in found(double)
    ]


def test_a_model_for_which_no_memory_is_left_is_not_called_damaged(monkeypatch):
    def starved(*_, **__):
        raise MemoryError

    monkeypatch.setattr(small.np, "load", starved)
    with pytest.raises(tagger.ModelError, match=r"^There is no memory left for the model") as told:
        small.read()
    assert is_starved(told.value)  # so that a worker's run is not charged to an article


# --- Threads --------------------------------------------------------------------------------


@pytest.fixture
def switching():
    """Let threads take turns after every few steps."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.slow
@pytest.mark.parametrize("most", [1 << 16, 300])
def test_threads_that_share_a_model_find_what_one_finds(monkeypatch, switching, most):
    monkeypatch.setattr(vocabulary, "MOST", most)  # 300: words are forgotten all the time
    texts = [
        f"The {word}{i} said that {word} number {i} will close, {word}s reported {i} times."
        for i in range(40)
        for word in ("mayor", "school", "harbour", "senator")
    ]
    serial = small.read(small.MODEL)
    expected = [serial.relations([Document(text)]) for text in texts]
    for _ in range(3):
        shared = small.read(small.MODEL)
        monkeypatch.setattr(vocabulary, "_vocabulary", vocabulary.Vocabulary())
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda text: shared.relations([Document(text)]), texts))  # noqa: B023
        assert found == expected
        assert [shared.relations([Document(text)]) for text in texts] == expected


def blas_threads():
    controller = onethread.ThreadpoolController()
    return {library["num_threads"] for library in controller.select(user_api="blas").info()}


def test_numerical_libraries_have_one_thread_within_the_tagger_and_theirs_after(monkeypatch):
    within, block = [], small.Small._block

    def watched(self, *tables):
        within.append(blas_threads())
        return block(self, *tables)

    monkeypatch.setattr(small.Small, "_block", watched)
    monkeypatch.setattr(small, "ONE_THREAD", onethread.OneThread())  # it knows all loaded by now
    with onethread.ThreadpoolController().limit(limits=2, user_api="blas"):
        tagger.relations(Document(STORY))
        assert blas_threads() == {2}
    assert within == [{1}]


def test_the_last_thread_to_leave_restores_the_libraries_threads():
    one, entered, may_leave = onethread.OneThread(), Barrier(2), Barrier(2)

    def second():
        with one:
            entered.wait()
            may_leave.wait()

    with onethread.ThreadpoolController().limit(limits=2, user_api="blas"):
        with ThreadPoolExecutor(1) as pool:
            with one:
                done = pool.submit(second)
                entered.wait()
            assert blas_threads() == {1}  # the other is still at work
            may_leave.wait()
            done.result()
        assert blas_threads() == {2}


def test_tags_tell_role_and_place_of_spans():
    tags = np.array([Tag.SINGLE_SOURCE, Tag.BEGIN_CUE, Tag.END_CUE, Tag.OUTSIDE, Tag.OUTSIDE])
    mark_content(tags, 3, 5)
    assert tags[3:].tolist() == [Tag.BEGIN_CONTENT, Tag.END_CONTENT]
    assert [part.tolist() for part in spans_in(tags)] == [[1, 2, 3], [0, 1, 3], [1, 3, 5]]
    assert [is_between(tags, place) for place in range(6)] == [True, True, False, True, False, True]
    mark_content(tags, 4, 5)
    assert tags[4] == Tag.SINGLE_CONTENT


def test_tags_follow_each_other_within_a_span_or_after_its_end():
    follows, begins, ends = legal_tags()
    assert follows[Tag.BEGIN_CUE, Tag.END_CUE]
    assert not follows[Tag.BEGIN_CUE, Tag.END_CONTENT]
    assert not follows[Tag.BEGIN_CUE, Tag.OUTSIDE]
    assert follows[Tag.END_CUE, Tag.SINGLE_SOURCE]
    assert not follows[Tag.OUTSIDE, Tag.INSIDE_CUE]
    assert not begins[Tag.INSIDE_CUE]
    assert not ends[Tag.BEGIN_CUE]
    assert begins[Tag.OUTSIDE]
    assert ends[Tag.OUTSIDE]
