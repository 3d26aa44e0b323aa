"""Tags and a note for the selected articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.library.entry import Entry
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.shown import one_line
from naba_translation.counted import counted


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the analyst wants changed."""

    add: tuple[str, ...]
    drop: tuple[str, ...]
    note: str | None  # None: left as it is


class OrderDialog(QDialog):
    """Tags with commas between. Of several articles the tags they share are shown, and no note."""

    def __init__(self, entries: Sequence[Entry], known: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tags and note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shared = sorted(set.intersection(*(set(entry.tags) for entry in entries)))
        one = len(entries) == 1
        name = one_line(entries[0].name) if one else counted(len(entries), "article")
        self.tags = QLineEdit(", ".join(self._shared))
        self.tags.setAccessibleName("Tags, with commas between")
        self.tags.setPlaceholderText("elections, port, urgent")
        completer = QCompleter(sorted(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tags.setCompleter(completer)
        self.note = QPlainTextEdit(entries[0].note if one else "")
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setVisible(one)
        self._former = entries[0].note
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        title = PlainLabel(name, name="dialog_title", wrap=True)
        tags = PlainLabel("&Tags, with commas between" if one else "&Tags that all of them have")
        tags.setBuddy(self.tags)
        note = PlainLabel("&Note")
        note.setBuddy(self.note)
        note.setVisible(one)
        for widget in (title, tags, self.tags, note, self.note, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(440)
        self._one = one

    def wanted(self) -> Wanted:
        """What differs from how it was."""
        tags = {name for part in self.tags.text().split(",") if (name := " ".join(part.split()))}
        note = self.note.toPlainText().strip()
        return Wanted(
            add=tuple(sorted(tags - set(self._shared))),
            drop=tuple(sorted(set(self._shared) - tags)),
            note=note if self._one and note != self._former else None,
        )
