"""The accurate model's network: windows of wordpieces in, scores of tags out.

The encoder is all-MiniLM-L6-v2 (six layers of 384 numbers, Wang et al. 2020,
https://arxiv.org/abs/2002.10957), fine-tuned. The wordpieces of a piece are averaged; its outer
form and surroundings (`features.context`) are added below the first layer and again above the
last one, the annotator's habits above it alone. Needs the extra ``train``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from ..attribution.tagger import features
from ..attribution.tagger.tags import TAGS
from ..attribution.tagger.wordpieces import Batch
from .chain import Chain
from .examples import ANNOTATORS

WIDTH, HEADS, INNER, LAYERS, PLACES, WORDS = 384, 12, 1536, 6, 512, 30522
SIZES = (features.SHAPES, *features.CONTEXT_SIZES)
_EMBEDDINGS = {"word": "word_embeddings", "place": "position_embeddings", "norm": "LayerNorm"}
_PARTS = {
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "n2": "output.LayerNorm",
}


class Layer(nn.Module):
    """Attention over a window and two dense layers, each with its residual and norm."""

    def __init__(self):
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.n1, self.n2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x, flat, mask):
        """Take the wordpieces (count, WIDTH); ``flat`` are their places in the windows."""
        windows, length = mask.shape[0], mask.shape[-1]
        z = self.qkv(x)
        z = z.new_zeros(windows * length, 3 * WIDTH).index_copy(0, flat, z)
        q, k, v = z.view(windows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: in training twice as fast on a processor as PyTorch's own.
        weight = (q * (q.shape[-1] ** -0.5)) @ k.transpose(-1, -2) + mask.to(z.dtype)
        y = torch.softmax(weight, -1, dtype=weight.dtype) @ v
        y = y.transpose(1, 2).reshape(windows * length, WIDTH).index_select(0, flat)
        x = self.n1(x + self.o(y))
        return self.n2(x + self.f2(functional.gelu(self.f1(x))))


class Encoder(Chain):
    """The network, its weights those of no training until `load_pretrained`."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.dropout = dropout
        self.word, self.place = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.kind, self.norm = nn.Parameter(torch.zeros(WIDTH)), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.below = nn.ModuleList([nn.Embedding(size, WIDTH) for size in SIZES])
        self.above = nn.ModuleList([nn.Embedding(size, WIDTH) for size in SIZES])
        self.habits = nn.Embedding(len(ANNOTATORS), WIDTH)
        for table in (*self.below, self.habits):
            nn.init.zeros_(table.weight)
        for table in self.above:
            nn.init.normal_(table.weight, std=0.05)
        self.mid, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, TAGS)

    def load_pretrained(self, file: Path) -> None:
        """Take the weights of a BERT encoder of the same size; its word table stays as it is."""
        from safetensors.torch import load_file

        kept = {k.removeprefix("bert."): v.float() for k, v in load_file(file).items()}
        state = {"kind": kept["embeddings.token_type_embeddings.weight"][0]}
        for ours, theirs in _EMBEDDINGS.items():
            for part in ("weight", "bias") if ours == "norm" else ("weight",):
                state[f"{ours}.{part}"] = kept[f"embeddings.{theirs}.{part}"]
        for i in range(LAYERS):
            for part in ("weight", "bias"):
                one = f"encoder.layer.{i}."
                parts = [f"{one}attention.self.{x}.{part}" for x in ("query", "key", "value")]
                state[f"layers.{i}.qkv.{part}"] = torch.cat([kept[name] for name in parts])
                for ours, theirs in _PARTS.items():
                    state[f"layers.{i}.{ours}.{part}"] = kept[f"{one}{theirs}.{part}"]
        self.load_state_dict(state, strict=False)
        self.word.weight.requires_grad_(False)

    def pretrained(self) -> list[nn.Parameter]:
        """Return the weights that came from the pretrained encoder and are trained further."""
        parts = [self.place, self.norm, *self.layers]
        return [p for part in parts for p in part.parameters()] + [self.kind]

    def encode(self, ids, real, near):
        """Return the states of the real wordpieces, and where they stand in the windows."""
        length = ids.shape[1]
        flat = real.view(-1).nonzero()[:, 0]
        near = near.view(real.numel(), -1)[flat]
        x = self.word(ids.reshape(-1)[flat]) + self.place(flat % length) + self.kind
        x = x + sum(table(near[:, k]) for k, table in enumerate(self.below))
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        mask = ((~real).float() * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, flat, mask)
        return x, flat

    def forward(self, b: Batch, annotators: np.ndarray | None = None) -> torch.Tensor:
        """Score every tag of every piece of the cores; products run in 16 bits."""
        ids, real, near, inner, counts, surroundings = map(torch.from_numpy, b)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x, flat = self.encode(ids, real, near)
        back = torch.zeros(ids.numel(), dtype=torch.long)
        back[flat] = torch.arange(len(flat))
        owner = torch.arange(len(counts)).repeat_interleave(counts)
        mean = torch.zeros(len(counts), WIDTH).index_add_(0, owner, x.float()[back[inner]])
        mean = mean / counts[:, None]
        fresh = self.mid(functional.dropout(mean, self.dropout, self.training))
        fresh = fresh + sum(table(surroundings[:, k]) for k, table in enumerate(self.above))
        if annotators is not None:
            fresh = fresh + self.habits(torch.from_numpy(annotators))
        state = mean + functional.gelu(fresh)
        return self.out(functional.dropout(state, self.dropout, self.training))
