"""Verbs of saying that the tagger passes over: relations in; those, and whole ones for these, out.

"The fog will lift by noon, warned Ann Lowe." and "The fog, say pilots, will lift" are sure
enough by their commas (`sayings`), even where no word of them was tagged. A verb counts if its
sentence has no cue yet, and if both a source and a clause show beside it.
"""

from __future__ import annotations

from ..document import Document, Span
from ..lexicon import word_class, words
from ..spans import Index, merged
from . import sayings, wordgroups
from .relation import Relation, spans_of, start_of
from .shapes import has_verb

_MARKS = frozenset((",", "”", "’", '"', "'"))
_SHORTEST = 3  # words of what is said


def with_missed(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return the relations and those of verbs of saying that none of them holds.

    Examples
    --------
    >>> doc = Document("The fog will lift by noon, warned Ann Lowe.")
    >>> source, cue, content = with_missed(doc, [])[0]
    >>> source.text, cue.text, content[0].text
    ('Ann Lowe', 'warned', 'The fog will lift by noon')
    """
    places = _places(doc, relations)
    if not places:
        return relations
    held = Index(merged(s for _, cue, said in relations if cue for s in _beside(doc, cue, said)))
    cues = [cue for i in places if (cue := _free(doc, i, held))]
    found = sayings.mended(doc, [(None, cue, ()) for cue in cues])
    more = [r for r in found if _is_whole(doc, r)]
    if not more:
        return relations
    told = Index(merged(s for r in more for s in r[2]))
    kept = [(*r[:2], tuple(s for s in r[2] if told.at(s.start) is None)) for r in relations]
    return sorted([*(r for r in kept if spans_of(r)), *more], key=start_of)


def _beside(doc: Document, cue: Span, content: tuple[Span, ...]) -> list[Span]:
    """Return a cue and the contents in its paragraph; those elsewhere are rarely its own."""
    home = doc.paragraph_at(cue.start)
    near = (s for s in content if home and (home.holds(s.start) or doc.quotation_at(s.start)))
    return [cue, *near]


def _places(doc: Document, relations: list[Relation]) -> list[int]:
    """Return the tokens that may be such a verb: after a comma, or one that is no noun."""
    cues = Index(merged(cue for _, cue, _ in relations if cue))
    sure, low = word_class("says_only"), doc.folded
    starts, says = doc.token_spans.starts, wordgroups.places(doc, "says")
    free = (i for i in says if i and (low[i - 1] in _MARKS or low[i] in sure))
    return [i for i in free if cues.at(starts[i]) is None]


def _free(doc: Document, i: int, held: Index) -> Span | None:
    """Return a verb if it is one, and if no cue or content stands in its sentence."""
    cue = doc.token_spans[i]
    sentence = doc.sentence_at(cue.start)
    if sentence is None or not cue.text.islower() or doc.quotation_at(cue.start):
        return None
    if cue.text == "say" and doc.prose[cue.end : cue.end + 1] == ",":
        return None  # "in, say, ten years"
    if held.within(sentence.start, sentence.end) or held.at(sentence.start) is not None:
        return None
    return cue


def _is_whole(doc: Document, relation: Relation) -> bool:
    source, cue, content = relation
    if source is None or cue is None or not content:
        return False
    told = " ".join(s.text for s in content)
    if source.text.lower().split()[0] in words("actors", "preposition"):
        return False
    return len(told.split()) >= _SHORTEST and has_verb(told)
