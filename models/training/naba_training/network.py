"""The transformer: an encoder that starts from multilingual-e5-small, and a small decoder of our own.

Little parallel text and less compute are at hand, so the encoder does not start from nothing: the first
layers of multilingual-e5-small (MIT; post-norm, as BERT) already put Arabic and English sentences of one
meaning close together. Only the decoder (pre-norm, which trains stably at high rates) is new; its
embeddings start from the same rows. CTranslate2 runs this mixture as it is.

Parameter names and their order are a file format: checkpoints and optimizer states refer to them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from naba_training.vocabulary import PAD

HEADS = 12
_MASKED = -1e4  # far below any attention score, yet finite in bf16


class Attention(nn.Module):
    """Multi-head attention; on the CPU as plain matrix products.

    For 128 sentences of 32 tokens, the backward pass of torch's scaled_dot_product_attention takes 0.22 s on
    the CPU where plain products take 0.05 s; on CUDA it is the fast one.
    """

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(width, width)
        self.k = nn.Linear(width, width)
        self.v = nn.Linear(width, width)
        self.o = nn.Linear(width, width)

    def split(self, x: Tensor) -> Tensor:
        """[B, T, d] → [B, heads, T, d / heads]."""
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, queries: Tensor, memory: Tensor, mask: Tensor | None) -> Tensor:
        """From `queries` [B, T, d] to `memory` [B, S, d]; `mask` is added to the scores, None is causal."""
        return self.attend(
            self.split(self.q(queries)), self.split(self.k(memory)), self.split(self.v(memory)), mask
        )

    def attend(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
        """Attend with projected heads, each [B, heads, T or S, d / heads]; returns [B, T, d]."""
        if q.is_cuda:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=mask is None)
        else:
            scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
            if mask is None:
                mask = torch.full(scores.shape[-2:], _MASKED, dtype=scores.dtype).triu_(1)
            mixed = torch.softmax(scores + mask, -1) @ v
        return self.o(mixed.transpose(1, 2).flatten(2))


class EncoderLayer(nn.Module):
    """Post-norm layer of e5 (BERT)."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.a = Attention(width, heads)
        self.n1 = nn.LayerNorm(width, 1e-12)
        self.n2 = nn.LayerNorm(width, 1e-12)
        self.f1 = nn.Linear(width, inner)
        self.f2 = nn.Linear(inner, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.n1(x + self.drop(self.a(x, x, mask)))
        return self.n2(x + self.drop(self.f2(functional.gelu(self.f1(x)))))


class DecoderLayer(nn.Module):
    """Pre-norm layer: attention to what is written, attention to the source, feed-forward."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.a = Attention(width, heads)
        self.c = Attention(width, heads)
        self.n1 = nn.LayerNorm(width)
        self.n2 = nn.LayerNorm(width)
        self.n3 = nn.LayerNorm(width)
        self.f1 = nn.Linear(width, inner)
        self.f2 = nn.Linear(inner, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, y: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        normed = self.n1(y)
        y = y + self.drop(self.a(normed, normed, None))
        y = y + self.drop(self.c(self.n2(y), memory, mask))
        return self.feed_forward(y)

    def feed_forward(self, y: Tensor) -> Tensor:
        return y + self.drop(self.f2(functional.gelu(self.f1(self.n3(y)))))


class Translator(nn.Module):
    """Encoder and decoder; logits over the vocabulary are `output @ demb.weight.T`."""

    def __init__(
        self,
        vocabulary: int,
        *,
        encoder_layers: int = 6,
        decoder_layers: int = 2,
        width: int = 384,
        inner: int = 1536,
        dropout: float = 0.0,
        positions: int = 512,
    ) -> None:
        super().__init__()
        self.scale = math.sqrt(width)
        self.emb = nn.Embedding(vocabulary, width, padding_idx=PAD)
        self.pos = nn.Embedding(positions, width)
        self.eln = nn.LayerNorm(width, 1e-12)
        self.drop = nn.Dropout(dropout)
        self.enc = nn.ModuleList(EncoderLayer(width, HEADS, inner, dropout) for _ in range(encoder_layers))
        self.demb = nn.Embedding(vocabulary, width, padding_idx=PAD)
        self.dpos = nn.Embedding(positions, width)
        self.dec = nn.ModuleList(DecoderLayer(width, HEADS, inner, dropout) for _ in range(decoder_layers))
        self.dn = nn.LayerNorm(width)
        for module in self.dec.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)
        nn.init.normal_(self.demb.weight, 0, width**-0.5)
        nn.init.normal_(self.dpos.weight, 0, 0.02)

    @torch.no_grad()
    def start_from_e5(self, trimmed: Mapping[str, np.ndarray]) -> None:
        """Take the first layers of e5, and its embedding rows for both sides.

        `trimmed` is what `e5.read_trimmed` returns. The decoder's rows are centred (e5's share a large common part,
        which the output softmax would see as one bias) and brought to the spread that training expects.
        """

        def tensor(name: str) -> Tensor:
            return torch.from_numpy(np.asarray(trimmed[name], dtype=np.float32))

        rows = tensor("emb")
        self.emb.weight.copy_(rows)
        self.pos.weight.copy_(tensor("pos"))
        self.eln.weight.copy_(tensor("eln.w"))
        self.eln.bias.copy_(tensor("eln.b"))
        centred = rows - rows.mean(0, keepdim=True)
        self.demb.weight.copy_(centred / centred.std() / self.scale)
        for number, layer in enumerate(self.enc):
            parts = {"q": layer.a.q, "k": layer.a.k, "v": layer.a.v, "ao": layer.a.o, "aln": layer.n1}
            parts |= {"fi": layer.f1, "fo": layer.f2, "oln": layer.n2}
            for name, module in parts.items():
                module.weight.copy_(tensor(f"l{number}.{name}.w"))
                module.bias.copy_(tensor(f"l{number}.{name}.b"))

    def source_mask(self, source: Tensor) -> Tensor:
        """0 where there is a piece and a large negative number where there is padding: [B, 1, 1, S]."""
        mask = torch.zeros(source.shape, dtype=self.eln.weight.dtype, device=source.device)
        return mask.masked_fill_(source == PAD, _MASKED)[:, None, None, :]

    def encode(self, source: Tensor, mask: Tensor) -> Tensor:
        """Source ids [B, S], wrapped in <s> … </s> → [B, S, d]."""
        x = self.drop(self.eln(self.emb(source) + self.pos.weight[: source.shape[1]]))
        for layer in self.enc:
            x = layer(x, mask)
        return x

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Source ids [B, S] and target ids [B, T], which start with </s> → decoder output [B, T, d]."""
        mask = self.source_mask(source)
        memory = self.encode(source, mask)
        y = self.drop(self.demb(target) * self.scale + self.dpos.weight[: target.shape[1]])
        for layer in self.dec:
            y = layer(y, memory, mask)
        return self.dn(y)
