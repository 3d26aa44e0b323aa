"""An exported model → a checkpoint to train on from: what NabaConverter does, backwards.

A checkpoint may be lost, the weights in the product are not. They are int8 with one scale a row: rounding changed a
weight by a hundredth of its row's spread or so, which the first updates make good.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from naba_models.weights import Variable, variables
from naba_training.checkpoint import Checkpoint
from naba_training.errors import TrainingError
from naba_training.network import Translator

_TABLES = {
    "emb": "encoder/embeddings_0",
    "pos": "encoder/position_encodings",
    "eln": "encoder/layernorm_embedding",
    "demb": "decoder/embeddings",
    "dpos": "decoder/position_encodings",
    "dn": "decoder/layer_norm",
}
_NORMS = {
    "enc": {"n1": "self_attention/layer_norm", "n2": "ffn/layer_norm"},
    "dec": {"n1": "self_attention/layer_norm", "n2": "attention/layer_norm", "n3": "ffn/layer_norm"},
}
_FEED_FORWARD = {"f1": "ffn/linear_0", "f2": "ffn/linear_1"}
# NabaConverter stacks some projections into one matrix. Of each projection: in which matrix it is, as which part, of
# how many parts.
_SELF = {"q": (0, 0, 3), "k": (0, 1, 3), "v": (0, 2, 3), "o": (1, 0, 1)}
_CROSS = {"q": (0, 0, 1), "k": (1, 0, 2), "v": (1, 1, 2), "o": (2, 0, 1)}
_SIDES = {"enc": "encoder", "dec": "decoder"}


def restore(model: Path, *, update: int = 0) -> Checkpoint:
    """The network that the folder `model` was exported from, float32, as it was after `update` updates.

    Raises:
        TrainingError: it cannot be read, or `export` has not written it.
    """
    path = model / "model.bin"
    try:
        known = variables(path)
        pieces = known[f"{_TABLES['emb']}/weight"].sizes[0]
        layers = {side: _layers(known, _SIDES[side]) for side in _SIDES}
        network = Translator(pieces, encoder_layers=layers["enc"], decoder_layers=layers["dec"])
        weights = {name: _weight(path, known, name) for name in network.state_dict()}
        network.load_state_dict(weights)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise TrainingError(f"{path}: not a model that `export` wrote: {error!r}") from error
    return Checkpoint(weights, update, layers["enc"], layers["dec"], pieces)


def _layers(known: Mapping[str, Variable], side: str) -> int:
    return len({name.split("/")[1] for name in known if name.startswith(f"{side}/layer_")} - {"layer_norm"})


def _weight(path: Path, known: Mapping[str, Variable], name: str) -> Tensor:
    """The tensor that the network calls `name`."""
    variable, part, parts = _place(name)
    whole = _floats(path, known, variable)
    return torch.from_numpy(np.ascontiguousarray(np.split(whole, parts)[part]))


def _place(name: str) -> tuple[str, int, int]:
    """Where a tensor stands: the variable's name, which part of it, and of how many."""
    module, _, kind = name.rpartition(".")
    steps = module.split(".")
    if module in _TABLES:
        variable, part, parts = _TABLES[module], 0, 1
        if "position" in variable:
            return f"{variable}/encodings", 0, 1
    elif len(steps) == 4:
        side, number, block, which = steps
        linear, part, parts = (_CROSS if block == "c" else _SELF)[which]
        attention = "attention" if block == "c" else "self_attention"
        variable = f"{_SIDES[side]}/layer_{number}/{attention}/linear_{linear}"
    else:
        side, number, which = steps
        variable = f"{_SIDES[side]}/layer_{number}/{(_NORMS[side] | _FEED_FORWARD)[which]}"
        part, parts = 0, 1
    if variable.endswith(("norm", "layernorm_embedding")):
        kind = {"weight": "gamma", "bias": "beta"}[kind]
    return f"{variable}/{kind}", part, parts


def _floats(path: Path, known: Mapping[str, Variable], name: str) -> np.ndarray:
    """A matrix as float32; int8 rows are divided by their scales, as CTranslate2 does."""
    found = known[name]
    raw = np.fromfile(path, {0: "<f4", 1: "i1"}[found.kind], math.prod(found.sizes), offset=found.offset)
    values = raw.astype(np.float32).reshape(found.sizes)
    scales = f"{name}_scale"
    return values / _floats(path, known, scales)[:, None] if scales in known else values
