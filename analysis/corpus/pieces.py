"""Pieces of a corpus in, each small enough for one process; their numbers out.

A piece goes to whoever measures it, in this process, in another or on another machine, and what
comes back is the same: so a run that broke off can go on anywhere.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import attribution, choice
from ..articles import titled
from ..document import Document, as_document
from ..measures import Plan, measured, plan
from ..provenance import provenance
from .findings import Finding, findings
from .parts import Part, write_part
from .records import Reject, RunError, is_starved

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "Job",
    "Measured",
    "Piece",
    "Raw",
    "as_raw",
    "cut",
    "job_of",
    "measure_piece",
    "raw",
    "sized",
    "taken",
]

LARGEST, SMALLEST, PARTS = 1000, 20, 64  # articles of a part, and how many parts are wanted
TOGETHER = 1 << 16  # characters of articles whose attributions are found together


class Raw(NamedTuple):
    """What a `Document` is made from: it goes to other processes in its place."""

    text: str
    title: str | None
    furniture: str


class Piece(NamedTuple):
    """Articles in order, the row that each stands in, its headline, and which were refused.

    ``about`` is a table of what is known of the articles, or None where nobody writes it.
    """

    number: int
    rows: Sequence[int]
    articles: Sequence[str | Raw | Document]
    titles: Sequence[str | None]
    rejects: Sequence[Reject] = ()
    about: pa.Table | None = None
    source: str = ""  # the file that the rows are of


class Job(NamedTuple):
    """What is to be done with every piece, in a form that goes to other processes.

    ``options`` are those of `measure`, pickled; ``origin`` is what `provenance` tells where the
    run was begun. ``folder`` takes the parts, or "" if the numbers are to come back.
    """

    options: bytes
    lists: str
    origin: Mapping[str, str]
    folder: str = ""
    spans: bool = False
    strict: bool = False  # whether an article that cannot be measured ends the run


class Measured(NamedTuple):
    """What became of a piece: the rows and numbers of its articles, or the part with them."""

    number: int
    rows: Sequence[int]
    numbers: Sequence[Sequence[float]]
    rejects: Sequence[Reject]
    part: Part | None = None


def job_of(ready: Plan, options: Mapping[str, Any], **more: Any) -> Job:
    """Return the job of measuring by a plan that was made of these options.

    Examples
    --------
    >>> job_of(plan(["hedging"]), {"measures": ["hedging"]}).origin["attribution"]
    'small'
    """
    try:
        told = pickle.dumps(_absolute(options) | {"attribution": ready.model})
    except (TypeError, AttributeError, pickle.PicklingError):
        raise RunError(
            "A word list that was made ready cannot go to other processes; give lexicon= its path "
            "or its table."
        ) from None
    return Job(told, ready.lists, _origin(ready), **more)


def _absolute(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options in which lists are named by paths that hold in any folder."""
    lists = options.get("lexicon") or {}
    found = {n: Path(w).absolute() if _is_file(w) else w for n, w in lists.items()}
    return dict(options) | ({"lexicon": found} if found else {})


def _is_file(words: object) -> bool:
    return isinstance(words, (str, Path)) and not str(words).isidentifier()


def _origin(ready: Plan) -> dict[str, str]:
    kept = {"furniture": "keep"} if ready.furniture == "keep" else {}
    with choice.using(ready.model):
        return provenance() | kept


@lru_cache(maxsize=4)
def _ready(options: bytes) -> Plan:
    """Return the plan of a job; models and lists are read once in a process."""
    return plan(**pickle.loads(options))  # noqa: S301  # it comes from whoever began the run


def measure_piece(job: Job, piece: Piece, ready: Plan | None = None) -> Measured:
    """Measure the articles of a piece, and write them if the job says where.

    The plan is made of the job's options where it is not given.

    Raises
    ------
    RunError
        If the kit here is another one than that of whoever began the run.
    MemoryError
        If this process has no memory left, however that showed.
    """
    try:
        return _measured(job, piece, ready)
    except Exception as error:
        if is_starved(error):
            raise MemoryError from error
        raise


def _measured(job: Job, piece: Piece, ready: Plan | None) -> Measured:
    if ready is None:
        ready = _ready(job.options)
        _check(job, ready)
    places: list[int] = []
    numbers: list[list[float]] = []
    found: list[list[Finding]] = []
    rejects = list(piece.rejects)

    def tried(place: int, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except Exception as error:  # what an odd text may lead to costs that text alone
            if job.strict or is_starved(error):
                raise
            rejects.append(Reject(piece.source, piece.rows[place], _why(error)))
            return None

    for docs in _documents(piece, ready, tried):
        _read_ahead(docs.values(), ready)
        for place, doc in docs.items():
            told = tried(place, lambda: _told(doc, ready, job.spans))  # noqa: B023
            if told is not None:
                places.append(place)
                numbers.append(told[0])
                found.append(told[1])
    rows = [piece.rows[place] for place in places]
    done = Measured(piece.number, rows, numbers, sorted(rejects, key=lambda r: r.row))
    if piece.about is None:
        return done
    about, listed = taken(piece.about, places), found if job.spans else None
    part = write_part(job.folder, done, ready.columns, about, listed, job.origin)
    return done._replace(rows=(), numbers=(), rejects=(), part=part)


def _documents(piece: Piece, ready: Plan, tried: Callable) -> Iterator[dict[int, Document]]:
    """Yield the documents of a piece by their places, some at a time."""
    docs: dict[int, Document] = {}
    size = 0
    for place, given in enumerate(zip(piece.articles, piece.titles, strict=True)):
        doc = tried(place, lambda: _document(*given, ready))  # noqa: B023
        if doc is not None:
            docs[place] = doc
            size += len(doc.text)
        if size >= TOGETHER:
            yield docs
            docs, size = {}, 0
    yield docs


def _document(article: str | Raw | Document, title: str | None, ready: Plan) -> Document:
    doc = Document(*article) if isinstance(article, Raw) else titled(article, title)
    return as_document(doc, ready.furniture)


def _read_ahead(docs: Collection[Document], ready: Plan) -> None:
    """Find the attributions of some documents together, which is quicker than one by one."""
    if ready.options.keys() <= {"readability"}:
        return
    try:
        with choice.using(ready.model):
            attribution.read_ahead(docs)
    except Exception as error:
        if is_starved(error):
            raise
        # Whichever document it was, it fails again by itself, and is named then.


def _told(doc: Document, ready: Plan, spans: bool) -> tuple[list[float], list[Finding]]:
    """Return the numbers of a document and, if they are wanted, its findings."""
    return list(measured(doc, ready).values()), findings(doc, ready) if spans else []


def taken(table: pa.Table, places: Sequence[int]) -> pa.Table:
    """Return some rows of a table; none, if none are named."""
    import pyarrow as pa

    return table.take(pa.array(places, pa.int64()))


def _check(job: Job, ready: Plan) -> None:
    here = _origin(ready) | {"own lists": ready.lists}
    there = {**job.origin, "own lists": job.lists}
    wrong = [name for name, value in there.items() if here.get(name) != value]
    if wrong:
        raise RunError(
            f"A worker has another kit than the one that began the run ({', '.join(wrong)} differ);"
            " install the same on all."
        )


def _why(error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    return f"cannot be measured ({type(error).__name__}: {said}); mend or remove it"


def sized(total: int) -> int:
    """Return how many articles a part holds: a thousand, fewer of a small corpus.

    Examples
    --------
    >>> sized(1_000_000), sized(3_000), sized(30)
    (1000, 46, 20)
    """
    return min(max(total // PARTS, SMALLEST), LARGEST)


def cut(articles: Sequence, titles: Sequence, size: int) -> Iterator[Piece]:
    """Yield articles that are at hand in pieces; at least one, even if it is empty.

    Examples
    --------
    >>> [(piece.number, list(piece.rows)) for piece in cut(["A.", "B.", "C."], [None] * 3, 2)]
    [(0, [1, 2]), (1, [3])]
    """
    for number, start in enumerate(range(0, max(len(articles), 1), size)):
        taken = articles[start : start + size]
        rows = range(start + 1, start + 1 + len(taken))
        yield Piece(number, rows, taken, titles[start : start + size])


def as_raw(piece: Piece) -> Piece:
    """Return a piece in a form that goes to other processes."""
    pairs = zip(piece.articles, piece.titles, strict=True)
    return piece._replace(articles=[raw(*pair) for pair in pairs])


def raw(article: str | Document | Raw, title: str | None) -> Raw:
    """Return what the document of an article is made from; one that is given keeps its headline.

    Examples
    --------
    >>> raw("It rains.", "Rain")
    Raw(text='It rains.', title='Rain', furniture='skip')
    """
    if isinstance(article, Document):
        return Raw(article.text, article.title, "keep" if article.keeps_furniture else "skip")
    return article if isinstance(article, Raw) else Raw(article, title, "skip")
