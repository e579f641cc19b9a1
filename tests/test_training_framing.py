"""The weights of frames: by what they are made, and made anew."""

import numpy as np
import pytest

from analysis import Document, lexicon
from analysis.corpora import narrative_frames
from analysis.training import framing as training


def test_a_term_weighs_more_the_more_it_sets_articles_with_the_frame_apart():
    # Each of 40 articles has 500 words; every term stands once in an article that holds it.
    labels = np.repeat([1.0, 0.0], 20)
    held = [labels == 1, labels == 0, labels >= 0, np.arange(40) == 0, np.zeros(40, bool)]
    counts = np.array(held, dtype=float).T
    only_with, only_without, in_all, in_one, in_none = training.weights(
        counts, np.full(40, 500), labels
    )
    assert only_with > in_one > in_all == in_none == 1 > only_without > 0
    assert training.weights(3 * counts, np.full(40, 500), labels)[2] < 1  # few articles repeat it


@pytest.mark.slow
def test_refitting_the_list_gives_the_list(root):
    path = root.parent / "shared" / "data" / "narrative_frames" / "articles_metadata_train.tsv"
    if not path.exists():
        pytest.skip("needs the Narrative Frames articles in ../shared")
    articles = narrative_frames.read(path)
    documents = [Document(text) for text in articles["text"]]
    table = lexicon.load("frames", columns=lexicon.FRAME_COLUMNS)
    words = np.array([len(doc.words) for doc in documents])
    refitted = training.weigh(table, training.count(documents, table), words, articles)
    assert refitted.tolist() == table["weight"].tolist()
