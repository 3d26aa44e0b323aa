"""Checkpoints: {"m": weights by name, "step": updates, "enc", "dec": layers, "V": pieces, "o": optimizer}.

A whole one has float32 weights and the optimizer's state (340 MB for 28 M parameters); a packed one has
bf16 weights only (56 MB), to keep or to send.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from naba_training.errors import TrainingError
from naba_training.network import Translator


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A network at one moment of its training."""

    weights: dict[str, Tensor]
    update: int
    encoder_layers: int
    decoder_layers: int
    vocabulary: int
    optimizer: dict[str, Any] | None = None

    def network(self, *, dropout: float = 0.0) -> Translator:
        """The network with these weights, float32, on the CPU."""
        network = Translator(
            self.vocabulary,
            encoder_layers=self.encoder_layers,
            decoder_layers=self.decoder_layers,
            dropout=dropout,
        )
        network.load_state_dict(self.weights)
        return network


def load(path: Path) -> Checkpoint:
    """Read a checkpoint, whole or packed. Only tensors and plain values are unpickled.

    Raises:
        TrainingError: it cannot be read or is no checkpoint of this kind.
    """
    try:
        raw = torch.load(path, weights_only=True, map_location="cpu")
        return Checkpoint(raw["m"], raw.get("step", 0), raw["enc"], raw["dec"], raw["V"], raw.get("o"))
    except (
        OSError,
        RuntimeError,
        KeyError,
        TypeError,
        AttributeError,
        EOFError,
        pickle.UnpicklingError,
    ) as error:
        raise TrainingError(f"{path}: not a checkpoint: {error}") from error


def save(checkpoint: Checkpoint, path: Path) -> None:
    """Write a checkpoint; an older one at `path` is replaced only when the new one is whole on the disk."""
    raw: dict[str, Any] = {
        "m": checkpoint.weights,
        "step": checkpoint.update,
        "enc": checkpoint.encoder_layers,
        "dec": checkpoint.decoder_layers,
        "V": checkpoint.vocabulary,
    }
    if checkpoint.optimizer is not None:
        raw["o"] = checkpoint.optimizer
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("wb") as file:
        torch.save(raw, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def pack(checkpoint: Checkpoint) -> Checkpoint:
    """The same without optimizer state, in bf16."""
    weights = {name: tensor.bfloat16() for name, tensor in checkpoint.weights.items()}
    return _with_weights(checkpoint, weights)


def average(checkpoints: Sequence[Checkpoint]) -> Checkpoint:
    """The mean of several moments of one training, float32: usually better than the last alone.

    Raises:
        TrainingError: they are not of one shape, or there is none.
    """
    if not checkpoints:
        raise TrainingError("no checkpoint to average")
    last = checkpoints[-1]
    if any(
        (c.encoder_layers, c.decoder_layers, c.vocabulary)
        != (last.encoder_layers, last.decoder_layers, last.vocabulary)
        for c in checkpoints
    ):
        raise TrainingError("checkpoints of different shapes cannot be averaged")
    weights = {
        name: torch.stack([c.weights[name].float() for c in checkpoints]).mean(0) for name in last.weights
    }
    return _with_weights(last, weights)


def _with_weights(checkpoint: Checkpoint, weights: dict[str, Tensor]) -> Checkpoint:
    layers = checkpoint.encoder_layers, checkpoint.decoder_layers
    return Checkpoint(weights, checkpoint.update, *layers, checkpoint.vocabulary)
