"""Quoted utterances that the tagger left to nobody are given to the nearest cue.

A quotation that ends with a comma, a stop, a question or an exclamation inside its
marks is somebody's utterance and no scare quote. Where such a one belongs to no
attribution, the cue nearest to it in its paragraph takes it; where the paragraph
has no cue, it is an attribution of its own, without cue and source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ..document import Document, Span

Relation = tuple[Span | None, Span | None, tuple[Span, ...]]  # source, cue, content

FEWEST_WORDS = 3  # "no," is as often a title or a word spoken of
_ENDS = (",", ".", "?", "!", "…", "—")


def gather(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give every quoted utterance that has no attribution to one.

    Examples
    --------
    >>> doc = Document("“It may rain,” he said. “Stay at home.”")
    >>> first, cue = doc.span(0, 14), doc.span(18, 22)
    >>> [part.text for part in gather(doc, [(None, cue, (first,))])[0][2]]
    ['“It may rain,”', '“Stay at home.”']
    """
    taken = sorted((s.start, s.end) for r in relations for s in (r[0], r[1], *r[2]) if s)
    starts = [start for start, _ in taken]
    cues = sorted((r[1].start, i) for i, r in enumerate(relations) if r[1])
    whole = list(relations)
    for q in doc.quotations:
        if not _is_utterance(q) or _is_taken(q, taken, starts):
            continue
        nearest = _nearest_cue(doc, q, cues, relations)
        if nearest is None:
            whole.append((None, None, (q,)))
        else:
            source, cue, content = whole[nearest]
            whole[nearest] = source, cue, tuple(sorted((*content, q)))
    return sorted(whole, key=_first) if len(whole) > len(relations) else whole


def _first(relation: Relation) -> int:
    source, cue, content = relation
    return min(s.start for s in (source, cue, *content) if s)


def _is_utterance(quotation: Span) -> bool:
    words = quotation.text.strip("\"'“”‘’„«»`")
    return words.endswith(_ENDS) and len(words.split()) >= FEWEST_WORDS


def _is_taken(quotation: Span, taken: list[tuple[int, int]], starts: list[int]) -> bool:
    """Tell whether a quotation shares a character with a span of the tagger's."""
    at = bisect_left(starts, quotation.end) - 1
    return at >= 0 and taken[at][1] > quotation.start


def _nearest_cue(
    doc: Document, quotation: Span, cues: list[tuple[int, int]], relations: list[Relation]
) -> int | None:
    """Return the relation whose cue stands nearest in the quotation's paragraph, or None."""
    paragraph = doc.paragraph_at(quotation.start)
    at = bisect_right(cues, (quotation.start, 0))
    near = [(relations[i][1], i) for _, i in cues[max(0, at - 1) : at + 1]]
    fits = [(_gap(cue, quotation), i) for cue, i in near if _inside(cue, paragraph)]
    return min(fits)[1] if fits else None


def _inside(cue: Span, paragraph: Span) -> bool:
    return paragraph.start <= cue.start < paragraph.end


def _gap(cue: Span, quotation: Span) -> int:
    return max(cue.start - quotation.end, quotation.start - cue.end)
