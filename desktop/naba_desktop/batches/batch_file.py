"""What is still to be translated, on disk, so that an end of any kind forgets no file."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path

log = logging.getLogger(__name__)


class BatchFile:
    """The files that wait, in their order, in a small file that is replaced whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written: tuple[Path, ...] = ()

    def load(self) -> tuple[Path, ...]:
        """What waited when the program ended; nothing where the file cannot be understood."""
        try:
            names = json.loads(self._path.read_text(encoding="utf-8"))["waiting"]
            self._written = tuple(Path(name) for name in names)
        except (OSError, ValueError, KeyError, TypeError):
            self._written = ()
        return self._written

    def save(self, waiting: Iterable[Path]) -> None:
        """Keep this order. A disk that is full or read-only is not told: the list itself is not lost by it."""
        files = tuple(waiting)
        if files == self._written:
            return
        temporary = self._path.with_suffix(".tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps({"waiting": [str(path) for path in files]}), encoding="utf-8")
            temporary.replace(self._path)
        except OSError as error:
            log.warning("the list of what waits was not saved: %s", error.strerror)
            return
        self._written = files
