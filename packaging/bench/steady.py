"""A clock that goes as fast as the machine does.

The processor of a rented machine is shared: what takes a second now takes one and a half while the neighbours work.
No estimate of the time left can know that. So a fixed piece of work is timed every now and then, and the time
between is counted in seconds of a machine that does it always as fast as this one did on average.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median

import numpy as np
from figures import times

_WORD = re.compile(r"\w+")
_TEXT = "أعلنت وزارة النقل أن الميناء الجديد سيفتح في الربيع المقبل " * 200
_RUNS = 5


class SteadyClock:
    """Marks are in seconds of any other clock, and rise. `cost` gives the seconds that the piece of work takes now."""

    def __init__(self, cost: Callable[[], float] | None = None) -> None:
        self._cost = cost or _cost
        self._marks: list[float] = []
        self._costs: list[float] = []

    def mark(self, at: float) -> None:
        """Time the piece of work: this is what the machine can do now. Takes a few milliseconds."""
        self._marks.append(at)
        self._costs.append(self._cost())

    @property
    def spread(self) -> float:
        """How many times as long the piece took at the machine's slowest tenth as at its fastest."""
        return float(np.quantile(self._costs, 0.9)) / self._fast

    def slowness(self) -> float:
        """How many times as long as at the machine's fastest tenth the piece takes now; never less than once."""
        return max(1.0, self._cost() / self._fast)

    def seconds(self, at: float) -> float:
        """From the first mark on, of a machine that keeps its pace; as long as the clock's in the whole."""
        widths = np.diff(self._marks)
        steps = widths / ((np.array(self._costs[1:]) + self._costs[:-1]) / 2)
        steady = np.concatenate([[0.0], np.cumsum(steps)])
        return float(np.interp(at, self._marks, steady) * widths.sum() / steady[-1])

    @property
    def _fast(self) -> float:
        return float(np.quantile(self._costs, 0.1))


def _cost() -> float:
    return median(times(_count_words, runs=_RUNS))


def _count_words() -> None:
    counts: dict[str, int] = {}
    for match in _WORD.finditer(_TEXT):
        word = match.group()
        counts[word] = counts.get(word, 0) + len(word)
