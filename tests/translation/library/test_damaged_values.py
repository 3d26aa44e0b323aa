"""A bit that flips in a row leaves SQLite content: what is read is then told as damage, and hides nothing else."""

# ruff: noqa: S608  the names put together here are the library's own

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from library_makers import fill
from naba_models import KnownError
from naba_translation.article import State
from naba_translation.library import written
from naba_translation.library.history import History
from naba_translation.library.memory import Memory
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.library.story_shelf import StoryShelf
from naba_translation.library.worklists import WAITING, Worklists
from naba_translation.names.name import Name, NameKind
from naba_translation.names.table import NameTable
from naba_translation.review import load_review

ARTICLES = 3
EASTERNMOST, WESTERNMOST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three articles with edits, a judgement, a comment, a name, and what waits."""
    path = tmp_path_factory.mktemp("sound") / "library.db"
    articles = fill(path, ARTICLES)
    with Store(path) as store:
        first = store.sentences(articles[0])[0].sentence
        place = (first.start, first.end)
        History(store).mark(articles[0].id, {place: "Ship."}, State.APPROVED, author="Amal")
        History(store).comment(articles[0].id, place, "Which ship?", author="Amal")
        NameTable(store).add([Name("سرت", "Sirt", NameKind.PLACE, ("سيرت",), ("Surt",))], author="Amal")
        Worklists(store).write(WAITING, ["/press/one.txt", "/press/two.txt"])
        Shelf(store).watch("ship")
    return path


def damaged(path: Path, copy: Path) -> Iterator[str]:
    """One after the other: each column of the first row of each table with a flipped bit; `copy` is that library."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [name for name in tables if not name.startswith(("sqlite_", "_")) and "_words" not in name]
        rows = [(table, db.execute(f"SELECT rowid, * FROM {table}").fetchone()) for table in tables]
        columns = {name: [c[1] for c in db.execute(f"PRAGMA table_info({name})")] for name in tables}
    for table, row in rows:
        for column, value in zip(columns[table], row[1:] if row else (), strict=False):
            for flipped in flips(value):
                shutil.copy(path, copy)
                with closing(sqlite3.connect(copy)) as db, suppress(sqlite3.IntegrityError), db:
                    db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", [flipped, row[0]])
                yield f"{table}.{column}: {value!r} became {flipped!r}"


def flips(value: object) -> list[object]:
    match value:
        case str() if value:
            places = {0, len(value) // 2, len(value) - 1}
            return [value[:at] + chr(ord(value[at]) ^ 16) + value[at + 1 :] for at in places]
        case int():
            return [value ^ 1, value ^ 64, value ^ 1 << 40]
        case None:
            return ["x"]
    return []


def test_whatever_is_damaged_is_told_and_the_list_stays_whole(sound: Path, tmp_path: Path) -> None:
    told = 0
    for what in damaged(sound, tmp_path / "library.db"):
        with Store(tmp_path / "library.db") as store:
            listed = Shelf(store).entries()
            assert len(listed) == len(store.articles()) == ARTICLES, what
            StoryShelf(store).headings()
            Memory(store).units()
            NameTable(store).gazetteer()
            assert len(Worklists(store).read(WAITING)) >= 1, what
            Shelf(store).watched()
            for entry in listed:
                try:
                    load_review(store, entry.id)
                    History(store).log(entry.id)
                except KnownError:
                    told += 1
                except Exception as fault:
                    raise AssertionError(what) from fault
    assert told


@pytest.mark.parametrize(
    "text", ["", "x", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", "2025-06-12"]
)
def test_a_damaged_moment_is_told_in_every_time_zone(text: str) -> None:
    """The earliest moment there is has no local time west of Greenwich: showing it ended in a crash."""
    made = written.moment(text)
    assert made == written.UNKNOWN
    assert made.astimezone(WESTERNMOST) == made.astimezone(EASTERNMOST)
