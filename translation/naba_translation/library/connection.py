"""Opening the library's file, plain with SQLite or encrypted with SQLCipher, and what every connection needs.

A file belongs to one of the two libraries at a time: two copies of SQLite in one process would drop each
other's locks on it. For the same reason nothing here opens the file of a library by itself while it may be open:
POSIX takes all locks of a process off a file as soon as one handle to it is closed. Then another program thinks it is
alone, takes the journal away when it ends, and what is written here afterwards is lost.
"""

from __future__ import annotations

import math
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from naba_models.private_folder import make_private_folder
from naba_translation.errors import EncryptionMissing, StoreDamaged, StoreFailed, StoreLocked
from naba_translation.library import seals

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4E616261  # "Naba"
BUSY_SECONDS = 10.0
"""How long one waits for another who is writing."""

PAGE_BYTES = 4096
_RANDOM = 7.5  # bits for each byte of a page; 4,096 random bytes have 7.94 or more, text and code below 6.5
_PRAGMAS = (
    "synchronous=FULL",  # NORMAL may take back commits at a power cut; it costs a millisecond a batch
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library is, and what opens it."""

    path: Path
    key: str | None = field(default=None, repr=False)
    """Of an encrypted library: the derived key and the file's salt, 96 hexadecimal digits; see encryption.py."""

    def beside(self, path: Path) -> Place:
        """Another file under the same key, such as a backup."""
        return Place(path, self.key)


def place_of(where: Place | Path) -> Place:
    """A bare path is a library that is not encrypted."""
    return where if isinstance(where, Place) else Place(where)


def is_encrypted(path: Path) -> bool:
    """Whether the file is an encrypted library: its first, second and last page are random bytes. Ask before it is
    opened; it drops the locks of connections to it.

    Raises:
        StoreFailed: it cannot be read.
    """
    with errors_named(path):
        if not path.exists():
            return False
        with path.open("rb") as file:
            last = os.fstat(file.fileno()).st_size // PAGE_BYTES - 1
            return last >= 0 and all(_is_random(file, page) for page in (0, min(1, last), last))


def _is_random(file: BinaryIO, page: int) -> bool:
    file.seek(page * PAGE_BYTES)
    content = file.read(PAGE_BYTES)
    shares = (count / len(content) for count in Counter(content).values())
    return -sum(share * math.log2(share) for share in shares) > _RANDOM


def connect(where: Place | Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection as every one of the library is: durable, checked, leaving no deleted words behind.

    The file is made, readable by its owner only, where `create` says so. The journal's mode is left as it is.
    Call within `errors_named`.

    Raises:
        StoreLocked: it is encrypted and `where` has no key or a wrong one.
        EncryptionMissing: it is encrypted and SQLCipher is not installed.
        StoreDamaged: it is no database.
    """
    place = place_of(where)
    make_private(place.path, create=create)
    if place.key is not None:
        return _opened(place, _sqlcipher(place.path))
    try:
        return _opened(place, sqlite3)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:  # it is no database that SQLite can read
        if is_encrypted(place.path):
            raise StoreLocked(place.path, "it is encrypted") from error
        raise


def connect_memory() -> sqlite3.Connection:
    """A connection to an empty database in memory, as every one of the library is."""
    return _opened(Place(Path(":memory:")), sqlite3)


def connect_sqlcipher(place: Place) -> sqlite3.Connection:
    """`connect` by SQLCipher, also to a library that is not encrypted, in order to write a copy under another key.
    Several threads may use it, one at a time."""
    make_private(place.path, create=False)
    return _opened(place, _sqlcipher(place.path), one_thread=False)


def _opened(place: Place, driver: Any, *, one_thread: bool = True) -> sqlite3.Connection:
    connection: sqlite3.Connection = driver.connect(
        place.path, timeout=BUSY_SECONDS, check_same_thread=one_thread
    )
    try:
        _unlock(connection, place)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("naba_digest", -1, seals.digest, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def make_private(path: Path, *, create: bool) -> None:
    """Where `create` says so and there is none, make the file and its folder, readable by their owner only.

    Raises: OSError, also where there is none and it is not to be made.
    """
    if not create:
        path.stat()
    elif not path.exists():
        make_private_folder(path.parent)
        with suppress(FileExistsError):  # somebody else has just made it
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction: all of the block or nothing. Takes the write lock at once, so that it waits for
    another writer here rather than failing half-way. Rows that were written are sealed (seals.py)."""
    with transaction(db):
        yield
        seals.seal(db)


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """`writing` without sealing, for steps of the schema."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


@contextmanager
def errors_named(path: Path) -> Iterator[None]:
    """Turn what SQLite, SQLCipher and the system say into the errors of this program."""
    try:
        yield
    except raised("OperationalError") as error:  # disk full, read-only, locked, I/O
        raise StoreFailed(path, str(error)) from error
    except raised("DatabaseError") as error:
        raise StoreDamaged(path, str(error)) from error
    except UnicodeDecodeError as error:  # names of tables, and what SQLite says of them, are read as text too
        raise StoreDamaged(path, "its text is damaged") from error
    except OSError as error:
        raise StoreFailed(path, error.strerror or str(error)) from error


def copy_database(source: sqlite3.Connection, target: Place) -> None:
    """Copy a whole library, as it is at one moment, into a new file; others may go on writing meanwhile.

    The copy is one file with no journal beside it. Call within `errors_named`.
    """
    with closing(connect(target, create=True)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def raised(name: str, *others: type[Exception]) -> tuple[type[Exception], ...]:
    """An exception of PEP 249, such as "DatabaseError", in all libraries that are loaded (SQLCipher has its own), and
    the others."""
    loaded = (sqlite3, sys.modules.get("sqlcipher3.dbapi2"))
    return (*(getattr(module, name) for module in loaded if module is not None), *others)


def _sqlcipher(path: Path) -> Any:
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise EncryptionMissing(path, "SQLCipher is not installed") from error
    return dbapi2


def _unlock(connection: sqlite3.Connection, place: Place) -> None:
    if place.key is not None:
        connection.execute("PRAGMA cipher_log_level=NONE")  # it would tell a wrong key on standard error
        connection.execute(f"PRAGMA key=\"x'{place.key}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except raised("OperationalError"):
        raise
    except raised("DatabaseError") as error:
        if place.key is None:
            raise
        raise StoreLocked(place.path, "the passphrase is wrong, or the file is damaged") from error
