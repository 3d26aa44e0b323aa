"""The words and the meaning of every sentence that is or could be translated, kept in step with the library.

A passage is one Arabic sentence by its cache key, however many articles hold it. Whoever writes sentences,
drafts or edits calls `add`, `renew_english` or `forget_unused` in the same transaction. (Triggers cannot:
SQLite lets none write a full-text table while the schema is not trusted, which it is not.)

What ends in _3 is step 3 of the schema, which never changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from naba_translation.index.words import indexed

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES_3 = (
    """CREATE TABLE passage (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE)""",
    """CREATE VIRTUAL TABLE arabic_words USING fts5(words, detail=none,
                      tokenize='unicode61 remove_diacritics 0')""",
    """CREATE VIRTUAL TABLE english_words USING fts5(words,
                      tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TABLE meaning (passage INTEGER PRIMARY KEY REFERENCES passage(id) ON DELETE CASCADE,
                      encoder TEXT NOT NULL, vector BLOB NOT NULL)""",
)


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


def arabic_matches(db: Database, words: Sequence[Sequence[str]], *, limit: int, every: bool) -> list[int]:
    """The passages with `every` or any of the words, best first; of a word any one form."""
    groups = ["(" + " OR ".join(_quoted(form) for form in forms) + ")" for forms in words]
    return _matches(db, "arabic_words", (" AND " if every else " OR ").join(groups), limit)


def english_matches(db: Database, phrases: Sequence[str], *, limit: int, every: bool) -> list[int]:
    """The passages with `every` or any of the words or phrases in their newest English, best first."""
    expression = (" AND " if every else " OR ").join(_quoted(phrase) for phrase in phrases)
    return _matches(db, "english_words", expression, limit)


def english_marked(
    db: Database, phrases: Sequence[str], passages: Sequence[int], *, mark: tuple[str, str]
) -> dict[int, str]:
    """The newest English of those of the passages in which a phrase stands, with marks around each."""
    rows = db.query(
        """SELECT rowid AS id, highlight(english_words, 0, ?, ?) AS marked FROM english_words
           WHERE english_words MATCH ? AND rowid IN (SELECT value FROM json_each(?))""",
        [*mark, " OR ".join(_quoted(phrase) for phrase in phrases), json.dumps(list(passages))],
    )
    return {row["id"]: row["marked"] for row in rows}


def places(db: Database, passages: Sequence[int]) -> list[dict[str, Any]]:
    """Where the passages stand: passage, article, source, title, idx, arabic and english as it is shown."""
    query = """
        SELECT p.id AS passage, a.id AS article, a.source, a.title, s.idx,
               substr(a.text, s.start + 1, s.end - s.start) AS arabic,
               coalesce((SELECT english FROM edit WHERE article = a.id AND start = s.start AND end = s.end
                         ORDER BY id DESC LIMIT 1), t.english, '') AS english
        FROM passage p JOIN sentence s ON s.key = p.key JOIN article a ON a.id = s.article
        LEFT JOIN translation t ON t.key = s.key AND t.signature = a.signature
        WHERE p.id IN"""
    return list(_among(db, query, passages))


def of_articles(db: Database, articles: Iterable[str]) -> set[int]:
    """The passages that stand in any of the articles."""
    query = "SELECT p.id FROM passage p JOIN sentence s ON s.key = p.key WHERE s.article IN"
    return {row["id"] for row in _among(db, query, articles)}


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


def meanings(db: Database, encoder: str) -> Iterable[tuple[int, bytes]]:
    """All vectors of this encoder, by passage."""
    rows: Iterable[tuple[int, bytes]] = db.execute(
        "SELECT passage, vector FROM meaning WHERE encoder = ?", [encoder]
    )
    return rows


def _among(db: Database, query: str, values: Iterable[object]) -> Iterable[dict[str, Any]]:
    rows: Iterable[dict[str, Any]] = db.query(
        f"{query} (SELECT value FROM json_each(?))",  # noqa: S608 our own queries
        [json.dumps(list(values))],
    )
    return rows


def _matches(db: Database, table: str, expression: str, limit: int) -> list[int]:
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT ?"  # noqa: S608
    return [row[0] for row in db.execute(query, [expression, limit])]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
