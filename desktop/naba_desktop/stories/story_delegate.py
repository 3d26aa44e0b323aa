"""Draws a line of the list of stories."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from naba_desktop.look.row_painting import paint_row
from naba_desktop.look.row_texts import RowTexts
from naba_desktop.look.theme import Theme
from naba_desktop.stories.story_table import StoryRole

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP = 16, 9


class StoryDelegate(QStyledItemDelegate):
    """Two lines of title, one of facts."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._texts = RowTexts()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._texts.title_height + self._texts.small_line + 2 * _GAP + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        paint_row(painter, option, self.theme, indent=_SIDE)
        inner = rect.adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        self._texts.paint_title(painter, inner, title, colour=self.theme.text)
        facts, top = index.data(StoryRole.FACTS), inner.bottom() - self._texts.small_line + 1
        self._texts.paint_small(painter, inner.left(), top, inner.right(), facts, colour=self.theme.muted)
        painter.restore()
