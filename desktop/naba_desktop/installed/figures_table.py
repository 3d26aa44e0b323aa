"""The figures of the models side by side, as a Qt model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naba_desktop.look.shown import one_line, tip

if TYPE_CHECKING:
    from naba_translation.models.scores import Measured, Score

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_COLUMNS = (
    ("Model", "The model's id"),
    (
        "BLEU",
        "Words shared with reference translations; only where the sentences have them. Higher is better",
    ),
    ("chrF2++", "Letters and words shared with reference translations. Higher is better"),
    ("Flags", "What the checks find in 100 sentences. Lower is better"),
    ("Agree", "Words shared with what the other models say, per cent"),
    ("Words/s", "Arabic words in a second. Higher is faster"),
    ("Memory", "Most memory while translating, MB"),
    ("Load", "Seconds until the first sentence can be translated"),
)


class FiguresTable(QAbstractTableModel):
    """A row for each model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scores: tuple[Score, ...] = ()

    def show(self, measured: Measured) -> None:
        """Show these figures."""
        self.beginResetModel()
        self._scores = measured.scores
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._scores)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(_COLUMNS):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _COLUMNS[section][0]
            case Qt.ItemDataRole.ToolTipRole:
                return _COLUMNS[section][1]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        score, column = self._scores[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _figures(score)[column]
            case Qt.ItemDataRole.ToolTipRole if score.failure:
                return tip(score.failure)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_COLUMNS[column][0]}: {_figures(score)[column] or 'none'}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
        return None


def _figures(score: Score) -> tuple[str, ...]:
    name = one_line(score.model)
    if score.failure:
        return (name, f"Failed: {one_line(score.failure)}", *("" for _ in _COLUMNS[2:]))
    from naba_translation.models.scores import figures  # late: the checks come along

    return (name, *figures(score)[: len(_COLUMNS) - 1])


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
