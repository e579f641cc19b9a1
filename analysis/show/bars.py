"""The x-ray: articles in; one thin bar for each, whose words stand where from top to end, out.

Many articles on a page are compared by eye: where do sources speak, and where the newsroom; who is
unnamed; where does it hedge?
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from .. import attribution, hedging
from ..articles import Articles, named_documents
from ..document import Document, Span
from ..errors import InputError
from ..spans import merged, overlapping
from .filling import fill, style

if TYPE_CHECKING:
    from IPython.display import HTML

__all__ = ["bars", "xray"]

UNNAMED = ("anonymous", "collective")


class Stretch(NamedTuple):
    """A piece of a sentence in one voice: its words, and whether its source is unnamed."""

    voice: str
    unnamed: bool
    size: int


def xray(articles: Articles) -> HTML:
    """Return one thin bar for each article, from its headline to its end.

    Blank is the newsroom's own voice, hatched a paraphrase, full a quotation; a line above
    says that the source is unnamed (anonymous, or a crowd); a tick below is a hedge. A sentence
    that is pointed at is shown; all sentences of an article open under its name.

    Parameters
    ----------
    articles : str, Document, list, dict, Series, or DataFrame
        What `measure_corpus` takes.

    Raises
    ------
    InputError
        If there are no articles.

    Examples
    --------
    >>> html = xray({"rain": "It may rain. “It will,” she said."}).data
    >>> html.count('class="bar"'), html.count('<b class="tick"')
    (1, 1)
    """
    from IPython.display import HTML

    documents = list(named_documents(articles))
    if not documents:
        raise InputError("An x-ray needs at least one article.")
    sheet = Markup("<style>{}{}</style>").format(style("article"), style("bars"))
    return HTML(str(sheet + bars(documents)))


def bars(documents: Sequence[tuple[object, Document]]) -> Markup:
    """Return what `xray` shows, for a page that holds the style sheets."""
    rows = [
        {"name": name or "article", "words": len(doc.words), "sentences": _sentences(doc)}
        for name, doc in documents
    ]
    return fill("bars.html", rows=rows)


def _sentences(doc: Document) -> list[dict[str, object]]:
    unnamed = merged(
        s for a in attribution.find(doc) if a.source_kind in UNNAMED for s in a.content
    )
    hedges = [h.start for h in hedging.find(doc)]
    voices = attribution.voices(doc, [w.start for w in doc.words])
    found = []
    for s in doc.sentences:
        words = doc.word_index.within(s.start, s.end)
        if words:
            stretches = _stretches(
                [doc.words[i] for i in words], [voices[i] for i in words], unnamed
            )
            size = s.end - s.start
            ticks = [round(100 * (h - s.start) / size, 1) for h in hedges if s.holds(h)]
            found.append(
                {
                    "text": " ".join(s.text.split()),
                    "size": len(words),
                    "ticks": ticks,
                    "stretches": stretches,
                    "voices": ", ".join(dict.fromkeys(x.voice for x in stretches)),
                }
            )
    return found


def _stretches(
    words: list[Span], voices: list[str], unnamed: list[tuple[int, int]]
) -> list[Stretch]:
    """Join neighbouring words of one voice."""
    found: list[Stretch] = []
    for word, voice in zip(words, voices, strict=True):
        crowd = bool(overlapping(unnamed, word.start, word.end))
        if found and found[-1][:2] == (voice, crowd):
            found[-1] = Stretch(voice, crowd, found[-1].size + 1)
        else:
            found.append(Stretch(voice, crowd, 1))
    return found
