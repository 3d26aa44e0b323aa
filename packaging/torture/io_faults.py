"""Lets every single call to the disk fail, one after the other, and looks whether anything is lost.

    python packaging/torture/io_faults.py [--fault pwrite64:ENOSPC+] [--step 1]

A short life of the program (articles, edits, approvals, undo, typing, an import, an export, a backup, going back to
it) runs under strace, which makes its Nth call of a kind fail with an error: for N = 1, 2, 3 … until the life no
longer comes that far; once with only that call failing, and once with all after it. This is how SQLite tests itself.
Afterwards the life must have ended by itself with an error that has words, or gone on; what it acknowledged is
there, nothing is there in part, and the library can be used again.

A life is a fork of a process that has lived once already and has loaded all it needs, and it talks by other calls
than those that fail: so every call that is counted is one of the program to its disk.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from outcome import NOT_PROVED, lacks, tell

DRIVER = """
import json, os, shutil, sys, traceback
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from life_home import Home
from lives import short_life
from naba_translation import tmx
known = tmx.version("naba")
tmx.version = lambda _: known  # the program's own files are on no failing disk
home, call, ahead = Home(Path(sys.argv[2])), sys.argv[3], int(sys.argv[4])
dummy = home.folder.with_name("dummy")
nowhere = dummy.with_name("nowhere")
dummy.write_bytes(b"x")
def tell(file, words): os.writev(file, [words.encode()])
def empty(times):
    handle = os.open(dummy, os.O_RDWR)
    acts = {
        "pwrite64": lambda: os.pwrite(handle, b"x", 0), "pread64": lambda: os.pread(handle, 1, 0),
        "write": lambda: os.write(handle, b"x"), "read": lambda: os.read(handle, 1),
        "fsync": lambda: os.fsync(handle), "fdatasync": lambda: os.fdatasync(handle),
        "ftruncate": lambda: os.ftruncate(handle, 0), "openat": lambda: os.open(nowhere, os.O_RDONLY),
        "unlink": lambda: os.unlink(nowhere), "rename": lambda: os.rename(nowhere, nowhere),
        "mkdir": lambda: os.mkdir(dummy),
        "link": lambda: os.link(nowhere, nowhere),
    }
    for _ in range(times - (call == "openat")):  # the handle was opened already
        try:
            acts[call]()
        except OSError:
            pass
    os.close(handle)
def lines():
    rest = b""
    while os.readv(0, [piece := bytearray(64)]):
        *whole, rest = (rest + piece.rstrip(b"\\0")).split(b"\\n")
        yield from map(int, whole)
former = Home(home.folder.with_name("former")).furnish(home.folder)
short_life(former, lambda message: None)
shutil.rmtree(former.folder)
for number in lines():
    life = os.fork()
    if life == 0:
        try:
            empty(ahead - number)
            short_life(home, lambda message: tell(1, json.dumps(message) + "\\n"))
            os._exit(0)
        except BaseException as error:
            tell(2, "".join(traceback.format_exception_only(error)))
            os._exit(1)
    ended = os.waitstatus_to_exitcode(os.waitpid(life, 0)[1])
    tell(1, json.dumps({"ended": ended, "process": life}) + "\\n")
"""
FAULTS = (
    "pwrite64:EIO",
    "pwrite64:ENOSPC+",
    "pread64:EIO",
    "pread64:EIO+",
    "fsync:EIO",
    "fdatasync:EIO",
    "fdatasync:EIO+",
    "ftruncate:EIO",
    "openat:EACCES",
    "openat:EACCES+",
    "unlink:EIO",
    "rename:ENOSPC",
    "link:EIO",
    "write:ENOSPC+",
    "read:EIO",
    "mkdir:ENOSPC",
)
"""The call, the error, and a plus where all calls after it fail too, as on a disk that is full or has gone."""

SPARE = 4
"""By how many calls one life may differ from another, as by a file of the journal that was there or not."""


@dataclass(frozen=True, slots=True)
class Life:
    """What one life came to."""

    failed: bool  # whether the call of its number was made, and failed
    process: int
    said: tuple[dict[str, object], ...]
    trouble: str  # how it was ended, where not by itself


class Lives:
    """Lives in one folder of which each fails at another call of a kind, with one error; once or from then on.

    strace lets the call number `ahead` of every process fail, or none where it is 0. A life that is to fail at its
    Nth call makes `ahead` - N empty ones first: so strace and Python start once for all N, not once for each.
    """

    def __init__(self, home: Path, fault: str, *, ahead: int = 0) -> None:
        self._call, _, error = fault.partition(":")
        for_ever = "+" if error.endswith("+") else ""
        self._record = home.parent / "record"
        self._record.unlink(missing_ok=True)  # its length tells what is new
        self._errors = (home.parent / "errors").open("w+", encoding="utf-8")
        inject = f"inject={self._call}:error={error.rstrip('+')}:when={ahead}{for_ever}"
        self._driver = subprocess.Popen(
            [
                *("strace", "-f", "--seccomp-bpf", "-qq", "-o", str(self._record)),
                *("-e", f"trace={self._call}", "-e", "signal=none"),
                *(("-e", inject) if ahead else ()),
                *(sys.executable, "-c", DRIVER, str(Path(__file__).parents[2] / "tests")),
                *(str(home), self._call, str(ahead)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def __enter__(self) -> Lives:
        return self

    def __exit__(self, *_: object) -> None:
        self._driver.communicate()
        self._errors.close()

    def life(self, number: int) -> Life:
        """One whose call of this number fails."""
        assert self._driver.stdin is not None  # noqa: S101  they are pipes
        assert self._driver.stdout is not None  # noqa: S101
        before = self._record.stat().st_size if self._record.exists() else 0
        self._errors.truncate(0)
        self._driver.stdin.write(f"{number}\n")
        self._driver.stdin.flush()
        said: list[dict[str, object]] = []
        while "ended" not in (message := json.loads(self._driver.stdout.readline())):
            said.append(message)
        process = int(message["process"])
        with self._record.open(encoding="utf-8", errors="replace") as record:
            record.seek(before)
            failed = any("INJECTED" in line for line in record if line.startswith(f"{process} "))
        self._errors.seek(0)
        words = self._errors.read().strip().splitlines()[-1:]
        trouble = " ".join((f"ended with {message['ended']}", *words)) if message["ended"] else ""
        return Life(failed, process, tuple(said), trouble)

    def count(self) -> tuple[int, int]:
        """How many calls one life makes, and how many the process made that it is a fork of."""
        life, calls = self.life(0).process, Counter[int]()
        for line in self._record.open(encoding="utf-8", errors="replace"):
            process, _, rest = line.partition(" ")
            calls[int(process)] += rest.strip().startswith(f"{self._call}(")
        ours = calls.pop(life, 0)
        return ours, max(calls.values(), default=0)


def outcomes(folder: Path, fault: str, *, step: int) -> Iterator[tuple[bool, bool, list[str]]]:
    """Of each life: whether its call failed, whether it told a trouble in words, and what was wrong with it."""
    from kept import Kept
    from life_home import Home
    from lives import words_of

    home = Home(folder / "home").furnish(folder)
    with Lives(home.folder, fault) as counting:
        calls, before = counting.count()
    ahead = max(calls, before) + SPARE
    with Lives(home.folder, fault, ahead=ahead) as lives:
        for number in range(1, ahead + 1, step):
            shutil.rmtree(home.folder)
            home.furnish(folder)
            life, kept = lives.life(number), Kept()
            for message in life.said:
                kept.hear(message)
            problems = [*kept.problems(home), *((life.trouble,) if life.trouble else ())]
            if not life.failed and number <= max(1, calls * 9 // 10):
                problems.append(f"only {number - 1} of {calls} calls came")
            yield life.failed, bool(words_of(life.said)), [f"{fault} {number}: {one}" for one in problems]
            if not life.failed:
                break


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--fault", choices=FAULTS, help="only this one")
    parser.add_argument("--step", type=int, default=1, help="only every so-manieth N")
    options = parser.parse_args()
    if lacks("strace"):
        return NOT_PROVED
    wrong: list[str] = []
    runs = Counter({"lives in which a call failed": 0, "told a trouble in words": 0})
    for fault in (options.fault,) if options.fault else FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            for failed, told, problems in outcomes(Path(folder), fault, step=options.step):
                runs["lives in which a call failed"] += failed
                runs["told a trouble in words"] += failed and told
                wrong += problems
    return tell(runs, wrong)


if __name__ == "__main__":
    sys.exit(main())
