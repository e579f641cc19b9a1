"""The condition on what a story is about: in it some words are no more than its matter.

A court report speaks of courts, a match of attack and defence, an accident of what was
slammed into what. Told from the article's own words, by ``lexicons/topics.csv``: a word of
a category such as "crime" speaks for the topic, and one of "crime-sure" settles it.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from ...columns import Column
from ...document import Document
from ...kept import kept
from ...spans import Index
from ...vocabulary import FOLDED
from ..lists import categories
from .registry import Fits, condition

# An article has a topic if so many different words speak for it, so many of them sure, and
# so many words in a hundred; a sentence or a few have one if fewer do.
_DIFFERENT, _SURE, _PER_100 = 4, 2, 2.0
_FEW_WORDS = 100
_IN_FEW = 2
_LOUD = "politics"  # where it speaks loudest, single sentences do not decide; no word is sure


@cache
def _topics_of() -> dict[str, tuple[str, ...]]:
    """Return for each listed word the topics it speaks for, "…-sure" among them."""
    return {word: tuple(cell.split()) for word, cell in categories("topics").items()}


_LISTED = Column(
    lambda: lambda words: list(map(_topics_of().__contains__, words)), np.bool_, by=FOLDED
)


@cache
def _sure() -> frozenset[str]:
    """Return the words of which one settles the topic of its sentence."""
    return frozenset(w for w, names in _topics_of().items() if any("-sure" in n for n in names))


@cache
def _names() -> tuple[str, ...]:
    names = {name for groups in _topics_of().values() for name in groups}
    return tuple(sorted(name for name in names if not name.endswith("-sure")))


@kept("words of topics")
def _listed(doc: Document) -> list[int]:
    """Return the tokens that speak for a topic."""
    places: list[int] = doc.known(_LISTED).nonzero()[0].tolist()
    return places


@kept("topics")
def _topic(doc: Document) -> str:
    """Return the topic that most words of a document speak for, "" where few speak for any."""
    known = _topics_of()
    own: dict[str, list[str]] = {name: [] for name in _names()}
    for i in _listed(doc):
        for name in known[doc.folded[i]]:
            own.setdefault(name, []).append(doc.folded[i])
    name = max(_names(), key=lambda name: len(own[name]))
    different = set(own[name])
    sure = sum(f"{name}-sure" in known[word] for word in different)
    dense = 100 * len(own[name]) >= _PER_100 * len(doc.word_spans)
    enough = len(different) >= _DIFFERENT and (sure >= _SURE or name == _LOUD)
    few = len(doc.word_spans) < _FEW_WORDS and len(different) >= _IN_FEW and name != _LOUD
    return name if dense and (enough or few) else ""


@kept("sure words of topics")
def _sure_words(doc: Document) -> Index:
    """Return where the words stand that settle the topic of their sentence, with the words."""
    words, starts = doc.folded, doc.token_spans.starts
    return Index([(starts[i], words[i]) for i in _listed(doc) if words[i] in _sure()])


@condition("topic:words")
def of_topic(doc: Document, first: int, last: int, fits: Fits) -> bool:
    """The article, or the sentence beside the match, is about this: "topic:crime|sport"."""
    whole = _topic(doc)
    if whole in _names() and fits(whole):
        return True
    if whole == _LOUD:
        return False
    match = doc.folded[first : last + 1]
    return any(fits(name) for name in _sentence_topics(doc, first, match))


def _sentence_topics(doc: Document, i: int, match: list[str]) -> set[str]:
    """Return the topics that sure words of the sentence around a token settle, but the match."""
    found = _sure_words(doc)
    sentence = doc.sentence_at(doc.token_spans.starts[i]) if found.spans else None
    if sentence is None:
        return set()
    words = [found.spans[k][1] for k in found.within(sentence.start, sentence.end)]
    groups = [_topics_of()[word] for word in words if word not in match]
    return {name.removesuffix("-sure") for group in groups for name in group if "-sure" in name}
