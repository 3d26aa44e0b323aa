"""Making sure that a file, and its name, is on the disk."""

from __future__ import annotations

import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """Have a file's content on the disk; before it is renamed over another, or a power cut leaves an empty one.

    Raises:
        OSError: the file is gone, or the disk failed.
    """
    with path.open("r+b") as file:  # Windows syncs only what may be written
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` on the disk. Where folders cannot be opened (Windows) renames are ordered anyway.

    Raises:
        OSError: the folder is gone, or the disk failed.
    """
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
