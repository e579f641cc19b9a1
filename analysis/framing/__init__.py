"""Framing: a document in; what it makes salient, how loaded and in whose words, out.

The five frames are those of Semetko and Valkenburg (2000), with resolution in
the place of responsibility as in Frermann et al. (2023). A frame is told by its
cues: the weighted words of ``lexicons/frames.csv``. Loaded words, which judge
as they name, stand in ``lexicons/loaded.csv``. How a newsroom presents what its
sources say is the matter of `reporting_verbs`; who is named, quoted and acting,
that of `actors`.
"""

from __future__ import annotations

import pandas as pd

from .. import actors as naming
from ..attribution import VOICES
from ..document import Document, as_document
from ..kept import kept
from ..lexicon import NONE
from . import measures, reporting
from .cues import DENIABLE, FrameCue, Frames, Lexicon, cues, prepare, standard
from .measures import FRAMES, LOADED

__all__ = [
    "FRAMES",
    "LOADED",
    "LOADED_THRESHOLD",
    "FrameCue",
    "Frames",
    "actors",
    "find",
    "is_loaded",
    "measure",
    "prepare",
    "reporting",
    "reporting_verbs",
]

# Loaded words per 100 words above which a text is called loaded: one in fifty words.
# Chosen on BABE's sentences, most of which have fewer words than that.
LOADED_THRESHOLD = 2.0


def find(
    doc: Document | str, lexicon: Lexicon | None = None, negated: bool = False
) -> list[FrameCue]:
    """Return the frame cues and loaded words of a document in text order.

    Parameters
    ----------
    doc : Document or str
    lexicon : str, Path, DataFrame or Frames, optional
        Frames of your own, as a CSV's path, a table with the columns ``term``
        (see `analysis.lexicon`), ``frame`` and ``weight``, or what `prepare` made
        of one. Then only their cues are found. Rows of the frame "none" keep the words
        in them from counting.
    negated : bool
        Whether to give also the cues of conflict and the loaded words that the text
        denies ("no conflict", "nobody attacked"), which no number counts. The field
        ``negated`` tells what is denied of all frames; the others count it, since "no
        money" still is about money.

    Returns
    -------
    list of FrameCue
        A word may be a cue and a loaded word as well; then it is found twice.
        A word speaks for one frame: of overlapping terms of a list the longest
        counts, of equally long ones the first in the list.

    Raises
    ------
    LexiconError
        If your list has a bad row or lacks a column; the message names the line.

    Notes
    -----
    Words are counted, not meanings: a frame told in words that no list foresees is
    not found. Names do not count: the "Financial Times" is no cue of money. What tells
    a name is a capital inside a sentence, a title before it ("Mr. Savage"), the name of
    somebody in the article, a party, park or street that it opens, the title of a work
    in quotation marks; rows marked in the list's column ``capital`` count always. A word
    that is no more than its story's matter does not count either: the court in a court
    report, the attack in a match (see `analysis.lexicon.conditions.topics`).

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
    found = _found(doc) if lexicon is None else cues(as_document(doc), prepare(lexicon))
    return [c for c in found if negated or not (c.negated and c.frame in DENIABLE)]


@kept("framing")
def _found(doc: Document) -> list[FrameCue]:
    return cues(doc, standard())


def measure(
    doc: Document | str, lexicon: Lexicon | None = None, interval: float | None = None
) -> dict[str, float]:
    """Return how much a document speaks of each frame, and how loaded its words are.

    Parameters
    ----------
    doc : Document or str
    lexicon : str, Path, DataFrame or Frames, optional
        Frames of your own, as for `find`; then the numbers are on them alone.
    interval : float, optional
        A level such as 0.95 adds ``…_low`` and ``…_high`` for each frame and for
        ``loaded_per_100_words``: a percentile bootstrap over sentences (Efron 1979,
        doi:10.1214/aos/1176344552), always with the same draws.

    Returns
    -------
    dict of str to float
        ``conflict``, ``economic``, ``human_interest``, ``morality``, ``resolution``:
        the frame's score, 0 or more, higher = more of the frame. ``author_…``,
        ``paraphrase_…`` and ``quote_…``: the same within the words of one voice (see
        `attribution.voice`); ``newsroom_…``: within all words that the newsroom chose,
        its own and those of paraphrases. The others are explained in
        ``codebook/framing.csv``.
        NaN where there are no words, or nothing to take a share of.

    Raises
    ------
    LexiconError, ValueError
        If your list is bad, or the level does not lie between 0 and 1.

    Notes
    -----
    score = 100 × sum of the cues' weights ÷ words. A weight above 1 says that the term
    was commoner in articles with the frame than in others, one below 1 that it was
    rarer or came in bursts, 1 that it stands on the list by the frame's definition
    alone. It is a cautious figure, drawn towards 1, and no ratio to be read off (see
    `analysis.training.framing`). The lists differ in length and in how common their
    words are, so compare a frame between articles, not one frame with another.

    The scores of a text and of the same text written twice are the same. Those by
    voice need not be: who speaks is told from all that stands around. The intervals
    come from 2,000 resamples; the numbers by voice have none.

    References
    ----------
    Semetko and Valkenburg (2000), doi:10.1111/j.1460-2466.2000.tb02843.x;
    Frermann et al. (2023), doi:10.18653/v1/2023.acl-long.486; for loaded words
    Recasens et al. (2013), https://aclanthology.org/P13-1162, and Spinde et al.
    (2021), doi:10.18653/v1/2021.findings-emnlp.101.

    Examples
    --------
    One loaded word ("radical") in eight words:

    >>> doc = Document("The radical plan costs $2 billion, critics said.")
    >>> measure(doc)["loaded_per_100_words"]
    12.5

    A frame of your own, with one cue in eight words:

    >>> own = pd.DataFrame({"term": ["flood*"], "frame": ["water"], "weight": [1]})
    >>> measure(Document("The flood reached the old town on Monday."), own)["water"]
    12.5
    """
    doc = as_document(doc)
    if lexicon is None:
        scores = measures.measure(doc, find(doc), (*FRAMES, LOADED), interval)
        return scores | reporting.measure(doc)
    words = prepare(lexicon)
    names = sorted(set(words.frames) - {NONE})
    return measures.measure(doc, find(doc, words), names, interval)


reporting_verbs = reporting.find


def is_loaded(doc: Document | str) -> bool:
    """Tell whether a sentence or article is written in loaded language.

    True where ``loaded_per_100_words`` is above `LOADED_THRESHOLD`, that is, where
    more than one word in fifty judges as it names; in a sentence of fewer words, one
    is enough. A text without words is not loaded.

    Examples
    --------
    >>> is_loaded(Document("A corrupt regime.")), is_loaded(Document("A new government."))
    (True, False)
    """
    return measure(doc)["loaded_per_100_words"] > LOADED_THRESHOLD


def actors(doc: Document | str, limit: int | None = 10) -> pd.DataFrame:
    """Return the persons and organisations that an article names most, one row each.

    How often each is named, quoted, and the subject of an active or a passive clause, as
    `analysis.actors.table` explains, and how many frame cues and loaded words stand in the
    sentences that name it.

    Parameters
    ----------
    doc : Document or str
    limit : int, optional
        How many rows at most; None for all.

    Returns
    -------
    DataFrame
        The columns of `analysis.actors.table`, and as counts:
        ``conflict``, ``economic``, ``human_interest``, ``morality``, ``resolution``:
        cues of the frame in sentences that name the actor, each once per sentence.
        ``loaded``: loaded words in the same sentences; ``loaded_author``,
        ``loaded_paraphrase``, ``loaded_quote``: those of them in each voice.

    Examples
    --------
    >>> doc = Document("Mayor Ann Lee slammed the EPA. Lee was fired.")
    >>> actors(doc)[["actor", "kind", "named", "active", "passive", "conflict"]]
         actor          kind  named  active  passive  conflict
    0  Ann Lee        person      2       1        1         1
    1      EPA  organisation      1       0        0         1
    """
    doc = as_document(doc)
    by_voice = [f"{LOADED}_{voice}" for voice in VOICES]
    beside: dict[str, list[int]] = {name: [] for name in (*FRAMES, LOADED, *by_voice)}
    for cue in find(doc):
        beside[cue.frame].append(cue.start)
        if cue.frame == LOADED:
            beside[f"{LOADED}_{cue.voice}"].append(cue.start)
    return naming.table(doc, limit, beside)
