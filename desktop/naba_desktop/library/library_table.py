"""The list of articles as a Qt model."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naba_desktop.library.entry import Entry
from naba_desktop.shown import isolated, one_line

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LibraryRole(IntEnum):
    """Data beside the text."""

    ENTRY = Qt.ItemDataRole.UserRole


class LibraryTable(QAbstractListModel):
    """Entries in the order they came, newest at the end; one for each source."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._rows: dict[str, int] = {}

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(entry.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return isolated((entry.name, entry.outlet, entry.status), separator=", ")
            case LibraryRole.ENTRY:
                return entry
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def entries(self) -> tuple[Entry, ...]:
        """All of them, in order."""
        return tuple(self._entries)

    def entry(self, row: int) -> Entry | None:
        """The entry in a row; None where there is no such row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, source: str) -> int | None:
        """Where a source is; None when it is not in the list."""
        return self._rows.get(source)

    def reset(self, entries: Iterable[Entry]) -> None:
        """Show these and nothing else."""
        self.beginResetModel()
        self._entries = list({entry.source: entry for entry in entries}.values())
        self._number()
        self.endResetModel()

    def put(self, entry: Entry) -> None:
        """Change the entry of this source, or add it at the end."""
        row = self._rows.get(entry.source)
        if row is None:
            row = len(self._entries)
            self.beginInsertRows(_ROOT, row, row)
            self._entries.append(entry)
            self._rows[entry.source] = row
            self.endInsertRows()
        elif self._entries[row] != entry:
            self._entries[row] = entry
            self.dataChanged.emit(self.index(row), self.index(row))

    def remove(self, source: str) -> None:
        """Take an entry out; nothing happens when it is not there."""
        row = self._rows.get(source)
        if row is None:
            return
        self.beginRemoveRows(_ROOT, row, row)
        del self._entries[row]
        self._number()
        self.endRemoveRows()

    def _number(self) -> None:
        self._rows = {entry.source: row for row, entry in enumerate(self._entries)}
