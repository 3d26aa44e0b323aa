"""What is being written or taken away, and what a sudden end leaves of it: up to some gigabytes each.

Every passing folder or file has its process in its name, so that whoever comes next can tell what nobody is at work
on any more, and delete it.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

INCOMING, REMOVED, PACKING = ".incoming-", ".removed-", ".packing-"
_STALE_SECONDS = 3_600
"""Where it cannot be asked whether a process lives: what nobody has touched for so long is nobody's."""


def passing(kind: str) -> str:
    """How the name of a passing folder or file of this process begins; what makes it unique follows."""
    return f"{kind}{os.getpid()}-"


def clear_leftovers(models_dir: Path) -> None:
    """Delete what ended imports, conversions and removals left in the folder of models; what cannot be, stays."""
    for kind in (INCOMING, REMOVED):
        clear_nobodys(models_dir, kind)


def clear_nobodys(folder: Path, kind: str) -> None:
    """Delete the folders and files named by `passing(kind)` whose process has ended; what cannot be, stays."""
    for path in folder.glob(f"{kind}*"):
        found = re.match(r"(\d+)-", path.name.removeprefix(kind))
        with suppress(OSError):  # gone meanwhile, or another's
            if not _is_nobodys(path, int(found[1]) if found else None):
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def lives(process: int) -> bool | None:
    """Whether a process of this computer has not ended; None where asking would be ending it (Windows)."""
    if os.name != "posix":
        return None
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _is_nobodys(path: Path, process: int | None) -> bool:
    alive = None if process is None else lives(process)
    if alive is not None:
        return not alive
    touched = [one.stat().st_mtime for one in (path, *path.glob("*")) if one.exists()]
    return bool(touched) and time.time() - max(touched) > _STALE_SECONDS
