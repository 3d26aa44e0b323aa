"""Ctrl+C that is heard wherever it comes."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Any


class Interrupts:
    """Notes each Ctrl+C beside raising KeyboardInterrupt, which Python drops in a finalizer, and which SQLite
    turns into an error of its own where it comes in a function that SQLite calls (each row's hash is one).

    A context manager for the main thread; the former handler comes back at its end.
    """

    def __init__(self) -> None:
        self.pressed = False
        self._former: Any = signal.SIG_DFL

    def __enter__(self) -> Interrupts:
        self._former = signal.signal(signal.SIGINT, self._on)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._former)

    def raise_again(self) -> None:
        """Raise what was dropped. To be called between the steps of long work."""
        if self.pressed:
            raise KeyboardInterrupt

    def _on(self, _number: int, _frame: FrameType | None) -> None:
        self.pressed = True
        raise KeyboardInterrupt
