"""Every command of the window, in its menu, with its shortcut."""

from __future__ import annotations

from collections.abc import ItemsView
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from naba_desktop.icons import icon
from naba_desktop.theme import Theme

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    text: str  # with its mnemonic
    keys: tuple[Key | str, ...] = ()
    icon: str = ""
    short: str = ""  # on a button, where it differs
    group: str = ""  # commands of one group exclude each other and are checkable
    checkable: bool = False


SEPARATOR = None
MENUS: tuple[tuple[str, tuple[Command | None, ...]], ...] = (
    (
        "&File",
        (
            Command("open", "&Open files…", (Key.Open,), "open", "Open"),
            Command("open_folder", "Open a &folder…", ("Ctrl+Shift+O",), "folder"),
            Command("open_samples", "Open the &samples"),
            SEPARATOR,
            Command("export_pdf", "&Export as PDF…", ("Ctrl+E",), "export", "Export PDF"),
            Command("export_html", "Export as &web page…"),
            Command("export_json", "Export as &data (JSON)…"),
            Command("export_txt", "Export as plain &text…"),
            SEPARATOR,
            Command("remove", "&Remove from the library…", ("Ctrl+Backspace",)),
            SEPARATOR,
            Command("quit", "&Quit", (Key.Quit, "Ctrl+Q")),
        ),
    ),
    (
        "&Edit",
        (
            Command("edit", "&Edit the sentence", ("F2",), "edited"),
            Command("restore", "Back to the &machine's English", ("Ctrl+Shift+Z",)),
            SEPARATOR,
            Command("copy", "&Copy the English", ("Ctrl+Shift+C",), "copy"),
            Command("copy_both", "Copy English and &Arabic", ("Ctrl+Alt+C",)),
            SEPARATOR,
            Command("find", "&Find…", (Key.Find,), "find", "Find"),
            Command("find_next", "Find &next", ("F3",)),
            Command("find_previous", "Find &previous", ("Shift+F3",)),
        ),
    ),
    (
        "&Article",
        (
            Command("translate", "&Translate", ("Ctrl+T",), "translate", "Translate"),
            Command("translate_rest", "Translate all that &wait", ("Ctrl+Shift+T",)),
            Command("stop", "&Stop translating", ("Ctrl+.",), "stop", "Stop"),
            SEPARATOR,
            Command("next_doubt", "Next sentence to &check", ("F8",), "look"),
            Command("previous_doubt", "Pre&vious sentence to check", ("Shift+F8",)),
            SEPARATOR,
            Command("next_article", "&Next article", ("Ctrl+PgDown",)),
            Command("previous_article", "&Previous article", ("Ctrl+PgUp",)),
        ),
    ),
    (
        "&View",
        (
            Command("zoom_in", "&Larger text", ("Ctrl++", "Ctrl+=")),
            Command("zoom_out", "&Smaller text", ("Ctrl+-",)),
            Command("zoom_reset", "&Usual text size", ("Ctrl+0",)),
            SEPARATOR,
            Command("system", "As the s&ystem", group="appearance"),
            Command("light", "L&ight", group="appearance"),
            Command("dark", "&Dark", group="appearance"),
            Command(
                "toggle_appearance",
                "Change &between light and dark",
                ("Ctrl+Shift+L",),
                "appearance",
                "Theme",
            ),
            SEPARATOR,
            Command("show_library", "List of &articles", ("F9",), checkable=True),
            Command("show_summary", "Su&mmary", ("F10",), checkable=True),
            Command("show_details", "Details of the s&entence", ("F11",), checkable=True),
            SEPARATOR,
            Command("go_library", "Go &to the articles", ("Ctrl+1",)),
            Command("go_sentences", "G&o to the sentences", ("Ctrl+2",)),
            Command("go_summary", "&Go to the summary", ("Ctrl+3",)),
        ),
    ),
    (
        "&Help",
        (
            Command("shortcuts", "&Keyboard shortcuts", ("F1",)),
            Command("about", "&About Naba"),
        ),
    ),
)


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
