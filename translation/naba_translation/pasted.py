"""Texts that were pasted: each becomes a file of the profile, so that it is read, queued and verified like any other.

The file goes when its article is removed from the library.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from naba_translation.errors import ExportError
from naba_translation.paths import Paths
from naba_translation.whole_file import write_whole
from naba_translation.wipe import wipe


def folder_of(paths: Paths) -> Path:
    """Where a profile keeps what was pasted."""
    return paths.data / "pasted"


def keep(text: str, folder: Path, *, now: datetime) -> Path:
    """Write a text to a file of its own that nobody else may read, named by the time; returns where.

    Raises:
        ExportError: it could not be written.
    """
    stem = f"pasted {now:%Y-%m-%d %H.%M.%S}"
    path = folder / f"{stem}.txt"
    number = 1
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while path.exists():
            number += 1
            path = folder / f"{stem} ({number}).txt"
    except OSError as error:
        raise ExportError(path, error.strerror or str(error)) from error
    write_whole(path, text.encode("utf-8", errors="replace"), private=True)
    return path


def forget(source: str, folder: Path) -> None:
    """Overwrite and delete the file of a source that was pasted; any other file is left alone.

    Raises:
        ExportError: it could not be deleted.
    """
    path = Path(source)
    if path.parent != folder:
        return
    try:
        wipe(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise ExportError(path, error.strerror or str(error)) from error
