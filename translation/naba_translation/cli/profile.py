"""The user's library as a command opens it: unlocked where it is encrypted, and copied once a day."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naba_translation.connection import Place
    from naba_translation.store import Store

PASSPHRASE_VARIABLE = "NABA_PASSPHRASE_FD"  # noqa: S105  a name
"""Names an open file descriptor from which passphrases are read, a line each, in the order in which they are
asked for: `naba library check 3< file` with NABA_PASSPHRASE_FD=3. Not the passphrase itself: arguments and
variables can be seen by others."""


def open_library() -> Store:
    """The library, after its daily copy was made where one is due. What is wrong with that is told, not raised.

    Raises: as `library_place` and Store.
    """
    from naba_models import KnownError
    from naba_translation.backups import Backups
    from naba_translation.messages import describe
    from naba_translation.store import Store

    place = library_place()
    try:
        Backups(place).make_if_due()
    except KnownError as error:
        print(f"naba: {describe(error).line}", file=sys.stderr)
    return Store(place)


def library_place() -> Place:
    """Where the library is, with its key; the passphrase is asked for where it is encrypted.

    Raises: StoreLocked, EncryptionMissing, StoreFailed.
    """
    from naba_translation.connection import Place, is_encrypted
    from naba_translation.encryption import unlock
    from naba_translation.paths import Paths

    path = Paths.of_user().store
    return unlock(path, ask_passphrase("Passphrase of the library: ")) if is_encrypted(path) else Place(path)


def ask_passphrase(prompt: str) -> str:
    """The next passphrase, from the terminal without showing it, or from NABA_PASSPHRASE_FD.

    Raises:
        StoreLocked: there is neither.
    """
    import getpass

    from naba_translation.errors import StoreLocked
    from naba_translation.paths import Paths

    if number := os.environ.get(PASSPHRASE_VARIABLE, ""):
        with suppress(OSError, ValueError):
            return _line(int(number))
    elif sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt)
    raise StoreLocked(
        Paths.of_user().store,
        f"its passphrase can only be asked for in a terminal, or read from {PASSPHRASE_VARIABLE}",
    )


def _line(descriptor: int) -> str:
    """One line, byte by byte, so that the next one is still there for the next question."""
    read = bytearray()
    while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
        read += byte
    return read.decode()
