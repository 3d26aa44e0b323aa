"""Asking for a passphrase: of the library, or of a key to sign with."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from naba_translation.errors import PassphraseMissing

PASSPHRASE_VARIABLE = "NABA_PASSPHRASE_FD"  # noqa: S105  a name
"""Names an open file descriptor from which passphrases are read, a line each, in the order in which they are
asked for: `naba library check 3< file` with NABA_PASSPHRASE_FD=3. Not the passphrase itself: arguments and
variables can be seen by others. Standard input is 0, and is read only if that is said: it may be something else's."""


def ask_passphrase(prompt: str, *, of: Path) -> str:
    """The passphrase of a library or key, from NABA_PASSPHRASE_FD, or from the terminal without showing it.

    Raises:
        PassphraseMissing: there is neither.
    """
    from getpass import getpass

    if number := os.environ.get(PASSPHRASE_VARIABLE, ""):
        with suppress(OSError, ValueError):
            return _line(int(number))
    elif sys.stdin is not None and sys.stdin.isatty():
        return getpass(prompt)
    raise PassphraseMissing(of, f"it can only be asked for in a terminal, or read from {PASSPHRASE_VARIABLE}")


def ask_new_passphrase(prompt: str, *, of: Path) -> str:
    """A passphrase that was given twice, and is not empty.

    Raises:
        PassphraseMissing: as above, or the two are not the same.
    """
    said = ask_passphrase(prompt, of=of)
    if not said:
        raise PassphraseMissing(of, "it is empty")
    if said != ask_passphrase("The same again: ", of=of):
        raise PassphraseMissing(of, "the two are not the same")
    return said


def _line(descriptor: int) -> str:
    """One line, byte by byte, so that the next one is still there for the next question."""
    read = bytearray()
    while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
        read += byte
    return read.decode()
