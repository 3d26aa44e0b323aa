"""Folders and files of a profile that nobody else on the computer may read.

The folders are closed first and stay so; what is in them is out of reach whatever the libraries that write there
(Qt's settings, models) choose for a file. The files are closed when a command or a window begins and when it
ends, so that a copy of them taken elsewhere is closed too.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from naba_translation.paths import Paths

FOLDER, FILE = 0o700, 0o600


@contextmanager
def kept_private(paths: Paths) -> Iterator[None]:
    """The profile is for its owner only while the block runs, and afterwards. Makes its folders where there are
    none. A file system that knows no owners (a stick's) or refuses is left as it is."""
    for folder in (paths.data, paths.models, paths.config):
        with suppress(OSError):  # whoever needs the folder tells what is wrong with it
            folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
            folder.chmod(FOLDER)
    _close(paths)
    try:
        yield
    finally:
        _close(paths)


def _close(paths: Paths) -> None:
    for root in {paths.data, paths.models, paths.config}:
        for folder, folders, files in os.walk(root):
            for names, mode in ((folders, FOLDER), (files, FILE)):
                for name in names:
                    _set(Path(folder, name), mode)


def _set(path: Path, mode: int) -> None:
    with suppress(OSError):  # gone meanwhile, or another's
        now = path.lstat().st_mode
        if not stat.S_ISLNK(now) and stat.S_IMODE(now) != mode:
            path.chmod(mode)
