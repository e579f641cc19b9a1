"""The encoders: windows of wordpieces in, scores of tags out.

Two pretrained encoders can be fine-tuned: all-MiniLM-L6-v2 (six layers of 384 numbers, Wang et al.
2020, https://arxiv.org/abs/2002.10957), which becomes the accurate model, and all-mpnet-base-v2
(Song et al. 2020, https://arxiv.org/abs/2004.09297), its teacher, of which the lower nine layers
of 768 numbers are used. The wordpieces of a piece are averaged; its outer form and surroundings
(`features.context`) are added below the first layer that is trained and again above the last one,
the annotator's habits above it alone. Needs the extra ``train``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from ..attribution.tagger import features
from ..attribution.tagger.tags import TAGS
from ..attribution.tagger.wordpieces import Batch
from .chain import Chain
from .examples import ANNOTATORS

SIZES = (features.SHAPES, *features.CONTEXT_SIZES)
PLACES, BUCKETS = 512, 32
_EMBEDDINGS = {"word": "word_embeddings", "place": "position_embeddings", "norm": "LayerNorm"}


class Shape(NamedTuple):
    """The size of an encoder, and how its published weights are called."""

    width: int
    inner: int
    layers: int
    words: int
    names: dict[str, str]  # of the parts of a layer
    heads: int = 12
    frozen: int = 0  # the lowest layers, which stay as they are
    first_place: int = 0
    eps: float = 1e-12
    distances: bool = False  # does how far apart two wordpieces stand count in attention?


_COMMON = {"f1": "intermediate.dense", "f2": "output.dense", "n2": "output.LayerNorm"}
MINILM = Shape(
    384, 1536, 6, 30522,
    _COMMON
    | {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value"}
    | {"o": "attention.output.dense", "n1": "attention.output.LayerNorm"},
)  # fmt: skip
MPNET = Shape(
    768, 3072, 9, 30527,
    _COMMON
    | {"q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v"}
    | {"o": "attention.attn.o", "n1": "attention.LayerNorm"},
    frozen=2, first_place=2, eps=1e-5, distances=True,
)  # fmt: skip


def shape_of(weights: dict) -> Shape:
    """Return which of the two encoders some published weights are."""
    return MPNET if "encoder.relative_attention_bias.weight" in weights else MINILM


class Layer(nn.Module):
    """Attention over a window and two dense layers, each with its residual and norm."""

    def __init__(self, shape: Shape):
        super().__init__()
        width, self.heads = shape.width, shape.heads
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.n1, self.n2 = (nn.LayerNorm(width, eps=shape.eps) for _ in range(2))
        self.f1, self.f2 = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)

    def forward(self, x, flat, mask):
        """Take the wordpieces (count, width); ``flat`` are their places in the windows."""
        (windows, length), width = (mask.shape[0], mask.shape[-1]), x.shape[1]
        z = self.qkv(x)
        z = z.new_zeros(windows * length, 3 * width).index_copy(0, flat, z)
        q, k, v = z.view(windows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # Written out: in training twice as fast on a processor as PyTorch's own.
        weight = (q * (q.shape[-1] ** -0.5)) @ k.transpose(-1, -2) + mask.to(z.dtype)
        y = torch.softmax(weight, -1, dtype=weight.dtype) @ v
        y = y.transpose(1, 2).reshape(windows * length, width).index_select(0, flat)
        x = self.n1(x + self.o(y))
        return self.n2(x + self.f2(functional.gelu(self.f1(x))))


class Encoder(Chain):
    """The network, its weights those of no training until `load_pretrained`."""

    def __init__(self, shape: Shape = MINILM, dropout: float = 0.1):
        super().__init__()
        self.shape, self.dropout, width = shape, dropout, shape.width
        self.word = nn.Embedding(shape.words, width)
        self.place = nn.Embedding(shape.first_place + PLACES, width)
        self.kind, self.norm = nn.Parameter(torch.zeros(width)), nn.LayerNorm(width, eps=shape.eps)
        self.far = nn.Embedding(BUCKETS, shape.heads) if shape.distances else nn.Identity()
        self.layers = nn.ModuleList([Layer(shape) for _ in range(shape.layers)])
        self.below = nn.ModuleList([nn.Embedding(size, width) for size in SIZES])
        self.above = nn.ModuleList([nn.Embedding(size, width) for size in SIZES])
        self.habits = nn.Embedding(len(ANNOTATORS), width)
        for table in (*self.below, self.habits):
            nn.init.zeros_(table.weight)
        for table in self.above:
            nn.init.normal_(table.weight, std=0.05)
        self.mid, self.out = nn.Linear(width, width), nn.Linear(width, TAGS)

    def load_pretrained(self, weights: dict[str, torch.Tensor]) -> None:
        """Take published weights of this shape; words and frozen layers stay as they are."""
        kept = {k.removeprefix("bert."): v.float() for k, v in weights.items()}
        state = {}
        if not self.shape.distances:
            state["kind"] = kept["embeddings.token_type_embeddings.weight"][0]
        else:
            state["far.weight"] = kept["encoder.relative_attention_bias.weight"]
        for ours, theirs in _EMBEDDINGS.items():
            for part in ("weight", "bias") if ours == "norm" else ("weight",):
                state[f"{ours}.{part}"] = kept[f"embeddings.{theirs}.{part}"]
        names = self.shape.names
        for i in range(self.shape.layers):
            for part in ("weight", "bias"):
                one = f"encoder.layer.{i}."
                parts = [f"{one}{names[x]}.{part}" for x in "qkv"]
                state[f"layers.{i}.qkv.{part}"] = torch.cat([kept[name] for name in parts])
                for ours in ("o", "n1", "f1", "f2", "n2"):
                    state[f"layers.{i}.{ours}.{part}"] = kept[f"{one}{names[ours]}.{part}"]
        self.load_state_dict(state, strict=False)
        self.word.requires_grad_(False)
        if self.shape.frozen:
            for part in (self.kind, self.place, self.norm, *self.layers[: self.shape.frozen]):
                part.requires_grad_(False)

    def pretrained(self) -> list[nn.Parameter]:
        """Return the weights that came from the pretrained encoder and are trained further."""
        parts = [self.place, self.norm, *self.layers, self.far]
        own = [p for part in parts for p in part.parameters()] + [self.kind]
        return [p for p in own if p.requires_grad]

    def distances(self, length: int) -> torch.Tensor:
        """Return what distance adds to attention, (1, heads, length, length).

        Eight distances each way count by themselves, longer ones up to 128 in eight steps whose
        width grows.
        """
        places = torch.arange(length)
        behind = places[:, None] - places[None, :]
        way, far = BUCKETS // 2, behind.abs()
        near = way // 2
        grown = torch.log(far.clamp(min=1) / near) / np.log(128 / near) * (way - near)
        step = torch.where(far < near, far, (near + grown.long()).clamp(max=way - 1))
        return self.far(step + way * (behind < 0)).permute(2, 0, 1)[None]

    def encode(self, ids, real, near):
        """Return the states of the real wordpieces, and where they stand in the windows."""
        length, shape = ids.shape[1], self.shape
        flat = real.view(-1).nonzero()[:, 0]
        near = near.view(real.numel(), -1)[flat]
        form = sum(table(near[:, k]) for k, table in enumerate(self.below))
        x = self.word(ids.reshape(-1)[flat]) + self.place(shape.first_place + flat % length)
        x = self.norm(x + self.kind if shape.frozen else x + self.kind + form)
        x = functional.dropout(x, self.dropout, self.training)
        mask = ((~real).float() * -1e4)[:, None, None, :]
        if shape.distances:
            mask = mask + self.distances(length)
        for k, layer in enumerate(self.layers):
            if k and k == shape.frozen:
                x = x.detach() + form
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
        mean = torch.zeros(len(counts), self.shape.width).index_add_(
            0, owner, x.float()[back[inner]]
        )
        mean = mean / counts[:, None]
        fresh = self.mid(functional.dropout(mean, self.dropout, self.training))
        fresh = fresh + sum(table(surroundings[:, k]) for k, table in enumerate(self.above))
        if annotators is not None:
            fresh = fresh + self.habits(torch.from_numpy(annotators))
        state = mean + functional.gelu(fresh)
        return self.out(functional.dropout(state, self.dropout, self.training))
