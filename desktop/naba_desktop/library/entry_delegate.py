"""Draws a line of the list of articles: what it is, and under it how far it has come."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from naba_desktop.elide import elided_lines
from naba_desktop.fonts import interface_font
from naba_desktop.icons import pixmap
from naba_desktop.library.entry import Entry, State
from naba_desktop.library.library_table import LibraryRole
from naba_desktop.shown import isolated, one_line
from naba_desktop.theme import Theme
from naba_translation.display import reads_right_to_left

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP, _ICON = 16, 9, 16
_TITLE_LINES = 2
_BAR = 3  # pixels, the height of the progress line


class EntryDelegate(QStyledItemDelegate):
    """Two lines of title, one of where it comes from, one of its state."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._font = interface_font()
        self._small = QFont(self._font)
        self._small.setPointSizeF(self._font.pointSizeF() * 0.9)
        self._line = QFontMetrics(self._font).lineSpacing()
        self._small_line = QFontMetrics(self._small).lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _TITLE_LINES * self._line + 2 * self._small_line + 2 * _GAP + 7)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(LibraryRole.ENTRY)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, QColor(self.theme.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(self.theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.hover))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(rect.bottomLeft() + QPoint(_SIDE, 0), rect.bottomRight())
        inner = rect.adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        painter.setPen(QColor(self.theme.text))
        self._paint_title(painter, inner, one_line(entry.name))
        self._paint_facts(painter, inner, entry)
        self._paint_state(painter, inner, entry)
        painter.restore()

    def _paint_title(self, painter: QPainter, inner: QRect, title: str) -> None:
        painter.setFont(self._font)
        rtl = reads_right_to_left(title)  # Arabic, until there is English
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine  # leading: right for Arabic
        for row, line in enumerate(elided_lines(title, self._font, inner.width(), lines=_TITLE_LINES)):
            painter.drawText(
                inner.left(), inner.top() + row * self._line, inner.width(), self._line, flags, line
            )

    def _paint_facts(self, painter: QPainter, inner: QRect, entry: Entry) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.muted))
        facts = isolated(entry.facts, separator="  ·  ")
        place = QRect(
            inner.left(), inner.bottom() - 2 * self._small_line - 1, inner.width(), self._small_line
        )
        painter.drawText(
            place,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            QFontMetrics(self._small).elidedText(facts, Qt.TextElideMode.ElideRight, inner.width()),
        )

    def _paint_state(self, painter: QPainter, inner: QRect, entry: Entry) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        name, colour = self._mark(entry)
        top = inner.bottom() - self._small_line + 1
        place = QPoint(inner.left() - 1, top + (self._small_line - _ICON) // 2)
        painter.drawPixmap(place, self._pixmap(painter, name, colour))
        left = inner.left() + _ICON + 6
        coloured = colour if entry.state in (State.FAILED, State.DONE) else self.theme.muted
        reviewed = "Reviewed" if entry.reviewed else ""
        left = self._write(painter, left, top, inner.right(), entry.status, coloured)
        left = self._write(painter, left, top, inner.right(), reviewed and f"·  {reviewed}", self.theme.good)
        if entry.watched and inner.right() - left > 2 * _ICON:
            painter.drawPixmap(QPoint(left, place.y()), self._pixmap(painter, "flag", self.theme.accent))
            terms = one_line(", ".join(entry.watched))
            self._write(painter, left + _ICON + 4, top, inner.right(), terms, self.theme.accent)
        if entry.state is State.WORKING and entry.total:
            bar = QRect(inner.left(), inner.bottom() + _GAP - _BAR, inner.width(), _BAR)
            painter.fillRect(bar, QColor(self.theme.line))
            bar.setWidth(bar.width() * entry.percent // 100)
            painter.fillRect(bar, QColor(self.theme.accent))

    def _write(self, painter: QPainter, left: int, top: int, right: int, text: str, colour: str) -> int:
        """Write as much as there is room for; returns where to go on."""
        metrics = QFontMetrics(self._small)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, right - left))
        painter.setFont(self._small)
        painter.setPen(QColor(colour))
        painter.drawText(
            QRect(left, top, max(0, right - left), self._small_line),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            words,
        )
        return left + metrics.horizontalAdvance(words) + (8 if words else 0)

    def _pixmap(self, painter: QPainter, name: str, colour: str) -> QPixmap:
        return pixmap(name, colour, size=_ICON, scale=painter.device().devicePixelRatioF())

    def _mark(self, entry: Entry) -> tuple[str, str]:
        """The icon and the colour of a state."""
        match entry.state:
            case State.DONE if entry.attention:
                return "look", self.theme.look
            case State.DONE if entry.attention == 0:
                return "ok", self.theme.good
            case State.DONE:
                return "article", self.theme.muted
            case State.FAILED:
                return "doubt", self.theme.doubt
            case State.WORKING:
                return "working", self.theme.accent
            case State.STOPPED:
                return "stopped", self.theme.muted
        return "queued", self.theme.muted
