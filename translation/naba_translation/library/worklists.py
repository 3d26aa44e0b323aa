"""What is still to be done, as lists of lines that name files: in the library, and so under its passphrase.

A list changes little from one time to the next: lines go at its head and come at its end. Only these are written,
so that ten thousand files that wait cost no more than one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from naba_translation.library.connection import errors_named, writing

if TYPE_CHECKING:
    from sqlite_utils import Database

    from naba_translation.library.store import Store

WAITING = "waiting"
"""The files that are still to be translated: one path a line. Forgetting an article takes its file off it."""

FAILED = "failed"
"""The files that could not be translated: one a line, as `of_failure` writes it. Forgetting an article takes its file
off it."""

WATCHED = "watched"
"""The folders that are watched for more."""

FORGETTING = "forgetting"
"""The articles that are being forgotten, by their ids, until no file holds them."""


class Worklists:
    """The lists of a library, by name. Lines of one list are all different.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._path = store.path
        self._db = store.database

    def read(self, name: str) -> tuple[str, ...]:
        """The lines of a list in their order; none where it was never written."""
        with errors_named(self._path):
            return tuple(self._places(name))

    def write(self, name: str, lines: Sequence[str]) -> None:
        """Let the list be these lines. One transaction, and none where they are."""
        if self.read(name) == tuple(lines):
            return
        with errors_named(self._path), writing(self._db):
            places = self._places(name)
            stay = [line for line in lines if line in places]
            kept = set(stay)
            if stay != list(lines[: len(stay)]) or stay != [line for line in places if line in kept]:
                stay, kept = [], set()  # another order: all of it anew
            gone = places.keys() - kept
            self._db.execute(
                "DELETE FROM worklist WHERE name = ? AND line IN (SELECT value FROM json_each(?))",
                [name, json.dumps([_stored(line) for line in gone])],
            )
            first = max((places[line] for line in stay), default=0) + 1
            self._db.table("worklist").insert_all(
                {"name": name, "place": place, "line": _stored(line)}
                for place, line in enumerate(lines[len(stay) :], first)
            )

    def _places(self, name: str) -> dict[str, int]:
        rows = self._db.table("worklist").rows_where("name = ?", [name], order_by="place")
        return {line: row["place"] for row in rows if (line := _read(row["line"])) is not None}


def of_failure(path: str, why: Mapping[str, str]) -> str:
    """The line of a file that could not be translated."""
    return json.dumps([path, why])


def forget(db: Database, line: str) -> None:
    """Take a line off every list, and the file of that path off those that failed. Inside the caller's transaction."""
    failed = [row["line"] for row in db.table("worklist").rows_where("name = ?", [FAILED])]
    begins = of_failure(line, {})[: -len("{}]")]
    lines = [_stored(line), *(one for one in failed if (_read(one) or "").startswith(begins))]
    db.execute("DELETE FROM worklist WHERE line IN (SELECT value FROM json_each(?))", [json.dumps(lines)])


def _stored(line: str) -> str:
    """As JSON: names of files may hold bytes that are no text, which SQLite would refuse."""
    return json.dumps(line)


def _read(stored: str) -> str | None:
    """None where it is damaged: one file must not keep the others from being gone on with."""
    try:
        line = json.loads(stored)
    except ValueError:
        return None
    return line if isinstance(line, str) else None
