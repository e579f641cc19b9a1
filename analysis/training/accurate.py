"""From a fine-tuned encoder to the files of the accurate model (needs the extra ``train``)."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from ..attribution.tagger import features
from ..attribution.tagger.accurate import ENCODER, HEAD, VERSION, VOCABULARY
from ..attribution.tagger.wordpieces import Batch
from ..document import Document
from .encoder import Encoder

RARE = 10  # wordpieces met less often in the news are left out of the vocabulary


class Plain(nn.Module):
    """An encoder without what only training needs: windows in, states of wordpieces out."""

    def __init__(self, encoder: Encoder, kept: list[int]):
        super().__init__()
        self.encoder = encoder
        self.word = nn.Embedding.from_pretrained(encoder.word.weight[torch.tensor(kept)])

    def forward(self, ids, real, near):
        """Return (windows, length, width)."""
        own = self.encoder
        (windows, length), width, heads = ids.shape, own.shape.width, own.shape.heads
        size = width // heads
        frozen, first = own.shape.frozen, own.shape.first_place
        x = self.word(ids) + own.place.weight[first : first + length] + own.kind
        form = sum(table(near[:, :, k]) for k, table in enumerate(own.below))
        x = own.norm(x if frozen else x + form)
        mask = ((1 - real.float()) * -1e4)[:, None, None, :]
        if own.shape.distances:
            mask = mask + own.distances(length)
        for k, layer in enumerate(own.layers):
            if k and k == frozen:
                x = x + form
            q, k, v = (
                part.reshape(windows, length, heads, size).transpose(1, 2)
                for part in layer.qkv(x).split(width, -1)
            )
            weight = torch.softmax((q * (size**-0.5)) @ k.transpose(-1, -2) + mask, -1)
            y = (weight @ v).transpose(1, 2).reshape(windows, length, width)
            x = layer.n1(x + layer.o(y))
            x = layer.n2(x + layer.f2(functional.gelu(layer.f1(x))))
        return x


def common(tokenizer, texts: Iterable[str]) -> list[int]:
    """Return the wordpieces that news uses, by their numbers: with them words are cut anew."""
    words = Counter(word for text in texts for word in features.pieces(Document(text)).words)
    met = np.zeros(tokenizer.get_vocab_size(), np.int64)
    for cut, count in zip(
        tokenizer.encode_batch([*words], add_special_tokens=False), words.values(), strict=True
    ):
        np.add.at(met, cut.ids, count)
    names = _names(tokenizer)
    # Single signs stay, so that every word can be cut; so do the marks at the beginning.
    signs = [len(n.removeprefix("##")) == 1 and n.isascii() for n in names]
    marks = [n in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]") for n in names]
    return np.flatnonzero((met >= RARE) | signs | marks).tolist()


def _names(tokenizer) -> list[str]:
    """Return the wordpieces by number, the marks under the names that BERT gives them."""
    names = [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]
    if "<s>" not in names:
        return names
    marks = {"<s>": "[CLS]", "</s>": "[SEP]", "<mask>": "[MASK]", "<pad>": "[PAD]"}
    unused = set(marks.values())
    return [marks.get(name, f"[unused {name}]" if name in unused else name) for name in names]


def write(encoder: Encoder, tokenizer, kept: list[int], card: dict, links: dict, folder: Path):
    """Write the encoder in 8 bits, its last layers, and its wordpieces.

    Parameters
    ----------
    encoder : Encoder
    tokenizer : tokenizers.Tokenizer
        That of the pretrained encoder.
    kept : list of int
        The wordpieces that stay, see `common`.
    card : dict
        What the model is and was trained on.
    links : dict of str to numpy.ndarray
        ``link_content`` and ``link_source``, the weights of links.
    """
    folder.mkdir(parents=True, exist_ok=True)
    every = _names(tokenizer)
    names = "\n".join(every[i] for i in kept)
    (folder / VOCABULARY).write_text(names, encoding="utf-8")
    _write_encoder(Plain(encoder.eval(), kept), folder / ENCODER)
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (ENCODER, VOCABULARY)
    }
    card = {"version": VERSION, "sha256": digests, **card}
    text = np.frombuffer(json.dumps(card, indent=1).encode(), np.uint8)
    np.savez_compressed(folder / HEAD, allow_pickle=False, **_head(encoder), **links, card=text)


def _write_encoder(encoder: Plain, path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    near = torch.zeros(3, 40, 1 + len(features.CONTEXT_SIZES), dtype=torch.int64)
    given = (torch.ones(3, 40, dtype=torch.int64), torch.ones(3, 40, dtype=torch.int64), near)
    names = [*Batch._fields[:3], "states"]
    with tempfile.TemporaryDirectory() as folder:
        whole = f"{folder}/whole.onnx"
        torch.onnx.export(
            encoder, given, whole, input_names=names[:3], output_names=names[3:],
            dynamic_axes={name: {0: "windows", 1: "length"} for name in names},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def _head(encoder: Encoder) -> dict[str, np.ndarray]:
    state = {k: v.numpy() for k, v in encoder.state_dict().items()}
    arrays = {f"above_{k}": state[f"above.{k}.weight"] for k in range(len(encoder.above))}
    for name in ("mid", "out"):
        arrays[name], arrays[f"{name}_bias"] = state[f"{name}.weight"].T, state[f"{name}.bias"]
    return {k: v.astype(np.float16) for k, v in arrays.items()} | encoder.legal()
