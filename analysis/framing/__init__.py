"""Framing: which side of a story is told, and in how loaded a language.

The five frames are those of Semetko and Valkenburg (2000), with resolution in
the place of responsibility as in Frermann et al. (2023). A frame is counted by
its cues: the words of ``lexicons/frames.csv``. Loaded words, which judge as they
name, stand in ``lexicons/loaded.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import nan
from typing import NamedTuple

from .. import attribution, conditions, lexicon
from ..document import Document, Span

FRAMES = ("conflict", "economic", "human_interest", "morality", "resolution")
NO_FRAME = "none"  # near misses: longer terms that keep their words from counting


class FrameCue(NamedTuple):
    """One word or phrase that speaks for a frame, or one loaded word.

    ``frame`` is one of `FRAMES` or "loaded"; ``voice`` is "author" or "source";
    ``sentence`` is the sentence around the cue; ``kind`` is the kind of loaded
    word (see ``lexicons/loaded.csv``), or "" for the cue of a frame.
    """

    start: int
    end: int
    text: str
    frame: str
    voice: str
    sentence: Span
    kind: str


@cache
def _lists() -> list[tuple[lexicon.Matcher, list[str], list[str]]]:
    """Return for each list its matcher, and the frame and the kind of each of its rows."""
    frames = lexicon.load("frames", {*FRAMES, NO_FRAME})
    loaded = lexicon.load("loaded")
    loaded_kinds = [NO_FRAME if kind == NO_FRAME else "loaded" for kind in loaded["category"]]
    return [
        (lexicon.Matcher(list(frames["term"])), list(frames["category"]), [""] * len(frames)),
        (lexicon.Matcher(list(loaded["term"])), loaded_kinds, list(loaded["category"])),
    ]


def find(doc: Document) -> list[FrameCue]:
    """Return the frame cues and loaded words of a document in text order.

    Parameters
    ----------
    doc : Document

    Returns
    -------
    list of FrameCue
        A word may be a cue and a loaded word as well; then it is found twice.
        Of overlapping terms of one list the longest counts.

    Notes
    -----
    Words are counted, not meanings: "no conflict" counts as conflict, and a
    frame told in words that no list foresees is not found. Names do not count:
    the "Financial Times" is no cue of money.

    Examples
    --------
    >>> for cue in find(Document("The radical plan costs $2 billion, critics said.")):
    ...     print(cue.text, cue.frame)
    radical loaded
    plan resolution
    costs economic
    $2 billion economic
    critics conflict
    """
    if "framing" not in doc.findings:
        cues = [cue for columns in _lists() for cue in _cues(doc, *columns)]
        doc.findings["framing"] = sorted(cues, key=lambda cue: (cue.start, cue.end))
    return list(doc.findings["framing"])


def _cues(
    doc: Document, matcher: lexicon.Matcher, frames: list[str], kinds: list[str]
) -> Iterator[FrameCue]:
    for match in matcher.find(doc):
        if conditions.name(doc, match.first, match.last):
            continue
        start, end = doc.tokens[match.first].start, doc.tokens[match.last].end
        sentence = doc.sentence_at(start) or doc.span(start, end)
        if frames[match.row] == NO_FRAME or end > sentence.end:
            continue  # a near miss, or words that belong to two sentences
        voice = attribution.voice(doc, start)
        text = doc.text[start:end]
        yield FrameCue(start, end, text, frames[match.row], voice, sentence, kinds[match.row])


def measure(doc: Document) -> dict[str, float]:
    """Return how much a document speaks of each frame, and how loaded its words are.

    Parameters
    ----------
    doc : Document

    Returns
    -------
    dict of str to float
        ``conflict``, ``economic``, ``human_interest``, ``morality``,
        ``resolution``: cues per 100 words, 0 to 100, higher = more of the frame.
        ``loaded_per_100_words``: loaded words per 100 words, higher = more loaded.
        ``loaded_author_share``: loaded words in the newsroom's own voice divided
        by all loaded words, 0 to 1, higher = the newsroom itself judges more.
        ``frame_author_share``: the same for the cues of the five frames.
        NaN where the document has no word, or nothing to take a share of.

    Notes
    -----
    100 × cues ÷ words. The lists differ in length and in how common their words
    are, so compare a frame between articles, not one frame with another.

    References
    ----------
    Semetko and Valkenburg (2000), doi:10.1111/j.1460-2466.2000.tb02843.x;
    Frermann et al. (2023), doi:10.18653/v1/2023.acl-long.486; for loaded words
    Recasens et al. (2013), https://aclanthology.org/P13-1162, and Spinde et al.
    (2021), doi:10.18653/v1/2021.findings-emnlp.101.

    Examples
    --------
    One cue of conflict ("critics") in eight words:

    >>> measure(Document("The radical plan costs $2 billion, critics said."))["conflict"]
    12.5
    """
    cues = find(doc)
    per_100 = 100 / len(doc.words) if doc.words else nan
    loaded = [cue for cue in cues if cue.frame == "loaded"]
    framed = [cue for cue in cues if cue.frame != "loaded"]
    row = {frame: sum(cue.frame == frame for cue in framed) * per_100 for frame in FRAMES}
    row["loaded_per_100_words"] = len(loaded) * per_100
    row["loaded_author_share"] = _author_share(loaded)
    row["frame_author_share"] = _author_share(framed)
    return row


def _author_share(cues: list[FrameCue]) -> float:
    return sum(c.voice == "author" for c in cues) / len(cues) if cues else nan
