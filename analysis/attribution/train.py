"""Re-create the attribution model: ``python -m analysis.attribution.train POLNEAR``.

Three wide networks (the teachers) are trained on the annotation, alike but for
their seeds, and then the small one that is kept, on a mean of the annotation and
of what the teachers believe on average, which softens the annotators' slips. The
same input gives the same bits on the same machine and library versions, whatever
else runs beside it: one thread, fixed seeds, each network seeded for itself.

It takes about 20 minutes of one core (with avx512_bf16, which its 16-bit matrix
products use) and 4 GB of memory.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import numpy as np

from ..document import Document
from ..validity.polnear import Annotated, read_polnear, score
from .tagger import MODEL, ROLES, VERSION, Lookup, Tagger, features, links
from .tagger.tags import TAGS, legal_tags

RARE_WORD, RARE_PART = 2, 5  # rarer words, endings and beginnings get no row of their own
TEACHER_SHARE = 0.75  # of the targets; the rest is the annotation
TEACHERS = 3
CUES, CAUTION = slice(5, 9), -0.05  # tags of cues; on their scores: false cues mislead contents
TRAINED_ON = (
    "PolNeAR train (840 articles; every annotation of those annotated twice or more); no licence "
    "stated, published for research: Newell, Margolin and Ruths (2018), LREC."
)


class Piecewise:
    """An annotated article in pieces, and the tags that its annotation gives them."""

    def __init__(self, article: Annotated):
        self.article = article
        self.text = features.pieces(Document(article.text))
        self.breaks = self.text.breaks
        self.middle = (self.text.starts + self.text.ends) / 2

    def place(self, span: tuple[str, int, int]) -> tuple[int, int]:
        """Return first and last (exclusive) piece of a span."""
        first, last = np.searchsorted(self.middle, span[1:])
        return int(first), int(last)

    def tags(self) -> np.ndarray:
        """Return the annotated tag of every piece."""
        owner = np.full(len(self.breaks), -1)
        role = np.zeros(len(self.breaks), int)
        for k, span in enumerate(self.article.spans):
            first, last = self.place(span)
            owner[first:last], role[first:last] = k, ROLES.index(span[0])
        owner[self.breaks], role[self.breaks] = -1, 0
        opens = owner != np.concatenate([[-1], owner[:-1]])
        closes = owner != np.concatenate([owner[1:], [-1]])
        step = np.where(opens, np.where(closes, 3, 0), np.where(closes, 2, 1))
        return np.where(role > 0, 1 + 4 * (role - 1) + step, 0)

    def paragraphs(self) -> tuple[np.ndarray, np.ndarray]:
        """Return first piece and length of every paragraph."""
        marks = np.concatenate([[-1], np.flatnonzero(self.breaks), [len(self.breaks)]])
        length = np.diff(marks) - 1
        return (marks[:-1] + 1)[length > 0], length[length > 0]


def vocabulary(articles: list[Piecewise]) -> tuple[list[str], list[str], list[str]]:
    """Return words, endings (of two letters with a 2 before them) and beginnings."""
    words: Counter[str] = Counter()
    for article in articles:
        words.update(map(features.normal, article.text.words))
        for quotes, sign in ((article.text.opening, "“"), (article.text.closing, "”")):
            words[sign] += int(quotes.sum())
    endings = Counter(w[-3:] for w in words) + Counter("2" + w[-2:] for w in words)
    beginnings = Counter(w[:4] for w in words)
    return tuple(
        sorted(w for w, n in counts.items() if n >= least)
        for counts, least in ((words, RARE_WORD), (endings, RARE_PART), (beginnings, RARE_PART))
    )


def examples_of(articles: list[Piecewise], lookup) -> list:
    """Make articles ready for training."""
    from .network import ANNOTATORS, Example

    ready = []
    for article in articles:
        tags = article.tags()
        first, length = article.paragraphs()
        pairs = np.zeros((TAGS, TAGS), np.float32)
        inner = ~article.breaks[:-1] & ~article.breaks[1:]
        np.add.at(pairs, (tags[:-1][inner], tags[1:][inner]), 1)
        targets = np.eye(TAGS, dtype=np.float32)[tags] * ~article.breaks[:, None]
        known = article.article.annotator
        annotator = ANNOTATORS.index(known) if known in ANNOTATORS else 0
        rows = lookup.rows(article.text)
        ready.append(Example(rows, targets, pairs, first, length, annotator))
    return ready


def softened(example, *belief):
    """Mix the annotation with the teachers' mean belief."""
    tags, pairs = (np.mean([getattr(b, part) for b in belief], 0) for part in ("tags", "pairs"))
    share = TEACHER_SHARE
    return example._replace(
        targets=((1 - share) * example.targets + share * tags).astype(np.float32),
        pairs=((1 - share) * example.pairs + share * pairs).astype(np.float32),
    )


# -- Linking ------------------------------------------------------------------


def link_choices(article: Piecewise, role: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return feature rows, right or wrong, and chooser of every possible link."""
    placed = [(s, *article.place(s)) for s in article.article.spans]
    placed = [p for p in placed if p[2] > p[1]]
    index = {p[0]: k for k, p in enumerate(placed)}
    roles = np.array([ROLES.index(p[0][0]) for p in placed], int)
    bounds = np.array([p[1:] for p in placed], int).reshape(-1, 2)
    layout = links.Layout(article.text, roles, bounds[:, 0], bounds[:, 1])
    cue_of, source_of = _annotated_links(article.article, index)
    if role == links.CONTENT:
        i, j, ranks = links.candidates(layout, links.CONTENT, links.CUE)
        rows, right = links.link_features(layout, i, j, ranks) + links.OFFSETS, cue_of[i] == j
        known = cue_of[i] != -2
    else:
        i, j, ranks = links.candidates(layout, links.CUE, links.SOURCE)
        rows, right = links.link_features(layout, j, i, ranks) + links.OFFSETS, source_of[i] == j
        cues = np.flatnonzero(roles == links.CUE)
        none = np.full((len(cues), rows.shape[1]), links.NONE + 8)  # row 8 stays 0: filling
        none[:, 0] = links.NONE + layout.cue_sorts()[cues]
        rows, i = np.concatenate([rows, none]), np.concatenate([i, cues])
        right = np.concatenate([right, source_of[cues] == -1])
        known = source_of[i] != -2
    order = np.argsort(i[known], kind="stable")
    return rows[known][order], right[known][order], i[known][order]


def _annotated_links(article: Annotated, index) -> tuple[np.ndarray, np.ndarray]:
    """Return the annotated cue of contents and source of cues; -1 none, -2 unknown."""
    cue_of, source_of = np.full((2, len(index)), -2)
    for relation in article.relations:
        found = {
            role: [index[role, *p] for p in relation.get(role, ()) if (role, *p) in index]
            for role in ROLES[1:]
        }
        for cue in found["cue"]:
            cue_of[found["content"]] = cue
            source_of[cue] = found["source"][0] if found["source"] else -1
    return cue_of, source_of


def train_links(articles: list[Piecewise], role: int, steps: int = 300) -> np.ndarray:
    """Fit link weights: a softmax over the candidates of each span (Adam)."""
    rows, right, chooser, seen = [], [], [], 0
    for article in articles:
        r, y, i = link_choices(article, role)
        rows.append(r), right.append(y), chooser.append(i + seen)
        seen += len(article.article.spans)
    rows, right, chooser = map(np.concatenate, (rows, right, chooser))
    starts = np.flatnonzero(np.diff(chooser, prepend=-1))
    group = np.cumsum(np.diff(chooser, prepend=-1) > 0) - 1
    usable = (np.add.reduceat(right.astype(int), starts) > 0)[group]
    weights, mean, square = np.zeros((3, links.NONE + 9))
    for step in range(1, steps + 1):
        chance = weights[rows].sum(1)
        chance = np.exp(chance - np.maximum.reduceat(chance, starts)[group])
        chance /= np.add.reduceat(chance, starts)[group]
        wrong = np.repeat((chance - right) * usable, rows.shape[1])
        slope = np.bincount(rows.ravel(), wrong, len(weights)) / len(starts) + 1e-5 * weights
        slope[links.NONE + 8] = 0
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        move = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = weights - 0.05 * move
    return weights.astype(np.float32)


# -- The file -----------------------------------------------------------------


def packed(network, words, link_content, link_source) -> dict[str, np.ndarray]:
    """Turn a trained network into the arrays of the model file."""
    state = {k: v.numpy() for k, v in network.state_dict().items()}
    table = state["tables.0.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-6) / 127
    arrays = {"table_words": np.round(table / scale).astype(np.int8)}
    arrays["words_scale"] = scale.astype(np.float32)
    for k in range(1, len(network.tables)):
        arrays[f"table_{k}"] = state[f"tables.{k}.weight"].astype(np.float16)
    arrays["table_4"] += state["habits.weight"][0].astype(np.float16)  # every piece has a shape
    for k in range(len(network.layers)):
        arrays[f"kernel_{k}"] = state[f"layers.{k}.weight"].T.astype(np.float16)
        arrays[f"bias_{k}"] = state[f"layers.{k}.bias"]
    arrays["dilations"] = np.array(network.recipe.dilations)
    arrays["out"], arrays["out_bias"] = state["out.weight"].T, state["out.bias"].copy()
    arrays["out_bias"][CUES] += CAUTION
    for name, legal in zip(("follows", "begins", "ends"), legal_tags(), strict=True):
        arrays[name] = np.where(legal, state[name], -1e4).astype(np.float32)
    arrays["link_content"], arrays["link_source"] = link_content, link_source
    return arrays | _texts(words)


def _texts(words) -> dict[str, np.ndarray]:
    names = ("words", "endings", "beginnings")
    return {name: _bytes("\n".join(part)) for name, part in zip(names, words, strict=True)}


def _bytes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), np.uint8)


def save(arrays: dict[str, np.ndarray], card: dict, polnear: str, out: Path) -> None:
    """Measure the model on the corpus's dev part and write it with its figures."""
    tagger = Tagger(arrays | {"card": _bytes(json.dumps(card))})
    measured = score(read_polnear(polnear, "dev"), tagger.relations, Document)
    figures = {
        f"{kind}_f1": {role: round(100 * value["f1"], 1) for role, value in measured[kind].items()}
        for kind in ("spans", "tokens", "sentences")
    }
    figures["linked_f1"] = round(100 * measured["linked"]["f1"], 1)
    names = ("share_r", "share_bias", "rate_r", "rate_bias")
    figures |= {name: round(measured[name], 3) for name in names}
    card = card | {"figures": {"split": "PolNeAR dev, 84 articles", **figures}}
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **arrays, card=_bytes(json.dumps(card, indent=1)))


def create(polnear: str, out: Path, report=print, quick: bool = False) -> None:
    """Train on the corpus and write the model file."""
    from .network import Recipe, beliefs, train

    clock = time.time()

    def tell(*what):
        what = [round(x, 4) if isinstance(x, float) else x for x in what]
        report(f"{time.time() - clock:6.0f} s", *what)

    articles = [Piecewise(a) for a in read_polnear(polnear, "train", every=True)]
    words = vocabulary(articles)
    lookup = Lookup(*words)
    sizes = lookup.sizes
    examples = examples_of(articles, lookup)
    tell(len(articles), "annotations,", len(words[0]), "words")
    taught = Recipe(160, (1, 2, 4, 8, 16, 32), dropout=0.33, epochs=8, seed=0)
    student = Recipe(96, (1, 2, 4, 8, 16), dropout=0.2, epochs=16, seed=3, forget=0.15)
    if quick:
        taught, student = (r._replace(width=16, epochs=1) for r in (taught, student))
    views = []
    for seed in range(TEACHERS):
        told = partial(tell, "teacher", seed)
        teacher = train(examples, sizes, taught._replace(seed=seed), told)
        views.append([beliefs(teacher, e) for e in examples])
    soft = list(map(softened, examples, *views))
    network = train(soft, sizes, student, partial(tell, "student"))
    link_weights = [train_links(articles, role) for role in (links.CONTENT, links.CUE)]
    card = {"version": VERSION, "trained_on": TRAINED_ON, "recipe": student._asdict()}
    arrays = packed(network, words, *link_weights)
    save(arrays, card, polnear, out)
    tell("written", out)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m analysis.attribution.train", description=__doc__
    )
    parser.add_argument("polnear", help="folder of the PolNeAR corpus")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--quick", action="store_true", help="a tiny model, to try the command")
    options = parser.parse_args(arguments)
    create(options.polnear, options.out, quick=options.quick)
    return 0


if __name__ == "__main__":
    sys.exit(main())
