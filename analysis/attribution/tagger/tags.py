"""The 13 tags of the tagger, named once: what a piece of text is part of, and which part."""

from __future__ import annotations

from enum import IntEnum

import numpy as np


class Role(IntEnum):
    """What a span is in an attribution."""

    NONE = 0
    SOURCE = 1
    CUE = 2
    CONTENT = 3


class Tag(IntEnum):
    """What a piece is: outside of all spans, or the begin, inside, end or all of one."""

    OUTSIDE = 0
    BEGIN_SOURCE = 1
    INSIDE_SOURCE = 2
    END_SOURCE = 3
    SINGLE_SOURCE = 4
    BEGIN_CUE = 5
    INSIDE_CUE = 6
    END_CUE = 7
    SINGLE_CUE = 8
    BEGIN_CONTENT = 9
    INSIDE_CONTENT = 10
    END_CONTENT = 11
    SINGLE_CONTENT = 12


TAGS = len(Tag)
# The columns of each role in a table with a column for each tag.
COLUMNS = {
    Role.SOURCE: slice(Tag.BEGIN_SOURCE, Tag.SINGLE_SOURCE + 1),
    Role.CUE: slice(Tag.BEGIN_CUE, Tag.SINGLE_CUE + 1),
    Role.CONTENT: slice(Tag.BEGIN_CONTENT, Tag.SINGLE_CONTENT + 1),
}
ROLE_OF = np.zeros(TAGS, np.int64)  # by tag
for _role, _columns in COLUMNS.items():
    ROLE_OF[_columns] = _role


def _parts(*names: str) -> np.ndarray:
    return np.array([tag.name.startswith(names) for tag in Tag])


# By tag: whether a piece with it is the first, or the last, of a span.
OPENS = _parts("BEGIN", "SINGLE")
CLOSES = _parts("END", "SINGLE")


def legal_tags() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return which tag may follow which, which may begin and which may end."""
    outside = _parts("OUTSIDE")
    begins, ends = OPENS | outside, CLOSES | outside
    same = ROLE_OF[:, None] == ROLE_OF
    follows = ends[:, None] & begins | (~ends[:, None] & ~begins & same)
    return follows, begins, ends


def spans_in(tags: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Turn a tag sequence into roles, first pieces and last pieces (exclusive)."""
    first, ends = OPENS.take(tags).nonzero()[0], CLOSES.take(tags).nonzero()[0]
    return ROLE_OF[tags[first]], first, ends + 1


def mark_content(tags: np.ndarray, first: int, last: int) -> None:
    """Make one content of the pieces from ``first`` up to ``last``."""
    tags[first:last] = Tag.INSIDE_CONTENT
    tags[last - 1], tags[first] = Tag.END_CONTENT, Tag.BEGIN_CONTENT
    if last - first == 1:
        tags[first] = Tag.SINGLE_CONTENT


def is_between(tags: np.ndarray, place: int) -> bool:
    """Tell whether no span runs across the place before a piece."""
    return place >= len(tags) or tags[place] == Tag.OUTSIDE or bool(OPENS[tags[place]])
