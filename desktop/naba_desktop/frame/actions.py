"""The window's actions: each Command of menus.py as a QAction, placed in its menu."""

from __future__ import annotations

from collections.abc import ItemsView

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from naba_desktop.frame.menus import MENUS, SEPARATOR, Command
from naba_desktop.look.icons import icon
from naba_desktop.look.theme import Theme


class Actions:
    """The window's actions by name, placed in its menu bar."""

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for title, commands in MENUS:
            menu = window.menuBar().addMenu(title)
            for command in commands:
                if command is SEPARATOR:
                    menu.addSeparator()
                else:
                    self._add(window, menu, command, groups)
        self.restyle(theme)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def items(self) -> ItemsView[str, QAction]:
        """Every name with its action."""
        return self._actions.items()

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        for name, command in self._commands.items():
            if command.icon:
                self._actions[name].setIcon(icon(command.icon, theme))

    def shortcuts(self) -> tuple[tuple[str, str], ...]:
        """What each command is called and its keys, in the order of the menus."""
        found = []
        for action in self._actions.values():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if keys:
                found.append((action.text().replace("&", "").rstrip("…"), keys))
        return tuple(found)

    def _add(
        self, window: QMainWindow, menu: QMenu, command: Command, groups: dict[str, QActionGroup]
    ) -> None:
        action = menu.addAction(command.text)
        action.setObjectName(command.name)
        action.setIconText(command.short or command.text.replace("&", ""))
        action.setStatusTip(command.text.replace("&", ""))
        action.setIconVisibleInMenu(False)
        sequences = [QKeySequence(key) for key in command.keys]
        action.setShortcuts(list({sequence.toString(): sequence for sequence in sequences}.values()))
        action.setCheckable(command.checkable or bool(command.group))
        if command.group:
            groups.setdefault(command.group, QActionGroup(window)).addAction(action)
        self._commands[command.name] = command
        self._actions[command.name] = action
