"""The words and the meaning of every sentence that is or could be translated, kept in step with the library.

A passage is one Arabic sentence by its cache key, however many articles hold it. Whoever writes sentences,
drafts or edits calls `add`, `renew_english` or `forget_unused` in the same transaction. (Triggers cannot:
SQLite lets none write a full-text table while the schema is not trusted, which it is not.)

What ends in _3 is step 3 of the schema, which never changes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from naba_translation.index.words import indexed

if TYPE_CHECKING:
    from sqlite_utils import Database

ENGLISH_TOKENS = "porter unicode61 remove_diacritics 2"
"""What makes words of English: FTS5's name of it. Part of TABLES_3, so it never changes."""

TABLES_3 = (
    """CREATE TABLE passage (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE)""",
    """CREATE VIRTUAL TABLE arabic_words USING fts5(words, detail=none,
                      tokenize='unicode61 remove_diacritics 0')""",
    f"""CREATE VIRTUAL TABLE english_words USING fts5(words,
                      tokenize='{ENGLISH_TOKENS}')""",
    """CREATE TABLE meaning (passage INTEGER PRIMARY KEY REFERENCES passage(id) ON DELETE CASCADE,
                      encoder TEXT NOT NULL, vector BLOB NOT NULL)""",
)


MANY = 10_000
"""A word of more passages is too common to look for among others."""

RANKED = {True: 2_000, False: 10_000}
"""Of passages that fit so many are ranked, the newest, in Arabic (True) and in English. Each takes 4 µs in English and
20 in Arabic, whose index keeps no counts: BM25 reads the passage again."""


def add(db: Database, texts: Mapping[str, str]) -> None:
    """Keep the passages that are not there yet: Arabic by cache key."""
    known = {row["key"] for row in _among(db, "SELECT key FROM passage WHERE key IN", texts)}
    new = [key for key in texts if key not in known]
    for key in new:
        number = db.execute("INSERT INTO passage(key) VALUES (?)", [key]).lastrowid
        db.execute("INSERT INTO arabic_words(rowid, words) VALUES (?, ?)", [number, indexed(texts[key])])
    renew_english(db, new)


def renew_english(db: Database, keys: Iterable[str]) -> None:
    """Keep the words of the newest English: the newest edit that stands, else the newest draft."""
    query = """
        SELECT p.id, coalesce(
            (SELECT english FROM edit WHERE key = p.key AND english IS NOT NULL AND id IN (
                 SELECT max(id) FROM edit WHERE key = p.key GROUP BY article, start, end)
             ORDER BY id DESC LIMIT 1),
            (SELECT english FROM translation WHERE key = p.key ORDER BY rowid DESC LIMIT 1)) AS english
        FROM passage p WHERE p.key IN"""
    for row in list(_among(db, query, keys)):
        db.execute("DELETE FROM english_words WHERE rowid = ?", [row["id"]])
        if row["english"]:
            db.execute("INSERT INTO english_words(rowid, words) VALUES (?, ?)", [row["id"], row["english"]])


def forget_unused(db: Database, keys: Iterable[str]) -> None:
    """Forget those of the passages that no sentence has any more."""
    query = """SELECT id FROM passage p WHERE NOT EXISTS (SELECT 1 FROM sentence s WHERE s.key = p.key)
               AND key IN"""
    for row in list(_among(db, query, keys)):
        for table, column in (("arabic_words", "rowid"), ("english_words", "rowid"), ("passage", "id")):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", [row["id"]])  # noqa: S608


def fill(db: Database) -> None:
    """Keep the passages of all articles that are there."""
    for article in list(db.query("SELECT id, text FROM article")):
        rows = db.query(
            "SELECT key, start, end FROM sentence WHERE article = ? AND key IS NOT NULL", [article["id"]]
        )
        add(db, {row["key"]: article["text"][row["start"] : row["end"]] for row in rows})


# -- reading


def any_of(parts: Iterable[str]) -> str:
    """The full-text expression that any of these expressions makes true."""
    return "(" + " OR ".join(parts) + ")"


def every_of(parts: Iterable[str]) -> str:
    """The full-text expression that all of these expressions together make true."""
    return "(" + " AND ".join(parts) + ")"


def phrase(text: str) -> str:
    """The full-text expression of a word, or in English of words that follow each other."""
    return '"' + text.replace('"', '""') + '"'


def matches(
    db: Database, expression: str, *, arabic: bool, limit: int, among: Collection[int] | None, by: str
) -> list[int]:
    """The passages (of `among`, where given) whose Arabic or newest English fits, best first by BM25 of the words of
    `by`, or the newest first where that is empty.

    BM25 counts every passage of each of its words, so that common ones take longer than an answer may; and they
    tell no sentence from another. Where more than `RANKED` fit, the newest of them are ranked.

    The sign in `+rowid` keeps SQLite from asking the full-text index once for each number of the list.
    """
    table = _table(arabic)
    inner = f"SELECT rowid AS id, {'rank' if by else '0'} AS score FROM {table} WHERE {table} MATCH ?"  # noqa: S608
    values: list[object] = [by or expression]
    if by and by != expression:
        inner += f" AND +rowid IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)"  # noqa: S608
        values.append(expression)
    if among is not None:
        inner += " AND +rowid IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(among)))
    query = f"SELECT id FROM ({inner} ORDER BY rowid DESC LIMIT ?) ORDER BY score, id DESC LIMIT ?"  # noqa: S608
    return [row[0] for row in db.execute(query, [*values, RANKED[arabic] if by else limit, limit])]


def all_matches(
    db: Database, expression: str, *, arabic: bool, among: Collection[int] | None = None
) -> list[int]:
    """All passages (of `among`, where given) whose Arabic or newest English fits, in no order."""
    table = _table(arabic)
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608
    values: list[object] = [expression]
    if among is not None:
        query += " AND rowid IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(among)))
    return [row[0] for row in db.execute(query, values)]


def count(db: Database, expression: str, *, arabic: bool) -> int:
    """How many passages fit; of a common word no more than `MANY` and one are counted."""
    table = _table(arabic)
    query = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"  # noqa: S608
    return int(db.execute(query, [expression, MANY + 1]).fetchone()[0])


def places(db: Database, passages: Sequence[int], *, among: Collection[str] | None) -> list[dict[str, Any]]:
    """Where the passages stand: passage, article, source, title, signature, idx, start, end, key and arabic."""
    query = """
        SELECT p.id AS passage, a.id AS article, a.source, a.title, a.signature, s.idx, s.start, s.end, s.key,
               substr(a.text, s.start + 1, s.end - s.start) AS arabic
        FROM passage p JOIN sentence s ON s.key = p.key JOIN article a ON a.id = s.article
        WHERE p.id IN"""
    return [row for row in _among(db, query, passages) if among is None or row["article"] in among]


def of_articles(db: Database, articles: Iterable[str]) -> set[int]:
    """The passages that stand in any of the articles."""
    query = "SELECT p.id FROM passage p JOIN sentence s ON s.key = p.key WHERE s.article IN"
    return {row["id"] for row in _among(db, query, articles)}


def articles_of(db: Database, passages: Iterable[int]) -> list[str]:
    """The articles in which any of the passages stands."""
    query = "SELECT DISTINCT s.article FROM passage p JOIN sentence s ON s.key = p.key WHERE p.id IN"
    return [row["article"] for row in _among(db, query, passages)]


def without_meaning(db: Database, encoder: str, *, limit: int) -> list[tuple[int, str]]:
    """Some passages that this encoder has no vector of, with their Arabic."""
    query = """
        SELECT p.id, substr(a.text, s.start + 1, s.end - s.start) AS arabic
        FROM passage p JOIN sentence s ON s.key = p.key JOIN article a ON a.id = s.article
        WHERE p.id IN (SELECT p.id FROM passage p LEFT JOIN meaning m ON m.passage = p.id
                       WHERE m.encoder IS NOT ? ORDER BY p.id LIMIT ?)
        GROUP BY p.id"""
    return [(row["id"], row["arabic"]) for row in db.query(query, [encoder, limit])]


def count_without_meaning(db: Database, encoder: str) -> int:
    """How many passages this encoder has no vector of."""
    query = (
        "SELECT count(*) AS n FROM passage p LEFT JOIN meaning m ON m.passage = p.id WHERE m.encoder IS NOT ?"
    )
    return int(next(iter(db.query(query, [encoder])))["n"])


def keep_meaning(db: Database, encoder: str, vectors: Mapping[int, bytes]) -> None:
    """Keep the vectors of passages that are still there."""
    for passage, vector in vectors.items():
        db.execute(
            "INSERT OR REPLACE INTO meaning SELECT id, ?, ? FROM passage WHERE id = ?",
            [encoder, vector, passage],
        )


def meanings(db: Database, encoder: str, *, after: int) -> Iterable[tuple[int, bytes]]:
    """The vectors of this encoder by passage, of those with a number above `after`, in their order."""
    rows: Iterable[tuple[int, bytes]] = db.execute(
        "SELECT passage, vector FROM meaning WHERE passage > ? AND encoder = ? ORDER BY passage",
        [after, encoder],
    )
    return rows


def _among(db: Database, query: str, values: Iterable[object]) -> Iterable[dict[str, Any]]:
    rows: Iterable[dict[str, Any]] = db.query(
        f"{query} (SELECT value FROM json_each(?))",  # noqa: S608 our own queries
        [json.dumps(list(values))],
    )
    return rows


def _table(arabic: bool) -> str:
    return "arabic_words" if arabic else "english_words"
