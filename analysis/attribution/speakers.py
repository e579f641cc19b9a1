"""Who a source is within its article: one name for "he", "Mr. Ray" and "the governor".

A name leads to the full name that the article gives, a pronoun or a definite
reference to the person meant (`referents`), "the poll" to the poll named
before. Where the article does not say, the source keeps its own words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document import Document, Span
from ..entities import Person
from ..entities.capitals import PARTICLES, trailing_name
from ..entities.lists import first_names, titles
from ..entities.phrases import Core, bare, category, noun, own_words, parse
from ..remembering import Remembered
from . import anonymity
from .handles import owner
from .kinds import kind
from .labels import interviewed, is_label
from .referents import Referents
from .relation import Relation
from .relatives import head_of, is_relative
from .via import via

_GENDER = dict.fromkeys(("he", "him", "his", "himself"), "male")
_GENDER |= dict.fromkeys(("she", "her", "hers", "herself"), "female")
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_ONE_PERSON = frozenset(("role", "figure", "unique", "group"))
# What a pronoun may stand for, by the kind of the last source.
_MEANT: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("they", "them", "their"), ("collective", "anonymous", "organisation")
)
_MEANT |= dict.fromkeys(("it", "its"), ("organisation", "document"))
_NAMELESS = ("pronoun", "collective")
_NEAR = 400  # characters between "it" and the source it may mean
_NEAR_THING = 800  # the same for "the poll"


class Described(NamedTuple):
    """What a source is: its words, its kind, its name within the article, its outlet."""

    source: Span | None
    source_kind: str
    speaker: str
    via: Span | None


def describe(doc: Document, relations: list[Relation]) -> list[Described]:
    """Tell the kind, the speaker and the outlet of each source of a document.

    Parameters
    ----------
    doc : Document
    relations : list of (source, cue, content)
        In text order: Span or None, Span or None, tuple of Spans.

    Returns
    -------
    list of Described
        One per relation. The speaker is "" where there is no source.

    Examples
    --------
    >>> doc = Document("Ann Lee told Reuters it was so. She said no more.")
    >>> ann, told, so = doc.span(0, 7), doc.span(8, 12), doc.span(21, 30)
    >>> she, said, more = doc.span(32, 35), doc.span(36, 40), doc.span(41, 48)
    >>> found = describe(doc, [(ann, told, (so,)), (she, said, (more,))])
    >>> [(d.source_kind, d.speaker, d.via and d.via.text) for d in found]
    [('person', 'Ann Lee', 'Reuters'), ('pronoun', 'Ann Lee', None)]
    """
    resolver = _Resolver(doc, [_with_head(doc, relation) for relation in relations])
    unnamed = anonymity.unnamed(doc, relations)
    return [
        Described(
            relation[0], resolver.kind(i, i in unnamed), resolver.speakers[i], via(doc, *relation)
        )
        for i, relation in enumerate(relations)
    ]


def _with_head(doc: Document, relation: Relation) -> Relation:
    """Return a relation with what "who" stands for as its source: "a nurse"."""
    source, cue, content = relation
    head = head_of(doc, source) if source and is_relative(source) else None
    return (head, cue, content) if head else relation


class _Resolver:
    """Leads the sources of one document to names, from the first to the last."""

    def __init__(self, doc: Document, relations: list[Relation]):
        self.doc, self.relations = doc, relations
        self.referents = Referents(doc, [s for *_, content in relations for s in content])
        self.kinds = [_kind(doc, relation) for relation in relations]
        self.people: list[Person | None] = []  # behind the relations so far
        self.speakers: list[str] = []
        self.bodies: dict[str, None] = {}  # names of organisations of more than one word
        self.only_speaking: dict[str, Person] = {}  # by surname, people never introduced

    def kind(self, i: int, unnamed: bool) -> str:
        """Return the kind of source ``i``, and resolve its speaker; to be called in turn.

        Parameters
        ----------
        unnamed : bool
            Whether a clause says that the source is not to be named.
        """
        self.speaker(i)
        if unnamed and self.people[i] is None and self.kinds[i] in _NAMELESS:
            self.kinds[i] = "anonymous"
        return self.kinds[i]

    def speaker(self, i: int) -> str:
        """Return the speaker of relation ``i``; to be called for each relation in turn."""
        source = self.relations[i][0]
        person, name = None, ""
        if source is not None:
            person, name = self._resolve(i, source)
            name = person.name if person is not None else name or own_words(source.text)
            if name.isupper() and is_label(source, self.relations[i][1]):
                name = _in_small_letters(name)  # "MAYOR ITO: …"
        if self.kinds[i] == "organisation" and " " in name:
            self.bodies[name] = None
        self.people.append(person)
        self.speakers.append(name)
        return name

    def _resolve(self, i: int, source: Span) -> tuple[Person | None, str]:
        if source.text.startswith("@"):
            return owner(self.doc, source.text), source.text
        if source.text == "A" and self.kinds[i] == "pronoun":  # of "Q: … A: …"
            return interviewed(self.doc), ""
        _, low, phrase = parse(source.text)
        kind_ = self.kinds[i]
        if kind_ == "none" or phrase is None:
            return None, ""
        if kind_ == "person":
            return self._named(source, phrase)
        if kind_ == "self":
            return self._around(i, source)
        if kind_ == "pronoun":
            return self._referred(i, source, low, phrase)
        return None, self._same_thing(i, phrase) or self._same_body(i, phrase)

    def _named(self, source: Span, phrase: Core) -> tuple[Person | None, str]:
        """Return the person whom a source names, or the name as it stands."""
        run, gender = _NAME_RUNS[source.text]
        if not run:
            person = self.referents.inside(source)
            return person or self.referents.by_role(phrase, source.start), ""
        person = self.referents.names.find(run, gender)
        if person is None and len(run) < 4:  # known only as a source: "Paas said"
            surname = run[-1].lower()
            gender = first_names().get(run[0].lower(), gender)
            unknown = Person(_as_written(run, source), "", surname, gender)
            person = self.only_speaking.setdefault(surname, unknown)
        return person, ""

    def _around(self, i: int, source: Span) -> tuple[Person | None, str]:
        """Return who speaks the words in which a first person stands."""
        for j in range(i - 1, max(-1, i - 6), -1):
            if any(s.holds(source.start) for s in self.relations[j][2]):
                return self.people[j], self.speakers[j]
        return None, ""

    def _referred(
        self, i: int, source: Span, low: list[str], phrase: Core
    ) -> tuple[Person | None, str]:
        """Return whom or what a pronoun or a definite reference means."""
        anchor = min([source.start, *(s.start for s in self.relations[i][2])])
        if low[0] in _RELATIVE:
            return self.referents.antecedent(source.start), ""
        if low[0] in _GENDER and (len(low) == 1 or low[1] == "and"):
            last = [(self.people[j], self._start(j)) for j in (i - 1, i - 2) if j >= 0]
            return self.referents.by_gender(_GENDER[low[0]], anchor, last), ""
        if len(low) == 1:
            return None, self._last_thing(i, low[0])
        person = None
        one = category(phrase.low) in _ONE_PERSON and not noun(phrase.low[-1])[1]
        if one and phrase.opener == "the" and phrase.rest[:1] != ["and"]:
            person = self.referents.by_role(phrase, source.start)
            if person is None and len(phrase.low) > 1:
                person = self.referents.topic(anchor)
        return person, "" if person else self._same_thing(i, phrase)

    def _start(self, j: int) -> int:
        source = self.relations[j][0]
        return source.start if source is not None else 0

    def _same_thing(self, i: int, phrase: Core) -> str:
        """Return the earlier speaker with the same head: "a poll … the poll"."""
        if phrase.opener != "the" or len(phrase.low) > 1:
            return ""
        for j in range(i - 1, -1, -1):
            before = self.relations[j][0]
            if before is None:
                continue
            if self._start(i) - before.end > _NEAR_THING:
                break
            if self.people[j] is not None:
                continue
            earlier = parse(before.text)[2]
            if earlier is not None and earlier.low[-1] == phrase.low[0]:
                return self.speakers[j]
        return ""

    def _same_body(self, i: int, phrase: Core) -> str:
        """Return the fuller name that a body had before: "the IMF", "the Post"."""
        if self.kinds[i] != "organisation" or len(phrase.words) > 1:
            return ""
        short = bare(phrase.words[0]).replace(".", "")
        for name in self.bodies:
            if name.endswith(" " + short) or _initials(name) == short:
                return name
        return ""

    def _last_thing(self, i: int, pronoun: str) -> str:
        """Return the last speaker that "it" or "they" may mean, if it is near."""
        if i == 0 or self.people[i - 1] is not None:
            return ""
        before = self.relations[i - 1][0]
        if self.kinds[i - 1] not in _MEANT.get(pronoun, ()) or before is None:
            return ""
        near = 0 < self._start(i) - before.end < _NEAR
        return self.speakers[i - 1] if near else ""


def _kind(doc: Document, relation: Relation) -> str:
    """Return the kind of a relation's source; the labels of a talk are people's."""
    source, cue, _ = relation
    told = kind(doc, source)
    if source is None or not source.text.isupper() or not is_label(source, cue):
        return told
    if source.text == "A":
        return "pronoun"
    return "person" if told in ("organisation", "collective") else told


def _in_small_letters(name: str) -> str:
    """Return the name of a label as other text writes it: "Ito", but "WSJ"."""
    return name.title() if len(name) > 2 and re.search("[AEIOUY]", name) else name


def _as_written(run: list[str], source: Span) -> str:
    """Return the words of a name with the stops that stand between them."""
    start = source.text.find(run[0])
    return source.text[start : source.text.find(run[-1], start) + len(run[-1])]


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())


def _name_run(source: str) -> tuple[list[str], str]:
    """Return the words of a name that end a source, without titles, and the gender they show."""
    phrase = parse(source)[2]
    run = trailing_name(phrase.words if phrase else [], PARTICLES)
    low = [w.rstrip(".").lower() for w in run]
    start, gender = 0, "either"
    for j, word in enumerate(low[:-1]):
        if word in titles():
            start, gender = j + 1, titles()[word]
        elif word in first_names():
            start = j
            break
    while len(run) - start > 1 and category([low[start]]) in _ONE_PERSON:
        start += 1  # "Boss Verity Sandholm"
    return run[start:], gender


_NAME_RUNS = Remembered(_name_run, 1 << 12)
