"""A library under a passphrase: the whole file and all backups, by SQLCipher (AES-256, every page authenticated).

The key is PBKDF2-HMAC-SHA512 of the passphrase with the salt in the file's first 16 bytes, 256,000 times: what
SQLCipher 4 does itself, so that every tool of SQLCipher opens the file with the passphrase. It is done here once,
because it takes a fifth of a second, and a library is opened for each job.

There is no other way in: who forgets the passphrase has lost the library. Exports, documents, the names of models
and what the system pages out are not under it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from naba_translation import pasted
from naba_translation.library.backups import Backups, damaged_libraries
from naba_translation.library.connection import Place, connect, errors_named, is_encrypted
from naba_translation.library.rekeying import Progress, rekey

SALT_BYTES, KEY_BYTES, ITERATIONS = 16, 32, 256_000


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of encrypting, decrypting, or another passphrase."""

    place: Place  # how the library is opened from now on
    remaining: tuple[Path, ...]  # copies, damaged libraries and pasted files that are as they were


Change = Generator[Progress, None, Changed]


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
    """`encrypting` to its end."""
    return _finished(encrypting(place, passphrase))


def decrypt(place: Place) -> Changed:
    """`decrypting` to its end."""
    return _finished(decrypting(place))


def encrypting(place: Place, passphrase: str) -> Change:
    """Put a library and its copies under a passphrase, or under another one than they are, and take texts that were
    pasted, which lie beside it in files, into it.

    Yields how many bytes are done, and of how many; closing the generator leaves all as it was, as does a sudden end.
    Nobody may have the library open, in this process neither. The former files are overwritten before they go; a
    disk that writes elsewhere (flash does) may keep their words nevertheless, so the first line is an encrypted disk.

    Raises (all is as it was):
        StoreInUse: somebody has the library open.
        StoreFailed: the disk refuses, or has no room for as much as the library and its copies are.
        StoreDamaged: it is damaged.
        EncryptionMissing: SQLCipher is not installed.
        ValueError: the passphrase is empty.
    """
    if not passphrase:
        raise ValueError("the passphrase is empty")
    changed = yield from _change(place, _key(passphrase, secrets.token_bytes(SALT_BYTES)))
    return replace(changed, remaining=(*changed.remaining, *pasted.put_away(changed.place)))


def decrypting(place: Place) -> Change:
    """Take the passphrase off a library and its copies. As `encrypting`; what was pasted stays in the library."""
    return (yield from _change(place, None))


def opens(place: Place, passphrase: str) -> bool:
    """Whether an encrypted library's passphrase is this. Does not look at the file, which may be open."""
    assert place.key is not None  # noqa: S101  it is encrypted
    salt = bytes.fromhex(place.key)[KEY_BYTES:]
    return hmac.compare_digest(_key(passphrase, salt), place.key)


def _change(place: Place, key: str | None) -> Change:
    copies = [place.beside(backup.path) for backup in Backups(place).list()]
    kept = yield from rekey(place, copies, key)
    return Changed(Place(place.path, key), (*damaged_libraries(place.path), *kept))


def _finished(change: Change) -> Changed:
    while True:
        try:
            next(change)
        except StopIteration as end:
            changed: Changed = end.value
            return changed


def _key(passphrase: str, salt: bytes) -> str:
    """96 hexadecimal digits: the key, then the salt."""
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ITERATIONS, KEY_BYTES)
    return (key + salt).hex()
