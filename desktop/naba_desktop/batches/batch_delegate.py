"""Draws how far a file of the queue is: words, and under them a line that grows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from naba_desktop.batches.batch_table import BatchColumn, BatchLine, BatchRole
from naba_desktop.library.entry import State
from naba_desktop.look.row_painting import paint_cell, paint_icon, paint_progress
from naba_desktop.look.theme import Theme
from naba_translation.display import reads_right_to_left

Index = QModelIndex | QPersistentModelIndex
_SIDE, _ICON, _BAR, _HIGH = 14, 16, 3, 14


class BatchDelegate(QStyledItemDelegate):
    """One line of text in each cell."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(option.font)
        return QSize(metrics.horizontalAdvance(str(index.data())) + 2 * _SIDE, metrics.lineSpacing() + _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: BatchLine = index.data(BatchRole.LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        paint_cell(painter, option, self.theme)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if index.column() == BatchColumn.STATE:
            name, colour = self._mark(line)
            place = inner.topLeft()
            place.setY(rect.center().y() - _ICON // 2)
            paint_icon(painter, place, name, colour, size=_ICON)
            inner.setLeft(inner.left() + _ICON + 8)
        painter.setPen(QColor(self._colour(line, index.column())))
        painter.setFont(option.font)
        text = QFontMetrics(option.font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, inner.width()
        )
        rtl = reads_right_to_left(text)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft  # always on the left
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        if index.column() == BatchColumn.STATE and line.percent is not None:
            bar = QRect(inner.left(), rect.bottom() - 2 * _BAR, inner.width(), _BAR)
            paint_progress(painter, bar, self.theme, percent=line.percent)
        painter.restore()

    def _colour(self, line: BatchLine, column: int) -> str:
        if column == BatchColumn.STATE and line.state is State.FAILED:
            return self.theme.doubt
        return self.theme.text if column == BatchColumn.FILE else self.theme.muted

    def _mark(self, line: BatchLine) -> tuple[str, str]:
        match line.state:
            case State.WORKING:
                return "working", self.theme.accent
            case State.FAILED:
                return "doubt", self.theme.doubt
        return "queued", self.theme.muted
