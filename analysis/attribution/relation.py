"""A bare attribution, as it passes from step to step: source, cue and content fragments."""

from __future__ import annotations

from ..document import Span

Relation = tuple[Span | None, Span | None, tuple[Span, ...]]  # source, cue, content


def spans_of(relation: Relation) -> list[Span]:
    """Return the spans of a relation: source and cue, where it has them, and content."""
    source, cue, content = relation
    return [span for span in (source, cue, *content) if span]


def start_of(relation: Relation) -> int:
    """Return where the first span of a relation starts."""
    source, cue, content = relation
    return min(filter(None, (source, cue, *content)))[0]  # spans are ordered by their starts
