"""All numbers of an article in one row, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from . import attribution as attributing
from . import choice, framing, hedging, readability
from .document import Document, as_document, check_furniture
from .errors import CodebookError, InputError, LexiconError
from .intervals import check_level
from .provenance import digest

__all__ = ["CODEBOOK", "HEADLINE", "MEASURES", "Plan", "measure", "measured", "plan"]

MEASURES = {
    "readability": readability,
    "hedging": hedging,
    "attribution": attributing,
    "framing": framing,
}
WITH_LISTS = WITH_INTERVALS = ("hedging", "framing")  # those that take lexicon= and interval=
CODEBOOK_FOLDER = Path(__file__).parent / "codebook"
_FIELDS = ("column", "unit", "low", "high", "direction", "definition", "reference", "validity")


def _codebook() -> pd.DataFrame:
    parts = [_part(CODEBOOK_FOLDER / f"{name}.csv").assign(measure=name) for name in MEASURES]
    return pd.concat(parts, ignore_index=True).set_index("column")


def _part(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype={"validity": str})
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise CodebookError(
            f"{path}: this part of the codebook cannot be read ({reason}); install the kit anew."
        ) from None
    for field in _FIELDS:
        if field not in table.columns:
            raise CodebookError(
                f"{path}: this part of the codebook has no column {field!r}; put it back."
            )
        if field not in ("low", "high") and table[field].isna().any():
            raise CodebookError(
                f"{path}: this part of the codebook has an empty cell in the column {field!r}."
            )
    return table


# One row per number: measure, unit, low, high, direction, definition, reference, validity.
CODEBOOK = _codebook()


# The few numbers shown first: one or two of each measure.
HEADLINE = (
    "words",
    "sentences",
    "flesch_kincaid_grade",
    "hedges_per_100_words",
    "attributions_per_100_words",
    "attributed_word_share",
    "anonymous_source_share",
    "conflict",
    "loaded_per_100_words",
)


def measure(
    text: str | Document,
    measures: Iterable[str] | None = None,
    lexicon: Mapping[str, object] | None = None,
    interval: float | None = None,
    attribution: str | None = None,
    furniture: str | None = None,
) -> dict[str, float]:
    """Return every number of an article, or those of some measures, as one flat dict.

    Parameters
    ----------
    text : str or Document
        The article.
    measures : list of str, optional
        The names of the measures wanted: any of readability, hedging, attribution,
        framing; all of them by default.
    lexicon : dict of str to str, Path or DataFrame, optional
        Word lists of your own, each by the name of the measure it is for:
        ``{"hedging": "my-hedges.csv"}``. Hedging and framing take one, in the form that
        their ``find`` explains.
    interval : float, optional
        A level such as 0.95 adds ``…_low`` and ``…_high`` for some numbers of hedging and
        framing, as their ``measure`` explains.
    attribution : {"small", "accurate"}, optional
        The attribution model, by default the one in use (see `attribution.use`). All
        measures but readability depend on it, through the voice of what they find.
    furniture : {"skip", "keep"}, optional
        Whether page furniture (bylines, cookie lines, navigation; see `Document`) is left out
        of every number, or counted as if it were the article's. By default it is left out, and
        a Document stays as it was made. ``furniture_word_share`` tells how much there is.

    Returns
    -------
    dict of str to float
        One entry per row of `CODEBOOK`, in its order; those of an interval, and of frames
        of your own, stand with the measure they belong to. A number that cannot be
        computed, such as a share of no words, is NaN, never 0.

    Raises
    ------
    InputTypeError
        If the article is neither; `corpus.measure_corpus` takes several.
    InputError
        If it is a path (`read_article` reads a file, `read_corpus` a folder), or if a
        measure, a list, the level or the model cannot be used.
    ModelError
        If the model cannot be read, or what it needs is not installed.

    Examples
    --------
    >>> numbers = measure("It may rain. The mayor reportedly left.")
    >>> numbers["words"], numbers["sentences"], round(numbers["hedges_per_100_words"], 1)
    (7.0, 2.0, 28.6)
    >>> measure("It may rain.\\n\\nRead more:", furniture="keep")["words"]
    5.0

    One measure, with a list of your own:

    >>> own = pd.DataFrame({"term": ["flood*"], "frame": ["water"], "weight": [1]})
    >>> list(measure("The flood came.", measures=["framing"], lexicon={"framing": own}))
    ['water', 'author_water', 'paraphrase_water', 'quote_water', 'newsroom_water',
    'frame_author_share', 'frame_paraphrase_share', 'frame_quote_share', 'frame_newsroom_share']
    """
    ready = plan(measures, lexicon, interval, attribution, furniture)
    return measured(as_document(text, furniture), ready)


class Plan(NamedTuple):
    """What is to be measured, checked and made ready by `plan`: for each measure its options.

    ``lists`` is a hash of the lists of one's own, or "" without any; ``model`` is the name
    of the attribution model; ``furniture`` is "skip", "keep" or None, as `measure` takes it.
    """

    options: dict[str, dict[str, object]]
    lists: str
    model: str
    furniture: str | None = None

    @property
    def columns(self) -> list[str]:
        """The names of the numbers."""
        return list(measured(Document(""), self))


def plan(
    measures: Iterable[str] | None = None,
    lexicon: Mapping[str, object] | None = None,
    interval: float | None = None,
    attribution: str | None = None,
    furniture: str | None = None,
) -> Plan:
    """Check the options of `measure`, and make them ready for many articles.

    Examples
    --------
    >>> plan(["framing", "hedging"]).options
    {'hedging': {}, 'framing': {}}
    >>> plan(["hedgin"])
    Traceback (most recent call last):
    analysis.errors.InputError: There is no measure 'hedgin'; name any of readability, hedging,
    attribution, framing.
    """
    names = _names(measures)
    if furniture is not None:
        check_furniture(furniture)
    model = choice.check(attribution or choice.in_use())
    if names != ["readability"]:
        attributing.tagger.load(model)  # says at once what is missing
    options: dict[str, dict[str, object]] = {name: {} for name in MEASURES if name in names}
    own = {n: MEASURES[n].prepare(w) for n, w in _own_lists(lexicon, names).items()}
    for name, words in own.items():
        options[name]["lexicon"] = words
    if interval is not None:
        check_level(interval)
        for name in WITH_INTERVALS:
            if name in options:
                options[name]["interval"] = interval
    lists = digest(f"{n} {w.digest}".encode() for n, w in own.items()) if own else ""
    ready = Plan(options, lists, model, furniture)
    if own:
        measured(Document(""), ready)  # refuses frames that are called like another number
    return ready


def _names(measures: Iterable[str] | None) -> list[str]:
    names = [measures] if isinstance(measures, str) else MEASURES if measures is None else measures
    names = list(names) if isinstance(names, Iterable) else [names]
    unknown = [name for name in names if name not in list(MEASURES)]
    if unknown or not names:
        wrong = f"There is no measure {unknown[0]!r}" if unknown else "There is nothing to measure"
        raise InputError(f"{wrong}; name any of {', '.join(MEASURES)}.")
    return names


def _own_lists(lexicon: Mapping[str, object] | None, names: list[str]) -> dict[str, object]:
    """Return the lists of one's own by their measures, in the order of these."""
    if not isinstance(lexicon, Mapping | None):
        raise LexiconError(
            "Say for which measure a word list is: lexicon={'hedging': 'my-hedges.csv'}."
        )
    for name in lexicon or ():
        if name not in WITH_LISTS:
            takers = ", ".join(WITH_LISTS)
            raise LexiconError(f"{name!r} takes no word list; name any of {takers}.")
        if name not in names:
            raise LexiconError(f"There is a word list for {name}, which is not to be measured.")
    return {name: lexicon[name] for name in WITH_LISTS if lexicon and name in lexicon}


def measured(doc: Document, ready: Plan) -> dict[str, float]:
    """Return the numbers that a plan asks for; see `measure`."""
    numbers: dict[str, float] = {}
    with choice.using(ready.model):
        for name, options in ready.options.items():
            row = MEASURES[name].measure(doc, **options)
            if twice := numbers.keys() & row.keys():
                first = next(column for column in row if column in twice)
                raise LexiconError(f"{first!r} is the name of another number; rename the frame.")
            numbers |= row
    return numbers
