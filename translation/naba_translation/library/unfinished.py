"""The names of library files that are still being written, and what a sudden end leaves of them.

Such a file holds the library's words and takes its room, so none may lie about for ever: each has the process in
its name, and whoever copies or forgets next deletes what nobody is writing any more.
"""

from __future__ import annotations

import os
import re
import secrets
import time
from pathlib import Path

from naba_models.leftovers import lives

_NAME = re.compile(r"\.(.+\.)?(?P<process>\d+)(-[0-9a-f]+)?\.new(-journal|-wal|-shm)?")
_STALE_SECONDS = 6 * 3600
"""Where it cannot be asked whether a process lives: a file that nobody has written for so long is nobody's."""


def unfinished(path: Path) -> Path:
    """What to call what is to become `path`, beside it: another name each time, for two threads may do the same."""
    return path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.new")


def clear_unfinished(*folders: Path) -> tuple[Path, ...]:
    """Delete what earlier processes left unfinished in these folders. What could be deleted.

    Raises: OSError.
    """
    gone = []
    for folder in folders:
        for path in folder.glob(".*.new*"):
            found = _NAME.fullmatch(path.name)
            if found is not None and _is_nobodys(path, int(found["process"])):
                path.unlink(missing_ok=True)
                gone.append(path)
    return tuple(gone)


def _is_nobodys(path: Path, process: int) -> bool:
    if process == os.getpid():  # of another thread
        return False
    alive = lives(process)
    if alive is not None:
        return not alive
    try:
        return time.time() - path.stat().st_mtime > _STALE_SECONDS
    except FileNotFoundError:
        return False
