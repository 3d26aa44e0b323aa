"""Folders and files of a profile that nobody else on the computer may read.

The folders are closed when they are made (naba_models/private_folder.py) and stay so; what is in them is out of reach
whatever the libraries that write there (Qt's settings, models) choose for a file. The files are closed when a command
or a window begins and when it ends, so that a copy of them taken elsewhere is closed too.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from naba_models.private_folder import FOLDER
from naba_translation.paths import Paths

FILE = 0o600


@contextmanager
def kept_private(paths: Paths) -> Iterator[None]:
    """The profile is for its owner only while the block runs, and afterwards. Makes nothing: what keeps nothing leaves
    no trace. A file system that knows no owners (a stick's) or refuses is left as it is."""
    _close(paths)
    try:
        yield
    finally:
        _close(paths)


def _close(paths: Paths) -> None:
    for root in {paths.data, paths.models, paths.config}:
        _set(root, FOLDER)
        for folder, folders, files in os.walk(root):
            for names, mode in ((folders, FOLDER), (files, FILE)):
                for name in names:
                    _set(Path(folder, name), mode)


def _set(path: Path, mode: int) -> None:
    with suppress(OSError):  # not there, gone meanwhile, or another's
        now = path.lstat().st_mode
        if not stat.S_ISLNK(now) and stat.S_IMODE(now) != mode:
            path.chmod(mode)
