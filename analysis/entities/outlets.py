"""Names of outlets: those that are listed, and those that end like one ("the Harbour Times")."""

from __future__ import annotations

import re

from ..document import Document, Span
from .capitals import JOINTS, name_pattern
from .lists import outlet_endings, outlets

_RUN = name_pattern(JOINTS | {"on"}, several=False, signs=".&’'-", digits=True)
# A run of words that an outlet may open, as the first group.
OUTLET = rf"(?:the |The )?[\"“'‘]{{0,2}}({_RUN})"


def outlet_at(doc: Document, start: int, run: str, known_only: bool = False) -> Span | None:
    """Return the outlet that opens a run of capitalised words, the longest known."""
    words = run.split(" ")
    skippable = (
        words[0] in ("As", "But", "While", "When", "And") or "’" in words[0] or "'" in words[0]
    )
    for first in range(3 if skippable and len(words) > 2 else 1):  # "As The Daily Caller reported"
        for last in range(min(len(words), first + 6), first, -1):
            name = re.sub(r"(?:['’]s?|\.)$", "", " ".join(words[first:last]))
            low = name.lower().replace("’", "'")
            article = doc.text[start - 4 : start].lower() == "the "
            whole = last - first > 1 or (len(words) == 1 and article)  # "told the Echo"
            likely = whole and low.split()[-1] in outlet_endings() and not known_only
            if low == "hill" and doc.text[start - 4 : start] != "The ":
                continue  # "on the Hill" is Congress
            if low in outlets() or (likely and not first):
                return doc.span(start, start + len(name))
        start += len(words[first]) + 1
    return None
