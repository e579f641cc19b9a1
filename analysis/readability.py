"""How hard a text is to read: counts, the classical formulas, and one score for readers.

Words and sentences are those of `Document`; `wordforms` says what each word
weighs, `formulas` holds the classical formulas, `clear_ease` the score fitted
on teachers' judgements, `hardspots` says where the text is hard. The formulas
equal textstat's to 1e-6 where both see the same words and sentences. They
differ where textstat

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

import re
from math import nan
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from . import clear_ease
from .document import Document, Span
from .formulas import FORMULAS, LINSEAR_WORDS, Counts
from .wordforms import AT, INVISIBLE, Form, look_up

SMOG_SENTENCES = 30  # McLaughlin (1969): ten from the start, the middle and the end
SAMPLE_WORDS = 100  # the formulas were fitted on passages of about a hundred words
# The syllables of per cent, dollars, pounds, euros.
_SIGNS = {b"%": 2, b"$": 2, "£".encode(): 1, "€".encode(): 2}
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]+@[\w-]+\.)")
_MAY_HOLD_ADDRESS = re.compile(r"://|www\.|@")
# Which of the characters of a text are strokes: neither white space nor invisible.
_STROKE = np.array([not (chr(c).isspace() or chr(c) in INVISIBLE) for c in range(0x10000)])


class Reading(NamedTuple):
    """What counts of a text: its words, a row of forms for each, where sentences begin."""

    words: list[Span]
    forms: np.ndarray
    sentences: np.ndarray  # numbers of the first words
    addresses: list[Span]


def measure(doc: Document) -> dict[str, float]:
    """Return the counts, means and readability scores of a document.

    Parameters
    ----------
    doc : Document
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
    reading = read(doc)
    counts = count(reading, doc.text)
    scores = {name: formula(counts) for name, formula in FORMULAS.items()}
    scores["clear_ease"] = ease(reading)
    if 2 * reading.forms[:, AT["latin"]].sum() < counts.words:
        scores = dict.fromkeys(scores, nan)
    return _counts_and_means(counts) | scores


def read(doc: Document) -> Reading:
    """Return what readability counts in a document, computed once.

    Examples
    --------
    >>> read(Document("It rained. See www.example.org.")).sentences.tolist()
    [0, 2]
    """
    if "readability" not in doc.findings:
        words, addresses = doc.words, []
        if _MAY_HOLD_ADDRESS.search(doc.text):
            addresses = [w for w in words if _ADDRESS.match(w.text)]
            words = [w for w in words if not _ADDRESS.match(w.text)] if addresses else words
        forms = look_up(map(itemgetter(2), words))
        starts = np.fromiter(map(itemgetter(0), doc.sentences), dtype=np.intp)
        places = np.searchsorted(starts, list(map(itemgetter(0), words)), side="right")
        sentences = clear_ease.first_of(places) if words else np.empty(0, int)
        doc.findings["readability"] = [Reading(words, forms, sentences, addresses)]
    return doc.findings["readability"][0]


def count(reading: Reading, text: str) -> Counts:
    """Return what the formulas count in a reading of ``text``."""
    words, forms, sentences, addresses = reading
    total = dict(zip(Form._fields, forms.sum(axis=0).tolist(), strict=True))
    sample = min(LINSEAR_WORDS, len(words))
    return Counts(
        words=float(len(words)),
        sentences=float(len(sentences)),
        syllables=total["syllables"] + (_sign_syllables(text) if words else 0),
        polysyllables=total["polysyllable"],
        letters=total["letters"],
        characters=float(_strokes(text) - sum(len(a.text) for a in addresses)),
        long_words=total["long"],
        difficult_words=total["difficult"],
        difficult_polysyllables=total["difficult_polysyllable"],
        difficult_bisyllables=total["difficult_bisyllable"],
        sample_words=float(sample),
        sample_polysyllables=float(forms[:sample, AT["polysyllable"]].sum()),
        sample_sentences=float((sentences < sample).sum()),
    )


def _sign_syllables(text: str) -> int:
    encoded = text.encode("utf-8", "replace")  # bytes are searched faster than characters
    return sum(syllables * encoded.count(sign) for sign, syllables in _SIGNS.items())


def _strokes(text: str) -> int:
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    return int(_STROKE[np.minimum(codes, len(_STROKE) - 1)].sum())


def ease(reading: Reading) -> float:
    """Return `clear_ease` of a reading; NaN without words."""
    return clear_ease.score(reading.forms, reading.sentences)


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
