"""Re-create the attribution model: ``python -m analysis.training.attribution POLNEAR``.

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
from functools import partial
from pathlib import Path

import numpy as np

from ..attribution.tagger import MODEL, VERSION, Lookup, Tagger
from ..attribution.tagger.tags import COLUMNS, Role, legal_tags
from ..corpora import agreement, polnear
from ..document import Document
from .examples import Piecewise, examples_of, softened, vocabulary
from .links import train_links

TEACHERS = 3
CAUTION = -0.05  # on the scores of cue tags: false cues mislead contents
TRAINED_ON = (
    "PolNeAR train (840 articles; every annotation of those annotated twice or more); no licence "
    "stated, published for research: Newell, Margolin and Ruths (2018), LREC."
)


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
    arrays["out_bias"][COLUMNS[Role.CUE]] += CAUTION
    for name, legal in zip(("follows", "begins", "ends"), legal_tags(), strict=True):
        arrays[name] = np.where(legal, state[name], -1e4).astype(np.float32)
    arrays["link_content"], arrays["link_source"] = link_content, link_source
    return arrays | _texts(words)


def _texts(words) -> dict[str, np.ndarray]:
    names = ("words", "endings", "beginnings")
    return {name: _bytes("\n".join(part)) for name, part in zip(names, words, strict=True)}


def _bytes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), np.uint8)


def save(arrays: dict[str, np.ndarray], card: dict, corpus: str, out: Path) -> None:
    """Measure the model on the corpus's dev part and write it with its figures."""
    tagger = Tagger(arrays | {"card": _bytes(json.dumps(card))})
    measured = agreement.score(polnear.read(corpus, "dev"), tagger.relations, Document)
    figures = {
        f"{kind}_f1": {role: round(100 * value["f1"], 1) for role, value in measured[kind].items()}
        for kind in ("spans", "tokens", "sentences")
    }
    figures["linked_f1"] = round(100 * measured["linked"]["f1"], 1)
    names = ("share_r", "share_bias", "rate_r", "rate_bias")
    figures |= {name: round(measured[name], 3) for name in names}
    card = card | {"figures": {"split": "PolNeAR dev, 84 articles", **figures}}
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, allow_pickle=False, **arrays, card=_bytes(json.dumps(card, indent=1)))


def create(corpus: str, out: Path, report=print, quick: bool = False) -> None:
    """Train on the corpus and write the model file."""
    from .network import Recipe, beliefs, train

    clock = time.time()

    def tell(*what):
        shown = [round(x, 4) if isinstance(x, float) else x for x in what]
        report(f"{time.time() - clock:6.0f} s", *shown)

    articles = [Piecewise(a) for a in polnear.read(corpus, "train", every=True)]
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
    link_weights = [train_links(articles, role) for role in (Role.CONTENT, Role.CUE)]
    card = {"version": VERSION, "trained_on": TRAINED_ON, "recipe": student._asdict()}
    arrays = packed(network, words, *link_weights)
    save(arrays, card, corpus, out)
    tell("written", out)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m analysis.training.attribution", description=__doc__
    )
    parser.add_argument("polnear", help="folder of the PolNeAR corpus")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--quick", action="store_true", help="a tiny model, to try the command")
    options = parser.parse_args(arguments)
    create(options.polnear, options.out, quick=options.quick)
    return 0


if __name__ == "__main__":
    sys.exit(main())
