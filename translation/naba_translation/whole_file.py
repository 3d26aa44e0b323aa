"""Putting a whole file in place, or leaving what was there."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from naba_models.durable import sync_folder
from naba_translation.errors import ExportError


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write `content` to `path` so that a crash, a full disk or a pulled cable leaves the old or the new.

    A temporary file beside it is written, synced and renamed over it, then the folder is synced. A symbolic
    link at `path` is replaced, not followed. The new file gets the user's usual permissions; a `private` one can
    be read by nobody else, not even for a moment.

    Raises:
        ExportError: it could not be written; what was at `path` is as before.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write_synced(temporary, content, mode=0o600 if private else 0o666)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # it may never have been made; the first error is the one to tell
            temporary.unlink(missing_ok=True)
        raise ExportError(path, error.strerror or str(error)) from error


def _write_synced(path: Path, content: bytes, *, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
