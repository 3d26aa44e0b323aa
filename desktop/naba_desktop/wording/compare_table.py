"""Two models side by side on the same sentences, as a Qt model."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naba_desktop.look.shown import one_line, shown
from naba_translation.article import Level
from naba_translation.attention import COMPARED_WORDS
from naba_translation.display import visible_reason

if TYPE_CHECKING:
    from naba_translation.engines.alternatives import Compared

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CompareColumn(IntEnum):
    """The columns."""

    NUMBER = 0
    LEVEL = 1
    FIRST = 2
    SECOND = 3


class CompareRole(IntEnum):
    """Data beside the text."""

    COMPARED = Qt.ItemDataRole.UserRole


class CompareTable(QAbstractTableModel):
    """A row for each sentence, or only for those on which the two disagree."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Compared, ...] = ()
        self._rows: tuple[Compared, ...] = ()
        self._names = ("", "")
        self._only_different = False

    def show(self, compared: tuple[Compared, ...], names: tuple[str, str]) -> None:
        """Show what two models of these names made."""
        self._all, self._names = compared, names
        self._fill()

    def show_only_different(self, wanted: bool) -> None:
        """Leave out the sentences on which the two agree in numbers, negation and names."""
        self._only_different = wanted
        self._fill()

    def compared(self, row: int) -> Compared | None:
        """What stands in a row; None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @property
    def counts(self) -> tuple[int, int]:
        """Sentences on which the two differ, and all."""
        return sum(one.level is not Level.OK for one in self._all), len(self._all)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(CompareColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(CompareColumn):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return ("No.", "", *map(one_line, self._names))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        one = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return (
                    str(one.first.sentence.index + 1),
                    COMPARED_WORDS[one.level],
                    shown(one.first.english).text,
                    shown(one.second.english).text,
                )[index.column()]
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return " ".join(visible_reason(difference.reason) for difference in one.differences)
            case CompareRole.COMPARED:
                return one
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = tuple(one for one in self._all if not self._only_different or one.level is not Level.OK)
        self.endResetModel()
