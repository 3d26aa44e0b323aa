"""The files that could not be translated, each with its reason, until they are tried again or taken off the list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal

from naba_desktop.batches.batch import Batch
from naba_desktop.batches.kept_list import KeptList
from naba_desktop.work.jobs import Refused
from naba_translation.library.worklists import of_failure
from naba_translation.messages import Message

_SAVE_MS = 500  # as the batch: what fails within this time is written together


class Failures(QObject):
    """They follow a batch, and are kept between one start and the next: its first `restored` reads them.

    Signals:
        changed(): files came or went otherwise than by the batch's work, which tells its own changes.
        restored(): what failed before the program ended is there too.
    """

    changed = Signal()
    restored = Signal()

    def __init__(self, batch: Batch, *, file: KeptList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._files: dict[str, Message] = {}
        self._read = False  # what failed before the program ended
        self._again: set[str] = set()  # what was taken off before that
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(_SAVE_MS)
        self._saver.timeout.connect(self._save)
        batch.refused.connect(self._on_refused)
        batch.added.connect(lambda sources, _: self._take_off(sources))
        batch.restored.connect(self._restore)

    @property
    def files(self) -> Mapping[str, Message]:
        """Why each failed, by source, in the order in which they did."""
        return MappingProxyType(self._files)

    def drop(self, sources: Iterable[str]) -> None:
        """Take files off the list."""
        if self._take_off(sources):
            self.changed.emit()

    def keep(self) -> None:
        """Have the list on disk, before the library is closed."""
        if self._saver.isActive():
            self._saver.stop()
            self._save()

    # -- inside

    def _on_refused(self, refused: Refused) -> None:
        self._files.pop(refused.source, None)
        self._files[refused.source] = refused.message
        self._save_soon()

    def _take_off(self, sources: Iterable[str]) -> bool:
        sources = tuple(sources)
        if not self._read:
            self._again.update(sources)
        gone = [source for source in sources if self._files.pop(source, None) is not None]
        if gone:
            self._save_soon()
        return bool(gone)

    def _restore(self) -> None:
        if self._read:
            self.restored.emit()
        else:
            self._file.load(self._on_read)

    def _on_read(self, lines: tuple[str, ...]) -> None:
        if self._read:  # a failure was tried again twice
            return
        self._read = True
        former = {source: message for source, message in _read(lines) if source not in self._again}
        self._files = former | self._files
        if self._again:
            self._save_soon()
        self.changed.emit()
        self.restored.emit()

    def _save_soon(self) -> None:
        if not self._saver.isActive():
            self._saver.start()

    def _save(self) -> None:
        lines = [of_failure(source, asdict(message)) for source, message in self._files.items()]
        self._file.save(lines, keep_former=not self._read)


def _read(lines: Sequence[str]) -> Iterator[tuple[str, Message]]:
    """What is written in a form that is not ours is left out: another Naba's."""
    for line in lines:
        try:
            source, message = json.loads(line)
            yield str(source), Message(**message)
        except (ValueError, TypeError):
            continue
