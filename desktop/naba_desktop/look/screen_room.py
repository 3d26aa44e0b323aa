"""How large a window opens: never larger than its screen, so that its buttons can be reached."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(24, 72)
"""Room for what the system draws round a window."""


def open_at(window: QWidget, size: QSize) -> None:
    """Give a window its first size, in pixels, or as much of it as the screen has room for."""
    window.resize(size.boundedTo(window.screen().availableGeometry().size() - FRAME))
