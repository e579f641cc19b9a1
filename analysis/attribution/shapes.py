"""The shape of what follows a cue: a content in; clause, infinitive or thing, title or not, out.

"Claimed that it rained" and "claimed it rained" attribute a clause; "claimed a draw" has a thing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..document import Document, Span
from ..entities.lists import nouns
from ..lexicon import word_class, words
from ..remembering import Remembered
from ..tokens import tokens

EMPTY, CLAUSE, INFINITIVE, THING = "empty", "clause", "infinitive", "thing"
_VERBS = ("be", "have", "do", "modal", "past", "present", "saying")
_RELATIVE = frozenset(("who", "which", "whose", "whom", "that", "where", "when"))
_SHORT = ("n't", "'re", "'ll", "'ve", "'d", "'m")
_MARKS = "\"'“”‘’„«»`"
_QUOTES = frozenset(_MARKS)
_ENDS = ("?", "!", "…", "—")
_LONGEST_HEADING = 8  # words
_LONG = 4  # words quoted that make more than a scare quote


def shape_of(doc: Document, cue: Span, content: Sequence[Span]) -> str:
    """Tell which shape the content has that follows a cue; one before its cue is a clause.

    Examples
    --------
    >>> doc = Document("They claimed a draw. They claimed the ball was out.")
    >>> shape_of(doc, doc.span(5, 12), [doc.span(13, 19)])
    'thing'
    >>> shape_of(doc, doc.span(26, 33), [doc.span(34, 50)])
    'clause'
    """
    if not content:
        return EMPTY
    for after in content:
        if after.start >= cue.end:
            break
    else:
        return CLAUSE
    within = doc.token_index.within(after.start, after.end)
    low = doc.folded[within.start : within.stop]
    if not _QUOTES.isdisjoint(low):
        low = [w for w in low if w not in _QUOTES]
    if low and (low[0] == "that" or low[0] in word_class("content_opener")):
        return CLAUSE
    if low[:1] == ["to"] or low[:2] == ["not", "to"]:
        return INFINITIVE
    return CLAUSE if _has_verb(low) else THING


def _has_verb(low: list[str]) -> bool:
    """Tell whether words hold a finite verb before a relative clause opens."""
    counted = False
    for i, word in enumerate(low):
        about = _ABOUT[word]
        if about & _RELATES:
            return False
        past = about & _PAST and i + 1 < len(low) and _ABOUT[low[i + 1]] & _LEADS
        if not counted and (about & _VERB or past):
            return True
        counted = bool(about & _COUNTS)
    return False


# What a word may be to the words beside it, as bits.
_RELATES = 1  # "who": a relative clause opens
_VERB = 2
_COUNTS = 4  # a noun comes after it: "32 | lives", "the | claims"
_PAST = 8  # a verb where an object follows: "closed | the port"
_LEADS = 16  # may open such an object


def _about(word: str) -> int:
    determiner = word in word_class("determiner")
    verb = word in words("verbs", *_VERBS) or word in word_class("be") or word.endswith(_SHORT)
    past = word.endswith("ed") and word not in words("verbs", "no_verb")
    return (
        _RELATES * (word in _RELATIVE)
        | _VERB * verb
        | _COUNTS * (determiner or word.isdigit() or word in word_class("number"))
        | _PAST * past
        | _LEADS * (determiner or nouns().get(word) == "pronoun")
    )


_ABOUT = Remembered(_about)


def has_verb(text: str) -> bool:
    """Tell whether a stretch of text holds a finite verb.

    Examples
    --------
    >>> has_verb("Penn had fled"), has_verb("the wall")
    (True, False)
    """
    return _has_verb([t.text.lower().replace("’", "'") for t in tokens(text)])


def quotations_in(doc: Document, cue: Span, content: Sequence[Span]) -> Iterator[Span]:
    """Yield the quotations in a content, other than one that holds the cue as well."""
    for span in content:
        k = bisect_right(doc.quotation_edges, span.start) // 2
        while k < len(doc.quotations) and doc.quotations[k].start < span.end:
            if not doc.quotations[k].holds(cue.start):
                yield doc.quotations[k]
            k += 1


def is_title(quoted: str) -> bool:
    """Tell whether a quotation is the title of a work rather than somebody's words.

    Examples
    --------
    >>> is_title("“The Long Way Home”"), is_title("“The way home is long”")
    (True, False)
    """
    found = quoted.strip(_MARKS).rstrip(".,;:").split()
    if not found or not found[0][0].isupper() or quoted.strip(_MARKS).endswith(_ENDS):
        return False
    capital = sum(w[0].isupper() for w in found)
    small = word_class("title_small")
    return capital * 2 >= len(found) and all(
        w.lower().strip(",:") in small for w in found[1:] if w[0].islower()
    )


def is_utterance(quoted: str) -> bool:
    """Tell whether a quotation is long enough, or ends so, that somebody must have said it.

    Examples
    --------
    >>> is_utterance("“No way!”"), is_utterance("“affordable”")
    (True, False)
    """
    inner = quoted.strip(_MARKS)
    return (inner.endswith(_ENDS) or len(inner.split()) >= _LONG) and not is_title(quoted)


def is_heading(quoted: str) -> bool:
    """Tell whether a quotation is the title of a section.

    Examples
    --------
    >>> is_heading("“Legend in the Coal Fields.”"), is_heading("“It fell in the night.”")
    (True, False)
    """
    long = [w for w in quoted.strip(_MARKS).split() if len(w) > 3]
    return len(quoted.split()) <= _LONGEST_HEADING and all(w[:1].isupper() for w in long)
