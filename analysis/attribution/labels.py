"""Interviews, transcripts and blocks: what stands under a label or a colon, without marks.

"MAYOR ITO: The state must pay." is an attribution to the mayor, with the colon as its cue,
if the article holds another such paragraph and the labels are people's. In an interview
("Q: … A: …") the answers are attributed; the questions are the newsroom's own. A paragraph
after "Roth wrote:", or marked with ">" as in e-mails, is what she wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from ..document import Document, Span
from ..entities import Person, names
from ..entities.capitals import PARTICLES, name_pattern
from ..entities.lists import first_names, titles
from ..entities.phrases import category
from ..kept import kept
from ..lexicon import word_class
from .relation import Relation, start_of

_NAME = name_pattern(PARTICLES)
_LABEL = re.compile(
    r"[\"“‘'*]*(?:(?P<letter>[QA])(?P<mark>[:.])|(?P<name>(?:The )?[^\W\d_][^\n:“\"]{1,40}?)"
    r"(?: \([^)\n]{1,30}\)|, [A-Z][A-Z ]+)?(?P<colon>:))\**\s+(?=\S)"
)
_NAME_ALONE = re.compile(_NAME)
_FEWEST = 2  # labelled paragraphs
_FARTHEST = 4  # paragraphs from one label to the next
_AFFILIATION = 33  # characters between a name and its colon: "HALE (D-Ohio):"
_INTERVIEW = re.compile(
    r"\b(?:interview|spoke|talked|sat down|questions|answers|conversation)", re.I
)
_SAID = frozenset(("said", "says", "told", "according to"))
_PEOPLE = frozenset(("role", "figure", "unique", "unnamed"))
# What people say to each other; lists of people ("Ann Lowe: the mayor since 2019") hold none.
_TALK = re.compile(r"\b(?:I|we|We|you|You|my|My|our|Our|your|Your|me|us)\b|\?")
_FEWEST_WORDS = 5  # of a block without marks
_BLOCK = re.compile(r"> ?(?=\S)")
_NO_BLOCK = re.compile(r"[\"“”„«‘'•*·–—-]|\d+[.)]")
_LONGEST_REST = 60  # characters between a cue and the colon that ends its paragraph


class _Label(NamedTuple):
    """A label: who speaks, the mark after it, and where the words begin and end."""

    paragraph: int
    name: Span
    mark: Span
    words: Span


def labelled(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return relations with an attribution for each labelled paragraph.

    Examples
    --------
    >>> doc = Document("Q: Who will pay?\\n\\nA: The state will.")
    >>> [[part.text for part in (a[0], a[1], *a[2])] for a in labelled(doc, [])]
    [['A', ':', 'The state will.']]
    """
    labels = _labels(doc)
    if not labels or _is_explained(doc, relations, labels):
        return relations
    labels = _with_following(doc, labels)
    own: list[Relation] = [
        (label.name, label.mark, (label.words,)) for label in labels if label.name.text != "Q"
    ]
    held = {doc.paragraphs[label.paragraph].start: label.words.start for label in labels}
    others = [r for r in (_outside(doc, relation, held) for relation in relations) if r]
    return sorted([*others, *_joined(own)], key=start_of)


def _is_explained(doc: Document, relations: list[Relation], labels: list[_Label]) -> bool:
    """Tell whether the newsroom answers its own questions: it quotes others as it does."""
    answers = [doc.paragraphs[label.paragraph] for label in labels if label.name.text == "A"]
    if not answers:
        return False
    cues = [cue for source, cue, _ in relations if source and cue and cue.text in _SAID]
    first, last = answers[0].start, labels[-1].words.end
    told = sum(first < cue.start < last and not doc.quotation_at(cue.start) for cue in cues)
    return 4 * told >= len(answers)


def _joined(own: list[Relation]) -> list[Relation]:
    """Put the paragraphs of one label together."""
    found: dict[Span | None, Relation] = {}
    for name, mark, words in own:
        found[name] = name, mark, (*found[name][2], *words) if name in found else words
    return list(found.values())


def is_label(source: Span | None, cue: Span | None) -> bool:
    """Tell whether a source is a label: its cue is the mark after it.

    Examples
    --------
    >>> is_label(Span(0, 1, "A"), Span(1, 2, ":"))
    True
    """
    beside = source is not None and cue is not None and cue.start - source.end <= _AFFILIATION
    return bool(beside and cue and source and cue.text in (":", ".") and cue.start >= source.end)


def _with_following(doc: Document, labels: list[_Label]) -> list[_Label]:
    """Return labels and, between them, what follows each without a label of its own."""
    found: list[_Label] = []
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        found.append(label)
        gap = range(label.paragraph + 1, after.paragraph) if after else range(0)
        for at in gap if len(gap) < _FARTHEST else ():
            paragraph = doc.paragraphs[at]
            if not paragraph.text.startswith(("(", "[")):  # "(Laughter)"
                found.append(_Label(at, label.name, label.mark, paragraph))
    return found


@kept("interviewed")
def interviewed(doc: Document) -> Person | None:
    """Return the one person whom an article says it interviews, or None.

    Examples
    --------
    >>> doc = Document("We spoke to Ann Lowe.\\n\\nQ: Who will pay?\\n\\nA: The state.")
    >>> interviewed(doc).name
    'Ann Lowe'
    """
    first = next((i for i, p in enumerate(doc.paragraphs) if p.text[:2] in ("Q:", "Q.")), 0)
    intro = doc.paragraphs[first - 1] if first else None
    if intro is None or not _INTERVIEW.search(intro.text):
        return None
    found = names(doc)
    named = {m.person for m in found.mentions[found.before(intro.start) : found.before(intro.end)]}
    return named.pop() if len(named) == 1 else None


def _outside(doc: Document, relation: Relation, held: dict[int, int]) -> Relation | None:
    """Return what a relation is beside the labels: nothing of theirs, and no far words.

    Parameters
    ----------
    held : dict of int to int
        Where the words begin in each labelled paragraph, by its start.
    """
    source, cue, content = relation
    place = cue or source
    home = _home(doc, place) if place else -1
    if place and place.start < held.get(home, -1):
        return None
    content = tuple(s for s in content if _home(doc, s) == home or _home(doc, s) not in held)
    return (source, cue, content) if place or content else None


def _home(doc: Document, span: Span) -> int:
    """Return where the paragraph of a span starts."""
    paragraph = doc.paragraph_at(span.start)
    return paragraph.start if paragraph else -1


def _labels(doc: Document) -> list[_Label]:
    """Return the labels of a document, if they are those of a talk."""
    found = []
    for i, paragraph in enumerate(doc.paragraphs):
        m = _LABEL.match(paragraph.text) if _may_open(paragraph.text) else None
        if m is None:
            continue
        name, mark = ("letter", "mark") if m["letter"] else ("name", "colon")
        who, sign = (_moved(doc, paragraph, m, group) for group in (name, mark))
        words = doc.span(paragraph.start + m.end(), paragraph.end)
        found.append(_Label(i, who, sign, words))
    near = _neighbours(found)
    letters = {label.name.text for label in near} & {"Q", "A"}
    people = [label for label in near if label.name.text in letters or _is_person(doc, label)]
    if not letters:
        people = _with_partners(people, near)
    if len(people) < _FEWEST or letters == {"A"}:
        return []
    talk = sum(bool(_TALK.search(label.words.text)) for label in people)
    sure = letters or all(label.name.text.isupper() and _is_person(doc, label) for label in people)
    return people if sure or 2 * talk >= len(people) else []


def _may_open(paragraph: str) -> bool:
    """Tell quickly of most paragraphs that no label opens them."""
    return ":" in paragraph or paragraph.lstrip("\"“‘'*").startswith(("Q.", "A."))


def _with_partners(people: list[_Label], near: list[_Label]) -> list[_Label]:
    """Add names that the article does not explain, beside a known person or each twice."""
    often = Counter(label.name.text for label in near)
    known = {label.paragraph for label in people}
    # "HALL: …" between two of "TAPPER: …" in a transcript
    talk = any(n > 1 and name.isupper() for name, n in often.items())
    return [
        label
        for label in near
        if label.paragraph in known
        or (
            _NAME_ALONE.fullmatch(label.name.text)
            and not category([label.name.text.lower()])
            and (people or often[label.name.text] > 1 or (talk and label.name.text.isupper()))
        )
    ]


def _moved(doc: Document, paragraph: Span, m: re.Match, group: str) -> Span:
    return doc.span(paragraph.start + m.start(group), paragraph.start + m.end(group))


def _neighbours(labels: list[_Label]) -> list[_Label]:
    """Return the labels that stand near another one."""
    places = [label.paragraph for label in labels]
    gaps = [_FARTHEST + 1, *(b - a for a, b in pairwise(places)), _FARTHEST + 1]
    return [
        label for label, a, b in zip(labels, gaps, gaps[1:], strict=False) if min(a, b) <= _FARTHEST
    ]


def _is_person(doc: Document, label: _Label) -> bool:
    """Tell whether a label is a person: "MAYOR ITO", "Ann Lowe", "REPORTER", no "LONDON"."""
    words = label.name.text.lower().replace("the ", "").split()
    known = category(words)
    if known in _PEOPLE or (known == "collective" and label.name.text.isupper()):
        return True
    if not all(w[0].isupper() or w in PARTICLES for w in label.name.text.split()):
        return False
    titled = len(words) > 1 and words[0].rstrip(".") in titles()
    given = len(words) > 1 and words[0] in first_names()
    return titled or given or words[-1] in names(doc).people


def blocks(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give a cue that ends its paragraph with a colon the paragraph after it.

    Examples
    --------
    >>> doc = Document("Roth wrote:\\n\\n> We must go.\\n\\nShe left.")
    >>> [part.text for part in blocks(doc, [(doc.span(0, 4), doc.span(5, 11), ())])[0][2]]
    ['We must go.']
    """
    return [_with_block(doc, relation) for relation in relations]


def _with_block(doc: Document, relation: Relation) -> Relation:
    source, cue, content = relation
    paragraph = doc.paragraph_at(cue.start) if cue and source else None
    if cue is None or paragraph is None or not paragraph.text.endswith(":"):
        return relation
    known = any(s.start >= cue.end and not s.text.startswith(">") for s in content)
    if paragraph.end - cue.end > _LONGEST_REST or known:
        return relation
    block = _block(doc, doc.paragraph_index.up_to(paragraph.start), cue)
    # What stands before is where it was written ("In her letter, Roth wrote:").
    return (source, cue, tuple(block)) if block else relation


def _block(doc: Document, at: int, cue: Span) -> list[Span]:
    """Return the paragraphs of the block that begins with a paragraph, or none."""
    found: list[Span] = []
    for paragraph in doc.paragraphs[at:]:
        m = _BLOCK.match(paragraph.text)
        if m is None:
            break
        found.append(doc.span(paragraph.start + m.end(), paragraph.end))
    if found or at == len(doc.paragraphs):
        return found
    first = doc.paragraphs[at]
    said = word_class("block_cue").isdisjoint(cue.text.lower().rstrip(":").split())
    if said or _NO_BLOCK.match(first.text) or len(first.text.split()) < _FEWEST_WORDS:
        return []
    return [first] if first.text.endswith((".", "!", "?", "…")) else []
