"""Whether an article's first paragraph is its headline: its text and the title in; yes or no."""

from __future__ import annotations

import re

from .vocabulary import PLAIN, WORD

__all__ = ["is_headline"]

_FULL_STOPS = (".", '."', ".”", ".'", ".’", ":")
_LONGEST = 25  # words


def is_headline(paragraph: str, title: str | None, followed: bool) -> bool:
    """Tell whether a first paragraph is a headline; see `analysis.Document.headline`.

    Examples
    --------
    >>> is_headline("“Storm Nears”.", "Storm nears", followed=False)
    True
    >>> is_headline("Storm nears coast", None, followed=True)
    True
    >>> is_headline("A storm nears the coast.", None, followed=True)
    False
    """
    if title is not None:
        bare = _bare(title)
        return bool(bare) and _bare(paragraph) == bare
    words = re.findall(WORD, paragraph)
    if not followed or len(words) > _LONGEST:
        return False
    long = [w for w in words if len(w) > 3]
    titled = bool(long) and sum(w[0].isupper() for w in long) > 0.7 * len(long)
    return titled or not paragraph.endswith(_FULL_STOPS)


def _bare(title: str) -> str:
    """Return a headline without what differs between the page and its data: case, marks, stop."""
    words = " ".join(title.casefold().split()).translate(PLAIN)
    return re.sub(r"[\"'`´‘’‚“”„«»]", "", words).rstrip(". ")
