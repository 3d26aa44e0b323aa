"""What each article says happened when (timeline/), so that a library's timeline is not read anew each day: one
compressed row for each article that was read, with the few sentences that speak of a time.

A row is made of an article's sentences, of their English, of names and of what people wrote. When any of these
changes, triggers take the row away; whoever wants the timeline next reads that article again. A row's method says
what it was read with, and whether the whole article was read then and what the list counts of it was kept too.

What ends in _8 is step 8 of the schema, which never changes.
"""

# ruff: noqa: S608  the pieces put together here are our own
from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_OF_KEY = "DELETE FROM dates WHERE article IN (SELECT article FROM sentence WHERE key = new.key)"

TABLES_8 = (
    """CREATE TABLE dates (article TEXT PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                      method TEXT NOT NULL, events BLOB NOT NULL)""",
    """CREATE TRIGGER dates_by_article AFTER UPDATE OF published, source, signature ON article BEGIN
    DELETE FROM dates WHERE article = new.id;
END""",
    """CREATE TRIGGER dates_by_sentence AFTER INSERT ON sentence BEGIN
    DELETE FROM dates WHERE article = new.article;
END""",
    f"""CREATE TRIGGER dates_by_draft AFTER INSERT ON translation BEGIN {_OF_KEY}; END""",
    f"""CREATE TRIGGER dates_by_other_draft AFTER UPDATE OF english ON translation BEGIN {_OF_KEY}; END""",
    f"""CREATE TRIGGER dates_by_edit AFTER INSERT ON edit BEGIN {_OF_KEY}; END""",
    f"""CREATE TRIGGER dates_by_undo AFTER UPDATE OF void ON edit BEGIN {_OF_KEY}; END""",
    *(
        f"""CREATE TRIGGER dates_by_{table}_{event} AFTER {event} ON {table} BEGIN DELETE FROM dates; END"""
        for table in ("name", "memory")
        for event in ("insert", "update", "delete")
    ),
)

_FAST = 1  # of zlib: a tenth larger than its best, and ten times as fast


def kept(db: Database, methods: Iterable[str], articles: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """What is kept of these articles by any of these methods, by article; of those that were read. What is damaged is
    not there."""
    query = """SELECT article, events FROM dates WHERE method IN (SELECT value FROM json_each(?))
               AND article IN (SELECT value FROM json_each(?))"""
    for article, events in db.execute(query, [json.dumps(list(methods)), json.dumps(list(articles))]):
        with suppress(zlib.error):
            yield article, zlib.decompress(events)


def without(db: Database, method: str) -> list[str]:
    """The translated articles of which nothing is kept by this method, the newest first."""
    query = """SELECT listing.article FROM listing
               LEFT JOIN dates ON dates.article = listing.article AND dates.method = ?
               WHERE dates.article IS NULL AND listing.done >= listing.sentences
               ORDER BY listing.added DESC, listing.rowid DESC"""
    return [row[0] for row in db.execute(query, [method])]


def keep(db: Database, method: str, found: Mapping[str, bytes]) -> None:
    """Keep what was read in articles that are still there. Inside the transaction in which it was read."""
    for article, events in found.items():
        db.execute(
            "INSERT OR REPLACE INTO dates SELECT id, ?, ? FROM article WHERE id = ?",
            [method, zlib.compress(events, _FAST), article],
        )
