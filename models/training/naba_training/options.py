"""What a training run can be told; the command line is made from this."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from naba_training.errors import TrainingError


def _number(default: float | int, text: str) -> Any:
    return field(default=default, metadata={"help": f"{text} ({default})", "type": type(default)})


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """One training run."""

    data: tuple[Path, ...]  # prepared parts, or folders of them
    weights: dict[str, float] = field(default_factory=dict)  # of the parts, by name
    out: Path  # the checkpoint; OUT.stop ends the run
    resume: Path | None = field(
        default=None, metadata={"help": "checkpoint to go on from, whole or packed", "type": Path}
    )
    start: Path | None = field(
        default=None, metadata={"help": "trimmed e5, for a fresh network", "type": Path}
    )
    log: Path | None = field(default=None, metadata={"help": "CSV file to add to", "type": Path})
    pieces: Path | None = field(
        default=None, metadata={"help": "vocabulary (without .model), for --resegment", "type": Path}
    )
    device: str = "cpu"
    vocabulary: int = _number(16_000, "pieces of a fresh network")
    encoder_layers: int = _number(6, "of a fresh network")
    decoder_layers: int = _number(2, "of a fresh network")
    dropout: float = _number(0.0, "share of activations")
    processes: int = _number(1, "CPU only: one for each free core")
    threads: int = _number(1, "of each process")
    tokens: int = _number(4000, "padded positions in a batch of one process, on the longer side")
    accumulate: int = _number(1, "batches an update")
    negatives: int = _number(0, "pieces sampled for the softmax; 0: all pieces")
    smoothing: float = _number(0.1, "label smoothing")
    r_drop: float = _number(0.0, "weight of the divergence between two passes; needs dropout")
    resegment: float = _number(0.0, "share of sources cut into other pieces each time; needs --pieces")
    rate: float = _number(1e-3, "highest learning rate")
    encoder_rate: float = _number(0.25, "share of the rate for what came from e5")
    warm: int = _number(400, "updates until the rate is reached")
    total: int = _number(
        30_000, "updates of the cosine, from the very first; 0: as many as the minutes allow"
    )
    floor: float = _number(0.1, "share of the rate at the cosine's end")
    anneal: int = _number(0, "instead: updates from the rate to zero, then the end")
    minutes: float = _number(10.0, "then the end")
    save_minutes: float = _number(10.0, "between checkpoints")
    snapshots: int = _number(0, "newest packed checkpoints OUT-UPDATE.pt to keep, to average")
    report_every: int = _number(50, "updates")
    seed: int = _number(1, "of the order of pairs, dropout and sampling")

    def check(self) -> None:
        """Raise a TrainingError for options that do not go together."""
        if (self.resume is None) == (self.start is None):
            raise TrainingError("give either a checkpoint (--resume) or a trimmed e5 (--start), and not both")
        if self.r_drop and not self.dropout:
            raise TrainingError("--r-drop compares two passes with dropout: give --dropout too")
        if self.r_drop and self.negatives:
            raise TrainingError("--r-drop needs the whole softmax: leave out --negatives")
        if bool(self.resegment) != (self.pieces is not None):
            raise TrainingError("to cut sources into other pieces give both --resegment and --pieces")
        if self.processes > 1 and not self.total and not self.anneal:
            raise TrainingError("the clocks of several --processes differ: give the updates (--total)")
        if self.processes > 1 and self.device != "cpu":
            raise TrainingError("several --processes are for the CPU alone: leave them out with --device")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One argument for each field that is told by a number, a path or a device."""
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, help="prepared parts (npz) or folders of them"
    )
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    for entry in fields(TrainOptions):
        if entry.metadata:
            name = "--" + entry.name.replace("_", "-")
            parser.add_argument(name, default=entry.default, **entry.metadata)


def from_arguments(arguments: argparse.Namespace, *, weights: dict[str, float]) -> TrainOptions:
    """The options of a parsed command line."""
    told = {
        entry.name: getattr(arguments, entry.name)
        for entry in fields(TrainOptions)
        if entry.name != "weights"
    }
    return TrainOptions(weights=weights, **{**told, "data": tuple(told["data"])})
