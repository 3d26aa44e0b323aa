"""A library under a passphrase: the whole file and all backups, by SQLCipher (AES-256, every page authenticated).

The key is PBKDF2-HMAC-SHA512 of the passphrase with the salt in the file's first 16 bytes, 256,000 times: what
SQLCipher 4 does itself, so that every tool of SQLCipher opens the file with the passphrase. It is done here once,
because it takes a fifth of a second, and a library is opened for each job.

There is no other way in: who forgets the passphrase has lost the library. Exports, documents, the names of models
and what the system pages out are not under it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from naba_models.durable import sync_file, sync_folder
from naba_translation.backups import Backups, damaged_libraries
from naba_translation.connection import (
    APPLICATION_ID,
    Place,
    connect,
    connect_sqlcipher,
    errors_named,
    is_encrypted,
    make_private,
    raised,
)
from naba_translation.errors import StoreDamaged, StoreInUse, StoreLocked
from naba_translation.integrity import examine
from naba_translation.unfinished import unfinished

if TYPE_CHECKING:
    import sqlite3

SALT_BYTES, KEY_BYTES, ITERATIONS = 16, 32, 256_000
_WIPE = 1_000_000  # bytes overwritten at once


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of encrypting, decrypting, or another passphrase."""

    place: Place  # how the library is opened from now on
    remaining: tuple[Path, ...]  # backups and damaged libraries that are as they were, under what they were


def unlock(path: Path, passphrase: str) -> Place:
    """How to open the library at `path`: what is not encrypted needs no passphrase.

    Raises:
        StoreLocked: the passphrase is wrong.
        EncryptionMissing: SQLCipher is not installed.
        StoreFailed: the file cannot be read.
    """
    if not is_encrypted(path):
        return Place(path)
    with errors_named(path), path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    place = Place(path, _key(passphrase, salt))
    with errors_named(path):
        connect(place).close()
    return place


def encrypt(place: Place, passphrase: str) -> Changed:
    """Put a library and its backups under a passphrase, or under another one than they are.

    Nobody may have the library open, in this process neither. The former files are overwritten before they go; a
    disk that writes elsewhere (flash does) may keep their words nevertheless, so the first line is an encrypted disk.

    Raises:
        StoreInUse: somebody has the library open; it is as it was, and so are the backups.
        StoreFailed: the disk refuses; the library is as it was.
        StoreDamaged: it is damaged; nothing was changed.
        EncryptionMissing: SQLCipher is not installed.
        ValueError: the passphrase is empty.
    """
    if not passphrase:
        raise ValueError("the passphrase is empty")
    return _convert(place, _key(passphrase, secrets.token_bytes(SALT_BYTES)))


def decrypt(place: Place) -> Changed:
    """Take the passphrase off a library and its backups. Raises as `encrypt`."""
    return _convert(place, None)


def _key(passphrase: str, salt: bytes) -> str:
    """96 hexadecimal digits: the key, then the salt."""
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ITERATIONS, KEY_BYTES)
    return (key + salt).hex()


def _convert(place: Place, key: str | None) -> Changed:
    """The backups first: should the power fail between, the library still opens as before."""
    _refuse_damaged(place)
    _refuse_open(place)  # before the backups are under another passphrase than the library stays
    remaining = list(damaged_libraries(place.path))
    copies = [place.beside(backup.path) for backup in Backups(place).list()]
    for copy in copies:
        try:
            _rewrite(copy, key)
        except (StoreLocked, StoreDamaged):  # made under a passphrase of before, or no good
            remaining.append(copy.path)
    _rewrite(place, key)
    return Changed(Place(place.path, key), tuple(remaining))


def _refuse_damaged(place: Place) -> None:
    if damage := examine(place).damage:
        raise StoreDamaged(place.path, "; ".join(one.line for one in damage[:3]))


def _refuse_open(place: Place) -> None:
    """By the same SQLite that all others have it open with: SQLCipher sees no connection of this process to a library
    that is not encrypted, and would drop its locks."""
    with errors_named(place.path), closing(connect(place)) as own:
        _hold(own, place.path)


def _rewrite(place: Place, key: str | None) -> None:
    """Put a copy of one database under another key in its place."""
    new = Place(unfinished(place.path), key)
    try:
        with errors_named(place.path), closing(connect_sqlcipher(place)) as old:
            _hold(old, place.path)
            make_private(new.path, create=True)
            version = old.execute("PRAGMA user_version").fetchone()[0]
            old.execute("ATTACH DATABASE ? AS new KEY ?", [str(new.path), f"x'{key}'" if key else ""])
            old.execute("PRAGMA new.synchronous=OFF")  # it is synced once, when it is whole
            old.execute("SELECT sqlcipher_export('new')")
            old.execute(f"PRAGMA new.user_version={version}")
            old.execute(f"PRAGMA new.application_id={APPLICATION_ID}")
            old.execute("DETACH DATABASE new")
        _refuse_damaged(new)
        with errors_named(place.path):
            _replace(place.path, new.path)
    finally:
        with suppress(OSError):  # of a disk that cannot be written; the first error is the one to tell
            new.path.unlink(missing_ok=True)


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


def _replace(path: Path, new: Path) -> None:
    sync_file(new)
    with path.open("r+b") as former:
        new.replace(path)
        sync_folder(path.parent)
        for size in _pieces(os.fstat(former.fileno()).st_size):
            former.write(bytes(size))
        former.flush()
        os.fsync(former.fileno())


def _pieces(size: int) -> Iterable[int]:
    return (min(_WIPE, size - start) for start in range(0, size, _WIPE))
