"""Names: a document in; the names of people, organisations and outlets in it out.

What a name looks like is defined once, in `capitals`; `people` finds persons,
`organisations` bodies, `outlets` tells the names of newsrooms, and `phrases` cuts noun
phrases and tells which noun heads them. All their word lists are asked for in `lists`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Document, as_document
from ..lexicon import words
from ..spans import Index
from .lists import nouns
from .organisations import ORGANISATION, PERSON, Name, Organisations, fold
from .people import Mention, Names, Person, names

__all__ = [
    "ORGANISATION",
    "PERSON",
    "Mention",
    "Name",
    "Names",
    "Person",
    "find",
    "fold",
    "names",
]


def find(doc: Document | str, speakers: Mapping[str, tuple[str, str]] | None = None) -> list[Name]:
    """Return the places of a document that name persons and organisations, in text order.

    Parameters
    ----------
    doc : Document or str
    speakers : mapping of str to (str, str), optional
        Who counts as well, as the article lets them speak: by folded name (see `fold`)
        the name and its kind.

    Returns
    -------
    list of Name
        Without the headline's: nearly every word has a capital there. Where a person's
        name is part of an organisation's ("Clinton Foundation") only the latter counts.

    Examples
    --------
    >>> [n.name for n in find(Document("Ann Lee sued the White House. Lee won."))]
    ['Ann Lee', 'White House', 'Ann Lee']
    """
    doc = as_document(doc)
    bodies = Organisations(doc, speakers or {}).names()
    index = Index(bodies)
    people = [
        Name(m.start, m.end, m.person.name, PERSON)
        for m in names(doc).mentions
        if not _is_no_person(m.person.name) and index.at(m.start) is None
    ]
    return sorted(bodies + people)


def _is_no_person(name: str) -> bool:
    """Tell whether what looks like a name is none: "N. Korea", "Queen City"."""
    low = name.lower().split()
    if len(low) == 1:
        return low[0] in words("actors", "no_body")
    return len(low) == 2 and low[0] == "n." and nouns().get(f"north {low[1]}") == "place"
