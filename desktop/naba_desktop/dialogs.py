"""The doors to the desktop around us: choosing files, showing a folder, asking before something is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

FORMATS = {"pdf": "PDF document", "html": "Web page", "json": "Data", "txt": "Plain text"}


class Dialogs(Protocol):
    """What the window asks the desktop. Tests answer in a person's place."""

    def files_to_open(self, parent: QWidget, folder: str) -> tuple[Path, ...]:
        """Articles to open; empty when nothing was chosen."""

    def folder_to_open(self, parent: QWidget, folder: str) -> Path | None:
        """A folder of articles."""

    def file_to_write(self, parent: QWidget, proposed: Path, kind: str) -> Path | None:
        """Where to write an export of a kind of FORMATS. A file that is there was agreed to be replaced."""

    def show_folder(self, folder: Path) -> None:
        """Show a folder in the desktop's file manager."""

    def agree(self, parent: QWidget, question: str, detail: str, *, yes: str) -> bool:
        """Whether the person agrees to something that cannot be undone."""

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        """Say something that must be read before going on."""


class DesktopDialogs:
    """Qt's."""

    def files_to_open(self, parent: QWidget, folder: str) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(parent, "Open Arabic articles", folder)
        return tuple(Path(name) for name in names)

    def folder_to_open(self, parent: QWidget, folder: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, "Open a folder of articles", folder)
        return Path(name) if name else None

    def file_to_write(self, parent: QWidget, proposed: Path, kind: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, "Export", str(proposed), f"{FORMATS[kind]} (*.{kind})")
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")

    def show_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def agree(self, parent: QWidget, question: str, detail: str, *, yes: str) -> bool:
        box = _box(parent, question, detail)
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is agreed

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        _box(parent, title, text).exec()


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Naba")
    box.setText(title)
    box.setInformativeText(text)
    return box
