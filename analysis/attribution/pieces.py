"""A sentence cut at its commas, and the verbs in its pieces: a stretch of text in, pieces out.

A source can run over commas ("Ann Lowe, 44, head of the port,"), and what is said of
one begins after the last of them; `asides` tells after which. There is no parser here: a
clause begins where a verb shows.
"""

from __future__ import annotations

from typing import NamedTuple

from ..document import Document, Span
from ..lexicon import word_class, words

_RELATIVE = frozenset(("who", "whom", "whose", "which"))
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_PARTING = _OPENING | _CLOSING | frozenset(",:")
LONGEST_SENTENCE = 3000  # characters; what is longer is a table or a list, and left alone
_MARKS = " ,—–-\n\u00a0"
ENDS = _MARKS + ".!?"
_SURE = ("modal", "have", "be", "do", "present")


class Piece(NamedTuple):
    """The tokens from ``first`` up to ``last`` between two commas, as written and folded."""

    first: int
    last: int
    words: list[str]
    low: list[str]


def cut(doc: Document, start: int, end: int) -> list[Piece]:
    """Cut a stretch at the commas that stand outside of quotations and brackets.

    A colon ends the last piece but one. The end of the text after it is one piece.

    Examples
    --------
    >>> doc = Document("Ann Lowe, 44, (of Hull, once) fell.")
    >>> [" ".join(piece.words) for piece in cut(doc, 0, 35)]
    ['Ann Lowe', '44', '( of Hull , once ) fell .']
    """
    index = doc.token_index
    first, last = index.before(start), index.before(end)
    pieces, depth, at = [], 0, first
    for i, word in enumerate(doc.folded[first:last], first):
        if word not in _PARTING:
            continue
        depth += (word in _OPENING) - (word in _CLOSING and depth > 0)
        if depth or word not in (",", ":") or _is_quoted(doc, i):
            continue
        pieces.append(_piece(doc, at, i))
        at = i + 1
        if word == ":":
            break
    pieces.append(_piece(doc, at, last))
    return [piece for piece in pieces if piece.low]


def _is_quoted(doc: Document, i: int) -> bool:
    start = doc.token_spans.starts[i]
    quotation = doc.quotation_at(start)
    return quotation is not None and start + 1 < quotation.end - 1


def _piece(doc: Document, first: int, last: int) -> Piece:
    return Piece(first, last, doc.token_spans.texts[first:last], doc.folded[first:last])


def start_of(doc: Document, piece: Piece) -> int:
    """Return the character at which a piece starts."""
    return doc.token_spans.starts[piece.first]


def end_of(doc: Document, piece: Piece) -> int:
    """Return the character after a piece."""
    return doc.token_spans[piece.last - 1].end


def trimmed(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return what is left of a stretch without the commas, stops and spaces at its ends.

    Examples
    --------
    >>> [span.text for span in trimmed(Document("so, it rains. He"), 2, 14)]
    ['it rains']
    """
    text = doc.prose[start:end]
    start += len(text) - len(text.lstrip(_MARKS))
    text = doc.prose[start:end].rstrip(ENDS)
    if text.endswith(")") and "(" not in text:
        text = text[:-1].rstrip(ENDS)  # "(According to Lee, it rains.)"
    return (doc.span(start, start + len(text)),) if text else ()


# Verbs


def is_finite(word: str) -> bool:
    """Tell whether a folded word can only be a finite verb: "was", "has", "fell", not "held"."""
    if word in words("verbs", *_SURE):
        return True
    if "'" in word and (word in word_class("be") or word in word_class("have")):
        return True  # "there's"
    return word in words("verbs", "past") and word not in words("verbs", "participle")


def verb_in(piece: Piece, start: int = 0) -> int:
    """Return the first word of a piece that is a verb of its own clause, or -1.

    What follows a relative pronoun is another clause, "hired by" no finite verb.
    """
    for i in range(start, len(piece.low)):
        word, after = piece.low[i], piece.low[i + 1 : i + 2]
        if word in _RELATIVE or (word == "that" and i):
            return -1
        if not piece.words[i].islower():
            continue
        told = word in word_class("says") and i and _is_subject(piece, i - 1)
        if is_finite(word) or told:
            return i
        if i and word in words("verbs", "adjective") and piece.low[i - 1] in ("a", "an", "the"):
            continue  # "a | retired officer"
        if (
            i
            and is_past(word)
            and not (after and leads_on(after[0]) and not _is_subject(piece, i - 1))
        ):
            return i
    return -1


def _is_subject(piece: Piece, i: int) -> bool:
    """Tell whether a form such as "held" is finite after this word: "he held", "Lowe held"."""
    word = piece.low[i]
    return word in word_class("subject_pronoun") or piece.words[i][0].isupper()


def is_past(word: str) -> bool:
    """Tell whether a folded word may be a past tense, or a participle: "held", "hired"."""
    if word in words("verbs", "past"):
        return True
    return len(word) > 3 and word.endswith("ed") and word not in words("verbs", "no_verb")


def leads_on(word: str) -> bool:
    """Tell whether a participle goes on with this word: "hired by", "released Friday"."""
    if word in words("actors", "preposition"):
        return True
    return word in words("no_names", "calendar") or word in ("as", "last", "this", "earlier")


def is_bare(pieces: list[Piece]) -> bool:
    """Tell whether pieces hold no word that may be a finite verb: "In May", "The wall"."""
    return not any(verb_in(p) >= 0 or any(map(is_past, p.low)) for p in pieces)


def opens_with_verb(piece: Piece) -> bool:
    """Tell whether a piece starts with a finite verb, adverbs aside: "also fell"."""
    for i, (word, text) in enumerate(zip(piece.low, piece.words, strict=True)):
        adverb = word in words("actors", "adverb") or (word.endswith("ly") and len(word) > 4)
        if adverb and word != "there":
            continue
        if not text.islower() or ("'" in word and not word.endswith("n't")):  # "he's"
            return False
        return is_finite(word) or (is_past(word) and _takes(piece, i + 1))
    return False


def _takes(piece: Piece, i: int) -> bool:
    """Tell whether a past tense can go on with a word: "killed | three", not "fried | fish"."""
    if i == len(piece.low):
        return True
    word, text = piece.low[i], piece.words[i]
    if not text[0].isalpha() or text[0].isupper() or leads_on(word):
        return True
    groups = ("determiner", "object", "opener", "adverb")
    return any(word in words("actors", g) for g in groups) or word in word_class("number")
