"""What a training run says while it runs: a line now and then, a row of a CSV file, and from that a plot."""

from __future__ import annotations

import csv
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from naba_training.errors import TrainingError

COLUMNS = ("update", "nll", "pairs", "pairs_per_second", "minutes", "rate", "norm")


@dataclass(slots=True)
class Progress:
    """Counts updates and pairs; reports every `every` updates."""

    log: Path | None
    every: int
    minutes: float  # time there is
    last_update: int  # where the schedule ends
    clock: Callable[[], float] = time.monotonic  # seconds
    pairs: int = 0
    _started: float = field(init=False)
    _recent: deque[float] = field(default_factory=deque)
    _first_update: int | None = None

    def __post_init__(self) -> None:
        self._started = self.clock()

    def elapsed(self) -> float:
        """Minutes since the start."""
        return (self.clock() - self._started) / 60

    def count(self, update: int, *, nll: float, pairs: int, rate: float, norm: float) -> None:
        """One update is done: `nll` in nats per token, `norm` of the gradient before clipping."""
        if self._first_update is None:
            self._first_update = update - 1
        self.pairs += pairs
        self._recent.append(nll)
        if update % self.every:
            return
        minutes = self.elapsed()
        mean = sum(self._recent) / len(self._recent)
        self._recent.clear()
        speed = self.pairs / minutes / 60
        left = min(
            self.minutes - minutes, (self.last_update - update) * minutes / (update - self._first_update)
        )
        print(
            f"update {update}  nll {mean:.4f}  pairs {self.pairs} ({speed:.1f}/s)  rate {rate:.2e}"
            f"  norm {norm:.2f}  {minutes:.1f} min, {max(0.0, left):.0f} left",
            flush=True,
        )
        if self.log is not None:
            row = (
                update,
                f"{mean:.4f}",
                self.pairs,
                f"{speed:.1f}",
                f"{minutes:.2f}",
                f"{rate:.2e}",
                f"{norm:.2f}",
            )
            _append(self.log, row)


def read_log(path: Path) -> list[tuple[int, float, float]]:
    """(update, nll, rate) of every row of a log, whether or not it starts with the names of the columns.

    Raises:
        TrainingError: it is not such a log.
    """
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = [row for row in csv.reader(file) if row and row[0] != COLUMNS[0]]
        return [(int(row[0]), float(row[1]), float(row[5])) for row in rows]
    except (OSError, ValueError, IndexError) as error:
        raise TrainingError(f"{path}: not a training log: {error}") from error


def plot(logs: Iterable[Path], out: Path) -> None:
    """Draw the loss and the learning rate over the updates, a curve for each log.

    Raises:
        TrainingError: a log cannot be read or has no rows.
    """
    from matplotlib.figure import Figure  # 0.3 s, and only here

    figure = Figure(figsize=(7, 4), layout="constrained")
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=[3, 1])
    for log in logs:
        rows = read_log(log)
        if not rows:
            raise TrainingError(f"{log}: nothing logged yet")
        updates, losses, rates = zip(*rows, strict=True)
        above.plot(updates, losses, linewidth=1, label=log.stem)
        below.plot(updates, rates, linewidth=1)
    above.set_ylabel("loss, nats per token")
    above.grid(visible=True, alpha=0.3)
    above.legend(frameon=False)
    below.set_ylabel("rate")
    below.set_xlabel("updates")
    below.grid(visible=True, alpha=0.3)
    figure.savefig(out, dpi=150)


def _append(path: Path, row: tuple[object, ...]) -> None:
    fresh = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if fresh:
            writer.writerow(COLUMNS)
        writer.writerow(row)
