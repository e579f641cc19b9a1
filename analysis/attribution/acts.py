"""What a source did: a cue and its source in; "speech", "thought", "intention", "evidence" out.

"Said" is speech, "believes" thought, "wants" intention, and what a poll or a report "shows"
is evidence. The words stand in ``lexicons/acts.csv``, each with its act; the first listed
word of a cue decides, the longest term that starts there.
"""

from __future__ import annotations

from ..document import Document, Span
from ..lexicon import word_class
from .cueterms import found_in

ACTS = ("speech", "thought", "intention", "evidence")


def act_of(doc: Document, source: Span | None, cue: Span | None, kind: str, form: str) -> str:
    """Tell which act an attribution reports.

    Parameters
    ----------
    doc : Document
    source, cue : Span or None
    kind : str
        The kind of the source, a pronoun's being that of whom or what it means.
    form : str
        "direct", "indirect" or "mixed".

    Returns
    -------
    str
        One of `ACTS`.

    Notes
    -----
    A document, and a share of those polled ("52% of voters say"), gives evidence by whatever
    verb. A cue that is not listed ("grinned"), and a missing one, is speech where words are
    quoted or a colon announces them, and thought elsewhere.

    Examples
    --------
    >>> doc = Document("Ann Lee believes it. The report said so.")
    >>> act_of(doc, doc.span(0, 7), doc.span(8, 16), "person", "indirect")
    'thought'
    >>> act_of(doc, doc.span(21, 31), doc.span(32, 36), "document", "indirect")
    'evidence'
    """
    if kind == "document" or (source and kind == "collective" and _is_polled(doc, source)):
        return "evidence"
    told = _listed(doc, cue) if cue else ""
    if told:
        return told
    announced = cue is not None and ":" in cue.text
    return "speech" if announced or form != "indirect" else "thought"


def _is_polled(doc: Document, source: Span) -> bool:
    """Tell whether a source is a share of those polled: "52% of voters", "respondents"."""
    within = doc.token_index.within(source.start, source.end)
    return any(doc.folded[i] in word_class("polled") for i in within)


def _listed(doc: Document, cue: Span) -> str:
    """Return the act of the first listed word of a cue, "" if it has none."""
    return next((act for _, act in found_in("acts", doc, cue)), "")
