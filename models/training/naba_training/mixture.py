"""Which texts are learned from, and how often each: mixture.toml.

[[source]]
name = "news_ngo"     # NAME.tsv.xz or NAME.tsv: arabic<TAB>english[<TAB>…] a line
weight = 4.0          # a pair's share: times it is seen in one pass, on average
short = false         # single words allowed
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from naba_training.errors import TrainingError


@dataclass(frozen=True, slots=True)
class Source:
    """One file of pairs."""

    name: str
    weight: float
    short: bool

    def find(self, folder: Path) -> Path:
        """Where its file is.

        Raises:
            TrainingError: it is not there.
        """
        for ending in (".tsv.xz", ".tsv"):
            path = folder / (self.name + ending)
            if path.is_file():
                return path
        raise TrainingError(f"{folder}: neither {self.name}.tsv.xz nor {self.name}.tsv is there")


def read_mixture(path: Path) -> tuple[Source, ...]:
    """The sources of a mixture.toml, in its order.

    Raises:
        TrainingError: it cannot be read or understood, or a name occurs twice.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
        sources = tuple(
            Source(str(e["name"]), float(e["weight"]), bool(e.get("short", False))) for e in entries
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingError(f"{path}: not a mixture: {error}") from error
    names = [source.name for source in sources]
    if len(set(names)) < len(names):
        raise TrainingError(f"{path}: a source is named twice")
    return sources
