"""How the analyst keeps the library in order: tags, notes, what is reviewed, what to watch for, and filters.

The list is read from one short line for each article (index/listing.py), a page at a time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from naba_translation.index import passages
from naba_translation.library import written
from naba_translation.library.schema import errors_named, writing
from naba_translation.library.store import Store
from naba_translation.search.question import parts_of, read_question


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the library."""

    id: str
    title: str  # as it was found
    english: str  # the headline in English; empty where the article was never checked
    outlet: str
    published: date | None
    source: str
    added: datetime
    sentences: int  # that are to be translated
    done: int  # of them, those with English
    look: int | None  # sentences to check, the doubtful ones aside; None when it was never checked
    doubt: int | None  # doubtful sentences
    reviewed: datetime | None  # when the analyst said so
    note: str
    story: str  # the same for all articles of one story; empty where it was never grouped
    tags: tuple[str, ...]  # by name


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles to list. What is left out does not narrow."""

    since: date | None = None  # published on this day or later; articles without a date are then left out
    until: date | None = None
    outlet: str | None = None
    story: str | None = None
    tag: str | None = None
    reviewed: bool | None = None
    doubtful: bool | None = None  # with a sentence in doubt; False: checked, and without one
    among: frozenset[str] | None = None  # of these ids, as from `Shelf.watched` or a search


class Shelf:
    """The library's order, through the store that holds it and in its thread. Every change is on disk at
    once.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.database

    def count(self, only: Filter | None = None) -> int:
        """How many articles there are."""
        where, values = _where(only or Filter())
        with errors_named(self._store.path):
            return int(self._db.execute(f"SELECT count(*) FROM listing {where}", values).fetchone()[0])  # noqa: S608

    def entries(self, only: Filter | None = None, *, start: int = 0, limit: int = -1) -> tuple[Entry, ...]:
        """The articles, the newest first: `limit` of them from number `start` on; all from there where it
        is -1.
        """
        where, values = _where(only or Filter())
        query = f"""
            SELECT l.*, (SELECT json_group_array(name) FROM (
                SELECT name FROM tag WHERE article = l.article ORDER BY name)) AS tags
            FROM listing l {where} ORDER BY added DESC, rowid DESC LIMIT ? OFFSET ?"""  # noqa: S608
        with errors_named(self._store.path):
            return tuple(_entry(row) for row in self._db.query(query, [*values, limit, start]))

    def outlets(self) -> tuple[str, ...]:
        """The names of all outlets there are articles of."""
        return self._names("SELECT DISTINCT outlet AS name FROM listing WHERE outlet != '' ORDER BY name")

    def tags(self) -> tuple[str, ...]:
        """All tags in use."""
        return self._names("SELECT DISTINCT name FROM tag ORDER BY name")

    def tags_of(self, article_id: str) -> tuple[str, ...]:
        """The tags of one article, in the order of the alphabet."""
        with errors_named(self._store.path):
            rows = self._db.query("SELECT name FROM tag WHERE article = ? ORDER BY name", [article_id])
            return tuple(row["name"] for row in rows)

    def set_tags(self, article_id: str, tags: Iterable[str]) -> None:
        """Give an article these tags and no others. White space around a tag and empty ones are dropped."""
        names = sorted({name for tag in tags if (name := " ".join(tag.split()))})
        with errors_named(self._store.path), writing(self._db):
            self._db.execute("DELETE FROM tag WHERE article = ?", [article_id])
            for name in names:
                self._db.execute(
                    "INSERT INTO tag(article, name) SELECT article, ? FROM listing WHERE article = ?",
                    [name, article_id],
                )

    def set_note(self, article_id: str, note: str) -> None:
        """Keep the analyst's note on an article; an empty one takes it away."""
        self._set(article_id, note=note)

    def set_reviewed(self, article_id: str, reviewed: bool) -> None:
        """Say that an article is reviewed, now, or that it is not."""
        self._set(article_id, reviewed=datetime.now(UTC).isoformat() if reviewed else None)

    # -- what to watch for

    def watch(self, term: str) -> None:
        """Mark from now on what mentions a term: words, or a phrase in quotation marks, in either
        language.
        """
        with errors_named(self._store.path), writing(self._db):
            self._db.execute(
                "INSERT OR IGNORE INTO watch(term, added) VALUES (?, ?)",
                [term, datetime.now(UTC).isoformat()],
            )

    def unwatch(self, term: str) -> None:
        """Stop marking a term."""
        with errors_named(self._store.path), writing(self._db):
            self._db.execute("DELETE FROM watch WHERE term = ?", [term])

    def watched_terms(self) -> tuple[str, ...]:
        """The terms, in the order in which they were given."""
        return self._names("SELECT term AS name FROM watch ORDER BY added, rowid")

    def watched(self, among: Collection[str] | None = None) -> Mapping[str, tuple[str, ...]]:
        """The terms that each article (of `among`, where given) mentions, by its id; articles that mention
        none are left out.

        It is looked up in the index whenever asked, so it holds for new articles, new terms and new English
        at once. A term counts where one sentence has all its words; an English standing term also in
        Arabic.
        """
        found: dict[str, list[str]] = {}
        inside = None
        if among is not None:
            with errors_named(self._store.path):
                inside = passages.of_articles(self._db, among)
        for term in self.watched_terms():
            for article in self._mentioning(term, inside):
                if among is None or article in among:
                    found.setdefault(article, []).append(term)
        return {article: tuple(terms) for article, terms in found.items()}

    def _mentioning(self, term: str, inside: Collection[int] | None) -> list[str]:
        question = read_question(term)
        with errors_named(self._store.path):
            numbers = {
                passage
                for expressions, arabic, _ in parts_of(question)
                for passage in passages.all_matches(
                    self._db, passages.every_of(expressions), arabic=arabic, among=inside
                )
            }
            return passages.articles_of(self._db, numbers)

    def _names(self, query: str) -> tuple[str, ...]:
        with errors_named(self._store.path):
            return tuple(row["name"] for row in self._db.query(query))

    def _set(self, article_id: str, **values: object) -> None:
        with errors_named(self._store.path), writing(self._db):
            if self._db.table("listing").count_where("article = ?", [article_id]):
                self._db.table("listing").update(article_id, values)


def _where(only: Filter) -> tuple[str, list[object]]:
    """The clause and its values; its words are our own, what the user gave are values."""
    parts: list[str] = []
    values: list[object] = []
    for clause, value in (
        ("published >= ?", only.since and only.since.isoformat()),
        ("published <= ?", only.until and only.until.isoformat()),
        ("outlet = ?", only.outlet),
        ("story = ?", only.story),
        ("article IN (SELECT article FROM tag WHERE name = ?)", only.tag),
        ("(reviewed IS NOT NULL) = ?", only.reviewed),
        ("(doubt > 0) = ?", only.doubtful),
        (
            "article IN (SELECT value FROM json_each(?))",
            None if only.among is None else json.dumps(sorted(only.among)),
        ),
    ):
        if value is not None:
            parts.append(clause)
            values.append(value)
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        id=row["article"],
        title=row["title"],
        english=row["english"],
        outlet=row["outlet"],
        published=written.day(row["published"]),
        source=row["source"],
        added=written.moment(row["added"]),
        sentences=row["sentences"],
        done=row["done"],
        look=row["look"],
        doubt=row["doubt"],
        reviewed=written.moment(row["reviewed"]) if row["reviewed"] else None,
        note=row["note"],
        story=row["story"],
        tags=tuple(json.loads(row["tags"])),
    )
