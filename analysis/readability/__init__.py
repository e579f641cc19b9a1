"""How hard a text is to read: a document in; counts, classical formulas and one score out.

Words and sentences are those of `Document`; `wordforms` says what each word
weighs, `formulas` holds the classical formulas, `clear_ease` the score fitted
on teachers' judgements, `hardspots` tells where the text is hard. The formulas
equal textstat's to 1e-6 where both see the same words and sentences, but for
Coleman-Liau: the published constant is 0.0588, textstat has 0.058, so its grades
are lower by 0.08 a letter per word, 0.4 in news. They differ where textstat

- splits at abbreviations ("U.S.", "Sen."), joins a headline without a full stop
  to what follows, and drops sentences of one or two words: we do none of these;
- joins words around a dash without spaces ("Russia—specifically"), and counts
  a dash between spaces as a word in the Automated Readability Index;
- reads "long-range" as "longrange", "U.S." as "us" and figures as one syllable:
  we read the parts, the letters, and figures aloud ("500" is "five hundred");
  the signs %, $, £ and € add the syllables of their names, and no word;
- calls every numeral and hyphenated word difficult: we follow Dale and Chall,
  to whom a numeral is familiar, and a compound if its parts are;
- scores 0 what is undefined: we give NaN.

The headline counts as a sentence. Web and mail addresses, emoji and signs are
no words. Soft hyphens and zero-width characters are read over.
"""

from __future__ import annotations

from math import nan

from ..document import Document, as_document
from ..errors import InputError
from ..vocabulary import IS_WORD
from .counts import count, ease, gathered, read
from .formulas import FORMULAS, Counts
from .hardspots import HardSentence, Part, Voice, by_paragraph, by_voice, find, hardest

__all__ = [
    "HardSentence",
    "Part",
    "Voice",
    "by_paragraph",
    "by_voice",
    "find",
    "hardest",
    "measure",
    "reword",
]

SMOG_SENTENCES = 30  # McLaughlin (1969): ten from the start, the middle and the end
SAMPLE_WORDS = 100  # the formulas were fitted on passages of about a hundred words


def measure(doc: Document | str) -> dict[str, float]:
    """Return the counts, means and readability scores of a document.

    Parameters
    ----------
    doc : Document or str
        The article; the formulas are made for English.

    Returns
    -------
    dict of str to float
        One number per row of ``codebook/readability.csv``, which holds their
        definitions, units, ranges and references. Counts of nothing are 0;
        means and scores without words are NaN, and so are the scores of a
        text written mostly in another script. ``under_100_words`` and
        ``under_30_sentences`` are 1 where a text is shorter than what the
        formulas, or SMOG, were made for: read those scores with care.

    Examples
    --------
    >>> row = measure(Document("The cat sat on the mat. It purred."))
    >>> row["words"], row["sentences"], row["syllables"]
    (8.0, 2.0, 8.0)
    >>> round(row["flesch_reading_ease"], 3)  # 206.835 - 1.015 * 8/2 - 84.6 * 8/8
    118.175
    """
    doc = as_document(doc)
    reading = gathered(read(doc))
    counts = count(reading, doc.prose)
    scores = {name: formula(counts) for name, formula in FORMULAS.items()}
    scores["clear_ease"] = ease(reading)
    if 2 * reading.forms.column("latin").sum() < counts.words:
        scores = dict.fromkeys(scores, nan)
    share = {"furniture_word_share": _furniture_share(doc)}
    return _counts_and_means(counts) | share | scores


def reword(doc: Document | str, old: str, new: str) -> dict[str, tuple[float, float]]:
    """Return what another wording changes: each score before and after.

    Parameters
    ----------
    doc : Document or str
        The article.
    old, new : str
        Words of the article, and what to write for them, everywhere.

    Returns
    -------
    dict of str to (float, float)
        Words a sentence, Flesch, grade (Flesch-Kincaid) and `clear_ease`,
        before and after.

    Raises
    ------
    InputError
        If the article does not hold the old wording.

    Examples
    --------
    >>> doc = Document("The conflagration was extinguished. We slept.")
    >>> before, after = reword(doc, "conflagration was extinguished", "fire was put out")[
    ...     "flesch_reading_ease"
    ... ]
    >>> before < after
    True
    """
    doc = as_document(doc)
    if old not in doc.text:
        raise InputError(f"The article does not hold {old!r}; copy the words as they stand there.")
    before = measure(doc)
    furniture = "keep" if doc.keeps_furniture else "skip"
    after = measure(Document(doc.text.replace(old, new), doc.title, furniture))
    names = ("sentence_length_words", "flesch_reading_ease", "flesch_kincaid_grade", "clear_ease")
    return {name: (before[name], after[name]) for name in names}


def _furniture_share(doc: Document) -> float:
    """Return the share of the words of a page that stand in page furniture."""
    if not doc.furniture:
        return 0.0 if doc.word_spans else nan
    known = doc.vocabulary
    numbers = known.numbers("\n".join(f.text for f in doc.furniture))
    away = int(IS_WORD.of(known)[numbers].sum())
    total = len(doc.word_spans) + (0 if doc.keeps_furniture else away)
    return away / total if total else nan


def _counts_and_means(n: Counts) -> dict[str, float]:
    return {
        "words": n.words,
        "sentences": n.sentences,
        "syllables": n.syllables,
        "polysyllables": n.polysyllables,
        "letters": n.letters,
        "characters": n.characters,
        "long_words": n.long_words,
        "difficult_words": n.difficult_words,
        "sentence_length_words": n.sentence_length,
        "syllables_per_sentence": n.syllables / n.sentences if n.sentences else nan,
        "polysyllables_per_sentence": n.polysyllables / n.sentences if n.sentences else nan,
        "syllables_per_word": n.per_word(n.syllables),
        "letters_per_word": n.per_word(n.letters),
        "polysyllable_share": n.per_word(n.polysyllables),
        "long_word_share": n.per_word(n.long_words),
        "difficult_word_share": n.per_word(n.difficult_words),
        "under_100_words": float(n.words < SAMPLE_WORDS),
        "under_30_sentences": float(n.sentences < SMOG_SENTENCES),
    }
