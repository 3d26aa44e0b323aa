"""Forgetting articles for good: no file of the program holds their words afterwards.

Deleting rows is not enough. Full-text indexes only note what is deleted until their parts are merged; a page that
was split keeps copies of rows that moved; the journal and the backups hold the past. So the indexes are merged,
the library is written anew, its journal emptied, and every backup is treated the same way. What a sudden end left
of a copy that was being made is deleted. The library itself notes which articles are being forgotten until all of
that is done, so that what interrupts it only puts it off.

What the analyst wrote for the articles' sentences goes with them, and no longer serves the same sentences in other
articles. What came from translation memories (TMX) and the table of names stays: it did not come from these
articles. Exports are the analyst's own files and stay.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from naba_models.durable import sync_folder
from naba_translation.errors import StoreDamaged
from naba_translation.library import worklists
from naba_translation.library.backups import Backups, damaged_libraries
from naba_translation.library.connection import Place, connect, copy_database, errors_named, place_of, writing
from naba_translation.library.integrity import examine
from naba_translation.library.schema import open_database
from naba_translation.library.store import Store
from naba_translation.library.unfinished import clear_unfinished, unfinished
from naba_translation.library.worklists import FORGETTING, Worklists

if TYPE_CHECKING:
    from sqlite_utils import Database

_WORDS = ("arabic_words", "english_words")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What came of it."""

    held_open: bool  # another program reads the library: its file is clean once that has closed it
    rewritten: tuple[Path, ...]  # backups
    deleted: tuple[Path, ...]  # backups that were damaged, so that they could not be cleaned nor used
    remaining: tuple[Path, ...]  # damaged libraries that were set aside: they may hold anything


def forget(where: Place | Path, article_ids: Sequence[str]) -> Generator[tuple[int, int], None, Forgotten]:
    """Forget the articles, and those whose forgetting was interrupted: first in the library, which is done when the
    first step is told, then in its file and in all backups. Yields how many files are done, and of how many; closing
    the generator leaves the rest to the next time.

    Raises: StoreFailed, StoreDamaged, StoreLocked, EncryptionMissing.
    """
    place = place_of(where)
    with Store(place) as store:
        lists = Worklists(store)
        article_ids = tuple(dict.fromkeys((*lists.read(FORGETTING), *article_ids)))
        lists.write(FORGETTING, article_ids)
        for article_id in article_ids:
            store.remove(article_id)
    backups = Backups(place)
    copies = backups.list()
    yield 0, 1 + len(copies)
    with errors_named(place.path), closing(open_database(place)) as db:
        held_open = not _clean(db)
    with errors_named(backups.folder):
        clear_unfinished(place.path.parent, backups.folder)
    rewritten: list[Path] = []
    deleted: list[Path] = []
    for done, backup in enumerate(copies, 1):
        yield done, 1 + len(copies)
        (rewritten if _rewrite(place.beside(backup.path), article_ids) else deleted).append(backup.path)
    if copies:
        with errors_named(backups.folder):
            sync_folder(backups.folder)  # else a power cut could bring a former copy back
    with errors_named(place.path), closing(open_database(place)) as db:
        _strike_off(db, article_ids)
        held_open |= not _empty_journal(db)
    return Forgotten(held_open, tuple(rewritten), tuple(deleted), damaged_libraries(place.path))


def interrupted(where: Place | Path) -> tuple[str, ...]:
    """The articles whose forgetting was begun and not ended, by their ids: `forget` of none ends it.

    Raises: StoreFailed, StoreDamaged, StoreLocked, EncryptionMissing.
    """
    with Store.to_read(where) as store:
        return Worklists(store).read(FORGETTING)


def _strike_off(db: Database, article_ids: Sequence[str]) -> None:
    """Nothing is left to be forgotten. SQLite overwrites the lines (`secure_delete`)."""
    with writing(db):
        for article_id in article_ids:
            worklists.forget(db, article_id)


def _clean(db: Database) -> bool:
    """Leave nothing in the file that is not in its tables; whether the journal could be emptied, too."""
    with writing(db):
        db.execute(
            "DELETE FROM translation WHERE NOT EXISTS (SELECT 1 FROM sentence s WHERE s.key = translation.key)"
        )  # drafts of sentences as an earlier version had split them
        for table in _WORDS:
            db.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608  merges what was deleted
    db.execute("VACUUM")
    return _empty_journal(db)


def _empty_journal(db: Database) -> bool:
    """Whether it could be done: a reader elsewhere may still need it."""
    return not db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


def _rewrite(copy: Place, article_ids: Sequence[str]) -> bool:
    """Put a copy of a backup without the articles in its place, at the newest schema; a damaged one is deleted.
    Whether it was rewritten."""
    new = copy.beside(unfinished(copy.path))
    try:
        with errors_named(copy.path):
            _write_without(copy, new, article_ids)
            moment = copy.path.stat().st_mtime_ns  # whether the library has changed since is told by it
            os.utime(new.path, ns=(moment, moment))
            new.path.replace(copy.path)
    except StoreDamaged:
        copy.path.unlink()
        return False
    finally:
        with suppress(OSError):  # of a disk that cannot be written; the first error is the one to tell
            new.path.unlink(missing_ok=True)
    return True


def _write_without(copy: Place, new: Place, article_ids: Sequence[str]) -> None:
    with closing(connect(copy)) as old:
        copy_database(old, new)
    with Store(new, keep_former=False) as store:
        for article_id in article_ids:
            store.remove(article_id)
        _strike_off(store.database, article_ids)
        _clean(store.database)
        store.database.execute("PRAGMA journal_mode=DELETE")
    if damage := examine(new).damage:
        raise StoreDamaged(copy.path, damage[0].line)
