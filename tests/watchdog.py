"""How long a window's event loop is away, and what it is at then."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import BinaryIO, NamedTuple

from PySide6.QtCore import Qt, QTimer

LATE = 0.06  # seconds after which it is worth knowing what the window's thread is at
_LOOK = 0.02  # seconds between two looks at it
_CALLS = 8  # of the stack, the innermost first
_FRAME = re.compile(r'File "(.*)", line (\d+) in (.*)')


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
        self._idle = ""  # what runs the event loop
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
        caller = sys._getframe(1)
        self._idle = _call(caller.f_code.co_filename, str(caller.f_lineno), caller.f_code.co_name)
        self._last, self._seen = now, ""

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
        with tempfile.TemporaryFile(buffering=0) as told:
            while not self._stopped.wait(_LOOK):
                if perf_counter() - self._last > LATE and not self._seen:
                    calls = _calls(told, self._window)
                    if calls and calls[0] != self._idle:
                        self._seen = " < ".join(calls)


def _calls(told: BinaryIO, thread: int) -> list[str]:
    """What a thread is at, the innermost first, read off what faulthandler tells: taking its frames into Python's
    hands while it runs (sys._current_frames) ended the program once."""
    told.seek(0)
    told.truncate()
    faulthandler.dump_traceback(told.fileno(), all_threads=True)
    told.seek(0)
    stacks = told.read().decode(errors="replace").split("\n\n")
    own = next((one for one in stacks if f"0x{thread:016x} " in one.partition("\n")[0]), "")
    return [_call(*found) for found in _FRAME.findall(own)[:_CALLS]]


def _call(file: str, line: str, name: str) -> str:
    return f"{name} ({Path(file).name}:{line})"


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
