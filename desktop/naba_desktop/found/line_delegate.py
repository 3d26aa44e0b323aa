"""Draws a sentence of some article: where it stands, its English, under it its Arabic, what was found marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from naba_desktop.found.line import Line
from naba_desktop.found.line_table import LineRole
from naba_desktop.look.faces import Faces
from naba_desktop.look.row_painting import paint_icon, paint_row
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme
from naba_desktop.review.reading_style import ReadingStyle
from naba_desktop.review.text_block import Mark, TextBlock, TextBlocks
from naba_translation.article import Kind, Level, Span
from naba_translation.attention import LEVEL_WORDS
from naba_translation.display import reads_right_to_left, visible_reason

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP, _BETWEEN = 20, 10, 4
_BADGE = 14  # pixels between the place and the badge, and the badge and the sign
_SIGN = 14  # pixels of the sign for what the checks found


@dataclass(frozen=True, slots=True)
class _Laid:
    """The texts of one row."""

    english: TextBlock | None
    arabic: TextBlock | None


class LineDelegate(QStyledItemDelegate):
    """One theme and one choice of faces. `lead` is the width of the column before, in characters."""

    def __init__(self, theme: Theme, faces: Faces, *, lead: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lead_characters = lead
        self._blocks = TextBlocks()
        self.restyle(theme, faces)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces from now on."""
        self._theme = theme
        self._style = ReadingStyle(faces)
        self._bold = self._style.small_bold
        self._small_line = QFontMetrics(self._style.small).lineSpacing()
        widest = max(map(QFontMetrics(self._style.small).horizontalAdvance, LEVEL_WORDS.values()))
        self._level_width = _BADGE + _SIGN + _BETWEEN + widest
        self._lead = 0
        if self._lead_characters:
            self._lead = QFontMetrics(self._bold).horizontalAdvance("0" * self._lead_characters) + 16

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        line: Line = index.data(LineRole.LINE)
        laid = self._laid(line, width)
        texts = [block.height for block in (laid.english, laid.arabic) if block]
        place = self._small_line + _BETWEEN if line.place or line.badge else 0
        between = _BETWEEN * (len(texts) - 1)
        return QSize(width, round(place + sum(texts) + between + 2 * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LineRole.LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        paint_row(painter, option, self._theme)
        left, top = rect.left() + _SIDE + self._lead, rect.top() + _GAP
        width = rect.width() - 2 * _SIDE - self._lead
        if self._lead:
            self._paint_lead(painter, line, rect)
        if line.place or line.badge:
            if line.level is not Level.OK:
                self._paint_level(painter, line, left + width, top)
                width -= self._level_width
            self._paint_place(painter, line, QRect(left, top, width, self._small_line))
            top += self._small_line + _BETWEEN
        laid = self._laid(line, rect.width())
        painter.setPen(QColor(self._theme.text))
        if laid.english:
            laid.english.draw(painter, left, top, marks=self._marks(line.english_spans))
            top += round(laid.english.height) + _BETWEEN
            painter.setPen(QColor(self._theme.muted))
        if laid.arabic:
            laid.arabic.draw(painter, left, top, marks=self._marks(line.arabic_spans))
        painter.restore()

    def _paint_lead(self, painter: QPainter, line: Line, rect: QRect) -> None:
        painter.setFont(self._bold)
        painter.setPen(QColor(self._theme.accent))
        place = QRect(rect.left() + _SIDE, rect.top() + _GAP, self._lead - 16, rect.height() - 2 * _GAP)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        lead = painter.boundingRect(place, flags, line.lead)
        painter.drawText(place, flags, line.lead)
        painter.setFont(self._style.small)
        painter.setPen(QColor(self._theme.muted))
        place.setTop(lead.bottom() + 1)
        rtl = reads_right_to_left(line.lead_note)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        if rtl:
            flags = flags | Qt.AlignmentFlag.AlignAbsolute  # beside the date, whatever its own direction
        painter.drawText(place, flags, one_line(line.lead_note))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _paint_level(self, painter: QPainter, line: Line, right: int, top: int) -> None:
        """A sign and a word for what the checks found, at the end of the first line."""
        colour = self._theme.doubt if line.level is Level.DOUBT else self._theme.look
        left = right - self._level_width + _BADGE
        paint_icon(
            painter, QPoint(left, top + (self._small_line - _SIGN) // 2), line.level.value, colour, size=_SIGN
        )
        painter.setFont(self._style.small)
        painter.setPen(QColor(colour))
        place = QRect(left + _SIGN + _BETWEEN, top, self._level_width, self._small_line)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, LEVEL_WORDS[line.level]
        )

    def _paint_place(self, painter: QPainter, line: Line, rect: QRect) -> None:
        """The badge keeps its room; the place is shortened before it."""
        metrics = QFontMetrics(self._bold)
        badge = metrics.elidedText(
            visible_reason(line.badge), Qt.TextElideMode.ElideRight, rect.width() * 2 // 3
        )
        room = rect.width()
        if badge:
            room -= metrics.horizontalAdvance(badge) + _BADGE
            painter.setFont(self._bold)
            painter.setPen(QColor(self._theme.accent))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, badge)
        painter.setFont(self._style.small)
        painter.setPen(QColor(self._theme.muted))
        text = QFontMetrics(self._style.small).elidedText(
            line.place_line, Qt.TextElideMode.ElideRight, max(0, room)
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _marks(self, spans: Iterable[Span]) -> list[Mark]:
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.found))
        look.setForeground(QColor(self._theme.text))
        look.setFontUnderline(True)  # so that it does not hang on the colour
        return [(span, look) for span in spans]

    def _laid(self, line: Line, width: int) -> _Laid:
        room = width - 2 * _SIDE - self._lead
        english = (
            self._blocks.get(line.english, self._style.english(Kind.BODY), room) if line.english else None
        )
        arabic = self._blocks.get(line.arabic, self._style.arabic(Kind.BODY), room) if line.arabic else None
        return _Laid(english, arabic)
