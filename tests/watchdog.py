"""How long a window's event loop is away, and what it is at then."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from itertools import islice
from pathlib import Path
from time import perf_counter
from traceback import walk_stack
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer

LATE = 0.06  # seconds after which it is worth knowing what the window's thread is at
_LOOK = 0.02  # seconds between two looks at it
_CALLS = 8  # of the stack, the innermost first


class Share(NamedTuple):
    """What a thread of ours had of the machine so far, in seconds."""

    worked: float
    waited: float  # in the queue for a processor

    def since(self, before: Share | None) -> Share:
        """What came to it; `before` is None for a new thread."""
        return Share(self.worked - before.worked, self.waited - before.waited) if before else self


class Watchdog:
    """Measures the longest time between two turns of the event loop that were due every 5 ms.

    Counted is what the window's thread worked, and how long it was kept from working: by the interpreter's lock, or
    by what it waited for itself. Time that the machine gave to other processes is not, so that a busy machine does
    not fail the test: neither what the window's thread stood in the queue for a processor, nor, while it was kept,
    what our other threads did. A virtual machine may stop a thread without counting it as waiting (a bare loop was
    away for 1,091 ms of which it had neither worked nor waited one); so where the window's thread was not seen in
    Python's code, it was kept no longer than our other threads worked.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self.culprit = ""  # of the longest, where it was late: who worked, and the window's calls
        self._seen = ""
        self._idle: FrameType | None = None  # what runs the event loop
        self._last = perf_counter()
        self._shares = shares()
        self._window, self._number = threading.get_ident(), str(threading.get_native_id())
        self._stopped = threading.Event()
        self._looking = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._looking.start()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()
        self._stopped.set()
        self._looking.join()

    def _tick(self) -> None:
        now, before = perf_counter(), self._shares
        self._shares = shares()
        since = {name: share.since(before.get(name)) for name, share in self._shares.items()}
        away = self._away(now - self._last, since)
        if away > self.longest:
            self.longest = away
            self.culprit = f"{_told(since)}; {self._seen or 'not seen'}" if away > LATE else ""
        self._last, self._seen, self._idle = now, "", sys._getframe(1)

    def _away(self, seconds: float, since: dict[str, Share]) -> float:
        """How much of so many seconds counts."""
        own = since.get(self._number)
        if own is None:
            return seconds  # this system does not tell
        others = [share for name, share in since.items() if name != self._number]
        kept = max(0.0, seconds - own.worked - own.waited - sum(share.waited for share in others))
        if not self._seen:
            kept = min(kept, sum(share.worked for share in others))
        return own.worked + kept

    def _look(self) -> None:
        """From another thread, since the window's own cannot tell while it is away."""
        while not self._stopped.wait(_LOOK):
            frame = sys._current_frames()[self._window]
            if perf_counter() - self._last > LATE and not self._seen and frame is not self._idle:
                calls = islice(walk_stack(frame), _CALLS)
                told = (f"{f.f_code.co_name} ({Path(f.f_code.co_filename).name}:{line})" for f, line in calls)
                self._seen = " < ".join(told)


def shares() -> dict[str, Share]:
    """Of each of our threads, by its number (Linux; empty elsewhere)."""
    found = {}
    with suppress(FileNotFoundError), os.scandir("/proc/self/task") as tasks:
        for task in tasks:
            with suppress(OSError):  # a thread that has just ended
                worked, waited, _ = Path(task, "schedstat").read_bytes().split()
                found[task.name] = Share(int(worked) / 1e9, int(waited) / 1e9)
    return found


def _told(since: dict[str, Share]) -> str:
    """Who worked, such as "translate worked 80 ms"; the window's own thread has the program's name."""
    work = ((number, round(1000 * share.worked)) for number, share in since.items())
    return ", ".join(f"{_name(number)} worked {ms} ms" for number, ms in work if ms) or "none of ours worked"


def _name(number: str) -> str:
    with suppress(OSError):
        return Path(f"/proc/self/task/{number}/comm").read_text(encoding="utf-8", errors="replace").strip()
    return number
