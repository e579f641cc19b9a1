"""Which pieces of a sentence name a source: pieces in, how many of them belong together out.

A piece belongs to the source before it where its first words say so: "Ann Lowe, | 44, | head of
the port, | the wall is safe". A clause begins where a verb shows (`pieces`).
"""

from __future__ import annotations

from collections.abc import Callable

from ..entities.capitals import PARTICLES
from ..entities.lists import outlets
from ..entities.phrases import category, core, noun, split
from ..lexicon import word_class, words
from .pieces import Piece, is_finite, is_past, leads_on, opens_with_verb, verb_in

_RELATIVE = frozenset(("who", "whom", "whose", "which"))
_PEOPLE = frozenset(("role", "group", "unique", "figure", "unnamed", "kin", "single"))
_BODIES = frozenset(("organisation", "institution", "body", "collective"))
_OPENED = frozenset(("“", '"', "the", "a", "an"))
_LONGEST_NAME = 8  # words
_LONGEST_PLACE = 5  # words of ", of West Leeds,"
_LONGEST_LIST = 4  # pieces of "police, prosecutors and court records"


def is_relative(piece: Piece) -> bool:
    """Tell whether a piece opens a relative clause: "who runs the port", "some of whom left"."""
    return piece.low[0] in _RELATIVE or piece.low[2:3] == ["whom"]


def is_phrase(piece: Piece) -> bool:
    """Tell whether a piece opens with a noun phrase: "the captain", "pupil Ann Lowe", "police"."""
    word, text = piece.low[0], piece.words[0]
    if word in words("actors", "determiner"):
        return word != "that"
    if text[0].isupper() or text[0].isdigit():
        return True
    return bool(category([word])) or _is_called(piece) or _is_common(piece)


def _is_common(piece: Piece) -> bool:
    """Tell whether a piece is people or a body without an article: "defence chief"."""
    if piece.low[0] in words("actors", "preposition", "opener", "adverb") or len(piece.low) > 3:
        return False
    return category(piece.low) in _PEOPLE | _BODIES and verb_in(piece) < 0


def _is_called(piece: Piece) -> bool:
    """Tell whether a word stands before a name: "landlady Peg Dunn", no "on Monday"."""
    word, named = piece.low[0], piece.words[1:3]
    if len(named) < 2 or not all(w[0].isupper() for w in named) or not word.isalpha():
        return False
    if word in words("actors", "preposition", "opener", "adverb") or is_past(word):
        return False
    return not (is_finite(word) or word.endswith(("ly", "ing")) or word in word_class("says"))


def is_name(piece: Piece) -> bool:
    """Tell whether a piece is a name and no more: "Mark T. Hale"."""
    plain = [w for w in piece.words if w[0].isalnum()]
    return (
        0 < len(plain) <= _LONGEST_NAME
        and plain[0][0].isupper()
        and all(w[0].isupper() or w in PARTICLES or w == "of" for w in plain)
        and len(plain) + piece.words.count(".") == len(piece.words)
    )


def is_suffix(piece: Piece) -> bool:
    """Tell whether a piece is an age, a year, or what is set off from a name: "Inc.", "Ohio"."""
    plain = [w for w in piece.words if w != "."]
    if len(plain) == 1 and (plain[0].isdigit() or plain[0] in ("Inc", "Ltd", "Jr", "Sr", "LLC")):
        return True
    if not is_name(piece) or len(plain) > 2:
        return False
    party = len(plain[0]) > 2 and plain[0][1] in "-–" and plain[0][0] in "RDI"
    short = piece.words[-1] == "." and len(plain) == 1
    return party or short or category([w.lower() for w in plain]) == "place"


def is_aside(piece: Piece) -> bool:
    """Tell whether a piece tells more of the name or noun before it."""
    low = piece.low
    if is_relative(piece) or is_suffix(piece):
        return True
    if low[0] in words("no_names", "calendar") and len(low) <= 3:
        return True
    if low[0] in ("of", "from") and len(low) <= _LONGEST_PLACE:
        return piece.words[1:2] != [] and piece.words[1][0].isupper() and verb_in(piece) < 0
    return _is_participial(piece)


def _is_participial(piece: Piece) -> bool:
    """Tell whether a piece opens with a participle that goes on: "released on Friday"."""
    word, after = piece.low[0], piece.low[1:2]
    if not piece.words[0].islower() or not after:
        return False
    known = word in words("verbs", "participle") or word in word_class("source_participle")
    if is_finite(word) or word in word_class("says") or not (known or is_past(word)):
        return False
    leads = leads_on(after[0]) or after[0] in words("actors", "determiner")
    leads = leads or piece.words[1][0].isupper() or piece.words[1].isdigit()
    return leads and verb_in(piece, 1) < 0


def is_beside(name: Piece, piece: Piece, sure: bool = False) -> bool:
    """Tell whether a piece says in other words whom the piece before it names.

    "Ann Lowe, head of the port", "his lawyer, Mark T. Hale", "Norwell, a mining firm";
    ``sure``: only where its noun is a listed one.
    """
    if verb_in(piece) >= 0 or verb_in(name) >= 0:
        return False
    head, of_name = _noun_of(piece), _noun_of(name)
    if is_name(piece):
        plain = of_name in _PEOPLE or (not of_name and name.low[0] == "the" and len(piece.low) > 1)
        return plain and name.words[-1][0].islower()
    article = piece.low[0] in words("actors", "determiner")
    opened = article or piece.words[0].islower() or piece.low[0].endswith("'s")
    if not opened or piece.low[0] in words("actors", "preposition"):
        return False
    if not any(w[0].isupper() for w in name.words[-2:]):
        return False
    indefinite = piece.low[0] in ("a", "an")
    if head in _PEOPLE:
        single = article or not noun(piece.low[0])[1]  # not "children who read …"
        return single and _ends_in_person(name)
    if head in _BODIES and (indefinite or (article and of_name in _BODIES)):
        return True
    return indefinite and is_name(name) and not sure


def _ends_in_person(piece: Piece) -> bool:
    """Tell whether a piece ends in what may be the name of a person: "a letter from Ann Lowe"."""
    start = len(piece.low)
    while start and piece.low[start - 1] not in words("actors", "preposition"):
        start -= 1
    low = piece.low[start:]
    named = [w for w in piece.words[start:] if w[0].isalpha()]
    if not named or low[0] == "the" or " ".join(low) in outlets():
        return False
    if len(named) == 1 and named[0].lower() in words("no_names", "calendar"):
        return False
    return named[-1][0].isupper() and category([named[-1].lower()]) not in ("place", "document")


def _noun_of(piece: Piece) -> str:
    """Return the category of the noun that heads a piece."""
    whole, low = split(" ".join(piece.words))
    return category([w.rstrip(".") for w in core(whole, low).low]) if whole else ""


def opens_predicate(pieces: list[Piece], k: int) -> bool:
    """Tell whether a clause, or a verb whose subject stood before, can begin with piece ``k``."""
    return opens_with_verb(pieces[k]) or opens_clause(pieces, k)


def opens_clause(pieces: list[Piece], k: int) -> bool:
    """Tell whether a clause with a subject of its own can begin with piece ``k``."""
    piece = pieces[k]
    if is_aside(piece) or opens_with_verb(piece) or piece.low[0] in ("and", "or", "but"):
        return False
    if verb_in(piece) >= 0 or k + 1 == len(pieces):
        return True
    return not opens_with_verb(pieces[k + 1])  # not "the mayor, | a Democrat, | said"


def source_pieces(pieces: list[Piece], follows: Callable | None) -> int:
    """Return how many of the pieces, the first included, name a source.

    Parameters
    ----------
    pieces : list of Piece
        The first one begins with the source.
    follows : callable, optional
        Tells of pieces and a number whether what has to follow the source can begin with that
        piece: `opens_clause`, say. If omitted, nothing has to.

    Examples
    --------
    >>> from analysis.attribution.pieces import cut
    >>> from analysis.document import Document
    >>> doc = Document("Ann Lowe, 44, head of the port, the wall, which leaks, is safe.")
    >>> source_pieces(cut(doc, 0, len(doc.text)), opens_clause)
    3
    """
    best = k = 1
    while k < len(pieces):
        k = _past(pieces, k, sure=follows is None)
        if k < 0:
            break
        if follows is None or (k < len(pieces) and follows(pieces, k)):
            best = k
    return best


def _past(pieces: list[Piece], k: int, sure: bool) -> int:
    """Return the piece after an aside or a list that goes on with piece ``k``, or -1."""
    before, piece = pieces[k - 1], pieces[k]
    if is_aside(piece) or is_beside(before if k == 1 else pieces[0], piece, sure):
        return k + 1
    if is_suffix(before) and k > 1 and piece.words[0].islower() and len(piece.low) <= 3:
        return k + 1 if verb_in(piece) < 0 else -1  # "a March 3, 2019, | report"
    return _past_list(pieces, k)


def _past_list(pieces: list[Piece], k: int) -> int:
    """Return the piece after "police, | prosecutors and court records, | the man …", or -1."""
    for j in range(k, min(k + _LONGEST_LIST, len(pieces) - 1)):
        led = pieces[j].low[0] in words("actors", "preposition", "opener")
        if led or verb_in(pieces[j]) >= 0 or is_aside(pieces[j]):
            return -1
        if "and" in pieces[j].low:
            follows = pieces[j + 1]
            opened = opens_clause(pieces, j + 1) and (
                verb_in(follows) > 0
                or follows.low[0] in _OPENED
                or follows.low[0] in words("actors", "preposition")
            )
            return j + 1 if opened else -1
    return -1


def dashed(piece: Piece) -> tuple[int, int] | None:
    """Return the tokens of two dashes behind which a clause goes on: "Lee — a cook — he left"."""
    at = [i for i, word in enumerate(piece.low) if word in ("—", "–", "-", "--")]
    if len(at) < 2 or at[0] == 0 or at[1] + 1 == len(piece.low):
        return None
    return (piece.first + at[0], piece.first + at[1]) if verb_in(piece, at[1] + 2) >= 0 else None


def subject(pieces: list[Piece]) -> int:
    """Return the token at which a clause begins within the first piece, or 0: "the BBC | he left".

    Nothing parts the source from the clause here but its subject, a pronoun, an article or
    the like after a noun.
    """
    first = pieces[0]
    verb = verb_in(first)
    if verb < 0 and len(pieces) == 1:
        verb = len(first.low)  # "statistics gathered by Norwell | many visitors wait"
    elif verb < 2 or _is_contact(pieces, verb):
        return 0
    if len(pieces) > 1 and not is_finite(first.low[verb]):
        return 0  # "documents the paper obtained, …" rather than "police the man robbed, …"
    for i in range(1, verb):
        if _opens_subject(first, i):
            return first.first + i
    return 0


def _opens_subject(piece: Piece, i: int) -> bool:
    """Tell whether a subject can open at a word: "police | the man", not "by | the man"."""
    before, word = piece.low[i - 1], piece.low[i]
    if before in words("actors", "preposition") or before in word_class("no_noun"):
        return False
    if word in word_class("subject_opener") or word in word_class("subject_pronoun"):
        return True
    if piece.words[i][0].isdigit():
        return piece.words[i - 1][0].isupper() and i > 1  # "Norwell Research | 40% of homes"
    named = piece.words[i][0].isupper() and piece.words[i - 1].islower()
    return named and (noun(before)[1] or category([before]) == "collective")


def _is_contact(pieces: list[Piece], verb: int) -> bool:
    """Tell whether the verb belongs to the source: "a letter he sent to the board, the bank …"."""
    first = pieces[0]
    if len(pieces) == 1 or first.low[verb] in words("verbs", "be"):
        return False
    writing = any(category([w]) == "document" for w in first.low[:verb])
    return writing and opens_clause(pieces, 1)
