"""Terms of a word list in a cue: a list and a cue in; the rows of the list that it holds out.

Cues are few and short, so their words are looked up one by one; `lexicon.Matcher` would go over
the whole text. A term may reach beyond the cue ("hope | to win"). These lists know of words,
"|" and conditions, of no other sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from .. import lexicon
from ..document import Document, Span

KNOWN_CUES = 1 << 12  # remembered by their words, in a rule that asks nothing else of them
Way = tuple[tuple[str, ...], str, tuple]  # the words after the first, the category, the checks


@cache
def terms(name: str) -> dict[str, list[Way]]:
    """Return the terms of a list by their first word, longer ones first.

    Examples
    --------
    >>> [(rest, category) for rest, category, _ in terms("acts")["according"]]
    [(('to',), 'speech')]
    """
    ways: dict[str, list[Way]] = {}
    for row in lexicon.load(name).itertuples():
        checks = tuple(lexicon.checks(row.condition))
        for first, *rest in product(*(word.split("|") for word in row.term.split())):
            ways.setdefault(first, []).append((tuple(rest), row.category, checks))
    for found in ways.values():
        found.sort(key=lambda way: -len(way[0]))
    return ways


def first_in(name: str, doc: Document, cue: Span) -> str:
    """Return the category of the first term of a list that starts in a cue, or "".

    Examples
    --------
    >>> doc = Document("He declined to say so.")
    >>> first_in("acts", doc, doc.span(3, 18)), first_in("acts", doc, doc.span(0, 2))
    ('intention', '')
    """
    ways = terms(name)
    for i in doc.token_index.within(cue.start, cue.end):
        category = _opened(ways, doc, i)
        if category:
            return category
    return ""


def terms_in(name: str, doc: Document, tokens: range) -> Iterator[tuple[int, str]]:
    """Yield first token and category of each term of a list that starts in some tokens.

    Examples
    --------
    >>> list(terms_in("acts", Document("He declined to say so."), range(1, 4)))
    [(1, 'intention'), (3, 'speech')]
    """
    ways = terms(name)
    for i in tokens:
        category = _opened(ways, doc, i)
        if category:
            yield i, category


def _opened(ways: dict[str, list[Way]], doc: Document, i: int) -> str:
    """Return the category of the longest term that starts at a token, or ""."""
    words = doc.folded
    for rest, category, checks in ways.get(words[i], ()):
        last = i + len(rest)
        fits = not rest or tuple(words[i + 1 : last + 1]) == rest
        if fits and (not checks or all(check(doc, i, last) for check in checks)):
            return category
    return ""
