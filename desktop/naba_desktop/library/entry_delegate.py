"""Draws a line of the list of articles: what it is, and under it how far it has come."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from naba_desktop.library.entry import Entry, State
from naba_desktop.library.library_table import LibraryRole
from naba_desktop.look.row_painting import paint_icon, paint_progress, paint_row
from naba_desktop.look.row_texts import RowTexts
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP, _ICON = 16, 9, 16
_BAR = 3  # pixels, the height of the progress line


class EntryDelegate(QStyledItemDelegate):
    """Two lines of title, one of where it comes from, one of its state."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._texts = RowTexts()

    @property
    def height(self) -> int:
        """Pixels of each line."""
        return self._texts.title_height + 2 * self._texts.small_line + 2 * _GAP + 7

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(LibraryRole.ENTRY)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        paint_row(painter, option, self.theme, indent=_SIDE)
        inner = rect.adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        self._texts.paint_title(painter, inner, one_line(entry.name), colour=self.theme.text)
        facts = self._texts.beside(entry.facts, inner.width())
        top = inner.bottom() - 2 * self._texts.small_line - 1
        self._texts.paint_small(painter, inner.left(), top, inner.right(), facts, colour=self.theme.muted)
        self._paint_state(painter, inner, entry)
        painter.restore()

    def _paint_state(self, painter: QPainter, inner: QRect, entry: Entry) -> None:
        name, colour = self._mark(entry)
        top = inner.bottom() - self._texts.small_line + 1
        place = QPoint(inner.left() - 1, top + (self._texts.small_line - _ICON) // 2)
        paint_icon(painter, place, name, colour, size=_ICON)
        left = inner.left() + _ICON + 6
        coloured = colour if entry.state in (State.FAILED, State.DONE) else self.theme.muted
        reviewed = "Reviewed" if entry.reviewed else ""
        left = self._write(painter, left, top, inner.right(), entry.status, coloured)
        left = self._write(painter, left, top, inner.right(), reviewed and f"·  {reviewed}", self.theme.good)
        if entry.watched and inner.right() - left > 2 * _ICON:
            paint_icon(painter, QPoint(left, place.y()), "flag", self.theme.accent, size=_ICON)
            terms = one_line(", ".join(entry.watched))
            self._write(painter, left + _ICON + 4, top, inner.right(), terms, self.theme.accent)
        if entry.state is State.WORKING and entry.total:
            bar = QRect(inner.left(), inner.bottom() + _GAP - _BAR, inner.width(), _BAR)
            paint_progress(painter, bar, self.theme, percent=entry.percent)

    def _write(self, painter: QPainter, left: int, top: int, right: int, text: str, colour: str) -> int:
        """Write as much as there is room for; returns where to go on."""
        width = self._texts.paint_small(painter, left, top, right, text, colour=colour)
        return left + width + (8 if width else 0)

    def _mark(self, entry: Entry) -> tuple[str, str]:
        """The icon and the colour of a state."""
        match entry.state:
            case State.DONE if entry.attention:
                return "look", self.theme.look
            case State.DONE:
                return "article", self.theme.muted
            case State.FAILED:
                return "doubt", self.theme.doubt
            case State.WORKING:
                return "working", self.theme.accent
            case State.STOPPED:
                return "stopped", self.theme.muted
        return "queued", self.theme.muted
