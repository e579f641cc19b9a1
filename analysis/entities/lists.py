"""The lists that tell names, by what they are for."""

from __future__ import annotations

from functools import cache

from ..lexicon import categories, words


@cache
def first_names() -> dict[str, str]:
    """Return the known first names in lower case, with their gender."""
    return categories("names")


@cache
def titles() -> dict[str, str]:
    """Return the titles that stand before a name, in lower case, with their gender."""
    return categories("titles")


@cache
def function_words() -> dict[str, str]:
    """Return the words that open or end a phrase, with what each does."""
    return categories("phrases")


@cache
def nouns() -> dict[str, str]:
    """Return the nouns that name sources, in the singular, with their category."""
    return categories("nouns")


@cache
def organisation_words() -> frozenset[str]:
    """Return the words that end the name of an organisation."""
    return words("nouns", "organisation", "institution")


@cache
def no_names(*kinds: str) -> frozenset[str]:
    """Return the words that are part of no person's name, or those of some categories."""
    return words("no_names", *kinds)


@cache
def outlets(*but: str) -> frozenset[str]:
    """Return the names of outlets in lower case, without "the" and without some categories."""
    return words("outlets", without=("ending", *but))


@cache
def outlet_endings() -> frozenset[str]:
    """Return the words that end the name of an outlet: "the Harbour Times"."""
    return frozenset(word for word in words("outlets", "ending", "newspaper") if " " not in word)
