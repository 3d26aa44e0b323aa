"""Lets every single call to the disk fail, one after the other, and looks whether anything is lost.

    python packaging/torture/io_faults.py [--step 1]

A short life of the program (an article, edits, approvals, typing, an import, an export, a backup) runs under strace,
which makes the Nth call of a kind on the profile's files fail with an error: for N = 1, 2, 3 … until the life no
longer comes that far; once with only that call failing, once with all after it. This is how SQLite tests itself.
Afterwards the life must have ended by itself with an error that has words, or gone on; what it acknowledged is
there, nothing is there in part, and the library can be used again.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

AHEAD = 3000
"""The call that strace lets fail. A life that is to fail at its Nth call makes AHEAD - N empty ones first: so strace
and Python start once for all N, not once for each."""

MEMORY = Path("/dev/shm")  # noqa: S108  where a sync costs nothing

DRIVER = """
import json, os, sys, traceback
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from lives import Home, short_life
home, call, ahead = Home(Path(sys.argv[2])), sys.argv[3], int(sys.argv[4])
def empty(times):
    dummy = Path(sys.argv[5])
    handle = os.open(dummy, os.O_RDWR | os.O_CREAT, 0o600)
    nowhere = dummy.with_suffix(".gone")
    acts = {
        "pwrite64": lambda: os.pwrite(handle, b"x", 0), "pread64": lambda: os.pread(handle, 1, 0),
        "write": lambda: os.write(handle, b"x"), "fsync": lambda: os.fsync(handle),
        "fdatasync": lambda: os.fdatasync(handle), "ftruncate": lambda: os.ftruncate(handle, 0),
        "openat": lambda: os.open(nowhere, os.O_RDONLY), "unlink": lambda: os.unlink(nowhere),
        "rename": lambda: os.rename(nowhere, nowhere),
    }
    for _ in range(times - (call == "openat")):  # the handle was opened already
        try:
            acts[call]()
        except FileNotFoundError:
            pass
    os.close(handle)
for line in sys.stdin:
    life = os.fork()
    if life == 0:
        try:
            empty(ahead - int(line))
            short_life(home, lambda message: print(json.dumps(message), flush=True))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    print(json.dumps({"ended": os.waitstatus_to_exitcode(os.waitpid(life, 0)[1])}), flush=True)
"""
FAULTS = (
    ("pwrite64", "ENOSPC"),
    ("pwrite64", "EIO"),
    ("pread64", "EIO"),
    ("fsync", "EIO"),
    ("fdatasync", "EIO"),
    ("ftruncate", "EIO"),
    ("openat", "EACCES"),
    ("unlink", "EIO"),
    ("rename", "ENOSPC"),
    ("write", "ENOSPC"),
)


class Lives:
    """Lives in one folder of which each fails at another call of a kind, with one error; once or from then on."""

    def __init__(self, home: Path, call: str, error: str, *, for_ever: bool) -> None:
        self._record = home.parent / "record"
        self._record.unlink(missing_ok=True)  # its length tells what is new
        data = home / "data"
        dummy = Path(tempfile.gettempdir() if not MEMORY.is_dir() else MEMORY, f"naba-{os.getpid()}")
        paths = [data, dummy, dummy.with_suffix(".gone"), data / "backups", home / "out", home / "memory.tmx"]
        paths += [data / f"library.db{end}" for end in ("", "-wal", "-shm")]
        watched = [word for path in paths for word in ("-P", str(path))]
        fault = f"inject={call}:error={error}:when={AHEAD}{'+' if for_ever else ''}"
        self._dummy = dummy
        self._errors = (home.parent / "errors").open("w+")
        self._driver = subprocess.Popen(
            [
                "strace",
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-o",
                str(self._record),
                *watched,
                "-e",
                f"trace={call}",
                "-e",
                fault,
                sys.executable,
                "-c",
                DRIVER,
                str(Path(__file__).parents[2] / "tests"),
                str(home),
                call,
                str(AHEAD),
                str(dummy),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def life(self, number: int) -> tuple[bool, list[dict[str, object]], str]:
        """Whether its call of this number failed, what it said, and what it wrote to standard error."""
        assert self._driver.stdin is not None  # noqa: S101  they are pipes
        assert self._driver.stdout is not None  # noqa: S101
        before = self._record.stat().st_size if self._record.exists() else 0
        self._driver.stdin.write(f"{number}\n")
        self._driver.stdin.flush()
        said: list[dict[str, object]] = []
        while "ended" not in (message := json.loads(self._driver.stdout.readline())):
            said.append(message)
        with self._record.open(errors="replace") as record:
            record.seek(before)
            failed = "INJECTED" in record.read()
        self._errors.seek(0)
        errors = self._errors.read() if message["ended"] else ""
        return failed, said, errors

    def close(self) -> None:
        self._driver.communicate()
        self._errors.close()
        self._dummy.unlink(missing_ok=True)


def main() -> int:
    import tiny_model
    from kept import Kept
    from lives import Home, words_of

    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--step", type=int, default=1, help="only every so-manieth N")
    options = parser.parse_args()
    if shutil.which("strace") is None:
        print("This needs strace (apt-get install strace).")
        return 2
    wrong: list[str] = []
    runs: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tiny_model.build(folder / "tiny")
        for call, error in FAULTS:
            for for_ever in (False, True):
                lives = Lives(folder / "home", call, error, for_ever=for_ever)
                number, failed = 1, True
                while failed and number <= AHEAD:
                    home = Home(folder / "home").furnish(folder / "tiny")
                    failed, said, errors = lives.life(number)
                    kept = Kept()
                    for message in said:
                        kept.hear(message)
                    problems = kept.problems(home)
                    if errors.strip():
                        problems.append(errors.strip().splitlines()[-1])
                    wrong += [f"{call} {number} {error} {for_ever}: {problem}" for problem in problems]
                    runs[f"{call} {error}"] += failed
                    runs["with words"] += bool(words_of(said))
                    shutil.rmtree(home.folder)
                    number += options.step
                lives.close()
    for line in wrong:
        print(line)
    hits = sum(runs.values()) - runs["with words"]
    print(
        f"{hits:,} lives in which a call failed"
        f" ({', '.join(f'{count} {what}' for what, count in runs.items() if what != 'with words')});"
        f" {runs['with words']:,} told a trouble in words; {len(wrong)} lost, half done, corrupt or without words"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
