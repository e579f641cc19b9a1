"""Fine-tuning of encoders: annotated or believed articles in, a trained encoder out.

Needs the extra ``train``.
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
from .encoder import Encoder, shape_of
from .examples import Example, Piecewise, merged_example

_MPNET_MARKS = ("<s>", "</s>", "<mask>", "[UNK]")
_MARKS = 1000  # wordpieces below this number are marks and single signs, and never hidden


class Recipe(NamedTuple):
    """How an encoder is fine-tuned."""

    passes: float = 6
    seed: int = 0
    batch: int = 2
    rate: float = 1.5e-4  # of the pretrained weights
    fresh_rate: float = 1e-3  # of all others
    forget: float = 0.1  # share of wordpieces hidden
    anonymous: float = 0.4  # share of steps without the annotators' habits


class Lesson(NamedTuple):
    """What an encoder learns from a larger one's beliefs."""

    recipe: Recipe
    of_news: int  # every so many-th of the unannotated articles
    annotated: int  # how often each annotated article counts


LIGHT = Recipe()
LARGE = Recipe(passes=2.2, rate=6e-5, fresh_rate=6e-4)
TAUGHT = (
    Lesson(Recipe(passes=1.0, seed=1, rate=6e-5, fresh_rate=3e-4), 3, 1),  # 927 steps
    Lesson(Recipe(passes=1.7785, seed=5, rate=1e-4, fresh_rate=4e-4), 1, 2),  # 4,199 steps
)


def tokenizer(folder: Path) -> Wordpieces:
    """Return the wordpieces of a pretrained encoder."""
    from tokenizers import Tokenizer

    cut = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return Wordpieces(cut, *([_MPNET_MARKS] if cut.token_to_id("<s>") is not None else []))


def examples_of(articles: Iterable[Piecewise], wordpieces: Wordpieces) -> list[Example]:
    """Make articles ready; of one that was annotated several times the mean is learnt."""
    versions: dict[str, list[Piecewise]] = {}
    for article in articles:
        versions.setdefault(article.article.name, []).append(article)
    return [
        merged_example(versions[name], Prepared(versions[name][0].text, wordpieces))
        for name in sorted(versions)
    ]


def pretrained(folder: Path) -> Encoder:
    """Return the encoder of a folder as it was published."""
    from safetensors.torch import load_file

    weights = load_file(folder / "model.safetensors")
    encoder = Encoder(shape_of(weights))
    encoder.load_pretrained(weights)
    return encoder


def fine_tune(
    encoder: Encoder,
    examples: list[Example],
    wordpieces: Wordpieces,
    recipe: Recipe,
    report: Callable = lambda *_: None,
) -> Encoder:
    """Train an encoder further, in place."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)  # more threads would sum in another order
    chance, losses = np.random.default_rng(recipe.seed), []
    order: list[int] = []
    optimiser = _optimiser(encoder, recipe)
    total = int(len(examples) // recipe.batch * recipe.passes)
    for step in range(total):
        if len(order) < recipe.batch:
            order = chance.permutation(len(examples)).tolist()
        chosen = [examples[order.pop()] for _ in range(recipe.batch)]
        _pace(optimiser, step, total)
        slope, loss = _loss(encoder, chosen, wordpieces, chance, recipe)
        optimiser.zero_grad()
        slope.backward()
        nn.utils.clip_grad_norm_([p for p in encoder.parameters() if p.requires_grad], 2.0)
        optimiser.step()
        losses.append(loss)
        if (step + 1) % 60 == 0:
            report(step + 1, "of", total, float(np.mean(losses[-60:])))
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
