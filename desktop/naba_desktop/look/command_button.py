"""A button of a command of the menus: its words, and whether it can be used, follow the command."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from naba_desktop.frame.actions import Actions


class CommandButton(QPushButton):
    """Does what the command does."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.clicked.connect(lambda _: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        text = self._action.iconText()
        self.setText(text)
        self.setAccessibleName(text.rstrip("…"))
        self.setEnabled(self._action.isEnabled())
        keys = self._action.shortcut().toString()
        words = self._action.statusTip().rstrip("…")
        self.setToolTip(f"{words} ({keys})" if keys else words)


def button_row(actions: Actions, *names: str) -> QHBoxLayout:
    """The buttons of these commands, side by side."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for name in names:
        line.addWidget(CommandButton(actions[name]))
    line.addStretch()
    return line
