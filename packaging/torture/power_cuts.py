"""Cuts the power, on paper: what a disk could hold after a cut at any moment, and whether Naba starts from it.

    python packaging/torture/power_cuts.py [--cuts 600] [--sabotage commits|exports|copies|journal]

A real life of the program runs under strace, which writes down every write, cut, sync and change of a name of its
thread below its folder and every acknowledgement, in their order (recorded_calls.py). From that record disks are made
as they could be found after a cut (paper_disk.py). On each disk the library must open whole, with everything that had
been acknowledged and no job in part, and the newest backup must be whole.

The proof proves something only if it would see a loss: `--sabotage` lets the program break its promise in one place,
and then the proof must find what is lost and ends with 1.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from outcome import NOT_PROVED, lacks, tell
from paper_disk import Disk
from recorded_calls import Call, Record, watching

import tiny_model
from kept import Kept
from life_home import Home

TESTS = Path(__file__).parents[2] / "tests"
SABOTAGE = {
    "": "",
    "commits": """
from naba_translation.library import connection
connection._PRAGMAS = ("synchronous=OFF", *connection._PRAGMAS[1:])
""",
    "exports": """
from naba_translation import whole_file
whole_file._write_synced = lambda path, content, mode: path.write_bytes(content)
""",
    "copies": """
from naba_translation.library import backups
copy_database = backups.copy_database
def careless(source, target):
    copy_database(source, target)
    target.path.write_bytes(target.path.read_bytes())
backups.copy_database, backups.sync_file = careless, lambda path: None
""",
    "journal": """
import sqlite3
from naba_translation.library import connection
connect = sqlite3.connect
class Careless(sqlite3.Connection):
    def execute(self, statement, *values):
        return super().execute(statement.replace("journal_mode=WAL", "journal_mode=OFF"), *values)
sqlite3.connect = lambda path, **options: connect(path, **options, factory=Careless)
""",
}
"""How the program may be made to break its promise: commits, exports or backups that are not synced, and pages that
are written over without a journal."""

LIFE = """
import json, os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from life_home import Home
from lives import live
exec(sys.argv[6])
home, said = Home(Path(sys.argv[2])), os.open(sys.argv[3], os.O_WRONLY | os.O_APPEND)
def say(message): os.write(said, json.dumps(message).encode() + b"\\n")
live(home, int(sys.argv[4]), say, actions=int(sys.argv[5]))
"""


def lived(home: Home, *, first: int, actions: int, sabotage: str) -> list[Call]:
    """What a life did to its disk, and what it said between."""
    said, record = (home.folder.with_name(name) for name in ("said", "record"))
    said.touch()
    arguments = (TESTS, home.folder, said, first, actions, SABOTAGE[sabotage])
    life = [sys.executable, "-c", LIFE, *map(str, arguments)]
    subprocess.run([*watching(record), *life], check=True)
    return list(Record(home.folder, said).calls(record))


def cut(
    disk: Disk, calls: Sequence[Call], *, home: Home, cuts: int, chance: Random
) -> tuple[Kept, list[str]]:
    """What the whole life acknowledged, and what was wrong with the disks after so many cuts."""
    moments = Counter(chance.choices(range(len(calls)), k=cuts))
    found, kept, wrong = Home(home.folder.with_name("found")), Kept(), []
    for number, call in enumerate(calls):
        if call.what == "say":
            for line in call.data.splitlines():
                kept.hear(json.loads(line))
        else:
            disk.take(call)
        for _ in range(moments[number]):
            shutil.rmtree(found.folder, ignore_errors=True)
            disk.write_after_a_cut(chance, at=found.folder, root=home.folder)
            problems = kept.copy().problems(found, copies=True)
            wrong += [f"cut after call {number}: {problem}" for problem in problems]
    return kept, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cuts", type=int, default=600)
    parser.add_argument("--actions", type=int, default=60, help="of the life that is recorded")
    parser.add_argument("--first", type=int, default=11, help="the number the life and the cuts are drawn by")
    parser.add_argument("--sabotage", choices=SABOTAGE, default="")
    options = parser.parse_args()
    if lacks("strace"):
        return NOT_PROVED
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = Home(folder / "home").furnish(tiny_model.build(folder / "tiny").folder)
        disk, chance = Disk(home.folder), Random(options.first)
        calls = lived(home, first=options.first, actions=options.actions, sabotage=options.sabotage)
        kept, wrong = cut(disk, calls, home=home, cuts=options.cuts, chance=chance)
    return tell({"cuts": options.cuts, "calls to the disk": len(calls), "acknowledged": kept.told}, wrong)


if __name__ == "__main__":
    sys.exit(main())
