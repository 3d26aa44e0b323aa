"""A hash of the content of every row that cannot be made again, so that a bit that flips on the disk is found.

SQLite's own check looks at the structure: three flips in four fall into text, where it sees nothing. Here each
row carries a hash of its columns. Whoever writes need not know: triggers take the hash off a row that is
changed or that is a copy of another, new rows have none, and `seal` gives it to all such rows before the
transaction ends (an index of rows without one makes that a look into an empty index). A row without a hash, or
with a wrong one, after the transaction was therefore not written by Naba.

What ends in _5 is step 5 of the schema, which never changes; a later step that adds a table of facts adds its
columns here in a constant of its own.
"""

# ruff: noqa: S608  the names put together here are our own
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

DIGEST_BYTES = 8
"""Enough to tell damage; it is no protection against people, who could write a new hash."""

SEALED_5: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "article": (
            *("id", "source", "source_sha256", "extractor", "text", "paragraphs", "title", "outlet"),
            *("byline", "dateline", "published", "added", "signature"),
        ),
        "sentence": ("article", "idx", "paragraph", "start", "end", "key"),
        "translation": (
            *("key", "signature", "english", "score", "source_tokens", "target_tokens", "parts", "cut"),
            *("links", "attempt", "rejected"),
        ),
        "edit": ("id", "article", "start", "end", "key", "english", "author", "made", "void", "step"),
        "step": ("id", "article", "what", "of", "author", "made"),
        "mark": ("id", "article", "start", "end", "state", "english", "author", "made", "step"),
        "comment": ("id", "article", "start", "end", "number", "text", "author", "made", "step"),
        "unsaved": ("article", "start", "end", "english", "author", "made"),
        "memory": ("key", "arabic", "english", "author", "made", "origin"),
        "name": ("key", "english", "arabic", "kind", "variants", "also", "note", "author", "made"),
        "listing": ("article", "reviewed", "note"),  # the rest is counted from the others
        "tag": ("article", "name"),
        "watch": ("term", "added"),
    }
)

SEALED_9: Mapping[str, tuple[str, ...]] = MappingProxyType({"contrast": ("key", "signature", "runs")})

SEALED: Mapping[str, tuple[str, ...]] = MappingProxyType({**SEALED_5, **SEALED_9})
"""The columns that are hashed, by table; a table after those it refers to."""


def digest(*values: Any) -> bytes:
    """The hash of a row: BLAKE2b over its values as JSON, which keeps text, numbers and null apart.

    No fact is a blob, but one flipped bit makes a text one: it has a hash too, which is not the text's.
    """
    written = json.dumps(values, default=lambda blob: {"blob": blob.hex()})
    return hashlib.blake2b(written.encode(), digest_size=DIGEST_BYTES).digest()


def seal(db: Database) -> None:
    """Give their hash to the rows that have none. Inside the caller's transaction."""
    for table, columns in SEALED.items():
        db.execute(f"{_sealing(table, columns)} WHERE digest IS NULL")


def statements(sealed: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The step of the schema that begins to seal these tables, with all rows that are there."""
    for table, columns in sealed.items():
        yield f'ALTER TABLE "{table}" ADD COLUMN digest BLOB'
        yield _sealing(table, columns)
        yield f'CREATE INDEX {table}_unsealed ON "{table}"(digest) WHERE digest IS NULL'
        unsealed = f'UPDATE "{table}" SET digest = NULL WHERE rowid = new.rowid'
        for name, event in (("copied", "INSERT"), ("changed", f"UPDATE OF {_names(columns)}")):
            yield f"""CREATE TRIGGER {table}_{name} AFTER {event} ON "{table}"
                      WHEN new.digest IS NOT NULL BEGIN {unsealed}; END"""


def _sealing(table: str, columns: tuple[str, ...]) -> str:
    return f'UPDATE "{table}" SET digest = naba_digest({_names(columns)})'


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
