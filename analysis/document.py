"""The text and its parts, as exact character spans into the unchanged text.

Everything else in the kit stands on `Document`: paragraphs, sentences, tokens
and quotations are spans, so every number can be traced to the characters
behind it. Text in; exact character spans out, and their indexes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from . import vocabulary
from .columns import Column
from .errors import InputError, InputTypeError
from .furniture import furniture_bounds
from .headlines import is_headline
from .quotations import quotation_bounds
from .sentences import blanked, sentence_bounds
from .spans import Bounds, Index, Laid, Span, compact, trimmed, without
from .texts import check_text, is_wrapped
from .tokens import laid, left
from .vocabulary import FOLDED, IS_WORD, TEXT, Vocabulary

__all__ = ["Document", "Span", "as_document", "check_furniture"]


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
    furniture : {"skip", "keep"}
        Whether page furniture (see below) is left out of all parts, and so of
        every number, or kept as if it were the article's.

    Attributes
    ----------
    paragraphs, sentences, tokens, words, quotations : list of Span
        In text order, without surrounding white space. ``words`` are the
        tokens that hold a letter or a digit. ``quotations`` include their
        marks; one that opens every paragraph and closes only in the last is
        one span; of nested quotations only the outermost counts. A mark that
        is never closed is no quotation.
    furniture : list of Span
        What of a scraped page is no part of the article: bylines, datelines,
        credits, notices, buttons, bars of navigation. Listed also if kept.
    lines : list of Span
        The paragraphs of the text as given, furniture among them.
    prose : str
        The text with spaces in the place of the furniture that is left out.

    Raises
    ------
    InputTypeError
        If the text, or the title, is not a string.
    InputError
        If it is a path (`read_article` reads a file, `read_corpus` a folder),
        or ``furniture`` is neither "skip" nor "keep".

    Examples
    --------
    >>> doc = Document('Storm Nears\\n\\n"It may hit by 9 a.m.," Sen. Ruiz said. He left.')
    >>> [s.text for s in doc.sentences]
    ['Storm Nears', '"It may hit by 9 a.m.," Sen. Ruiz said.', 'He left.']
    >>> doc.quotations
    [Span(start=13, end=36, text='"It may hit by 9 a.m.,"')]
    >>> doc.headline.text
    'Storm Nears'
    >>> page = Document("By Ann Roe, Staff Writer\\n\\nIt rained.\\n\\nRead more:")
    >>> [f.text for f in page.furniture], len(page.words)
    (['By Ann Roe, Staff Writer', 'Read more:'], 2)
    """

    def __init__(self, text: str, title: str | None = None, furniture: str = "skip"):
        check_text(text)
        check_furniture(furniture)
        if not isinstance(title, str | None):
            raise InputTypeError(f"A title is a string, or None for none, not {title!r:.40}.")
        self.text = text
        self.title = title
        self.keeps_furniture = furniture == "keep"
        # What `kept` functions found, by the attribution model in use and their names.
        self.findings: dict[tuple[str, str], Any] = {}

    def __repr__(self) -> str:
        start = self.text.strip()[:40].replace("\n", " ")
        return f"Document({start!r}…, {len(self.word_spans)} words)"

    def span(self, start: int, end: int) -> Span:
        """Return the span from character ``start`` up to ``end``."""
        made: Span = tuple.__new__(Span, (start, end, self.text[start:end]))
        return made  # the quickest way: an article has hundreds of them

    @cached_property
    def lines(self) -> list[Span]:
        pattern = r"\S.*?(?=\n[^\S\n]*\n|\Z)" if is_wrapped(self.text) else r"\S[^\n\r\u2029]*"
        found = re.finditer(pattern, self.text, re.DOTALL)
        return [self.span(m.start(), m.start() + len(m.group().rstrip())) for m in found]

    @cached_property
    def furniture(self) -> list[Span]:
        lines = _bounds(self.lines)
        found = furniture_bounds(self.text, lines, self.vocabulary, self._page_chunks)
        return [self.span(*b) for b in found]

    @cached_property
    def prose(self) -> str:
        if self.keeps_furniture or not self.furniture:
            return self.text
        pieces, done = [], 0
        for f in self.furniture:
            pieces += [self.text[done : f.start], " " * len(f.text)]
            done = f.end
        return "".join([*pieces, self.text[done:]])

    @cached_property
    def paragraphs(self) -> list[Span]:
        if self.prose is self.text:
            return self.lines
        left = without(_bounds(self.lines), _bounds(self.furniture))
        whole = {line[:2]: line for line in self.lines}  # most are; a book's are not held twice
        return [
            whole.get(b) or self.span(*trimmed(self.text, *b))
            for b in left
            if self.text[slice(*b)].strip()
        ]

    @cached_property
    def sentences(self) -> list[Span]:
        plain = blanked(self.prose)
        return [
            self.span(start, end)
            for p in self.paragraphs
            for start, end in sentence_bounds(self.text, plain, p.start, p.end)
        ]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Knows the tokens of this document by their numbers."""
        return vocabulary.current()

    @cached_property
    def _page_chunks(self) -> tuple[np.ndarray, np.ndarray]:
        return self.vocabulary.chunks_of(self.text)

    @cached_property
    def chunks(self) -> tuple[np.ndarray, np.ndarray]:
        """What white space parts: the numbers in the vocabulary, and the starts."""
        if self.prose is self.text:
            return self._page_chunks
        page = self.__dict__.pop("_page_chunks", None) or self.vocabulary.chunks_of(self.text)
        return left(self.vocabulary, self.prose, _bounds(self.furniture), *page)

    @cached_property
    def _laid(self) -> tuple[np.ndarray, Laid]:
        return laid(self.vocabulary, *self.chunks)

    def known(self, column: Column) -> np.ndarray:
        """Return what a column of the vocabulary says of each token."""
        numbers = self._laid[0]  # first: so the vocabulary learns them
        return column.of(self.vocabulary).take(numbers)

    @property
    def word_numbers(self) -> np.ndarray:
        """The number of each word in the vocabulary."""
        return self._laid[0][self._are_words]

    @property
    def token_spans(self) -> Laid:
        """The tokens as `tokens` has them, each made a span when it is asked for."""
        return self._laid[1]

    @cached_property
    def _are_words(self) -> np.ndarray:
        return self.known(IS_WORD)

    @cached_property
    def word_spans(self) -> Laid:
        """The words as `words` has them, each made a span when it is asked for."""
        starts = np.frombuffer(self.token_spans.starts, np.int32)[self._are_words]
        texts = TEXT.of(self.vocabulary).take(self.word_numbers)
        return Laid(compact(starts), texts.tolist())

    @cached_property
    def tokens(self) -> list[Span]:
        return list(self.token_spans)

    @cached_property
    def words(self) -> list[Span]:
        return list(self.word_spans)

    @cached_property
    def token_index(self) -> Index[Span]:
        """Looks up tokens by position."""
        return Index(self.token_spans, self.token_spans.starts)

    @cached_property
    def word_index(self) -> Index[Span]:
        """Looks up words by position."""
        return Index(self.word_spans, self.word_spans.starts)

    @property
    def word_starts(self) -> Sequence[int]:
        """Where each word starts."""
        return self.word_spans.starts

    @cached_property
    def folded(self) -> list[str]:
        """The tokens as word lists spell them: lower case, plain marks, nothing invisible."""
        folded: list[str] = self.known(FOLDED).tolist()
        return folded

    @cached_property
    def quotations(self) -> list[Span]:
        return [self.span(start, end) for start, end in quotation_bounds(self.paragraphs)]

    @cached_property
    def _quotation_index(self) -> Index[Span]:
        return Index(self.quotations)

    def quotation_at(self, position: int) -> Span | None:
        """Return the quotation around a character position, or None outside of all."""
        return self._quotation_index.at(position)

    @cached_property
    def quotation_edges(self) -> list[int]:
        """Starts and ends of the quotations in turn, for looking up what is inside one."""
        return [edge for q in self.quotations for edge in (q.start, q.end)]

    @cached_property
    def headline(self) -> Span | None:
        """The headline as a span of the text, or None if the text holds none.

        The first paragraph counts if it equals the title, whatever the case, the form
        of its marks and a stop at its end, or, where no title is given, if another
        follows, it has at most 25 words and either no full stop at its end or a capital
        on most of its longer words.
        """
        if not self.paragraphs:
            return None
        first = self.paragraphs[0]
        return first if is_headline(first.text, self.title, len(self.paragraphs) > 1) else None

    @cached_property
    def paragraph_index(self) -> Index[Span]:
        """Looks up paragraphs by position."""
        return Index(self.paragraphs)

    def paragraph_at(self, position: int) -> Span | None:
        """Return the paragraph around a character position, or None between paragraphs."""
        return self.paragraph_index.at(position)

    @cached_property
    def sentence_index(self) -> Index[Span]:
        """Looks up sentences by position."""
        return Index(self.sentences)

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence around a character position, or None between sentences."""
        return self.sentence_index.at(position)


def as_document(article: Document | str, furniture: str | None = None) -> Document:
    """Return one article as a Document; a path or anything else is refused.

    What is said of page ``furniture`` holds also for a Document that was made otherwise.

    Examples
    --------
    >>> as_document("It rains.").text
    'It rains.'
    >>> len(as_document(Document("It rains.\\n\\nRead more:"), furniture="keep").words)
    4
    """
    if not isinstance(article, Document):
        return Document(article, furniture=furniture or "skip")
    if furniture is None or article.keeps_furniture == (furniture == "keep"):
        return article
    return Document(article.text, article.title, furniture)


def check_furniture(furniture: object) -> None:
    """Refuse what says neither to skip nor to keep page furniture."""
    if furniture not in ("skip", "keep"):
        raise InputError(f"Page furniture is 'skip' or 'keep', not {furniture!r:.40}.")


def _bounds(spans: list[Span]) -> list[Bounds]:
    return [(s.start, s.end) for s in spans]
