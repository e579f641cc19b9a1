"""The text and its parts, as exact character spans into the unchanged text.

Everything else in the kit stands on `Document`: paragraphs, sentences, tokens
and quotations are spans, so every number can be traced to the characters
behind it. Sentence ends come from `sentencex`; the rules here mend the cases
in which news prose differs from what that library expects.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from .quotations import quotation_bounds
from .texts import check_text


class Span(NamedTuple):
    """A stretch of a document: ``doc.text[start:end] == text``."""

    start: int
    end: int
    text: str


# A word keeps its apostrophes and hyphens ("don't", "50-day"), and the invisible
# characters that typesetting leaves inside words (soft hyphen, zero-width space).
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
# How a word is set does not make it another word.
_SET = re.compile(rf"[‐‑{_INVISIBLE}]")
_PLAIN = str.maketrans({"‐": "-", "‑": "-"} | dict.fromkeys(_INVISIBLE))
_TAIL = rf"(?:[-‐‑'’{_INVISIBLE}]\w+)*"
_WORD = rf"\w+{_TAIL}"
_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[\w/]"  # web address, without the stop after it
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"  # e-mail address; the bound keeps time linear
    rf"|\d+(?:[.,:]\d+)*\w*{_TAIL}"  # 2.5  1,000  8:30  50-day
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S.  a.m.  J.R
    rf"|{_WORD}"
    r"|\.{2,}|--+|[^\w\s]"
)

# Marks are blanked, one space for one mark, before sentence ends are looked for: sentencex
# never splits inside marks, nor between two apostrophes, and a quotation may hold many sentences.
# It also stumbles over line separators that are none to us, and over lone surrogates.
_BLANK = str.maketrans(dict.fromkeys("\"“”„«»()[]‘’'\u2028\u2029\x85\x0b\x0c\r", " "))
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)|[\ud800-\udfff]")
_OPENING = "“„«‘(["
_CLOSING = "\"'”’»)]"

# Where sentencex splits and news prose does not.
_ABBREVIATION_END = re.compile(r"\b(?:Ms|Atty|Ft|Dist|Capt|Reps|Sens|approx|est|incl)\.$")
_INITIALS = re.compile(r"\b[A-Z]\.$")  # the first half of "(D-N.Y.)"
_HOUR_END = re.compile(r"\b[ap]\.m\.$")
_AFTER_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|E[SD]?T\b|P[SD]?T\b|GMT\b|UTC\b|"
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\b"
)
# “Can you hit Moscow?” Trump allegedly asked: the question ends, the sentence does not.
_MARKED_END = re.compile(r"[?!…]['’]?[\"”’»]$")
_REPORTING_CLAUSE = re.compile(
    r"(?:\w+\.? ){1,4}?(?:(?:has|had|then|later|also|\w+ly) ){0,2}"
    r"(?:said|says|asked|asks|told|added|replied|wrote|tweeted|shouted|wondered|exclaimed)\b"
)
# Where news prose splits and sentencex does not: "said no. The …", "He left… Then …".
_MISSED_END = re.compile(r"(?:\bno\.|…|\.\.\.)(?=\s+[A-Z][a-z])")


class Document:
    """A news text and its parts, as spans into the unchanged text.

    Parameters
    ----------
    text : str
        The article, kept exactly as given. Each line is a paragraph, unless
        the text is hard-wrapped, when blank lines separate paragraphs.
    title : str, optional
        The headline. If omitted, a first paragraph that reads like a headline
        is taken (see `headline`).

    Attributes
    ----------
    paragraphs, sentences, tokens, words, quotations : list of Span
        In text order, without surrounding white space. ``words`` are the
        tokens that hold a letter or a digit. ``quotations`` include their
        marks; one that opens every paragraph and closes only in the last is
        one span; of nested quotations only the outermost counts. A mark that
        is never closed is no quotation.

    Raises
    ------
    TypeError
        If the text is not a string.
    ValueError
        If it is a path: `read_article` reads a file, `read_corpus` a folder.

    Examples
    --------
    >>> doc = Document('Storm Nears\\n\\n"It may hit by 9 a.m.," Sen. Ruiz said. He left.')
    >>> [s.text for s in doc.sentences]
    ['Storm Nears', '"It may hit by 9 a.m.," Sen. Ruiz said.', 'He left.']
    >>> doc.quotations
    [Span(start=13, end=36, text='"It may hit by 9 a.m.,"')]
    >>> doc.headline.text
    'Storm Nears'
    """

    def __init__(self, text: str, title: str | None = None):
        check_text(text)
        self.text = text
        self.title = title
        # Findings of the measures, kept so that each is computed once per document.
        self.findings: dict[str, list] = {}

    def __repr__(self) -> str:
        start = self.text.strip()[:40].replace("\n", " ")
        return f"Document({start!r}…, {len(self.words)} words)"

    def span(self, start: int, end: int) -> Span:
        """Return the span from character ``start`` up to ``end``."""
        return Span(start, end, self.text[start:end])

    @cached_property
    def paragraphs(self) -> list[Span]:
        pattern = r"\S.*?(?=\n[^\S\n]*\n|\Z)" if _is_wrapped(self.text) else r"\S[^\n\r\u2029]*"
        found = re.finditer(pattern, self.text, re.DOTALL)
        return [self.span(m.start(), m.start() + len(m.group().rstrip())) for m in found]

    @cached_property
    def sentences(self) -> list[Span]:
        plain = _APOSTROPHE.sub("x", self.text).translate(_BLANK)
        return [
            self.span(start, end)
            for p in self.paragraphs
            for start, end in _sentence_bounds(self.text, plain, p.start, p.end)
        ]

    @cached_property
    def tokens(self) -> list[Span]:
        return tokens(self.text)

    @cached_property
    def words(self) -> list[Span]:
        return [t for t in self.tokens if t.text[0].isalnum() or any(map(str.isalnum, t.text))]

    @cached_property
    def word_starts(self) -> list[int]:
        """Where each word starts, for looking up which words lie within a span."""
        return [w.start for w in self.words]

    @cached_property
    def folded(self) -> list[str]:
        """The tokens as word lists spell them: lower case, plain marks, nothing invisible."""
        # One object for each word, however often it stands: every list looks all of them up.
        words = [t.text.lower().replace("’", "'") for t in self.tokens]
        if _SET.search(self.text):  # seldom
            words = [w.translate(_PLAIN) for w in words]
        return [intern(w) for w in words]

    @cached_property
    def quotations(self) -> list[Span]:
        return [self.span(start, end) for start, end in quotation_bounds(self.paragraphs)]

    @cached_property
    def quotation_edges(self) -> list[int]:
        """Starts and ends of the quotations in turn, for looking up what is inside one."""
        return [edge for q in self.quotations for edge in (q.start, q.end)]

    @cached_property
    def headline(self) -> Span | None:
        """The headline as a span of the text, or None if the text holds none.

        The first paragraph counts if it equals the title or, where no title is
        given, if another follows, it has at most 25 words and either no full
        stop at its end or a capital on most of its longer words.
        """
        if not self.paragraphs:
            return None
        first = self.paragraphs[0]
        if self.title is not None:
            return first if " ".join(first.text.split()) == " ".join(self.title.split()) else None
        words = re.findall(_WORD, first.text)
        long = [w for w in words if len(w) > 3]
        titled = long and sum(w[0].isupper() for w in long) > 0.7 * len(long)
        if len(self.paragraphs) < 2 or len(words) > 25:
            return None
        return first if titled or not first.text.endswith((".", '."', ".”", ":")) else None

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, position: int) -> Span | None:
        """Return the paragraph around a character position, or None between paragraphs."""
        i = bisect_right(self._paragraph_starts, position) - 1
        return self.paragraphs[i] if i >= 0 and position < self.paragraphs[i].end else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence around a character position, or None between sentences."""
        i = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[i] if i >= 0 and position < self.sentences[i].end else None


def tokens(text: str) -> list[Span]:
    """Return the tokens of a text: words, addresses, marks."""
    return [Span(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]


def _is_wrapped(text: str) -> bool:
    """Tell whether lines were broken to a fixed width, so that a line is no paragraph."""
    if not re.search(r"\n[^\S\n]*\n", text):
        return False
    lines = [line.strip() for line in text.split("\n")]
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 4 or max(map(len, inner)) > 100:
        return False
    broken = sum(not line.endswith((".", "?", "!", '"', "”", "’", ":")) for line in inner)
    return broken > 0.6 * len(inner)


def _sentence_bounds(text: str, plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the sentences of one paragraph, which is not all white space."""
    bounds = []
    for cut in _cuts(text, plain, start, end):
        joins = cut < end and _joins(text[max(start, cut - 40) : cut], text[cut : cut + 120])
        if not joins:
            bounds.append(_trim(text, start, cut))
            start = cut
    return [(start, end) for start, end in bounds if start < end]


def _cuts(text: str, plain: str, start: int, end: int) -> list[int]:
    """Return where to cut: after each sentence and the closing marks that touch it."""
    # Imported at first use: the other parts of a document do without it.
    from sentencex import get_sentence_boundaries

    cuts = {end}
    for segment in get_sentence_boundaries("en", plain[start:end])[:-1]:
        cut = start + segment["start_index"] + len(segment["text"].rstrip())
        while cut < end and text[cut] in _CLOSING:
            cut += 1
        cuts.add(cut)
    cuts.update(m.end() for m in _MISSED_END.finditer(text, start, end))
    return sorted(cuts)


def _joins(before: str, after: str) -> bool:
    """Tell from the text on both sides whether a cut falls inside a sentence after all."""
    before = before.rstrip()
    if _INITIALS.search(before) and after[:1].isupper():
        return True
    after = after.lstrip()
    opened = after.lstrip(_OPENING + "\"' ")
    if not opened:
        return True
    if opened[0].islower() and not before.endswith((";", "•")):
        return True
    if _ABBREVIATION_END.search(before):
        return True
    if _HOUR_END.search(before) and _AFTER_HOUR.match(opened):
        return True
    return bool(_MARKED_END.search(before) and _REPORTING_CLAUSE.match(after))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
