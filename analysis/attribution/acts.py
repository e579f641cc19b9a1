"""What a source did: a cue and its source in; "speech", "thought", "intention", "evidence" out.

"Said" is speech, "believes" thought, "wants" intention, and what a poll or a report "shows"
is evidence. The words stand in ``lexicons/acts.csv``, each with its act; the first listed
word of a cue decides, the longest term that starts there.
"""

from __future__ import annotations

from ..document import Document, Span
from ..lexicon import word_class
from ..spans import Bounds, merged
from .cueterms import first_in
from .shapes import CLAUSE, is_utterance, quotations_in, shape_of

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
    verb. Words that are quoted whole are speech, by whatever verb. A cue that is not listed
    ("grinned") is speech where some words are quoted or a colon announces them, else thought.

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
    if form == "direct" or cue is None:
        return "speech"
    told = first_in("acts", doc, cue)
    if told:
        return told
    return "speech" if ":" in cue.text or form == "mixed" else "thought"


def spoken(doc: Document, attributions: list) -> list[Bounds]:
    """Return the bounds of what sources say: quoted, or told in a clause ("said it rained").

    What speech is only about ("criticised | the plan") nobody said, and what nobody is named
    to have said ("it is alleged that …") the newsroom says itself.
    """
    return merged(
        s for a in attributions if a.act == "speech" and _tells(doc, a) for s in a.content
    )


def _tells(doc: Document, told) -> bool:
    """Tell whether an attribution of speech gives what was said, and by whom if not quoted."""
    if told.form == "direct" or told.cue is None:
        return True
    if any(is_utterance(q.text) for q in quotations_in(doc, told.cue, told.content)):
        return True
    return told.source is not None and shape_of(doc, told.cue, told.content) == CLAUSE


def _is_polled(doc: Document, source: Span) -> bool:
    """Tell whether a source is a share of those polled: "52% of voters", "respondents"."""
    within = doc.token_index.within(source.start, source.end)
    return any(doc.folded[i] in word_class("polled") for i in within)
