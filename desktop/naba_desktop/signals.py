"""Ctrl+C in the terminal and a polite request of the system to end close the window as a person would."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class EndSignals(QObject):
    """Calls `end` on the window's thread when SIGINT or SIGTERM comes.

    Python's own handlers run between two of its instructions, and while Qt waits there are none. So Python
    writes each signal's number to a pipe, whose other end Qt watches. POSIX only; elsewhere nothing changes.
    """

    def __init__(self, end: Callable[[], object]) -> None:
        super().__init__()
        self._end = end
        self._pipe: tuple[int, int] | None = None

    def install(self) -> None:
        """From now on."""
        if os.name != "posix":
            return
        reading, writing = self._pipe = os.pipe()
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def remove(self) -> None:
        """Give the signals back."""
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def _on_signal(self) -> None:
        if self._pipe is not None:
            os.read(self._pipe[0], 64)
            self._end()
