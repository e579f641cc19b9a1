"""Numbers made from the frame cues and loaded words of an article, by voice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .. import attribution
from ..document import Document
from ..intervals import per_sentence, rates_intervals

NAN = float("nan")
FRAMES = ("conflict", "economic", "human_interest", "morality", "resolution")
LOADED = "loaded"


def measure(
    doc: Document, cues: list, frames: Sequence[str], interval: float | None
) -> dict[str, float]:
    """Return the scores of the named frames, whole and by voice; see `framing.measure`."""
    names = {f: "loaded_per_100_words" if f == LOADED else f for f in frames}
    totals = {(f, voice): 0.0 for f in frames for voice in attribution.VOICES}
    counts = dict.fromkeys(totals, 0)
    for cue in cues:
        totals[cue.frame, cue.voice] += cue.weight
        counts[cue.frame, cue.voice] += 1
    words = {"source": attribution.sourced_words(doc)}
    words["author"] = len(doc.words) - words["source"]
    row = {
        name: rate(totals[f, "author"] + totals[f, "source"], len(doc.words))
        for f, name in names.items()
    }
    for voice in attribution.VOICES:
        row |= {
            f"{voice}_{name}": rate(totals[f, voice], words[voice]) for f, name in names.items()
        }
    if LOADED in names:
        row["loaded_author_share"] = _author_share(counts, [LOADED])
    row["frame_author_share"] = _author_share(counts, [f for f in frames if f != LOADED])
    if interval is not None:
        row |= _intervals(doc, cues, names, interval)
    return row


def rate(total: float, words: int) -> float:
    """Return a total per 100 words, NaN where there are none."""
    return 100 * total / words if words else NAN


def _author_share(counts: dict[tuple[str, str], int], frames: Sequence[str]) -> float:
    author, source = (sum(counts[f, voice] for f in frames) for voice in attribution.VOICES)
    return author / (author + source) if author + source else NAN


def _intervals(doc: Document, cues: list, names: dict[str, str], level: float) -> dict[str, float]:
    """Return bootstrap intervals of the scores, all from the same draws of sentences."""
    bounds = doc.sentence_index.starts
    words = per_sentence(bounds, doc.word_starts)
    found = {frame: [c for c in cues if c.frame == frame] for frame in names}
    weights = [
        per_sentence(bounds, [c.start for c in own], [c.weight for c in own])
        for own in found.values()
    ]
    low, high = rates_intervals(np.column_stack(weights), words, level)
    row = {}
    for name, bottom, top in zip(names.values(), low, high, strict=True):
        row[f"{name}_low"], row[f"{name}_high"] = float(bottom), float(top)
    return row
