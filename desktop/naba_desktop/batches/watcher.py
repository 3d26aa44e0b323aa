"""Watches folders for new articles, for as long as the window is open and again at its next start."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from naba_desktop.batches.arrivals import SETTLE_SECONDS, Arrivals, Look, Stamp, Watched, folders_below, mark
from naba_desktop.batches.kept_list import Ask, KeptList
from naba_desktop.work.background import Runner, Steps
from naba_translation.library.worklists import WATCHED

if TYPE_CHECKING:
    from naba_translation.library.connection import Place

log = logging.getLogger(__name__)

_SOON_MS = 300
_POLL_MS = 30_000
"""The system tells of changes on this computer; on a drive of another one it often does not."""
_MOST_WATCHED = 500  # folders the system is asked to tell of; the others are looked at every half minute


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder as the list shows it."""

    folder: Path
    reachable: bool = True
    came: int = 0  # files, since the window was opened


class Watcher(QObject):
    """Looks on a thread of its own: a drive that is far away, or gone, holds nobody up.

    Signals:
        arrived(object): paths of new files that are whole.
        changed(): the list of folders, or what is said of one.
    """

    arrived = Signal(object)
    changed = Signal()

    def __init__(
        self, kept: KeptList, *, settle: float = SETTLE_SECONDS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self._loaded = False
        self._arrivals = Arrivals(settle)
        self._watched: dict[Path, Watched] = {}
        self._shown: dict[Path, WatchedFolder] = {}
        self._looking: set[Path] = set()
        self._settle_ms = round(settle * 1000)
        self._runner = Runner("watch", self)
        self._runner.finished.connect(self._on_looked)
        self._runner.failed.connect(self._on_failed)
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(lambda _: self._look_in(_SOON_MS))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def folders(self) -> tuple[WatchedFolder, ...]:
        """In the order in which they were added."""
        return tuple(self._shown.values())

    def start(self) -> None:
        """Watch the folders of last time, once the library has told them; what came since is told as soon as it was
        looked at."""
        self._kept.load(self._on_loaded)

    def add(self, folder: Path) -> None:
        """Watch a folder and those below it from now on."""
        folder = folder.absolute()
        if folder not in self._watched:
            self._take_up(Watched(folder))
            self._save()
            self.changed.emit()
            self.look()

    def remove(self, folder: Path) -> None:
        """Watch it no longer."""
        if self._watched.pop(folder, None) is not None:
            del self._shown[folder]
            there = [path for path in self._system.directories() if Path(path).is_relative_to(folder)]
            if there:
                self._system.removePaths(there)
            self._save()
            self.changed.emit()

    def look(self) -> None:
        """Look at every folder now."""
        for folder, watched in self._watched.items():
            if folder not in self._looking:
                self._looking.add(folder)
                self._runner.submit(self._job(watched))
        self._look_in(_POLL_MS)

    def close(self, *, patience: float | None = None) -> bool:
        """End the thread; the folders are watched again at the next start.

        Returns whether it ended in `patience` seconds; a drive that does not answer may hold it for minutes.
        """
        self._timer.stop()
        return self._runner.close(patience=patience)

    # -- inside

    def _on_loaded(self, lines: tuple[str, ...]) -> None:
        new = dict(self._watched)  # added while it was being read
        for watched in _watched(lines):
            if watched.folder not in new:
                self._take_up(watched)
        self._loaded = True
        if new:
            self._save()
        self.look()
        self.changed.emit()

    def _take_up(self, watched: Watched) -> None:
        self._watched[watched.folder] = watched
        self._shown[watched.folder] = WatchedFolder(watched.folder)

    def _job(self, watched: Watched) -> Callable[[], Steps]:
        arrivals = self._arrivals

        def steps() -> Steps:
            look = arrivals.look(watched, now=monotonic())
            return look, folders_below(watched.folder) if look.reachable else ()
            yield

        return steps

    def _on_looked(self, _: int, result: tuple[Look, tuple[Path, ...]]) -> None:
        look, places = result
        folder = look.watched.folder
        self._looking.discard(folder)
        if folder not in self._watched:  # it was removed in the meantime
            return
        shown = self._shown[folder]
        now = replace(shown, reachable=look.reachable, came=shown.came + len(look.ready))
        if self._watched[folder] != look.watched:
            self._watched[folder] = look.watched
            self._save()
        if now != shown:
            self._shown[folder] = now
            self.changed.emit()
        known = set(self._system.directories())
        if new := [str(place) for place in places[:_MOST_WATCHED] if str(place) not in known]:
            self._system.addPaths(new)
        if look.unsettled:
            self._look_in(max(_SOON_MS, self._settle_ms))
        if look.ready:
            self.arrived.emit(look.ready)

    def _on_failed(self, _: int, error: BaseException) -> None:
        log.error("looking at a watched folder failed with %s", type(error).__name__)
        self._looking.clear()

    def _look_in(self, milliseconds: int) -> None:
        if not self._timer.isActive() or self._timer.remainingTime() > milliseconds:
            self._timer.start(milliseconds)

    def _save(self) -> None:
        if self._loaded:
            self._kept.save([_line(one) for one in self._watched.values()])


def watched_list(store: Place, *, ask: Ask, former: Path) -> KeptList:
    """The folders that are watched, one a line with the marks of what was seen in it."""
    return KeptList(WATCHED, store=store, ask=ask, former=former, read_former=_former)


def _former(content: bytes) -> Iterator[str]:
    """The lines of the file in which an earlier Naba kept them: it named the files that were seen."""
    for one in json.loads(content)["watched"]:
        seen = _stamps(one["seen"])
        yield _line(Watched(Path(one["folder"]), seen and {mark(name): seen[name] for name in seen}))


def _line(watched: Watched) -> str:
    return json.dumps({"folder": str(watched.folder), "seen": watched.seen and dict(watched.seen)})


def _watched(lines: tuple[str, ...]) -> Iterator[Watched]:
    for line in lines:
        one = json.loads(line)
        yield Watched(Path(one["folder"]), _stamps(one["seen"]))


def _stamps(seen: Mapping[str, list[int]] | None) -> dict[str, Stamp] | None:
    return None if seen is None else {name: (size, time) for name, (size, time) in seen.items()}
