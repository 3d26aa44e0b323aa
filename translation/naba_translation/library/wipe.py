"""Deleting a file whose words nobody is to read again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

_PIECE = 1_000_000  # bytes overwritten at once


def wipe(path: Path) -> None:
    """Overwrite a file with zeros and delete it; a symbolic link is only deleted.

    Raises: OSError.
    """
    if not path.is_symlink():
        with path.open("r+b", buffering=0) as file:
            overwrite(file)
    path.unlink()


def overwrite(file: BinaryIO) -> None:
    """Write zeros over all of a file that is open, and sync it.

    A disk that writes elsewhere (flash does) may keep the words nevertheless.

    Raises: OSError.
    """
    file.seek(0)
    left = os.fstat(file.fileno()).st_size
    while left > 0:
        left -= file.write(bytes(min(_PIECE, left)))
    os.fsync(file.fileno())
