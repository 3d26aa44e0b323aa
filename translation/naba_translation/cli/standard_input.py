"""What is handed to a command through a pipe: "-" among its paths."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.library.store import Store

STANDARD_INPUT = "-"


def path_or_input(argument: str) -> Path:
    """The path an argument names. "./-" is the file of that name, which a Path alone does not tell from "-"."""
    path = Path(argument)
    return path.absolute() if path == Path(STANDARD_INPUT) and argument != STANDARD_INPUT else path


def with_standard_input(paths: Sequence[Path], store: Store) -> list[Path]:
    """The paths with a file in the place of "-" that holds all of standard input, kept as pasted texts are: so it is
    read behind the fence, and exports can be verified, as any other.

    Raises: as `pasted.keep` and `pasted.hold`.
    """
    if Path(STANDARD_INPUT) not in paths:
        return list(paths)
    from datetime import datetime

    from naba_translation.library.connection import is_encrypted
    from naba_translation.pasted import folder_of, hold, keep
    from naba_translation.paths import Paths

    data, now = sys.stdin.buffer.read(), datetime.now().astimezone()
    folder = folder_of(Paths.of_user())
    kept = hold(data, store, now=now) if is_encrypted(store.path) else keep(data, folder, now=now)
    return [kept if path == Path(STANDARD_INPUT) else path for path in paths]
