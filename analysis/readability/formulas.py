"""The classical readability formulas, from counts to scores.

Every formula stands under textstat's name, with the constants of its publication. They are
textstat's too but for one: in Coleman-Liau textstat has 5.8 where the article has 5.88. Where
a publication says something else than textstat computes, its function says so. Each takes
`Counts` and gives NaN where there are no words. "Grade" is a US school grade; what it can bear
is said in notebook 03.
"""

from __future__ import annotations

from collections.abc import Callable
from math import nan, sqrt
from typing import NamedTuple

LINSEAR_WORDS = 100


class Counts(NamedTuple):
    """What the formulas count; ``sample_`` is the first hundred words, for Linsear Write."""

    words: float
    sentences: float
    syllables: float
    polysyllables: float
    letters: float
    characters: float
    long_words: float
    difficult_words: float
    difficult_polysyllables: float
    difficult_bisyllables: float
    sample_words: float
    sample_polysyllables: float
    sample_sentences: float

    @property
    def sentence_length(self) -> float:
        return self.words / self.sentences if self.sentences else nan

    def per_word(self, count: float) -> float:
        return count / self.words if self.words else nan


def flesch_reading_ease(n: Counts) -> float:
    """Flesch (1948), doi:10.1037/h0057532: points up to 121.2, higher is easier."""
    return flesch(n.sentence_length, n.per_word(n.syllables))


def flesch(sentence_length: float, syllables_per_word: float) -> float:
    """Return Flesch Reading Ease from its two means.

    Examples
    --------
    >>> round(flesch(17, 1.5), 2)
    62.68
    """
    return 206.835 - 1.015 * sentence_length - 84.6 * syllables_per_word


def flesch_kincaid_grade(n: Counts) -> float:
    """Kincaid et al. (1975), doi:10.21236/ADA006655: grade, higher is harder."""
    return 0.39 * n.sentence_length + 11.8 * n.per_word(n.syllables) - 15.59


def gunning_fog(n: Counts) -> float:
    """Gunning (1952), The Technique of Clear Writing: grade, higher is harder.

    Hard words are those of three syllables or more outside the Dale-Chall
    list, as in textstat; Gunning left out names and some inflected forms.
    """
    return 0.4 * (n.sentence_length + 100 * n.per_word(n.difficult_polysyllables))


def smog_index(n: Counts) -> float:
    """McLaughlin (1969), jstor.org/stable/40011226: grade, higher is harder.

    Made for thirty sentences; for fewer, polysyllables are scaled to thirty.
    """
    if not n.sentences:
        return nan
    return 1.043 * sqrt(30 * n.polysyllables / n.sentences) + 3.1291


def automated_readability_index(n: Counts) -> float:
    """Senter and Smith (1967), AMRL-TR-66-220: grade, higher is harder.

    Characters are all strokes but spaces, punctuation among them.
    """
    return 4.71 * n.per_word(n.characters) + 0.5 * n.sentence_length - 21.43


def coleman_liau_index(n: Counts) -> float:
    """Coleman and Liau (1975), doi:10.1037/h0076540: grade, higher is harder.

    0.0588 L - 0.296 S - 15.8, with L letters and S sentences in a hundred words. textstat has
    0.058 L: for news its grades are about 0.4 lower than the published ones.
    """
    return 5.88 * n.per_word(n.letters) - 29.6 * n.per_word(n.sentences) - 15.8


def dale_chall_readability_score(n: Counts) -> float:
    """Dale and Chall (1948), jstor.org/stable/1473169: points, higher is harder.

    Over the list of 3,000 words of Chall and Dale (1995), Readability Revisited. The formula of
    1948 adds its constant always; that it needs 5% of difficult words is textstat's reading.
    """
    difficult = 100 * n.per_word(n.difficult_words)
    return 0.1579 * difficult + 0.0496 * n.sentence_length + (3.6365 if difficult > 5 else 0)


def dale_chall_readability_score_v2(n: Counts) -> float:
    """textstat's second reading of Dale and Chall (1948): points, higher is harder.

    Listed words and those of one syllable are easy, and the constant is always
    added (textstat asks for a raw score over 0.05, which one word has).
    """
    raw = 15.79 * n.per_word(n.difficult_bisyllables) + 0.0496 * n.sentence_length
    return raw + 3.6365 if raw > 0.05 else raw


def linsear_write_formula(n: Counts) -> float:
    """O'Hayre (1966), Gobbledygook Has Gotta Go: grade, higher is harder.

    One point for a word and two more for a polysyllable, over the sentences
    that the first hundred words touch; the rule of twenty is handed down under this name (Klare
    1975, doi:10.2307/747086, goes through the formulas of that time).
    """
    if not n.sample_words:
        return nan
    score = (n.sample_words + 2 * n.sample_polysyllables) / n.sample_sentences
    return score / 2 if score > 20 else (score - 2) / 2


def lix(n: Counts) -> float:
    """Björnsson (1968), Läsbarhet: points, higher is harder; 40 is plain news."""
    return n.sentence_length + 100 * n.per_word(n.long_words)


def rix(n: Counts) -> float:
    """Anderson (1983), jstor.org/stable/40031755: long words a sentence, higher is harder."""
    return n.long_words / n.sentences if n.sentences else nan


FORMULAS: dict[str, Callable[[Counts], float]] = {
    function.__name__: function
    for function in (
        flesch_reading_ease,
        flesch_kincaid_grade,
        gunning_fog,
        smog_index,
        automated_readability_index,
        coleman_liau_index,
        dale_chall_readability_score,
        dale_chall_readability_score_v2,
        linsear_write_formula,
        lix,
        rix,
    )
}
