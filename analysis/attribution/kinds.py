"""What kind of source speaks: the codebook's kinds, told by readable rules.

A source is a noun phrase. Its kind hangs on the noun that heads it ("aide", "poll",
"campaign"), on the word that opens it ("a", "the", "his", "two"), and on whether it
holds a name.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from ..document import Document, Span
from ..entities import Names, names
from ..entities.capitals import JOINTS, PARTICLES, trailing_name
from ..entities.lists import first_names, function_words, nouns, outlets, titles
from ..entities.phrases import Core, category, core, noun, parse
from ..kept import kept
from ..lexicon import word_class
from ..remembering import Remembered
from .handles import is_persons
from .heads import BODIES, PEOPLE, by_head

_UNNAMEABLE = frozenset(("organisation", "institution", "document", "collective", "body", "place"))
_JOINS = PARTICLES | JOINTS | {"for"}  # not "to" or "on", which open what is no name


def kind(doc: Document, source: Span | None) -> str:
    """Tell which kind of source a span is, by the project's codebook.

    Parameters
    ----------
    doc : Document
    source : Span or None
        The words that name the source.

    Returns
    -------
    str
        "person", "organisation", "document", "anonymous", "collective",
        "pronoun", "self", or "none" where there is no source.

    Notes
    -----
    A definite reference ("the candidate", "his campaign") counts as "pronoun",
    a bare plural of people with a post ("officials") as "anonymous", and one of
    people with a view ("voters", "critics") as "collective".

    Examples
    --------
    >>> doc = Document("Two officials said so, and Ann Lee agreed.")
    >>> kind(doc, doc.span(0, 13)), kind(doc, doc.span(27, 34)), kind(doc, None)
    ('anonymous', 'person', 'none')
    """
    if source is None:
        return "none"
    if source.text.startswith("@"):
        return "person" if is_persons(doc, source.text) else "organisation"
    known = _known(doc)
    text = source.text
    if text not in known:
        read = _READ[text]
        known[text] = _kind(read, names(doc)) if read else "none"
    return known[text]


@kept("kinds")
def _known(doc: Document) -> dict[str, str]:
    """The kinds of the sources that were asked for so far, by their words."""
    return {}


class _Source:
    """What the words of a source tell by themselves, in whatever article they stand."""

    def __init__(self, words: list[str], low: list[str], phrase: Core):
        self.opened = _by_opening(low)
        while len(low) > 2 and low[1] in ("than", "least"):  # "more than 50", "at least 50"
            words, low = words[2:], low[2:]
            phrase = core(words, low)
        self.words, self.low, self.phrase = words, low, phrase

    @cached_property
    def name(self) -> _Name | None:
        """The name that ends the core of the phrase, or None."""
        run = _trailing_name(self.phrase)
        return _named(self.phrase, run) if run else None

    @cached_property
    def by_head(self) -> str:
        """The kind that the noun at the head tells."""
        return by_head(self.phrase)

    @cached_property
    def is_named_beside(self) -> bool:
        return _is_named_beside(self.words, self.low)


def _read(text: str) -> _Source | None:
    words, low, phrase = parse(text)
    return _Source(words, low, phrase) if phrase else None


_READ = Remembered(_read, 1 << 12)


def _kind(source: _Source, found: Names) -> str:
    if source.opened:
        return source.opened
    if source.name and _is_person(source.name, source.phrase, found):
        return "person"
    told = _of_whole(source, found) or source.by_head
    return "person" if told in ("pronoun", "anonymous") and source.is_named_beside else told


def _by_opening(low: list[str]) -> str:
    """Tell the kind of a phrase by its first words, or "": "he", "those who …", "52 percent"."""
    first = nouns().get(low[0], "")
    if first in ("pronoun", "self"):
        if len(low) == 1 or low[1] == "and":
            return first
        if function_words().get(low[1]) == "after":  # "those | who …" are people, unnamed
            those = low[0] in ("those", "these") and low[1] != "of"
            return "collective" if those else first
    return "collective" if _is_share(low) else ""


def _is_share(low: list[str]) -> bool:
    """Tell whether a phrase opens with a share of people: "52 percent", "four in 10"."""
    opening = low[:6]
    if "percent" in opening or "%" in opening:
        return True
    if "in" not in opening and "of" not in opening:
        return False
    return any(
        middle in ("in", "of") and _is_number(one) and _is_number(other)
        for one, middle, other in zip(opening, opening[1:], opening[2:], strict=False)
    )


def _is_number(word: str) -> bool:
    return word.isdigit() or word == "out" or function_words().get(word) == "exact"


def _of_whole(source: _Source, found: Names) -> str | None:
    """Tell the kind of "some of X" or "members of X" by its X, or None if X says nothing."""
    phrase = source.phrase
    if phrase.rest[:1] != ["of"] or len(phrase.rest) < 2:
        return None
    head, plural = noun(phrase.low[-1])
    listed = nouns().get(head)
    start = len(source.low) - len(phrase.rest) + 1
    if listed == "single":
        return "anonymous"
    if listed in ("pronoun", "self"):
        return "pronoun"
    if listed != "collective" and function_words().get(head) != "part":
        return None
    words, low = source.words[start:], source.low[start:]
    told = _kind(_Source(words, low, core(words, low)), found)
    if head == "member":
        return "collective" if plural and told not in ("organisation", "pronoun") else "anonymous"
    return told if told in ("anonymous", "self", "document") else "collective"


class _Name(NamedTuple):
    """The name that ends a phrase, or the first of two, and whether it can be a person's."""

    run: list[str]
    low: list[str]
    last: str  # of both names
    nameable: bool
    sure: bool | None  # whether it is one, or None if that hangs on the article


def _named(phrase: Core, run: list[str]) -> _Name:
    low = [w.rstrip(".").lower() for w in run]
    listed, last = category(low), low[-1]
    if "and" in low and listed not in _UNNAMEABLE:  # "Cruz and Rubio": the first tells
        run, low = run[: low.index("and")], low[: low.index("and")]
        listed = category(low)
    nameable = len(run) == 1 or listed not in _UNNAMEABLE
    return _Name(run, low, last, nameable, _is_surely_person(phrase, low, listed))


def _is_surely_person(phrase: Core, low: list[str], listed: str) -> bool | None:
    """Tell whether a name by itself is a person's, or None if that hangs on the article."""
    if len(low) > 1 and low[0] in ("mr", "mrs", "ms", "dr"):
        return True
    if listed in _UNNAMEABLE or " ".join(low) in outlets():
        return _is_first_and_last(low, phrase.rest)
    if any(w in first_names() for w in low[:-1]):
        return True
    titled = any(w in titles() for w in low[:-1]) and listed not in ("role", "figure")
    return titled or None


def _is_person(name: _Name, phrase: Core, found: Names) -> bool:
    """Tell whether the name at the end of a phrase is that of a person."""
    if phrase.opener in ("exact", "many") and name.last not in found.people:
        return False  # "two Lees", but "ten Brink"
    if name.nameable and name.low[-1] in found.people:
        return True
    if name.sure is None:
        return _may_be_person(phrase, name.run, name.low, found)
    return name.sure


def _is_first_and_last(low: list[str], rest: list[str]) -> bool:
    """Tell whether a run is "Gov. Nathan Deal", "Al B. Ford" or "Al Ford, ..." all the same."""
    name = [w for w in low if len(w) > 1 and w not in titles()]
    marked = len(name) < len(low) or rest[:1] == [","]
    return marked and len(name) == 2 and name[0] in first_names()


def _may_be_person(phrase: Core, run: list[str], low: list[str], found: Names) -> bool:
    """Tell whether a name that neither its words nor the article explain is a person's."""
    if phrase.opener == "the" and low[-1].rstrip("s") in found.people:
        return True  # "the Clintons"
    if _is_acronym(run[-1]) or low[0] in found.organisation_words or found.is_thing(run):
        return False
    if len(run) > 1 and low[-1] in word_class("ends_name"):
        return False  # "Boreal Foods"
    if category(low):  # "Teal Baker, the director": a name that is a trade as well
        return len(run) == 2 and phrase.rest[:1] == [","] and not category(low[:1])
    if len(phrase.low) > len(run):  # "lobbyist Xu", "76-year-old Arto Paas"
        beside = category(phrase.low[: -len(run)])
        return beside in PEOPLE or (not beside and len(run) > 1)
    if phrase.opener == "the" or any(w in _JOINS for w in low):
        return False
    return not _is_called_body(phrase.rest)


def _is_called_body(rest: list[str]) -> bool:
    """Tell whether what follows a name calls it a body: "Teck, the mining company"."""
    if len(rest) < 3 or rest[0] != "," or rest[1] not in ("the", "a", "an"):
        return False
    return category(core(rest[1:], rest[1:]).low) in BODIES


def _trailing_name(phrase: Core) -> list[str]:
    """Return the capitalised words that end a core, no small word at their head."""
    run = trailing_name(phrase.words, _JOINS)
    while run and run[0].lower() in _JOINS:
        del run[0]
    return run


def _is_named_beside(words: list[str], low: list[str]) -> bool:
    """Tell whether a person's name stands beside the head: "the manager, Robby Mook,"."""
    for at in range(len(low) - 1):
        if low[at] != ",":
            continue
        stop = at + 1
        while stop < len(low) and function_words().get(low[stop]) != "after":
            stop += 1
        part = [w for w in words[at + 1 : stop] if w != "and"]
        if not part or not part[-1][0].isupper() or _is_acronym(part[-1]):
            continue
        plain = [w.lower() for w in part if w[0].islower()]
        if category([part[-1].lower()]) in ("", "role") and (
            not plain or category(plain) in PEOPLE
        ):
            return True
    called = low.index("named") if "named" in low[1:-1] else 0  # "a man named Ray", no "not named"
    return called > 0 and words[called + 1][0].isupper() and low[called - 1] not in ("not", "be")


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.replace(".", "").isupper()
