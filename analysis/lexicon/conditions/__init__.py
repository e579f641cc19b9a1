"""The named conditions of word lists: a place in a document in, whether one holds there out.

A condition is what must hold around a word for it to count.

A list's column ``condition`` holds one or more of these names, separated by
spaces; all must hold. ``not_`` before a name turns it round, and a name that
needs words takes them after a colon, in the syntax of terms::

    before_number            (about) 200
    not_previous:talk|ask*   not after these words
    next:to not_negated      both must hold

Each condition is a function of the document and the first and last token of
the match, and tells whether it holds there. To add one, write the function in
a module of this folder and decorate it with ``@condition("its_name")``, or with
``@condition("its_name:words")`` if it takes words.
"""

from __future__ import annotations

from . import around, capitals, modals, senses, topics
from .around import denied, holds_in_sentence, is_number, word
from .capitals import is_name
from .registry import NAMED, WITH_WORDS, checks, condition

__all__ = [
    "NAMED",
    "WITH_WORDS",
    "around",
    "capitals",
    "checks",
    "condition",
    "denied",
    "holds_in_sentence",
    "is_name",
    "is_number",
    "modals",
    "senses",
    "topics",
    "word",
]
