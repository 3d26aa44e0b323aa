"""The translation of many files: goes on with them one after the other, pauses, gives way, and loses none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from naba_desktop.batches.kept_list import KeptList
from naba_desktop.batches.rest import Rest
from naba_desktop.batches.work_list import WorkList
from naba_desktop.work.background import Runner, Steps, one_step
from naba_desktop.work.jobs import Refused, Translated, Work, find
from naba_desktop.work.paced import Paced

if TYPE_CHECKING:
    from naba_translation.pipeline import Files

_PACE_MS = 100  # what shows ten thousand waiting files anew takes some hundredths of a second
_SAVE_MS = 500
"""Changes of the list within this time are written together; a kill forgets no more than that."""


class Batch(QObject):
    """Files in the order in which they are translated. `start` makes the job that takes from a list of files.

    A pause, or something more urgent for the engine, ends that job at its next step; what it had in hand waits
    again, first of all, and its sentences that were done come from the library when it goes on.

    Signals:
        changed(): what waits or is in hand, or its order.
        added(object, bool): sources that wait now; whether to show them.
        worked(Work), translated(Translated), refused(Refused): from the job.
        dropped(object): sources that wait no longer, though they are not done.
        stopped(): all is to stop, and will at the next step of the job.
        rested(Rest): nothing is being translated any more.
        restored(): `left` is what still waited when the program ended.
        failed(object): the job could not go on; the exception. All that waited was dropped.
    """

    changed = Signal()
    added = Signal(object, bool)
    worked = Signal(object)
    translated = Signal(object)
    refused = Signal(object)
    dropped = Signal(object)
    stopped = Signal()
    rested = Signal(object)
    restored = Signal()
    failed = Signal(object)

    def __init__(
        self,
        *,
        start: Callable[[Files], Steps],
        runner: Runner,
        file: KeptList,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._start = start
        self._file = file
        self._list = WorkList()
        self._job: int | None = None
        self._stopped: int | None = None  # the job that was asked to stop for good
        self._paused = False
        self._unwanted: set[Path] = set()  # in hand, and to be dropped
        self._done = self._failed = 0
        self._restored = False  # what waited when the program ended was read
        self._afterwards: list[Callable[[], None]] = []  # what waits until the list is on the disk
        self._left: tuple[Path, ...] = ()  # dropped against the analyst's will, to be offered again
        self._runner = runner
        self._finder = Runner("files", self)  # a folder far away must hold back neither engine nor library
        self._finding: dict[int, bool] = {}  # whether to show what is found, by job
        runner.progressed.connect(self._on_progressed)
        runner.finished.connect(self._on_finished)
        runner.cancelled.connect(self._on_cancelled)
        runner.failed.connect(self._on_failed)
        self._finder.finished.connect(self._on_found)
        self._finder.failed.connect(self._on_not_found)
        self._saver = QTimer(self)
        self._saver.setSingleShot(True)
        self._saver.setInterval(_SAVE_MS)
        self._saver.timeout.connect(self._save)
        self.changed.connect(self._save_soon)
        self._paced = Paced(ms=_PACE_MS, parent=self)  # progress; what people do shows at once
        self._paced.due.connect(self.changed)

    @property
    def busy(self) -> bool:
        """Whether something is being translated or looked for."""
        return self._job is not None or bool(self._finding)

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def waiting(self) -> tuple[str, ...]:
        """Sources, in the order in which they will be translated."""
        return tuple(map(str, self._list.waiting))

    @property
    def in_hand(self) -> tuple[str, ...]:
        """Sources that are being read or translated."""
        return tuple(map(str, self._list.taken))

    @property
    def left(self) -> tuple[Path, ...]:
        """What a failure, or the end of the program, kept from being translated."""
        return self._left

    @property
    def counts(self) -> tuple[int, int]:
        """Articles that are done and files that failed since it was last at rest."""
        return self._done, self._failed

    def restore(self) -> None:
        """Learn what still waited when the program ended; it is not gone on with before somebody says so.

        It is read once; `restored` tells when it is there.
        """
        if self._restored:
            self.restored.emit()
        else:
            self._file.load(self._on_restored, failed=self._on_saved)

    def add(self, paths: Iterable[Path], *, show: bool = True) -> None:
        """Translate these files and what is in these folders, after what waits already."""
        chosen = tuple(path.absolute() for path in paths)
        if chosen:
            if not self.busy:
                self.worked.emit(Work("read", 0, 0))
            self._finding[self._finder.submit(one_step(lambda: find(chosen)))] = show

    def pause(self) -> None:
        """Stop at the next step; the list stays as it is."""
        self._paused = True
        if self._job is None:
            self._rest()
        else:
            self._runner.cancel(self._job)
        self.changed.emit()

    def resume(self) -> None:
        """Go on."""
        self._paused = False
        self._go_on()
        self.changed.emit()

    def stop(self) -> None:
        """Stop at the next step, and let nothing wait any more, nor what is still being looked for."""
        self._paused = False
        self._finding.clear()
        self._unwanted.update((*self._list.taken, *self._list.waiting))
        if self._job is None:
            self._drop()
            self._rest(stopped=True)
        else:
            self._stopped = self._job
            self._runner.cancel(self._job)
            self.stopped.emit()

    def remove(self, sources: Iterable[str]) -> None:
        """Do not translate these after all."""
        paths = {Path(source) for source in sources}
        in_hand = paths & set(self._list.taken)
        self._unwanted |= in_hand
        gone = self._list.drop(paths)
        if in_hand and self._job is not None:
            self._runner.cancel(self._job)
        if gone:
            self._tell_dropped(gone)

    def move(self, sources: Iterable[str], by: int) -> None:
        """Translate these so many places later, or sooner for a negative number."""
        self._list.move(map(Path, sources), by)
        self.changed.emit()

    def give_way(self) -> None:
        """Let what is submitted to the runner from now on go first."""
        if self._job is not None:
            self._runner.cancel(self._job)

    def keep(self) -> None:
        """Have on disk what still waits, before the library is closed."""
        self._saver.stop()
        self._file.save(self._lines, keep_former=not self._restored)

    def close(self, *, patience: float | None = None) -> bool:
        """End the looking for files; the runner is closed by who made it.

        Returns whether it ended in `patience` seconds; a drive that does not answer may hold it for minutes.
        """
        self._paced.close()
        return self._finder.close(patience=patience)

    # -- inside

    def _go_on(self) -> None:
        if self._job is None and not self._paused and len(self._list):
            self._job = self._runner.submit(lambda: self._start(self._list))

    def _on_found(self, job: int, files: object) -> None:
        assert isinstance(files, tuple)  # noqa: S101  what find returns
        if job not in self._finding:  # all was stopped meanwhile
            return
        self._list.add(files)
        found = set(files)
        self._left = tuple(path for path in self._left if path not in found)
        self.added.emit(tuple(map(str, files)), self._finding[job])
        self.changed.emit()
        self._save(then=lambda: self._on_kept(job))

    def _on_kept(self, job: int) -> None:
        """What waits is on the disk: a kill forgets none of it, so the work may begin."""
        if self._finding.pop(job, None) is not None:
            self._end()

    def _on_not_found(self, job: int, error: object) -> None:
        if self._finding.pop(job, None) is not None:
            self.failed.emit(error)
            self._end()

    def _on_progressed(self, job: int, event: object) -> None:
        if job != self._job:
            return
        match event:
            case Work() if (
                job != self._stopped
            ):  # it tells its progress once more before it hears of the stop
                self.worked.emit(event)
            case Translated(source, _):
                self._done += 1
                self._list.done(Path(source))
                self.translated.emit(event)
            case Refused(source, _):
                self._failed += 1
                self._list.done(Path(source))
                self.refused.emit(event)
        self._paced.ask()

    def _on_finished(self, job: int, _: object) -> None:
        if job == self._job:
            self._job = None
            self._end(stopped=self._drop())

    def _on_cancelled(self, job: int) -> None:
        if job == self._job:
            self._job = None
            self._list.put_back()
            self._end(stopped=self._drop())

    def _on_failed(self, job: int, error: object) -> None:
        if job == self._job:
            self._job = None
            self._list.put_back()
            self._left = (*self._left, *self._list.waiting)
            self._unwanted.update(self._list.waiting)
            self._drop()
            self.failed.emit(error)
            self._end()

    def _end(self, *, stopped: bool = False) -> None:
        """A job ended; go on with what came since, or rest."""
        self._go_on()
        self.changed.emit()
        if not self.busy:
            self._rest(stopped=stopped)

    def _rest(self, *, stopped: bool = False) -> None:
        rest = Rest(self._done, self._failed, len(self._list), stopped, self._paused)
        if not rest.waiting:
            self._done = self._failed = 0
        self.rested.emit(rest)

    def _drop(self) -> bool:
        """Drop what is unwanted; whether there was any."""
        gone = self._list.drop(self._unwanted)
        self._unwanted.clear()
        if gone:
            self._tell_dropped(gone)
        return bool(gone)

    def _tell_dropped(self, gone: Iterable[Path]) -> None:
        self.dropped.emit(tuple(map(str, gone)))
        self.changed.emit()

    def _save_soon(self) -> None:
        """Half a second after the first change: starting the clock anew with each would put it off for ever."""
        if not self._saver.isActive():
            self._saver.start()

    @property
    def _lines(self) -> tuple[str, ...]:
        return tuple(map(str, (*self._left, *self._list.taken, *self._list.waiting)))

    def _save(self, *, then: Callable[[], None] | None = None) -> None:
        if self._restored:
            self._file.save(self._lines, then=then)
            return
        self._afterwards += [then] if then else []
        self.restore()

    def _on_restored(self, lines: tuple[str, ...]) -> None:
        if self._restored:  # a failure was tried again by the analyst and by a change of the list
            return
        self._restored = True
        known = {*self._list.taken, *self._list.waiting}
        self._left = (*self._left, *(path for path in map(Path, lines) if path not in known))
        self.restored.emit()
        self._save(then=self._on_saved)

    def _on_saved(self) -> None:
        """Or not, where the list cannot be read: the work begins without, and the next change asks for it again."""
        afterwards, self._afterwards = self._afterwards, []
        for act in afterwards:
            act()
