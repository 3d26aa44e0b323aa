"""Deleting a file whose words nobody is to read again."""

from __future__ import annotations

import os
from pathlib import Path

_PIECE = 1_000_000  # bytes overwritten at once


def wipe(path: Path) -> None:
    """Overwrite a file with zeros and delete it; a symbolic link is only deleted.

    A disk that writes elsewhere (flash does) may keep the words nevertheless.

    Raises: OSError.
    """
    if not path.is_symlink():
        with path.open("r+b", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            for start in range(0, size, _PIECE):
                file.write(bytes(min(_PIECE, size - start)))
            os.fsync(file.fileno())
    path.unlink()
