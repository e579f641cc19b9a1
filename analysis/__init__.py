"""Hearsay: articles in; how each is told, in findings and in numbers, out.

>>> from analysis import measure
>>> round(measure("It will reportedly rain.")["hedges_per_100_words"])
25
"""

from . import actors, attribution, framing, hedging, readability
from .compare import keyness
from .concordance import concordance
from .corpus import measure_corpus, read_article, read_corpus
from .display import highlight
from .document import Document, Span
from .measures import CODEBOOK, measure

__all__ = [
    "CODEBOOK",
    "Document",
    "Span",
    "actors",
    "attribution",
    "concordance",
    "framing",
    "hedging",
    "highlight",
    "keyness",
    "measure",
    "measure_corpus",
    "read_article",
    "read_corpus",
    "readability",
]
