"""Words in capitals that are said letter by letter: a word as written in, its syllables out."""

from __future__ import annotations

import re

from ..lexicon import words
from .dictionaries import pronounced
from .syllables import syllables

__all__ = ["aloud"]

SHORT = 3  # letters; so many are said one by one unless the word is known
_PARTS = re.compile(r"[-‐‑]")
_CAPITALS = re.compile(r"([A-Z]{2,6})((?:'?s|'S)?)")
_SMALL_FIRST = re.compile(r"([a-z]{1,2})([A-Z][A-Za-z]+)")  # iPhone
# No word is said so: "UNHCR", "LGBT"; four capitals such as "FEMA" are.
_UNSAYABLE = re.compile(
    r"[^AEIOUY]{3}|^[^AEIOUY]{2}(?<![BCDFGKPST][LR])(?<!S[CKMNPTW])(?<![CSTW]H)"
    r"|[AEIOUY]{3}|^([A-Z])\1"
)
_OWN_SYLLABLE = "SXH"  # ess, ex, aitch: after them 's is one more


def aloud(word: str) -> int | None:
    """Return the syllables of a word that is said by its letters, or None if it is not.

    Parameters
    ----------
    word : str
        As the text has it, with straight apostrophes.

    Examples
    --------
    >>> [aloud(w) for w in ("NHS", "MPs", "UK-based", "iPhone", "NATO", "Rome")]
    [3, 2, 3, 2, None, None]
    """
    parts = _PARTS.split(word)
    said = [_part(part) for part in parts]
    if not any(said):
        return None
    pairs = zip(said, parts, strict=True)
    return sum(n or syllables(part.lower()) for n, part in pairs if part)


def _part(part: str) -> int | None:
    small = _SMALL_FIRST.fullmatch(part)
    if small:
        return len(small[1]) + syllables(small[2].lower())
    match = _CAPITALS.fullmatch(part)
    if match is None:
        return None
    if not _is_spelled(match[1]):  # "GDPs" has the syllables of "GDP"
        return pronounced().get(match[1].lower()) if match[2] == "s" else None
    more = match[2].startswith("'") and match[1][-1] in _OWN_SYLLABLE
    return sum(3 if letter == "W" else 1 for letter in match[1]) + more


def _is_spelled(letters: str) -> bool:
    """Tell whether capitals are said one by one."""
    low = letters.lower()
    if low in words("acronyms", "letters"):
        return True
    if low in words("acronyms", "word") or low in pronounced():
        return False
    return len(letters) <= SHORT or bool(_UNSAYABLE.search(letters))
