"""The terms to watch for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.screen_room import open_at
from naba_desktop.look.shown import one_line
from naba_translation.counted import counted

_WHAT = (
    "Articles with a sentence that mentions a term are marked in the list, those that come in too. A term is "
    "words or a “phrase in quotation marks”, in English or Arabic."
)


class WatchDialog(QDialog):
    """A term is added by Enter and taken away by Delete; nothing counts before Save."""

    def __init__(self, terms: Sequence[str], hits: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Watch list")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit()
        self.field.setAccessibleName("New term")
        self.field.setPlaceholderText("chemical weapons")
        self.add = QPushButton("&Add")
        self.add.setAccessibleName("Add the term")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self.list = QListWidget()
        self.list.setAccessibleName("Terms watched for")
        self.remove = QPushButton("&Remove")
        self.remove.setAccessibleName("Remove the term")
        self.remove.setAutoDefault(False)
        self.remove.setShortcut("Delete")
        self.remove.clicked.connect(self._remove)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        self.field.returnPressed.connect(self._add)
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self.add)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(_WHAT, name="place_note", wrap=True))
        column.addLayout(line)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        open_at(self, QSize(460, 380))
        self.list.ensurePolished()  # so that the rows know their style when they are laid out
        for term in terms:
            self._put(term, hits.get(term, 0))

    def terms(self) -> tuple[str, ...]:
        """The terms, in the order in which they were given."""
        return tuple(self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds a term and does not save yet, but on the button itself."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _add(self) -> None:
        term = " ".join(self.field.text().split())
        if term and term not in self.terms():
            self._put(term, None)
        self.field.clear()

    def _put(self, term: str, hits: int | None) -> None:
        found = "" if hits is None else f"   ·  {counted(hits, 'article')}"
        item = QListWidgetItem(f"{one_line(term)}{found}")
        item.setData(Qt.ItemDataRole.UserRole, term)
        self.list.addItem(item)
        self.list.setCurrentItem(item)

    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())

    def _save(self) -> None:
        self._add()  # what was typed and not added yet is meant too
        self.accept()
