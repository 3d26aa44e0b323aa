"""Which files came into the watched folders, and are whole.

A file that is being written or copied changes from one look to the next; it is taken when its size and time
have stood still for a while. Links are not followed: a shared folder must not be able to lead elsewhere.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SETTLE_SECONDS = 2.0
_UNFINISHED = ("~$", ".", "~")  # how browsers and offices begin the names of what is not meant to be read
_MARK = 16  # hexadecimal digits: of 50,000 files, two are alike once in 15,000 million folders
_MOST_FILES = 50_000  # of one folder; more is no inbox, and looking would take minutes

Stamp = tuple[int, int]
"""Size in bytes, time of the last change in ns."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder and the files of it that were seen, by `mark` of their path below it: what was seen is kept, and
    should name no article. `seen` is None before the first look: what lies there then was not sent by anybody and is
    left alone."""

    folder: Path
    seen: Mapping[str, Stamp] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a folder found."""

    watched: Watched
    ready: tuple[Path, ...] = ()  # new or changed, and whole
    unsettled: bool = False  # something is being written: look again soon
    reachable: bool = True


@dataclass(slots=True)
class Arrivals:
    """Remembers since when each file has been as it is."""

    settle: float = SETTLE_SECONDS
    _since: dict[Path, tuple[Stamp, float]] = field(default_factory=dict)

    def look(self, watched: Watched, *, now: float) -> Look:
        """Look at a folder; `now` in seconds of any clock that only goes forward."""
        try:
            files = dict(_files(watched.folder))
        except OSError:
            return Look(watched, reachable=False)
        if watched.seen is None:
            return Look(Watched(watched.folder, {mark(name): stamp for name, stamp in files.items()}))
        ready, unsettled = [], False
        for name, stamp in files.items():
            if watched.seen.get(mark(name)) == stamp:
                continue
            if self._stands(watched.folder / name, stamp, now):
                ready.append(name)
            else:
                unsettled = True
        for path in [path for path in self._since if path.is_relative_to(watched.folder)]:
            if path.relative_to(watched.folder).as_posix() not in files:  # gone before it was whole
                del self._since[path]
        there = set(map(mark, files))
        seen = {one: stamp for one, stamp in watched.seen.items() if one in there}
        seen |= {mark(name): files[name] for name in ready}
        return Look(
            Watched(watched.folder, seen), tuple(watched.folder / name for name in sorted(ready)), unsettled
        )

    def _stands(self, path: Path, stamp: Stamp, now: float) -> bool:
        before, since = self._since.get(path, (None, now))
        if before != stamp or not stamp[0]:
            self._since[path] = stamp, now
            return False
        if now - since < self.settle:
            return False
        del self._since[path]
        return True


def mark(name: str) -> str:
    """By which a file is known again; its name cannot be read off it."""
    return hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest()[:_MARK]


def folders_below(folder: Path) -> tuple[Path, ...]:
    """The folder and those in it, hidden ones and links apart; only it where it cannot be looked into."""
    return tuple(Path(place) for place, _ in _walk(folder)) or (folder,)


def _files(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Every file that may be an article, by its path below the folder.

    Raises:
        OSError: the folder is not there, or its drive is gone.
    """
    from naba_translation.read.detect import SUFFIXES  # with all readers, which the window does not wait for

    os.scandir(folder).close()  # os.walk says nothing of a folder that is gone
    count = 0
    for place, names in _walk(folder):
        for name in names:
            path = Path(place, name)
            if path.suffix.lower() not in SUFFIXES or name.startswith(_UNFINISHED):
                continue
            try:
                status = path.lstat()
            except OSError:  # gone between the two, as it is with what is renamed when it is whole
                continue
            if stat.S_ISREG(status.st_mode):
                yield path.relative_to(folder).as_posix(), (status.st_size, status.st_mtime_ns)
                count += 1
            if count >= _MOST_FILES:
                return


def _walk(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield place, sorted(names)
