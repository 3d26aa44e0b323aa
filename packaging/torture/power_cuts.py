"""Cuts the power, on paper: what a disk could hold after a cut at any moment, and whether Naba starts from it.

    python packaging/torture/power_cuts.py [--cuts 600] [--sabotage commits|exports|journal]

A real life of the program runs under strace, which writes down every write, cut, sync and rename of its thread
below its folder and every acknowledgement, in their order. From that record disks are made as they could be found
after a cut: what was synced is there; of what was not, each write is there, is not, or is torn into sectors of which
some are there. (Names are taken to be on the disk in their order, as journaling file systems keep them.) On each disk
the library must open whole, with everything that had been acknowledged and no job in part.

The proof proves something only if it would see a loss: `--sabotage` lets the program break its promise in one place,
and then the proof must find what is lost and ends with 1.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

SECTOR = 512
CALLS = "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink,lseek"
LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)")

SABOTAGE = {
    "": "",
    "commits": """
from naba_translation import connection
connection._PRAGMAS = ("synchronous=OFF", *connection._PRAGMAS[1:])
""",
    "exports": """
from naba_translation import whole_file
whole_file._write_synced = lambda path, content, mode: path.write_bytes(content)
""",
    "journal": """
import sqlite3
from naba_translation import connection
connect = sqlite3.connect
class Careless(sqlite3.Connection):
    def execute(self, statement, *values):
        return super().execute(statement.replace("journal_mode=WAL", "journal_mode=OFF"), *values)
sqlite3.connect = lambda path, **options: connect(path, **options, factory=Careless)
""",
}
"""How the program may be made to break its promise: commits that are not synced, exports that are not, and pages that
are written over without a journal."""

LIFE = """
import json, os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from lives import Home, live
exec(sys.argv[6])
home, said = Home(Path(sys.argv[2])), os.open(sys.argv[3], os.O_WRONLY | os.O_APPEND)
def say(message): os.write(said, json.dumps(message).encode() + b"\\n")
live(home, int(sys.argv[4]), say, actions=int(sys.argv[5]))
"""


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the record."""

    what: str  # "write", "cut", "sync", "rename", "remove", "create", "say"
    path: str
    at: int = 0  # the offset of a write, the length a file was cut to
    data: bytes = b""
    target: str = ""


@dataclass(slots=True)
class File:
    """A file as it is surely on the disk, and what was done to it since it was synced."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Call] = field(default_factory=list)

    def after_a_cut(self, chance: Random) -> bytes:
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
    """The files below one folder, as calls change them."""

    def __init__(self, folder: Path) -> None:
        self.files = {
            str(path): File(bytearray(path.read_bytes())) for path in folder.rglob("*") if path.is_file()
        }

    def take(self, call: Call) -> None:
        file = (
            self.files.setdefault(call.path, File()) if call.what == "create" else self.files.get(call.path)
        )
        if file is None:
            return  # a folder was synced
        match call.what:
            case "write" | "cut":
                file.since.append(call)
            case "sync":
                for former in file.since:
                    _do(file.synced, former)
                file.since.clear()
            case "rename":
                self.files[call.target] = self.files.pop(call.path)
            case "remove":
                del self.files[call.path]

    def write_after_a_cut(self, chance: Random, *, at: Path, root: Path) -> None:
        for name, file in self.files.items():
            path = at / Path(name).relative_to(root)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.after_a_cut(chance))


def recorded(folder: Path, record: Path, said: Path) -> Iterator[Call]:
    """The calls that strace wrote down, of files below `folder`, with what was said between."""
    names: dict[str, str] = {}
    places: dict[str, int] = {}
    for line in record.open(encoding="ascii"):
        found = LINE.match(line)
        if found is None or int(found[3]) < 0:
            continue
        call, text, result = found[1], found[2], found[3]
        if call == "openat":
            path = _text(text.split('"')[1]).decode(errors="replace")
            names[result], places[result] = path, 0
            if path.startswith(f"{folder}/") and "O_CREAT" in text:
                yield Call("create", path)
                if "O_TRUNC" in text:
                    yield Call("cut", path)
            continue
        handle = text.partition(",")[0].split("<")[0]
        path = names.get(handle, "")
        if call in ("rename", "unlink"):
            paths = [_text(part).decode(errors="replace") for part in text.split('"')[1::2]]
            if paths[0].startswith(f"{folder}/"):
                yield Call("rename" if call == "rename" else "remove", paths[0], target=paths[-1])
        elif call == "close":
            names.pop(handle, None)
        elif path == str(said) and call == "write":
            yield Call("say", path, data=_text(text.split('"')[1]))
        elif path.startswith(f"{folder}/") and call in ("write", "pwrite64"):
            data = _text(text.split('"')[1])[: int(result)]
            at = int(text.rpartition(",")[2]) if call == "pwrite64" else places[handle]
            places[handle] = at + len(data) if call == "write" else places[handle]
            yield Call("write", path, at, data)
        elif path.startswith(f"{folder}/") and call == "ftruncate":
            yield Call("cut", path, int(text.rpartition(",")[2]))
        elif path.startswith(f"{folder}/") and call in ("fsync", "fdatasync"):
            yield Call("sync", path)
        elif call == "lseek":
            places[handle] = int(result)


def _text(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", "")) if escaped.startswith("\\x") else escaped.encode()


def main() -> int:
    from outcome import NOT_PROVED, tell

    import tiny_model
    from kept import Kept
    from lives import Home

    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cuts", type=int, default=600)
    parser.add_argument("--actions", type=int, default=60, help="of the life that is recorded")
    parser.add_argument("--first", type=int, default=11, help="the number the life and the cuts are drawn by")
    parser.add_argument("--sabotage", choices=SABOTAGE, default="")
    options = parser.parse_args()
    if shutil.which("strace") is None:
        print("This needs strace (apt-get install strace).")
        return NOT_PROVED
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = Home(folder / "home").furnish(tiny_model.build(folder / "tiny").folder)
        disk, said, record = Disk(home.folder), folder / "said", folder / "record"
        said.touch()
        subprocess.run(
            [
                "strace",
                "-qq",
                "-xx",
                "-s",
                "10000000",
                "-e",
                f"trace={CALLS}",
                "-e",
                "signal=none",
                "-o",
                record,
                sys.executable,
                "-c",
                LIFE,
                str(Path(__file__).parents[2] / "tests"),
                str(home.folder),
                str(said),
                str(options.first),
                str(options.actions),
                SABOTAGE[options.sabotage],
            ],
            check=True,
        )
        calls = list(recorded(home.folder, record, said))
        chance = Random(options.first)
        moments = sorted(chance.choices(range(len(calls)), k=options.cuts))
        kept, wrong = Kept(), []
        for number, call in enumerate(calls):
            if call.what == "say":
                for line in call.data.splitlines():
                    kept.hear(json.loads(line))
            else:
                disk.take(call)
            for _ in range(moments.count(number)):
                found = Home(folder / "found")
                shutil.rmtree(found.folder, ignore_errors=True)
                disk.write_after_a_cut(chance, at=found.folder, root=home.folder)
                problems = kept.copy().problems(found)
                wrong += [f"cut after call {number}: {problem}" for problem in problems]
    return tell({"cuts": options.cuts, "calls to the disk": len(calls), "acknowledged": kept.told}, wrong)


if __name__ == "__main__":
    sys.exit(main())
