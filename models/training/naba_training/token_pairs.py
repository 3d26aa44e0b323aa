"""Pairs of token ids while a part grows, and the file they are saved in, which `corpus.load` reads."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

MOST_TOKENS = 110  # a side; longer sentences are split before the engine sees them


@dataclass(slots=True)
class TokenPairs:
    """The ids of all pairs, end to end."""

    source: array[int] = field(default_factory=lambda: array("H"))
    target: array[int] = field(default_factory=lambda: array("H"))
    source_ends: list[int] = field(default_factory=lambda: [0])
    target_ends: list[int] = field(default_factory=lambda: [0])

    def __len__(self) -> int:
        return len(self.source_ends) - 1

    def add(self, source: Sequence[int], target: Sequence[int]) -> bool:
        """Add a pair, unless a side has no piece or more than MOST_TOKENS; says whether it was added."""
        if not (0 < len(source) <= MOST_TOKENS and 0 < len(target) <= MOST_TOKENS):
            return False
        self.source.extend(source)
        self.target.extend(target)
        self.source_ends.append(len(self.source))
        self.target_ends.append(len(self.target))
        return True

    def save(self, path: Path, **more: Any) -> None:
        """Write src, tgt (uint16 ids), so, to (int64 offsets, one more than pairs) and `more` arrays to an npz file."""
        np.savez(
            path,
            src=np.frombuffer(self.source, np.uint16),
            tgt=np.frombuffer(self.target, np.uint16),
            so=np.array(self.source_ends, np.int64),
            to=np.array(self.target_ends, np.int64),
            **more,
        )
