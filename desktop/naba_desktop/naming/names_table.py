"""The list of names as a Qt model."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from naba_desktop.look.shown import one_line, tip
from naba_desktop.naming.name_row import KINDS, NameRow
from naba_translation.normalise import search_key

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class NameColumn(IntEnum):
    """The columns, from left to right."""

    STATE = 0
    ENGLISH = 1
    ARABIC = 2
    KIND = 3
    SENTENCES = 4
    SAID = 5
    AUTHOR = 6


_RIGHT = frozenset({NameColumn.ARABIC, NameColumn.SENTENCES})
_HEADS = ("State", "English form", "Arabic", "Kind", "Sentences", "Written as", "Chosen by")


class NamesTable(QAbstractTableModel):
    """Names, of which those with some words in them are shown.

    Signals:
        chosen(NameRow, str): another English form is wanted for a name.
    """

    chosen = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[NameRow, ...] = ()
        self._rows: tuple[NameRow, ...] = ()
        self._words = ""

    def show(self, rows: tuple[NameRow, ...]) -> None:
        """Show these names."""
        self.beginResetModel()
        self._all = rows
        self._rows = self._those()
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Show those with these words in their Arabic or English only."""
        self._words = words
        self.show(self._all)

    def row(self, number: int) -> NameRow | None:
        """The name in a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    @property
    def to_decide(self) -> int:
        """How many names have something to be decided."""
        return sum(row.needs_look for row in self._all)

    # -- QAbstractTableModel

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(NameColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return _HEADS[section] if 0 <= section < len(_HEADS) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NameColumn.ENGLISH else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.EditRole and index.column() == NameColumn.ENGLISH:
            return row.english or (row.said[0][0] if row.said else row.spelling)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NameColumn.SAID:
            return tip(row.forms)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._text(row, NameColumn(index.column()))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index.row())
        english = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row is None or not english or english == row.english:
            return False
        self.chosen.emit(row, english)
        return True

    def _text(self, row: NameRow, column: NameColumn) -> str:
        match column:
            case NameColumn.STATE:
                return row.state
            case NameColumn.ENGLISH:
                return one_line(row.english) if row.english else f"by rule: {row.spelling}"
            case NameColumn.ARABIC:
                return one_line(row.arabic)
            case NameColumn.KIND:
                return KINDS.get(row.kind, row.kind)
            case NameColumn.SENTENCES:
                return str(row.sentences)
            case NameColumn.SAID:
                return one_line(row.forms)
            case NameColumn.AUTHOR:
                return one_line(row.author) if row.author else ("Naba" if row.english else "")

    def _those(self) -> tuple[NameRow, ...]:
        needle = search_key(self._words)
        if not needle:
            return self._all
        return tuple(
            row
            for row in self._all
            if any(needle in search_key(text) for text in (row.arabic, row.english, row.forms))
        )
