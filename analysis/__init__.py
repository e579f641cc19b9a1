"""Hearsay: how news is told, measured.

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
from .errors import HearsayError
from .measures import CODEBOOK, measure
from .provenance import version

__all__ = [
    "CODEBOOK",
    "Document",
    "HearsayError",
    "Span",
    "__version__",
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

__version__ = version()
