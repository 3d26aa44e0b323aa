"""Writing a library and its copies anew under another key: all of them or none.

Each is written beside the former one, looked through for damage and synced; only when all are whole do they take
their places, the copies first, by one rename each. Until then it can be stopped, by whoever waits, a full disk or
the power, and everything is as it was. Nobody else gets at the library from the first page that is read until the
former file is overwritten, so that nothing is written to a file that is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from naba_models.durable import sync_file, sync_folder
from naba_translation.errors import StoreDamaged, StoreInUse, StoreLocked
from naba_translation.library.backups import refuse_without_room
from naba_translation.library.connection import (
    APPLICATION_ID,
    Place,
    connect,
    connect_sqlcipher,
    errors_named,
    make_private,
    raised,
)
from naba_translation.library.integrity import examine, look_through
from naba_translation.library.unfinished import clear_unfinished, unfinished
from naba_translation.library.wipe import overwrite

if TYPE_CHECKING:
    import sqlite3

    from naba_translation.library.integrity import Findings

_TOLD_SECONDS = 0.2
_GROWTH = 1.05  # an encrypted page keeps room for its hash


@dataclass(frozen=True, slots=True)
class _Written:
    """A file that is whole under the new key, and the one whose place it is to take."""

    former: BinaryIO  # open, so that it can be overwritten when its name is gone
    new: Path
    path: Path


@dataclass(frozen=True, slots=True)
class _Share:
    """Which part of all bytes one file is."""

    before: int
    size: int
    total: int

    def at(self, done: int) -> tuple[int, int]:
        return self.before + min(done, self.size), self.total


Progress = tuple[int, int]
"""How many bytes are done, and of how many."""


def rekey(
    library: Place, copies: Sequence[Place], key: str | None
) -> Generator[Progress, None, tuple[Path, ...]]:
    """Put a library and its copies under a key, or under none. Yields how far it is;
    closing the generator leaves all as it was. From the first file that is replaced on nothing is yielded.

    Returns the copies that stay as they were: damaged ones, and those that do not open with the library's key.

    Raises (all is as it was):
        StoreInUse: somebody has the library open, in this process or another.
        StoreFailed: the disk refuses, or has too little room.
        StoreDamaged: the library is damaged.
        EncryptionMissing: SQLCipher is not installed.
    """
    with errors_named(library.path):
        clear_unfinished(*{place.path.parent for place in (library, *copies)})
        sizes = [place.path.stat().st_size for place in (*copies, library)]
        refuse_without_room(library.path.parent, round(sum(sizes) * _GROWTH))
    shares = [_Share(sum(sizes[:at]), size, sum(sizes)) for at, size in enumerate(sizes)]
    _refuse_open(library)
    kept: list[Path] = []
    written: list[_Written] = []
    with ExitStack() as ends, errors_named(library.path):
        former = ends.enter_context(
            library.path.open("r+b", buffering=0)
        )  # closing it drops the locks: the last
        own = ends.enter_context(closing(connect_sqlcipher(library)))
        _hold(own, library.path)
        _refuse_damaged(library.path, look_through(own))
        for copy, share in zip(copies, shares[:-1], strict=True):
            try:
                written.append((yield from _copy(copy, key, share, ends)))
            except (StoreLocked, StoreDamaged):  # made under a passphrase of before, or no good
                kept.append(copy.path)
        new = yield from _export(own, library.path, key, shares[-1], ends)
        yield sum(sizes), sum(sizes)
        _replace([*written, _Written(former, new, library.path)])
    return tuple(kept)


def _refuse_open(place: Place) -> None:
    """By the same SQLite that all others have it open with: SQLCipher sees no connection of this process to a library
    that is not encrypted, and would drop its locks."""
    with errors_named(place.path), closing(connect(place)) as own:
        _hold(own, place.path)


def _refuse_damaged(path: Path, found: Findings) -> None:
    if found.damage:
        raise StoreDamaged(path, "; ".join(one.line for one in found.damage[:3]))


def _hold(connection: sqlite3.Connection, path: Path) -> None:
    """Have the whole database in its one file, and keep all others from it while the connection is open."""
    try:
        connection.execute("PRAGMA busy_timeout=1000")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except raised("OperationalError") as error:
        if "locked" not in str(error):
            raise
        raise StoreInUse(path, "another window or command has the library open") from error


def _copy(
    copy: Place, key: str | None, share: _Share, ends: ExitStack
) -> Generator[Progress, None, _Written]:
    """One of the library's copies written anew."""
    with ExitStack() as here, errors_named(copy.path):
        former = here.enter_context(copy.path.open("r+b", buffering=0))
        with closing(connect_sqlcipher(copy)) as old:
            _hold(old, copy.path)
            new = yield from _export(old, copy.path, key, share, here)
        ends.push(here.pop_all())
    return _Written(former, new, copy.path)


def _export(
    old: sqlite3.Connection, path: Path, key: str | None, share: _Share, ends: ExitStack
) -> Generator[Progress, None, Path]:
    """Write what a connection shows to a new file under the key, looked through and synced; it goes with `ends`."""
    new = Place(unfinished(path), key)
    ends.callback(_delete, new.path)
    make_private(new.path, create=True)
    version = old.execute("PRAGMA user_version").fetchone()[0]
    old.execute("ATTACH DATABASE ? AS new KEY ?", [str(new.path), f"x'{key}'" if key else ""])
    old.execute("PRAGMA new.journal_mode=OFF")  # an unfinished one is thrown away
    old.execute("PRAGMA new.synchronous=OFF")  # it is synced once, when it is whole
    yield from in_steps(
        lambda: old.execute("SELECT sqlcipher_export('new')").fetchall(),
        stop=old.interrupt,
        told=lambda: share.at(new.path.stat().st_size),
    )
    old.execute(f"PRAGMA new.user_version={version}")
    old.execute(f"PRAGMA new.application_id={APPLICATION_ID}")
    old.execute("DETACH DATABASE new")
    _refuse_damaged(path, examine(new))
    sync_file(new.path)
    return new.path


def in_steps(
    act: Callable[[], object], *, stop: Callable[[], None], told: Callable[[], Progress]
) -> Generator[Progress, None, None]:
    """One long act of SQLite's, in a thread of its own: how far it is can be told meanwhile, and it can be stopped."""
    from concurrent.futures import ThreadPoolExecutor, wait

    with ThreadPoolExecutor(max_workers=1) as pool:
        acting = pool.submit(act)
        try:
            while wait([acting], timeout=_TOLD_SECONDS).not_done:
                yield told()
        finally:
            while not acting.done():  # once would do nothing where it has not yet begun
                stop()
                wait([acting], timeout=_TOLD_SECONDS)
        acting.result()


def _replace(written: Sequence[_Written]) -> None:
    """Let each file take its place, the library's last: should the power fail between, it opens as before. After
    the renames nothing is an error any more, for there is no way back."""
    for one in written:
        if one is written[-1]:
            _sync_folders(written[:-1])
        one.new.replace(one.path)
    _sync_folders(written[-1:])
    for one in written:
        with suppress(OSError):
            overwrite(one.former)


def _sync_folders(written: Sequence[_Written]) -> None:
    for folder in {one.path.parent for one in written}:
        with suppress(OSError):
            sync_folder(folder)


def _delete(path: Path) -> None:
    with suppress(OSError):  # of a disk that cannot be written; the first error is the one to tell
        path.unlink(missing_ok=True)
