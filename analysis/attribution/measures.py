"""Numbers made from the attributions of an article: how much, from whom, how varied."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cache
from operator import itemgetter

import pandas as pd

from .. import lexicon, tables
from ..document import Document, Span
from .phrases import own_words

NAN = float("nan")
_NAMED = frozenset(("person", "organisation"))
_REFERENCES = frozenset(("pronoun", "self"))


def measure(doc: Document, attributions: list) -> dict[str, float]:
    """Return the numbers of one article's attributions.

    Parameters
    ----------
    doc : Document
    attributions : list of Attribution
        What `attribution.find` returns for the document.

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
    words = doc.words
    contents = merged([s for a in attributions for s in a.content])
    attributed = count_within(words, contents)
    quoted = count_within(words, overlap(contents, [(q.start, q.end) for q in doc.quotations]))
    total = len(words)
    return {
        "attributions_per_100_words": _share(100 * len(attributions), total),
        "attributed_words_per_100_words": _share(100 * attributed, total),
        "attributed_word_share": _share(attributed, total),
        "direct_quote_word_share": _share(quoted, total),
        "attributed_sentence_share": _sentence_share(doc, contents) if total else NAN,
        **_sources(attributions, words),
        "no_source_share": _part(attributions, lambda a: a.source is None),
        "no_comment_statements": float(len(no_comments(doc))) if total else NAN,
        "second_hand_share": _part(attributions, lambda a: a.via is not None),
    }


def no_comments(doc: Document) -> list[Span]:
    """Return the statements that a source did not speak: "declined to comment".

    Examples
    --------
    >>> [s.text for s in no_comments(Document("Ray did not respond to a request."))]
    ['not respond to a request']
    """
    tokens = doc.tokens
    found = _no_comment_matcher().find(doc)
    return [doc.span(tokens[m.first].start, tokens[m.last].end) for m in found]


def speaker_words(doc: Document, attributions: list) -> dict[str, int]:
    """Return how many attributed words each speaker has, the most first."""
    words = _speaker_words(doc.words, attributions)
    return dict(sorted(words.items(), key=lambda item: (-item[1], item[0])))


def table(doc: Document, attributions: list) -> pd.DataFrame:
    """Return the attributions of a document as a tidy table, one row each.

    Parameters
    ----------
    doc : Document
    attributions : list of Attribution

    Returns
    -------
    DataFrame
        ``speaker`` ("" without a source), ``kind`` (that of the source, or of whom a
        pronoun means), ``form``, ``source``, ``cue``, ``content``, ``via`` as text,
        ``first_word`` (how many words of the text stand before the content) and
        ``words`` (how many the content has).

    Examples
    --------
    >>> list(table(Document("It rains."), []).columns[:3])
    ['speaker', 'kind', 'form']
    """
    rows = []
    for a, kind in zip(attributions, settled_kinds(attributions), strict=True):
        bounds = merged(list(a.content))
        first = bounds[0][0] if bounds else (a.source or a.cue).start
        rows.append(
            (
                a.speaker,
                kind,
                a.form,
                a.source.text if a.source else "",
                a.cue.text if a.cue else "",
                " … ".join(s.text for s in a.content),
                a.via.text if a.via else "",
                bisect_left(doc.words, first, key=itemgetter(0)),
                count_within(doc.words, bounds),
            )
        )
    texts = ["speaker", "kind", "form", "source", "cue", "content", "via"]
    return tables.of_rows(rows, [*texts, "first_word", "words"], texts)


def is_settled(attribution) -> bool:
    """Tell whether the source of an attribution is more than an unresolved reference."""
    if attribution.source is None:
        return False
    if attribution.source_kind not in _REFERENCES:
        return True
    return attribution.speaker.casefold() != own_words(attribution.source.text).casefold()


def _sources(attributions: list, words: list[Span]) -> dict[str, float]:
    """Return the numbers about who speaks."""
    kinds = [k for k in settled_kinds(attributions) if k != "none"]
    known = len(kinds)
    said = _speaker_words(words, attributions)
    total = sum(said.values())
    speakers = {a.speaker.casefold() for a in attributions if is_settled(a)}
    count = Counter(kinds)
    return {
        "distinct_sources": float(len(speakers)) if words else NAN,
        "named_source_share": _share(sum(count[k] for k in _NAMED), known),
        "anonymous_source_share": _share(count["anonymous"], known),
        "collective_source_share": _share(count["collective"], known),
        "document_source_share": _share(count["document"], known),
        "top_source_share": _share(max(said.values(), default=0), total),
        "source_concentration": _share(sum(n * n for n in said.values()), total * total),
    }


def settled_kinds(attributions: list) -> list[str]:
    """Return the kind of each source, a resolved pronoun's being that of whom it means."""
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


def _speaker_words(words: list[Span], attributions: list) -> dict[str, int]:
    spans: dict[str, list[Span]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for a in attributions:
        if is_settled(a):
            key = a.speaker.casefold()
            spelled.setdefault(key, a.speaker)
            spans[key].extend(a.content)
    counted = {spelled[k]: count_within(words, merged(contents)) for k, contents in spans.items()}
    return {speaker: n for speaker, n in counted.items() if n}


def merged(spans: list[Span]) -> list[tuple[int, int]]:
    """Return the bounds that spans cover together, in order and without overlap.

    Examples
    --------
    >>> merged([Span(4, 9, ""), Span(0, 5, ""), Span(12, 15, "")])
    [(0, 9), (12, 15)]
    """
    bounds: list[tuple[int, int]] = []
    for start, end in sorted((s.start, s.end) for s in spans):
        if bounds and start <= bounds[-1][1]:
            bounds[-1] = (bounds[-1][0], max(end, bounds[-1][1]))
        else:
            bounds.append((start, end))
    return bounds


def overlap(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what two ordered lists of bounds have in common.

    Examples
    --------
    >>> overlap([(0, 9), (12, 15)], [(5, 13)])
    [(5, 9), (12, 13)]
    """
    common, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            common.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return common


def without(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what is left of ordered bounds where the others are cut out.

    Examples
    --------
    >>> without([(0, 9), (12, 15)], [(2, 4), (8, 13)])
    [(0, 2), (4, 8), (13, 15)]
    """
    edges = [0, *(edge for bounds in other for edge in bounds)]
    ends = [*edges[1:], max((end for _, end in one), default=0)]
    return overlap(one, [(a, b) for a, b in zip(edges[::2], ends[::2], strict=True) if a < b])


def count_within(words: list[Span], bounds: list[tuple[int, int]]) -> int:
    """Return how many words start within the bounds."""
    start = itemgetter(0)
    return sum(
        bisect_left(words, last, key=start) - bisect_left(words, first, key=start)
        for first, last in bounds
    )


def _sentence_share(doc: Document, contents: list[tuple[int, int]]) -> float:
    sentences = [(s.start, s.end) for s in doc.sentences]
    starts = [start for start, _ in sentences]
    touched = {bisect_right(starts, start) for start, _ in overlap(sentences, contents)}
    return _share(len(touched), len(sentences))


def _part(attributions: list, test) -> float:
    return _share(sum(map(test, attributions)), len(attributions))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else NAN


@cache
def _no_comment_matcher() -> lexicon.Matcher:
    return lexicon.Matcher(list(lexicon.load("no_comment")["term"]))
