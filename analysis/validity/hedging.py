"""Agreement of the hedge finder with annotated news articles and Wikipedia sentences.

News: hedge cues with offsets into articles of PolNeAR (Newell et al. 2018,
LREC), one JSON object a line. Wikipedia: sentences of the CoNLL-2010 shared
task (Farkas et al. 2010, https://aclanthology.org/W10-3001), a CSV with the
columns ``text`` and ``label`` (1 = uncertain).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from .. import hedging
from ..document import Document
from . import CorpusError, existing


class Cue(NamedTuple):
    """A hedge cue as the annotators marked it."""

    start: int
    end: int
    category: str


class Article(NamedTuple):
    """An annotated article: its name, its text, and its cues."""

    name: str
    text: str
    cues: list[Cue]


def add_arguments(parser) -> None:
    """Declare the options of ``python -m analysis validate hedging``."""
    parser.add_argument("--polnear", metavar="FOLDER", help="PolNeAR's folder data/ or above")
    parser.add_argument("--hedges", metavar="FILE", help="hedge cues in its articles, .jsonl")
    parser.add_argument("--wikiweasel", metavar="FILE", help="CoNLL-2010 sentences, .csv")


def report(args) -> str:
    """Return one table of agreement for each corpus whose path was given."""
    tables = {}
    if args.hedges or args.polnear or not args.wikiweasel:
        hedges = existing(args.hedges, "--hedges", "a file of hedge cues in news")
        polnear = existing(args.polnear, "--polnear", "the PolNeAR corpus")
        tables["News, hedge cues by overlap"] = score_news(load_news(hedges, polnear))
    if args.wikiweasel:
        path = existing(args.wikiweasel, "--wikiweasel", "the CoNLL-2010 sentences")
        tables["Wikipedia, uncertain sentences"] = score_sentences(*load_sentences(path))
    return "\n\n".join(
        f"{t}\n{table.round(3).to_string(index=False, na_rep='')}" for t, table in tables.items()
    )


def load_news(hedges: str | Path, polnear: str | Path) -> list[Article]:
    """Read the annotated articles; their texts lie somewhere below ``polnear``.

    Raises
    ------
    CorpusError
        If a path is missing, or an offset does not fit its text.
    """
    texts = {p.stem: p for p in sorted(Path(polnear).rglob("text/*.txt"))}
    if not texts:
        raise CorpusError(f"{polnear}: no folder text/ with articles of PolNeAR lies here.")
    try:
        lines = Path(hedges).read_text(encoding="utf-8").splitlines()
        entries = [json.loads(line) for line in lines if line.strip()]
        return [_article(entry, texts) for entry in entries]
    except FileNotFoundError:
        raise CorpusError(f"{hedges}: there is no such file of hedge cues.") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CorpusError(f"{hedges}: this is no file of hedge cues ({error}).") from None


def _article(entry: dict, texts: dict[str, Path]) -> Article:
    name = entry["article"]
    path = texts.get(name) or next((p for s, p in texts.items() if s.startswith(name)), None)
    if path is None:
        raise ValueError(f"no text for the article {name!r}")
    # Read without translating line ends, so that the offsets hold.
    text = path.read_bytes().decode("utf-8")
    for cue in entry["hedges"]:
        if text[cue["start"] : cue["end"]] != cue["text"]:
            raise ValueError(f"{name}: {cue['text']!r} does not stand at {cue['start']}")
    cues = sorted(Cue(c["start"], c["end"], c["category"]) for c in entry["hedges"])
    return Article(name, text, cues)


def load_sentences(path: str | Path) -> tuple[list[str], list[bool]]:
    """Read the sentences of CoNLL-2010 and whether each is uncertain."""
    try:
        table = pd.read_csv(path, encoding="utf-8")
        return table["text"].str.strip().tolist(), (table["label"] == 1).tolist()
    except (OSError, KeyError, ValueError) as error:
        raise CorpusError(f"{path}: no CSV with the columns text and label ({error}).") from None


def pair_up(gold: Sequence, found: Sequence) -> list[tuple[int, int]]:
    """Pair annotated with found spans that overlap, each at most once.

    Examples
    --------
    >>> pair_up([(0, 5), (8, 9)], [(3, 4), (4, 9)])
    [(0, 0), (1, 1)]
    """
    pairs, i, j = [], 0, 0
    # Both are sorted and free of overlaps, so the earliest partner is always the best one.
    while i < len(gold) and j < len(found):
        if gold[i][0] < found[j][1] and found[j][0] < gold[i][1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif gold[i][1] <= found[j][1]:
            i += 1
        else:
            j += 1
    return pairs


def agreement(both: int, annotated: int, found: int) -> dict[str, float]:
    """Return precision, recall and F1 (0 to 1) from counts.

    Examples
    --------
    >>> agreement(both=3, annotated=4, found=6)
    {'annotated': 4, 'found': 6, 'precision': 0.5, 'recall': 0.75, 'f1': 0.6}
    """
    nan = float("nan")
    return {
        "annotated": annotated,
        "found": found,
        "precision": both / found if found else nan,
        "recall": both / annotated if annotated else nan,
        "f1": 2 * both / (annotated + found) if annotated + found else nan,
    }


def score_news(articles: Iterable[Article]) -> pd.DataFrame:
    """Score `hedging.find` on annotated articles.

    Returns
    -------
    DataFrame
        One row for all cues (paired by overlap, one to one), one for each
        category (the pair must also agree in category), and in the columns
        ``category_right`` (share of pairs) and ``density_r`` (Pearson's r of
        hedges per 100 words over articles) of the first row.
    """
    counts = {c: [0, 0, 0] for c in ("all", *hedging.CATEGORIES)}
    right, densities = 0, []
    for article in articles:
        doc = Document(article.text)
        found = hedging.find(doc)
        pairs = pair_up(article.cues, found)
        same = [article.cues[i].category for i, j in pairs if _same(article.cues[i], found[j])]
        right += len(same)
        densities.append((len(article.cues), len(found), max(1, len(doc.words))))
        counts["all"][0] += len(pairs)
        for c in same:
            counts[c][0] += 1
        for column, spans in ((1, article.cues), (2, found)):
            counts["all"][column] += len(spans)
            for s in spans:
                counts[s.category][column] += 1
    table = pd.DataFrame({c: agreement(*n) for c, n in counts.items()}).T
    table.insert(0, "cues", table.index)
    both = counts["all"][0]
    table.loc["all", "category_right"] = right / both if both else float("nan")
    table.loc["all", "density_r"] = _density_correlation(densities)
    return table.reset_index(drop=True)


def _same(cue: Cue, hedge: hedging.Hedge) -> bool:
    return cue.category == hedge.category


def _density_correlation(densities: list[tuple[int, int, int]]) -> float:
    table = pd.DataFrame(densities, columns=["annotated", "found", "words"])
    return (table["annotated"] / table["words"]).corr(table["found"] / table["words"])


def score_sentences(texts: Sequence[str], uncertain: Sequence[bool]) -> pd.DataFrame:
    """Score "holds a hedge", with vague terms counted, against "uncertain"."""
    found = [bool(hedging.find(Document(t), vague=True)) for t in texts]
    both = sum(f and u for f, u in zip(found, uncertain, strict=True))
    return pd.DataFrame([agreement(both, sum(uncertain), sum(found))])
