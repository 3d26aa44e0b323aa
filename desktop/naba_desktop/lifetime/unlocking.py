"""Asking for the passphrase of an encrypted library, before there is a window."""

from __future__ import annotations

from pathlib import Path

from naba_desktop.dialogs import Dialogs
from naba_translation.errors import StoreLocked
from naba_translation.library.connection import Place, is_encrypted
from naba_translation.library.encryption import unlock
from naba_translation.messages import describe


def unlocked(path: Path, dialogs: Dialogs) -> Place | None:
    """How to open the library at `path`, after its passphrase was asked for where it has one; None where the
    analyst did not give it.

    Raises:
        EncryptionMissing, StoreFailed
    """
    if not is_encrypted(path):
        return Place(path)
    while True:
        passphrase = dialogs.secret(None, "The library is encrypted. Its passphrase:")
        if passphrase is None:
            return None
        try:
            return unlock(path, passphrase)
        except StoreLocked as error:
            message = describe(error)
            dialogs.tell(None, message.title, f"{message.detail}\n{message.todo}")
