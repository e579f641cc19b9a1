"""What leads to words and is none of them: participles, outlets, handles; relations in and out.

"Hale quit, telling CNN: “It is over.”" has its source at the head of the sentence; "Hale told
the BBC he would quit" begins with the outlet, which is no part of what he said; "“It is
over,” said Hale, according to the Post." holds two attributions, and the words are Hale's.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ..document import Document, Span
from ..entities.capitals import PARTICLES, name_pattern
from ..entities.outlets import OUTLET, outlet_at
from ..lexicon import word_class
from . import wordgroups
from .handles import past_handle, whole_handle
from .relation import Relation, start_of
from .shapes import has_verb
from .speaking import actor, inverted

_NAME = name_pattern(PARTICLES)
_TELLING = re.compile(r"(?:told|tells?|telling)\b")
_OUTLET = re.compile(OUTLET)
# The programme of an outlet may follow it: "the BBC's Today programme", "CNN's “State Today”".
_PROGRAMME = re.compile(
    r"(?:['’]s?(?: [“\"‘]?[A-Z\d][\w’'&-]*[”\"’]?)*)?"
    r"(?: (?:programme|program|show|podcast|newspaper|news agency|website|magazine|radio))?,? "
)
_OPENING = re.compile(r"[“\"](?<!\w.)(?=\w)")
_AUDIENCE = re.compile(r"(?:an?|the|his|her|their) ([\w-]+)( [\w-]+)? ")
_CLAUSE = re.compile(
    r"(?:that |there |it |he |she |they |we |I |his |her |their |its |my |our |the |an? |no |some |"
    r"if |how |why |what |when |where |whether |[“\"‘])"
)
_TO_WHOM = re.compile(r"[a-z][^“”\"‘’:.\n]{1,60}: ?(?=[“\"‘'])")
_VERB_AND_NAME = re.compile(rf"(\w+) ({_NAME}):?")
_SAID = re.compile(rf",? (?:(\w+) ({_NAME})|({_NAME}|he|she|they) (\w+)),?$")


def led(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Return relations with their sources, and without outlets at the head of what was told.

    Examples
    --------
    >>> doc = Document("Hale told the BBC he would quit.")
    >>> hale, told, content = doc.span(0, 4), doc.span(5, 9), doc.span(10, 31)
    >>> led(doc, [(hale, told, (content,))])[0][2][0].text
    'he would quit'
    """
    found: list[Relation] = []
    lost, handles = _lost_marks(doc), "@" in doc.prose
    for source, cue, content in _handed_on(doc, relations):
        source, cue = _parted(doc, source, cue)
        if cue is not None:
            source, cue = inverted(doc, cue) or (source, past_handle(doc, cue) if handles else cue)
        source = whole_handle(doc, source, cue) if handles else source
        source = source or _of_participle(doc, cue, content)
        if lost:
            content = tuple(_up_to_lost_mark(doc, span, lost) for span in content)
        if cue is not None and content:
            content = _past_outlet(doc, cue, _past_colon(doc, cue, content))
        inner = _inner(doc, source, cue, content)
        if inner is not None:
            found.append(inner)
            content = tuple(s for s in content if s not in inner[2])
        found.append((source, cue, content))
    return sorted(_joined(found), key=start_of)


def _lost_marks(doc: Document) -> list[int]:
    """Return where a mark opens what no mark closes."""
    starts, marks = doc.token_spans.starts, wordgroups.places(doc, "marks")
    lost = (at for i in marks if doc.quotation_at(at := starts[i]) is None)
    return [at for at in lost if _OPENING.match(doc.prose, at)]


def _handed_on(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give the words after "said Hale, according to the Post." to Hale: a new sentence is his."""
    found = list(relations)
    for i, (source, cue, content) in enumerate(relations):
        if source is None or cue is None or cue.text.lower() != "according to" or not content:
            continue
        sentence = doc.sentence_at(cue.start)
        if sentence is None or content[0].start < sentence.end:
            continue
        before = range(i - 1, -1, -1)
        said = next((k for k in before if sentence.holds(start_of(relations[k]))), None)
        told = sentence.start + len(doc.prose[sentence.start : cue.start].rstrip(" ,"))
        if said is not None and doc.quotation_at(content[0].start) and told > sentence.start:
            found[said] = (*found[said][:2], (*found[said][2], *content))
            found[i] = source, cue, (doc.span(sentence.start, told),)
    return found


def _parted(
    doc: Document, source: Span | None, cue: Span | None
) -> tuple[Span | None, Span | None]:
    """Return verb and name apart where one span holds both: "Adds Hale | :", "said Hale"."""
    both = source if cue is not None and cue.text == ":" else cue if source is None else None
    m = _VERB_AND_NAME.fullmatch(both.text) if both else None
    if both is None or m is None or m[1].lower() not in word_class("telling"):
        return source, cue
    at = both.start
    return doc.span(at + m.start(2), at + m.end(2)), doc.span(at, at + m.end(1))


def _joined(relations: list[Relation]) -> list[Relation]:
    """Put relations with the same source and cue together."""
    found: dict[object, Relation] = {}
    for i, (source, cue, content) in enumerate(relations):
        key = (source, cue) if source and cue else i
        before = found[key][2] if key in found else ()
        found[key] = source, cue, (*before, *(s for s in content if s not in before))
    return list(found.values())


def _of_participle(doc: Document, cue: Span | None, content: tuple[Span, ...]) -> Span | None:
    """Return the source of ", telling CNN: …": whom the sentence opens with."""
    if cue is None or not content or not cue.text.split()[0].rstrip(":").endswith("ing"):
        return None
    sentence = doc.sentence_at(cue.start)
    if sentence is None or doc.prose[max(0, cue.start - 2) : cue.start] != ", ":
        return None
    who = actor(doc, sentence)
    return who if who and who.end < cue.start and doc.quotation_at(who.start) is None else None


def _up_to_lost_mark(doc: Document, span: Span, lost: list[int]) -> Span:
    """Return a content up to the end of the sentence in which a mark opens and never closes."""
    first = bisect_left(lost, span.start)
    held = first < len(lost) and lost[first] < span.end - 1
    sentence = doc.sentence_at(lost[first]) if held else None
    if sentence is None or sentence.end >= span.end:
        return span
    end = span.start + len(doc.prose[span.start : sentence.end].rstrip(" .!?…"))
    return doc.span(span.start, end)


def _past_colon(doc: Document, cue: Span, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the content of "his advice | to patients: “Do not wait.”" from its quotation on."""
    first = min(content)
    follows = first.start >= cue.end and ":" in first.text
    lead = _TO_WHOM.match(doc.prose, first.start, first.end) if follows else None
    if lead is None or has_verb(lead[0]):
        return content
    return tuple(doc.span(lead.end(), s.end) if s == first else s for s in content)


def _past_outlet(doc: Document, cue: Span, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the content of "told | the BBC he would quit" without the outlet."""
    first = min(content)
    if not 0 < first.start - cue.end <= 2 or not _TELLING.search(cue.text):
        return content
    end = _after_outlet(doc, first) or _after_audience(doc, first)
    if end is None or not any(map(str.isalnum, doc.prose[end : first.end])):
        return content
    return tuple(doc.span(end, s.end) if s == first else s for s in content)


def _after_outlet(doc: Document, first: Span) -> int | None:
    m = _OUTLET.match(doc.prose, first.start, first.end)
    outlet = outlet_at(doc, m.start(1), m[1]) if m else None
    after = _PROGRAMME.match(doc.prose, outlet.end, first.end) if outlet else None
    return after.end() if after else None


def _after_audience(doc: Document, first: Span) -> int | None:
    """Return where the words begin in "an inquiry | the wall was safe"."""
    m = _AUDIENCE.match(doc.prose, first.start, first.end)
    for end in (m.end(k) for k in (1, 2) if m and m[k]):
        known = doc.prose[first.start : end].split()[-1] in word_class("audience")
        if known and _CLAUSE.match(doc.prose, end + 1, first.end):
            return end + 1
    return None


def _inner(
    doc: Document, source: Span | None, cue: Span | None, content: tuple[Span, ...]
) -> Relation | None:
    """Return the attribution inside "“It is over,” said Hale, according to the Post."."""
    if cue is None or cue.text.lower() != "according to" or source is None:
        return None
    for span in content:
        q = doc.quotation_at(span.start)
        m = _SAID.match(doc.prose, q.end, span.end) if q and span.start < q.end < span.end else None
        if q and m:
            verb, who = (1, 2) if m[1] else (4, 3)
            if m[verb] in word_class("telling"):
                more = [s for s in content if s.start > cue.end and doc.quotation_at(s.start)]
                return doc.span(*m.span(who)), doc.span(*m.span(verb)), (q, *more)
    return None
