"""Whom a pronoun or a definite reference means: "he", "who", "the governor".

A pronoun leads to the best of the people named or speaking shortly before it.
Nearness, being the last to speak and standing first in a sentence count for;
standing inside other people's words, after a preposition or as a possessive counts
against. The weights were set by hand on PolNeAR's training articles; their order
matters, their sizes little.
"""

from __future__ import annotations

import re

from ..document import Document, Span
from ..entities import Mention, Person, names
from ..entities.phrases import Core, noun
from ..spans import Index, merged

_NEAREST, _PER_SENTENCE, _SAME_SENTENCE = 3.0, 0.8, 0.6
_LAST_SPEAKERS, _PER_SENTENCE_SPEAKING = (3.4, 2.4), 0.4
_FIRST, _POSSESSIVE, _OBJECT, _IN_WORDS, _UNSURE = 0.7, -0.5, -0.8, -1.5, -0.3
_ENOUGH, _ENOUGH_ALONE = 1.2, 0.2
_REACH = 1200  # characters back that a pronoun may reach
_MENTIONS = 150  # mentions back in which a role may have been given
_SUBJECT = 80  # characters within which a sentence has named what it is about

_SHORT = {
    "senator": "sen.",
    "governor": "gov.",
    "representative": "rep.",
    "congressman": "rep.",
    "congresswoman": "rep.",
    "general": "gen.",
    "doctor": "dr.",
}
_AFTER_PREPOSITION = re.compile(
    r"\b(?:against|of|by|with|for|to|from|than|about|over|like|between|and|on|as|including)"
    r" (?:(?:M[rsx]+|Sen|Gov|Rep|President|Secretary)\.? )?$"
)
_APPOSITION = re.compile(r"(?: \([^)]{1,30}\))?, ((?:an?|the|who is|former|now) [^.,;“\"\n]{3,90})")
_CLAUSE = re.compile(r"[,;:“”\"—\n]|[a-z]{4}\. ")
_BEFORE_WHO = re.compile(r"(?: \([^)]*\))?(?:,|,? [—–-]+)? ")


class Referents:
    """Finds whom references mean in one document.

    Parameters
    ----------
    doc : Document
    contents : list of Span
        All that is attributed: people named in there are named by others.
    """

    def __init__(self, doc: Document, contents: list[Span]):
        self.text = doc.text
        self.names = names(doc)
        self._sentences = doc.sentence_index
        self._contents = Index(merged(contents))
        self._worth: dict[int, tuple[int, float]] = {}  # of the mentions looked at so far
        self._callings: dict[int, tuple[frozenset[str], frozenset[str]]] = {}  # of the same

    def antecedent(self, position: int) -> Person | None:
        """Return who is named just before a relative pronoun."""
        before = self.names.before(position)
        if not before:
            return None
        mention = self.names.mentions[before - 1]
        told = _BEFORE_WHO.fullmatch(self.text[mention.end : position])
        return mention.person if told else None

    def by_gender(
        self, gender: str, anchor: int, speakers: list[tuple[Person | None, int]]
    ) -> Person | None:
        """Return the likeliest person behind "he" or "she".

        Parameters
        ----------
        gender : str
            "male" or "female".
        anchor : int
            Where the attribution with the pronoun starts.
        speakers : list of (Person or None, position)
            The last speakers, the very last first.
        """
        here = self._sentences.up_to(anchor)
        fitting = (gender, "either")
        votes = [
            (p, bonus - _PER_SENTENCE_SPEAKING * max(0, here - self._sentences.up_to(at)))
            for bonus, (p, at) in zip(_LAST_SPEAKERS, speakers, strict=False)
            if p is not None and p.gender in fitting
        ]
        for j in range(self.names.before(anchor) - 1, -1, -1):
            mention = self.names.mentions[j]
            if mention.start < anchor - _REACH:
                break
            if mention.person.gender in fitting:
                votes.append((mention.person, self._weight(j, here)))
        scores: dict[Person, float] = {}
        for person, score in votes:
            score += 0 if person.gender == gender else _UNSURE
            scores[person] = max(score, scores.get(person, 0))
        best = max(scores, key=scores.__getitem__, default=None)
        enough = _ENOUGH if len(scores) > 1 else _ENOUGH_ALONE
        return best if best is not None and scores[best] >= enough else None

    def _weight(self, j: int, here: int) -> float:
        """Return how much speaks for mention ``j``, seen from sentence ``here``."""
        if j not in self._worth:
            at = self._sentences.up_to(self.names.starts[j])
            self._worth[j] = at, self._own_weight(j, at)
        at, weight = self._worth[j]
        return weight - _PER_SENTENCE * (here - at) + (_SAME_SENTENCE if here == at else 0)

    def _own_weight(self, j: int, at: int) -> float:
        """Return how much speaks for mention ``j`` of sentence ``at`` wherever it is seen from."""
        mention = self.names.mentions[j]
        weight = _NEAREST
        if self._is_in_words(mention.start):
            weight += _IN_WORDS
        if self._is_object(mention):
            weight += _OBJECT
        if self.is_possessive(mention):
            return weight + _POSSESSIVE
        first = j == 0 or self._sentences.up_to(self.names.starts[j - 1]) < at
        return weight + (_FIRST if first else 0)

    def by_role(self, phrase: Core, position: int) -> Person | None:
        """Return the last person whom the text before a position calls by a role."""
        role = noun(phrase.low[-1])[0]
        forms = {role, _SHORT.get(role, role)}
        named = {w.lower() for w in phrase.words[:-1] if w[0].isupper()}  # "the [Ohio] governor"
        seen: set[Person] = set()
        last = self.names.before(position)
        for j in range(last - 1, max(-1, last - _MENTIONS), -1):
            mention = self.names.mentions[j]
            called, beside = self._called(j)
            if mention.full and mention.person not in seen:
                seen.add(mention.person)
                called = called | beside
            if not forms.isdisjoint(called) and not (named and named.isdisjoint(called)):
                return mention.person
        return None

    def _called(self, j: int) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words before mention ``j`` and those of the apposition after it."""
        if j not in self._callings:
            mention = self.names.mentions[j]
            before = self.text[max(0, mention.start - 60) : mention.start].lower()
            called = _CLAUSE.split(before)[-1].split()[-4:]  # "Secretary of State John Kerry"
            beside = _APPOSITION.match(self.text, mention.end) if mention.full else None
            words = re.split(r"[ ,]+", beside[1].lower()) if beside else ()
            self._callings[j] = frozenset(called), frozenset(words)
        return self._callings[j]

    def topic(self, anchor: int) -> Person | None:
        """Return the person whom the sentence before a position is about.

        News prose varies its names: "Pence spoke Friday. The Ohio governor said …".
        """
        here = self._sentences.up_to(anchor)
        start = self._sentences.starts[here - 2] if here > 1 else anchor
        first = self.names.before(start)
        if first == self.names.before(anchor):
            return None
        mention = self.names.mentions[first]
        subject = mention.start - start < _SUBJECT and not self.is_possessive(mention)
        return mention.person if subject and not self._is_object(mention) else None

    def inside(self, span: Span) -> Person | None:
        """Return the first person a span names other than as an owner."""
        found = self.names
        for mention in found.mentions[found.before(span.start) : found.before(span.end)]:
            if not self.is_possessive(mention):
                return mention.person
        return None

    def is_possessive(self, mention: Mention) -> bool:
        """Tell whether a mention is an owner: "Ortega's"."""
        return self.text[mention.end : mention.end + 1] in ("'", "’")

    def _is_object(self, mention: Mention) -> bool:
        start = max(0, mention.start - 20)
        return bool(_AFTER_PREPOSITION.search(self.text, start, mention.start))

    def _is_in_words(self, position: int) -> bool:
        return self._contents.at(position) is not None
