"""The small model's network: examples in, a trained network out (needs the extra ``train``)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from ..attribution.tagger.tags import TAGS
from .chain import Chain, Wanted
from .examples import ANNOTATORS, Example

_GAP = 40  # empty pieces between two articles of a batch


class Recipe(NamedTuple):
    """Size and training of one network."""

    width: int
    dilations: tuple[int, ...]
    dropout: float
    epochs: int
    seed: int
    batch: int = 4
    rate: float = 2e-3
    forget: float = 0.1  # share of words hidden in training, to lean on endings and context


def shifted(state: torch.Tensor, step: int) -> torch.Tensor:
    """Move rows by ``step``; rows without a source are zero."""
    empty = torch.zeros_like(state[: abs(step)])
    return torch.cat([empty, state[:-step]] if step > 0 else [state[-step:], empty])


class Network(Chain):
    """Summed look-ups, residual dilated convolutions, a score for every tag."""

    def __init__(self, sizes: tuple[int, ...], recipe: Recipe):
        super().__init__()
        self.recipe, width = recipe, recipe.width
        self.tables = nn.ModuleList([nn.Embedding(size, width) for size in sizes])
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.3)
        self.habits = nn.Embedding(len(ANNOTATORS), width)
        nn.init.zeros_(self.habits.weight)
        self.chance = np.random.Generator(np.random.SFC64(recipe.seed))
        self.layers = nn.ModuleList([nn.Linear(3 * width, width) for _ in recipe.dilations])
        self.out = nn.Linear(width, TAGS)

    def forward(self, rows: torch.Tensor, filled: torch.Tensor, annotator: torch.Tensor):
        """Score every tag; matrix products run in 16 bits while training."""
        kind = torch.bfloat16 if self.training else torch.float32
        if self.training:
            rows = self._forgotten(rows)
        state = sum(table(rows[:, k]) for k, table in enumerate(self.tables))
        state = self._dropped((state + self.habits(annotator)) * filled)
        filled = filled.to(kind)
        for step, layer in zip(self.recipe.dilations, self.layers, strict=True):
            narrow = state.to(kind)
            window = torch.cat([shifted(narrow, step), narrow, shifted(narrow, -step)], 1)
            fresh = functional.linear(window, layer.weight.to(kind), layer.bias.to(kind))
            state = state + self._dropped(functional.relu(fresh)) * filled
        return self.out(state)

    def _dropped(self, state: torch.Tensor) -> torch.Tensor:
        """Drop some numbers in training (PyTorch's own dropout takes a fifth of the time)."""
        if not self.training:
            return state
        bits = self.chance.integers(0, 2**64, -(-state.numel() // 8), dtype=np.uint64)
        bits = torch.from_numpy(bits.view(np.uint8)[: state.numel()]).view(state.shape)
        limit = round(256 * self.recipe.dropout)
        return state * (bits >= limit).to(state.dtype).mul_(256 / (256 - limit))

    def _forgotten(self, rows: torch.Tensor) -> torch.Tensor:
        """Hide some words, and the endings and beginnings of half of them."""
        rows = rows.clone()
        hidden = torch.rand(len(rows)) < self.recipe.forget
        rows[hidden, 0] = 0
        rows[(hidden & (torch.rand(len(rows)) < 0.5))[:, None] & _LEXICAL[: rows.shape[1]]] = 0
        return rows


_LEXICAL = torch.tensor([False, True, True, True] + [False] * 60)


def batched(examples: list[Example]):
    """Lay articles in one row, empty pieces between them."""
    rows, filled, annotator, first, length, start = [], [], [], [], [], 0
    for example in examples:
        n = len(example.given)
        rows.append(np.pad(example.given, ((0, _GAP), (0, 0))))
        filled.append(np.repeat([1.0, 0.0], [n, _GAP]))
        annotator.append(np.full(n + _GAP, example.annotator))
        first.append(example.first + start)
        length.append(example.length)
        start += n + _GAP
    joined = (torch.from_numpy(np.concatenate(part)) for part in (rows, filled, annotator))
    rows, filled, annotator = joined
    return (rows, filled.float()[:, None], annotator), np.concatenate(first), np.concatenate(length)


def loss_of(network: Network, examples: list[Example], anonymous: bool):
    """Return a number with the gradient of the loss, and the loss for each piece."""
    (rows, filled, annotator), first, length = batched(examples)
    scores = network(rows, filled, annotator * (not anonymous))
    tags = np.concatenate([np.pad(e.targets, ((0, _GAP), (0, 0))) for e in examples])
    return network.loss(scores, Wanted(tags, np.sum([e.pairs for e in examples], 0), first, length))


def train(examples: list[Example], sizes, recipe: Recipe, report=lambda *_: None) -> Network:
    """Train a network; its weights are a running average over the last steps."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)  # more threads would sum in another order
    shuffle = np.random.default_rng(recipe.seed)
    network = Network(sizes, recipe)
    average = {k: v.detach().clone() for k, v in network.state_dict().items()}
    weights = network.parameters()
    optimiser = torch.optim.Adam(weights, lr=recipe.rate, betas=(0.9, 0.98), fused=True)
    per_epoch = len(examples) // recipe.batch
    for epoch in range(recipe.epochs):
        order, losses = shuffle.permutation(len(examples)), []
        for b in range(per_epoch):
            step = epoch * per_epoch + b
            left = 1 - step / (recipe.epochs * per_epoch)
            optimiser.param_groups[0]["lr"] = recipe.rate * min(1, step / 200) * max(0.02, left)
            chosen = [examples[i] for i in order[b * recipe.batch : (b + 1) * recipe.batch]]
            surrogate, loss = loss_of(network, chosen, anonymous=shuffle.random() < 0.4)
            optimiser.zero_grad()
            surrogate.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            losses.append(loss)
            if step % 2 == 0:
                keep = min(0.995, (1 + step) / (10 + step)) ** 2
                with torch.no_grad():
                    for name, value in network.state_dict().items():
                        average[name].lerp_(value, 1 - keep)
        report(epoch, float(np.mean(losses)))
    network.load_state_dict(average)
    return network.eval()
