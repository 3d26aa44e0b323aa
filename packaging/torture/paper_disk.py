"""A disk on paper: what is surely on it, and what it could hold after the power was cut.

What was synced is there. Of what was not, each write is there, is not, or is torn into sectors of which some are
there. Names are taken to be on the disk in their order, as journaling file systems keep them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from recorded_calls import Call

SECTOR = 512


@dataclass(slots=True)
class File:
    """A file as it is surely on the disk, and what was done to it since it was synced."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        """Make sure of all that was done."""
        for call in self.since:
            _do(self.synced, call)
        self.since.clear()

    def after_a_cut(self, chance: Random) -> bytes:
        """What it could hold now."""
        content = bytearray(self.synced)
        for call in self.since:
            match chance.randrange(3):
                case 0:
                    _do(content, call)
                case 1 if call.what == "write":
                    for start in range(0, len(call.data), SECTOR):
                        if chance.random() < 0.5:
                            piece = call.data[start : start + SECTOR]
                            _do(content, Call("write", call.path, call.at + start, piece))
        return bytes(content)


def _do(content: bytearray, call: Call) -> None:
    if call.what == "cut":
        del content[call.at :]
        return
    content.extend(bytes(max(0, call.at - len(content))))
    content[call.at : call.at + len(call.data)] = call.data


class Disk:
    """The files below one folder by their names, as calls change them."""

    def __init__(self, folder: Path) -> None:
        paths = (path for path in folder.rglob("*") if path.is_file())
        self.files = {str(path): File(bytearray(path.read_bytes())) for path in paths}

    def take(self, call: Call) -> None:
        """Do what a call did.

        Raises: KeyError for a call to a file that never came to be.
        """
        match call.what:
            case "create":
                self.files.setdefault(call.path, File())
            case "write" | "cut":
                self.files[call.path].since.append(call)
            case "sync" if call.path in self.files:  # else a folder
                self.files[call.path].sync()
            case "rename":
                self.files[call.target] = self.files.pop(call.path)
            case "link":
                self.files[call.target] = self.files[call.path]  # two names of one file
            case "unlink":
                del self.files[call.path]

    def write_after_a_cut(self, chance: Random, *, at: Path, root: Path) -> None:
        """Lay out below `at` what could be found below `root` after a cut."""
        contents: dict[int, bytes] = {}
        for name, file in self.files.items():
            path = at / Path(name).relative_to(root)
            path.parent.mkdir(parents=True, exist_ok=True)
            if id(file) not in contents:
                contents[id(file)] = file.after_a_cut(chance)
            path.write_bytes(contents[id(file)])
