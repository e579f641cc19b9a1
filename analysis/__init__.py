"""Hearsay: articles in; how each is told, in findings and in numbers, out.

>>> from analysis import measure
>>> round(measure("It will reportedly rain.")["hedges_per_100_words"])
25
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import actors, attribution, framing, hedging, readability
    from .comparing import compare, keyness, trend
    from .corpus import measure_corpus, read_article, read_corpus
    from .display import highlight
    from .document import Document, Span
    from .errors import HearsayError
    from .kwic import concordance
    from .measures import CODEBOOK, measure

    __version__: str

__all__ = [
    "CODEBOOK",
    "Document",
    "HearsayError",
    "Span",
    "__version__",
    "actors",
    "attribution",
    "compare",
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
    "trend",
]

# Which module holds each name. It is imported when the name is first asked for: with all of them
# `python -m analysis --help` would wait for pandas. No name may be that of a module that holds
# another thing, since importing the module would put it in the name's place.
_HOMES = {
    "CODEBOOK": "measures",
    "Document": "document",
    "HearsayError": "errors",
    "Span": "document",
    "compare": "comparing",
    "concordance": "kwic",
    "highlight": "display",
    "keyness": "comparing",
    "measure": "measures",
    "measure_corpus": "corpus",
    "read_article": "corpus",
    "read_corpus": "corpus",
    "trend": "comparing",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "__version__":
        found = import_module(".provenance", __name__).version()
    else:
        module = import_module(f".{_HOMES.get(name, name)}", __name__)
        found = getattr(module, name) if name in _HOMES else module
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
