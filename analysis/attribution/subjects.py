"""Which piece of a sentence names the source of a verb behind it: pieces in, a number out.

"In May, | Ann Lowe, | 44, | of Leeds, | said no." has its source in the second piece; the two
after it are set in between.
"""

from __future__ import annotations

from ..lexicon import word_class, words
from .asides import is_aside, is_beside, is_phrase, is_relative
from .pieces import Piece, verb_in

_QUOTES = frozenset('“”"«»')
_LONGEST_ASIDE = 14  # words between a source and its verb


def source_piece(pieces: list[Piece], set_off: bool) -> int:
    """Return which of the pieces before a verb begins its source, or -1.

    Parameters
    ----------
    pieces : list of Piece
    set_off : bool
        Whether a comma stands right before the verb, so that something is set in.

    Examples
    --------
    >>> from analysis.attribution.pieces import cut
    >>> from analysis.document import Document
    >>> doc = Document("In May, Ann Lowe, 44, of Leeds, said no.")
    >>> source_piece(cut(doc, 0, 30), set_off=True)
    1
    """
    last = j = len(pieces) - 1
    while set_off and j > 0 and _is_set_in(pieces, j):
        j -= 1
    if set_off and j == last:
        return -1
    return j if _is_source(pieces[j]) else -1


def _is_set_in(pieces: list[Piece], j: int) -> bool:
    """Tell whether piece ``j`` is set in between a source and its verb."""
    piece = pieces[j]
    if len(piece.low) > _LONGEST_ASIDE and not is_relative(piece):
        return False
    if is_aside(piece) or is_beside(pieces[j - 1], piece):
        return True
    word = piece.low[0]
    moved = word.endswith("ing") and len(word) > 5 and piece.words[0].islower()
    placed = word in words("actors", "preposition") or word in ("where", "when", "along")
    if (moved or placed) and piece.words[0].islower():
        return word in ("where", "when") or verb_in(piece, 1) < 0
    return len(piece.low) == 1 and word in words("actors", "adverb")


def _is_source(piece: Piece) -> bool:
    """Tell whether a piece is a noun phrase that may speak."""
    first, last = piece.low[0], piece.low[-1]
    if not is_phrase(piece) or verb_in(piece) >= 0 or first in word_class("no_source"):
        return False
    if first in words("actors", "preposition") or last in ("and", "or", "but", "to", "that"):
        return False
    return len(piece.low) <= _LONGEST_ASIDE and not _QUOTES & set(piece.low)
