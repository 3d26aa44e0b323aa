"""Slow work over many articles, on a runner of its own, so that neither an edit nor a translation waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from naba_desktop.research.archive import Archive, sentence_encoder
from naba_desktop.work.background import Runner, Steps, one_step
from naba_desktop.work.errands import Errands

if TYPE_CHECKING:
    from naba_translation.library.connection import Place
    from naba_translation.search.encoder import Encoder


LINGER_MS = 300_000
"""How long after the last job what can be loaded anew is given back: a second's wait for who searches then."""


class Research(QObject):
    """Runs jobs on a `Archive`, one at a time, in the order they came.

    Signals:
        failed(object, object): a job's exception, and a function that runs the same job again.
    """

    failed = Signal(object, object)

    def __init__(
        self,
        store: Place,
        *,
        encoder: Callable[[], Encoder] = sentence_encoder,
        linger_ms: int = LINGER_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._archive = Archive(store, encoder)
        self._runner = Runner("research", self)
        self._errands = Errands(self._runner, self)
        self._errands.failed.connect(self.failed)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(linger_ms)
        self._idle.timeout.connect(self._unload)

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._runner.busy

    def ask(
        self,
        start: Callable[[Archive], Steps],
        then: Callable[[object], None],
        *,
        progress: Callable[[object], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> int:
        """Run a job; `then` gets its result in this thread and `progress` what it yields.

        `ended` is called where it fails or was cancelled. Returns a number for `cancel`.
        """
        self._idle.start()
        return self._errands.ask(lambda: start(self._archive), then, progress=progress, ended=ended)

    def ask_one(
        self,
        work: Callable[[Archive], object],
        then: Callable[[object], None],
        *,
        ended: Callable[[], None] | None = None,
    ) -> int:
        """Run a job of one step."""
        self._idle.start()
        return self._errands.ask(one_step(lambda: work(self._archive)), then, ended=ended)

    def cancel(self, job: int) -> None:
        """Stop a job at its next step."""
        self._errands.cancel(job)

    def close(self, patience: float | None = None) -> bool:
        """Stop what runs at its next step, and close the library; whether it came to that in `patience` seconds."""
        self._idle.stop()
        self._runner.cancel()
        self._runner.submit(one_step(self._archive.close))
        return self._runner.close(finish=True, patience=patience)

    def _unload(self) -> None:
        """Nothing was asked for a while."""
        if self._runner.busy:
            self._idle.start()
        else:
            self._errands.ask(one_step(self._archive.unload), lambda _: None)
