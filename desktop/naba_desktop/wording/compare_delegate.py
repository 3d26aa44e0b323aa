"""Draws the English of two models side by side, and marks where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from naba_desktop.look.faces import Faces
from naba_desktop.look.row_painting import paint_cell, paint_icon
from naba_desktop.look.theme import Theme
from naba_desktop.review.reading_style import ReadingStyle
from naba_desktop.review.text_block import Mark, TextBlock, TextBlocks
from naba_desktop.wording.compare_table import CompareColumn, CompareRole
from naba_translation.article import Level

if TYPE_CHECKING:
    from naba_translation.engines.alternatives import Compared

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP, _MARK = 12, 9, 18


class CompareDelegate(QStyledItemDelegate):
    """Rows are as high as the longer of the two texts."""

    def __init__(self, theme: Theme, faces: Faces, view: QTableView) -> None:
        super().__init__(view)
        self.theme = theme
        self.style = ReadingStyle(faces)
        self._blocks = TextBlocks()
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column() < CompareColumn.FIRST:
            return QSize(40, round(self.style.small_height) + 2 * _GAP)
        width = self._view.columnWidth(index.column())
        return QSize(width, round(self._block(index, width).height) + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Compared = index.data(CompareRole.COMPARED)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        paint_cell(painter, option, self.theme)
        top = rect.top() + _GAP
        match index.column():
            case CompareColumn.NUMBER:
                painter.setPen(QColor(self.theme.muted))
                painter.setFont(self.style.small)
                place = QRect(rect.left() + _SIDE, top + 2, rect.width() - _SIDE, rect.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, index.data())
            case CompareColumn.LEVEL:
                name, colour = self._mark(one.level)
                paint_icon(painter, QPoint(rect.left() + 8, top + 2), name, colour, size=_MARK)
            case _:
                painter.setPen(QColor(self.theme.text))
                block = self._block(index, rect.width())
                block.draw(painter, rect.left() + _SIDE, top, marks=self._marks(one, index.column()))
        painter.restore()

    def _marks(self, one: Compared, column: int) -> list[Mark]:
        """The gravest last, so that it lies on top."""
        marks: list[Mark] = []
        for difference in reversed(one.differences):
            look = QTextCharFormat()
            doubt = difference.level is Level.DOUBT
            look.setBackground(QColor(self.theme.doubt_soft if doubt else self.theme.look_soft))
            look.setFontUnderline(True)
            look.setUnderlineColor(QColor(self.theme.doubt if doubt else self.theme.look))
            spans = difference.first if column == CompareColumn.FIRST else difference.second
            marks += [(span, look) for span in spans]
        return marks

    def _mark(self, level: Level) -> tuple[str, str]:
        match level:
            case Level.DOUBT:
                return "doubt", self.theme.doubt
            case Level.LOOK:
                return "look", self.theme.look
        return "ok", self.theme.good

    def _block(self, index: Index, width: int) -> TextBlock:
        one: Compared = index.data(CompareRole.COMPARED)
        pair = one.first if index.column() == CompareColumn.FIRST else one.second
        return self._blocks.get(pair.english, self.style.english(pair.sentence.kind), width - 2 * _SIDE)
