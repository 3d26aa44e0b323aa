"""Light and dark, larger and smaller, which parts are seen and where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QGuiApplication

from naba_desktop.feature import Feature
from naba_desktop.main_window import MainWindow
from naba_desktop.places import READ
from naba_desktop.settings import Appearance, Settings
from naba_desktop.theme import Theme


class Looks(Feature):
    """Most of the menu "View"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = window.commands.actions
        parts = (
            ("library", window.articles),
            ("summary", window.summary),
            ("details", window.reading.details),
        )
        for name, part in parts:
            self._actions[f"show_{name}"].setChecked(True)
            self._actions[f"show_{name}"].toggled.connect(part.setVisible)
        self._actions[window.commands.settings.appearance.value].setChecked(True)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        window = self._window
        looks = {look.value: partial(window.commands.remember, appearance=look) for look in Appearance}
        return looks | {
            "zoom_in": partial(self._zoom, 1),
            "zoom_out": partial(self._zoom, -1),
            "zoom_reset": partial(self._zoom, 0),
            "toggle_appearance": self._toggle,
            "go_library": partial(self._focus, window.articles.list.setFocus),
            "go_sentences": partial(self._focus, window.reading.sentences.setFocus),
            "go_summary": partial(self._focus, window.summary.list.setFocus),
        }

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self._actions[settings.appearance.value].setChecked(True)

    def _focus(self, focus: Callable[[], object]) -> None:
        self._window.places.go(READ)
        focus()

    def _zoom(self, steps: int) -> None:
        self._window.commands.remember(zoom=self._window.commands.settings.zoomed(steps).zoom)

    def _toggle(self) -> None:
        dark = QGuiApplication.palette().window().color().lightness() < 128
        self._window.commands.remember(appearance=Appearance.LIGHT if dark else Appearance.DARK)
