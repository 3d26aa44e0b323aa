"""Work nobody waits for, done while the analyst rests: a step at a time, with as long a pause after each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal

from naba_desktop.research.archive import Archive
from naba_desktop.research.research import Research

Chore = Callable[[Archive], Iterator[tuple[int, int]]]
"""Yields how much is done, and how much there is to do. A step takes a fifth of a second at most."""

REST_MS = 1500
"""How long after the analyst's last key or click work goes on."""

_LONGEST_PAUSE_MS = 1000
_ACTS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    )
)


@dataclass(frozen=True, slots=True)
class _Step:
    """What one step came to."""

    done: int
    total: int
    seconds: float


class Chores(QObject):
    """Chores by name, the first that was wanted first.

    One whose turn it is runs until it ends; `want` begins it again, so that a chore that finds nothing to do
    should end at once. It never runs while the analyst acts, while `busy` says that there is other work, or
    while something was asked of the research.

    Signals:
        advanced(str, int, int): a chore's name, how much is done and how much there is; (0, 0) when it ended.
    """

    advanced = Signal(str, int, int)

    def __init__(
        self, research: Research, *, busy: Callable[[], bool] = lambda: False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._research = research
        self._busy = busy
        self._chores: dict[str, Chore] = {}
        self._wanted: list[str] = []
        self._steps: Iterator[tuple[int, int]] | None = (
            None  # of the first that is wanted; lives on the thread
        )
        self._stepping = False
        self._again: set[str] = set()  # wanted once more while they ran
        self._acted = QElapsedTimer()
        self._acted.start()  # the start of the program is the analyst's act too
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._go_on)

    def add(self, name: str, chore: Chore) -> None:
        """Make a chore known; `want` begins it."""
        self._chores[name] = chore

    def want(self, name: str) -> None:
        """There is something for this chore to do."""
        if name in self._wanted:
            self._again.add(name)
        else:
            self._wanted.append(name)
        if not self._stepping and not self._pause.isActive():
            self._pause.start(0)

    def rest(self) -> None:
        """The analyst acts: go on when that is over."""
        self._acted.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Installed on the window's own QWindow, sees what the analyst does and takes nothing away."""
        if event.type() in _ACTS:
            self.rest()
        return False

    def _go_on(self) -> None:
        if self._stepping or not self._wanted:
            return
        if not self._acted.hasExpired(REST_MS) or self._busy() or self._research.busy:
            self._pause.start(REST_MS // 3)
            return
        self._stepping = True
        chore = self._chores[self._wanted[0]]
        self._research.ask_one(
            lambda archive: self._step(chore, archive), self._on_step, ended=self._on_failed
        )

    def _step(self, chore: Chore, archive: Archive) -> _Step | None:
        """One step, on the research's thread; None where the chore ended."""
        started = perf_counter()
        if self._steps is None:
            self._steps = chore(archive)
        try:
            done, total = next(self._steps)
        except BaseException as end:
            self._steps = None
            if isinstance(end, StopIteration):
                return None
            raise
        return _Step(done, total, perf_counter() - started)

    def _on_step(self, step: object) -> None:
        self._stepping = False
        name = self._wanted[0]
        if isinstance(step, _Step):
            self.advanced.emit(name, step.done, step.total)
            self._pause.start(min(_LONGEST_PAUSE_MS, round(1000 * step.seconds)))
        else:
            self._end(name)

    def _on_failed(self) -> None:
        """The research has told why; the chore is tried again when it is wanted again."""
        self._stepping = False
        self._again.discard(self._wanted[0])
        self._end(self._wanted[0])

    def _end(self, name: str) -> None:
        self._wanted.remove(name)
        self.advanced.emit(name, 0, 0)
        if name in self._again:
            self._again.remove(name)
            self._wanted.append(name)
        self._pause.start(0)
