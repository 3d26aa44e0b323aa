"""Libraries as older programs left them are copied, brought up to date, and nothing of them is lost on the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import textwrap
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from naba_translation.errors import BackupFailed
from naba_translation.library.backups import Backups, Why
from naba_translation.library.history import History
from naba_translation.library.integrity import examine
from naba_translation.library.memory import Memory
from naba_translation.library.salvage import salvage
from naba_translation.library.schema import VERSION, create_database
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.names.table import NameTable
from naba_translation.paths import Paths
from naba_translation.search import search

LIBRARIES = Path(__file__).parent / "libraries"
SCHEMAS = sorted(int(path.name[7:8]) for path in LIBRARIES.glob("schema-*.db.z"))


def unpack(schema: int, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zlib.decompress((LIBRARIES / f"schema-{schema}.db.z").read_bytes()))
    return path


def facts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the oldest schema's tables, which every later one has."""
    columns = {
        "article": "id, source, text, paragraphs, title, added, signature",
        "sentence": "article, idx, start, end, key",
        "translation": "key, signature, english, score",
        "edit": "id, article, start, end, key, english, author, made",
    }
    with closing(sqlite3.connect(path)) as db:
        return {
            table: db.execute(f"SELECT {names} FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
            for table, names in columns.items()
        }


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_older_library_keeps_all_it_has_and_learns_the_rest(schema: int, profile: Paths) -> None:
    before = facts(unpack(schema, profile.store))
    with Store(profile.store) as store:
        assert facts(profile.store) == before
        assert sum(row.done for row in store.articles()) == 4
        edits = Memory(store).units()
        assert "The ship has arrived." in {unit.english for unit in edits}
        article = next(row.id for row in store.articles() if store.edits(row.id))
        assert [step.what for step in History(store).log(article)] == ["edit", "edit", "edit", "restore"]
        assert search(store, "السفينة", meaning=None)
        assert search(store, "arrived", meaning=None)
        if schema >= 2:
            assert "The sea is calm." in {unit.english for unit in edits}
            assert [name.english for name in NameTable(store).all()] == ["Sameer"]
        if schema >= 3:
            noted = [(entry.note, entry.tags) for entry in Shelf(store).entries() if entry.note]
            assert noted == [("ask the port", ("harbour",))]
    assert not examine(profile.store).damage
    assert examine(profile.store).rows > 12


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_copy_is_made_first_and_the_older_library_can_come_back(schema: int, profile: Paths) -> None:
    before = facts(unpack(schema, profile.store))
    Store(profile.store).close()
    (copy,) = Backups(profile.store).list()
    assert copy.why is Why.BEFORE_UPDATE
    assert facts(copy.path) == before
    with closing(sqlite3.connect(copy.path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (schema,)
    Store(profile.store).close()
    assert len(Backups(profile.store).list()) == 1  # once


def test_without_a_copy_nothing_is_brought_up_to_date(profile: Paths) -> None:
    before = unpack(1, profile.store).read_bytes()
    (profile.data / "backups").write_text("in the way")
    with pytest.raises(BackupFailed):
        Store(profile.store)
    assert profile.store.read_bytes() == before


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_older_library_is_salvaged_into_the_newest_schema(
    schema: int, profile: Paths, tmp_path: Path
) -> None:
    before = facts(unpack(schema, profile.store))
    saved = salvage(profile.store, tmp_path / "new.db")
    assert saved.damage == ()
    assert facts(tmp_path / "new.db") == before
    with Store(tmp_path / "new.db") as store:
        article = next(row.id for row in store.articles() if store.edits(row.id))
        assert len(History(store).log(article)) == 4


@pytest.mark.parametrize("schema", range(1, VERSION))
def test_each_step_leads_to_the_same_tables_as_all_at_once(schema: int, tmp_path: Path) -> None:
    create_database(tmp_path / "old.db", schema).close()
    Store(tmp_path / "old.db").close()
    Store(tmp_path / "new.db").close()
    tables = []
    for name in ("old.db", "new.db"):
        with closing(sqlite3.connect(tmp_path / name)) as db:
            tables.append(sorted(db.execute("SELECT name, sql FROM sqlite_master WHERE sql > ''")))
    assert tables[0] == tables[1]


def test_killed_while_it_is_brought_up_to_date_it_is_the_old_or_the_new_one(profile: Paths) -> None:
    """The alarm ends a fork of the program at once, at thirty moments of the update."""
    script = """
        import os, shutil, signal, sys
        from pathlib import Path
        from naba_translation.library.store import Store

        old, folder = Path(sys.argv[1]), Path(sys.argv[2])
        ended = 0
        for moment in range(1, 31):
            library = folder / str(moment) / "library.db"
            library.parent.mkdir(parents=True)
            shutil.copy(old, library)
            life = os.fork()
            if life == 0:
                signal.setitimer(signal.ITIMER_REAL, 0.003 * moment)
                Store(library).close()
                os._exit(0)
            ended += os.WIFSIGNALED(os.waitpid(life, 0)[1])
        print(ended)
    """
    before = facts(unpack(1, profile.store))
    folder = profile.data / "lives"
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), profile.store, folder],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 5  # or it was no test
    for library in folder.glob("*/library.db"):
        assert facts(library) == before
        for copy in Backups(library).list():
            assert facts(copy.path) == before
        with Store(library) as store:
            assert store.examine() == ""
        assert facts(library) == before
        assert not examine(library).damage
