"""The lists that tell names, each read once: titles, first names, nouns, words of bodies."""

from __future__ import annotations

from functools import cache

from .. import lexicon


@cache
def first_names() -> dict[str, str]:
    """Return the known first names in lower case, with their gender."""
    table = lexicon.load("names")
    return dict(zip(table["term"], table["category"], strict=True))


@cache
def titles() -> dict[str, str]:
    """Return the titles that stand before a name, in lower case, with their gender."""
    table = lexicon.load("titles")
    return dict(zip(table["term"], table["category"], strict=True))


@cache
def function_words() -> dict[str, str]:
    """Return the words that open or end a phrase, with what each does."""
    table = lexicon.load("phrases")
    return dict(zip(table["term"], table["category"], strict=True))


@cache
def nouns() -> dict[str, str]:
    """Return the nouns that name sources, in the singular, with their category."""
    table = lexicon.load("nouns")
    return dict(zip(table["term"], table["category"], strict=True))


@cache
def organisation_words() -> frozenset[str]:
    """Return the words that end the name of an organisation."""
    kinds = ("organisation", "institution")
    return frozenset(term for term, kind in nouns().items() if kind in kinds)


@cache
def no_names(*categories: str) -> frozenset[str]:
    """Return the words that are part of no person's name, or those of some categories."""
    table = lexicon.load("no_names")
    kept = table["category"].isin(categories) if categories else table["category"].notna()
    return frozenset(table["term"][kept])


@cache
def words(name: str, group: str) -> frozenset[str]:
    """Return the words of one group of a list: ``words("verbs", "past")``."""
    return frozenset(term for term, groups in _groups(name).items() if group in groups)


@cache
def _groups(name: str) -> dict[str, list[str]]:
    """Return the groups of each word of a list: "lost" is a past tense and a participle."""
    table = lexicon.load(name)
    return dict(zip(table["term"], table["category"].str.split(), strict=True))


@cache
def outlets(*but: str) -> frozenset[str]:
    """Return the names of outlets in lower case, without "the" and without some categories."""
    table = lexicon.load("outlets")
    return frozenset(table["term"][~table["category"].isin(["ending", *but])])


@cache
def outlet_endings() -> frozenset[str]:
    """Return the words that end the name of an outlet: "the Harbour Times"."""
    table = lexicon.load("outlets")
    ending = table["term"][table["category"].isin(["ending", "newspaper"])]
    return frozenset(word for word in ending if " " not in word)
