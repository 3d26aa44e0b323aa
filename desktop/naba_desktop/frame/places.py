"""The places of the window: reading one article, and what looks at many of them. One is in front."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

READ = "read"


class Places(QStackedWidget):
    """Widgets by name. A place that is wanted in front for the first time is told by `arrived` to fill itself.

    Signals:
        arrived(str): another place is in front now.
    """

    arrived = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: dict[str, QWidget] = {}

    @property
    def current(self) -> str:
        """The name of the place in front."""
        return next(name for name, widget in self._widgets.items() if widget is self.currentWidget())

    def add(self, name: str, widget: QWidget) -> None:
        """Add a place. Its command `place_NAME` in menus.py goes there."""
        self._widgets[name] = widget
        self.addWidget(widget)

    def go(self, name: str) -> None:
        """Bring a place to the front."""
        if self.currentWidget() is not self._widgets[name]:
            self.setCurrentWidget(self._widgets[name])
            self.arrived.emit(name)
