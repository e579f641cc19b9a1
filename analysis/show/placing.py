"""Where an article lies among the norms: its numbers in; places, and sentences that say them, out.

A place is told only where it means something: of a text that is long enough, without the furniture
that the norms were measured without, and of numbers that the small attribution model gave, as it
gave the norms.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import NamedTuple

from .. import choice, norms
from ..document import Document
from ..errors import InputError
from ..lexicon import words as listed
from ..measures import CODEBOOK
from .filling import number

__all__ = ["Among", "Place", "among", "foreign", "place"]

# What an article is that has more of a number, and one that has less.
WAYS = {
    "hedges_per_100_words": ("more hedged", "less hedged"),
    "attributed_word_share": ("more attributed", "less attributed"),
    "anonymous_source_share": ("more sources unnamed", "fewer sources unnamed"),
    "flesch_kincaid_grade": ("harder to read", "easier to read"),
    "loaded_per_100_words": ("more loaded words", "fewer loaded words"),
}
_ENOUGH = 20_000  # characters that tell the script
_LAST_LATIN = "\u024f"
ASIDE = ("furniture_word_share",)  # tells of how a page was saved


class Place(NamedTuple):
    """How an article's number compares: in words, and the share of articles below it in percent."""

    told: str
    percentile: float | None


def place(name: str, numbers: Mapping[str, float]) -> Place:
    """Say where a number lies among real news; nothing where no norm is known.

    Examples
    --------
    >>> place("no_such_number", {"no_such_number": 1.0})
    Place(told='', percentile=None)
    """
    if isnan(numbers[name]):
        return Place("It cannot be computed for this text.", None)
    try:
        told = norms.sentence(name, numbers).partition(": ")[2]
    except InputError:
        return Place("", None)
    return Place(told, float(norms.place({name: numbers[name]}).loc[name, "percentile"]))


class Among(NamedTuple):
    """An article among the norms' articles: in words, and the percentile of each number."""

    told: str
    percentiles: dict[str, str]


def among(doc: Document, numbers: Mapping[str, float]) -> Among:
    """Say where an article lies among real news, in a sentence and number by number.

    Examples
    --------
    >>> doc = Document("It may rain. " * 60)
    >>> found = among(doc, {"hedges_per_100_words": 9.0})
    >>> found.told[:41], found.percentiles
    ('More hedged than over 99% of 20,193 news ', {'hedges_per_100_words': '100'})
    >>> among(Document("It may rain."), {"hedges_per_100_words": 9.0}).told
    'A text of 3 words is too short to be compared with other news: its numbers scatter by chance.'
    """
    if told := foreign(doc):
        return Among(told, {})
    if doc.keeps_furniture:
        return Among("", {})
    if len(doc.words) < norms.SHORT:
        return Among(
            f"A text of {len(doc.words)} words is too short to be compared with other news: its "
            "numbers scatter by chance.",
            {},
        )
    placed = norms.place({name: value for name, value in numbers.items() if _has_norm(name)})
    found = placed.dropna(subset="percentile")
    ways = [
        _way(name, *found.loc[name, ["percentile", "below", "above"]])
        for name in WAYS
        if name in found.index
    ]
    if not ways:
        return Among("", {})
    first, *others = ways
    told = "; ".join([f"{first} of {norms.source()}", *others])
    percentiles = {name: number(round(value)) for name, value in found["percentile"].items()}
    return Among(f"{told[0].upper()}{told[1:]}. {norms.CAUTION}", percentiles)


def foreign(doc: Document) -> str:
    """Say it of a text that does not seem to be English prose; "" of English, or of a few words.

    Examples
    --------
    >>> foreign(Document("Мэр сказал во вторник, что мост откроют в июне."))[:38]
    'This does not read like English prose.'
    >>> foreign(Document("It may rain."))
    ''
    """
    letters = [c for c in doc.text[:_ENOUGH] if c.isalpha()]
    words = [w for w in doc.folded if w.isalpha()]
    known = listed("no_names", "function")
    script = len(letters) >= 20 and sum(c > _LAST_LATIN for c in letters) > len(letters) / 2
    if script or (len(words) >= 20 and sum(w in known for w in words) < 0.2 * len(words)):
        return (
            "This does not read like English prose. All lists and models are English: "
            "do not trust these numbers."
        )
    return ""


def _has_norm(name: str) -> bool:
    if name not in CODEBOOK.index or name in ASIDE:
        return False
    return choice.in_use() == "small" or CODEBOOK.loc[name, "measure"] == "readability"


def _way(name: str, percentile: float, below: float, above: float) -> str:
    more, less = WAYS[name]
    way, share = (more, below) if percentile >= 50 else (less, above)
    told = "over 99" if share > 99 else "under 1" if share < 1 else f"{share:.0f}"
    return f"{way} than {told}%"
