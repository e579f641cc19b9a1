"""What the noun at the head of a source tells of its kind: a noun phrase in, a kind out."""

from __future__ import annotations

from ..entities.lists import outlets
from ..entities.phrases import Core, category, noun

_INSIDERS = frozenset(("familiar", "close", "briefed", "knowledgeable", "involved", "knowledge"))
PEOPLE = frozenset(("role", "group", "unique", "figure", "unnamed", "kin"))
BODIES = frozenset(("organisation", "institution"))


def by_head(phrase: Core) -> str:
    """Tell the kind of a phrase by the noun that heads it.

    Examples
    --------
    >>> from analysis.entities.phrases import parse
    >>> [by_head(parse(text)[2]) for text in ("two aides", "voters", "the poll")]
    ['anonymous', 'collective', 'document']
    """
    low = [w.rstrip(".") for w in phrase.low]
    capital = phrase.words[-1][0].isupper()
    if capital and " ".join(low) in outlets():
        return "organisation"
    for joint in ("of", "for"):  # "Department of Justice" is a department
        if joint in low[1:]:
            low = low[: low.index(joint, 1)]
    listed, plural = category(low), noun(low[-1])[1]
    if listed in ("pronoun", "self", "document"):
        return listed
    if listed in PEOPLE or listed in ("collective", "single"):
        return _of_people(phrase, low, listed, plural)
    if listed in ("body", "place", "institution") and not plural:
        return "pronoun" if phrase.opener == "owner" else "organisation"
    if listed in BODIES:
        return _of_body(phrase, plural)
    if capital:
        return "organisation"
    if plural:
        return "collective"
    return "pronoun" if phrase.opener in ("the", "owner", "named owner") else "anonymous"


def _of_body(phrase: Core, plural: bool) -> str:
    """Tell the kind of companies, campaigns and the like."""
    if plural:
        return "organisation" if "including" in phrase.rest else "collective"
    named = (
        phrase.opener == "named owner"
        or phrase.rest[:1] in (["of"], ["for"])
        or any(w[0].isupper() for w in phrase.words)
    )
    return "pronoun" if phrase.opener in ("the", "owner") and not named else "organisation"


def _of_people(phrase: Core, low: list[str], listed: str, plural: bool) -> str:
    """Tell the kind of people without a name."""
    definite = phrase.opener in ("the", "owner", "named owner")
    if listed == "unique" and not plural:
        return "person" if phrase.opener in ("the", "") and low[0] != "former" else "pronoun"
    if listed == "single":
        return "pronoun" if definite else "anonymous"
    if phrase.opener == "exact" or _INSIDERS & set(phrase.rest[:3]):
        return "anonymous"
    if plural and listed == "figure" and phrase.rest[:1] == ["at"]:
        return "anonymous"  # "doctors at the clinic" are some, "doctors" all
    if plural and listed == "kin" and phrase.opener in ("owner", "named owner"):
        return "anonymous"
    if listed == "collective":
        return "collective"
    if not plural:
        return "pronoun" if definite and listed != "unnamed" else "anonymous"
    if phrase.opener == "the" and len(low) == 1 and not phrase.rest:
        return {"role": "pronoun", "figure": "pronoun", "unnamed": "anonymous"}.get(
            listed, "collective"
        )
    return "anonymous" if listed in ("role", "unnamed") else "collective"
