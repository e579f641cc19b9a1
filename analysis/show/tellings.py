"""Side by side: several tellings of one event in; their sentences in columns, lit by a name, out.

What an outlet leaves out cannot be marked in its text. Here it is: choose a name or a word, and
the sentences that hold it light up, with a hatched gap where a telling says nothing of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from .. import actors
from ..articles import Articles, named_documents
from ..document import Document
from ..errors import InputError
from ..lexicon import LexiconError, Matcher
from .article import voice_of
from .filling import fill, style

if TYPE_CHECKING:
    from IPython.display import HTML

__all__ = ["MOST", "side_by_side"]

MOST = 12  # names to choose from


def side_by_side(articles: Articles, words: Sequence[str] | str | None = None) -> HTML:
    """Return several tellings of one event in columns, with names and words to choose.

    Parameters
    ----------
    articles : list, dict, Series, or DataFrame
        The tellings, two or more, as `measure_corpus` takes them.
    words : sequence of str, optional
        Words to choose from beside the names, in the syntax of the word lists: ``"blame*"``,
        ``"main|pipe"``. The names are those of most sentences; one that stands in one
        telling alone is as telling as one in all.

    Raises
    ------
    InputError
        If there are fewer than two articles.
    LexiconError
        If a word cannot be read.

    Examples
    --------
    >>> html = side_by_side({"Courier": "Ann Lee won.", "Times": "Rain fell."}, ["rain"]).data
    >>> html.count('class="gap ')  # of "rain" in the Courier, and of Ann Lee in the Times
    2
    """
    from IPython.display import HTML

    documents = list(named_documents(articles))
    if len(documents) < 2:
        raise InputError("Tellings are compared: give two articles or more of one event.")
    held = _names([doc for _, doc in documents])
    for word in [words] if isinstance(words, str) else words or ():
        matcher = _matcher(word)
        held[word] = [{_sentence(doc, m.first) for m in matcher.find(doc)} for _, doc in documents]
    keys = [
        {"name": name, "tellings": sum(bool(s) for s in lit), "lit": lit}
        for name, lit in held.items()
    ]
    columns = [_column(n, name, doc, keys) for n, (name, doc) in enumerate(documents)]
    sheet = Markup("<style>{}{}</style>").format(style("article"), style("tellings"))
    return HTML(
        str(sheet + fill("tellings.html", columns=columns, keys=keys, most=range(len(keys))))
    )


def _column(n: int, name: object, doc: Document, keys: list[dict]) -> dict[str, object]:
    sentences = [
        {
            "text": " ".join(s.text.split()),
            "voice": voice_of(doc, s),
            "lit": [k for k, key in enumerate(keys) if s.start in key["lit"][n]],
            "opens": doc.paragraph_at(s.start).start == s.start,  # type: ignore[union-attr]
        }
        for s in doc.sentences
    ]
    gaps = [k for k, key in enumerate(keys) if not key["lit"][n]]
    return {"name": name or f"telling {n + 1}", "sentences": sentences, "gaps": gaps}


def _names(documents: list[Document]) -> dict[str, list[set[int]]]:
    """Return the names of most places, each with the sentences that hold it, by telling."""
    named = [actors.find(doc) for doc in documents]
    whom = _whom([n for found in named for n in found])
    held = {}
    for name in dict.fromkeys(whom.get(n.actor, n.actor) for found in named for n in found):
        forms = {form for form, actor in whom.items() if actor == name}
        held[name] = [
            {_at(doc, n.start) for n in found if whom.get(n.actor, n.actor) == name}
            | _sentences(doc, forms)
            for doc, found in zip(documents, named, strict=True)
        ]
    most = sorted(held, key=lambda name: -sum(map(len, held[name])))
    return {name: held[name] for name in most[:MOST]}


def _whom(found: list[actors.Naming]) -> dict[str, str]:
    """Return whom each name means in any of the tellings; no name that means two.

    A name is not found everywhere it stands ("the water company, Ellery Water"), and one
    telling has only the short form of another's. That a telling says nothing of somebody must
    hold of the letters, too.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for n in found:
        owners[n.text].add(n.actor)
        owners[n.actor].add(n.actor)
    fuller = {name: {o for o in owners[name] if len(o) > len(name)} for name in owners}
    whom = {form: {a for o in who for a in fuller[o] or {o}} for form, who in owners.items()}
    return {form: min(who) for form, who in whom.items() if len(who) == 1}


def _sentences(doc: Document, forms: set[str]) -> set[int]:
    """Return the sentences in which one of some names stands, letter by letter."""
    if not forms:
        return set()
    either = "|".join(map(re.escape, forms))
    return {_at(doc, m.start()) for m in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", doc.text)}


def _at(doc: Document, position: int) -> int:
    sentence = doc.sentence_at(position)
    return sentence.start if sentence else position


def _sentence(doc: Document, token: int) -> int:
    return _at(doc, doc.tokens[token].start)


def _matcher(word: str) -> Matcher:
    try:
        return Matcher([word.strip().lower().replace("’", "'")])
    except (ValueError, IndexError) as error:
        raise LexiconError(f"The word {word!r} cannot be read: {error}") from None
