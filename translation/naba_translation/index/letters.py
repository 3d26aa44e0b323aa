"""What each article's letters are like (stories/likeness.py), so that a library is grouped without reading its
texts again: one compressed row of small whole numbers for each article, a kilobyte or two.

What ends in _6 is step 6 of the schema, which never changes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES_6 = (
    """CREATE TABLE letters (article TEXT PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
                      method TEXT NOT NULL, profile BLOB NOT NULL)""",
)

_FAST = 1  # of zlib: a tenth larger than its best, and ten times as fast


def without_letters(db: Database, method: str, *, limit: int) -> list[str]:
    """Some articles of which no profile of this method is kept."""
    query = """SELECT a.article FROM listing a LEFT JOIN letters l ON l.article = a.article AND l.method = ?
               WHERE l.article IS NULL ORDER BY a.rowid LIMIT ?"""
    return [row[0] for row in db.execute(query, [method, limit])]


def count_without_letters(db: Database, method: str) -> int:
    """How many articles have no profile of this method."""
    query = """SELECT count(*) FROM listing a LEFT JOIN letters l ON l.article = a.article AND l.method = ?
               WHERE l.article IS NULL"""
    return int(db.execute(query, [method]).fetchone()[0])


def keep_letters(db: Database, method: str, profiles: Mapping[str, bytes]) -> None:
    """Keep the profiles of articles that are still there. Inside the caller's transaction."""
    for article, profile in profiles.items():
        db.execute(
            "INSERT OR REPLACE INTO letters SELECT article, ?, ? FROM listing WHERE article = ?",
            [method, zlib.compress(profile, _FAST), article],
        )


def letters(db: Database, method: str, articles: Sequence[str]) -> Iterable[tuple[str, bytes]]:
    """The profiles of this method by article, of those of the articles that have one."""
    query = """SELECT article, profile FROM letters WHERE method = ?
               AND article IN (SELECT value FROM json_each(?))"""
    for article, profile in db.execute(query, [method, json.dumps(list(articles))]):
        yield article, zlib.decompress(profile)
