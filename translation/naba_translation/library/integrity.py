"""Looking for damage in a library, by SQLite's own check and by the hash of each row (seals.py)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from naba_translation.errors import StoreDamaged
from naba_translation.library.connection import Place, connect, errors_named, place_of, raised
from naba_translation.library.seals import SEALED, digest


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong. No word of an article is in it."""

    table: str  # empty: the file's structure
    row: str  # which one, by its first key, such as "12"; empty: the table as a whole
    what: str  # in plain words

    @property
    def line(self) -> str:
        """All of it on one line; damaged bytes are question marks."""
        line = f"{' '.join(part for part in (self.table, self.row) if part) or 'the file'}: {self.what}"
        return line.encode(errors="replace").decode()


@dataclass(frozen=True, slots=True)
class Findings:
    """What a look at the whole library came to."""

    rows: int  # that were compared with their hash
    damage: tuple[Damage, ...]


def examine(where: Place | Path) -> Findings:
    """Look at all of the library. Some 150,000 rows a second.

    A file that is no library, or is encrypted under another key, is one finding.

    Raises: StoreFailed, StoreLocked, EncryptionMissing.
    """
    place = place_of(where)
    try:
        with errors_named(place.path), closing(connect(place)) as connection:
            return look_through(connection)
    except StoreDamaged as error:
        return Findings(0, (Damage("", "", error.reason),))


def look_through(connection: sqlite3.Connection) -> Findings:
    """`examine` on an open connection. Call within `errors_named`."""
    connection.text_factory = lenient  # the check quotes names, which may be damaged too
    structure = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    damage = [Damage("", "", what) for what in structure if what != "ok"]
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        damage.append(Damage(table, str(row), f"its {parent} is not there"))
    rows = 0
    try:
        for table in sealed_tables(connection):
            try:
                for key, good in _compared(connection, table):
                    rows += 1
                    if not good:
                        damage.append(Damage(table, key, "is not as it was written"))
            except raised("DatabaseError", UnicodeDecodeError) as error:
                damage.append(Damage(table, "", str(error)))
    finally:
        connection.text_factory = str
    return Findings(rows, tuple(damage))


def sealed_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables of this library whose rows have hashes: none in one of an older schema."""
    query = "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE c.name = 'digest'"
    there = {row[0] for row in connection.execute(query)}
    return tuple(table for table in SEALED if table in there)


def _compared(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, bool]]:
    columns = ", ".join(f'"{column}"' for column in SEALED[table])
    for row in connection.execute(f'SELECT digest, {columns} FROM "{table}"'):  # noqa: S608  our own names
        yield str(row[1])[:16], row[0] == digest(*row[1:])


def lenient(stored: bytes) -> str:
    """Text whose bytes may be damaged; what is no UTF-8 becomes code points that no text has."""
    return stored.decode("utf-8", "surrogateescape")
