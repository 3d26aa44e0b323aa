"""The user's library as a command opens it: unlocked where it is encrypted, and copied once a day."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naba_translation.library.connection import Place
    from naba_translation.library.store import Store


def open_library(*, keeps: bool = True) -> Store:
    """The library, after its daily copy was made where one is due. What is wrong with that is told, not raised.

    With `keeps` False, for a command that only looks something up, none is made where there is none.

    Raises: as `library_place` and Store.
    """
    from naba_models import KnownError
    from naba_translation.library.backups import Backups
    from naba_translation.library.store import Store
    from naba_translation.messages import describe

    place = library_place()
    try:
        Backups(place).make_if_due()
    except KnownError as error:
        print(f"naba: {describe(error).line}", file=sys.stderr)
    return Store(place) if keeps else Store.to_read(place)


def library_place() -> Place:
    """Where the library is, with its key; the passphrase is asked for where it is encrypted.

    Raises: StoreLocked, EncryptionMissing, StoreFailed, PassphraseMissing.
    """
    from naba_translation.cli.passphrase import ask_passphrase
    from naba_translation.library.connection import Place, is_encrypted
    from naba_translation.library.encryption import unlock
    from naba_translation.paths import Paths

    path = Paths.of_user().store
    if not is_encrypted(path):
        return Place(path)
    return unlock(path, ask_passphrase("Passphrase of the library: ", of=path))
