"""What a person does at the window, whatever it is that a test looks at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop

LONG = 60_000
"""Milliseconds after which something will not come any more, however busy the machine is."""


class PatientBot(QtBot):
    """Waits `LONG` where nothing else is said; pytest-qt's five seconds are short on a machine with other work."""

    def waitUntil(self, callback: object, *, timeout: int = LONG) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = LONG, **more: object) -> object:
        return super().waitSignal(signal, timeout=timeout, **more)


def start(desktop: Desktop, qtbot: QtBot, *, first: bool = False) -> None:
    """Open the library, unless it is the `first` time as somebody who has used the program before. The window is
    in front then."""
    if not first:
        desktop.settings = replace(desktop.settings, welcomed=True, toured=True)
    with qtbot.waitSignal(desktop.controller.listed):
        desktop.start([])
    desktop.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desktop.window)


def do(desktop: Desktop, command: str) -> None:
    """Use a command of the menus, which must be on."""
    action = desktop.window.commands.actions[command]
    assert action.isEnabled(), command
    action.trigger()


def read(desktop: Desktop, qtbot: QtBot, path: Path) -> None:
    """Translate an article and stand in it."""
    desktop.controller.translate([path])
    qtbot.waitUntil(lambda: not desktop.controller.translating)
    qtbot.waitUntil(lambda: desktop.window.review_table.review is not None)


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    qtbot.keyClick(widget, key, modifiers)


def type_words(qtbot: QtBot, words: str) -> None:
    """Type where the focus is, which must be in a field."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, (QLineEdit, QPlainTextEdit))
    qtbot.keyClicks(widget, words)
