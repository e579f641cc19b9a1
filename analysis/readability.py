"""How hard a text is to read: counts, and the classical formulas over them.

Words and sentences are those of `Document`; `wordforms` says what each word
weighs. Every formula is textstat's, term by term, under textstat's name, so
that the numbers agree to 1e-6 where both see the same words and sentences.
They differ where textstat

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

from math import nan, sqrt

import numpy as np

from .document import Document, Span
from .wordforms import ADDRESS, INVISIBLE, Form, weigh

SMOG_SENTENCES = 30  # McLaughlin (1969): ten from the start, the middle and the end
SAMPLE_WORDS = 100  # the formulas were fitted on passages of about a hundred words
LINSEAR_WORDS = 100
_SIGNS = {"%": 2, "$": 2, "£": 1, "€": 2}  # per cent, dollars, pounds, euros


def measure(doc: Document) -> dict[str, float]:
    """Return the counts, means and readability scores of a document.

    Parameters
    ----------
    doc : Document
        The article; the formulas are made for English.

    Returns
    -------
    dict
        One number per column of the codebook. Counts of nothing are 0; means
        and scores without words are NaN, and so are the scores of a text
        written mostly in another script. ``under_100_words`` and
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
    words, weights = _weights(doc)
    places = _sentence_numbers(doc, words)
    counts = _counts(doc, words, weights, places)
    row = {**counts, **_means(counts), **_formulas(counts, weights, places)}
    if not words or 2 * weights[:, Form._fields.index("latin")].sum() < len(words):
        row |= dict.fromkeys(_FORMULAS, nan)
    return row


def _weights(doc: Document) -> tuple[list[Span], np.ndarray]:
    """Return the words that count, and a matrix with the weight of each in a row."""
    words = doc.words
    if "://" in doc.text or "@" in doc.text or "www." in doc.text:
        words = [w for w in words if not ADDRESS.match(w.text)]
    rows = [weigh(w.text) for w in words]
    return words, np.array(rows, dtype=float).reshape(len(rows), len(Form._fields))


def _sentence_numbers(doc: Document, words: list[Span]) -> np.ndarray:
    """Return for each word the number of its sentence, counting those that hold words."""
    starts = np.array([s.start for s in doc.sentences])
    places = np.searchsorted(starts, [w.start for w in words], side="right")
    return np.unique(places, return_inverse=True)[1]


def _counts(
    doc: Document, words: list[Span], weights: np.ndarray, places: np.ndarray
) -> dict[str, float]:
    total = dict(zip(Form._fields, weights.sum(axis=0).tolist(), strict=True))
    signs = sum(syllables * doc.text.count(sign) for sign, syllables in _SIGNS.items())
    addresses = sum(len(w.text) for w in doc.words) if len(words) < len(doc.words) else 0
    addresses -= sum(len(w.text) for w in words) if addresses else 0
    return {
        "words": float(len(words)),
        "sentences": float(places.max(initial=-1) + 1),
        "syllables": total["syllables"] + (signs if words else 0),
        "polysyllables": total["polysyllable"],
        "letters": total["letters"],
        "characters": float(len("".join(doc.text.translate(INVISIBLE).split())) - addresses),
        "long_words": total["long"],
        "difficult_words": total["difficult"],
        "complex_words": total["complex"],
    }


def _means(n: dict[str, float]) -> dict[str, float]:
    words, sentences = n["words"] or nan, n["sentences"] or nan
    return {
        "sentence_length_words": n["words"] / sentences,
        "syllables_per_sentence": n["syllables"] / sentences,
        "polysyllables_per_sentence": n["polysyllables"] / sentences,
        "syllables_per_word": n["syllables"] / words,
        "letters_per_word": n["letters"] / words,
        "polysyllable_share": n["polysyllables"] / words,
        "long_word_share": n["long_words"] / words,
        "difficult_word_share": n["difficult_words"] / words,
        "under_100_words": float(n["words"] < SAMPLE_WORDS),
        "under_30_sentences": float(n["sentences"] < SMOG_SENTENCES),
    }


_FORMULAS = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
    "lix",
    "rix",
)


def _formulas(n: dict[str, float], weights: np.ndarray, places: np.ndarray) -> dict[str, float]:
    words, sentences = n["words"] or nan, n["sentences"] or nan
    length = words / sentences
    syllables = n["syllables"] / words
    difficult = 100 * n["difficult_words"] / words
    scores = (
        206.835 - 1.015 * length - 84.6 * syllables,
        0.39 * length + 11.8 * syllables - 15.59,
        0.4 * (length + 100 * n["complex_words"] / words),
        1.043 * sqrt(30 * n["polysyllables"] / sentences) + 3.1291,
        4.71 * n["characters"] / words + 0.5 * length - 21.43,
        5.8 * n["letters"] / words - 29.6 * sentences / words - 15.8,
        0.1579 * difficult + 0.0496 * length + (3.6365 if difficult > 5 else 0),
        _linsear_write(weights[:, Form._fields.index("polysyllable")], places),
        length + 100 * n["long_words"] / words,
        n["long_words"] / sentences,
    )
    return dict(zip(_FORMULAS, scores, strict=True))


def _linsear_write(polysyllable: np.ndarray, places: np.ndarray) -> float:
    hard = polysyllable[:LINSEAR_WORDS]
    if not len(hard):
        return nan
    # One point a word and two more a hard one, over the sentences the sample touches.
    score = float(len(hard) + 2 * hard.sum()) / (places[len(hard) - 1] + 1)
    return float(score / 2 if score > 20 else (score - 2) / 2)
