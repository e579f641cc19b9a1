"""Fine-tuning of the encoder: annotated articles in, a teacher out.

The fine-tuned encoder is the accurate model, and the teacher of the small one. Needs the extra
``train``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from ..attribution.tagger.wordpieces import Prepared, Wordpieces, batch, windows
from .chain import Wanted
from .encoder import Encoder
from .examples import Example, Piecewise, merged_example

_MARKS = 1000  # wordpieces below this number are marks and single signs, and never hidden


class Recipe(NamedTuple):
    """How an encoder is fine-tuned."""

    epochs: int = 6
    seed: int = 0
    batch: int = 2
    rate: float = 1.5e-4  # of the pretrained weights
    fresh_rate: float = 1e-3  # of all others
    forget: float = 0.1  # share of wordpieces hidden
    anonymous: float = 0.4  # share of steps without the annotators' habits


def tokenizer(folder: Path) -> Wordpieces:
    """Return the wordpieces of a pretrained encoder."""
    from tokenizers import Tokenizer

    return Wordpieces(Tokenizer.from_file(str(folder / "tokenizer.json")))


def examples_of(articles: Iterable[Piecewise], wordpieces: Wordpieces) -> list[Example]:
    """Make articles ready; of one that was annotated several times the mean is learnt."""
    versions: dict[str, list[Piecewise]] = {}
    for article in articles:
        versions.setdefault(article.article.name, []).append(article)
    return [
        merged_example(versions[name], Prepared(versions[name][0].text, wordpieces))
        for name in sorted(versions)
    ]


def fine_tune(
    examples: list[Example], folder: Path, recipe: Recipe, report: Callable = lambda *_: None
) -> Encoder:
    """Fine-tune the pretrained encoder of a folder (``model.safetensors``, ``tokenizer.json``)."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)  # more threads would sum in another order
    chance, wordpieces = np.random.default_rng(recipe.seed), tokenizer(folder)
    encoder = Encoder()
    encoder.load_pretrained(folder / "model.safetensors")
    optimiser = _optimiser(encoder, recipe)
    per_epoch = len(examples) // recipe.batch
    total = per_epoch * recipe.epochs
    for epoch in range(recipe.epochs):
        order, losses = chance.permutation(len(examples)), []
        for b in range(per_epoch):
            _pace(optimiser, epoch * per_epoch + b, total)
            chosen = [examples[i] for i in order[b * recipe.batch : (b + 1) * recipe.batch]]
            slope, loss = _loss(encoder, chosen, wordpieces, chance, recipe)
            optimiser.zero_grad()
            slope.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 2.0)
            optimiser.step()
            losses.append(loss)
        report(epoch, float(np.mean(losses)))
    return encoder.eval()


def _optimiser(encoder: Encoder, recipe: Recipe) -> torch.optim.Optimizer:
    old = encoder.pretrained()
    known = {id(p) for p in old}
    new = [p for p in encoder.parameters() if id(p) not in known and p.requires_grad]
    groups = [
        {"params": old, "base": recipe.rate, "weight_decay": 0.01},
        {"params": new, "base": recipe.fresh_rate, "weight_decay": 0},
    ]
    return torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98), fused=True)


def _pace(optimiser: torch.optim.Optimizer, step: int, total: int) -> None:
    """Set the learning rates: up over the first steps, then down to nearly nothing."""
    warm = max(1, min(150, total // 8))
    share = min(1, (step + 1) / warm) * max(0.005, 1 - step / total)
    for group in optimiser.param_groups:
        group["lr"] = group["base"] * share


def _loss(encoder, chosen: list[Example], wordpieces: Wordpieces, chance, recipe: Recipe):
    cut = []
    for e in chosen:  # each time at other places
        room = int(chance.integers(84, 255))
        cut += windows(e.given, context=0, first_room=room)
    b = batch(cut, wordpieces)
    hidden = (chance.random(b.ids.shape) < recipe.forget) & (b.ids > _MARKS)
    b = b._replace(ids=np.where(hidden, wordpieces.mask, b.ids))
    named = chance.random() >= recipe.anonymous
    sizes = [len(e.targets) for e in chosen]
    annotators = np.repeat([e.annotator for e in chosen], sizes) if named else None
    offsets = np.cumsum([0, *sizes[:-1]])
    wanted = Wanted(
        np.concatenate([e.targets for e in chosen]),
        np.sum([e.pairs for e in chosen], 0),
        np.concatenate([e.first + k for e, k in zip(chosen, offsets, strict=True)]),
        np.concatenate([e.length for e in chosen]),
    )
    return encoder.loss(encoder(b, annotators), wanted)
