"""The sentences of a summary as a Qt model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naba_desktop.look.shown import one_line, shown
from naba_translation.article import Level
from naba_translation.display import visible_reason

if TYPE_CHECKING:
    from naba_translation.ticks import Tick

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One chosen sentence, how far it can be trusted, and how its numbers, dates and names stand to the Arabic."""

    index: int  # Sentence.index
    english: str
    signs: tuple[tuple[str, str], ...] = ()  # as beside it in the table, icon and word; none of a plain draft
    doubts: tuple[str, ...] = ()  # what the checks found: Pair.doubts
    ticks: tuple[Tick, ...] = ()

    @property
    def agrees(self) -> str:
        """What was held against the Arabic and agrees with it; empty where there is nothing."""
        words = ", ".join(one_line(tick.words) for tick in self.ticks if tick.agrees)
        return f"As in the Arabic: {words}" if words else ""

    @property
    def differs(self) -> str:
        """What else does not agree, and why; empty where there is nothing."""
        reasons = (tick.reason for tick in self.ticks if not tick.agrees and tick.reason not in self.doubts)
        return " ".join(map(visible_reason, reasons))

    @property
    def trust(self) -> tuple[tuple[str, str], ...]:
        """The name of each sign and its words; what the checks found has its reasons."""
        found = " ".join(map(visible_reason, self.doubts))
        levels = {level.value for level in Level}
        return tuple((name, f"{word}: {found}" if name in levels else word) for name, word in self.signs)


class SummaryRole(IntEnum):
    """Data beside the text."""

    LINE = Qt.ItemDataRole.UserRole


class SummaryTable(QAbstractListModel):
    """The summary's sentences in document order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SummaryLine, ...] = ()

    def show(self, lines: Iterable[SummaryLine]) -> None:
        """Show these; what is unchanged is not reset, so the place in the list is kept."""
        lines = tuple(lines)
        if [line.index for line in lines] == [line.index for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def tick(self, ticks: Mapping[int, tuple[Tick, ...]]) -> None:
        """Show what was held against the Arabic, by Sentence.index."""
        self.show(replace(line, ticks=ticks.get(line.index, ())) for line in self._lines)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(line.english).text
            case Qt.ItemDataRole.AccessibleTextRole:
                trust = (words.rstrip(".") for _, words in line.trust)
                told = (shown(line.english).text, *trust, line.agrees, line.differs)
                return f"Sentence {line.index + 1}: {'. '.join(part for part in told if part)}"
            case SummaryRole.LINE:
                return line
        return None
