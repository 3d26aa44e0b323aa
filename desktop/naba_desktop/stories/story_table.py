"""The list of stories as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naba_desktop.look.shown import isolated, one_line
from naba_translation.counted import counted
from naba_translation.outlet_spelling import unmarked

if TYPE_CHECKING:
    from naba_translation.library.story_shelf import Heading

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class StoryRole(IntEnum):
    """Data beside the title."""

    HEADING = Qt.ItemDataRole.UserRole
    FACTS = Qt.ItemDataRole.UserRole + 1


class StoryTable(QAbstractListModel):
    """Headings in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: Sequence[Heading] = ()

    def reset(self, headings: Sequence[Heading]) -> None:
        """Show these and nothing else."""
        self.beginResetModel()
        self._headings = headings
        self.endResetModel()

    def retitle(self, story: str, title: str) -> None:
        """Call a story otherwise, if it is in the list."""
        row = self.row_of(story)
        if row is not None and self._headings[row].title != title:
            before, after = self._headings[:row], self._headings[row + 1 :]
            self._headings = (*before, replace(self._headings[row], title=title), *after)
            self.dataChanged.emit(self.index(row), self.index(row))

    def heading(self, row: int) -> Heading | None:
        """The heading in a row; None where there is no such row."""
        return self._headings[row] if 0 <= row < len(self._headings) else None

    def row_of(self, story: str) -> int | None:
        """Where a story is; None when it is not in the list."""
        return next((row for row, heading in enumerate(self._headings) if heading.id == story), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        heading = self._headings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(heading.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return isolated((heading.title, facts(heading)), separator=", ")
            case StoryRole.HEADING:
                return heading
            case StoryRole.FACTS:
                return facts(heading)
        return None


def facts(heading: Heading) -> str:
    """How many articles, of which days, of which outlets."""
    days = [day.isoformat() for day in dict.fromkeys((heading.first, heading.last)) if day]
    parts = (counted(heading.articles, "article"), " to ".join(days), *map(unmarked, heading.outlets))
    return isolated(parts, separator="  ·  ")
