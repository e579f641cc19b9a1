"""Sources and contents that the tagger lost around a verb of saying: relations in and out.

"…, said Ann Lowe, head of the port." and "…, Penn, 44, of Leeds, said." name their source
beside the verb, set off by commas; the tagger now and then takes it for a part of what is
said, or finds none. What the commas of the sentence tell (`pieces`) puts that right here, and
only where the source is missing or belongs to another clause.
"""

from __future__ import annotations

from typing import NamedTuple

from ..document import Document, Span
from ..lexicon import word_class, words
from ..remembering import Remembered
from ..spans import Bounds, Index
from .asides import is_aside, is_beside, is_phrase, is_relative, source_pieces
from .cueterms import KNOWN_CUES
from .pieces import (
    LONGEST_SENTENCE,
    Piece,
    cut,
    end_of,
    is_bare,
    opens_with_verb,
    start_of,
    trimmed,
    verb_in,
)
from .relation import Relation
from .subjects import source_piece

_CLOSED = ",”\"’'?!—–"
_QUOTES = frozenset('“”"«»')
_LONGEST_ASIDE = 14  # words between a source and its verb


class _Clause(NamedTuple):
    """A verb of saying in its sentence: the pieces before it, and those after."""

    sentence: Span
    cue: Span
    before: list[Piece]
    after: list[Piece]


def mended(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give verbs of saying the source and the content that stand beside them.

    Examples
    --------
    >>> doc = Document("The wall is safe, said Ann Lowe, head of the port.")
    >>> cue, rest = doc.span(18, 22), doc.span(23, 49)
    >>> source, _, content = mended(doc, [(None, cue, (rest,))])[0]
    >>> source.text, content[0].text
    ('Ann Lowe, head of the port', 'The wall is safe')
    """
    cues = Index(sorted((cue.start, cue.end) for _, cue, _ in relations if cue))
    return [_mended(doc, r, cues) if _is_doubtful(doc, r) else r for r in relations]


def _is_doubtful(doc: Document, relation: Relation) -> bool:
    """Tell whether a verb of saying lacks its source or content, or may have another's."""
    source, cue, content = relation
    if cue is None or not _SAYS[cue.text] or _is_headline_told(doc, cue):
        return False
    if source is None or not content or doc.prose[cue.end : cue.end + 1] == ",":
        return True
    if source.start >= cue.end:
        return "," in source.text or cue.text.lower() in ("told", "tells")
    relative = source.text in ("who", "which", "that")
    return relative or _is_far(doc, source, cue) or _set_off(doc, cue.start) == ","


def _is_headline_told(doc: Document, cue: Span) -> bool:
    """Tell whether nothing follows "told": "Man stole a van, jury told"."""
    sentence = doc.sentence_at(cue.start) if cue.text.lower() == "told" else None
    return sentence is not None and not any(map(str.isalnum, doc.prose[cue.end : sentence.end]))


def _is_far(doc: Document, source: Span, cue: Span) -> bool:
    """Tell whether a source stands in a sentence before that of its cue."""
    sentence = doc.sentence_at(cue.start)
    return sentence is not None and source.end <= sentence.start


def _says(cue: str) -> bool:
    """Tell whether a cue is an active verb of saying: "said", "has also said:"."""
    low = cue.lower().rstrip(":,").split()
    known = low and (low[-1] in word_class("says") or low[-1] in word_class("thinks"))
    if not known or low[0] == "to":
        return False
    return not set(low) & word_class("be")


_SAYS = Remembered(_says, KNOWN_CUES)


def _mended(doc: Document, relation: Relation, cues: Index[Bounds]) -> Relation:
    source, cue, content = relation
    clause = _clause(doc, cue)
    if clause is None:
        return relation
    if source is not None and _is_foreign(doc, clause, source):
        source = None
    if source is None and _is_inverted(doc, clause):
        found = _named_after(doc, clause)
        if found:
            return _after(doc, clause, content, *found)
    if source is None or any(start_of(doc, p) == source.start for p in clause.before[1:]):
        at = _named_before(doc, clause)
        if at >= 0 and (source is None or _is_cut(doc, clause, at, source)):
            source, content = _before(doc, clause, relation, at, cues)
    return source, cue, _both_sides(doc, clause, source or relation[0], content)


def _clause(doc: Document, cue: Span | None) -> _Clause | None:
    sentence = doc.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None or doc.quotation_at(cue.start):
        return None
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return None
    before, after = cut(doc, sentence.start, cue.start), cut(doc, cue.end, sentence.end)
    return _Clause(sentence, cue, before, after)


def _set_off(doc: Document, at: int) -> str:
    """Return the last mark before a place, spaces aside, or ""."""
    while at and doc.prose[at - 1].isspace():
        at -= 1
    return doc.prose[at - 1 : at] if at else ""


# "…, said Ann Lowe, head of the port."


def _is_inverted(doc: Document, clause: _Clause) -> bool:
    """Tell whether what is said stands before the verb, and a noun phrase after it."""
    if not clause.before or not clause.after or clause.cue.text.lower() in ("told", "tells"):
        return False
    mark = doc.prose[clause.sentence.start : clause.cue.start].rstrip()[-1:]
    told = mark != "," or any(verb_in(p) >= 0 for p in clause.before)
    bare = not _QUOTES & set(clause.after[0].low)
    return (
        mark in _CLOSED and (told or is_bare(clause.before)) and bare and is_phrase(clause.after[0])
    )


def _named_after(doc: Document, clause: _Clause) -> tuple[Span, int] | None:
    """Return the source after the verb, and how many pieces hold it."""
    first = clause.after[0]
    stop = _stop(first)
    if stop == 0 or 0 <= verb_in(first) < stop:
        return None
    if stop < len(first.low):
        return doc.span(start_of(doc, first), doc.token_spans[first.first + stop - 1].end), 1
    count = source_pieces(clause.after, None)
    found = trimmed(doc, start_of(doc, first), end_of(doc, clause.after[count - 1]))
    return (found[0], count) if found else None


def _stop(piece: Piece) -> int:
    """Return how many words of a piece name the source: "Lowe | on Monday", "Lowe | in a note"."""
    for i in range(1, len(piece.low)):
        word, after = piece.low[i], piece.low[i + 1 : i + 2]
        named = piece.words[i - 1][0].isupper() and word in ("may", "march", "august")
        if word in word_class("source_stop") or (
            word in words("no_names", "calendar") and not named
        ):
            return i
        dated = after and (after[0] in ("a", "an") or after[0] in words("no_names", "calendar"))
        if word in ("in", "on", "at") and dated:
            return i
    return len(piece.low)


def _after(
    doc: Document, clause: _Clause, content: tuple[Span, ...], source: Span, count: int
) -> Relation:
    """Return the relation of a verb before its source."""
    kept = tuple(s for s in content if s.end <= clause.cue.start or s.start >= source.end + 1)
    if not any(s.end <= clause.cue.start for s in kept):
        kept = trimmed(doc, clause.sentence.start, clause.cue.start) + kept
    rest = clause.after[count:]
    if rest and opens_with_verb(rest[0]) and is_bare(clause.before):
        kept += trimmed(doc, start_of(doc, rest[0]), clause.sentence.end)
    return source, clause.cue, tuple(dict.fromkeys(kept))


# "…, Penn, 44, of Leeds, said." and "Norwell, which has two mines, said …"


def _is_foreign(doc: Document, clause: _Clause, source: Span) -> bool:
    """Tell whether the source given to a verb belongs to another clause or sentence.

    So it does where the verb stands behind the comma that closes "who …", where it is the one
    who was told, and where it runs on into the next clause.
    """
    if source.start >= clause.cue.end:
        asked = clause.cue.text.lower() in ("told", "tells")
        run_on = [p for p in clause.after[1:] if start_of(doc, p) < source.end]
        related = any(map(is_relative, run_on))
        return asked or (not related and any(map(opens_with_verb, run_on)))
    set_off = _set_off(doc, clause.cue.start) == ","
    if source.end <= clause.sentence.start:
        return set_off
    relative = source.text in ("who", "which", "that")
    return relative and set_off and source.start >= start_of(doc, clause.before[-1])


def _is_cut(doc: Document, clause: _Clause, at: int, source: Span) -> bool:
    """Tell whether a source begins before what the tagger took: "her lawyer, | Mark Hale, said"."""
    return at < len(clause.before) - 1 and start_of(doc, clause.before[at + 1]) == source.start


def _named_before(doc: Document, clause: _Clause) -> int:
    """Return the piece that begins the source before the verb, or -1."""
    if not clause.before:
        return -1
    return source_piece(clause.before, set_off=_set_off(doc, clause.cue.start) == ",")


def _before(
    doc: Document, clause: _Clause, relation: Relation, j: int, cues: Index[Bounds]
) -> tuple[Span | None, tuple[Span, ...]]:
    """Return the source that piece ``j`` begins, and what is said without it."""
    source, _, content = relation
    pieces, last = clause.before, j
    while last + 1 < len(pieces) and _belongs(pieces, last + 1):
        last += 1
    start, end = start_of(doc, pieces[j]), end_of(doc, pieces[last])
    if cues.within(start, clause.cue.start):  # another attribution stands in its "who …"
        end = end_of(doc, pieces[j])
    said = [trimmed(doc, s.start, min(s.end, start)) for s in content if s.start < start]
    later = tuple(s for s in content if s.start >= clause.cue.end)
    kept = tuple(t for spans in said for t in spans) + later
    return (source, content) if content and not kept else (doc.span(start, end), kept)


def _belongs(pieces: list[Piece], k: int) -> bool:
    """Tell whether piece ``k`` is part of the source before it, not only set in: "however"."""
    return is_aside(pieces[k]) or is_beside(pieces[k - 1], pieces[k])


# What is said


def _both_sides(
    doc: Document, clause: _Clause, source: Span | None, content: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Return what is said on both sides of "The ship, survivors said, sank", or all there is."""
    if source is None or source.start >= clause.cue.start or not clause.after:
        return content
    told = [p for p in clause.before if end_of(doc, p) <= source.start]
    led = [p for p in told if not set(p.low) <= word_class("lead_in")]
    after = clause.after[0]
    follows = doc.prose[clause.cue.end : clause.cue.end + 1] == ","
    if led and follows and opens_with_verb(after) and is_bare(told):
        rest = trimmed(doc, start_of(doc, after), clause.sentence.end)
        later = tuple(s for s in content if rest and s.start >= rest[0].end)
        return trimmed(doc, start_of(doc, led[0]), end_of(doc, led[-1])) + rest + later
    if content:
        return content
    apart = any(start_of(doc, p) == source.start for p in clause.before)
    if apart and any(verb_in(p) >= 0 for p in told):
        return trimmed(doc, start_of(doc, told[0]), end_of(doc, told[-1]))
    if not follows and is_bare(told) and verb_in(after) > 0:
        return trimmed(doc, clause.cue.end, clause.sentence.end)
    return content
