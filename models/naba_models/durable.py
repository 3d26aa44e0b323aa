"""Making sure that a rename is on the disk."""

from __future__ import annotations

import os
from pathlib import Path


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
