"""Words in, whether they are part of a name out: what no list of words may count.

A capital inside a sentence tells a name (`analysis.lexicon.conditions.is_name`). Here is
what a capital at its opening tells: the surname of somebody the article names, a title
before it, a party, park or street that it opens, the title of a work.
"""

from __future__ import annotations

import re

from ..document import Document
from ..lexicon import word_class
from ..lexicon.conditions import holds_in_sentence, is_name, word
from .lists import organisation_words, titles
from .people import names
from .phrases import bare

_LONGEST = 5  # words of a name that opens a sentence
_LONGEST_TITLE = 10  # words of the title of a work
_HOLDING = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def in_name(doc: Document, first: int, last: int) -> bool:
    """Tell whether the match from token ``first`` to ``last`` is part of a name.

    Examples
    --------
    >>> text = "Justice was done. Gov. Jim Justice met the Radical Party. Radical Party men left."
    >>> doc = Document(text)
    >>> [in_name(doc, i, i) for i, t in enumerate(doc.tokens) if t.text in ("Justice", "Radical")]
    [True, True, True, True]
    >>> in_name(Document("Radical plans failed."), 0, 0)
    False
    """
    if not doc.token_spans.texts[first][:1].isupper():
        return False
    if is_name(doc, first, last):
        return True
    return (
        _named(doc, first)
        or _after_title(doc, first)
        or _opens_name(doc, last)
        or _in_title(doc, first)
    )


def _named(doc: Document, i: int) -> bool:
    """Tell whether the word is the surname, or the first name, of somebody in the article."""
    return not doc.token_spans.texts[i].isupper() and bare(doc.folded[i]) in names(doc).people


def _after_title(doc: Document, i: int) -> bool:
    """Tell whether a short title stands before, as also in headlines: "Mr. Savage"."""
    sentence = doc.sentence_at(doc.token_spans.starts[i])
    if sentence is None or sentence.start == doc.token_spans.starts[i]:
        return False  # "He met the president. Justice was done."
    dot = word(doc, i - 1) == "."
    before = word(doc, i - 2 if dot else i - 1)
    return before in titles() and (dot or before in word_class("short_title"))


def _opens_name(doc: Document, last: int) -> bool:
    """Tell whether a run of capitals goes on to a word that ends a name: "War Memorial Park"."""
    sentence = doc.sentence_at(doc.token_spans.starts[last])
    end = sentence.end if sentence else 0
    for i in range(last + 1, min(last + _LONGEST, len(doc.token_spans))):
        text = doc.token_spans.texts[i]
        if doc.token_spans.starts[i] >= end:
            return False
        if not text[:1].isupper() or text.isupper() or doc.folded[i] in titles():
            return False
        low = bare(doc.folded[i])
        if low in organisation_words() or low in word_class("ends_name"):
            return not _in_headline(doc, i)
    return False


def _in_headline(doc: Document, i: int) -> bool:
    return doc.headline is not None and doc.token_spans.starts[i] < doc.headline.end


def _in_title(doc: Document, i: int) -> bool:
    """Tell whether the word opens a quotation that is the title of a work: “Mercy Street”."""
    quotation = doc.quotation_at(doc.token_spans.starts[i])
    if quotation is None or not _titled(quotation.text):
        return False
    return holds_in_sentence(doc, i, word_class("work").__contains__)


def _titled(text: str) -> bool:
    """Tell whether all words of a quotation but the small ones have a capital, two at least."""
    found = _HOLDING.findall(text[:100])
    large = [w for w in found if w.lower() not in word_class("title_small")]
    return (
        len(text) < 100
        and not text.isupper()
        and 1 < len(found) <= _LONGEST_TITLE
        and len(large) > 1
        and all(w[0].isupper() for w in large)
    )
