"""The same statement as several outlets put it, side by side, as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naba_desktop.look.shown import isolated, one_line, shown, tip_of_reasons
from naba_translation.attention import LEVEL_WORDS
from naba_translation.display import visible_reason
from naba_translation.publisher import outlet_of

if TYPE_CHECKING:
    from naba_translation.stories import Said

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ComparisonRole(IntEnum):
    """Data beside the text."""

    SAID = Qt.ItemDataRole.UserRole


class ComparisonTable(QAbstractTableModel):
    """A statement in each row; in its cells, from the left, those who make it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[Said]] = ()

    def reset(self, comparisons: Sequence[Sequence[Said]]) -> None:
        """Show these and nothing else."""
        self.beginResetModel()
        self._rows = comparisons
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else max(map(len, self._rows), default=0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        empty = self.data(index, ComparisonRole.SAID) is None
        return Qt.ItemFlag.NoItemFlags if empty else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        if index.column() >= len(row):
            return None
        said = row[index.column()]
        text = shown(said.pair.english or said.pair.sentence.text).text
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                where = f"statement {index.row() + 1}, {index.column() + 1} of {len(row)}"
                told = isolated((outlet_of(said.article), LEVEL_WORDS[said.pair.level], text), separator=", ")
                return ", ".join(filter(None, (told, visible_reason(said.disputed), where)))
            case Qt.ItemDataRole.ToolTipRole if said.pair.doubts:
                return tip_of_reasons(said.pair.doubts)
            case Qt.ItemDataRole.AccessibleDescriptionRole if said.pair.doubts:
                return _reasons(said)
            case ComparisonRole.SAID:
                return said
        return None


def _reasons(said: Said) -> str:
    return "\n".join(map(visible_reason, said.pair.doubts))


def whose(said: Said) -> str:
    """Who says it, and when."""
    day = said.article.published
    return isolated((one_line(outlet_of(said.article)), day.isoformat() if day else ""), separator="  ·  ")
