"""What the explorer answers: a text in; its marks, five numbers and their sentences out.

Whoever asks, a notebook, the local page or a test, gets the same answer. What is no article is
refused in one sentence; a text in another language is shown, and said to be one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from .. import attribution, choice, framing, hedging, readability
from ..corpus.filekinds import of_text
from ..document import Document, Span
from ..errors import HearsayError, InputError
from ..measures import CODEBOOK, measure
from ..texts import check_text
from .article import article
from .filling import fill, number
from .pages import report
from .placing import foreign, place

__all__ = ["FIVE", "LONGEST", "MODELS", "answer", "findings_csv", "given", "numbers_csv", "reply"]

LONGEST = 300_000  # characters: some 50,000 words, which take seconds
SHOWN = 40  # sentences of a number at most
MODELS = choice.MODELS


class Asked(NamedTuple):
    """One of the five numbers: its name, what a reader calls it, and how to find its sentences."""

    name: str
    label: str
    unit: str
    where: Callable[[Document], Iterable[int]]


def _attributed(doc: Document) -> Iterable[int]:
    """Yield where each sentence starts that holds something attributed."""
    for a in attribution.find(doc):
        for content in a.content:
            for i in doc.sentence_index.touching(content.start, content.end):
                yield doc.sentences[i].start


def _unnamed(doc: Document) -> Iterable[int]:
    found = (a for a in attribution.find(doc) if a.source_kind == "anonymous")
    return (a.source.start for a in found if a.source)


FIVE = (
    Asked(
        "hedges_per_100_words",
        "Hedges",
        "per 100 words",
        lambda d: (h.start for h in hedging.find(d)),
    ),
    Asked("attributed_word_share", "Attributed", "share of the words", _attributed),
    Asked("anonymous_source_share", "Unnamed sources", "share of the sources", _unnamed),
    Asked(
        "flesch_kincaid_grade",
        "Reading level",
        "US school grade",
        lambda d: (s.start for s in readability.hardest(d, 5)),
    ),
    Asked(
        "loaded_per_100_words",
        "Loaded words",
        "per 100 words",
        lambda d: (f.start for f in framing.find(d) if f.frame == "loaded"),
    ),
)


def answer(text: str, model: str | None = None) -> Markup:
    """Return the marks of a text, and five numbers with their places and sentences, as HTML.

    Parameters
    ----------
    text : str
        An article, as it was pasted.
    model : {"small", "accurate"}, optional
        The attribution model; by default the one in use.

    Raises
    ------
    InputError
        If it holds no words, is too long, or seems to be something else than an article.
    ModelError
        If the model cannot be read, or what it needs is not installed.

    Examples
    --------
    >>> "1 sentence" in answer("It may rain, the mayor said.")
    True
    >>> answer(" ")
    Traceback (most recent call last):
    analysis.errors.InputError: There are no words to read yet: paste an article.
    """
    doc = checked(text)
    with attribution.using(model):
        numbers = measure(doc)
        return fill(
            "answer.html",
            words=len(doc.words),
            caution=_caution(doc),
            numbers=[_number(asked, doc, numbers) for asked in FIVE],
            article=article(doc),
            model=choice.in_use(),
        )


def checked(text: str) -> Document:
    """Return an article that was pasted as a Document, or refuse it in one sentence."""
    if not any(map(str.isalnum, text)):
        raise InputError("There are no words to read yet: paste an article.")
    if len(text) > LONGEST:
        raise InputError(
            f"This is {len(text):,} characters long; up to {LONGEST:,} are read here at once. "
            "Save it as a file, and measure it with: hearsay measure FILE."
        )
    if kind := of_text(text):
        raise InputError(f"This {kind}; paste the article alone, as plain text.")
    if "\n" not in text:
        check_text(text)
    return Document(text)


def _number(asked: Asked, doc: Document, numbers: dict[str, float]) -> dict[str, object]:
    sentences = _sentences(doc, asked.where(doc))
    return {
        "name": asked.name,
        "label": asked.label,
        "unit": asked.unit,
        "value": number(numbers[asked.name]),
        "place": place(asked.name, numbers),
        "about": CODEBOOK.loc[asked.name],
        "hardest": asked.name == "flesch_kincaid_grade",
        "sentences": [" ".join(s.text.split()) for s in sentences[:SHOWN]],
        "more": max(len(sentences) - SHOWN, 0),
    }


def _sentences(doc: Document, starts: Iterable[int]) -> list[Span]:
    """Return the sentences around some places, each once, in the order of the text."""
    return sorted({s for start in starts if (s := doc.sentence_at(start))})


def _caution(doc: Document) -> str:
    """Say it of a text that does not seem to be an English article."""
    if told := foreign(doc):
        return told
    if len(doc.words) < 150:
        return f"A text of {len(doc.words)} words: its numbers scatter widely, by chance."
    return ""


def numbers_csv(text: str) -> str:
    """Return every number of an article as a CSV, one row each, with unit and validity."""
    table = CODEBOOK[["unit", "definition", "validity"]].copy()
    table.insert(0, "value", pd.Series(measure(checked(text))))
    return _csv(table.reset_index(names="number"))


def findings_csv(text: str) -> str:
    """Return the findings of an article as a CSV, one row each, in the order of the text."""
    doc = checked(text)
    rows = [(h.start, h.end, "hedge", h.category, h.voice, h.text) for h in hedging.find(doc)]
    rows += [(f.start, f.end, "frame", f.frame, f.voice, f.text) for f in framing.find(doc)]
    for a in attribution.find(doc):
        for role, spans in (("source", [a.source]), ("cue", [a.cue]), ("content", a.content)):
            rows += [(s.start, s.end, role, a.source_kind, "", s.text) for s in spans if s]
    names = ["start", "end", "finding", "category", "voice", "text"]
    return _csv(pd.DataFrame(sorted(rows), columns=names))


def _csv(table: pd.DataFrame) -> str:
    buffer = io.StringIO()
    table.to_csv(buffer, index=False, lineterminator="\n")
    return buffer.getvalue()


def given(articles: Sequence[tuple[object, str]], name: str = "") -> dict[str, object]:
    """Return what the explorer starts with: articles to choose from, models, a name of its own.

    Examples
    --------
    >>> given([("rain", "It may rain.")])["articles"]
    [['rain', 'It may rain.']]
    """
    first = reply({"want": "html", "text": articles[0][1]}) if articles else {}
    return {
        "id": name,
        "models": list(MODELS),
        "model": choice.in_use(),
        "articles": [[str(title), text] for title, text in articles],
        "first": first.get("html", ""),
    }


def reply(question: dict) -> dict[str, str]:
    """Answer what the explorer's page asks: ``want``, ``text``, ``model`` and ``name``.

    Returns
    -------
    dict
        What was wanted, by its name: ``html`` (marks and numbers), ``page`` (a report),
        ``numbers`` or ``findings`` (CSV); or ``refused``, a sentence.

    Examples
    --------
    >>> reply({"want": "html", "text": ""})["refused"]
    'There are no words to read yet: paste an article.'
    """
    text, model = str(question.get("text", "")), question.get("model")
    wanted: dict[object, Callable[[], str]] = {
        "html": lambda: answer(text, model),
        "page": lambda: report([(str(question.get("name", "")), checked(text))]),
        "numbers": lambda: numbers_csv(text),
        "findings": lambda: findings_csv(text),
    }
    want = question.get("want")
    if want not in wanted:
        return {"refused": "That cannot be asked here; ask for html, page, numbers or findings."}
    try:
        with attribution.using(str(model) if model else None):
            return {str(want): str(wanted[want]())}
    except HearsayError as error:
        return {"refused": str(error)}
