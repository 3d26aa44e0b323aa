"""The library: articles, their sentences, the translation cache and the analyst's edits, in one SQLite file.

It keeps facts only; flags and summaries are worked out from them (review.py), so they are never stale.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlite_utils import Database

from naba_translation.alignment import decode, encode
from naba_translation.article import Article, Draft, Edit, Kind, Paragraph, Sentence
from naba_translation.engines import contrast
from naba_translation.index import listing, passages
from naba_translation.library import worklists, written
from naba_translation.library.connection import Place, place_of
from naba_translation.library.schema import database_in_memory, errors_named, open_database, writing

_AMONG = "key IN (SELECT value FROM json_each(?)) AND signature = ?"  # any number of keys in one parameter
_UNUSED = """key IN (SELECT value FROM json_each(?))
             AND NOT EXISTS (SELECT 1 FROM sentence WHERE sentence.key = translation.key)"""

_DRAFT_COLUMNS = ("english", "score", "source_tokens", "target_tokens", "parts", "attempt", "rejected")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the library's list."""

    id: str
    title: str
    outlet: str
    published: date | None
    source: str
    added: datetime
    sentences: int  # that are to be translated
    done: int  # of them, those with English of the article's own signature or an edit


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence and its key in the cache; None for what is not translated."""

    sentence: Sentence
    key: str | None


class Store:
    """The library at `where`. One connection: use it in the thread that made it, and open another elsewhere.

    Every method that writes is one transaction and is on disk when it returns.

    Raises (every method): StoreFailed, StoreDamaged; the constructor also StoreTooNew, StoreLocked,
    EncryptionMissing and BackupFailed.
    """

    def __init__(self, where: Place | Path, *, keep_former: bool = True) -> None:
        self.path = place_of(where).path
        self._db = open_database(where, keep_former=keep_former)

    @classmethod
    def to_read(cls, where: Place | Path) -> Store:
        """The library where there is one, else an empty one in memory: looking something up makes no file."""
        place = place_of(where)
        return cls(place) if place.path.exists() else cls._in_memory(place)

    @classmethod
    def _in_memory(cls, place: Place) -> Store:
        store = cls.__new__(cls)
        store.path, store._db = place.path, database_in_memory()
        return store

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def database(self) -> Database:
        """The connection, for the other doors of the library: shelf.py and search."""
        return self._db

    def close(self) -> None:
        """Close the connection. The store cannot be used afterwards."""
        self._db.close()

    def examine(self) -> str:
        """SQLite's own check of the whole file: what is wrong with it, or nothing. A second for 200 MB."""
        with errors_named(self.path):
            found = [row["integrity_check"] for row in self._db.query("PRAGMA integrity_check")]
        return "" if found == ["ok"] else "; ".join(found[:3])

    # -- articles

    def add_article(self, article: Article, sentences: Sequence[StoredSentence]) -> None:
        """Add an article, or renew what was read of the same text before; what was done to it stays."""
        row = {
            **{name: getattr(article, name) for name in ("id", "source_sha256", "extractor", "text")},
            "source": _written(article.source),
            **{name: getattr(article, name) for name in ("title", "outlet", "byline", "dateline")},
            "paragraphs": json.dumps([[p.start, p.end, p.kind] for p in article.paragraphs]),
            "published": article.published.isoformat() if article.published else None,
        }
        rows = [
            {"article": article.id, "idx": s.sentence.index, "paragraph": s.sentence.paragraph}
            | {"start": s.sentence.start, "end": s.sentence.end, "key": s.key}
            for s in sentences
        ]
        with errors_named(self.path), writing(self._db):
            if self._db.table("article").count_where("id = ?", [article.id]):
                self._db.table("article").update(article.id, row)
            else:
                self._db.table("article").insert(row | {"added": datetime.now(UTC).isoformat()})
            former = self._keys(article.id)
            self._db.table("sentence").delete_where("article = ?", [article.id])
            self._db.table("sentence").insert_all(rows)
            passages.add(self._db, {s.key: s.sentence.text for s in sentences if s.key})
            passages.forget_unused(self._db, former)
            listing.recount(self._db, article.id)

    def article(self, article_id: str) -> Article | None:
        """The article as it was read."""
        with errors_named(self.path):
            rows = list(self._db.table("article").rows_where("id = ?", [article_id]))
        return self._first(rows)

    def article_from(self, source: str) -> Article | None:
        """What was read last from a file of this name."""
        with errors_named(self.path):
            rows = list(
                self._db.table("article").rows_where(
                    "source = ?", [_written(source)], order_by="rowid DESC", limit=1
                )
            )
        return self._first(rows)

    def sentences(self, article: Article) -> tuple[StoredSentence, ...]:
        """Its sentences, in order."""
        with errors_named(self.path):
            rows = list(self._db.table("sentence").rows_where("article = ?", [article.id], order_by="idx"))
        kinds = [paragraph.kind for paragraph in article.paragraphs]
        with written.making_sense(self.path):
            return tuple(
                StoredSentence(
                    Sentence(
                        index=row["idx"],
                        paragraph=row["paragraph"],
                        start=row["start"],
                        end=row["end"],
                        text=article.text[row["start"] : row["end"]],
                        kind=kinds[row["paragraph"]],
                    ),
                    row["key"],
                )
                for row in rows
            )

    def articles(self) -> list[ArticleRow]:
        """All articles, the newest first."""
        query = """
            SELECT article AS id, title, outlet, published, source, added, sentences, done
            FROM listing ORDER BY added DESC, rowid DESC"""
        with errors_named(self.path):
            rows = list(self._db.query(query))
        return [
            ArticleRow(
                **row | {"published": written.day(row["published"]), "added": written.moment(row["added"])}
            )
            for row in rows
        ]

    def remove(self, article_id: str) -> None:
        """Forget an article, all that was done to it, and the cached English that no other article uses."""
        with errors_named(self.path), writing(self._db):
            keys = self._keys(article_id)
            for row in self._db.query("SELECT source FROM article WHERE id = ?", [article_id]):
                worklists.forget(self._db, row["source"])
            for table, column in (("sentence", "article"), ("edit", "article"), ("article", "id")):
                self._db.table(table).delete_where(f"{column} = ?", [article_id])
            self._db.table("translation").delete_where(_UNUSED, [json.dumps(keys)])
            passages.forget_unused(self._db, keys)

    def _keys(self, article_id: str) -> list[str]:
        query = "SELECT key FROM sentence WHERE article = ? AND key IS NOT NULL"
        return [row["key"] for row in self._db.query(query, [article_id])]

    # -- the cache

    def signature(self, article_id: str) -> str:
        """The signature the article's English was last made with; empty when it never was."""
        with errors_named(self.path):
            rows = list(self._db.table("article").rows_where("id = ?", [article_id], select="signature"))
        return (rows[0]["signature"] or "") if rows else ""

    def set_signature(self, article_id: str, signature: str) -> None:
        """Say which drafts are the article's English from now on."""
        with errors_named(self.path), writing(self._db):
            self._db.table("article").update(article_id, {"signature": signature})

    def drafts(self, signature: str, keys: Iterable[str]) -> dict[str, Draft]:
        """The cached drafts among `keys`."""
        found: dict[str, Draft] = {}
        among = [json.dumps(list(keys)), signature]
        with errors_named(self.path):
            said = {row["key"]: row["runs"] for row in self._db.table("contrast").rows_where(_AMONG, among)}
            for row in self._db.table("translation").rows_where(_AMONG, among):
                with suppress(ValueError, TypeError, AttributeError):  # damaged: it is made again
                    found[row["key"]] = Draft(
                        **{name: row[name] for name in _DRAFT_COLUMNS},
                        cut=bool(row["cut"]),
                        links=decode(row["links"]),
                        contrasts=contrast.decode(said.get(row["key"], "")),
                    )
        return found

    def save_drafts(self, signature: str, drafts: Mapping[str, Draft]) -> None:
        """Keep a batch of drafts by key."""
        rows, said = [], []
        for key, draft in drafts.items():
            row = {"key": key, "signature": signature}
            rows.append(row | asdict(replace(draft, contrasts=())) | {"links": encode(draft.links)})
            del rows[-1]["contrasts"]
            if draft.contrasts:
                said.append(row | {"runs": contrast.encode(draft.contrasts)})
        with errors_named(self.path), writing(self._db):
            self._db.table("translation").upsert_all(rows, pk=("key", "signature"))
            self._db.table("contrast").delete_where(_AMONG, [json.dumps(list(drafts)), signature])
            self._db.table("contrast").insert_all(said)
            passages.renew_english(self._db, drafts)

    def save_doubts(self, article_id: str, *, look: int, doubt: int, english: str = "") -> None:
        """Keep for the list how many sentences are to check, how many doubtful, and the headline. Nothing is written
        where that is kept already."""
        kept = "SELECT look, doubt, english FROM listing WHERE article = ?"
        with errors_named(self.path):
            if self._db.execute(kept, [article_id]).fetchone() == (look, doubt, english):
                return
            with writing(self._db):
                self._db.execute(
                    "UPDATE listing SET look = ?, doubt = ?, english = ? WHERE article = ?",
                    [look, doubt, english, article_id],
                )

    # -- edits

    def edits(self, article_id: str) -> dict[tuple[int, int], Edit]:
        """The analyst's words by the sentence's start and end."""
        with errors_named(self.path):
            rows = list(self._db.table("edit").rows_where("article = ?", [article_id], order_by="id"))
        newest = {(row["start"], row["end"]): row for row in rows}
        return {
            place: Edit(row["english"], row["author"], written.moment(row["made"]))
            for place, row in newest.items()
            if row["english"] is not None
        }

    def _first(self, rows: Sequence[dict[str, Any]]) -> Article | None:
        with written.making_sense(self.path):
            return _article(rows[0]) if rows else None


def _article(row: dict[str, Any]) -> Article:
    paragraphs = (
        Paragraph(index, start, end, Kind(kind)) for index, (start, end, kind) in _blocks(row["paragraphs"])
    )
    names = ("id", "source", "source_sha256", "extractor", "text", "title", "outlet", "byline", "dateline")
    return Article(
        **{name: row[name] for name in names},
        paragraphs=tuple(paragraphs),
        published=written.day(row["published"]),
    )


def _written(source: str) -> str:
    """A file's name as text: bytes in it that are none, which SQLite refuses, become escapes."""
    return source.encode(errors="backslashreplace").decode()


def _blocks(paragraphs: str) -> Iterable[tuple[int, tuple[int, int, str]]]:
    return enumerate(json.loads(paragraphs))
