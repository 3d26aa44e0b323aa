"""What the benches measure by: the time of runs, and what a process holds and has worked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter


def times(way: Callable[[], object], *, runs: int) -> list[float]:
    """Seconds of each run by the clock."""
    taken = []
    for _ in range(runs):
        started = perf_counter()
        way()
        taken.append(perf_counter() - started)
    return taken


def resident_mb(pid: int) -> float:
    """The memory of a process that is not swapped out, in MB of a million bytes.

    Raises: FileNotFoundError where it has ended, or the system has no /proc.
    """
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def worked(pid: int) -> float:
    """Seconds of processor that a process has used, its ended children aside.

    Raises: FileNotFoundError, as `resident_mb`.
    """
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")  # a name may be anything
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
