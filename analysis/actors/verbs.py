"""Which voice the verb at a place has: the finite verbs that the surface shows."""

from __future__ import annotations

from ..document import Document
from ..entities.phrases import category
from ..lexicon import word_class, words

ACTIVE, PASSIVE, UNTOLD = "active", "passive", ""
_ADVERBS = 6  # words between a name and its verb


def calendar() -> frozenset[str]:
    """Return the names of days and months."""
    return words("no_names", "calendar")


def is_year(word: str) -> bool:
    """Tell whether a word is a year."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def is_adverb(word: str) -> bool:
    """Tell whether a word is an adverb, most often one in -ly."""
    if word in words("actors", "adverb"):
        return True
    return word.endswith("ly") and len(word) > 4 and word not in words("actors", "no_adverb")


def is_function_word(word: str) -> bool:
    """Tell whether a word joins or opens phrases rather than naming something."""
    groups = ("preposition", "opener", "determiner")
    return (
        any(word in words("actors", group) for group in groups)
        or word in ("and", "or", "nor")
        or is_adverb(word)
    )


def is_verb(word: str) -> bool:
    """Tell whether a word is a listed verb, or a word that no noun phrase ends with."""
    groups = ("past", "present", "unsure", "modal", "do", "have", "be", "get")
    return is_function_word(word) or any(word in words("verbs", group) for group in groups)


def is_regular(word: str) -> bool:
    """Tell whether a word is in the form of a regular past tense or participle."""
    return len(word) > 3 and word.endswith("ed") and word not in words("verbs", "no_verb")


class Verbs:
    """Reads the verbs of a document.

    Parameters
    ----------
    doc : Document
    named : frozenset of int
        The tokens at which names start: before one, "blasts" is a verb.
    """

    def __init__(self, doc: Document, named: frozenset[int]):
        self.tokens, self.folded = doc.tokens, [*doc.folded, *[""] * 4]
        self.named = named

    def finite(self, i: int) -> str:
        """Tell the voice of the verb that stands at token ``i``, "" if none does."""
        i = self._past_adverbs(i + 1 if self._opens_quotation(i) else i)
        word, following = self.folded[i], self.folded[i + 1]
        if i >= len(self.tokens) or not self.tokens[i].text.islower():
            return UNTOLD
        if word in words("verbs", "modal"):
            return self._after_modal(i + 1)
        if word in words("verbs", "have"):
            return self._after_have(i + 1)
        if word in words("verbs", "be"):
            return self._after_be(i + 1)
        if word in words("verbs", "get"):
            return PASSIVE if self._is_participle(i + 1) else ACTIVE
        if any(word in words("verbs", group) for group in ("do", "past", "present")):
            return ACTIVE
        if is_regular(word) and "-" not in word:  # "Lee, asked by a voter" is no clause
            agent = following == "by" and not self.folded[i + 2].endswith("ing")
            return UNTOLD if agent else ACTIVE
        if word in words("verbs", "with_to") and following == "to":
            return ACTIVE
        noun_or_verb = word.endswith("s") and not category([word])
        if (noun_or_verb and not is_function_word(word)) or word in words("verbs", "unsure"):
            shown = following in words("actors", "object") or i + 1 in self.named
            return ACTIVE if shown else UNTOLD
        return UNTOLD

    def _opens_quotation(self, i: int) -> bool:
        """Tell whether a mark stands before the verb: "Lee “lashed out” at them"."""
        if i == 0 or self.folded[i] not in ("“", '"'):
            return False
        return self.tokens[i - 1].end < self.tokens[i].start

    def _after_modal(self, i: int) -> str:
        i = self._past_adverbs(i)
        if self.folded[i] == "be":
            return self._after_be(i + 1)
        if self.folded[i] == "have":
            return self._after_have(i + 1)
        if self.folded[i] == "get" and self._is_participle(i + 1):
            return PASSIVE
        return ACTIVE

    def _after_have(self, i: int) -> str:
        i = self._past_adverbs(i)
        if self.folded[i] in ("gotten", "got") and self._is_participle(i + 1):
            return PASSIVE
        return self._after_be(i + 1) if self.folded[i] == "been" else ACTIVE

    def _after_be(self, i: int) -> str:
        i = self._past_adverbs(i)
        if self.folded[i : i + 2] == ["to", "be"]:
            i = self._past_adverbs(i + 2)
        if self.folded[i] == "being":
            return PASSIVE if self._is_participle(i + 1) else UNTOLD
        word = self.folded[i]
        if word.endswith("ing") and word not in words("verbs", "no_progressive"):
            return ACTIVE
        return PASSIVE if self._is_participle(i) else UNTOLD

    def _is_participle(self, i: int) -> bool:
        i = self._past_adverbs(i)
        word = self.folded[i]
        if word in words("verbs", "adjective"):
            return self.folded[i + 1] == "by"  # "was surprised by": somebody did it
        if "-" in word and not word.startswith("re-"):
            return False
        return word in words("verbs", "participle") or is_regular(word)

    def _past_adverbs(self, i: int) -> int:
        """Return the first token from ``i`` on that is no adverb and no date."""
        for _ in range(_ADVERBS):
            if is_adverb(self.folded[i]) or self._is_date(i):
                i += 1
            elif self.folded[i] in ("on", "in", "this", "last", "next") and self._is_time(i + 1):
                i += 2
            else:
                break
        return i

    def _is_time(self, i: int) -> bool:
        return self._is_date(i) or self.folded[i] in word_class("amount")

    def _is_date(self, i: int) -> bool:
        word = self.folded[i]
        return (word in calendar() and word not in ("may", "march")) or is_year(word)
