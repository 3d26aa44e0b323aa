"""Ways to say a sentence, one under the other, with what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from naba_desktop.look.faces import Faces
from naba_desktop.look.row_painting import paint_icon, paint_row
from naba_desktop.look.shown import shown
from naba_desktop.look.theme import Theme
from naba_desktop.review.reading_style import ReadingStyle
from naba_desktop.review.text_block import TextBlock, TextBlocks
from naba_translation.article import Kind, Level, Pair
from naba_translation.changed_words import changed_words
from naba_translation.display import visible_reason

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SIDE, _NUMBER, _GAP, _MARK = 12, 26, 8, 15


class WaysRole(IntEnum):
    """Data beside the text."""

    PAIR = Qt.ItemDataRole.UserRole
    SAID_NOW = Qt.ItemDataRole.UserRole + 1


class WaysTable(QAbstractListModel):
    """A row for each way; the number before it is its key."""

    def __init__(self, now: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._ways: tuple[Pair, ...] = ()

    def show(self, ways: Sequence[Pair]) -> None:
        """Show these; what is said now is left out."""
        self.beginResetModel()
        self._ways = tuple(way for way in ways if way.english != self._now)
        self.endResetModel()

    def way(self, row: int) -> Pair | None:
        """The way in a row; None where there is none."""
        return self._ways[row] if 0 <= row < len(self._ways) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ways)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        way = self._ways[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(way.english).text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{index.row() + 1}: {shown(way.english).text} {said_of(way)}"
            case WaysRole.PAIR:
                return way
            case WaysRole.SAID_NOW:
                return self._now
        return None


class WaysView(QListView):
    """Wraps each way to its width."""

    def __init__(self, table: WaysTable, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ways")
        self.setAccessibleName("Other ways to say it")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(table)
        self.setItemDelegate(_WayDelegate(theme, faces, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _WayDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, faces: Faces, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._style = ReadingStyle(faces)
        self._blocks = TextBlocks()
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        reason = self._style.small_height + 4 if said_of(index.data(WaysRole.PAIR)) else 0
        return QSize(width, round(self._block(index, width).height + reason + 2 * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        way: Pair = index.data(WaysRole.PAIR)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        paint_row(painter, option, self._theme)
        block = self._block(index, rect.width())
        painter.setFont(self._style.small)
        painter.setPen(QColor(self._theme.accent))
        number = QRect(rect.left() + _SIDE, rect.top() + _GAP, _NUMBER, round(block.baseline) + 3)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(number, side, str(index.row() + 1))
        painter.setPen(QColor(self._theme.text))
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.found))
        left = rect.left() + _SIDE + _NUMBER
        changed = changed_words(index.data(WaysRole.SAID_NOW), way.english)
        block.draw(painter, left, rect.top() + _GAP, marks=[(span, look) for span in changed])
        self._paint_reason(painter, way, QPoint(left, round(rect.top() + _GAP + block.height) + 2), rect)
        painter.restore()

    def _paint_reason(self, painter: QPainter, way: Pair, at: QPoint, rect: QRect) -> None:
        words = said_of(way)
        if not words:
            return
        doubt = way.level is Level.DOUBT
        colour = self._theme.doubt if doubt else self._theme.look
        paint_icon(painter, at, "doubt" if doubt else "look", colour, size=_MARK)
        painter.setPen(QColor(colour))
        painter.setFont(self._style.small)
        width = rect.right() - at.x() - _MARK - _SIDE
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(at + QPoint(_MARK + 6, painter.fontMetrics().ascent()), text)

    def _block(self, index: Index, width: int) -> TextBlock:
        way: Pair = index.data(WaysRole.PAIR)
        return self._blocks.get(way.english, self._style.english(Kind.BODY), width - 2 * _SIDE - _NUMBER)


def said_of(way: Pair) -> str:
    """What the checks say of a way, the worst first; nothing where they found nothing."""
    flags = sorted(way.flags, key=lambda flag: flag.level is not Level.DOUBT)
    return visible_reason(flags[0].reason) if flags else ""
