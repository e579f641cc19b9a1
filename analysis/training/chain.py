"""The loss over whole tag sequences: scores and wanted tags in, expectations and slopes out.

A model is fitted to the likelihood of the tag sequence of each paragraph. The gradient of that
likelihood is what the model expects minus what the annotation says; both are counted here in
numpy (forward-backward), so that PyTorch only carries the gradient through the network.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch

from ..attribution.tagger.tags import TAGS, legal_tags

_FOLLOWS, _BEGINS, _ENDS = legal_tags()
_SCALE = 10  # on the loss of a piece; the learning rates go with it


class Wanted(NamedTuple):
    """What some paragraphs should be tagged as: tags of each piece, pairs of tags, bounds."""

    tags: np.ndarray
    pairs: np.ndarray
    first: np.ndarray
    length: np.ndarray


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


class Chain(torch.nn.Module):
    """How well each tag follows each other one, begins a paragraph and ends it."""

    def __init__(self):
        super().__init__()
        self.follows = torch.nn.Parameter(torch.zeros(TAGS, TAGS))
        self.begins = torch.nn.Parameter(torch.zeros(TAGS))
        self.ends = torch.nn.Parameter(torch.zeros(TAGS))

    def chain(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the scores of tag pairs, first tags and last tags."""
        return tuple(p.detach().numpy() for p in (self.follows, self.begins, self.ends))

    def loss(self, scores: torch.Tensor, wanted: Wanted) -> tuple[torch.Tensor, float]:
        """Return a number with the gradient of the loss, and the loss for each piece."""
        found, chain = scores.detach().numpy(), self.chain()
        expected = expectations(found, wanted.first, wanted.length, *chain)
        wrong, last = expected.tags - wanted.tags, wanted.first + wanted.length - 1
        parts = (
            (scores, wrong),
            (self.follows, expected.pairs - wanted.pairs),
            (self.begins, wrong[wanted.first].sum(0)),
            (self.ends, wrong[last].sum(0)),
        )
        size = int(wanted.length.sum())
        slopes = ((p * torch.from_numpy(np.ascontiguousarray(g))).sum() for p, g in parts)
        reached = (found * wanted.tags).sum() + (chain[0] * wanted.pairs).sum()
        reached += (chain[1] * wanted.tags[wanted.first]).sum()
        reached += (chain[2] * wanted.tags[last]).sum()
        return sum(slopes) * (_SCALE / size), (expected.log_z - float(reached)) / size

    def legal(self) -> dict[str, np.ndarray]:
        """Return the scores with those of impossible tags at -10,000, by their names."""
        pairs = zip(("follows", "begins", "ends"), legal_tags(), self.chain(), strict=True)
        return {k: np.where(legal, own, -1e4).astype(np.float32) for k, legal, own in pairs}
