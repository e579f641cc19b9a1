"""The accurate model: a pretrained encoder, fine-tuned on PolNeAR, in 8-bit numbers.

It reads about as fast as a full parse and finds more than the small model (see
``models/accurate.md``). onnxruntime runs the encoder, the library tokenizers cuts words into
wordpieces: both come with the extra ``accurate``. The last layers are plain numpy.

The same text gives the same bits on one machine. A processor that multiplies 8-bit numbers by
other instructions may round a score to another tag, seldom.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from ...errors import ModelError
from . import features
from .decoding import Tagger, unreadable
from .onethread import ONE_THREAD
from .wordpieces import Batch, Prepared, Wordpieces, batch, windows

VERSION = 1
FOLDER = Path(__file__).parents[2] / "models" / "accurate"
ENCODER, HEAD, VOCABULARY = "encoder.onnx", "head.npz", "wordpieces.txt"
MISSING = (
    "The accurate attribution model needs onnxruntime and tokenizers: "
    "pip install '.[accurate]' in the project's folder."
)
_AT_ONCE = 1  # windows that the encoder reads at once: more only fill memory


class Accurate(Tagger):
    """A loaded accurate model.

    Parameters
    ----------
    session : onnxruntime.InferenceSession
        The encoder: windows of wordpieces in, 384 numbers for each wordpiece out.
    wordpieces : Wordpieces
    head : dict of str to numpy.ndarray
        The last layers, the chain of tags, the weights of links, and the card.
    """

    def __init__(self, session, wordpieces: Wordpieces, head: dict[str, np.ndarray]):
        super().__init__(
            json.loads(head["card"].tobytes()),
            (head["follows"], head["begins"], head["ends"]),
            (head["link_content"], head["link_source"]),
        )
        self._session, self._wordpieces, self._head = session, wordpieces, head
        self._above = [head[f"above_{k}"] for k in range(1 + len(features.CONTEXT_SIZES))]

    def scorer(self, text: features.Pieces) -> Callable[[int, int], np.ndarray]:
        """Return a function that scores every tag for the pieces between two places."""
        every = windows(Prepared(text, self._wordpieces))
        groups = (every[k : k + _AT_ONCE] for k in range(0, len(every), _AT_ONCE))
        scores = np.concatenate([self._read(batch(group, self._wordpieces)) for group in groups])
        return lambda first, last: scores[first:last]

    def _read(self, b: Batch) -> np.ndarray:
        given = {"ids": b.ids, "real": b.real.astype(np.int64), "near": b.near}
        states = self._session.run(None, given)[0]
        states = states.reshape(-1, states.shape[-1])[b.inner]
        first = np.cumsum(b.counts) - b.counts
        mean = np.add.reduceat(states, first) / b.counts[:, None].astype(np.float32)
        with ONE_THREAD:
            return self._scored(mean, b.features)

    def _scored(self, mean: np.ndarray, surroundings: np.ndarray) -> np.ndarray:
        """Return the scores of pieces by the mean of their wordpieces and their surroundings."""
        from scipy.special import erf

        head = self._head
        fresh = mean @ head["mid"] + head["mid_bias"]
        for table, rows in zip(self._above, surroundings.T, strict=True):
            fresh += table[rows]
        state = mean + fresh * np.float32(0.5) * (1 + erf(fresh * np.float32(0.5**0.5)))
        return state @ head["out"] + head["out_bias"]


def read(folder: str | Path = FOLDER) -> Accurate:
    """Read an accurate model from its three files.

    Raises
    ------
    ModelError
        If onnxruntime or tokenizers are not installed, or a file is missing, damaged, of
        another version, or of another model than the others.
    """
    try:
        import onnxruntime
        import tokenizers
    except ImportError:
        raise ModelError(MISSING) from None
    raw = {name: _bytes_of(Path(folder) / name) for name in (HEAD, ENCODER, VOCABULARY)}
    head = _head(raw[HEAD], Path(folder) / HEAD)
    written = json.loads(head["card"].tobytes())["sha256"]
    for name in (ENCODER, VOCABULARY):
        if hashlib.sha256(raw[name]).hexdigest() != written[name]:
            raise ModelError(
                f"The attribution model {Path(folder) / name} is damaged or belongs to another "
                f"{HEAD}; check the file out again."
            )
    session = onnxruntime.InferenceSession(
        raw[ENCODER], _options(onnxruntime), providers=["CPUExecutionProvider"]
    )
    return Accurate(session, Wordpieces(_tokenizer(tokenizers, raw[VOCABULARY])), head)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"The attribution model {path} cannot be read ({error.strerror}); check the file out "
            "again, or make it with python -m analysis.training.attribution."
        ) from None


def _head(raw: bytes, path: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(io.BytesIO(raw), allow_pickle=False) as file:
            head = {name: file[name] for name in file.files}
        version = json.loads(head["card"].tobytes())["version"]
    except Exception as error:
        raise unreadable(path, error) from None
    if version != VERSION:
        raise ModelError(f"The attribution model {path} is of version {version}, not {VERSION}.")
    return {k: v.astype(np.float32) if v.dtype == np.float16 else v for k, v in head.items()}


def _options(onnxruntime):
    """Return settings for one thread: several processes share the work better than threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _tokenizer(tokenizers, vocabulary: bytes):
    """Return the tokenizer of uncased BERT models over a list of wordpieces, one a line."""
    pieces = {piece: i for i, piece in enumerate(vocabulary.decode().split("\n"))}
    cut = tokenizers.Tokenizer(tokenizers.models.WordPiece(pieces, unk_token="[UNK]"))
    cut.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
    cut.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return cut
