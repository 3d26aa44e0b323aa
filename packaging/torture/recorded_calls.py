"""The calls a life of the program made to its disk, read from what strace wrote down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_UNDERSTOOD = "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,link,unlink,lseek"
_NEVER_MADE = (
    "creat,linkat,renameat,renameat2,unlinkat,truncate,writev,pwritev,fallocate,copy_file_range,sendfile"
)
"""By none of these does the program change a file; if it began to, a record without them would be no record."""

_LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)")


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changed the disk or made it sure, or what the life said."""

    what: str  # "create", "write", "cut", "sync", "rename", "link", "unlink", "say"
    path: str
    at: int = 0  # the offset of a write, the length a file was cut to
    data: bytes = b""
    target: str = ""  # the new name


def watching(record: Path) -> list[str]:
    """The words before a command that let strace write its calls to `record`."""
    trace = f"trace={_UNDERSTOOD},{_NEVER_MADE}"
    return [
        *("strace", "-qq", "-xx", "-s", "10000000"),
        *("-e", trace, "-e", "signal=none", "-o", str(record)),
    ]


class Record:
    """Follows the handles of one process through its record."""

    def __init__(self, folder: Path, said: Path) -> None:
        self._ours, self._said = f"{folder}/", str(said)
        self._names: dict[str, str] = {}  # of the file behind each handle
        self._places: dict[str, int] = {}  # where the next write to it goes

    def calls(self, record: Path) -> Iterator[Call]:
        """Those to files below the folder, and what was written to the file for what is said.

        Raises: ValueError for a line that is not understood.
        """
        with record.open(encoding="ascii") as lines:
            for line in lines:
                found = _LINE.match(line)
                if found is None:
                    raise ValueError(f"strace wrote what is not understood: {line[:200]}")
                if int(found[3]) >= 0:
                    yield from self._call(found[1], found[2], int(found[3]))

    def _call(self, name: str, words: str, result: int) -> Iterator[Call]:
        handle = words.partition(",")[0]
        path = self._names.get(handle, "")
        match name:
            case "openat":
                yield from self._opened(words, str(result))
            case "close":
                self._names.pop(handle, None)
            case "lseek":
                self._places[handle] = result
            case "rename" | "link" | "unlink":
                paths = _paths(words)
                if paths[0].startswith(self._ours):
                    yield Call(name, paths[0], target=paths[-1])
            case "write" if path == self._said:
                yield Call("say", path, data=_bytes(words)[:result])
            case "write" if path.startswith(self._ours):
                at = self._places[handle]
                self._places[handle] = at + result
                yield Call("write", path, at, _bytes(words)[:result])
            case "pwrite64" if path.startswith(self._ours):
                yield Call("write", path, int(words.rpartition(",")[2]), _bytes(words)[:result])
            case "ftruncate" if path.startswith(self._ours):
                yield Call("cut", path, int(words.rpartition(",")[2]))
            case "fsync" | "fdatasync" if path.startswith(self._ours):
                yield Call("sync", path)
            case _ if name in _NEVER_MADE.split(","):
                if any(one.startswith(self._ours) for one in (path, *_paths(words))):
                    raise ValueError(f"the program changed a file by {name}")

    def _opened(self, words: str, handle: str) -> Iterator[Call]:
        path = _paths(words)[0]
        self._names[handle], self._places[handle] = path, 0
        if not path.startswith(self._ours):
            return
        if "O_APPEND" in words:
            raise ValueError(f"the place of what is appended to {Path(path).name} is not known")
        if "O_CREAT" in words:
            yield Call("create", path)
        if "O_TRUNC" in words:
            yield Call("cut", path)


def _paths(words: str) -> list[str]:
    return [_unescaped(part).decode(errors="replace") for part in words.split('"')[1::2]]


def _bytes(words: str) -> bytes:
    return _unescaped(words.split('"')[1])


def _unescaped(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()
