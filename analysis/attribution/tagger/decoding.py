"""From the scores of tags to attributions: what the small and the accurate model share.

A model says how well each of the 13 tags fits each piece of a text (`Tagger.scores`). The
best legal sequence of each paragraph is decoded, its spans are linked, and a cue that was
left without content gets a second look.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise

import numpy as np

from ...document import Document, Span
from ...errors import ModelError
from ..relation import Relation, start_of
from . import features, links, tags, viterbi
from .joined import Joined, groups, join
from .lonely_cues import claims
from .tags import Role

ROLES = ("", "source", "cue", "content")
_CONTENT = tags.COLUMNS[Role.CONTENT]
_SECOND_LOOK = 0.4  # see `Tagger.find`; chosen on dev among 0.1, 0.2, 0.4, 0.8


class Tagger(ABC):
    """A loaded model.

    Parameters
    ----------
    card : dict
        Version, training data, terms and figures, as kept with the model.
    chain : tuple of numpy.ndarray
        How well each tag follows each other one, begins a text and ends it.
    link_weights : tuple of numpy.ndarray
        The weights by which contents find their cue, and cues their source.
    """

    def __init__(self, card: dict, chain: tuple, link_weights: tuple):
        self.card, self.chain, self._decoder = card, chain, viterbi.Decoder(*chain)
        self._links = [links.summed(weights) for weights in link_weights]

    @abstractmethod
    def scorer(self, text: features.Pieces) -> Callable[[int, int], np.ndarray]:
        """Return a function that tells how well every tag fits the pieces between two places.

        It returns one row a piece, in an array that may be changed.
        """

    def scores(self, text: features.Pieces) -> np.ndarray:
        """Return how well every tag fits every piece, one row a piece."""
        return self.scorer(text)(0, len(text.words))

    def find(self, texts: Sequence[features.Pieces]) -> tuple[links.Layout, np.ndarray, np.ndarray]:
        """Return the spans of joined texts, the cue of each content and the source of each cue.

        A cue promises a content. Where none was found for one, its sentence is
        decoded again with a little more weight on content; where that does not
        help, the cue may claim the rest of its sentence (see `claims`).
        """
        text = join(texts)
        first, length = viterbi.stretches(text)
        tagged = np.zeros(len(text.words), np.int8)
        favoured = np.zeros(len(text.words), bool)
        tag = partial(self._tag, *self._in_parts(texts, text))
        tag(tagged, favoured, first, length)
        layout, cue_of, lonely = self._laid_out(text, tagged)
        if len(lonely):
            _favour(favoured, tagged, layout, lonely)
            hit = np.unique(first.searchsorted(layout.first[lonely], side="right") - 1)
            tag(tagged, favoured, first[hit], length[hit])
            layout, cue_of, lonely = self._laid_out(text, tagged)
        source_of = links.sources_of(layout, self._links[1])
        if _claim(tagged, claims(text, layout, lonely.tolist(), source_of)):
            layout, cue_of, _ = self._laid_out(text, tagged)
            source_of = links.sources_of(layout, self._links[1])
        return layout, cue_of, source_of

    def _in_parts(
        self, texts: Sequence[features.Pieces], text: Joined
    ) -> tuple[Callable[[int, int], np.ndarray], list[int]]:
        """Return a function that scores a part of joined texts, and where to cut these."""
        if len(texts) == 1 and text.words:
            # What was scored last is kept: few texts have more than one part.
            return lru_cache(1)(self.scorer(texts[0])), features.parts(text.breaks)
        scores = np.zeros((len(text.words), tags.TAGS), np.float32)
        for start, one in zip(text.firsts.tolist(), texts, strict=True):
            if one.words:
                scores[start : start + len(one.words)] = self.scores(one)
        return lambda first, last: scores[first:last], [0, len(scores)]

    def _tag(self, scored, parts, tagged, favoured, first, length) -> None:
        """Tag stretches of a text; content has a little more weight where it is favoured."""
        for start, end in pairwise(parts):
            here = (first >= start) & (first < end)
            if here.any():
                scores = scored(start, end)
                scores[favoured[start:end], _CONTENT] += _SECOND_LOOK
                self._decoder.write(tagged[start:end], scores, first[here] - start, length[here])

    def _laid_out(
        self, text: Joined, tagged: np.ndarray
    ) -> tuple[links.Layout, np.ndarray, np.ndarray]:
        """Return the spans that are tagged, the cue of each content, and the cues without any."""
        layout = links.Layout(text, *tags.spans_in(tagged), text.firsts)
        cue_of = links.cues_of(layout, self._links[0])
        lonely = layout.roles == Role.CUE
        lonely[cue_of[cue_of >= 0]] = False
        return layout, cue_of, lonely.nonzero()[0]

    def spans(self, doc: Document) -> list[tuple[str, int, int]]:
        """Return labelled spans in text order: role, start, end."""
        text = features.pieces(doc)
        found, _, _ = self.find([text])
        bounds = [found.roles, text.starts[found.first], text.ends[found.last - 1]]
        return [(ROLES[role], start, end) for role, start, end in np.stack(bounds, 1).tolist()]

    def relations(self, docs: Sequence[Document]) -> list[list[Relation]]:
        """Return the attributions of each document: source, cue, content fragments."""
        texts = list(map(features.pieces, docs))
        return [
            found for here in groups(texts) for found in self._relations(docs[here], texts[here])
        ]

    def _relations(self, docs, texts) -> Iterator[list[Relation]]:
        layout, cue_of, source_of = self.find(texts)
        edges = [*layout.first.searchsorted(layout.firsts).tolist(), len(layout.roles)]
        own = zip(docs, texts, layout.firsts.tolist(), pairwise(edges), strict=True)
        for doc, text, first, (begin, end) in own:
            here = slice(begin, end)
            starts = text.starts[layout.first[here] - first].tolist()
            ends = text.ends[layout.last[here] - first - 1].tolist()
            spans = list(map(doc.span, starts, ends))
            yield _gather(layout.roles[here], spans, cue_of[here] - begin, source_of[here] - begin)


def unreadable(path: object, error: Exception) -> ModelError:
    """Return the error of a model file that cannot be read for another."""
    if isinstance(error, MemoryError):
        return ModelError(f"There is no memory left for the model {path}; close other programs.")
    return ModelError(f"The attribution model {path} is damaged ({error!r}).")


def _favour(favoured, tagged, layout: links.Layout, cues: np.ndarray) -> None:
    """Favour content in the sentences of cues, where nothing was found."""
    edges = [-1, *layout.sentence_ends.tolist(), len(tagged)]
    for sentence in set(layout.sentence[0][cues].tolist()):
        here = slice(edges[sentence] + 1, edges[sentence + 1] + 1)
        favoured[here] = tagged[here] == tags.Tag.OUTSIDE


def _claim(tagged: np.ndarray, claimed: list[tuple[int, int]]) -> bool:
    """Make contents of what cues claim, unless a span runs across its ends; tell of any."""
    before = tagged.copy()
    for start, end in claimed:
        if tags.is_between(tagged, start) and tags.is_between(tagged, end):
            tags.mark_content(tagged, start, end)
    return not np.array_equal(before, tagged)


def _gather(roles, spans, cue_of, source_of):
    """Put linked spans together, one attribution a cue, in text order."""
    contents: dict[int, list[Span]] = {}
    alone, found = [], []
    every = list(zip(roles.tolist(), spans, cue_of.tolist(), source_of.tolist(), strict=True))
    for role, span, cue, _ in every:
        if role == Role.CONTENT and cue < 0:
            alone.append((None, None, (span,)))
        elif role == Role.CONTENT:
            contents.setdefault(cue, []).append(span)
    for k, (role, span, _, source) in enumerate(every):
        if role == Role.CUE:
            who = spans[source] if source >= 0 else None
            found.append((who, span, tuple(contents.get(k, ()))))
    return sorted(found + alone, key=start_of)
