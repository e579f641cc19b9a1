"""Numbers made from the attributions of an article: how much, from whom, how varied."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pandas as pd

from .. import lexicon, tables
from ..document import Document, Span, as_document
from ..entities.phrases import own_words
from ..spans import Bounds, merged, overlap
from . import voicing
from .acts import ACTS, spoken

NAN = float("nan")
_FEWEST = 5  # words that a source says for a sentence to count as speech
_NAMED = frozenset(("person", "organisation"))
_REFERENCES = frozenset(("pronoun", "self"))


def measure(
    doc: Document | str, attributions: list, words_by_voice: dict[str, int] | None = None
) -> dict[str, float]:
    """Return the numbers of one article's attributions.

    Parameters
    ----------
    doc : Document or str
    attributions : list of Attribution
        What `attribution.find` returns for the document.
    words_by_voice : dict of str to int, optional
        How many words stand in each voice, if that is known already.

    Returns
    -------
    dict of str to float
        The columns of ``codebook/attribution.csv``, in its order. Words are
        ``doc.words``, the headline's included. A share of nothing is NaN: that of
        sources in an article without a source, say. A text without words has no
        numbers at all.

    Notes
    -----
    A word counts as attributed once, in however many attributions it stands; in the
    shares of speakers it counts for each speaker. ``source_concentration`` is the
    Herfindahl-Hirschman index of the speakers' words, sum of squared shares [1]_:
    1 where one speaker has all attributed words, 1/n where n speakers share them
    evenly. An attribution whose pronoun could not be resolved belongs to no speaker.

    ``attributed_word_share`` counts what sources say, think, want and show;
    ``speech_word_share`` only what they say, quoted or told in a clause.

    References
    ----------
    .. [1] Rhoades, S. A. (1993). The Herfindahl-Hirschman Index. Federal Reserve
       Bulletin 79, 188-189. As a measure of diversity in media: McDonald, D. G. and
       Dimmick, J. (2003), https://doi.org/10.1177/0093650202239026

    Examples
    --------
    >>> measure(Document("It rains."), [])["attributed_word_share"]
    0.0
    """
    doc = as_document(doc)
    contents = merged(s for a in attributions for s in a.content)
    attributed = doc.word_index.count(contents)
    quoted = doc.word_index.count(overlap(contents, merged(doc.quotations)))
    total = len(doc.word_spans)
    return {
        "attributions_per_100_words": _share(100 * len(attributions), total),
        "attributed_words_per_100_words": _share(100 * attributed, total),
        "attributed_word_share": _share(attributed, total),
        "direct_quote_word_share": _share(quoted, total),
        "attributed_sentence_share": _sentence_share(doc, contents) if total else NAN,
        **_of_acts(doc, attributions),
        **_of_speakers(doc, attributions),
        "no_source_share": _part(attributions, lambda a: a.source is None),
        "no_comment_statements": float(len(no_comments(doc))) if total else NAN,
        "second_hand_share": _part(attributions, lambda a: a.via is not None),
        **_of_voices(doc, words_by_voice or _words_by_voice(doc, attributions)),
    }


def _of_acts(doc: Document, attributions: list) -> dict[str, float]:
    """Return how much of the text is what somebody said, and the share of each act."""
    said = spoken(doc, attributions)
    total, count = len(doc.word_spans), Counter(a.act for a in attributions)
    return {
        "speech_word_share": _share(doc.word_index.count(said), total),
        "speech_sentence_share": _speech_sentence_share(doc, said) if total else NAN,
        **{f"{act}_share": _share(count[act], len(attributions)) for act in ACTS},
    }


def no_comments(doc: Document | str) -> list[Span]:
    """Return the statements that a source did not speak: "declined to comment".

    Examples
    --------
    >>> [s.text for s in no_comments(Document("Ray did not respond to a request."))]
    ['not respond to a request']
    """
    doc = as_document(doc)
    tokens = doc.token_spans
    found = _no_comment_matcher().find(doc)
    return [doc.span(tokens[m.first].start, tokens[m.last].end) for m in found]


def speaker_words(doc: Document | str, attributions: list) -> dict[str, int]:
    """Return how many attributed words each speaker has, the most first."""
    settled = [a for a in attributions if is_settled(a)]
    spelled = {a.speaker.casefold(): a.speaker for a in reversed(settled)}  # as at first
    count = as_document(doc).word_index.count
    words = {spelled[key]: count(merged(spans)) for key, spans in _contents(settled).items()}
    return dict(sorted(((s, n) for s, n in words.items() if n), key=lambda w: (-w[1], w[0])))


def table(doc: Document | str, attributions: list) -> pd.DataFrame:
    """Return the attributions of a document as a tidy table, one row each.

    Parameters
    ----------
    doc : Document or str
    attributions : list of Attribution

    Returns
    -------
    DataFrame
        ``speaker`` ("" without a source), ``kind`` (that of the source, or of whom a
        pronoun means), ``form``, ``act``, ``source``, ``cue``, ``content``, ``via`` as
        text, ``first_word`` (how many words of the text stand before the content) and
        ``words`` (how many the content has).

    Examples
    --------
    >>> list(table(Document("It rains."), []).columns[:3])
    ['speaker', 'kind', 'form']
    """
    doc, rows = as_document(doc), []
    for a, kind in zip(attributions, settled_kinds(attributions), strict=True):
        bounds = merged(a.content)
        first = bounds[0][0] if bounds else (a.source or a.cue).start
        rows.append(
            (
                a.speaker,
                kind,
                a.form,
                a.act,
                a.source.text if a.source else "",
                a.cue.text if a.cue else "",
                " … ".join(s.text for s in a.content),
                a.via.text if a.via else "",
                doc.word_index.before(first),
                doc.word_index.count(bounds),
            )
        )
    texts = ["speaker", "kind", "form", "act", "source", "cue", "content", "via"]
    return tables.of_rows(rows, [*texts, "first_word", "words"], texts)


def is_settled(attribution) -> bool:
    """Tell whether the source of an attribution is more than an unresolved reference."""
    if attribution.source is None:
        return False
    if attribution.source_kind not in _REFERENCES:
        return True
    return attribution.speaker.casefold() != own_words(attribution.source.text).casefold()


def _of_speakers(doc: Document, attributions: list) -> dict[str, float]:
    """Return the numbers about who speaks."""
    kinds = [k for k in settled_kinds(attributions) if k != "none"]
    known = len(kinds)
    settled = [a for a in attributions if is_settled(a)]
    contents = _contents(settled)
    said = [doc.word_index.count(merged(spans)) for spans in contents.values()]
    total = sum(said)
    count = Counter(kinds)
    return {
        "distinct_sources": float(len(contents)) if doc.word_spans else NAN,
        "named_source_share": _share(sum(count[k] for k in _NAMED), known),
        "anonymous_source_share": _share(count["anonymous"], known),
        "collective_source_share": _share(count["collective"], known),
        "document_source_share": _share(count["document"], known),
        "top_source_share": _share(max(said, default=0), total),
        "source_concentration": _share(sum(n * n for n in said), total * total),
    }


def _words_by_voice(doc: Document, attributions: list) -> dict[str, int]:
    return voicing.word_counts(doc, voicing.stretches(doc, attributions))


def _of_voices(doc: Document, words: dict[str, int]) -> dict[str, float]:
    """Return the share of the words that stand in each voice."""
    return {f"{voice}_word_share": _share(n, len(doc.word_spans)) for voice, n in words.items()}


def settled_kinds(attributions: list) -> list[str]:
    """Return the kind of each source, a resolved pronoun's being that of whom it means.

    Of an attribution its source is asked, with its kind and its speaker.
    """
    plain = [a for a in attributions if a.source is not None]
    plain.sort(key=lambda a: a.source_kind not in _REFERENCES)  # a name outdoes a reference
    direct = {
        a.speaker.casefold(): a.source_kind
        for a in plain
        if a.source_kind not in _REFERENCES or not is_settled(a)
    }
    kinds = []
    for a in attributions:
        if a.source_kind in _REFERENCES and is_settled(a):
            kinds.append(direct.get(a.speaker.casefold(), "person"))
        else:
            kinds.append(a.source_kind)
    return kinds


def _contents(settled: list) -> dict[str, list[Span]]:
    """Return all that each speaker says, by the name in small letters."""
    spans: dict[str, list[Span]] = {}
    for a in settled:
        spans.setdefault(a.speaker.casefold(), []).extend(a.content)
    return spans


def _speech_sentence_share(doc: Document, said: list[Bounds]) -> float:
    """Return the share of sentences of which five words, or all, are what a source says."""
    within = doc.word_index.within
    words: Counter[int] = Counter()  # that are said, by the number of the sentence
    for start, end in said:
        for i in doc.sentence_index.touching(start, end):
            first, last, _ = doc.sentences[i]
            words[i] += len(within(max(start, first), min(end, last)))
    enough = [n >= _FEWEST or n == len(within(*doc.sentences[i][:2])) > 0 for i, n in words.items()]
    return _share(sum(enough), len(doc.sentences))


def _sentence_share(doc: Document, contents: list[Bounds]) -> float:
    touched = {i for bounds in contents for i in doc.sentence_index.touching(*bounds)}
    return _share(len(touched), len(doc.sentences))


def _part(attributions: list, test) -> float:
    return _share(sum(map(test, attributions)), len(attributions))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else NAN


@cache
def _no_comment_matcher() -> lexicon.Matcher:
    return lexicon.Matcher(list(lexicon.load("no_comment")["term"]))
