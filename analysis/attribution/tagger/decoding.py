"""From the scores of tags to attributions: what the small and the accurate model share.

A model says how well each of the 13 tags fits each piece of a text (`Tagger.scores`). The
best legal sequence of each paragraph is decoded, its spans are linked, and a cue that was
left without content gets a second look.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from ...document import Document, Span
from ..relation import Relation, start_of
from . import features, links, tags, viterbi
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
        self.card, self.chain, self._links = card, chain, link_weights

    @abstractmethod
    def scores(self, text: features.Pieces) -> np.ndarray:
        """Return how well every tag fits every piece, one row a piece."""

    def find(self, text: features.Pieces) -> tuple[links.Layout, np.ndarray, np.ndarray]:
        """Return the spans of a text, the cue of each content and the source of each cue.

        A cue promises a content. Where none was found for one, its sentence is
        decoded again with a little more weight on content; where that does not
        help, the cue may claim the rest of its sentence (see `claims`).
        """
        scores = self.scores(text)
        first, length = viterbi.stretches(text)
        tagged = viterbi.viterbi(scores, first, length, *self.chain)
        layout, cue_of, lonely = self._laid_out(text, tagged)
        if len(lonely):
            cues = layout.first[lonely]
            doubtful = np.zeros(layout.sentence[-1] + 1, bool)
            doubtful[layout.sentence[cues]] = True
            again = doubtful[layout.sentence[:-1]] & (tagged == tags.Tag.OUTSIDE)
            scores[again, _CONTENT] += _SECOND_LOOK
            hit = np.unique(np.searchsorted(first, cues, side="right") - 1)
            fresh = viterbi.viterbi(scores, first[hit], length[hit], *self.chain)
            for start, size in zip(first[hit].tolist(), length[hit].tolist(), strict=True):
                tagged[start : start + size] = fresh[start : start + size]
            layout, cue_of, lonely = self._laid_out(text, tagged)
        source_of = links.sources_of(layout, self._links[1])
        taken = claims(text, layout, lonely.tolist(), source_of)
        if not taken:
            return layout, cue_of, source_of
        for start, end in taken:
            if tags.is_between(tagged, start) and tags.is_between(tagged, end):
                tags.mark_content(tagged, start, end)
        layout, cue_of, _ = self._laid_out(text, tagged)
        return layout, cue_of, links.sources_of(layout, self._links[1])

    def _laid_out(
        self, text: features.Pieces, tagged: np.ndarray
    ) -> tuple[links.Layout, np.ndarray, np.ndarray]:
        """Return the spans that are tagged, the cue of each content, and the cues without any."""
        layout = links.Layout(text, *tags.spans_in(tagged))
        cue_of = links.cues_of(layout, self._links[0])
        has = np.zeros(len(cue_of) + 1, bool)
        has[cue_of] = True
        return layout, cue_of, np.flatnonzero((layout.roles == Role.CUE) & ~has[:-1])

    def spans(self, doc: Document) -> list[tuple[str, int, int]]:
        """Return labelled spans in text order: role, start, end."""
        text = features.pieces(doc)
        if not text.words:
            return []
        found, _, _ = self.find(text)
        bounds = [found.roles, text.starts[found.first], text.ends[found.last - 1]]
        return [(ROLES[role], start, end) for role, start, end in np.stack(bounds, 1).tolist()]

    def relations(self, doc: Document) -> list[Relation]:
        """Return the attributions of a document: source, cue, content fragments."""
        text = features.pieces(doc)
        if not text.words:
            return []
        found, cue_of, source_of = self.find(text)
        bounds = np.stack([text.starts[found.first], text.ends[found.last - 1]], 1).tolist()
        return _gather(found.roles, [doc.span(a, b) for a, b in bounds], cue_of, source_of)


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
