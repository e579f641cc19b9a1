"""Who acts: how often an article names its persons and organisations, lets them speak and act."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import pandas as pd

from ... import attribution, tables
from ...document import Document
from ..measures import FRAMES, LOADED
from . import clauses, mentions

# The columns of the table, in its order.
TEXTS = ("actor", "kind")
COUNTS = (
    *("named", "quoted", "quoted_words", "active", "passive"),
    *FRAMES,
    *(LOADED, "loaded_author"),
)


def actors(doc: Document, cues: Iterable, limit: int | None = 10) -> pd.DataFrame:
    """Return the persons and organisations that an article names most, one row each.

    Parameters
    ----------
    doc : Document
    cues : iterable of FrameCue
        What `framing.find` returns for the document.
    limit : int, optional
        How many rows at most; None for all.

    Returns
    -------
    DataFrame
        The most named first, ties by name. All numbers are counts, 0 or more.

        ``actor`` is the fullest name that the article gives, ``kind`` "person" or
        "organisation".
        ``named``: places that name the actor, by surname, title or letters too. No
        pronouns ("she"), no roles ("the mayor"), no headline in title case.
        ``quoted``: attributions of which the actor is the speaker, direct and indirect,
        those behind a pronoun included; ``quoted_words``: the words attributed so.
        ``active``: of ``named``, the subjects of an active clause ("Lee resigned", "said
        Lee"); ``passive``: those of a passive one ("Lee was fired", "got elected").
        ``conflict``, ``economic``, ``human_interest``, ``morality``, ``resolution``:
        cues of the frame in sentences that name the actor, each once per sentence.
        ``loaded``: loaded words in the same sentences; ``loaded_author``: those of them
        in the newsroom's own voice.

    Notes
    -----
    Passives can hide who acts ("Lee was fired": by whom?), and quotations decide who
    may define a matter [1]_ [2]_; whom a text names, and as what, is a choice [3]_.

    What cannot be told without a parser is left out, so ``active + passive`` is often
    less than ``named``. A name counts as a subject only where a clause opens before it
    and a finite verb follows it; adverbs, dates and a short aside ("Lee, the mayor, said")
    may stand between. No subjects: owners ("Lee's aides said"), names after a preposition
    ("aides to Lee said") or after the verb of another, names before a noun ("Lee aides").
    Names joined by "and" share their verb. Neither active nor passive: what somebody is
    ("Lee is the mayor", "was tired", "is expected to win"). Not seen: agents ("fired by
    Lee"), infinitives ("told Lee to go"), subjects far from their verbs.

    Countries and cities are left out: the surface does not tell Moscow the city from
    Moscow the government. "Near" means in the same sentence, not "about": a loaded word
    beside a name may be said by the actor, of the actor, or of somebody else.

    For several articles make one table each and join them, as names hold within one
    article: ``pd.concat({outlet: actors(…) for …}, names=["outlet", "row"])``.

    References
    ----------
    .. [1] Trew, T. (1979). Theory and ideology at work. In R. Fowler et al., Language
       and Control. Routledge and Kegan Paul.
    .. [2] Fowler, R. (1991). Language in the News. Routledge. ISBN 0-415-01419-0.
    .. [3] van Leeuwen, T. (2008). Discourse and Practice, chapter 2. Oxford University
       Press. https://doi.org/10.1093/acprof:oso/9780195323306.001.0001

    Examples
    --------
    >>> doc = Document("Mayor Ann Lee sued the EPA. Lee was fired. She said it was a mistake.")
    >>> actors(doc, [])[["actor", "named", "quoted", "active", "passive"]]
         actor  named  quoted  active  passive
    0  Ann Lee      2       1       1        1
    1      EPA      1       0       0        0
    """
    if limit is not None and limit < 0:
        raise ValueError(f"The limit of rows is 0 or more, or None for all, not {limit}.")
    rows: dict[str, Counter] = defaultdict(Counter)
    named = mentions.find(doc)
    kinds = {n.actor: n.kind for n in named}
    told = clauses.roles(doc, [(n.start, n.end) for n in named])
    for naming, role in zip(named, told, strict=True):
        rows[naming.actor]["named"] += 1
        if role:
            rows[naming.actor][role] += 1
    _add_quotes(doc, named, rows)
    _add_cues(doc, named, cues, rows)
    first = sorted(rows, key=lambda actor: (-rows[actor]["named"], actor))[:limit]
    table = [[actor, kinds[actor], *(rows[actor][c] for c in COUNTS)] for actor in first]
    return tables.of_rows(table, [*TEXTS, *COUNTS], TEXTS).astype(dict.fromkeys(COUNTS, int))


def _add_quotes(doc: Document, named: list, rows: dict[str, Counter]) -> None:
    """Count what each actor is quoted with."""
    known = {mentions.fold(actor): actor for actor in rows}
    for n in named:  # a speaker may be called by less than the whole name
        known.setdefault(mentions.fold(doc.text[n.start : n.end]), n.actor)
        known.setdefault(n.actor.split()[-1].lower(), n.actor)
    found = attribution.find(doc)
    for a in found:
        actor = known.get(mentions.fold(a.speaker))
        if actor is not None:
            rows[actor]["quoted"] += 1
    for speaker, count in attribution.measures.speaker_words(doc, found).items():
        actor = known.get(mentions.fold(speaker))
        if actor is not None:
            rows[actor]["quoted_words"] += count


def _add_cues(doc: Document, named: list, cues: Iterable, rows: dict[str, Counter]) -> None:
    """Count the cues of each sentence for every actor whom the sentence names."""
    near: dict[int, Counter] = defaultdict(Counter)  # by where the sentence starts
    for cue in cues:
        near[cue.sentence.start][cue.frame] += 1
        if cue.frame == LOADED and cue.voice == "author":
            near[cue.sentence.start]["loaded_author"] += 1
    seen = set()
    for naming in named:
        sentence = doc.sentence_at(naming.start)
        place = (sentence.start if sentence else naming.start, naming.actor)
        if place not in seen:
            seen.add(place)
            rows[naming.actor].update(near.get(place[0], {}))
