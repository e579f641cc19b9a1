"""Numbers made from the frame cues and loaded words of an article, by voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .. import attribution
from ..document import Document
from ..intervals import per_sentence, rates_intervals

NAN = float("nan")
FRAMES = ("conflict", "economic", "human_interest", "morality", "resolution")
LOADED = "loaded"
# A frame, and a judgement, lies in the choice of words: so the two voices whose words the
# newsroom chose are taken together as well.
BY_VOICE = (*attribution.VOICES, "newsroom")


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
    words = attribution.words_by_voice(doc)
    all_words, every = len(doc.word_spans), attribution.VOICES
    row = {name: rate(_total(totals, f, every), all_words) for f, name in names.items()}
    for whose in BY_VOICE:
        voices = attribution.WHOSE[whose]
        own = sum([words[voice] for voice in voices])
        row |= {f"{whose}_{n}": rate(_total(totals, f, voices), own) for f, n in names.items()}
    if LOADED in names:
        row |= _shares(counts, "loaded", [LOADED])
    row |= _shares(counts, "frame", [f for f in frames if f != LOADED])
    if interval is not None:
        row |= _intervals(doc, cues, names, interval)
    return row


def rate(total: float, words: int) -> float:
    """Return a total per 100 words, NaN where there are none."""
    return 100 * total / words if words else NAN


def _total(totals: Mapping[tuple[str, str], float], frame: str, voices: Sequence[str]) -> float:
    """Return what a frame has in some voices."""
    return sum([totals[frame, voice] for voice in voices])


def _shares(
    counts: dict[tuple[str, str], int], name: str, frames: Sequence[str]
) -> dict[str, float]:
    """Return which part of the cues of some frames stands in each voice."""
    found = {
        whose: sum([_total(counts, f, attribution.WHOSE[whose]) for f in frames])
        for whose in BY_VOICE
    }
    all_of_them = sum(found[voice] for voice in attribution.VOICES)
    return {
        f"{name}_{whose}_share": n / all_of_them if all_of_them else NAN
        for whose, n in found.items()
    }


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
