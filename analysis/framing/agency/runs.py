"""Runs of capitalised words, and which of them are listed as organisations."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ... import lexicon
from ...attribution.names import capital_runs, organisation_words
from ...attribution.phrases import category, nouns
from ...document import Document
from ...lexicon import words as listed

SMALL = frozenset(("of", "for", "the", "and", "on", "to", "&"))  # words inside a name
_LONGEST = 10  # words of a name: "Centers for Disease Control and Prevention"
_JOINING = frozenset((" of ", " for ", " of the ", " for the "))
_THE = re.compile(r"\b[Tt]he $")


class Run(NamedTuple):
    """Capitalised words that may name an organisation."""

    start: int
    end: int
    words: list[str]


def fold(name: str) -> str:
    """Return a name as it is compared: "The F.B.I." and "FBI" are one.

    Examples
    --------
    >>> fold("The F.B.I.")
    'fbi'
    """
    name = name.lower().replace("’", "'").replace(".", "")
    return name.removeprefix("the ")


def joined(doc: Document) -> list[Run]:
    """Return the runs of capitalised words, those joined by "of" as one."""
    runs: list[Run] = []
    for words, start in capital_runs(doc):
        run = Run(start, start + len(" ".join(words)), words)
        if runs and len(runs[-1].words) < _LONGEST and _belongs(doc.text, runs[-1], run):
            before = runs[-1]
            between = doc.text[before.end : run.start].split()
            runs[-1] = Run(before.start, run.end, [*before.words, *between, *words])
        else:
            runs.append(run)
    return runs


def _belongs(text: str, before: Run, run: Run) -> bool:
    """Tell whether two runs are one name: "Department | of Justice"."""
    if run.start - before.end > 9:
        return False
    between = text[before.end : run.start]
    if between == " & ":
        return True
    if between == " on ":
        council = before.words[-1].lower() in listed("actors", "on_subject")
        return council and run.words[0].lower() not in _no_start()
    if between in _JOINING:
        kind = nouns().get(before.words[-1].lower(), "")
        return kind in ("organisation", "institution")
    if between != " and " or run.words[-1].lower() not in organisation_words():
        return False
    whole = before.words[0] == "The" or has_the(text, before.start)
    return whole and category([before.words[-1].lower()]) == ""


def has_the(text: str, position: int) -> bool:
    """Tell whether "the" stands right before a position."""
    return bool(_THE.search(text, max(0, position - 5), position))


def trimmed(run: Run) -> Run:
    """Return a run without the words that open a sentence or a date: "But the …"."""
    first, start, end = 0, run.start, run.end
    while first < len(run.words) and run.words[first].lower() in _no_start():
        start += len(run.words[first]) + 1
        first += 1
    words = run.words[first:]
    if words and words[-1][1:-1].islower() and words[-1].endswith("."):
        words, end = [*words[:-1], words[-1][:-1]], end - 1  # "the Court of Justice."
    return Run(start, end, words)


def _no_start() -> frozenset[str]:
    return lexicon.words("no_names", "function", "calendar")


def is_listed(words: list[str]) -> bool:
    """Tell whether words are listed as the name of an organisation."""
    name = fold(" ".join(words))
    if name in listed("actors", "body") or name in _outlets():
        return True
    kind = "" if name in listed("actors", "no_body") else nouns().get(name, "")
    return kind == "body" or (kind in ("organisation", "institution") and words[0].isupper())


@cache
def _outlets() -> frozenset[str]:
    """Return the names of outlets, without programmes: those belong to an outlet."""
    kept = lexicon.words("outlets", without=("ending", "programme"))
    return frozenset(name.replace(".", "") for name in kept)


@cache
def single_outlets() -> frozenset[str]:
    """Return the outlets of one word, many of which are common words: "Time", "Salon"."""
    return frozenset(name for name in _outlets() if " " not in name)


def initials(words: list[str]) -> set[str]:
    """Return the letters that may stand for a name, with and without its small words."""
    if len(words) < 2:
        return set()
    large = "".join(w[0] for w in words if w.lower() not in SMALL)
    return {large.lower(), "".join(w[0] for w in words).lower()} - {""}
