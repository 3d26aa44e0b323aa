"""The analyst's own names in the library."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from naba_translation.library import written
from naba_translation.library.schema import errors_named, writing
from naba_translation.library.store import Store
from naba_translation.names.gazetteer import Gazetteer, bundled, gazetteer
from naba_translation.names.name import Name, NameKind
from naba_translation.normalise import search_key


class NameTable:
    """Names that were added or switched off here. Every method that writes is one transaction.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._db = store.database

    def all(self) -> tuple[Name, ...]:
        """The names added here, by their Arabic."""
        return tuple(_name(row) for row in self._rows() if row["english"] is not None)

    def gazetteer(self) -> Gazetteer:
        """These names and the bundled ones; the former go before the latter."""
        rows = self._rows()
        own = tuple(_name(row) for row in rows if row["english"] is not None)
        return gazetteer(own, without=frozenset(row["key"] for row in rows if row["english"] is None))

    def add(self, names: Iterable[Name], *, author: str) -> int:
        """Add names, or change those of the same Arabic; how many.

        Raises ValueError for a name without Arabic or English words.
        """
        made = datetime.now(UTC).isoformat()
        rows = {name.key: _row(name, author=name.author or author, made=made) for name in names}
        with errors_named(self.store.path), writing(self._db):
            self._db.table("name").upsert_all(rows.values(), pk="key")
        return len(rows)

    def remove(self, arabic: str) -> bool:
        """Take out a name added here, or switch off a bundled one; whether there was one."""
        key = search_key(arabic)
        own = any(row["key"] == key and row["english"] is not None for row in self._rows())
        ours = any(
            key in map(search_key, name.forms) for name in bundled() if name.kind is not NameKind.GIVEN
        )
        with errors_named(self.store.path), writing(self._db):
            self._db.table("name").delete_where("key = ?", [key])
            if ours and not own:
                blank = dict.fromkeys(("kind", "variants", "also", "note", "author"), "")
                made = datetime.now(UTC).isoformat()
                self._db.table("name").insert(
                    {"key": key, "arabic": arabic, "english": None, "made": made} | blank
                )
        return own or ours

    def _rows(self) -> list[dict[str, Any]]:
        with errors_named(self.store.path):
            return list(self._db.table("name").rows_where(order_by="arabic"))


def _row(name: Name, *, author: str, made: str) -> dict[str, str]:
    if not name.key or not name.english.strip():
        raise ValueError("a name needs an Arabic and an English form")
    return {
        "key": name.key,
        "arabic": _on_one_line(name.arabic),
        "english": _on_one_line(name.english),
        "kind": name.kind.value,
        "variants": json.dumps([_on_one_line(form) for form in name.variants], ensure_ascii=False),
        "also": json.dumps([_on_one_line(form) for form in name.also], ensure_ascii=False),
        "note": name.note,
        "author": author,
        "made": made,
    }


def _on_one_line(form: str) -> str:
    """A form with single spaces between its words: a cell of a spreadsheet may hold more, and all of it would get into
    the English."""
    return " ".join(form.split())


def _name(row: dict[str, Any]) -> Name:
    """Of a damaged row what can be read: one name must not keep all articles from being checked."""
    kinds = [kind for kind in NameKind if kind.value == row["kind"]]
    return Name(
        row["arabic"],
        row["english"],
        kinds[0] if kinds else NameKind.TERM,
        variants=written.lines(row["variants"]),
        also=written.lines(row["also"]),
        note=row["note"],
        author=row["author"],
    )
