"""Whether a name is the subject of an active or a passive clause, told from the surface.

There is no parser here: a name counts as a subject only where the words on both sides
say so. Before it a clause must open (the start of a sentence, a comma, "when", "said
that"), and after it a finite verb must stand. Where either is in doubt the name is left
out. The words that tell are in ``lexicons/verbs.csv`` and ``lexicons/actors.csv``.
"""

from __future__ import annotations

from ..document import Document
from ..entities.lists import titles
from ..entities.phrases import category, noun
from ..lexicon import words
from .verbs import (
    ACTIVE,
    UNTOLD,
    Verbs,
    calendar,
    is_adverb,
    is_function_word,
    is_verb,
    is_year,
)

_MARKS = frozenset(",:;.()[]-*•…“”\"‘’'–—?!") | {"--", "..."}
_CLOSED = frozenset(",”\"’'?!")  # before "said Lee": what was said is over
_HALTS = _MARKS - {",", "."}  # what ends an aside; a stop may be that of "Mr."
_ASIDE = frozenset((",", "—", "–", "--"))  # what may stand on both sides of an aside
_PEOPLE = frozenset(("role", "group", "figure", "unique", "kin", "organisation", "institution"))
_LONGEST_PHRASE = 8  # words before a name that belong to it: "former Iowa state Sen."
_LONGEST_ASIDE = 16  # words between commas after a name
_LONGEST_LIST = 12  # names that share a verb


def roles(doc: Document, places: list[tuple[int, int]]) -> list[str]:
    """Tell of each name whether it is the subject of a clause, and in which voice.

    Parameters
    ----------
    doc : Document
    places : list of (start, end)
        Where the names stand, in text order and not overlapping.

    Returns
    -------
    list of str
        "active", "passive", or "" where the name is no subject, the clause tells what
        somebody is ("is the mayor", "was tired"), or the surface does not tell.

    Examples
    --------
    >>> roles(Document("Lee has been accused. Lee left."), [(0, 3), (22, 25)])
    ['passive', 'active']
    """
    return _Clauses(doc, places).roles()


class _Clauses:
    """The words around the names of one document."""

    def __init__(self, doc: Document, places: list[tuple[int, int]]):
        self.tokens, self.folded = doc.tokens, [*doc.folded, *[""] * 4]
        self.openings = {s.start for s in doc.sentences}
        index = doc.token_index
        self.first = [index.up_to(start) - 1 for start, _ in places]
        self.last = [index.up_to(end - 1) - 1 for _, end in places]
        # "Lee's" and "Lee-backed" are one token that goes on after the name.
        self.whole = [
            self.tokens[i].end <= end or self.folded[i].endswith(".")
            for i, (_, end) in zip(self.last, places, strict=True)
        ]
        self.verbs = Verbs(doc, frozenset(self.first))
        self.phrase = [self._phrase_start(i) for i in self.first]

    def roles(self) -> list[str]:
        found = []
        for group in self._groups():
            role = UNTOLD
            if all(self.whole[j] for j in group):
                start, after = self.phrase[group[0]], self.last[group[-1]] + 1
                told = self.verbs.finite(self._past_aside(after))
                role = told if self._opens_clause(start) else UNTOLD
                if not told and self._is_beside(start, after):
                    role = self.verbs.finite(after + 1)
                elif not told and self._is_inverted(start):
                    role = ACTIVE
            found.extend([role] * len(group))
        return found

    def _groups(self) -> list[list[int]]:
        """Return the names in groups that share a verb: "Lee, Ray and Cho met"."""
        groups: list[list[int]] = []
        for j, start in enumerate(self.phrase):
            between = self.folded[self.last[j - 1] + 1 : start] if j else ["."]
            joined = between in (["and"], [",", "and"], ["or"])
            if joined or (between == [","] and self._goes_on(j)):
                groups[-1].append(j)
            else:
                groups.append([j])
        return groups

    def _goes_on(self, j: int) -> bool:
        """Tell whether a name after a comma stands in a list: another follows it with "and"."""
        for k in range(j + 1, min(j + _LONGEST_LIST, len(self.phrase))):
            between = self.folded[self.last[k - 1] + 1 : self.phrase[k]]
            if between != [","]:
                return between in (["and"], [",", "and"])
        return False

    # Before the name

    def _phrase_start(self, first: int) -> int:
        """Return where the phrase starts that a name ends: "the Ohio governor, Mr. Lee"."""
        start = first
        while start > max(0, first - _LONGEST_PHRASE) and self._is_part(start - 1, start):
            start -= 1
        opens = start == 0 or self.tokens[start].start in self.openings
        before = "" if opens else self.folded[start - 1]
        return start - 1 if before in words("actors", "determiner") - {"that"} else start

    def _is_part(self, i: int, start: int) -> bool:
        """Tell whether token ``i`` belongs to the name that starts after it."""
        word, text = self.folded[i], self.tokens[i].text
        if self.tokens[start].start in self.openings:
            return False
        if word == ".":
            return i > 0 and self.folded[i - 1] in titles()
        if word in words("actors", "modifier") or word.endswith("-year-old"):
            return True
        if word in calendar() or is_function_word(word):
            return False
        if category([word]) in _PEOPLE and word not in words("verbs", "saying"):
            return text[0].isupper() or not noun(word)[1]  # not "the voters Lee won"
        if word.endswith("'s"):
            return True
        opening = self.tokens[i].start in self.openings
        return text[0].isupper() and not (opening and word.endswith("ing"))

    def _opens_clause(self, start: int) -> bool:
        """Tell whether a clause opens with the phrase that starts at a token."""
        if start == 0 or self.tokens[start].start in self.openings:
            return True
        before, earlier = self.folded[start - 1], self.folded[start - 2] if start > 1 else ""
        if before in ("and", "or", "nor"):  # "the party and Lee said" may be one subject
            return earlier in _MARKS
        if before in _MARKS or before in words("actors", "opener") or before in calendar():
            return True
        if before in words("verbs", "saying") or is_year(before):
            return True
        if is_adverb(before):  # not "aides of even Lee said"
            return earlier not in words("actors", "preposition")
        # "the day Lee left", "comments Lee made", but not "the man endorsing Lee left"
        if not self.tokens[start - 1].text.islower() or is_verb(before):
            return False
        if category([before]) == "document" and noun(before)[1]:
            return True
        return earlier in words("actors", "determiner") and not before.endswith(("ing", "ed", "s"))

    def _is_inverted(self, start: int) -> bool:
        """Tell whether a verb of saying stands before its subject: "…,” said Lee"."""
        if start < 2 or self.folded[start - 1] not in words("verbs", "inverted"):
            return False
        return self.folded[start - 2] in _CLOSED

    def _is_beside(self, start: int, after: int) -> bool:
        """Tell whether a name between commas tells who opens the clause: "His aide, Lee, …"."""
        if start < 1 or self.folded[start - 1] != "," or self.folded[after] != ",":
            return False
        for i in range(start - 2, max(-1, start - 8), -1):
            before = self.folded[i - 1]
            marked = before in _MARKS or before in words("actors", "opener")
            if marked or self.tokens[i].start in self.openings:
                opening = self.folded[i]
                return opening in words("actors", "determiner") or opening.endswith("'s")
            if is_verb(self.folded[i]) and self.folded[i] not in words("actors", "determiner"):
                return False
        return False

    # After the name

    def _past_aside(self, i: int) -> int:
        """Return the token after what is said of a name in passing: "(R-Ohio)", ", 45,"."""
        if self.folded[i] == "(":
            i = self._closing(i, ")", _HALTS - {")", "-", "–"})
        mark = self.folded[i]
        if mark in _ASIDE and self._opens_aside(i + 1):
            i = self._closing(i, mark, _HALTS - {mark})
            if self.folded[i] in words("actors", "determiner"):  # ", the minister, a friend,"
                i = self._closing(i, mark, _HALTS - {mark})
        return i

    def _closing(self, i: int, mark: str, halts: frozenset[str]) -> int:
        """Return the token after the next ``mark``, or ``i`` if something else comes first."""
        for k in range(i + 1, min(i + _LONGEST_ASIDE, len(self.tokens))):
            if self.folded[k] == mark:
                return k + 1
            if self.folded[k] in halts or self.tokens[k].start in self.openings:
                break
        return i

    def _opens_aside(self, i: int) -> bool:
        """Tell whether the words after a comma add something about the name before it."""
        word = self.folded[i]
        if word in ("and", "or", "but", "he", "she", "it", "they"):
            return False
        if word in ("who", "which", "whose") or word.isdigit() or word.endswith(("ing", "ed")):
            return True
        if word.startswith(("r-", "d-", "i-")):  # "Lee, R-Ohio, said"
            return True
        known = ("determiner", "preposition", "adverb", "modifier")
        return any(word in words("actors", group) for group in known) or is_adverb(word)
