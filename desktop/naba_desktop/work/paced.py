"""Something shown that changes faster than eyes and the window can follow."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class Paced(QObject):
    """Tells of a change at once, then at most once in `ms` however many there are, and at the end once more.

    Many events may wait for the window when it gets its turn: what each of them would show anew is shown once.

    Signals:
        due(): show it now.
    """

    due = Signal()

    def __init__(self, *, ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._stale = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ms)
        self._pause.timeout.connect(self._over)

    def ask(self) -> None:
        """It has changed."""
        self._stale = True
        if not self._pause.isActive():
            self._over()

    def close(self) -> None:
        """Tell nothing any more. A running timer must not be left to whichever thread collects the garbage."""
        self._stale = False
        self._pause.stop()

    def _over(self) -> None:
        if self._stale:
            self._stale = False
            self._pause.start()
            self.due.emit()
