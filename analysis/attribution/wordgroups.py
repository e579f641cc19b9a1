"""The words with which rules begin: for each token of a document, which of them it is.

Most rules begin with a few words ("heard", "put it", "denies") that most paragraphs do not hold.
Which tokens are such words is asked once for each token of the vocabulary, so that a rule sees at
a glance whether, and where, there is anything for it to read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np

from ..columns import Column
from ..document import Document
from ..kept import kept
from ..lexicon import categories, word_class
from ..vocabulary import FOLDED


def openers(name: str) -> set[str]:
    """Return the first words of a category of ``lexicons/set_phrases.csv``.

    Examples
    --------
    >>> sorted(openers("shown"))
    ['evidence', 'proof', 'reminder', 'sign']
    """
    return {term.split()[0] for term, c in categories("set_phrases").items() if c == name}


LEADS = ("told", "tells", "telling", "with", "on", "by", "to", "in", "for")  # to an outlet
_GROUPS = (
    *("says", "pleads", "leads", "marks"),
    *("it", "claimed", "court", "heard", "put", "view", "shown", "per", "hear", "tell", "for"),
)
BITS = {name: 1 << i for i, name in enumerate(_GROUPS)}


def _words(group: str) -> Collection[str]:
    """Return the words of a group: those listed, or that by which it is called."""
    if group in ("says", "pleads"):
        return word_class(group)
    if group in ("claimed", "put", "view", "shown"):
        return openers(group)
    own = {
        "leads": LEADS,
        "marks": ("“", '"'),
        "it": ("it", "it's"),
        "court": openers("hearing"),
        "heard": ("heard", "hears", "told"),
    }
    return own.get(group, (group,))


def _begin() -> Callable[[list[str]], list[int]]:
    bits: dict[str, int] = {}
    for group, bit in BITS.items():
        for word in _words(group):
            bits[word] = bits.get(word, 0) | bit
    return lambda words: [bits.get(word, 0) for word in words]


_COLUMN = Column(_begin, np.uint16, by=FOLDED)


@kept("word groups")
def _groups(doc: Document) -> np.ndarray:
    """Return the groups that hold each token, as `BITS` together."""
    return doc.known(_COLUMN)


def places(doc: Document, group: str) -> list[int]:
    """Return the tokens that are words of a group.

    Examples
    --------
    >>> places(Document("He heard it."), "heard")
    [1]
    """
    found: list[int] = (_groups(doc) & BITS[group]).nonzero()[0].tolist()
    return found


def by_paragraph(doc: Document) -> list[int]:
    """Return for each paragraph the groups of which it holds a word, as `BITS` together.

    Examples
    --------
    >>> held = by_paragraph(Document("It rained.\\nHe put it so."))
    >>> [[name for name, bit in BITS.items() if bit & groups] for groups in held]
    [['it'], ['it', 'put']]
    """
    starts = np.frombuffer(doc.token_spans.starts, np.int32)
    first = starts.searchsorted([p.start for p in doc.paragraphs])
    held: list[int] = np.bitwise_or.reduceat(_groups(doc), first).tolist()
    return held
