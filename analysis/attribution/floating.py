"""Quotations without a cue of their own: relations in; relations with each in its place out.

The tagger links what is quoted to one of the nearest cues, however far. Here every
paragraph of every quotation is looked at once more, in text order:

- who signs it or announces it has said it;
- the paragraphs of a long quotation have the speaker of its first;
- a paragraph that only quotes goes on with what ended the paragraph before it;
- within a paragraph, what stands right before tells: a cue, or the subject of a sentence.

Where none of these tells, a quoted utterance is an attribution of its own, without cue and
source: a missing speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document import Document, Span
from ..spans import Index
from .kinds import kind
from .relation import Relation, start_of
from .shapes import is_heading
from .speaking import announced, announcement, signature, subject, turned_name

_FEWEST_WORDS = 3  # "no," is as often a title or a word spoken of; one less beside a quotation
_SOMEBODY = ("person", "pronoun")
_ENDS = (",", ".", "?", "!", "…", "—")
_MARKS = "\"'“”‘’„«»` \xa0"
_WHOLE_ENDS = re.compile(r"[.…][\"'”’»“]?$")
_LEADS_ON = re.compile(r"[^.!?]*[:,]\s*$")
_LETTERS = re.compile(r"\w")


class _Part(NamedTuple):
    """What one paragraph holds of a quotation."""

    words: Span
    paragraph: Span
    quotation: int  # the number of its quotation
    first: bool  # whether the quotation begins with it


def settle(doc: Document, relations: list[Relation]) -> list[Relation]:
    """Give every quotation to the one who is said to speak it, or to nobody.

    Parameters
    ----------
    doc : Document
    relations : list of (source, cue, content)
        In text order.

    Examples
    --------
    >>> doc = Document("“It may rain,” he said. “Stay at home.”")
    >>> first, cue = doc.span(0, 14), doc.span(18, 22)
    >>> [part.text for part in settle(doc, [(None, cue, (first,))])[0][2]]
    ['“It may rain,”', '“Stay at home.”']
    """
    return _Settling(doc, relations).settled()


class _Settling:
    """Goes through the quotations of one document and moves what stands in a wrong place."""

    def __init__(self, doc: Document, relations: list[Relation]):
        self.doc = doc
        self.relations: list[tuple[Span | None, Span | None]] = [r[:2] for r in relations]
        self.content = [list(r[2]) for r in relations]
        self.before = relations
        self.parts = list(_parts(doc))
        self.holders = self._holders()
        self.sources = {r[0].start: i for i, r in enumerate(relations) if r[0]}
        self.chosen: list[int | None] = []  # of the parts so far
        outside = (
            (cue.start, i, cue)
            for i, (_, cue, _) in enumerate(relations)
            if cue and doc.quotation_at(cue.start) is None
        )
        self.cues = Index(sorted(outside))

    def settled(self) -> list[Relation]:
        for k in range(len(self.parts)):
            holder = self.holders.get(k)
            target = self._target(k, holder)
            if target != holder or self._is_several(k):
                self._move(k, holder, target)
            self.chosen.append(target)
        self._release()
        every = zip(self.relations, self.content, strict=True)
        found = [(*relation, tuple(sorted(content))) for relation, content in every]
        return sorted((r for r in found if any(r)), key=start_of)

    def _release(self) -> None:
        """Take from each cue what stands unquoted in another paragraph: four in five are wrong.

        What a colon announces may stand below it.
        """
        for i, (source, cue, content) in enumerate(self.before):
            place = cue or source
            home = self.doc.paragraph_at(place.start) if place else None
            if home is None or home.text.endswith(":"):
                continue
            for span in content:
                if home.holds(span.start) or span not in self.content[i]:
                    continue
                if self.doc.quotation_at((span.start + span.end) // 2) is None:
                    self.content[i].remove(span)

    def _holders(self) -> dict[int, int]:
        """Return the relation of each part that has one: its cue stands outside the part."""
        index = Index([part.words for part in self.parts])
        found: dict[int, int] = {}
        for i, (_, cue, content) in enumerate(self.before):
            for span in content:
                for k in range(max(0, index.up_to(span.start) - 1), index.before(span.end)):
                    words = self.parts[k].words
                    shared = min(span.end, words.end) - max(span.start, words.start)
                    inner = cue is not None and words.holds(cue.start)
                    if 2 * shared > len(words.text) and not inner:
                        found.setdefault(k, i)
        return found

    def _target(self, k: int, holder: int | None) -> int | None:
        """Return the relation that part ``k`` belongs to, or None for none."""
        own, loose = self._has_own_cue(k, holder), self._is_of_the_next(k, holder)
        if own and not loose:
            return holder
        holder = None if own else holder
        if not self.parts[k].first and self.chosen[k - 1] is not None:
            return self.chosen[k - 1]
        signed = self._signed(k)
        if signed is not None or not (loose or self._is_utterance(k)):
            return holder if signed is None else signed
        for choose in (self._announced, self._of_later_part, self._floating):
            chosen = choose(k)
            if chosen is not None:
                return chosen
        return holder if holder is not None and self.relations[holder] == (None, None) else None

    def _has_own_cue(self, k: int, holder: int | None) -> bool:
        """Tell whether the cue of a part, or its source, stands in its paragraph."""
        beside = self.relations[holder] if holder is not None else ()
        return any(span and self.parts[k].paragraph.holds(span.start) for span in beside)

    def _is_utterance(self, k: int) -> bool:
        words = self.parts[k].words.text.strip(_MARKS)
        near = bool(k) and self.parts[k - 1].paragraph == self.parts[k].paragraph
        long = len(words.split()) + near >= _FEWEST_WORDS
        if long and (self._is_several(k) or words.endswith(_ENDS)):
            return True
        lead = announcement(self.doc, self.parts[k].words)
        return bool(lead and turned_name(self.doc, lead))

    def _is_several(self, k: int) -> bool:
        """Tell whether the quotation of a part has more than this one."""
        near = self.parts[max(0, k - 1) : k + 2]
        return sum(part.quotation == self.parts[k].quotation for part in near) > 1

    def _is_of_the_next(self, k: int, holder: int | None) -> bool:
        """Tell whether a finished quotation hangs on the next sentence: “B.” Hale added: “C.”"""
        words, paragraph, *_ = self.parts[k]
        cue = self.relations[holder][1] if holder is not None else None
        if cue is None or cue.start < words.end or not _WHOLE_ENDS.search(words.text):
            return False
        following = self.parts[k + 1].words.start if k + 1 < len(self.parts) else paragraph.end
        leads_on = bool(_LEADS_ON.match(self.doc.prose, cue.end - 1, min(following, paragraph.end)))
        return cue.start < following < paragraph.end and leads_on

    def _signed(self, k: int) -> int | None:
        words = self.parts[k].words
        found = signature(self.doc, words) if len(words.text.split()) >= _FEWEST_WORDS else None
        return self._relation(*found) if found else None

    def _announced(self, k: int) -> int | None:
        lead = announcement(self.doc, self.parts[k].words)
        if lead is None:
            return None
        near = self.cues.within(lead.start, lead.end)
        if near:
            return self.cues.spans[near[-1]][1]
        source = announced(self.doc, lead)
        return self._relation(source, self.doc.span(lead.end - 1, lead.end)) if source else None

    def _of_later_part(self, k: int) -> int | None:
        """Return the relation of a later part of the same quotation, which has its own cue."""
        if not self.parts[k].first:
            return None  # looked for at the first part
        for later in range(k + 1, len(self.parts)):
            if self.parts[later].quotation != self.parts[k].quotation:
                return None
            if self._has_own_cue(later, self.holders.get(later)):
                return self.holders[later]
        return None

    def _floating(self, k: int) -> int | None:
        """Return what a part that nobody signs or announces belongs to, or None."""
        words, paragraph, *_ = self.parts[k]
        if _LETTERS.search(self.doc.prose, paragraph.start, words.start):
            return self._before(k)
        if not _LETTERS.search(self.doc.prose, words.end, paragraph.end):
            return self._continued(k)
        after = self.cues.within(words.end, paragraph.end)
        if not after or _WHOLE_ENDS.search(words.text):
            return None
        return self.cues.spans[after[0]][1]

    def _before(self, k: int) -> int | None:
        """Return the relation that stands before a part within its paragraph."""
        words, paragraph, *_ = self.parts[k]
        last = len(self.doc.prose[paragraph.start : words.start].rstrip(_MARKS + "\n"))
        sentence = self.doc.sentence_at(paragraph.start + max(last - 1, 0))
        start = sentence.start if sentence else paragraph.start
        if k and self.parts[k - 1].words.end > start:
            start = min(start, self.parts[k - 1].words.start)
        near = self.cues.within(start, words.start)
        if near:
            # "“It is over,” said Hale, according to the Post. “Why now?”" are Hale's words.
            said = [at for at in near if self.cues.spans[at][2].text.lower() != "according to"]
            beside = self.chosen[k - 1] if k and self.parts[k - 1].words.start >= start else None
            if beside in [self.cues.spans[at][1] for at in said]:
                return beside  # not "who asked not to be named" behind it
            return self.cues.spans[(said or near)[-1]][1]
        if k and self.parts[k - 1].words.end > paragraph.start + last - 2:
            return self.chosen[k - 1]
        who = subject(self.doc, sentence) if sentence else None
        if who is not None and self.doc.quotation_at(who.start) is None:
            return self._relation(who, None)
        near = self.cues.within(paragraph.start, words.start)
        return self.cues.spans[near[-1]][1] if near else None

    def _continued(self, k: int) -> int | None:
        """Return what the paragraph before ended with: a quotation, or a sentence with a cue."""
        paragraph = self.parts[k].paragraph
        at = self.doc.paragraph_index.before(paragraph.start) - 1
        above = self.doc.paragraphs[at] if at >= 0 else None
        if above is None or above == self.doc.headline or is_heading(self.parts[k].words.text):
            return None
        if k and self.parts[k - 1].words.end >= above.end - 1:
            return self._with_source(self.chosen[k - 1])
        sentence = self.doc.sentence_at(above.end - 1)
        near = self.cues.within(sentence.start, above.end) if sentence else range(0)
        if near and k and sentence and self.parts[k - 1].words.start >= sentence.start:
            return self._with_source(self.chosen[k - 1])
        told = {self._with_source(self.cues.spans[at][1]) for at in near}
        only = told.pop() if len(told) == 1 else None
        return only if only is not None and self._is_somebody(only) else None

    def _is_somebody(self, i: int) -> bool:
        return bool(self.content[i]) and kind(self.doc, self.relations[i][0]) in (
            "person",
            "pronoun",
        )

    def _with_source(self, i: int | None) -> int | None:
        return i if i is not None and self.relations[i][0] else None

    def _relation(self, source: Span, cue: Span | None) -> int:
        """Return the relation with a source, a new one if there is none yet."""
        for place in range(source.start, source.end):
            if place in self.sources:
                return self.sources[place]
        self.sources[source.start] = len(self.relations)
        return self._add(source, cue)

    def _add(self, source: Span | None, cue: Span | None) -> int:
        self.relations.append((source, cue))
        self.content.append([])
        return len(self.content) - 1

    def _move(self, k: int, holder: int | None, target: int | None) -> None:
        """Give a part to another relation, or to none."""
        words = self.parts[k].words
        if holder is not None:
            fits = [s for s in self.content[holder] if _within(s, words)]
            cut = sum(len(s.text) for s in fits) + 2 < len(words.text)
            if not fits or (target == holder and cut):
                return  # it is part of a larger content, or others stand in it
            for span in fits:
                self.content[holder].remove(span)
        if target is None:
            target = self._add(None, None)
        kept = [s for s in self.content[target] if not _within(s, words)]
        self.content[target] = [*kept, words]


def _within(span: Span, words: Span) -> bool:
    return words.start - 2 <= span.start and span.end <= words.end + 2


def _parts(doc: Document):
    """Yield what each paragraph holds of each quotation, in text order."""
    for number, q in enumerate(doc.quotations):
        at = doc.paragraph_index.up_to(q.start) - 1
        while at < len(doc.paragraphs) and doc.paragraphs[at].start < q.end:
            p = doc.paragraphs[at]
            start, end = max(p.start, q.start), min(p.end, q.end)
            yield _Part(doc.span(start, end), p, number, start == q.start)
            at += 1
