"""The commands one needs most, as buttons: what to do on the left, where to be in the middle."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from naba_desktop.frame.actions import Actions

_SPACE = ""
_TOOLS = (
    "open",
    "translate",
    "stop",
    _SPACE,
    "place_read",
    "place_search",
    "place_stories",
    "place_timeline",
    _SPACE,
    "find",
    "export_pdf",
    "toggle_appearance",
)
_BARE = {"toggle_appearance"}  # its icon says it all


class ToolBar(QToolBar):
    """Buttons of commands that are in the menus too."""

    def __init__(self, actions: Actions) -> None:
        super().__init__("Commands")
        self.setObjectName("commands")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in _TOOLS:
            if name == _SPACE:
                self._add_space()
                continue
            self.addAction(actions[name])
            button = self.widgetForAction(actions[name])
            button.setAccessibleName(actions[name].iconText())
            if isinstance(button, QToolButton) and name in _BARE:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _add_space(self) -> None:
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
