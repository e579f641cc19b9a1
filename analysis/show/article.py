"""An article that explains itself: a document in; its text with marks, layers and cards out.

One component for notebooks, the report and the explorer. It works without a script: layers are
switched by boxes to tick, and cards open on a mark that is pointed at, touched or reached by key.
Where a page's style sheet is taken away, as in a notebook that nobody trusts yet, the marks
shown first keep a form of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from .. import attribution
from ..document import Document, Span, as_document
from ..errors import InputError
from ..measures import measure
from .filling import fill, style
from .marks import FIRST, KINDS, LAYERS, LEGEND, marks
from .pieces import nested
from .placing import among

if TYPE_CHECKING:
    from IPython.display import HTML

__all__ = ["article", "highlight"]

# What a mark looks like without a style sheet: each differs by form, not by colour alone.
PLAIN = {
    "source": "font-weight:bold;border:1px solid #01507c;padding:0 2px",
    "cue": "font-style:italic;border-bottom:2px dotted #01507c",
    "paraphrase": "border-bottom:1px dashed #017152",
    "quote": "border-bottom:2px solid #0173b2",
    "hedge": "background:#ffe9d6;border-bottom:3px double #a34700",
    "frame": "border:1px dashed #017152",
    "loaded": "border-top:3px double #111111",
    "furniture": "color:#666666;font-size:85%",
}


def highlight(doc: Document | str, show: Sequence[str] | None = None) -> HTML:
    """Return an article with its findings marked, in layers that the reader switches.

    Parameters
    ----------
    doc : Document or str
        The article.
    show : sequence of str, optional
        The kinds to mark, all shown at once; any of source, cue, paraphrase, quote, hedge,
        frame, loaded, furniture. If omitted, all are there, and hedges and sources are shown at
        first: everything marked at once hides itself.

    Returns
    -------
    IPython.display.HTML
        Jupyter shows it; ``.data`` is the string. The article's text is escaped, and marked as
        not to be typeset: two dollar amounts are no mathematics.

    Raises
    ------
    InputError
        If a kind is unknown, or the article is a path.

    Notes
    -----
    A mark that is pointed at, touched, or reached with the tab key opens a card: what it is, in
    whose voice, why it was marked, and how far such marks are to be trusted. The bar in the
    margin shows in whose voice most words of each sentence stand. Below stands where the article
    lies among the `norms`, if it is long enough to be compared.

    Examples
    --------
    >>> html = highlight("Rain <b>may</b> fall.", show=["hedge"]).data
    >>> "&lt;b&gt;" in html and "<b>" not in html
    True
    """
    from IPython.display import HTML

    unknown = sorted(set(show or ()) - set(KINDS))
    if unknown:
        raise InputError(f"Nothing called {unknown[0]!r} can be shown; use any of {list(KINDS)}.")
    sheet = Markup("<style>{}</style>").format(style("article"))
    doc = as_document(doc)
    told = among(doc, measure(doc)).told if show is None else ""
    return HTML(str(sheet + article(doc, show, told)))


def article(doc: Document | str, show: Sequence[str] | None = None, told: str = "") -> Markup:
    """Return what `highlight` shows, for a page that holds the style sheet ``article.css``.

    Below it stands what is ``told`` of where the article lies among the norms.
    """
    doc = as_document(doc)
    kinds = KINDS if show is None else tuple(k for k in KINDS if k in show)
    found = [m for m in marks(doc) if m.kind in kinds]
    counts = Counter(m.kind for m in found)
    layers: list[dict[str, Any]] = [
        {
            "name": layer.name,
            "meaning": "; ".join(LEGEND[k] for k in layer.kinds if k in kinds),
            "kinds": [k for k in layer.kinds if k in kinds],
            # A source and its cue are one attribution.
            "count": max(counts[k] for k in layer.kinds),
            "on": show is not None or layer.name in FIRST,
        }
        for layer in LAYERS
        if set(layer.kinds) & set(kinds)
    ]
    # Page furniture is always greyed: it is no finding that could be switched off.
    on = {"furniture", *(kind for layer in layers if layer["on"] for kind in layer["kinds"])}
    return fill(
        "article.html",
        paragraphs=zip(_margins(doc), nested(doc, found), strict=True),
        layers=layers,
        plain={kind: PLAIN[kind] if kind in on else "" for kind in KINDS},
        told=told,
    )


def _margins(doc: Document) -> list[list[tuple[str, int]]]:
    """Return for each line the voice and length of its sentences."""
    index = doc.sentence_index
    margins = []
    for p in doc.lines:
        held = [doc.sentences[i] for i in index.within(p.start, p.end)]
        margins.append([(voice_of(doc, s), s.end - s.start) for s in held])
    return margins


def voice_of(doc: Document, sentence: Span) -> str:
    """Return the voice in which most words of a sentence stand.

    Examples
    --------
    >>> doc = Document("“It may rain,” she said. It rains.")
    >>> [voice_of(doc, s) for s in doc.sentences]
    ['quote', 'author']
    """
    starts = [doc.words[i].start for i in doc.word_index.within(sentence.start, sentence.end)]
    counts = Counter(attribution.voices(doc, starts))
    return max(counts, key=lambda voice: counts[voice]) if counts else "author"
