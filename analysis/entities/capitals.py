"""What a name looks like: words with a capital, and the small words that may stand in one.

This is the one definition of a name; everything that looks for names in a text, or at
the end of a phrase, asks here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ..document import Document
from ..kept import kept
from ..lexicon import words
from ..remembering import Remembered
from .lists import no_names, nouns, organisation_words, titles
from .phrases import bare, category

Words = tuple[str, ...]
Capitals = tuple[Words, int]  # the words of a run, and where it starts

# Small words within the names of persons, and within those of bodies.
# fmt: off
PARTICLES = frozenset((
    "abu", "af", "al", "av", "bin", "bint", "binti", "bt", "da", "das", "de", "del", "den", "der",
    "di", "dos", "du", "el", "ibn", "la", "le", "op", "ten", "ter", "van", "von", "y", "zu",
    "'t", "’t",
))
# fmt: on
JOINTS = frozenset(("of", "the", "and", "&"))
LONG_JOINTS = JOINTS | {"for", "on", "to"}  # "Centers for Disease Control and Prevention"

# Of all Latin letters: Řezníčková, İnce and Őry have a capital as well.
_LATIN = map(chr, [*range(0x80, 0x250), *range(0x1E00, 0x1F00)])
_CAPITALS = "A-Z" + "".join(filter(str.isupper, _LATIN))
_PREFIX = r"(?:(?:[aA]l|[eE]l|an|ar|as|ash|at|az)-|[dl][’'])?"  # al-Rashidi, d'Arcy
_CAPITAL, _CAPITAL_OR_DIGIT = f"[{_CAPITALS}]", f"[0-9{_CAPITALS}]"
_ONE_INITIAL = re.compile(rf"{_CAPITAL}\.$")
_INITIAL = re.compile(rf"(?:{_CAPITAL}\.)+$")
_SUFFIXED = frozenset(("jr.", "sr.", "st."))
_LONGEST = 10  # words of a joined run
KNOWN_RUNS = 1 << 13  # remembered: names come again, within an article and in others
_JOINING = frozenset((" of ", " for ", " of the ", " for the "))
_THE = re.compile(r"\b[Tt]he $")


def name_pattern(
    inner: Collection[str] = (),
    *,
    several: bool = True,
    signs: str = ".’'‑-",
    digits: bool = False,
) -> str:
    """Return a regular expression for a name: words with a capital, one space apart.

    Parameters
    ----------
    inner : collection of str
        Small words that may stand between two words with a capital.
    several : bool
        Whether more than one may stand there: "van der". Not so in the names of outlets,
        as "ABC and the Post" are two.
    signs : str
        What a word may hold beside letters and digits. A stop may be that of "Mr." or
        end a sentence, which is for the caller to tell.
    digits : bool
        Whether words after the first may open with a digit: "Fox 5".

    Examples
    --------
    >>> re.findall(name_pattern(["de"]), "Then he met Ana de Souza of Lima")
    ['Then', 'Ana de Souza', 'Lima']
    """
    word = rf"[\w{signs}]*"
    later = _CAPITAL_OR_DIGIT if digits else _CAPITAL
    small = f"(?:(?:{'|'.join(sorted(inner))}) ){'*' if several else '?'}" if inner else ""
    return f"{_CAPITAL}{word}(?: {small}{_PREFIX}{later}{word})*"


_CAPITALISED = re.compile(rf"{_PREFIX}{_CAPITAL}")
# A stop inside is looked at afterwards, which is faster.
_RUN = re.compile(name_pattern(PARTICLES))


def is_capitalised(word: str) -> bool:
    """Tell whether a word of a name has a capital, be it after "al-"."""
    return "A" <= word[:1] <= "Z" or bool(_CAPITALISED.match(word))  # of English, as most often


def is_initial(word: str, one: bool = False) -> bool:
    """Tell whether a word is made of initials: "J.", "J.R."; ``one``: of exactly one."""
    return word[-1:] == "." and bool((_ONE_INITIAL if one else _INITIAL).match(word))


def trailing_name(words: list[str], inner: Collection[str]) -> list[str]:
    """Return the capitalised words that end a phrase, and the small ones between, bare.

    Examples
    --------
    >>> trailing_name(["the", "author", "Ana", "de", "Souza’s"], PARTICLES)
    ['Ana', 'de', 'Souza']
    """
    at = len(words)
    while at and (words[at - 1] in inner or is_capitalised(words[at - 1])):
        at -= 1
    return [bare(word) for word in words[at:]]


class Run(NamedTuple):
    """Capitalised words that stand in a row."""

    start: int
    end: int
    words: list[str]


def capital_runs(doc: Document) -> list[Capitals]:
    """Return the runs of capitalised words below the headline, with where each starts."""
    # In a headline nearly every word has a capital, so no run there is a name.
    start = doc.headline.end if doc.headline else 0
    found: list[Capitals] = []
    for m in _RUN.finditer(doc.prose, start):
        at = m.start()
        for written, place in _PARTS[m.group()]:
            found.append((written, at + place))
    return found


def _parts(run: str) -> list[Capitals]:
    """Return the parts of a run, which stops and apostrophes divide, with their places in it."""
    if "." not in run and "'" not in run and "’" not in run:
        return [(tuple(run.split(" ")), 0)]
    return [(tuple(words), place) for words, place in _divided(run)]


_PARTS = Remembered(_parts, KNOWN_RUNS)


def _divided(run: str) -> Iterator[tuple[list[str], int]]:
    found: list[str] = []
    first = position = 0
    for word in run.split(" "):
        position += len(word) + 1
        name = word.rstrip("'’")
        if name.endswith(("'s", "’s")):
            name = name[:-2]
        ends = name != word  # "Trump's White House" is two names
        if name.endswith(".") and not _keeps_stop(name):
            name, ends = name.rstrip("."), True  # a sentence ends
        found.append(name)
        if ends:
            yield found, first
            found, first = [], position
    if found:
        yield found, first


def _keeps_stop(word: str) -> bool:
    """Tell whether the stop after a word ends no sentence: "Mr.", "J.", "Jr."."""
    low = word.lower()
    return low[:-1] in titles() or low in _SUFFIXED or is_initial(word)


@kept("capital runs")
def joined_runs(doc: Document) -> list[Run]:
    """Return the runs of a document as names of bodies have them.

    Runs joined by "of" and the like are one, and the words that open a sentence or a
    date ("But the …") are left out.
    """
    runs: list[Run] = []
    for found, start in capital_runs(doc):
        run = Run(start, start + len(" ".join(found)), list(found))
        if runs and len(runs[-1].words) < _LONGEST and _belongs(doc.text, runs[-1], run):
            before = runs[-1]
            between = doc.text[before.end : run.start].split()
            runs[-1] = Run(before.start, run.end, [*before.words, *between, *found])
        else:
            runs.append(run)
    return [run for run in map(_trimmed, runs) if run.words]


def _belongs(text: str, before: Run, run: Run) -> bool:
    """Tell whether two runs are one name: "Department | of Justice"."""
    if run.start - before.end > 9:
        return False
    between = text[before.end : run.start]
    if between == " & ":
        return True
    if between == " on ":
        council = before.words[-1].lower() in words("actors", "on_subject")
        return council and run.words[0].lower() not in _no_start()
    if between in _JOINING:
        kind = nouns().get(before.words[-1].lower(), "")
        return kind in ("organisation", "institution")
    if between != " and " or run.words[-1].lower() not in organisation_words():
        return False
    whole = before.words[0] == "The" or has_the(text, before.start)
    return whole and category([before.words[-1].lower()]) == ""


def _trimmed(run: Run) -> Run:
    """Return a run without the words that open a sentence or a date: "But the …"."""
    first, start, end = 0, run.start, run.end
    while first < len(run.words) and run.words[first].lower() in _no_start():
        start += len(run.words[first]) + 1
        first += 1
    left = run.words[first:]
    if left and left[-1][1:-1].islower() and left[-1].endswith("."):
        left, end = [*left[:-1], left[-1][:-1]], end - 1  # "the Court of Justice."
    return Run(start, end, left)


def _no_start() -> frozenset[str]:
    return no_names("function", "calendar")


def has_the(text: str, position: int) -> bool:
    """Tell whether "the" stands right before a position."""
    return bool(_THE.search(text, max(0, position - 5), position))
