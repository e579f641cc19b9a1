"""Training of the tagger's network (needs PyTorch: the extra ``train``).

The network is trained on the likelihood of the whole tag sequence of each
paragraph. The gradient of that likelihood is what the model expects minus what
the annotation says; both are counted here in numpy (forward-backward), so that
PyTorch only carries the gradient through the network.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from ..attribution.tagger.tags import TAGS, legal_tags
from .examples import ANNOTATORS, Example

_GAP = 40  # empty pieces between two articles of a batch
_FOLLOWS, _BEGINS, _ENDS = legal_tags()


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


class Network(nn.Module):
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
        self.follows = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.begins = nn.Parameter(torch.zeros(TAGS))
        self.ends = nn.Parameter(torch.zeros(TAGS))

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

    def chain(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the scores of tag pairs, first tags and last tags."""
        return tuple(p.detach().numpy() for p in (self.follows, self.begins, self.ends))


_LEXICAL = torch.tensor([False, True, True, True] + [False] * 60)


class Expected(NamedTuple):
    """What a chain expects: tags of each piece, pairs of tags, and log Z."""

    tags: np.ndarray
    pairs: np.ndarray
    log_z: float


def expectations(scores, first, length, follows, begins, ends) -> Expected:
    """Forward-backward over all paragraphs at once, the longest first."""
    order = np.argsort(-length, kind="stable")
    first, length = first[order], length[order]
    active = np.searchsorted(-length, -np.arange(length[0]), side="left").tolist()
    peak = scores.max(1, keepdims=True)
    weight = np.exp(scores - peak)
    step = np.where(_FOLLOWS, np.exp(follows), 0).astype(np.float32)
    start = np.where(_BEGINS, np.exp(begins), 0).astype(np.float32)
    stop = np.where(_ENDS, np.exp(ends), 0).astype(np.float32)
    forward: list[np.ndarray] = []
    scale: list[np.ndarray] = []
    for t, k in enumerate(active):
        reach = (forward[-1][:k] @ step if t else start) * weight[first[:k] + t]
        scale.append(reach.sum(1, keepdims=True))
        forward.append(reach / scale[-1])
    tags, pairs = np.zeros_like(scores), np.zeros((TAGS, TAGS), np.float32)
    log_z = sum(float(np.log(s).sum()) for s in scale)
    after = np.zeros((0, TAGS), np.float32)
    for t in range(len(active) - 1, -1, -1):
        k, running = active[t], len(after)
        ending = forward[t][running:k] @ stop
        log_z += float(np.log(ending).sum())
        backward = np.concatenate([after @ step.T, stop / ending[:, None]])
        pairs += forward[t][:running].T @ after
        tags[first[:k] + t] = forward[t] * backward
        after = weight[first[:k] + t] * backward / scale[t]
        log_z += float(peak[first[:k] + t].sum())
    return Expected(tags, pairs * step, log_z)


def batched(examples: list[Example]):
    """Lay articles in one row, empty pieces between them."""
    rows, filled, annotator, first, length, start = [], [], [], [], [], 0
    for example in examples:
        n = len(example.rows)
        rows.append(np.pad(example.rows, ((0, _GAP), (0, 0))))
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
    chain = network.chain()
    expected = expectations(scores.detach().numpy(), first, length, *chain)
    wanted = np.concatenate([np.pad(e.targets, ((0, _GAP), (0, 0))) for e in examples])
    pairs = sum(e.pairs for e in examples)
    wrong = expected.tags - wanted
    last = first + length - 1
    parts = (
        (scores, wrong),
        (network.follows, expected.pairs - pairs),
        (network.begins, wrong[first].sum(0)),
        (network.ends, wrong[last].sum(0)),
    )
    size = int(length.sum())
    surrogate = sum((p * torch.from_numpy(g)).sum() for p, g in parts) * (10 / size)
    reached = (scores.detach().numpy() * wanted).sum() + (chain[0] * pairs).sum()
    reached += (chain[1] * wanted[first]).sum() + (chain[2] * wanted[last]).sum()
    return surrogate, (expected.log_z - float(reached)) / size


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


def beliefs(network: Network, example: Example) -> Expected:
    """Return what a network believes about an article's tags."""
    (rows, filled, annotator), first, length = batched([example])
    with torch.no_grad():
        scores = network(rows, filled, annotator * 0).numpy()
    expected = expectations(scores, first, length, *network.chain())
    return expected._replace(tags=expected.tags[: len(example.rows)])
