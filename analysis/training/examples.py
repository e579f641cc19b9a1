"""Annotated or believed articles in, examples for a model out: pieces, tags and vocabulary."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import numpy as np

from ..attribution.tagger import ROLES, features
from ..attribution.tagger.tags import TAGS
from ..corpora.polnear import Annotated
from ..document import Document

RARE_WORD, RARE_PART = 5, 8  # rarer words, endings and beginnings get no row of their own
TEACHER_SHARE = 0.75  # of the targets; the rest is the annotation
ANNOTATORS = ("", "4b22", "4e07", "5fec", "6b86", "d473", "ef2d")  # "": nobody's habits


class Example(NamedTuple):
    """An article made ready: what a model is given, target tags, paragraphs, annotator."""

    given: Any  # rows of tables for the small network, a `Prepared` text for the encoder
    targets: np.ndarray  # (pieces, TAGS): the annotated tags, or a teacher's beliefs
    pairs: np.ndarray  # (TAGS, TAGS): how often one tag follows another
    first: np.ndarray
    length: np.ndarray
    annotator: int


class Piecewise:
    """An annotated article in pieces, and the tags that its annotation gives them."""

    def __init__(self, article: Annotated):
        self.article = article
        self.text = features.pieces(Document(article.text))
        self.breaks = self.text.breaks
        self.middle = (self.text.starts + self.text.ends) / 2

    def place(self, span: tuple[str, int, int]) -> tuple[int, int]:
        """Return first and last (exclusive) piece of a span."""
        first, last = np.searchsorted(self.middle, span[1:])
        return int(first), int(last)

    def tags(self) -> np.ndarray:
        """Return the annotated tag of every piece."""
        owner = np.full(len(self.breaks), -1)
        role = np.zeros(len(self.breaks), int)
        for k, span in enumerate(self.article.spans):
            first, last = self.place(span)
            owner[first:last], role[first:last] = k, ROLES.index(span[0])
        owner[self.breaks], role[self.breaks] = -1, 0
        opens = owner != np.concatenate([[-1], owner[:-1]])
        closes = owner != np.concatenate([owner[1:], [-1]])
        step = np.where(opens, np.where(closes, 3, 0), np.where(closes, 2, 1))
        return np.where(role > 0, 1 + 4 * (role - 1) + step, 0)

    def paragraphs(self) -> tuple[np.ndarray, np.ndarray]:
        """Return first piece and length of every paragraph."""
        marks = np.concatenate([[-1], np.flatnonzero(self.breaks), [len(self.breaks)]])
        length = np.diff(marks) - 1
        return (marks[:-1] + 1)[length > 0], length[length > 0]


def vocabulary(articles: list[Piecewise]) -> tuple[list[str], list[str], list[str]]:
    """Return words, endings (of two letters with a 2 before them) and beginnings."""
    words: Counter[str] = Counter()
    for article in articles:
        words.update(map(features.normal, article.text.words))
        for quotes, sign in ((article.text.opening, "“"), (article.text.closing, "”")):
            words[sign] += int(quotes.sum())
    endings = Counter(w[-3:] for w in words) + Counter("2" + w[-2:] for w in words)
    beginnings = Counter(w[:4] for w in words)
    return _often(words, RARE_WORD), _often(endings, RARE_PART), _often(beginnings, RARE_PART)


def _often(counts: Counter[str], least: int) -> list[str]:
    return sorted(w for w, n in counts.items() if n >= least)


def example(article: Piecewise, given: Any) -> Example:
    """Make an annotated article ready."""
    tags, pairs = article.tags(), np.zeros((TAGS, TAGS), np.float32)
    inner = ~article.breaks[:-1] & ~article.breaks[1:]
    np.add.at(pairs, (tags[:-1][inner], tags[1:][inner]), 1)
    targets = np.eye(TAGS, dtype=np.float32)[tags] * ~article.breaks[:, None]
    known = article.article.annotator
    annotator = ANNOTATORS.index(known) if known in ANNOTATORS else 0
    return Example(given, targets, pairs, *article.paragraphs(), annotator)


def merged_example(versions: list[Piecewise], given: Any) -> Example:
    """Make an article ready that was annotated once or several times: the mean is wanted."""
    if len(versions) == 1:
        return example(versions[0], given)
    every = [example(version, given) for version in versions]
    tags, pairs = (np.mean([getattr(e, part) for e in every], 0) for part in ("targets", "pairs"))
    return every[0]._replace(targets=tags, pairs=pairs, annotator=0)


def believed(article: Piecewise, given: Any, tags: np.ndarray, pairs: np.ndarray) -> Example:
    """Make an article ready that only a teacher has read."""
    tags = tags.astype(np.float32) * ~article.breaks[:, None]
    return Example(given, tags, pairs.astype(np.float32), *article.paragraphs(), 0)


def softened(annotated: Example, tags: np.ndarray, pairs: np.ndarray) -> Example:
    """Mix the annotation with a teacher's belief, which softens the annotators' slips."""
    share = TEACHER_SHARE
    return annotated._replace(
        targets=((1 - share) * annotated.targets + share * tags).astype(np.float32),
        pairs=((1 - share) * annotated.pairs + share * pairs).astype(np.float32),
    )
