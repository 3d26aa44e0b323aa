"""How the learning rate moves over the updates."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cosine:
    """Up in a straight line over `warm` updates from `begin`, then down a half cosine until `total`.

    `begin` is later than 0 where training goes on without the optimizer's state: its moments are then empty,
    and full steps at once would throw the network off.
    """

    peak: float
    warm: int
    total: int
    floor: float = 0.1  # share of the peak that is left at the end
    begin: int = 0

    def rate(self, update: int) -> float:
        warming = (update - self.begin + 1) / self.warm
        falling = 0.5 * (1 + math.cos(math.pi * min(1.0, update / self.total)))
        return self.peak * min(warming, max(self.floor, falling))

    def ends(self) -> int:
        return self.total


@dataclass(frozen=True, slots=True)
class Timed:
    """The same over time instead of updates, where nobody knows how many there will be: a GPU on loan."""

    peak: float
    warm: int  # updates
    minutes: float  # until the floor is reached
    floor: float
    begin: int
    started: float  # on `clock`, in seconds
    clock: Callable[[], float] = time.monotonic

    def rate(self, update: int) -> float:
        elapsed = (self.clock() - self.started) / 60
        falling = 0.5 * (1 + math.cos(math.pi * min(1.0, elapsed / self.minutes)))
        return self.peak * min((update - self.begin + 1) / self.warm, max(self.floor, falling))

    def ends(self) -> int:
        return sys.maxsize


@dataclass(frozen=True, slots=True)
class Anneal:
    """From `peak` in a straight line to zero over `updates`, from `begin` on."""

    peak: float
    updates: int
    begin: int

    def rate(self, update: int) -> float:
        return self.peak * (1 - (update - self.begin) / self.updates)

    def ends(self) -> int:
        return self.begin + self.updates
