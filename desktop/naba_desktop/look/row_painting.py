"""What the rows of all lists have in common: their ground, their signs, how far something is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from naba_desktop.look.icons import pixmap
from naba_desktop.look.theme import Theme

_MARK = 3  # pixels, the width of the bar before the row one stands on


def paint_row(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, indent: int = 0) -> None:
    """The ground of a row of one cell, with a frame where the keyboard is. `indent`: pixels that the line to the
    next row leaves free at its left."""
    if not option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(theme.hover))
    paint_cell(painter, option, theme, indent=indent)
    if option.state & QStyle.StateFlag.State_Selected:
        rect: QRect = option.rect
        painter.fillRect(QRect(rect.left(), rect.top(), _MARK, rect.height()), QColor(theme.accent))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(theme.accent))
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def paint_cell(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, indent: int = 0) -> None:
    """The ground of one of several cells side by side, and the line to the next row."""
    rect: QRect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(theme.accent_soft))
    painter.setPen(QColor(theme.line))
    painter.drawLine(rect.bottomLeft() + QPoint(indent, 0), rect.bottomRight())


def paint_icon(painter: QPainter, place: QPoint, name: str, colour: str, *, size: int) -> None:
    """An icon of `size` pixels, sharp on every screen; `place` is its upper left corner."""
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(place, pixmap(name, colour, size=size, scale=scale))


def paint_progress(painter: QPainter, place: QRect, theme: Theme, *, percent: int) -> None:
    """How far something is, 0 to 100, as a line that grows."""
    painter.fillRect(place, QColor(theme.line))
    done = QRect(place.topLeft(), place.size())
    done.setWidth(place.width() * percent // 100)
    painter.fillRect(done, QColor(theme.accent))
