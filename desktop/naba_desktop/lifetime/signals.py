"""Ctrl+C in the terminal, a terminal that is closed, and a polite request of the system to end."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier


class EndSignals(QObject):
    """Calls `end` on the window's thread when SIGINT, SIGTERM or SIGHUP comes, unless it was ignored (nohup).

    Python's own handlers run between two of its instructions, and while Qt waits there are none. So Python
    writes each signal's number to a pipe, whose other end Qt watches. POSIX only; elsewhere nothing changes.
    """

    def __init__(self, end: Callable[[], object]) -> None:
        super().__init__()
        self._end = end
        self._pipe: tuple[int, int] | None = None
        self._former: dict[signal.Signals, Any] = {}  # what came of them before

    def install(self) -> None:
        """From now on."""
        if os.name != "posix":
            return
        reading, writing = self._pipe = os.pipe()
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            former = signal.getsignal(number)
            if former is not signal.SIG_IGN:
                self._former[number] = former
                signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def remove(self) -> None:
        """Give the signals back."""
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, former in self._former.items():
            signal.signal(number, former)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def _on_signal(self) -> None:
        if self._pipe is not None:
            os.read(self._pipe[0], 64)
            self._end()
