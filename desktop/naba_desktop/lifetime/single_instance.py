"""One window for a profile: a second start hands its files to the first and ends.

Who holds the profile is a lock file, which a crash leaves stale and harmless. The files go through a named pipe
beside it that only this account can open (0600). Not through QLocalSocket, which is Qt's network library: that
is neither imported nor packed, so that nobody has to trust how it is used. A pipe that nobody reads cannot be
opened for writing, so a second start knows at once whether there is a first; where there are no named pipes
(Windows), it says that there is one.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import select
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSocketNotifier, Signal

from naba_models.private_folder import make_private_folder

LOCK_NAME, PIPE_NAME = "window.lock", "window.pipe"
ACTIVATION = "XDG_ACTIVATION_TOKEN"
"""With it the desktop lets the first window come to the front when the second start was the user's wish."""

_WAIT_SECONDS = 3.0
_CHUNK_BYTES = 1 << 16
_LONGEST_LINE = 1 << 16


class SingleInstance(QObject):
    """The claim of this process on a profile's folder.

    Signals:
        called(object): another start wants the window; a tuple of the Paths it was given, perhaps none.
    """

    called = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        make_private_folder(folder)
        self._pipe = folder / PIPE_NAME
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # by the process, not by the clock: a window may stay open for days
        self._ends: tuple[int, int] | None = None
        self._notifier: QSocketNotifier | None = None
        self._rest = b""
        self._files: list[Path] = []

    def claim(self) -> bool:
        """Become the profile's window, and listen for others; False when another process is.

        Raises: OSError, where the folder cannot be written.
        """
        if not self._lock.tryLock(0):
            if self._lock.error() is QLockFile.LockError.PermissionError:
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
            return False
        self._listen()
        return True

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Have the first window come to the front and open the files; whether it is there to do so."""
        lines = [["token", os.environ.get(ACTIVATION, "")], *(["open", str(f.absolute())] for f in files)]
        message = b"".join(_line(each) for each in [*lines, ["show"]])
        try:
            pipe = os.open(self._pipe, os.O_WRONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        except (OSError, AttributeError):  # nobody reads it; or a system without pipes of this kind
            return False
        try:
            return stat.S_ISFIFO(os.fstat(pipe).st_mode) and _written(pipe, message)
        finally:
            os.close(pipe)

    def close(self) -> None:
        """Give the profile back. May be called twice."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._ends is not None:
            self._pipe.unlink(missing_ok=True)
            for end in self._ends:
                os.close(end)
            self._ends = None
        self._lock.unlock()

    def _listen(self) -> None:
        if not hasattr(os, "mkfifo"):
            return
        with contextlib.suppress(OSError):  # no pipes on this file system: the second start says so in words
            self._pipe.unlink(missing_ok=True)  # of one that crashed; the lock is ours
            os.mkfifo(self._pipe, 0o600)
            reading = os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK)
            writing = os.open(self._pipe, os.O_WRONLY | os.O_NONBLOCK)  # or each writer's end would be an end
            self._ends = reading, writing
            self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        assert self._ends is not None  # noqa: S101  the notifier is gone with them
        with contextlib.suppress(BlockingIOError):
            self._rest += os.read(self._ends[0], _CHUNK_BYTES)
        *lines, self._rest = self._rest.split(b"\n")
        if len(self._rest) > _LONGEST_LINE:
            self._rest = b""
        for line in lines:
            self._obey(line)

    def _obey(self, line: bytes) -> None:
        match _parsed(line):
            case ["token", str(token)] if token:
                os.environ[ACTIVATION] = token  # Qt looks for it when a window is activated
            case ["open", str(name)] if "\0" not in name and Path(name).is_absolute():
                self._files.append(Path(name))
            case ["show"]:
                files, self._files = tuple(self._files), []
                self.called.emit(files)


def _line(words: Sequence[str]) -> bytes:
    return json.dumps(words).encode() + b"\n"


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _written(pipe: int, message: bytes) -> bool:
    """Line by line, because what fits the system's buffer is never mixed with another writer's."""
    for line in _lines(message):
        rest = line
        while rest:
            if not select.select((), (pipe,), (), _WAIT_SECONDS)[1]:
                return False
            try:
                rest = rest[os.write(pipe, rest) :]
            except BlockingIOError:
                continue
            except OSError:  # the first window has just gone
                return False
    return True


def _lines(message: bytes) -> Iterator[bytes]:
    yield from message.splitlines(keepends=True)
