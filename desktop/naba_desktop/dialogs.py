"""The doors to the desktop around us: choosing files, showing a folder, asking before something is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QSystemTrayIcon,
    QWidget,
)

from naba_desktop.exporting.formats import FORMATS
from naba_desktop.look.icons import window_icon
from naba_desktop.look.shown import one_line

_NOTICE_MS = 10_000


class Dialogs(Protocol):
    """What the window asks the desktop. Tests answer in a person's place."""

    def files_to_open(
        self, parent: QWidget, folder: str, *, title: str = "Open Arabic articles"
    ) -> tuple[Path, ...]:
        """Files to read; empty when nothing was chosen."""

    def folder_to_open(
        self, parent: QWidget, folder: str, *, title: str = "Open a folder of articles"
    ) -> Path | None:
        """A folder."""

    def file_to_write(self, parent: QWidget, proposed: Path, kind: str) -> Path | None:
        """Where to write an export of a kind of FORMATS. A file that is there was agreed to be replaced."""

    def show_folder(self, folder: Path) -> None:
        """Show a folder in the desktop's file manager."""

    def agree(self, parent: QWidget, question: str, detail: str, *, yes: str) -> bool:
        """Whether the person agrees to something that cannot be undone."""

    def ask(self, parent: QWidget, question: str, answer: str) -> str | None:
        """A line of words; `answer` is there already. None when the person does not want to say."""

    def secret(self, parent: QWidget | None, question: str) -> str | None:
        """A passphrase, typed unseen; None when the person does not want to say."""

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        """Say something that must be read before going on."""

    def choose(
        self, parent: QWidget, question: str, answers: Sequence[str], *, current: int = 0
    ) -> int | None:
        """Which of several answers, by its place; None when the person does not want to say."""

    def model_to_import(self, parent: QWidget, folder: str) -> Path | None:
        """A file that holds a translation model."""

    def model_folder(self, parent: QWidget, folder: str) -> Path | None:
        """A folder that holds a translation model, of our kind or another."""

    def names_to_import(self, parent: QWidget, folder: str) -> Path | None:
        """A file of names, as CSV or TBX."""

    def names_to_write(self, parent: QWidget, proposed: Path) -> Path | None:
        """Where to write names: a file that ends in .csv or .tbx."""

    def document_to_check(self, parent: QWidget, folder: str) -> Path | None:
        """A document that Naba wrote."""

    def notify(self, window: QWidget, title: str, text: str) -> None:
        """Tell who works elsewhere that something is done; nothing where the window is in front."""


class DesktopDialogs:
    """Qt's."""

    def files_to_open(
        self, parent: QWidget, folder: str, *, title: str = "Open Arabic articles"
    ) -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(parent, title, _begin_in(folder))
        return tuple(Path(name) for name in names)

    def folder_to_open(
        self, parent: QWidget, folder: str, *, title: str = "Open a folder of articles"
    ) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title, _begin_in(folder))
        return Path(name) if name else None

    def file_to_write(self, parent: QWidget, proposed: Path, kind: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            parent, "Export", str(proposed), f"{FORMATS[kind].name} (*.{kind})"
        )
        if not name:
            return None
        return self._ending(parent, Path(name), f".{kind}", known=(f".{kind}",))

    def show_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def agree(self, parent: QWidget, question: str, detail: str, *, yes: str) -> bool:
        box = _box(parent, question, detail)
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is agreed

    def ask(self, parent: QWidget, question: str, answer: str) -> str | None:
        said, agreed = QInputDialog.getText(parent, "Naba", question, text=answer)
        return said if agreed else None

    def secret(self, parent: QWidget | None, question: str) -> str | None:
        unseen = QLineEdit.EchoMode.Password
        said, agreed = QInputDialog.getText(parent, "Naba", question, unseen)
        return said if agreed else None

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        _box(parent, title, text).exec()

    def choose(
        self, parent: QWidget, question: str, answers: Sequence[str], *, current: int = 0
    ) -> int | None:
        said, agreed = QInputDialog.getItem(parent, "Naba", question, answers, current, editable=False)
        return list(answers).index(said) if agreed else None

    def model_to_import(self, parent: QWidget, folder: str) -> Path | None:
        kinds = "Models (*.argosmodel *.zip *.tar *.tar.gz *.tgz *.tar.xz *.tar.bz2);;All files (*)"
        name, _ = QFileDialog.getOpenFileName(parent, "Import a translation model", _begin_in(folder), kinds)
        return Path(name) if name else None

    def model_folder(self, parent: QWidget, folder: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(
            parent, "The folder of a translation model", _begin_in(folder)
        )
        return Path(name) if name else None

    def document_to_check(self, parent: QWidget, folder: str) -> Path | None:
        kinds = f"Documents of Naba ({' '.join(f'*.{kind}' for kind in FORMATS)});;All files (*)"
        short = QFileDialog.Option.HideNameFilterDetails  # or the endings would not fit into their line
        name, _ = QFileDialog.getOpenFileName(
            parent, "Check a document", _begin_in(folder), kinds, options=short
        )
        return Path(name) if name else None

    def names_to_import(self, parent: QWidget, folder: str) -> Path | None:
        kinds = "Names (*.csv *.tbx *.xml)"
        name, _ = QFileDialog.getOpenFileName(parent, "Import names", _begin_in(folder), kinds)
        return Path(name) if name else None

    def names_to_write(self, parent: QWidget, proposed: Path) -> Path | None:
        kinds = "Spreadsheet (*.csv);;Terms for translators' tools (*.tbx)"
        name, kind = QFileDialog.getSaveFileName(parent, "Export names", str(proposed), kinds)
        if not name:
            return None
        ending = ".tbx" if "tbx" in kind else ".csv"
        return self._ending(parent, Path(name), ending, known=(".csv", ".tbx"))

    def _ending(self, parent: QWidget, path: Path, ending: str, *, known: tuple[str, ...]) -> Path | None:
        """The path with an ending it was typed without. Qt asked whether the file that was typed may be replaced,
        not the one that is meant."""
        if path.suffix.lower() in known:
            return path
        whole = path.with_name(f"{path.name}{ending}")
        detail = "There is a file of this name in the folder."
        if whole.exists() and not self.agree(
            parent, f"Replace {one_line(whole.name)}?", detail, yes="Replace"
        ):
            return None
        return whole

    def notify(self, window: QWidget, title: str, text: str) -> None:
        if window.isActiveWindow():
            return
        QApplication.alert(window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            sign = QSystemTrayIcon(window_icon(), window)
            sign.show()
            sign.showMessage(title, text, window_icon(), _NOTICE_MS)
            QTimer.singleShot(_NOTICE_MS, sign, sign.deleteLater)


def _begin_in(folder: str) -> str:
    """Where a dialog begins: in the folder used last, at first in the home folder and not wherever the program
    was started."""
    return folder or str(Path.home())


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Naba")
    box.setText(title)
    box.setInformativeText(text)
    return box
