"""Slow work, off the window's thread.

A job is a function that returns a generator. Each `yield` is its progress and the only place where it can
be cancelled; its return value is its result. After superqt's GeneratorWorker, without the library.

A job goes no further than one step ahead of those who hear of its progress: signals between threads wait in a
queue that Qt empties in one turn of the event loop, and a job that tells hundreds of things while the window is
busy would keep it from painting for as long as all of them take.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal, Slot

log = logging.getLogger(__name__)

Steps = Generator[Any, None, Any]


def one_step(work: Callable[[], Any]) -> Callable[[], Steps]:
    """A job that does `work` in one go and returns what it returns."""

    def steps() -> Steps:
        return work()
        yield

    return steps


@dataclass(frozen=True, slots=True)
class _Job:
    id: int
    start: Callable[[], Steps]
    stop: threading.Event = field(default_factory=threading.Event)
    heard: threading.Event = field(default_factory=threading.Event)  # what it told last, by all who listen
    unheard: threading.Event = field(default_factory=threading.Event)  # nobody listens any more

    def __post_init__(self) -> None:
        self.heard.set()

    def unhear(self) -> None:
        """Nobody listens any more: it waits for nobody."""
        self.unheard.set()
        self.heard.set()


class _Worker(QObject):
    """Lives on the thread and drives one job after another."""

    progressed = Signal(int, object)
    finished = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)

    @Slot()
    def leave(self) -> None:
        """End the thread; asked for in the same queue as the jobs, so those before it are done."""
        QThread.currentThread().quit()

    @Slot(object)
    def run(self, job: _Job) -> None:
        if job.stop.is_set():
            self.cancelled.emit(job.id)
            return
        try:
            done, result = self._drive(job)
        except Exception as error:  # noqa: BLE001  the one place where a job's failure is caught
            if job.stop.is_set():
                log.info("job %d ended with %s while it was being cancelled", job.id, type(error).__name__)
                self.cancelled.emit(job.id)
            else:
                self.failed.emit(job.id, error)
            return
        if done:
            self.finished.emit(job.id, result)
        else:
            self.cancelled.emit(job.id)

    def _drive(self, job: _Job) -> tuple[bool, Any]:
        """Whether the job ran to its end, and what it returned. Its generator is closed in every case."""
        steps = job.start()
        try:
            while True:
                try:
                    value = next(steps)
                except StopIteration as end:
                    return True, end.value
                if not job.unheard.is_set():
                    job.heard.wait()
                    job.heard.clear()
                    self.progressed.emit(job.id, value)
                if job.stop.is_set():
                    return False, None
        finally:
            steps.close()


class Runner(QObject):
    """One thread that does one job at a time, in the order they came.

    Guarantees: every job ends with exactly one of `finished`, `failed` or `cancelled`; its `progressed` come
    before that and in order; all are delivered on the thread that made the runner; a job cancelled before its
    turn never starts; the thread is never killed.

    Signals:
        progressed(int, object): job id, what the job yielded.
        finished(int, object): job id, what the job returned.
        failed(int, object): job id, the exception.
        cancelled(int): job id.
    """

    progressed = Signal(int, object)
    finished = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)
    _submitted = Signal(object)
    _leaving = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = itertools.count(1)
        self._jobs: dict[int, _Job] = {}
        self._thread = QThread(self)
        self._thread.setObjectName(name)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._submitted.connect(self._worker.run)
        self._leaving.connect(self._worker.leave)
        self._worker.progressed.connect(self._on_progressed)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._worker.cancelled.connect(self._on_cancelled)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return bool(self._jobs)

    def submit(self, start: Callable[[], Steps]) -> int:
        """Queue a job; `start` is called on the runner's thread. Returns the job's id."""
        job = _Job(next(self._ids), start)
        self._jobs[job.id] = job
        self._submitted.emit(job)
        return job.id

    def cancel(self, job_id: int | None = None) -> None:
        """Ask one job, or every job, to stop at its next step. Does not wait."""
        for job in list(self._jobs.values()):
            if job_id in (None, job.id):
                job.stop.set()

    def close(self, *, finish: bool = False, patience: float | None = None) -> bool:
        """Wait for the thread to end, and drop what still arrives. May be called again.

        `finish` false: everything is cancelled first, so the wait is at most one step of the job that runs.
        True: every job that was submitted runs to its end.
        `patience`: seconds to wait at most; None: as long as it takes.
        Returns whether the thread has ended. One that has not must not be destroyed, for Qt would abort: go on
        living, or end the process at once.
        """
        if not finish:
            self.cancel()
        for job in self._jobs.values():
            job.unhear()
        self._jobs.clear()
        self._leaving.emit()
        if patience is None:
            return self._thread.wait()
        return self._thread.wait(QDeadlineTimer(round(patience * 1000)))

    @Slot(int, object)
    def _on_progressed(self, job_id: int, value: object) -> None:
        if job := self._jobs.get(job_id):
            self.progressed.emit(job_id, value)
            job.heard.set()

    @Slot(int, object)
    def _on_finished(self, job_id: int, result: object) -> None:
        if self._jobs.pop(job_id, None):
            self.finished.emit(job_id, result)

    @Slot(int, object)
    def _on_failed(self, job_id: int, error: object) -> None:
        if self._jobs.pop(job_id, None):
            self.failed.emit(job_id, error)

    @Slot(int)
    def _on_cancelled(self, job_id: int) -> None:
        if self._jobs.pop(job_id, None):
            self.cancelled.emit(job_id)
