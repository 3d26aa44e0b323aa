"""Sentences from many articles as a Qt model, which shows its rows as they are scrolled to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naba_desktop.found.line import Line
from naba_desktop.look.shown import shown, tip_of_reasons

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
PAGE = 100
"""Rows that are laid out at once: their heights differ, and each must be measured."""


class LineRole(IntEnum):
    """Data beside the text."""

    LINE = Qt.ItemDataRole.UserRole


class LineTable(QAbstractListModel):
    """Lines in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._fetched = 0

    @property
    def lines(self) -> Sequence[Line]:
        """All of them, fetched or not."""
        return self._lines

    def reset(self, lines: Sequence[Line]) -> None:
        """Show these and nothing else."""
        self.beginResetModel()
        self._lines = lines
        self._fetched = min(PAGE, len(lines))
        self.endResetModel()

    def renew(self, lines: Sequence[Line]) -> bool:
        """Show what is newly known of the lines that are shown; False where these are not the same ones."""
        same = [(line.article, line.index, line.text) for line in lines]
        if same != [(line.article, line.index, line.text) for line in self._lines]:
            return False
        self._lines = lines
        if self._fetched:
            self.dataChanged.emit(self.index(0), self.index(self._fetched - 1))
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._fetched

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._fetched < len(self._lines)

    def fetchMore(self, parent: Index) -> None:
        last = min(self._fetched + PAGE, len(self._lines)) - 1
        if not parent.isValid() and last >= self._fetched:
            self.beginInsertRows(_ROOT, self._fetched, last)
            self._fetched = last + 1
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(line.text).text
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole if line.doubts:
                return tip_of_reasons(line.doubts)
            case Qt.ItemDataRole.AccessibleDescriptionRole if line.doubts:
                return line.reasons
            case LineRole.LINE:
                return line
        return None
