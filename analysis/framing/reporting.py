"""Reporting verbs: how a newsroom frames its sources by the verb it gives them.

"Said" leaves open whether it is so; "claimed" doubts it, "admitted" takes it as
so, "ranted" judges the speaker. The verbs stand in ``lexicons/reporting.csv``,
each with its stance and with what a reader might object. Verbs of thought and
will (wants, believes, hopes) and of taking sides (supports, endorsed) report no
saying: they have no stance and are left out, as are refusals ("declined to say").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from .. import attribution, lexicon
from ..document import Document, Span, as_document
from ..kept import kept
from ..lexicon import word_class
from .measures import NAN, rate

STANCES = ("neutral", "doubting", "endorsing", "charged")
NOTHING_SAID = "none"  # rows whose cue reports that something was not said


class ReportingVerb(NamedTuple):
    """The verb by which the newsroom reports one source.

    ``text`` is the verb within its cue; ``stance`` is one of `STANCES`; ``speaker``
    and ``source_kind`` are those of the attribution; ``sentence`` is the sentence
    around the verb.
    """

    start: int
    end: int
    text: str
    stance: str
    speaker: str
    source_kind: str
    sentence: Span


# One way to write a listed verb: the words after its first, the stance, and what must hold.
_Verb = tuple[tuple[str, ...], str, tuple[Callable[[Document, int, int], bool], ...]]


@cache
def _verbs() -> dict[str, tuple[_Verb, ...]]:
    """Return the listed verbs by their first word, longer ones first.

    Cues are few and short: their words are looked up here, where `lexicon.Matcher` would go over
    the whole text. So this list knows of words and "|" only.
    """
    verbs: dict[str, tuple[_Verb, ...]] = {}
    table = lexicon.load("reporting", {*STANCES, NOTHING_SAID})
    for row in table.itertuples():
        checks = lexicon.checks(row.condition)
        for first, *rest in product(*(word.split("|") for word in row.term.split())):
            verbs[first] = (*verbs.get(first, ()), (tuple(rest), row.category, checks))
    return {
        word: tuple(sorted(ways, key=lambda verb: -len(verb[0]))) for word, ways in verbs.items()
    }


@cache
def _plain() -> dict[str, str]:
    """Return the stance of each word that is a listed verb by itself, whatever stands around."""
    alone = {word: ways[0] for word, ways in _verbs().items() if len(ways) == 1}
    return {word: stance for word, (rest, stance, tests) in alone.items() if not (rest or tests)}


def find(doc: Document | str) -> list[ReportingVerb]:
    """Return the reporting verbs of a document in text order, one for an attribution.

    Parameters
    ----------
    doc : Document or str

    Returns
    -------
    list of ReportingVerb
        Of several listed verbs in one cue ("lashed out, saying") the first that
        is not neutral counts, or else the first.

    Notes
    -----
    A reader may argue with the list: "criticized" and "accused" are neutral in it,
    since what the speaker did was to criticize; "found" and "shows" of a poll endorse.

    Only cues outside quotation marks frame a source: in “He claimed it,” she said,
    "claimed" is her word. So a reporting verb has no voice of its own: the newsroom chose
    them all, also where it paraphrases.

    Examples
    --------
    >>> doc = Document("“We won,” Ann Hill claimed. Her rival admitted that he had lost.")
    >>> [(verb.text, verb.stance, verb.speaker) for verb in find(doc)]
    [('claimed', 'doubting', 'Ann Hill'), ('admitted', 'endorsing', 'Her rival')]
    """
    return list(_found(doc))


@kept("reporting verbs")
def _found(doc: Document) -> list[ReportingVerb]:
    told = {a.cue: a for a in attribution.find(doc) if a.cue}  # a cue may have two contents
    found = [_verb_of(doc, cue, a) for cue, a in told.items()]
    return sorted(verb for verb in found if verb)


def _verb_of(doc: Document, cue: Span, told: attribution.Attribution) -> ReportingVerb | None:
    """Return the verb by which an attribution is reported, None if it holds none."""
    if doc.quotation_at(cue.start):
        return None
    if told.source and told.source.text.split()[0].lower() in ("no", "nobody", "none"):
        return None  # "Nobody admitted it"
    span, stance = cue, _plain().get(cue.text)  # most cues are one word: "said"
    if stance is None:
        listed = list(_listed(doc, cue))
        stances = [stance for *_, stance in listed]
        if not listed or NOTHING_SAID in stances:
            return None
        first, last, stance = next((v for v in listed if v[2] != "neutral"), listed[0])
        span = doc.span(doc.token_spans.starts[first], doc.token_spans.end(last))
    if stance == NOTHING_SAID:
        return None
    sentence = doc.sentence_at(span.start) or span
    return ReportingVerb(*span, stance, told.speaker, told.source_kind, sentence)


def _listed(doc: Document, cue: Span) -> Iterator[tuple[int, int, str]]:
    """Yield first and last token and the stance of each listed verb in a cue."""
    words, negations, verbs = doc.folded, word_class("negation"), _verbs()
    within = doc.token_index.within(cue.start, cue.end)
    i, stop = within.start, within.stop
    while i < stop:
        word = words[i]
        if word in negations or word.endswith("n't"):
            yield i, i, NOTHING_SAID  # "did not say", "never denied"
        for rest, stance, checks in verbs.get(word, ()):
            last = i + len(rest)
            fits = last < stop and tuple(words[i + 1 : last + 1]) == rest
            if fits and all(check(doc, i, last) for check in checks):
                yield i, last, stance
                i = last
                break
        i += 1


def measure(doc: Document | str) -> dict[str, float]:
    """Return how often and with which stance a document reports what sources say.

    Parameters
    ----------
    doc : Document or str

    Returns
    -------
    dict of str to float
        ``reporting_verbs_per_100_words``: 0 to 100, higher = more saying is reported.
        ``neutral_reporting_share``, ``doubting_reporting_share``,
        ``endorsing_reporting_share``, ``charged_reporting_share``: verbs of the
        stance / all reporting verbs, 0 to 1, together 1.
        NaN where there are no words, or no verbs to take a share of.

    References
    ----------
    Caldas-Coulthard (1994), doi:10.4324/9780203422656; Geis (1987),
    doi:10.1007/978-1-4612-4714-2; Recasens et al. (2013),
    https://aclanthology.org/P13-1162.

    Examples
    --------
    Two reporting verbs, one of them doubting, in twelve words:

    >>> doc = Document("“We won,” Ann Hill claimed. Her rival admitted that he had lost.")
    >>> row = measure(doc)
    >>> row["doubting_reporting_share"], row["neutral_reporting_share"]
    (0.5, 0.0)
    """
    doc = as_document(doc)
    stances = [verb.stance for verb in find(doc)]
    row = {"reporting_verbs_per_100_words": rate(len(stances), len(doc.word_spans))}
    for stance in STANCES:
        share = stances.count(stance) / len(stances) if stances else NAN
        row[f"{stance}_reporting_share"] = share
    return row
