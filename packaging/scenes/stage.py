"""The window that is photographed, and who waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from naba_desktop.app import Desktop
from naba_desktop.frame.main_window import MainWindow
from naba_translation.article import Kind

LONGEST_WAIT = 120_000  # ms


class Photographer:
    """Waits until the window is as it should be, and takes its picture."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the window live until it is ready."""
        clock = QElapsedTimer()
        clock.start()
        while not ready():
            if clock.elapsed() > LONGEST_WAIT:
                raise TimeoutError(ready)
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()

    def take(self, window: QWidget, name: str) -> Path:
        """The window's picture."""
        clock = QElapsedTimer()
        clock.start()
        self.wait(lambda: clock.elapsed() > 250)
        path = self._folder / f"{name}-{self._suffix}.png"
        window.grab().save(str(path))
        print(path)
        return path


@dataclass(frozen=True, slots=True)
class Stage:
    """The window that is photographed."""

    desktop: Desktop
    camera: Photographer
    files: tuple[Path, ...]

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    def sentence(self, number: int) -> int:
        """The Sentence.index of one that the analyst can act on, counted from 0 in the article that is read:
        furniture, which is folded and not translated, is passed over."""
        review = self.window.review_table.review
        own = [p.sentence.index for p in review.pairs if p.sentence.kind is not Kind.FURNITURE and p.english]
        return own[number]

    def do(self, command: str) -> None:
        """Trigger a command of the menus."""
        self.window.commands.actions[command].trigger()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window, or of a dialog of it."""
        self.camera.take(widget or self.window, name)
