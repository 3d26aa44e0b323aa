"""The order in which files are translated: changed by the window, taken from by the runner."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path


class WorkList:
    """Files that wait, and those that were taken and are not done. Every method may be called in any thread.

    Satisfies `naba_translation.pipeline.Files`.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Path] = []
        self._taken: list[Path] = []

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def waiting(self) -> tuple[Path, ...]:
        """In the order in which they will be taken."""
        with self._lock:
            return tuple(self._waiting)

    @property
    def taken(self) -> tuple[Path, ...]:
        """In the order in which they were."""
        with self._lock:
            return tuple(self._taken)

    def take(self) -> Path | None:
        """The next file; None when none waits."""
        with self._lock:
            if not self._waiting:
                return None
            self._taken.append(self._waiting.pop(0))
            return self._taken[-1]

    def add(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """Put files at the end; those that wait or are in hand already stay where they are. The new ones."""
        with self._lock:
            known = {*self._waiting, *self._taken}
            new = tuple(path for path in dict.fromkeys(paths) if path not in known)
            self._waiting += new
            return new

    def done(self, path: Path) -> None:
        """A file that was taken is done, one way or the other."""
        with self._lock:
            if path in self._taken:
                self._taken.remove(path)

    def put_back(self) -> None:
        """What was taken waits again, first of all."""
        with self._lock:
            self._waiting[:0] = self._taken
            self._taken.clear()

    def drop(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """Take files that wait off the list. Those that were on it."""
        with self._lock:
            gone = set(paths) & set(self._waiting)
            dropped = tuple(path for path in self._waiting if path in gone)
            self._waiting = [path for path in self._waiting if path not in gone]
            return dropped

    def move(self, paths: Iterable[Path], by: int) -> None:
        """Move files that wait so many places further down, or up for a negative number; their own order stays.

        They stop at the ends of the list, close together.
        """
        with self._lock:
            chosen = set(paths)
            down = by > 0
            order = self._waiting[::-1] if down else self._waiting
            moving = [(place, path) for place, path in enumerate(order) if path in chosen]
            # Counted from the end they move to, none gets past those that were before it.
            places = {max(place - abs(by), rank): path for rank, (place, path) in enumerate(moving)}
            others = iter([path for path in order if path not in chosen])
            moved = [places[place] if place in places else next(others) for place in range(len(order))]
            self._waiting = moved[::-1] if down else moved
