"""Draws a line of the list of stories."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from naba_desktop.elide import elided_lines
from naba_desktop.fonts import interface_font
from naba_desktop.stories.story_table import StoryRole
from naba_desktop.theme import Theme
from naba_translation.display import reads_right_to_left

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP = 16, 9
_TITLE_LINES = 2


class StoryDelegate(QStyledItemDelegate):
    """Two lines of title, one of facts."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._font = interface_font()
        self._small = QFont(self._font)
        self._small.setPointSizeF(self._font.pointSizeF() * 0.9)
        self._line = QFontMetrics(self._font).lineSpacing()
        self._small_line = QFontMetrics(self._small).lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _TITLE_LINES * self._line + self._small_line + 2 * _GAP + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(self.theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.hover))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(rect.bottomLeft() + QPoint(_SIDE, 0), rect.bottomRight())
        inner = rect.adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        rtl = reads_right_to_left(title)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        painter.setFont(self._font)
        painter.setPen(QColor(self.theme.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        for row, line in enumerate(elided_lines(title, self._font, inner.width(), lines=_TITLE_LINES)):
            painter.drawText(
                inner.left(), inner.top() + row * self._line, inner.width(), self._line, flags, line
            )
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.muted))
        facts = QFontMetrics(self._small).elidedText(
            index.data(StoryRole.FACTS), Qt.TextElideMode.ElideRight, inner.width()
        )
        place = QRect(inner.left(), inner.bottom() - self._small_line + 1, inner.width(), self._small_line)
        painter.drawText(place, flags | Qt.AlignmentFlag.AlignVCenter, facts)
        painter.restore()
