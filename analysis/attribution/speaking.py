"""Who speaks beside a quotation that no cue claims: signatures, announcements, subjects.

Three places name a speaker without a verb of speaking: a signature after the words (“We
won.” – Ann Lowe), an announcement that ends with a colon ("And from Ann Lowe:"), and the
subject of the sentence before them ("Lowe wept. “It is gone.”").
"""

from __future__ import annotations

import re
from functools import cache

from ..document import Document, Span
from ..entities import names
from ..entities.capitals import JOINTS, PARTICLES, name_pattern
from ..entities.lists import function_words, no_names
from ..entities.phrases import category
from ..lexicon import word_class

_NAME = name_pattern(PARTICLES | JOINTS)
_DASH = r"(?:[–—―~]|--?)"
_REST = r"(?:,? (?:\([^)\n]{1,60}\)|[a-z\d][^.;:“\"\n]{0,60})|,[^.;:“\"\n]{1,80})?"
# A signature ends its line, or the next quotation follows it.
_SIGNED = re.compile(
    rf"(\s*)({_DASH})[ \t\xa0]*({_NAME}){_REST}\.?(?=[ \t\xa0]*(?:\n|$|[“\"‘]))", re.MULTILINE
)
_CONTINUES = re.compile(rf"\s(?:{'|'.join(('who', 'which', 'and', 'was', 'is', 'had', 'has'))})\b")
_COLON = re.compile(r":\s*$")
_INTRODUCED = re.compile(rf"\b(?:[Ff]rom|[Bb]y|[Ii]s|[Ww]as) (?:the )?({_NAME})")
_OWNER = re.compile(rf"({name_pattern(PARTICLES, signs='.-')})['’]s? [a-z]")
_TITLES_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]* )+$")
_INVERTED = re.compile(rf"([A-Z][a-z]+) ({_NAME})[^:.“\"\n]{{0,60}}:")
_ACCOUNT = re.compile(r"(@\w{2,30}):$")
_PRONOUN = re.compile(r"(?:He|She)\b(?!['’])")
_OPENING_NAME = re.compile(rf"(?:The )?({_NAME}) ")
_ROLE = re.compile(r"(?:The|His|Her|Their|My|A|An|One) (?:[\w-]+ ){1,3}")
_SUBJECT_WITHIN = 60  # characters of a sentence within which its subject begins
_OBJECT = re.compile(r"\b(?:of|by|with|for|to|from|than|about|over|like|against|at|in|on|and) $")
_PEOPLE = frozenset(("role", "figure", "unnamed", "kin", "unique", "single"))
_ACTORS = _PEOPLE | {"organisation", "institution", "body", "collective"}
_VERBS = frozenset(("will", "would", "can", "could", "may", "left", "split", "took", "stood"))
_NOBODY = frozenset(("single", "pronoun", "self", "collective"))
_OWN = frozenset(("his", "her"))  # "Lowe shook her head": only people have heads


def signature(doc: Document, words: Span) -> tuple[Span, Span] | None:
    """Return the speaker who signs a quotation, and the dash before the name; or None.

    Examples
    --------
    >>> doc = Document("“The wall will hold for years.” – Commissioner Otto Frey")
    >>> [part.text for part in signature(doc, doc.quotations[0])]
    ['Commissioner Otto Frey', '–']
    """
    m = _SIGNED.match(doc.prose, words.end)
    if m is None or m[1].count("\n") > 2 or _CONTINUES.search(doc.prose, m.end(3), m.end()):
        return None
    if m[2].startswith("-") and not m[1]:
        return None  # a hyphen
    sentence = _opens_with_function(m[3]) and not re.match(r"The [A-Z]", m[3])
    if sentence or m[3] == "The":
        return None
    return doc.span(*m.span(3)), doc.span(*m.span(2))


def announcement(doc: Document, words: Span) -> Span | None:
    """Return what ends with a colon right before a quotation, or None.

    Examples
    --------
    >>> doc = Document("It rained. Then came Ann Lowe:\\n\\n“We are wet to the bone.”")
    >>> announcement(doc, doc.quotations[0]).text
    'Then came Ann Lowe:'
    """
    before = doc.prose[max(0, words.start - 6) : words.start]
    if not _COLON.search(before):
        return None
    end = words.start - len(before) + len(before.rstrip())
    sentence = doc.sentence_at(end - 1)
    return doc.span(sentence.start, end) if sentence else None


def announced(doc: Document, lead: Span) -> Span | None:
    """Return the only person whom an announcement names, with titles, or None.

    Examples
    --------
    >>> doc = Document("Lowe's verdict on the wall: “It will fall.”")
    >>> announced(doc, doc.span(0, 27)).text
    'Lowe'
    """
    turned = turned_name(doc, lead)
    if turned is not None:
        return turned
    account = _ACCOUNT.match(doc.prose, lead.start, lead.end)
    if account:
        return doc.span(*account.span(1))
    owner = _OWNER.match(doc.prose, lead.start, lead.end)
    if owner and not _opens_with_function(owner[1]):
        return doc.span(*owner.span(1))
    found = names(doc)
    inside = found.mentions[found.before(lead.start) : found.before(lead.end)]
    if len({m.person for m in inside}) == 1:
        first = inside[0]
        title = _TITLES_BEFORE.search(doc.prose, lead.start, first.start)
        start = title.start() if title and not _opens_with_function(title[0]) else first.start
        return doc.span(start, first.end)
    told = list(_INTRODUCED.finditer(doc.prose, lead.start, lead.end))
    return doc.span(*told[0].span(1)) if len(told) == 1 and not inside else None


def turned_name(doc: Document, lead: Span) -> Span | None:
    """Return the name in an announcement whose verb comes first, or None.

    Examples
    --------
    >>> doc = Document("Adds Hale: “Always.”")
    >>> turned_name(doc, doc.span(0, 10)).text
    'Hale'
    """
    m = _INVERTED.match(doc.prose, lead.start, lead.end)
    return doc.span(*m.span(2)) if m and m[1].lower() in word_class("telling") else None


def inverted(doc: Document, cue: Span) -> tuple[Span, Span] | None:
    """Return name and verb of a sentence that opens with them: "Adds Hale: “Always.”"; or None.

    Examples
    --------
    >>> doc = Document("Adds Hale: “We will always come back.”")
    >>> [part.text for part in inverted(doc, doc.span(5, 10))]
    ['Hale', 'Adds']
    """
    sentence = doc.sentence_at(cue.start)
    if sentence is None or ":" not in sentence.text:
        return None
    m = _INVERTED.match(doc.prose, sentence.start, sentence.end)
    if m is None or cue.start > m.end() or m[1].lower() not in word_class("telling"):
        return None
    return doc.span(*m.span(2)), doc.span(*m.span(1))


def subject(doc: Document, sentence: Span) -> Span | None:
    """Return the person whom a sentence is about, or None.

    A name that the article does not explain counts where its verb is a gesture ("Lowe
    wept"), or where something is his or hers.

    Examples
    --------
    >>> doc = Document("Lowe shook her head. It rained. The mayor left.")
    >>> [subject(doc, sentence) and subject(doc, sentence).text for sentence in doc.sentences]
    ['Lowe', None, 'The mayor']
    """
    pronoun = _PRONOUN.match(doc.prose, sentence.start, sentence.end)
    if pronoun:
        return doc.span(*pronoun.span())
    return _known(doc, sentence) or _unknown(doc, sentence) or _role(doc, sentence, _PEOPLE)


def actor(doc: Document, sentence: Span) -> Span | None:
    """Return whom a sentence opens with, known or not: "Hale quit on Monday, telling CNN: …".

    Examples
    --------
    >>> doc = Document("Hale quit on Monday, telling CNN: “It is over.”")
    >>> actor(doc, doc.sentences[0]).text
    'Hale'
    """
    found = subject(doc, sentence)
    if found is not None:
        return found
    m = _OPENING_NAME.match(doc.prose, sentence.start, sentence.end)
    no_name = m and (_opens_with_function(m[1]) or category([m[1].lower()]) in _NOBODY)
    named = doc.span(*m.span(1)) if m and not no_name else None
    found = named or _role(doc, sentence, _ACTORS)
    return found if found and _is_verb(_words(doc, found.end, sentence.end)) else None


def _known(doc: Document, sentence: Span) -> Span | None:
    """Return the first person named in a sentence, if it stands as a subject does."""
    found = names(doc)
    at = found.before(sentence.start)
    if at == len(found.mentions):
        return None
    first = found.mentions[at]
    if first.start > min(sentence.end, sentence.start + _SUBJECT_WITHIN):
        return None
    before = doc.prose[sentence.start : first.start]
    if _OBJECT.search(before) or doc.prose[first.end : first.end + 1] in ("'", "’"):
        return None
    title = _TITLES_BEFORE.search(before)
    if title is None and before.strip() and not before.rstrip().endswith(","):
        return None if _has_verb(before) else doc.span(first.start, first.end)
    start = first.start
    if title and not _opens_with_function(title[0]):
        start = sentence.start + title.start()
    return doc.span(start, first.end)


def _has_verb(before: str) -> bool:
    """Tell whether another word may be the subject: "Rain fell on Hale"."""
    return not any(category([w.strip(",").lower()]) in _PEOPLE for w in before.split())


def _unknown(doc: Document, sentence: Span) -> Span | None:
    m = _OPENING_NAME.match(doc.prose, sentence.start, sentence.end)
    if m is None or _opens_with_function(m[1]) or category([m[1].split()[-1].lower()]):
        return None
    following = _words(doc, m.end(1), sentence.end)
    gesture = not word_class("gesture").isdisjoint(following[:1])
    own = _is_verb(following) and not _OWN.isdisjoint(following[1:])
    return doc.span(*m.span(1)) if gesture or own else None


def _words(doc: Document, start: int, end: int) -> list[str]:
    """Return the next few words from a place on, in lower case."""
    return re.findall(r"[\w’'-]+", doc.prose[start : min(end, start + 60)].lower())[:4]


def _is_verb(following: list[str]) -> bool:
    """Tell whether a verb stands right after a subject, by its form."""
    if not following:
        return False
    word = following[0]
    known = any(word in word_class(name) for name in ("be", "have", "past_event", "gesture"))
    return known or word in _VERBS or (word.endswith(("ed", "s")) and not category([word]))


def _role(doc: Document, sentence: Span, kinds: frozenset[str]) -> Span | None:
    """Return "The mayor" or "Her brother" at the start of a sentence."""
    m = _ROLE.match(doc.prose, sentence.start, sentence.end)
    words = m[0].split() if m else []
    for size in range(2, len(words) + 1):
        if category([w.lower() for w in words[1:size]]) in kinds:
            return doc.span(sentence.start, sentence.start + len(" ".join(words[:size])))
    return None


@cache
def _no_openers() -> frozenset[str]:
    return no_names("function", "calendar") | frozenset(function_words())


def _opens_with_function(run: str) -> bool:
    """Tell whether a run of capitalised words opens with a word that only opens a sentence."""
    return run.split(" ", 1)[0].lower() in _no_openers()
