"""The library file: how it is opened, and its tables as steps. A released step never changes: add one.

article      what was read, whole and untouched; `signature` is the one its English was last made with
sentence     where its sentences are; `key` is the cache's key, null for what is not translated
translation  the cache: one row for each key and engine signature; may be thrown away; `links` as
             `alignment.encode` writes them; `attempt` 2 where a second try was kept, `rejected` the other one
contrast     what the engine said of a draft's suspicious runs, as `contrast.encode` writes it; goes with the draft
edit         the analyst's words, kept for ever; the newest row of a sentence wins, null takes an edit back;
             `key` lets an edit serve the same sentence in other articles; `void`: as if there had been none
mark         judgements of sentences, kept as edits are; null takes one back
comment      remarks, kept as edits are: `number` is the row in which the comment was new, null in that row
step         what was done to an article, one line a step, for undo and for those who ask who did what; every
             row of edit, mark and comment names the step that wrote it; see history.py
unsaved      what stands in an open editor; gone when it is saved
memory       sentences of imported translation memories, by the cache's key; the newest import of a key wins
passage      one Arabic sentence by the cache's key, with its row in arabic_words and english_words (what is
             searched) and in meaning (its vector); see index/passages.py, which writes them
listing      one short line for each article with its counts, tags and note; see index/listing.py
dates        what each article says happened when; may be thrown away, and is by any change; see index/dates.py
letters      what each article's letters are like, for grouping; may be thrown away; see index/letters.py
name         the analyst's names by folded Arabic; where `english` is null, a built-in name is switched off
worklist     what the window has yet to do, line by line: files that wait, folders that are watched
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from naba_translation.errors import StoreDamaged, StoreTooNew
from naba_translation.index import dates, letters, listing, passages
from naba_translation.library import seals
from naba_translation.library.backups import Backups, Why
from naba_translation.library.connection import (
    APPLICATION_ID,
    Place,
    connect,
    connect_memory,
    errors_named,
    place_of,
    transaction,
    writing,
)

__all__ = ["VERSION", "errors_named", "migrations", "open_database", "writing"]

VERSION = 9
"""Stored as user_version. A file with a higher one was written by a later program and is refused."""

migrations = Migrations("naba")


@migrations()
def m001_library(db: Database) -> None:
    article = (
        "source",
        "source_sha256",
        "extractor",
        "text",
        "paragraphs",
        "title",
        "outlet",
        "byline",
        "dateline",
    )
    db.table("article").create(
        {"id": str, **dict.fromkeys(article, str), "published": str, "added": str, "signature": str},
        pk="id",
        not_null=(*article, "added"),
    )
    db.table("sentence").create(
        {"article": str, "idx": int, "paragraph": int, "start": int, "end": int, "key": str},
        pk=("article", "idx"),
        foreign_keys=[("article", "article", "id")],
        not_null=("paragraph", "start", "end"),
    )
    db.table("sentence").create_index(["key"])
    draft = {
        "english": str,
        "score": float,
        "source_tokens": int,
        "target_tokens": int,
        "parts": int,
        "cut": int,
    }
    db.table("translation").create(
        {"key": str, "signature": str, **draft}, pk=("key", "signature"), not_null=draft
    )
    db.table("edit").create(
        {
            "id": int,
            "article": str,
            "start": int,
            "end": int,
            "key": str,
            "english": str,
            "author": str,
            "made": str,
        },
        pk="id",
        foreign_keys=[("article", "article", "id")],
        not_null=("article", "start", "end", "key", "author", "made"),
    )
    db.table("edit").create_index(["article", "start", "end"])
    db.table("edit").create_index(["key"])


@migrations()
def m002_names_and_memory(db: Database) -> None:
    for column, kind, default in (("links", str, ""), ("attempt", int, 1), ("rejected", str, "")):
        db.table("translation").add_column(column, kind, not_null_default=default)
    memory = dict.fromkeys(("arabic", "english", "author", "made", "origin"), str)
    db.table("memory").create({"key": str, **memory}, pk="key", not_null=memory)
    name = dict.fromkeys(("arabic", "kind", "variants", "also", "note", "author", "made"), str)
    db.table("name").create({"key": str, "english": str, **name}, pk="key", not_null=name)


@migrations()
def m003_index_and_listing(db: Database) -> None:
    for statement in (*passages.TABLES_3, *listing.TABLES_3):
        db.execute(statement)
    passages.fill(db)
    for statement in (listing.FILL_3, listing.RECOUNT_3, *listing.TRIGGERS_3):
        db.execute(statement)


@migrations()
def m004_history(db: Database) -> None:
    for statement in (
        """CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        what TEXT NOT NULL, of INTEGER, author TEXT NOT NULL, made TEXT NOT NULL)""",
        """CREATE INDEX step_article ON step(article)""",
        """CREATE TABLE mark (
        id INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        start INTEGER NOT NULL, end INTEGER NOT NULL, state TEXT, english TEXT NOT NULL,
        author TEXT NOT NULL, made TEXT NOT NULL, step INTEGER NOT NULL)""",
        """CREATE INDEX mark_article ON mark(article)""",
        """CREATE TABLE comment (
        id INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        start INTEGER NOT NULL, end INTEGER NOT NULL, number INTEGER, text TEXT,
        author TEXT NOT NULL, made TEXT NOT NULL, step INTEGER NOT NULL)""",
        """CREATE INDEX comment_article ON comment(article)""",
        """CREATE TABLE unsaved (
        article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE, start INTEGER NOT NULL,
        end INTEGER NOT NULL, english TEXT NOT NULL, author TEXT NOT NULL, made TEXT NOT NULL,
        PRIMARY KEY (article, start, end))""",
        """ALTER TABLE edit ADD COLUMN void INTEGER NOT NULL DEFAULT 0""",
        """ALTER TABLE edit ADD COLUMN step INTEGER""",
        """CREATE INDEX edit_step ON edit(step)""",
        """CREATE INDEX mark_step ON mark(step)""",
        """CREATE INDEX comment_step ON comment(step)""",
        """INSERT INTO step(id, article, what, author, made)
        SELECT id, article, CASE WHEN english IS NULL THEN 'restore' ELSE 'edit' END, author, made
        FROM edit ORDER BY id""",
        """UPDATE edit SET step = id""",  # the steps of the edits that are there have the edits' numbers
    ):
        db.execute(statement)


@migrations()
def m005_seals(db: Database) -> None:
    for statement in seals.statements(seals.SEALED_5):
        db.execute(statement)


@migrations()
def m006_shown_and_grouped(db: Database) -> None:
    for statement in (*listing.COLUMNS_6, *letters.TABLES_6):
        db.execute(statement)


@migrations()
def m007_worklists(db: Database) -> None:
    db.execute(
        """CREATE TABLE worklist (
        name TEXT NOT NULL, place INTEGER NOT NULL, line TEXT NOT NULL,
        PRIMARY KEY (name, place), UNIQUE (name, line))"""
    )


@migrations()
def m008_dates(db: Database) -> None:
    for statement in dates.TABLES_8:
        db.execute(statement)


@migrations()
def m009_contrasts(db: Database) -> None:
    db.execute(
        """CREATE TABLE contrast (
        key TEXT NOT NULL, signature TEXT NOT NULL, runs TEXT NOT NULL, PRIMARY KEY (key, signature),
        FOREIGN KEY (key, signature) REFERENCES translation(key, signature) ON DELETE CASCADE)"""
    )
    for statement in seals.statements(seals.SEALED_9):
        db.execute(statement)


def open_database(where: Place | Path, *, keep_former: bool = True) -> Database:
    """Open or make the library, readable by its owner only, at the newest schema.

    One of an older schema is copied to its backups first, unless `keep_former` is False, and then brought up to
    date in one transaction.

    Raises:
        StoreTooNew: a later program wrote it; nothing was changed.
        StoreDamaged: it is no library, or damaged.
        StoreLocked, EncryptionMissing: it is encrypted.
        BackupFailed: it is of an older schema and no copy could be made; it was left as it was.
        StoreFailed: the folder or the disk refuses.
    """
    place = place_of(where)
    with errors_named(place.path):
        connection = connect(place, create=True)
        try:
            version = _version(connection, place.path)
            if keep_former and 0 < version < VERSION:
                Backups(place).make(Why.BEFORE_UPDATE)
            return _prepare(connection, version)
        except BaseException:
            connection.close()
            raise


def database_in_memory() -> Database:
    """An empty library that is nowhere on the disk."""
    return _prepare(connect_memory(), 0)


def create_database(where: Place | Path, version: int) -> Database:
    """A new, empty library of an older schema, 1 to VERSION, as the program of that time made it.

    Raises: StoreFailed.
    """
    place = place_of(where)
    with errors_named(place.path):
        connection = connect(place, create=True)
        try:
            return _prepare(connection, 0, to=version)
        except BaseException:
            connection.close()
            raise


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The file's schema, looked at before anything is written."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and (owner or tables):
        raise StoreDamaged(path, "this is the database of another program")
    if version > VERSION:
        raise StoreTooNew(path, f"schema {version}, this program knows {VERSION}")
    return version


def _prepare(connection: sqlite3.Connection, version: int, *, to: int = VERSION) -> Database:
    connection.execute("PRAGMA journal_mode=WAL")
    db = Database(connection, execute_plugins=False)
    if version < to:
        with transaction(
            db
        ):  # another program may have done it since we looked: then there is nothing to apply
            later = [step.name for step in migrations.pending(db) if int(step.name[1:4]) > to]
            migrations.apply(db, stop_before=later)
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            db.execute(f"PRAGMA user_version={to}")
    return db
