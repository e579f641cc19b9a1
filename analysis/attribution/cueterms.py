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


def found_in(name: str, doc: Document, cue: Span) -> Iterator[tuple[int, str]]:
    """Yield first token and category of each term of a list that starts in a cue.

    Examples
    --------
    >>> doc = Document("He declined to say so.")
    >>> [category for _, category in found_in("acts", doc, doc.span(3, 18))]
    ['intention', 'speech']
    """
    return terms_in(name, doc, doc.token_index.within(cue.start, cue.end))


def terms_in(name: str, doc: Document, tokens: range) -> Iterator[tuple[int, str]]:
    """Yield the same for a cue whose tokens are known.

    Examples
    --------
    >>> list(terms_in("acts", Document("He declined to say so."), range(3, 4)))
    [(3, 'speech')]
    """
    words, known = doc.folded, terms(name)
    for i in tokens:
        for rest, category, checks in known.get(words[i], ()):
            last = i + len(rest)
            fits = not rest or tuple(words[i + 1 : last + 1]) == rest
            if fits and all(check(doc, i, last) for check in checks):
                yield i, category
                break
