"""The licences and notices of all that Naba is made of. A release brings them as one file; see packaging/release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from naba_desktop.look.screen_room import open_at
from naba_resources import path

COLUMNS = 100
_FIELDS = ("License-Expression", "License")


class LicencesWindow(QWidget):
    """Plain text to be read and copied."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Naba: licences")
        self.text = QPlainTextEdit(text)
        self.text.setObjectName("licences")
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Licences of the parts")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        open_at(self, QSize(self.text.fontMetrics().horizontalAdvance("x") * COLUMNS, 720))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)


def licences_text(file: Path | None = None) -> str:
    """The release's file; where there is none, the installed packages with what they say of themselves."""
    file = file or path("licences/third-party.txt")
    if file.is_file():
        return file.read_text(encoding="utf-8")
    return "\n".join(_installed())


def _installed() -> Iterator[str]:
    from importlib.metadata import distributions  # slow, and for this window only

    yield "Naba is under the Apache License 2.0. It runs here from packages that were installed beside it."
    yield "The texts of their licences are in each one's folder:\n"
    for found in sorted(distributions(), key=lambda one: one.name.lower()):
        licences = [one for field in _FIELDS for one in found.metadata.get_all(field) or ()]
        yield f"{found.name} {found.version}".ljust(48) + " ".join(licences).partition("\n")[0][:80]
        yield f"    {found.locate_file('')}"
