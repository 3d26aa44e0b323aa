"""Reading strangers' files in a process of its own, which may die without harm."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from naba_translation.errors import ReaderFailed
from naba_translation.fence import Fence
from naba_translation.read.limits import Limits
from naba_translation.read.wire import LINES, RECORD, parse_answer, parse_lines, parse_record
from naba_translation.read.worker import limits_line

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from naba_translation.article import Article

_ANSWER_BYTES = 200_000_000
_FILES_EACH = 500  # after which the process is replaced, so that what a parser leaks does not add up
_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH")


class _Child(NamedTuple):
    """A running process and the two ends of its pipes."""

    process: subprocess.Popen[bytes]
    requests: IO[bytes]
    answers: IO[bytes]


class Reader:
    """One parsing process, kept for many files; to be used by one thread, in a `with` statement.

    - It reads documents, and exported files that came back from elsewhere.
    - A file is read by a process with no network, no right to write files, and limits on memory and time.
    - A file that kills it is tried once more in a fresh one, then given up with ReaderFailed.
    - The next file finds a fresh process. Nothing that happens in it harms the caller.
    - The process starts with the first file, in about a fifth of a second.
    """

    def __init__(self, *, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: _Child | None = None
        self._served = 0
        self._fence: Fence | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """Of the running process; None before the first file and after `close`."""
        return self._child.process.pid if self._child else None

    @property
    def fence(self) -> Fence:
        """What stands around the process, which is started if there is none. Raises ReaderFailed."""
        self._running()
        if self._fence is None:
            raise ReaderFailed(Path(sys.executable), "the reading process does not start")
        return self._fence

    def load(self, path: Path) -> Article:
        """Read one file as `read.load` does. Raises the same errors, and ReaderFailed."""
        return parse_answer(self._asked({"path": str(path)}, b"", path), path)

    def load_bytes(self, data: bytes, name: str) -> Article:
        """Read a document in memory as `read.load_bytes` does. Raises the same errors, and ReaderFailed."""
        return parse_answer(self._asked({"path": name, "bytes": len(data)}, data, Path(name)), Path(name))

    def record(self, content: bytes, path: Path) -> bytes:
        """The record in an exported file, as `carrier.record_of`. Raises FormatUnsupported, ReaderFailed."""
        return parse_record(self._asked(_about(content, path, RECORD), content, path), path)

    def lines(self, content: bytes, path: Path) -> tuple[str, ...]:
        """The lines of an exported file, as `visible_text.lines_of`. Raises FormatUnsupported, ReaderFailed."""
        return parse_lines(self._asked(_about(content, path, LINES), content, path), path)

    def close(self) -> None:
        """End the process. The reader can be used again and then starts another."""
        child, self._child = self._child, None
        if child is not None:
            _kill(child.process)
            child.process.wait()
            child.answers.close()
            with contextlib.suppress(OSError):  # what was not yet sent to a dead process
                child.requests.close()

    def _asked(self, request: dict[str, str | int], data: bytes, path: Path) -> bytes:
        """The line that answers. Raises ReaderFailed."""
        message = json.dumps(request).encode() + b"\n" + data
        for _ in range(2):
            line, slow = self._exchange(message)
            if line:
                return line
            self.close()
            if slow:
                raise ReaderFailed(path, f"it took more than {self._limits.wall_seconds:.0f} seconds to read")
        raise ReaderFailed(path, "it made the reading process fail twice")

    def _exchange(self, message: bytes) -> tuple[bytes, bool]:
        """Send a request; the answer's line, empty where the process died, and whether time ran out."""
        child = self._running()
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            _kill(child.process)

        timer = threading.Timer(self._limits.wall_seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            child.requests.write(message)
            child.requests.flush()
            line = child.answers.readline(_ANSWER_BYTES)
        except OSError:
            line = b""
        finally:
            timer.cancel()
        self._served += 1
        return (line if line.endswith(b"\n") else b""), slow.is_set()

    def _running(self) -> _Child:
        if self._child is not None and self._served < _FILES_EACH and self._child.process.poll() is None:
            return self._child
        self.close()
        process = self._started()
        self._child = _Child(process, cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))
        self._served = 0
        with contextlib.suppress(OSError):  # a process that is dead already shows at the first request
            self._child.requests.write(limits_line(self._limits))
            self._child.requests.flush()
        greeting = self._child.answers.readline()  # empty where it died at once
        self._fence = Fence(**json.loads(greeting)["fence"]) if greeting else None
        return self._child

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "naba_translation.read.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that what it started dies with it
            env={name: os.environ[name] for name in _VARIABLES if name in os.environ},
        )


def _about(content: bytes, path: Path, wanted: str) -> dict[str, str | int]:
    return {"path": str(path), "bytes": len(content), "wanted": wanted}


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
