"""How soon the packaged window stands on the screen, and what it holds when it rests, under a virtual display."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from quarantine import Failed, Quarantine

LONGEST = 120.0  # seconds
COLOURS = 12  # a screen with fewer has no window on it that has been painted
STILL = 2.0  # seconds without work after which it is taken to rest
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Opened:
    """One start of the window."""

    seconds: float  # from the start of the process to the first picture of it
    window_mb: float  # resident, of the window's own process, at rest
    all_mb: float  # with its engine and helpers, shared pages once (PSS)


@contextmanager
def virtual_display() -> Iterator[str]:
    """An X server of our own; its name."""
    if not shutil.which("Xvfb"):
        raise Failed("Xvfb is not installed, so the window was not tried: apt-get install xvfb")
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(theirs,), stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def open_window(program: Path, quarantine: Quarantine, *, display: str, idle: float = 0.0) -> Opened:
    """Start the window, wait until it is painted, then until it rests and for `idle` seconds more, and end it."""
    started = monotonic()
    process = quarantine.start(program, "gui", DISPLAY=display, QT_QPA_PLATFORM="xcb")
    try:
        _wait(lambda: _painted(display), process)
        seconds = monotonic() - started
        _wait_for_rest(process)
        sleep(idle)
        main = _window_of(process.pid)
        window_mb = _kilobytes(main, "status", "VmRSS:") / 1024
        all_mb = sum(_kilobytes(pid, "smaps_rollup", "Pss:") for pid in _family(process.pid)) / 1024
        os.kill(main, signal.SIGTERM)
        if process.wait(30):
            raise Failed(f"the window ended with {process.returncode}")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    return Opened(seconds, window_mb, all_mb)


def _painted(display: str) -> bool:
    from PySide6.QtGui import QGuiApplication

    os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
    application = QGuiApplication.instance() or QGuiApplication([])
    picture = application.primaryScreen().grabWindow(0).toImage()  # type: ignore[attr-defined]
    small = {picture.pixel(x, y) for x in range(0, 1440, 16) for y in range(0, 900, 16)}
    return len(small) > COLOURS


def _wait(ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = monotonic() + LONGEST
    while not ready():
        if process.poll() is not None or monotonic() > end:
            raise Failed(f"the window did not open (process: {process.poll()})")
        sleep(0.01)


def _wait_for_rest(process: subprocess.Popen[bytes]) -> None:
    """Until it has hardly worked for a while: a resting window may blink and look at its files."""
    end = monotonic() + LONGEST
    while monotonic() < end:
        before = sum(map(_worked, _family(process.pid)))
        sleep(STILL)
        if sum(map(_worked, _family(process.pid))) - before <= 0.02 * STILL:
            return
    raise Failed("the window does not come to rest")


def _worked(pid: int) -> float:
    """Seconds of processor; 0 where the process has ended meanwhile."""
    fields = _told(pid, "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


def _family(pid: int) -> list[int]:
    """A process and all below it; none where it has ended meanwhile."""
    try:
        lists = [file.read_text(encoding="ascii") for file in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [pid, *(below for one in lists for child in one.split() for below in _family(int(child)))]


def _window_of(pid: int) -> int:
    """The program among a process and those below it: the fence may have stayed above it as one of its own."""
    for one in _family(pid):
        if "naba" in _told(one, "comm"):
            return one
    raise Failed("no process called naba is there although the window was painted")


def _kilobytes(pid: int, file: str, field: str) -> int:
    lines = _told(pid, file).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(field)), 0)


def _told(pid: int, file: str) -> str:
    """What the kernel tells of a process; empty where it has ended. Its name may be anything, not only UTF-8."""
    try:
        return Path(f"/proc/{pid}/{file}").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
