"""Who a source is within its article, and which outlet it came through.

"He", "Mr. Ray" and "the governor" should lead to one name. A name leads to the full
name that the article gives. A pronoun leads to the best of the people named or
speaking shortly before it: nearness, being the last to speak and standing first in
a sentence count for, standing inside other people's words counts against. Where the
article does not say, the source keeps its own words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from .attribution_measures import merged
from .document import Document, Span
from .names import Mention, Person, first_names, names, titles
from .phrases import Core, bare, category, core, noun, split
from .sources import kind
from .via import via

_GENDER = {w: "male" for w in ("he", "him", "his", "himself")} | {
    w: "female" for w in ("she", "her", "hers", "herself")
}
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_PARTICLES = frozenset(("de", "van", "von", "der", "bin", "al", "la", "del"))
_SHORT = {
    "senator": "sen.",
    "governor": "gov.",
    "representative": "rep.",
    "congressman": "rep.",
    "congresswoman": "rep.",
    "general": "gen.",
    "doctor": "dr.",
}
_APPOSITION = re.compile(r"(?: \([^)]{1,30}\))?, ((?:an?|the|who is|former|now) [^.,;“\"\n]{3,90})")
_OBJECT = re.compile(
    r"\b(?:against|of|by|with|for|to|from|than|about|over|like|between|and|on|as|including)"
    r" (?:(?:M[rsx]+|Sen|Gov|Rep|President|Secretary)\.? )?$"
)
_CLAUSE = re.compile(r"[,;:“”\"—\n]|[a-z]\. ")
# What a pronoun may stand for, by the kind of the last source.
_PEOPLE_KINDS = ("collective", "anonymous", "organisation")
_THINGS = dict.fromkeys(("they", "them", "their"), _PEOPLE_KINDS) | dict.fromkeys(
    ("it", "its"), ("organisation", "document")
)
_NEAR = 400  # characters between "it" and the source it may mean

# How much speaks for a candidate; the values order the cues, their sizes matter little.
_NEAREST, _PER_SENTENCE = 3.0, 0.8
_LAST_SPEAKER, _SPEAKER_BEFORE = 3.4, 2.4
_FIRST_IN_SENTENCE, _IN_WORDS, _POSSESSIVE, _UNSURE_GENDER = 0.7, -1.5, -0.5, -0.3
_SAME_SENTENCE, _AFTER_PREPOSITION = 0.6, -0.8
_ENOUGH, _ENOUGH_ALONE = 1.2, 0.2
_REACH = 2500  # characters back that a pronoun may reach


class Described(NamedTuple):
    """What a source is: its kind, its name within the article, its outlet."""

    source_kind: str
    speaker: str
    via: Span | None


def describe(doc: Document, relations: list[tuple]) -> list[Described]:
    """Tell the kind, the speaker and the outlet of each source of a document.

    Parameters
    ----------
    doc : Document
    relations : list of (source, cue, content)
        In text order: Span or None, Span or None, tuple of Spans.

    Returns
    -------
    list of Described
        One per relation.

    Examples
    --------
    >>> doc = Document("Ann Lee told Reuters it was so. She said no more.")
    >>> a, told, so = doc.span(0, 7), doc.span(8, 12), doc.span(21, 30)
    >>> b, said, more = doc.span(32, 35), doc.span(36, 40), doc.span(41, 48)
    >>> found = describe(doc, [(a, told, (so,)), (b, said, (more,))])
    >>> [(d.source_kind, d.speaker, d.via and d.via.text) for d in found]
    [('person', 'Ann Lee', 'Reuters'), ('pronoun', 'Ann Lee', None)]
    """
    resolver = _Resolver(doc, relations)
    return [
        Described(resolver.kinds[i], resolver.speaker(i), via(doc, *relation))
        for i, relation in enumerate(relations)
    ]


class _Resolver:
    """Leads the sources of one document to names, from the first to the last."""

    def __init__(self, doc: Document, relations: list[tuple]):
        self.doc, self.relations = doc, relations
        self.names = names(doc)
        self.kinds = [kind(doc, source, cue) for source, cue, _ in relations]
        self.people: list[Person | None] = []  # behind the relations so far
        self.speakers: list[str] = []
        self.starts = [s.start for s in doc.sentences]
        self.words_of_others = merged([s for *_, content in relations for s in content])

    def speaker(self, i: int) -> str:
        """Return the speaker of relation ``i``; to be called for each relation in turn."""
        source = self.relations[i][0]
        person, name = self._resolve(i, source) if source is not None else (None, "")
        if source is not None and not name:
            name = own_words(source.text)
        self.people.append(person)
        self.speakers.append(person.name if person is not None else name)
        return self.speakers[-1]

    def _resolve(self, i: int, source: Span) -> tuple[Person | None, str]:
        words, low = split(source.text)
        kind_ = self.kinds[i]
        if not words or kind_ == "none":
            return None, ""
        if kind_ == "person":
            return self._named(source, words, low)
        if kind_ == "self":
            return self._around(i, source)
        if kind_ != "pronoun":
            return None, self._same_thing(i, words, low)
        if low[0] in _RELATIVE:
            return self._antecedent(source.start), ""
        if low[0] in _GENDER and (len(low) == 1 or low[1] == "and"):
            return self._by_gender(i, _GENDER[low[0]]), ""
        if len(low) == 1:
            return None, self._last_thing(i, low[0])
        phrase = core(words, low)
        person = None
        if phrase.opener == "the" and category(phrase.low) in ("role", "figure", "unique", "group"):
            person = self._by_role(phrase, source.start) or self._topic(i)
        return person, "" if person else self._same_thing(i, words, low)

    def _named(self, source: Span, words: list[str], low: list[str]) -> tuple[Person | None, str]:
        """Return the person whom a source names, or the name as it stands."""
        run, gender = _name_run(core(words, low).words)
        if not run:
            inside = self._mentions(source.start, source.end)
            if inside:
                return inside[0].person, ""
            return self._by_role(core(words, low), source.start), ""
        person = self.names.find(run, source.start, gender)
        if person is None and len(run) < 4:  # known only as a source: "Paas said"
            known = [p for p in self.people if p is not None and p.surname == run[-1].lower()]
            person = known[-1] if known else Person(" ".join(run), "", run[-1].lower(), gender)
        return person, " ".join(run)

    def _mentions(self, start: int, end: int) -> list[Mention]:
        """Return the mentions in a stretch of text that are no possessives."""
        found = self.names
        stretch = found.mentions[found.before(start) : found.before(end)]
        return [m for m in stretch if not self._is_possessive(m)]

    def _is_possessive(self, mention: Mention) -> bool:
        return self.doc.text[mention.end : mention.end + 1] in ("'", "’")

    def _around(self, i: int, source: Span) -> tuple[Person | None, str]:
        """Return who speaks the words in which a first person stands."""
        for j in range(i - 1, max(-1, i - 6), -1):
            if any(s.start <= source.start < s.end for s in self.relations[j][2]):
                return self.people[j], self.speakers[j]
        return None, ""

    def _antecedent(self, position: int) -> Person | None:
        """Return who is named just before a relative pronoun."""
        before = self.names.before(position)
        if not before:
            return None
        mention = self.names.mentions[before - 1]
        between = self.doc.text[mention.end : position]
        return mention.person if re.fullmatch(r"(?: \([^)]*\))?(?:,|,? [—–-]+)? ", between) else None

    def _by_gender(self, i: int, gender: str) -> Person | None:
        """Return the likeliest person behind "he" or "she"."""
        anchor = self._anchor(i)
        here = bisect_right(self.starts, anchor)
        scores: dict[Person, float] = {}

        def weigh(person: Person | None, score: float) -> None:
            if person is not None and person.gender in (gender, "either"):
                score += 0 if person.gender == gender else _UNSURE_GENDER
                scores[person] = max(score, scores.get(person, 0))

        mentions = self.names.mentions
        for j in range(self.names.before(anchor) - 1, -1, -1):
            mention = mentions[j]
            if mention.start < anchor - _REACH:
                break
            at = bisect_right(self.starts, mention.start)
            first = j == 0 or bisect_right(self.starts, mentions[j - 1].start) < at
            score = _NEAREST - _PER_SENTENCE * (here - at) + first * _FIRST_IN_SENTENCE
            if here == at:
                score += _SAME_SENTENCE
            if self._is_in_words(mention.start):
                score += _IN_WORDS
            if self._is_possessive(mention):
                score += _POSSESSIVE
            if _OBJECT.search(self.doc.text, max(0, mention.start - 20), mention.start):
                score += _AFTER_PREPOSITION
            weigh(mention.person, score)
        for back, bonus in ((1, _LAST_SPEAKER), (2, _SPEAKER_BEFORE)):
            if i >= back and self.people[i - back] is not None:
                at = bisect_right(self.starts, self.relations[i - back][0].start)
                weigh(self.people[i - back], bonus - _PER_SENTENCE / 2 * max(0, here - at))
        best = max(scores, key=scores.__getitem__, default=None)
        enough = _ENOUGH if len(scores) > 1 else _ENOUGH_ALONE
        return best if best is not None and scores[best] >= enough else None

    def _topic(self, i: int) -> Person | None:
        """Return the person whom the sentence before is about, if only one can be meant.

        News prose varies its names: "Pence spoke Friday. The governor said …".
        """
        anchor = self._anchor(i)
        here = bisect_right(self.starts, anchor)
        if here < 2:
            return None
        start = self.starts[here - 2]
        before = [m for m in self._mentions(start, anchor) if not self._is_in_words(m.start)]
        return before[0].person if len({m.person for m in before}) == 1 else None

    def _anchor(self, i: int) -> int:
        """Return where a relation starts: its words, if they come before the source."""
        source, _, content = self.relations[i]
        return min([source.start, *(s.start for s in content)])

    def _is_in_words(self, position: int) -> bool:
        """Tell whether a position stands inside what somebody says."""
        at = bisect_right(self.words_of_others, (position, len(self.doc.text))) - 1
        return at >= 0 and position < self.words_of_others[at][1]

    def _by_role(self, phrase: Core, position: int) -> Person | None:
        """Return the last person whom the text before a position calls by a role."""
        role = noun(phrase.low[-1])[0]
        forms = {role, _SHORT.get(role, role)}
        names_in = {w.lower() for w in phrase.words[:-1] if w[0].isupper()}  # "the [Ohio] governor"
        text, mentions = self.doc.text, self.names.mentions
        seen: set[Person] = set()
        for j in range(self.names.before(position) - 1, -1, -1):
            mention = mentions[j]
            said = _CLAUSE.split(text[max(0, mention.start - 60) : mention.start])[-1]
            if mention.full and mention.person not in seen:
                seen.add(mention.person)
                beside = _APPOSITION.match(text, mention.end)
                said += " " + beside[1] if beside else ""
            called = set(re.split(r"[ ,]+", said.lower()))
            if forms & called and (not names_in or names_in & called):
                return mention.person
        return None

    def _same_thing(self, i: int, words: list[str], low: list[str]) -> str:
        """Return the earlier speaker with the same head: "a poll … the poll"."""
        phrase = core(words, low)
        if phrase.opener != "the" or len(phrase.low) > 1:
            return ""
        head = phrase.low[0]
        for j in range(i - 1, -1, -1):
            speaker = self.speakers[j].lower().split()
            if self.people[j] is None and speaker and bare(speaker[-1]) == head:
                return self.speakers[j]
        return ""

    def _last_thing(self, i: int, pronoun: str) -> str:
        """Return the last speaker that "it" or "they" may mean, if it is near."""
        kinds = _THINGS.get(pronoun)
        if kinds and i and self.kinds[i - 1] in kinds and self.people[i - 1] is None:
            source, before = self.relations[i][0], self.relations[i - 1][0]
            if 0 < source.start - before.end < _NEAR:
                return self.speakers[i - 1]
        return ""


def own_words(text: str) -> str:
    """Return a source's own words without article, possessive and what follows a comma.

    Examples
    --------
    >>> own_words("The Harbour Authority, which runs the port,")
    'Harbour Authority'
    """
    text = re.sub(r"^(?:the|an?) (?=\S)", "", text.strip(), flags=re.IGNORECASE)
    return bare(re.split(r"[,(;—–]| - ", text, maxsplit=1)[0].strip()) or text


def _name_run(words: list[str]) -> tuple[list[str], str]:
    """Return the words of a name that end a core, without titles, and the gender they show."""
    at = len(words)
    while at and (words[at - 1][0].isupper() or words[at - 1] in _PARTICLES):
        at -= 1
    run = [bare(w) for w in words[at:]]
    if "and" in run:
        run = run[: run.index("and")]
    gender = "either"
    low = [w.rstrip(".").lower() for w in run]
    start = 0
    for j, word in enumerate(low[:-1]):
        if word in titles():
            start, gender = j + 1, titles()[word]
        elif word in first_names() and j >= start:
            start = j
            break
    return run[start:], gender
