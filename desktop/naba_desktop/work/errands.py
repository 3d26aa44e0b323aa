"""Jobs somebody waits for the result of, on a runner that may do others too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from naba_desktop.work.background import Runner, Steps


@dataclass(frozen=True, slots=True)
class _Errand:
    start: Callable[[], Steps]
    then: Callable[[object], None]
    progress: Callable[[object], None] | None
    ended: Callable[[], None] | None


class Errands(QObject):
    """Runs jobs and hands what they return to who asked, in the thread of this object.

    Signals:
        failed(object, object): a job's exception, and a function that runs the same job again.
    """

    failed = Signal(object, object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._errands: dict[int, _Errand] = {}
        runner.progressed.connect(self._on_progressed)
        runner.finished.connect(self._on_finished)
        runner.cancelled.connect(self._on_cancelled)
        runner.failed.connect(self._on_failed)

    def ask(
        self,
        start: Callable[[], Steps],
        then: Callable[[object], None],
        *,
        progress: Callable[[object], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> int:
        """Run a job; `then` gets its result and `progress` what it yields.

        Where it fails or is cancelled, `ended` is called instead of `then`. Returns its number for `cancel`.
        """
        job = self._runner.submit(start)
        self._errands[job] = _Errand(start, then, progress, ended)
        return job

    def cancel(self, job: int) -> None:
        """Stop a job at its next step."""
        self._runner.cancel(job)

    def _on_progressed(self, job: int, value: object) -> None:
        if (errand := self._errands.get(job)) and errand.progress:
            errand.progress(value)

    def _on_finished(self, job: int, result: object) -> None:
        if errand := self._errands.pop(job, None):
            errand.then(result)

    def _on_cancelled(self, job: int) -> None:
        if (errand := self._errands.pop(job, None)) and errand.ended:
            errand.ended()

    def _on_failed(self, job: int, error: object) -> None:
        if errand := self._errands.pop(job, None):
            self.failed.emit(
                error,
                lambda: self.ask(errand.start, errand.then, progress=errand.progress, ended=errand.ended),
            )
            if errand.ended:
                errand.ended()
