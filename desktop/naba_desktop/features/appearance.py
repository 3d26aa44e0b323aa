"""Light and dark, larger and smaller, which parts are seen and where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.frame.places import READ
from naba_desktop.guidance.font_dialog import FontDialog
from naba_desktop.look.faces import Faces
from naba_desktop.look.theme import Theme
from naba_desktop.settings import Appearance, Mode, Settings


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
        window.reading.mode_changed.connect(self._on_mode)
        window.reading.set_mode(window.commands.settings.mode)
        self._actions[f"mode_{window.commands.settings.mode.value}"].setChecked(True)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        window = self._window
        looks = {look.value: partial(window.commands.remember, appearance=look) for look in Appearance}
        modes = {f"mode_{mode.value}": partial(window.reading.set_mode, mode) for mode in Mode}
        return (
            looks
            | modes
            | {
                "fonts": self._fonts,
                "zoom_in": partial(self._zoom, 1),
                "zoom_out": partial(self._zoom, -1),
                "zoom_reset": partial(self._zoom, 0),
                "toggle_appearance": self._toggle,
                "go_library": partial(self._focus, window.articles.list.setFocus),
                "go_sentences": partial(self._focus, window.reading.focus_text),
                "go_summary": partial(self._focus, window.summary.list.setFocus),
            }
        )

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self._actions[settings.appearance.value].setChecked(True)

    def _focus(self, focus: Callable[[], object]) -> None:
        self._window.places.go(READ)
        focus()

    def _on_mode(self, mode: Mode) -> None:
        self._actions[f"mode_{mode.value}"].setChecked(True)
        self._window.commands.remember(mode=mode)

    def _fonts(self) -> None:
        dialog = FontDialog(self._window.commands.settings.faces, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._use(dialog.faces))
        dialog.open()

    def _use(self, faces: Faces) -> None:
        self._window.commands.remember(
            english_font=faces.english, arabic_font=faces.arabic, arabic_size=faces.arabic_size
        )

    def _zoom(self, steps: int) -> None:
        self._window.commands.remember(zoom=self._window.commands.settings.zoomed(steps).zoom)

    def _toggle(self) -> None:
        dark = QGuiApplication.palette().window().color().lightness() < 128
        self._window.commands.remember(appearance=Appearance.LIGHT if dark else Appearance.DARK)
