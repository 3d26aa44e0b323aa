"""A forgotten article is in no byte of any file below the program's folder; the others are whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

import pytest

from library_makers import add_article, contents, fill
from naba_translation.article import Contrast, Draft, State
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.index.dates import keep as keep_dates
from naba_translation.index.letters import keep_letters
from naba_translation.index.passages import keep_meaning
from naba_translation.library.backups import Backups, Why
from naba_translation.library.connection import writing
from naba_translation.library.forget import Forgotten, forget, interrupted
from naba_translation.library.history import History
from naba_translation.library.integrity import examine
from naba_translation.library.memory import Memory
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.library.unsaved import Unsaved
from naba_translation.library.worklists import WAITING, Worklists
from naba_translation.paths import Paths
from naba_translation.pipeline import ArticleDone, process

ARABIC = ("زعفرانيه", "الزعفرانية", "قرنفلات")
ENGLISH = ("Zaffranine", "Xylograph", "Quixotry")
TEXT = "وصلت الزعفرانية إلى الميناء مع قرنفلات كثيرة. لم تغادر الزعفرانية بعد."


def bytes_left(folder: Path) -> dict[str, set[str]]:
    """Files that hold one of the words, in any of the encodings a program may write."""
    found: dict[str, set[str]] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            for word in (*ARABIC, *ENGLISH):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1256"):
                    if word.lower().encode(encoding, "ignore") in data:
                        found.setdefault(path.name, set()).add(word)
    return found


def run(path: Path, ids: list[str]) -> Forgotten:
    steps = forget(path, ids)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Forgotten = end.value
            return result


FROM_ELSEWHERE = {"memory", "name", "watch", "_sqlite_migrations"}
"""Tables of which no row came from an article: imported memories, the analyst's names and words to watch for."""


def rows(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Every table of the library, as its own schema lists them. Of the full-text indexes, the rows as they are
    asked for; how they lie on the disk is looked at byte by byte."""
    with closing(sqlite3.connect(path)) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        indexes = {name for name in names if f"{name}_data" in names}
        parts = {name for name in names if any(name.startswith(f"{index}_") for index in indexes)}
        own = {name for name in names if name not in parts and not name.startswith("sqlite_")}
        return {
            name: set(db.execute(f"SELECT {'rowid, *' if name in indexes else '*'} FROM {name}"))  # noqa: S608
            for name in own
        }


def keys_of(path: Path, article_id: str) -> list[str]:
    """By which an attacker who guesses a sentence could prove that it was here."""
    with closing(sqlite3.connect(path)) as db:
        found = [row[0] for row in db.execute("SELECT key FROM sentence WHERE article = ?", [article_id])]
    return [article_id, *(key for key in found if key)]


@pytest.fixture
def home(profile: Paths) -> Path:
    """A profile with forty articles, and one with rare words, to which everything was done."""
    fill(profile.store, 20)
    do_everything(profile)
    with Store(profile.store) as store:
        for number in range(800, 820):  # so that pages are split and parts of the indexes merged
            add_article(store, number)
    Backups(profile.store).make(Why.DAILY)
    Backups(profile.store).make()
    return profile.data.parent


def do_everything(profile: Paths) -> str:
    """An article of rare words, to which all was done that leaves something in the library; its id."""
    with Store(profile.store) as store:
        article = add_article(store, 777, text=TEXT, english="The Zaffranine {}.")
        stored = store.sentences(article)
        other = Draft("Another model's Zaffranine.", -0.7, 9, 9, attempt=2, rejected="A rejected Quixotry.")
        other = replace(other, contrasts=(Contrast(0, 4, 1.5, 0.0),))
        store.save_drafts("model:other@2", {one.key: other for one in stored if one.key})
        history, place = History(store), (stored[1].sentence.start, stored[1].sentence.end)
        history.edit(article.id, {place: "Xylograph still there."}, author="Amal")
        history.mark(article.id, {place: "Xylograph still there."}, State.APPROVED, author="Amal")
        history.comment(article.id, place, "Quixotry?", author="Amal")
        history.edit(article.id, {place: "Quixotry still there."}, author="Amal")
        history.undo(article.id, author="Amal")
        Unsaved(store).keep(article.id, place, "Quixotry, unsaved", author="Amal")
        shelf = Shelf(store)
        shelf.set_note(article.id, "Xylograph, see notes")
        shelf.set_tags(article.id, ["quixotry"])
        Worklists(store).write(WAITING, ["/press/other.txt", article.source])
        with writing(store.database):
            passages = [row["id"] for row in store.database.query("SELECT id FROM passage")]
            keep_meaning(store.database, "test", dict.fromkeys(passages[-2:], b"Zaffranine"))
            keep_letters(store.database, "test", {article.id: b"Xylograph"})
            keep_dates(store.database, "test", {article.id: b"Zaffranine"})
    return article.id


def forgotten_id(path: Path) -> str:
    with Store(path) as store:
        return next(row.id for row in store.articles() if "777" in row.source)


def test_not_a_byte_of_a_forgotten_article_is_left_and_nothing_else_is_touched(
    home: Path, profile: Paths
) -> None:
    assert len(bytes_left(home)) >= 3  # the library and its copies: the test sees what it looks for
    gone = forgotten_id(profile.store)
    before = contents(profile.store)
    done = run(profile.store, [gone])
    assert bytes_left(home) == {}
    assert not done.held_open
    assert len(done.rewritten) == 2
    del before[gone]
    for path in (profile.store, *(backup.path for backup in Backups(profile.store).list())):
        assert contents(path) == before
        assert not examine(path).damage


def test_every_table_is_as_if_the_article_had_never_been_there(profile: Paths) -> None:
    """Whatever tables there will be: one that nothing is written to here fails the test until it is."""
    fill(profile.store, 5)
    with Store(profile.store) as store:
        Worklists(store).write(WAITING, ["/press/other.txt"])
        store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = rows(profile.store)
    gone = do_everything(profile)
    keys = keys_of(profile.store, gone)
    during = rows(profile.store)
    touched = {table for table, found in during.items() if found != before[table]}
    assert touched == during.keys() - FROM_ELSEWHERE
    backup = Backups(profile.store).make()
    run(profile.store, [gone])
    for path in (profile.store, backup.path):
        assert rows(path) == before
        data = path.read_bytes()
        assert not [key for key in keys if key.encode() in data]


def test_a_forgetting_that_was_interrupted_at_any_step_is_ended_the_next_time(
    home: Path, profile: Paths
) -> None:
    gone = forgotten_id(profile.store)
    keys = keys_of(profile.store, gone)
    Backups(profile.store).make()
    steps = forget(profile.store, [gone])
    for _ in range(2):  # the library is done, one copy of three is not begun
        next(steps)
    steps.close()
    assert interrupted(profile.store) == (gone,)
    late = Backups(profile.store).make()  # which holds that it is being forgotten
    assert bytes_left(home)
    run(profile.store, [])
    assert interrupted(profile.store) == ()
    assert bytes_left(home) == {}
    for path in (profile.store, late.path):
        assert not [key for key in keys if key.encode() in path.read_bytes()]


def test_an_article_that_was_really_translated_is_forgotten_too(
    profile: Paths, tmp_path: Path, engine: CTranslate2Engine
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT * 3, encoding="utf-8")
    with Store(profile.store) as store:
        add_article(store, 1)
        ids = [
            event.review.article.id
            for event in process([file], engine=engine, store=store)
            if isinstance(event, ArticleDone)
        ]
    assert bytes_left(profile.data)
    run(profile.store, ids)
    assert bytes_left(profile.data) == {}


def test_a_reader_elsewhere_is_told_of_and_the_next_time_all_is_gone(
    home: Path, profile: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naba_translation.library.connection.BUSY_SECONDS", 0.05)
    gone = forgotten_id(profile.store)
    with Store(profile.store) as reader:
        reader.database.execute("BEGIN")
        reader.database.execute("SELECT count(*) FROM article").fetchone()
        done = run(profile.store, [gone])
        assert done.held_open
        reader.database.rollback()
    assert not run(profile.store, [gone]).held_open
    assert bytes_left(home) == {}


def test_a_damaged_copy_goes_and_a_damaged_library_that_was_set_aside_is_named(
    home: Path, profile: Paths
) -> None:
    gone = forgotten_id(profile.store)
    copy = Backups(profile.store).list()[0].path
    data = bytearray(copy.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 9000] = bytes(9000)
    copy.write_bytes(data)
    aside = profile.data / "library-damaged-20260101T000000Z-1.db"
    shutil.copy2(profile.store, aside)
    done = run(profile.store, [gone])
    assert done.deleted == (copy,)
    assert done.remaining == (aside,)
    assert bytes_left(home).keys() == {aside.name}


def test_the_memory_forgets_what_was_written_for_its_sentences(home: Path, profile: Paths) -> None:
    run(profile.store, [forgotten_id(profile.store)])
    with Store(profile.store) as store:
        assert not any(word in unit.english for unit in Memory(store).units() for word in ENGLISH)


def test_what_a_sudden_end_left_of_a_copy_goes_too_and_what_is_being_written_stays(
    home: Path, profile: Paths
) -> None:
    process = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], stdout=PIPE, check=True)
    ended, living = int(process.stdout), os.getppid()
    left, written = f".library.db.{ended}-0a1b2c3d.new", f".copy.{living}-0a1b2c3d.new"
    for folder in (profile.data, Backups(profile.store).folder):
        for name in (left, f"{left}-wal", f".{ended}.new", written):
            (folder / name).write_bytes(TEXT.encode())
    run(profile.store, [forgotten_id(profile.store)])
    assert bytes_left(home).keys() == {written}
