"""Something shown that changes faster than eyes and the window can follow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Paced(QObject):
    """Calls at once, then at most once in `ms` however often it is asked, and at the end once more.

    Many events may wait for the window when it gets its turn: what each of them would show anew is shown once.
    """

    def __init__(self, show: Callable[[], None], *, ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
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

    def _over(self) -> None:
        if self._stale:
            self._stale = False
            self._pause.start()
            self._show()
