"""Who acts: a document in; who is named, quoted and acting in it, and how often, out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from .. import attribution, entities, tables
from ..document import Document, as_document
from ..errors import InputError
from ..kept import kept
from ..provenance import stamped
from . import clauses
from .speakers import only_speaking

__all__ = ["COUNTS", "TEXTS", "Naming", "find", "table"]

# The columns of the table, in its order.
TEXTS = ("actor", "kind")
COUNTS = ("named", "quoted", "quoted_words", "active", "passive")


class Naming(NamedTuple):
    """A place that names an actor.

    ``actor`` is the fullest name that the article gives; ``kind`` is "person" or
    "organisation"; ``role`` is "active" or "passive" where the name is the subject of
    such a clause, else "".
    """

    start: int
    end: int
    text: str
    actor: str
    kind: str
    role: str


def find(doc: Document | str) -> list[Naming]:
    """Return the places of a document that name its actors, in text order.

    Parameters
    ----------
    doc : Document or str

    Returns
    -------
    list of Naming
        By surname, title or letters too. Without the headline's: nearly every word has a
        capital there. What is left out besides is told in `table`.

    Examples
    --------
    >>> [(n.text, n.actor, n.role) for n in find(Document("Ann Lee sued. Lee was fined."))]
    [('Ann Lee', 'Ann Lee', 'active'), ('Lee', 'Ann Lee', 'passive')]
    """
    return list(_namings(doc))


@kept("actors")
def _namings(doc: Document) -> list[Naming]:
    named = entities.find(doc, only_speaking(doc))
    roles = clauses.roles(doc, [(n.start, n.end) for n in named])
    return [
        Naming(*doc.span(n.start, n.end), n.name, n.kind, role)
        for n, role in zip(named, roles, strict=True)
    ]


def table(
    doc: Document | str,
    limit: int | None = 10,
    beside: Mapping[str, Iterable[int]] | None = None,
) -> pd.DataFrame:
    """Return the persons and organisations that an article names most, one row each.

    Parameters
    ----------
    doc : Document or str
    limit : int, optional
        How many rows at most; None for all.
    beside : mapping of str to iterable of int, optional
        For more columns: by their names, the positions of findings. Each finding counts
        for the actors whom its sentence names, once for each.

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
        `framing.actors` adds frame cues and loaded words.

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
    Moscow the government. "Beside" means in the same sentence, not "about": a loaded word
    beside a name may be said by the actor, of the actor, or of somebody else.

    For several articles make one table each and join them, as names hold within one
    article: ``pd.concat({outlet: table(…) for …}, names=["outlet", "row"])``.

    References
    ----------
    .. [1] Trew, T. (1979). Theory and ideology at work. In R. Fowler et al., Language
       and Control. Routledge and Kegan Paul.
    .. [2] Fowler, R. (1991). Language in the News. Routledge. ISBN 0-415-01419-0.
    .. [3] van Leeuwen, T. (2008). Discourse and Practice, chapter 2. Oxford University
       Press. https://doi.org/10.1093/acprof:oso/9780195323306.001.0001

    Examples
    --------
    >>> doc = Document("Mayor Ann Lee met the EPA. Lee was fired. She said it was a mistake.")
    >>> table(doc)[["actor", "named", "quoted", "active", "passive"]]
         actor  named  quoted  active  passive
    0  Ann Lee      2       1       1        1
    1      EPA      1       0       0        0
    """
    if limit is not None and limit < 0:
        raise InputError(f"The limit of rows is 0 or more, or None for all, not {limit}.")
    doc, beside = as_document(doc), beside or {}
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    named = _namings(doc)
    kinds = {n.actor: n.kind for n in named}
    for naming in named:
        rows[naming.actor]["named"] += 1
        if naming.role:
            rows[naming.actor][naming.role] += 1
    _add_quotes(doc, named, rows)
    _add_beside(doc, named, beside, rows)
    first = sorted(rows, key=lambda actor: (-rows[actor]["named"], actor))[:limit]
    counts = [*COUNTS, *beside]
    cells = [[actor, kinds[actor], *(rows[actor][c] for c in counts)] for actor in first]
    made = tables.of_rows(cells, [*TEXTS, *counts], TEXTS)
    return stamped(made.astype(dict.fromkeys(counts, int)))


def _add_quotes(doc: Document, named: list[Naming], rows: dict[str, Counter[str]]) -> None:
    """Count what each actor is quoted with."""
    known = {entities.fold(actor): actor for actor in rows}
    for n in named:  # a speaker may be called by less than the whole name
        known.setdefault(entities.fold(n.text), n.actor)
        known.setdefault(n.actor.split()[-1].lower(), n.actor)
    found = attribution.find(doc)
    for a in found:
        actor = known.get(entities.fold(a.speaker))
        if actor is not None:
            rows[actor]["quoted"] += 1
    for speaker, count in attribution.measures.speaker_words(doc, found).items():
        actor = known.get(entities.fold(speaker))
        if actor is not None:
            rows[actor]["quoted_words"] += count


def _add_beside(
    doc: Document,
    named: list[Naming],
    beside: Mapping[str, Iterable[int]],
    rows: dict[str, Counter[str]],
) -> None:
    """Count the findings of each sentence for every actor whom the sentence names."""
    near: dict[int, Counter[str]] = defaultdict(Counter)  # by where the sentence starts
    for column, positions in beside.items():
        for position in positions:
            near[_sentence_start(doc, position)][column] += 1
    for place, actor in {(_sentence_start(doc, n.start), n.actor): None for n in named}:
        rows[actor].update(near.get(place, {}))


def _sentence_start(doc: Document, position: int) -> int:
    sentence = doc.sentence_at(position)
    return sentence.start if sentence else position
