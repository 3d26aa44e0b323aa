"""Flips single bits of a library, and counts what is found: by SQLite alone, and with the hash of each row.

    python packaging/torture/bit_rot.py [--flips 2000]

A flip is harmless where every table still says the same (free space), found where `naba library check` names it,
and unnoticed where a fact changed and nothing is named. Words, counts and vectors that are made of the facts are no
facts.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from outcome import tell

from library_makers import fill
from naba_translation.library.integrity import examine, lenient
from naba_translation.library.seals import SEALED

NAMED, UNNOTICED = "that changed a fact and were named", "unnoticed"


def facts(path: Path) -> list[object] | None:
    """All rows that cannot be made again; None where they cannot be read."""
    with closing(sqlite3.connect(path)) as db:
        db.text_factory = lenient
        try:
            return [
                db.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
                for table in SEALED
                if table != "listing"
            ] + db.execute("SELECT article, reviewed, note FROM listing").fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # its words may quote what is damaged
            return None


def structure_is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as db:
        db.text_factory = lenient
        try:
            return bool(db.execute("PRAGMA integrity_check").fetchone() == ("ok",))
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # its words may quote what is damaged
            return False


def outcomes(folder: Path, flips: int, *, articles: int, seed: int) -> Counter[str]:
    """How so many flips ended."""
    whole, damaged = folder / "whole.db", folder / "damaged.db"
    fill(whole, articles)
    with closing(sqlite3.connect(whole)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
    written, data, chance = facts(whole), whole.read_bytes(), Random(seed)
    if not written or examine(whole).damage:
        raise AssertionError("the library is not as it was written before any bit is flipped")
    found: Counter[str] = Counter()
    for _ in range(flips):
        bit = chance.randrange(8 * len(data))
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        damaged.write_bytes(changed)
        shutil.copymode(whole, damaged)
        sound = structure_is_sound(damaged)
        if facts(damaged) == written:
            found["that changed no fact"] += 1
        else:
            named = bool(examine(damaged).damage)
            found[NAMED if named else UNNOTICED] += 1
            found["of them unseen by SQLite alone"] += named and sound
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--first", type=int, default=7, help="the number the bits are drawn by")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = outcomes(Path(folder), options.flips, articles=options.articles, seed=options.first)
    unnoticed = found.pop(UNNOTICED, 0)
    return tell({"flipped bits": options.flips, **found}, ["a changed fact that nothing names"] * unnoticed)


if __name__ == "__main__":
    sys.exit(main())
