"""A checkpoint as CTranslate2 understands it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from ctranslate2.converters.converter import Converter
from ctranslate2.specs import common_spec, transformer_spec

from naba_training.checkpoint import Checkpoint
from naba_training.network import HEADS


class NabaConverter(Converter):
    """Writes our network: post-norm encoder with a normalised embedding, pre-norm decoder, GELU, tied output.

    `alignment_heads` of the last decoder layer's attention to the source are averaged where a caller asks
    CTranslate2 for attention; 0 means all of them.
    """

    def __init__(self, checkpoint: Checkpoint, pieces: Sequence[str], *, alignment_heads: int = 0) -> None:
        self._weights = {name: tensor.float().numpy() for name, tensor in checkpoint.weights.items()}
        self._layers = checkpoint.encoder_layers, checkpoint.decoder_layers
        self._pieces = list(pieces)
        self._alignment_heads = alignment_heads

    def _load(self) -> Any:
        gelu = common_spec.Activation.GELU
        encoder = transformer_spec.TransformerEncoderSpec(
            self._layers[0], HEADS, pre_norm=False, activation=gelu, layernorm_embedding=True
        )
        decoder = transformer_spec.TransformerDecoderSpec(
            self._layers[1],
            HEADS,
            pre_norm=True,
            activation=gelu,
            alignment_layer=-1,
            alignment_heads=self._alignment_heads,
        )
        self._fill_encoder(encoder)
        self._fill_decoder(decoder)
        spec = transformer_spec.TransformerSpec(encoder, decoder)
        spec.register_source_vocabulary(self._pieces)
        spec.register_target_vocabulary(self._pieces)
        spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
        spec.config.decoder_start_token = "</s>"  # noqa: S105  # a vocabulary's token, not a secret
        spec.config.add_source_bos = spec.config.add_source_eos = True
        return spec

    def _fill_encoder(self, spec: Any) -> None:
        spec.embeddings[0].weight = self._weights["emb.weight"]
        spec.position_encodings.encodings = self._weights["pos.weight"]
        spec.scale_embeddings = False
        self._norm(spec.layernorm_embedding, "eln")
        for number, layer in enumerate(spec.layer):
            name = f"enc.{number}"
            self._attention(layer.self_attention, f"{name}.a")
            self._norm(layer.self_attention.layer_norm, f"{name}.n1")
            self._feed_forward(layer.ffn, name)
            self._norm(layer.ffn.layer_norm, f"{name}.n2")

    def _fill_decoder(self, spec: Any) -> None:
        embeddings = self._weights["demb.weight"]
        spec.embeddings.weight = embeddings
        spec.position_encodings.encodings = self._weights["dpos.weight"]
        spec.scale_embeddings = True
        self._norm(spec.layer_norm, "dn")
        spec.projection.weight = embeddings
        spec.projection.bias = np.zeros(len(embeddings), np.float32)
        for number, layer in enumerate(spec.layer):
            name = f"dec.{number}"
            self._attention(layer.self_attention, f"{name}.a")
            self._norm(layer.self_attention.layer_norm, f"{name}.n1")
            self._attention(layer.attention, f"{name}.c", cross=True)
            self._norm(layer.attention.layer_norm, f"{name}.n2")
            self._feed_forward(layer.ffn, name)
            self._norm(layer.ffn.layer_norm, f"{name}.n3")

    def _linear(self, spec: Any, name: str) -> None:
        spec.weight, spec.bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]

    def _norm(self, spec: Any, name: str) -> None:
        spec.gamma, spec.beta = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]

    def _feed_forward(self, spec: Any, name: str) -> None:
        self._linear(spec.linear_0, f"{name}.f1")
        self._linear(spec.linear_1, f"{name}.f2")

    def _attention(self, spec: Any, name: str, *, cross: bool = False) -> None:
        """Self-attention's three projections are one matrix; in cross-attention only keys and values are."""
        groups = (("q",), ("k", "v")) if cross else (("q", "k", "v"),)
        for linear, parts in zip(spec.linear, groups, strict=False):
            linear.weight = np.concatenate([self._weights[f"{name}.{part}.weight"] for part in parts])
            linear.bias = np.concatenate([self._weights[f"{name}.{part}.bias"] for part in parts])
        self._linear(spec.linear[-1], f"{name}.o")
