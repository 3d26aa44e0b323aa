"""Joins the actions of the menus with the features that do them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QMenu

from naba_desktop.frame.actions import Actions
from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.look.theme import Theme
from naba_desktop.settings import Settings


class Commands(QObject):
    """The actions of one window, what they do, and the settings they change.

    Signals:
        settings_changed(Settings): something to remember, or another theme or zoom.
    """

    settings_changed = Signal(object)

    def __init__(self, window: QMainWindow, *, settings: Settings, theme: Theme) -> None:
        super().__init__(window)
        self.actions = Actions(window, theme)
        self.settings = settings
        self._window = window
        self._features: list[Feature] = []

    def add(self, feature: Feature) -> None:
        """Let a feature do its commands."""
        for name, act in feature.commands().items():
            self.actions[name].triggered.connect(partial(_run, act))
        self._features.append(feature)

    def update(self, now: Situation) -> None:
        """Offer what can be done now."""
        for feature in self._features:
            for name, usable in feature.enabled(now).items():
                self.actions[name].setEnabled(usable)

    def remember(self, **changes: object) -> None:
        """Change settings by name."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        self.settings_changed.emit(self.settings)

    def restyle(self, theme: Theme, settings: Settings) -> None:
        """Use another theme, and these settings."""
        self.settings = settings
        self.actions.restyle(theme)
        for feature in self._features:
            feature.restyle(theme, settings)

    def menu(self, at: QPoint, *names: str) -> None:
        """A context menu of these commands, at a global position."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.actions[name] for name in names])
        menu.popup(at)


def _run(act: Callable[[], object], _checked: bool = False) -> None:
    act()
