"""Why a queue rests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rest:
    """Why nothing is being translated now, and what came of it since it began."""

    done: int = 0
    failed: int = 0
    waiting: int = 0
    stopped: bool = False
    paused: bool = False
