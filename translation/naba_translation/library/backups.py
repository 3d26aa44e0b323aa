"""Copies of the library, made by themselves, checked before they count, and taken back when they are needed.

They lie in the folder "backups" beside the library, numbered: the number says which is newer, because a clock
may be set back. A copy is made whole under another name, looked through for damage (integrity.py), and only
then gets its name and lets older ones go; a damaged library therefore never takes the place of a good copy.

After Anki, which checks before every backup and thins out by day and week.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import count
from pathlib import Path

from naba_models.durable import sync_file, sync_folder
from naba_translation.errors import BackupFailed, StoreDamaged, StoreFailed
from naba_translation.library.connection import Place, connect, copy_database, errors_named, place_of
from naba_translation.library.integrity import examine
from naba_translation.library.unfinished import clear_unfinished, unfinished

DAYS, WEEKS, OTHERS = 7, 4, 3
"""How many are kept: the newest of each of so many days and weeks that have one, and of each other kind."""

DUE = timedelta(days=1)
_ROOM = 20_000_000  # bytes that are left free on the disk
_NAME = re.compile(r"(\d{6})-(\d{8}T\d{6}Z)-(\w+)\.db")


class Why(StrEnum):
    """What a copy was made for."""

    DAILY = "daily"
    ASKED = "asked"
    BEFORE_UPDATE = "update"  # of the library to a newer program's schema
    BEFORE_RESTORE = "restore"  # the library as it was when another copy took its place

    @property
    def words(self) -> str:
        """As a person reads it."""
        match self:
            case Why.DAILY:
                return "daily"
            case Why.ASKED:
                return "asked for"
            case Why.BEFORE_UPDATE:
                return "before an update of Naba"
            case Why.BEFORE_RESTORE:
                return "before a copy was restored"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of the whole library."""

    path: Path
    number: int  # a higher one is newer
    made: datetime  # in UTC, by the clock of that time
    why: Why
    size: int  # bytes


class Backups:
    """The copies of the library at `where`. Nothing is kept open between calls; use it in any thread.

    Raises (every method that writes): BackupFailed, StoreLocked, EncryptionMissing; StoreDamaged where the
    library itself is damaged. The library and the copies that were there are then as they were.
    """

    def __init__(
        self, where: Place | Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._library = place_of(where)
        self._now = now
        self.folder = self._library.path.parent / "backups"

    def list(self) -> tuple[Backup, ...]:
        """All copies, the newest first.

        Raises: StoreFailed, where the folder cannot be read.
        """
        with errors_named(self.folder):
            if not self.folder.is_dir():
                return ()
            found = [backup for path in self.folder.iterdir() if (backup := _backup(path))]
        return tuple(sorted(found, key=lambda backup: backup.number, reverse=True))

    @property
    def last_problem(self) -> str:
        """Why the newest try to make a copy failed, in words of the system; empty when it did not."""
        try:
            return self._problem.read_text(encoding="utf-8", errors="replace")
        except OSError:  # there is none, or nobody may know
            return ""

    def make(self, why: Why = Why.ASKED) -> Backup:
        """Copy the library, look the copy through, and let older copies go."""
        try:
            backup = self._make(why)
        except (StoreFailed, StoreDamaged) as error:
            self._note(error.reason)
            if isinstance(error, StoreDamaged):
                raise
            raise BackupFailed(error.path, error.reason) from error
        self._note("")
        self._thin_out()
        return backup

    def make_if_due(self) -> Backup | None:
        """A daily copy, if something changed since the newest one and that is older than a day."""
        newest = next(iter(self.list()), None)
        if newest is not None:
            age = abs(self._now() - newest.made)  # a copy may be "of tomorrow": the clock was set back
            if age < DUE or not self._changed_since(newest):
                return None
        elif not self._library.path.exists():
            return None
        return self.make(Why.DAILY)

    def restore(self, backup: Backup) -> Path | None:
        """Put a copy in the library's place, for everybody who has the library open too.

        Returns where the former library lies: among the copies, or, where it was damaged, beside itself under
        another name with its journal; None where there was none. It is never deleted.
        """
        self._refuse_damaged(backup)
        if not self._library.path.exists():
            return self.replace_library(backup.path)
        try:
            former = self.make(Why.BEFORE_RESTORE).path
        except StoreDamaged:
            return self.replace_library(backup.path)
        with (
            _told_as_backup(self._library.path),
            closing(connect(self._library.beside(backup.path))) as copy,
            closing(connect(self._library)) as library,
        ):
            copy.backup(library)  # one transaction: all of it or nothing
            library.execute("PRAGMA journal_mode=WAL")
        return former

    def replace_library(self, path: Path) -> Path | None:
        """Set a library that cannot be opened aside, with its journal, and put a copy of the one at `path` there.

        Returns where the former one lies, None where there was none. A crash at any moment leaves the former or
        the new one in its place.
        """
        library = self._library.path
        with _told_as_backup(library):
            clear_unfinished(library.parent)
            new = unfinished(library)
            try:
                with closing(connect(self._library.beside(path))) as copy:
                    copy_database(copy, self._library.beside(new))
                sync_file(new)
                aside = self._set_aside()
                new.replace(library)
            finally:
                new.unlink(missing_ok=True)
            sync_folder(library.parent)
        return aside

    def _set_aside(self) -> Path | None:
        """Give the library's file a second name, and take its journal away: it would be played into the next."""
        library = self._library.path
        if not library.exists():
            return None
        stem = f"{library.stem}-damaged-{self._now():%Y%m%dT%H%M%SZ}"
        names = (library.with_name(f"{stem}-{number}.db") for number in count(1))
        aside = next(path for path in names if not path.exists())
        try:
            os.link(library, aside)  # also where the disk cannot read it any more
        except OSError:  # a stick's file system may know one name for each file only
            shutil.copy2(library, aside)
            sync_file(aside)
        for end in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                library.with_name(library.name + end).rename(aside.with_name(aside.name + end))
        return aside

    # -- making one

    def _make(self, why: Why) -> Backup:
        with errors_named(self.folder):
            self.folder.mkdir(mode=0o700, exist_ok=True)
            clear_unfinished(self.folder)
            refuse_without_room(
                self.folder, sum(path.stat().st_size for path in self._files() if path.exists())
            )
            new = unfinished(self.folder / "copy")
            try:
                with errors_named(self._library.path), closing(connect(self._library)) as library:
                    copy_database(library, self._library.beside(new))
                self._refuse_damage_in(new)
                sync_file(new)
                return self._named(new, why)
            finally:
                new.unlink(missing_ok=True)

    def _named(self, new: Path, why: Why) -> Backup:
        newest = max((backup.number for backup in self.list()), default=0)
        for number in count(newest + 1):
            path = self.folder / f"{number:06}-{self._now():%Y%m%dT%H%M%SZ}-{why}.db"
            try:
                os.link(new, path)  # not `replace`: another may have taken the name just now
            except FileExistsError:
                continue
            except OSError:  # a stick's file system may know one name for each file only
                new.replace(path)
            break
        sync_folder(self.folder)
        return Backup(path, number, self._now(), why, path.stat().st_size)

    def _refuse_damage_in(self, copy: Path) -> None:
        if damage := examine(self._library.beside(copy)).damage:
            raise StoreDamaged(self._library.path, "; ".join(one.line for one in damage[:3]))

    def _refuse_damaged(self, backup: Backup) -> None:
        if damage := examine(self._library.beside(backup.path)).damage:
            raise BackupFailed(backup.path, f"this copy is damaged: {damage[0].line}")

    def _changed_since(self, backup: Backup) -> bool:
        copied = backup.path.stat().st_mtime
        moments = [path.stat().st_mtime for path in self._files() if path.exists() and path.stat().st_size]
        return any(moment > copied for moment in moments) or copied > self._now().timestamp()

    def _files(self) -> tuple[Path, Path]:
        path = self._library.path
        return path, path.with_name(path.name + "-wal")

    # -- what is kept

    def _thin_out(self) -> None:
        """Let go what is neither the newest of its day nor of its week, and not among the newest of its kind."""
        backups = self.list()
        daily = [backup for backup in backups if backup.why is Why.DAILY]
        kept = {*_newest_of_each(daily, lambda made: made.date(), DAYS)}
        kept |= {*_newest_of_each(daily, lambda made: made.isocalendar()[:2], WEEKS)}
        for why in Why:
            of_kind = [backup for backup in backups if backup.why is why]
            kept |= {*of_kind[: 1 if why is Why.DAILY else OTHERS]}
        with errors_named(self.folder):
            for backup in backups:
                if backup not in kept:
                    backup.path.unlink(missing_ok=True)

    # -- what went wrong

    @property
    def _problem(self) -> Path:
        return self.folder / "problem.txt"

    def _note(self, reason: str) -> None:
        """For whoever asks later; that it cannot be noted on a full disk changes nothing."""
        with suppress(OSError):
            if reason:
                self._problem.unlink(missing_ok=True)
                with os.fdopen(
                    os.open(self._problem, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8"
                ) as file:
                    file.write(f"{self._now():%Y-%m-%d %H:%M} UTC: {reason}")
            else:
                self._problem.unlink(missing_ok=True)


def refuse_without_room(folder: Path, size: int) -> None:
    """Before so many bytes are written there. Raises StoreFailed, OSError."""
    free = shutil.disk_usage(folder).free
    if free < size + _ROOM:
        raise StoreFailed(folder, f"{size // 1_000_000} MB are needed and {free // 1_000_000} MB are free")


def damaged_libraries(library: Path) -> tuple[Path, ...]:
    """The files of libraries that were set aside because they were damaged, their journals among them."""
    return tuple(sorted(library.parent.glob(f"{library.stem}-damaged-*")))


def _backup(path: Path) -> Backup | None:
    """What a file's name says; None for another file, and for one that is gone."""
    found = _NAME.fullmatch(path.name)
    if found is None or found[3] not in list(Why):
        return None
    try:
        made = datetime.strptime(found[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return Backup(path, int(found[1]), made, Why(found[3]), path.stat().st_size)
    except ValueError:  # a thirteenth month: somebody else's file
        return None
    except FileNotFoundError:  # another has just let it go
        return None


def _newest_of_each(
    backups: Iterable[Backup], span: Callable[[datetime], Hashable], most: int
) -> tuple[Backup, ...]:
    """The first of each span of time, of the `most` first spans. Spans without a copy do not count, so that a
    clock that jumps, or a holiday, lets nothing go."""
    newest: dict[Hashable, Backup] = {}
    for backup in backups:
        newest.setdefault(span(backup.made), backup)
    return tuple(newest.values())[:most]


@contextmanager
def _told_as_backup(path: Path) -> Iterator[None]:
    try:
        with errors_named(path):
            yield
    except StoreFailed as error:
        raise BackupFailed(error.path, error.reason) from error
