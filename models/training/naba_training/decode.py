"""Greedy translation in torch, in large batches: for a teacher on a GPU, where CTranslate2 is not at hand.

Beam search gives a teacher's students little over greedy decoding (Kim & Rush 2016, "Sequence-Level Knowledge
Distillation", measured under 1 BLEU) and costs four times the device's minutes; with CTranslate2 it is a
matter of `export` and `distill --model`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from naba_training.network import DecoderLayer, Translator
from naba_training.vocabulary import BOS, EOS, PAD, UNK


def target_limit(source_tokens: int) -> int:
    """Pieces a translation may have; twice the source and some, far above any real one."""
    return source_tokens * 2 + 10


class _Step:
    """The decoder for one position at a time: keys and values of what is written are kept."""

    def __init__(self, network: Translator, source: Tensor) -> None:
        self.network = network
        self.mask = network.source_mask(source)
        memory = network.encode(source, self.mask)
        self.memory = [(la.c.split(la.c.k(memory)), la.c.split(la.c.v(memory))) for la in network.dec]
        self.written: list[tuple[Tensor, Tensor]] = []

    def keep(self, rows: Tensor) -> None:
        """Go on with these rows of the batch only."""
        self.mask = self.mask[rows]
        self.memory = [(k[rows], v[rows]) for k, v in self.memory]
        self.written = [(k[rows], v[rows]) for k, v in self.written]

    def logits(self, last: Tensor, position: int) -> Tensor:
        """`last` [B] pieces at `position` → logits of the next, [B, V]."""
        network = self.network
        y = (network.demb(last) * network.scale + network.dpos.weight[position])[:, None]
        self.written = self.written or [()] * len(network.dec)  # type: ignore[list-item]
        for number, layer in enumerate(network.dec):
            y = self._layer(layer, number, y)
        return (network.dn(y) @ network.demb.weight.T)[:, 0]

    def _layer(self, layer: DecoderLayer, number: int, y: Tensor) -> Tensor:
        normed = layer.n1(y)
        key, value = layer.a.split(layer.a.k(normed)), layer.a.split(layer.a.v(normed))
        if self.written[number]:
            key = torch.cat([self.written[number][0], key], 2)
            value = torch.cat([self.written[number][1], value], 2)
        self.written[number] = (key, value)
        everything = torch.zeros(1, 1, 1, key.shape[2], dtype=y.dtype, device=y.device)
        y = y + layer.a.attend(layer.a.split(layer.a.q(normed)), key, value, everything)
        y = y + layer.c.attend(layer.c.split(layer.c.q(layer.n2(y))), *self.memory[number], self.mask)
        return layer.feed_forward(y)


@torch.inference_mode()
def greedy(network: Translator, sources: Sequence[np.ndarray], *, device: str) -> list[list[int]]:
    """Translate one batch of piece ids, without <s> and </s> on either side.

    A sentence that is not finished at its `target_limit` comes back empty: it loops, and nothing is learned
    from it. The network is in evaluation mode and on `device`.
    """
    width = max(len(ids) for ids in sources) + 2
    padded = np.full((len(sources), width), PAD, np.int64)
    for row, ids in enumerate(sources):
        padded[row, : len(ids) + 2] = [BOS, *ids, EOS]
    step = _Step(network, torch.from_numpy(padded).to(device))
    rows = torch.arange(len(sources), device=device)  # of the sentences that still go on
    last = torch.full((len(sources),), EOS, device=device)
    columns: list[tuple[Tensor, Tensor]] = []
    for position in range(target_limit(width - 2)):
        logits = step.logits(last, position)
        logits[:, [BOS, PAD, UNK]] = -torch.inf
        last = logits.argmax(-1)
        columns.append((rows, last))
        going = last != EOS
        if position % 8 == 7:  # dropping rows costs a copy: not at every position
            going_rows = going.nonzero()[:, 0]
            if len(going_rows) < len(rows):
                step.keep(going_rows)
                rows, last = rows[going_rows], last[going_rows]
        if not len(rows) or not bool(going.any()):
            break
    return _collect(columns, sources)


def _collect(columns: list[tuple[Tensor, Tensor]], sources: Sequence[np.ndarray]) -> list[list[int]]:
    """Each sentence's pieces up to its first </s>; none if there is no </s> within its limit."""
    table = np.full((len(sources), len(columns)), EOS, np.int64)
    for position, (rows, ids) in enumerate(columns):
        table[rows.cpu().numpy(), position] = ids.cpu().numpy()
    out = []
    for ids, source in zip(table, sources, strict=True):
        ends = np.flatnonzero(ids == EOS)
        end = int(ends[0]) if len(ends) else len(ids) + 1
        out.append(ids[:end].tolist() if end <= target_limit(len(source)) else [])
    return out
