"""The copies of the library in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.keeping.backup_jobs import Copies
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.screen_room import open_at
from naba_desktop.look.shown import one_line

if TYPE_CHECKING:
    from naba_translation.library.backups import Backup

_WHAT = (
    "Naba copies the library once a day while you rest, looks each copy through for damage, and keeps the last "
    "days and weeks. Going back to a copy keeps the present library as a copy too, so nothing is lost."
)
_WHY = {
    "daily": "daily",
    "asked": "made when you asked",
    "update": "before an update of the library",
    "restore": "before going back to another copy",
}


class BackupDialog(QDialog):
    """Shows the copies there are.

    Signals:
        copy_wanted(): make one now.
        restore_wanted(object): go back to this Backup.
    """

    copy_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Copies of the library")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName("Copies of the library, the newest first")
        self._problem = PlainLabel(name="to_check", wrap=True)
        self._make = QPushButton("&Make one now")
        self._restore = QPushButton("&Go back to this copy…")
        for button in (self._make, self._restore):
            button.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        foot = QHBoxLayout()
        foot.addWidget(self._make)
        foot.addWidget(self._restore)
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_WHAT, name="place_note", wrap=True))
        column.addWidget(self._problem)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        open_at(self, QSize(560, 420))
        buttons.rejected.connect(self.reject)
        self._make.clicked.connect(self._on_make)
        self._restore.clicked.connect(self._on_restore)
        self.list.currentItemChanged.connect(self._update)
        self.show_copies(Copies((), ""))

    def show_copies(self, copies: Copies) -> None:
        """Show these."""
        self.list.clear()
        for backup in copies.backups:
            item = QListWidgetItem(_line(backup))
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self.list.addItem(item)
        if copies.backups:
            self.list.setCurrentRow(0)
        self._problem.setVisible(bool(copies.problem))
        self._problem.setText(f"The last copy could not be made. {one_line(copies.problem)}")
        self._make.setEnabled(True)
        self._update()

    def _on_make(self) -> None:
        self._make.setEnabled(False)  # until the new list is here
        self.copy_wanted.emit()

    def _on_restore(self) -> None:
        self.restore_wanted.emit(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _update(self) -> None:
        self._restore.setEnabled(self.list.currentItem() is not None)


def _line(backup: Backup) -> str:
    day = backup.made.astimezone()
    size = QLocale.c().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return f"{day:%Y-%m-%d %H:%M}   {_WHY[backup.why]}, {size}"
