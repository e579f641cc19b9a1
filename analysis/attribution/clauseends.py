"""Where what is said within a relative clause ends: relations in, the same up to there out.

In "A system which Lowe said was unequal is to be reformed" and "Lowe, who argued that it
leaks, will stand down" the sentence goes on after what was said. Where its subject stands
before "which" and has no verb yet, the verb that no new clause opens is the subject's.
"""

from __future__ import annotations

from ..document import Document, Span
from ..lexicon import word_class, words
from .cueterms import terms
from .pieces import LONGEST_SENTENCE, cut, is_finite, trimmed, verb_in
from .relation import Relation

_RELATIVE = frozenset(("who", "whom", "which", "that"))
_BARE = frozenset(("be", "been", "being"))
_GROUPS = ("be", "have", "do", "modal")
_MARKS = frozenset('“”"«»;:()[]—–')
_MOST_BEFORE = 6  # words between a relative pronoun and the cue: "which the mayor has often | said"


def ended(doc: Document, relations: list[Relation]) -> list[Relation]:
    """End contents within a relative clause before the verb of the sentence around it.

    Examples
    --------
    >>> doc = Document("A rule which Lowe said was harsh is to go.")
    >>> lowe, said, content = doc.span(13, 17), doc.span(18, 22), doc.span(23, 41)
    >>> ended(doc, [(lowe, said, (content,))])[0][2][0].text
    'was harsh'
    """
    return [_ended(doc, relation) for relation in relations]


def _ended(doc: Document, relation: Relation) -> Relation:
    source, cue, content = relation
    last = content[-1] if content else None
    if source is None or cue is None or last is None or last.start < cue.end:
        return relation
    word = _relative(doc, source)
    if not _is_of_subject(doc, word, cue):
        return relation
    end = _end(doc, last, clause=word.text in _RELATIVE)
    return (source, cue, (*content[:-1], *trimmed(doc, last.start, end))) if end else relation


def _relative(doc: Document, source: Span) -> Span:
    """Return the pronoun that ends a source ("people | who"), or the source."""
    last = source.text.rpartition(" ")[2]
    return doc.span(source.end - len(last), source.end) if last in _RELATIVE else source


def _is_of_subject(doc: Document, source: Span, cue: Span) -> bool:
    """Tell whether a relative pronoun leads to the cue, and only the subject stands before it."""
    index = doc.token_index
    at = index.before(source.start) - (source.text not in _RELATIVE)
    if at <= 0 or doc.folded[at] not in _RELATIVE or source.end > cue.start:
        return False
    pronoun, sentence = doc.token_spans.starts[at], doc.sentence_at(cue.start)
    if sentence is None or pronoun <= sentence.start or doc.quotation_at(cue.start):
        return False
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return False
    before = cut(doc, sentence.start, pronoun)
    near = index.before(cue.start) - index.before(source.end) <= _MOST_BEFORE
    return near and not any(verb_in(piece) >= 0 for piece in before)


def _end(doc: Document, content: Span, clause: bool) -> int:
    """Return where a content ends in which the verb of the sentence follows, or 0.

    Parameters
    ----------
    clause : bool
        Whether the content has a subject of its own: "who said | he was ill is dead", not
        "which Lowe said | was harsh is to go".
    """
    within = doc.token_index.within(content.start, content.end)
    low = doc.folded[within.start : within.stop]
    infinitive = low[:1] == ["to"]
    if not infinitive and not clause and not (low and _is_verb(low, 0)):
        return 0
    seen = infinitive
    for i, word in enumerate(low):
        if word in _MARKS or (i and _opens(low, i)):
            return 0
        if not _is_verb(low, i):
            continue
        if seen and i > 1:
            return doc.token_spans[within.start + i].start
        seen = True
    return 0


def _is_verb(low: list[str], i: int) -> bool:
    """Tell whether a word is the first of a finite verb: "has | been", not "to | have"."""
    before = low[i - 1] if i else ""
    if low[i] in _BARE or before == "to" or not is_finite(low[i]):
        return False
    return before not in words("verbs", *_GROUPS) and before not in words("actors", "adverb")


def _opens(low: list[str], i: int) -> bool:
    """Tell whether a word opens a clause, or joins a verb to the one before."""
    word = low[i]
    if word == ",":
        return not (i + 1 < len(low) and _is_verb(low, i + 1))
    thinks = any(not rest for rest, *_ in terms("acts").get(word, ()))
    if thinks and low[i - 1] != "to" and low[i - 1] not in word_class("determiner"):
        return True  # "he | thinks Kim is cool"
    joins = word in words("actors", "opener") or word in word_class("content_opener")
    return joins or word in word_class("clause_joint")
