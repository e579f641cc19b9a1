"""Scoring the attribution tagger against PolNeAR, the corpus it is made for.

`read_polnear` reads the corpus in its publisher's format (BRAT stand-off);
`score` compares predicted with annotated attributions.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..attribution.form import form_of
from ..document import Document, Span
from . import CorpusError

ROLES = ("source", "cue", "content")
_UNITS = ("spans", "tokens", "sentences")
_ROLE = re.compile(r"(Source|Cue|Content)\d*$")


class Annotated(NamedTuple):
    """An article with its human annotation.

    ``relations`` holds one dict an attribution: role -> list of (start, end),
    one pair for each contiguous fragment, white space at the ends left out.
    """

    name: str
    annotator: str
    text: str
    relations: list[dict[str, list[tuple[int, int]]]]

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        """All annotated fragments, each once, in text order."""
        found = {(r, *pair) for rel in self.relations for r, pairs in rel.items() for pair in pairs}
        return sorted(found, key=lambda s: (s[1], s[2], s[0]))


def read_polnear(path: str | Path, split: str = "dev", every: bool = False) -> list[Annotated]:
    """Read a split of PolNeAR.

    Parameters
    ----------
    path : str or Path
        The corpus folder (which holds ``data/``), or its ``data`` folder.
    split : str
        ``"train"``, ``"dev"`` or ``"test"``.
    every : bool
        Read every annotation of an article, not only the first by name.

    Raises
    ------
    CorpusError
        If a file is no UTF-8 text, or an annotation lies outside its article.
    """
    root = Path(path)
    root = root / "data" if (root / "data").is_dir() else root
    files: dict[str, list[Path]] = {}
    for file in sorted((root / split / "attributions").glob("*.ann")):
        files.setdefault(file.stem.rsplit("_", 1)[0], []).append(file)
    articles = []
    for source in sorted((root / split / "text").glob("*.txt")):
        text = _read(source)
        chosen = files.get(source.stem, [])[: None if every else 1]
        articles += [_annotated(source.stem, text, file) for file in chosen]
    return articles


def _read(file: Path) -> str:
    try:  # offsets count every character, so no line end is translated
        return file.read_bytes().decode()
    except UnicodeDecodeError:
        raise CorpusError(f"{file}: this is no text in UTF-8.") from None


def _annotated(name: str, text: str, file: Path) -> Annotated:
    marks, events = {}, []
    for line in _read(file).split("\n"):
        fields = line.rstrip("\r").split("\t")
        if len(fields) < 2:
            continue  # the second line of an annotated text that holds a line break
        if fields[0].startswith("E"):
            events.append(fields[1].split())
        elif re.match(r"\S+ \d+ \d", fields[1]):
            pairs = fields[1].split(" ", 1)[1].split(";")
            marks[fields[0]] = [_trim(text, *_bounds_of(pair, text, file)) for pair in pairs]
    relations = []
    for event in events:
        relation: dict[str, list[tuple[int, int]]] = {}
        for argument in event:
            role, _, mark = argument.partition(":")
            if (match := _ROLE.match(role)) and mark in marks:
                relation.setdefault(match[1].lower(), []).extend(marks[mark])
        if relation:
            relations.append({role: sorted(pairs) for role, pairs in relation.items()})
    return Annotated(name, file.stem.rsplit("_", 1)[1], text, relations)


def _bounds_of(pair: str, text: str, file: Path) -> tuple[int, int]:
    """Return start and end of a fragment, written "120 134"."""
    start, _, end = pair.partition(" ")
    if not (start.isdigit() and end.isdigit() and int(start) <= int(end) <= len(text)):
        raise CorpusError(f"{file}: {pair!r} is no stretch of its article, {len(text)} long.")
    return int(start), int(end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space at the ends of a fragment."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def f1(right: int, found: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1 as shares; NaN where nothing is wanted or found."""
    nan = float("nan")
    precision = right / found if found else nan
    recall = right / wanted if wanted else nan
    both = 2 * right / (found + wanted) if found + wanted else nan
    return {"precision": precision, "recall": recall, "f1": both}


def _covered(bounds: np.ndarray, spans: list[tuple[int, int]]) -> np.ndarray:
    """Tell which units (by their middle) lie in one of the spans."""
    middle = bounds.mean(1) if len(bounds) else np.zeros(0)
    inside = np.zeros(len(bounds), bool)
    for start, end in spans:
        inside[np.searchsorted(middle, start) : np.searchsorted(middle, end)] = True
    return inside


def _bounds(spans) -> np.ndarray:
    return np.array([(s.start, s.end) for s in spans], float).reshape(-1, 2)


def roles_of(relations) -> list[dict[str, list[tuple[int, int]]]]:
    """Turn found attributions (source, cue, content, …) into annotation's form."""
    turned = []
    for source, cue, content, *_ in relations:
        parts = {"source": [source], "cue": [cue], "content": list(content)}
        turned.append({r: [(s.start, s.end) for s in v if s] for r, v in parts.items()})
    return turned


def as_spans(doc: Document, relations) -> list[tuple[Span | None, Span | None, tuple[Span, ...]]]:
    """Turn annotated attributions into (source, cue, content); a first fragment stands for all."""
    turned = []
    for relation in relations:
        first = {r: doc.span(*relation[r][0]) if relation.get(r) else None for r in ROLES}
        content = tuple(doc.span(*pair) for pair in relation.get("content", ()))
        turned.append((first["source"], first["cue"], content))
    return turned


def spans_of(relations) -> set[tuple[str, int, int]]:
    """All fragments of attributions, each once."""
    return {(role, a, b) for rel in relations for role, pairs in rel.items() for a, b in pairs}


def score(articles: list[Annotated], find, document) -> dict:
    """Compare what ``find`` returns with the annotation, article by article.

    Parameters
    ----------
    articles : list of Annotated
    find : callable
        Takes a document and returns attributions (source, cue, content, …).
    document : callable
        Makes a document from a text.

    Returns
    -------
    dict
        ``spans`` (each contiguous fragment, exact to the character),
        ``tokens`` (all tokens of `Document`, punctuation too), ``sentences``
        (holds a role or not): role -> precision, recall, f1. ``linked``: cues
        found exactly whose source and contents are right as well.
        ``share_r``, ``share_bias``: attributed_word_share of an article against
        the human one, correlation and mean difference; ``rate_r``,
        ``rate_bias``: the same for attributions_per_100_words.
        ``words_per_second``: text to attributions.
    """
    counts = {unit: {role: np.zeros(3, int) for role in ROLES} for unit in _UNITS}
    rows, linked, seconds, size = [], np.zeros(3, int), 0.0, 0
    for article in articles:
        clock = time.perf_counter()
        doc = document(article.text)
        found = roles_of(find(doc))
        seconds += time.perf_counter() - clock
        size += len(article.text.split())
        _count(doc, set(article.spans), spans_of(found), counts)
        linked += _linked(article.relations, found)
        rows.append(_numbers(doc, article.relations) + _numbers(doc, found))
    result = {k: {r: f1(*map(int, c)) for r, c in by.items()} for k, by in counts.items()}
    result["linked"] = f1(*map(int, linked))
    share, rate, our_share, our_rate = np.array(rows).T
    for name, (wanted, ours) in {"share": (share, our_share), "rate": (rate, our_rate)}.items():
        result[f"{name}_r"] = _correlation(wanted, ours)
        result[f"{name}_bias"] = float((ours - wanted).mean())
    result["words_per_second"] = size / seconds
    return result


def _count(doc: Document, wanted: set, ours: set, counts: dict) -> None:
    """Add to the counts of each unit and role: right, found and annotated."""
    tokens, sentences = _bounds(doc.tokens), _bounds(doc.sentences)
    for role in ROLES:
        a, b = ({s for s in spans if s[0] == role} for spans in (wanted, ours))
        counts["spans"][role] += (len(a & b), len(b), len(a))
        a, b = ([s[1:] for s in spans] for spans in (a, b))
        for unit, cover, bounds in (
            ("tokens", _covered, tokens),
            ("sentences", _touched, sentences),
        ):
            x, y = cover(bounds, a), cover(bounds, b)
            counts[unit][role] += ((x & y).sum(), y.sum(), x.sum())


def _numbers(doc: Document, relations: list[dict]) -> list[float]:
    """Return attributed_word_share and attributions_per_100_words of an article."""
    words = max(1, len(doc.words))
    contents = [pair for r in relations for pair in r.get("content", ())]
    covered = _covered(_bounds(doc.words), contents).sum()
    return [covered / words, 100 * len(relations) / words]


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Return Pearson's r, or NaN where one side does not vary."""
    if len(one) < 2 or not one.std() or not other.std():
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])


def _touched(bounds: np.ndarray, spans: list[tuple[int, int]]) -> np.ndarray:
    """Tell which units overlap one of the spans."""
    hit = np.zeros(len(bounds), bool)
    for start, end in spans:
        first = np.searchsorted(bounds[:, 1], start, side="right")
        hit[first : np.searchsorted(bounds[:, 0], end)] = True
    return hit


def _linked(gold, found) -> tuple[int, int, int]:
    """Count attributions that share cue, source and first content by overlap."""
    right = 0
    by_cue = [(r["cue"], r) for r in gold if r.get("cue")]
    for ours in found:
        matches = (r for cue, r in by_cue if _overlap(cue, ours["cue"]))
        right += any(
            bool(r.get("source")) == bool(ours["source"])
            and (not ours["source"] or _overlap(r["source"], ours["source"]))
            and _overlap(r.get("content", []), ours["content"])
            for r in matches
        )
    return right, len(found), len(gold)


def _overlap(a, b) -> bool:
    return any(p[0] < q[1] and q[0] < p[1] for p in a for q in b)


def score_forms(articles: list[Annotated], find, document) -> dict[str, dict[str, float]]:
    """Exact-span F1 of contents by form: recall by the annotated, precision by the found form."""
    counts = {form: np.zeros(4, int) for form in ("direct", "indirect", "mixed")}
    for article in articles:
        doc = document(article.text)
        ours, gold = (
            {pair: form_of(doc, r["content"]) for r in relations for pair in r.get("content", ())}
            for relations in (roles_of(find(doc)), article.relations)
        )
        for form in counts:
            mine = [p for p, f in ours.items() if f == form]
            want = [p for p, f in gold.items() if f == form]
            right = sum(p in gold for p in mine), sum(p in ours for p in want)
            counts[form] += (*right, len(mine), len(want))
    result = {}
    for form, (right, reached, found, wanted) in counts.items():
        nan = float("nan")
        precision = right / found if found else nan
        recall = reached / wanted if wanted else nan
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        result[form] = {"precision": precision, "recall": recall, "f1": both, "n": int(wanted)}
    return result
