"""What the window says about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from naba_desktop.about import about_text, shortcuts_text
from naba_desktop.feature import Feature
from naba_desktop.main_window import MainWindow


class Guidance(Feature):
    """The menu "Help"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"shortcuts": self._shortcuts, "about": self._about}

    def _shortcuts(self) -> None:
        shortcuts = self._window.commands.actions.shortcuts()
        self._window.dialogs.tell(self._window, "Keyboard shortcuts", shortcuts_text(shortcuts))

    def _about(self) -> None:
        self._window.dialogs.tell(self._window, "Naba", about_text())
