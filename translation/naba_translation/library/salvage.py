"""Saving what can be read of a damaged library, row by row, into a new one, and naming what cannot.

`.recover` of SQLite's shell is not there on every system (Debian 12's lacks it). Each table of facts is read
along its rowids; where a page is broken, one row after the other is looked for by its number until the next
that can be read. They go into a new library of the same schema, which is then brought up to date as any older
one is; what can be made again from the facts (words, counts, vectors) is made again.
"""

# ruff: noqa: S608  the names put together here are our own
from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naba_translation.errors import StoreFailed
from naba_translation.index import listing, passages
from naba_translation.library.connection import (
    Place,
    connect,
    errors_named,
    place_of,
    raised,
    transaction,
    writing,
)
from naba_translation.library.integrity import Damage, lenient
from naba_translation.library.schema import VERSION, create_database, open_database
from naba_translation.library.seals import SEALED, digest

if TYPE_CHECKING:
    from sqlite_utils import Database

GAP = 50_000
"""So many numbers in a row without a row that can be read are taken for the table's end, where a page is
broken and nothing else tells it."""

_WORDS = {"edit": "english", "unsaved": "english", "comment": "text", "listing": "note"}
"""What an analyst wrote that belongs to an article."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What came of it."""

    saved: Mapping[str, int]  # rows by table
    damage: tuple[Damage, ...]  # what is lost, or was saved although it is not as it was written
    homeless: tuple[
        tuple[str, str], ...
    ]  # of lost articles: whose words, such as "edit 12 of 4f…", and the words


def salvage(damaged: Place | Path, into: Place | Path) -> Salvage:
    """Save the rows of a damaged library into a new one. The damaged one is only read.

    Raises:
        StoreDamaged: not even the list of its tables can be read.
        StoreFailed: `into` is there already, or cannot be written.
        StoreLocked, EncryptionMissing.
    """
    source, target = place_of(damaged), place_of(into)
    if target.path.exists():
        raise StoreFailed(target.path, "there is a file of this name already")
    with errors_named(source.path), closing(connect(source)) as old:
        old.text_factory = lenient
        saving = _Saving(old)
        version = old.execute("PRAGMA user_version").fetchone()[0]
        with (
            errors_named(target.path),
            closing(create_database(target, version if 0 < version <= VERSION else VERSION)) as new,
            transaction(new),
        ):
            saving.save_all(new)
    with errors_named(target.path), closing(open_database(target, keep_former=False)) as db, writing(db):
        passages.fill(db)
        db.execute(listing.RECOUNT_3)
    return Salvage(saving.saved, tuple(saving.damage), tuple(saving.homeless))


class _Saving:
    def __init__(self, old: sqlite3.Connection) -> None:
        self._old = old
        self.saved: dict[str, int] = {}
        self.damage: list[Damage] = []
        self.homeless: list[tuple[str, str]] = []

    def save_all(self, new: Database) -> None:
        for table, sealed in SEALED.items():
            there = {row[1] for row in self._old.execute(f'PRAGMA table_info("{table}")')}
            columns = tuple(name for name in sealed if name in there)
            if columns:  # else it is of an older schema
                for number, seal, *found in self._rows(table, columns, "digest" in there):
                    values = [lenient(value) if isinstance(value, bytes) else value for value in found]
                    if seal is not None and seal != digest(*values):
                        self._tell(table, values[0], f"row {number} was not as it had been written")
                        if table == "translation":
                            continue  # it is made again; English that may have changed is worse than none
                    self._save(new, table, dict(zip(columns, values, strict=True)))

    def _rows(self, table: str, columns: tuple[str, ...], sealed: bool) -> Iterator[tuple[Any, ...]]:
        """All rows that can be read, in the order of their numbers: number, hash, values."""
        query = f'SELECT rowid, {"digest" if sealed else "NULL"}, {_names(columns)} FROM "{table}"'
        last = 0
        while True:
            try:
                for row in self._old.execute(f"{query} WHERE rowid > ? ORDER BY rowid", [last]):
                    last = row[0]
                    yield row
                return
            except raised("DatabaseError", UnicodeDecodeError):
                found = self._next(query, last)
            until = f"to {found[0] - 1}" if found else "on"
            if found is None or found[0] > last + 1:
                self._tell(
                    table, "", f"rows from {last + 1} {until} cannot be read, as far as there were any"
                )
            if found is None:
                return
            last = found[0]
            yield found

    def _next(self, query: str, last: int) -> tuple[Any, ...] | None:
        """The next row that can be read by its number."""
        for number in range(last + 1, last + GAP):
            with suppress(*raised("DatabaseError", UnicodeDecodeError)):  # for the numbers on the broken page
                row: tuple[Any, ...] | None = self._old.execute(
                    f"{query} WHERE rowid = ?", [number]
                ).fetchone()
                if row is not None:
                    return row
        return None

    def _save(self, new: Database, table: str, row: Mapping[str, Any]) -> None:
        key = next(iter(row.values()))
        try:
            if table == "listing":  # made with the article; the analyst's columns are filled in
                query = "UPDATE listing SET reviewed = :reviewed, note = :note WHERE article = :article"
                kept = new.execute(query, dict(row)).rowcount
            else:
                marks = ", ".join("?" * len(row))
                query = f'INSERT INTO "{table}" ({_names(row)}) VALUES ({marks})'
                kept = new.execute(query, list(row.values())).rowcount
        except raised("Error", UnicodeEncodeError) as error:  # the latter: bytes that are no text any more
            self._tell(table, key, f"cannot be kept: {_why(error)}")
            kept = 0
        if kept:
            self.saved[table] = self.saved.get(table, 0) + 1
        elif words := row.get(_WORDS.get(table, "")):
            self.homeless.append((f"{table} {key} of {str(row.get('article'))[:16]}", words))

    def _tell(self, table: str, key: object, what: str) -> None:
        self.damage.append(Damage(table, str(key)[:16], what))


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError):
        return "its text is damaged"
    return "its article is lost" if "FOREIGN" in str(error) else str(error)
