"""The embedded model's very weights as a model of the transformers library, for a fair race with `generate()`.

The network is BERT's encoder with GPT-2's pre-norm decoder, so transformers has it ready-made as an
EncoderDecoderModel. The int8 weights are brought back to float32, which loses nothing; its tokens are Naba's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import transformers

from naba_models import InstalledModel
from naba_models.layout import WEIGHTS
from naba_models.weights import Variable, variables

BOS, PAD, EOS, UNKNOWN = 0, 1, 2, 3
"""The embedded model's fixed tokens, by number."""

_HEADS = 12
_KINDS = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}
Weights = Mapping[str, np.ndarray]


def read_weights(path: Path) -> Weights:
    """The variables of a CTranslate2 model by name, aliases included, its quantised ones as float32.

    Raises: ValueError or OSError, as naba_models.weights.variables.
    """
    known = variables(path)
    scales = {known[name].offset: known[f"{name}_scale"] for name in known if f"{name}_scale" in known}
    found = {name: _read(path, each) for name, each in known.items()}
    for name, each in known.items():
        if each.offset in scales:  # looked up by its place, because an alias has no scale under its own name
            found[name] = found[name].astype(np.float32) / _read(path, scales[each.offset])[:, None]
    return found


def _read(path: Path, each: Variable) -> np.ndarray:
    return np.fromfile(path, _KINDS[each.kind], math.prod(each.sizes), offset=each.offset).reshape(each.sizes)


def as_transformers(model: InstalledModel, *, positions: int = 512) -> Any:
    """The network in transformers, with weights of float32, ready to generate."""
    weights = read_weights(model.folder / WEIGHTS)
    layers = [
        len({name.split("/")[1] for name in weights if re.match(rf"{side}/layer_\d", name)})
        for side in ("encoder", "decoder")
    ]
    size, width = weights["encoder/embeddings_0/weight"].shape
    inner = len(weights["encoder/layer_0/ffn/linear_0/weight"])
    encoder = transformers.BertConfig(
        vocab_size=size,
        hidden_size=width,
        num_hidden_layers=layers[0],
        num_attention_heads=_HEADS,
        intermediate_size=inner,
        max_position_embeddings=positions,
        type_vocab_size=1,
        layer_norm_eps=1e-5,
        pad_token_id=PAD,
    )
    decoder = transformers.GPT2Config(
        vocab_size=size,
        n_embd=width,
        n_layer=layers[1],
        n_head=_HEADS,
        n_inner=inner,
        n_positions=positions,
        activation_function="gelu",
        layer_norm_epsilon=1e-5,
        add_cross_attention=True,
        is_decoder=True,
        tie_word_embeddings=False,
        bos_token_id=BOS,
        eos_token_id=EOS,
    )
    network = transformers.EncoderDecoderModel(
        encoder=transformers.BertModel(encoder, add_pooling_layer=False),
        decoder=transformers.GPT2LMHeadModel(decoder),
    )
    made = {name: torch.from_numpy(np.array(value)) for name, value in _renamed(weights, layers)}
    missing, unexpected = network.load_state_dict(made, strict=False)
    left = [name for name in missing if not name.endswith((".attn.bias", "position_ids", "token_type_ids"))]
    if left or unexpected:
        raise ValueError(f"this network is another: {left} {unexpected}")
    settings = network.generation_config
    settings.decoder_start_token_id = settings.eos_token_id = EOS
    settings.pad_token_id, settings.bos_token_id = PAD, BOS
    return network.eval()


def in_numbers(sentences: Sequence[Sequence[str]], names: Sequence[str]) -> list[list[int]]:
    """Pieces as numbers between the model's fixed tokens; `names` is its vocabulary."""
    numbers = {name: number for number, name in enumerate(names)}
    return [[BOS, *(numbers.get(piece, UNKNOWN) for piece in pieces), EOS] for pieces in sentences]


def batches(sentences: Sequence[Sequence[int]], size: int) -> Iterator[torch.Tensor]:
    """So many sentences each, filled up to the longest: [B, T]."""
    for start in range(0, len(sentences), size):
        some = sentences[start : start + size]
        longest = max(map(len, some))
        yield torch.tensor([[*one, *[PAD] * (longest - len(one))] for one in some])


def _renamed(weights: Weights, layers: Sequence[int]) -> list[tuple[str, np.ndarray]]:
    """Each variable under the name, and in the shape, that transformers gives it."""
    width = weights["encoder/embeddings_0/weight"].shape[1]
    embeddings, rows = "encoder.embeddings", weights["decoder/embeddings/weight"]
    made = [
        (f"{embeddings}.word_embeddings.weight", weights["encoder/embeddings_0/weight"]),
        (f"{embeddings}.position_embeddings.weight", weights["encoder/position_encodings/encodings"]),
        (f"{embeddings}.token_type_embeddings.weight", np.zeros((1, width), np.float32)),
        *_norm(weights, "encoder/layernorm_embedding", f"{embeddings}.LayerNorm"),
        ("decoder.transformer.wte.weight", rows * np.float32(math.sqrt(width))),
        ("decoder.lm_head.weight", rows),
        ("decoder.transformer.wpe.weight", weights["decoder/position_encodings/encodings"]),
        *_norm(weights, "decoder/layer_norm", "decoder.transformer.ln_f"),
    ]
    for number in range(layers[0]):
        made += _encoder_layer(weights, f"encoder/layer_{number}", f"encoder.encoder.layer.{number}")
    for number in range(layers[1]):
        made += _decoder_layer(weights, f"decoder/layer_{number}", f"decoder.transformer.h.{number}")
    return made


def _encoder_layer(weights: Weights, ours: str, theirs: str) -> list[tuple[str, np.ndarray]]:
    made = []
    for kind in ("weight", "bias"):
        parts = np.split(weights[f"{ours}/self_attention/linear_0/{kind}"], 3)
        for part, name in zip(parts, ("query", "key", "value"), strict=True):
            made.append((f"{theirs}.attention.self.{name}.{kind}", part))
        for linear, name in (
            ("self_attention/linear_1", "attention.output.dense"),
            ("ffn/linear_0", "intermediate.dense"),
            ("ffn/linear_1", "output.dense"),
        ):
            made.append((f"{theirs}.{name}.{kind}", weights[f"{ours}/{linear}/{kind}"]))
    made += _norm(weights, f"{ours}/self_attention/layer_norm", f"{theirs}.attention.output.LayerNorm")
    return made + _norm(weights, f"{ours}/ffn/layer_norm", f"{theirs}.output.LayerNorm")


def _decoder_layer(weights: Weights, ours: str, theirs: str) -> list[tuple[str, np.ndarray]]:
    made = []
    for linear, name in (
        ("self_attention/linear_0", "attn.c_attn"),
        ("self_attention/linear_1", "attn.c_proj"),
        ("attention/linear_0", "crossattention.q_attn"),
        ("attention/linear_1", "crossattention.c_attn"),
        ("attention/linear_2", "crossattention.c_proj"),
        ("ffn/linear_0", "mlp.c_fc"),
        ("ffn/linear_1", "mlp.c_proj"),
    ):
        weight = weights[f"{ours}/{linear}/weight"].T  # GPT-2 has its matrices transposed
        made.append((f"{theirs}.{name}.weight", weight))
        made.append((f"{theirs}.{name}.bias", weights[f"{ours}/{linear}/bias"]))
    for norm, name in (
        ("self_attention", "ln_1"),
        ("attention", "ln_cross_attn"),
        ("ffn", "ln_2"),
    ):
        made += _norm(weights, f"{ours}/{norm}/layer_norm", f"{theirs}.{name}")
    return made


def _norm(weights: Weights, ours: str, theirs: str) -> list[tuple[str, np.ndarray]]:
    return [(f"{theirs}.weight", weights[f"{ours}/gamma"]), (f"{theirs}.bias", weights[f"{ours}/beta"])]
