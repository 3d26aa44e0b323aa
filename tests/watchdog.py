"""How long a window's event loop is away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt, QTimer


class Watchdog:
    """Measures the longest time between two turns of the event loop that were due every 5 ms.

    Time in which our threads could have run but the machine gave the processor to other processes is not
    counted, so that a busy machine does not fail the test; time lost to each other's interpreter lock is.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = perf_counter()
        self._waited = waited_for_the_machine()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now, waited = perf_counter(), waited_for_the_machine()
        others = sum(seconds - self._waited.get(thread, 0.0) for thread, seconds in waited.items())
        self.longest = max(self.longest, now - self._last - others)
        self._last, self._waited = now, waited


def waited_for_the_machine() -> dict[str, float]:
    """Seconds each of our threads has stood in the queue for a processor (Linux; empty elsewhere)."""
    waited = {}
    for file in Path("/proc/self/task").glob("*/schedstat"):
        with suppress(OSError):  # a thread that has just ended
            waited[file.parent.name] = int(file.read_text().split()[1]) / 1e9
    return waited
