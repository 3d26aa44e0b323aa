"""The words of a row in a list of articles or stories: a title on two lines, and small words."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from naba_desktop.look.elide import elided_lines
from naba_desktop.look.fonts import interface_font
from naba_translation.display import reads_right_to_left

_TITLE_LINES = 2
_SMALL = 0.9  # of the size of the interface's words


class RowTexts:
    """The two faces and how high their lines are; foreign text went through shown.py before."""

    def __init__(self) -> None:
        self._font = interface_font()
        self._small = QFont(self._font)
        self._small.setPointSizeF(self._font.pointSizeF() * _SMALL)
        self._line = QFontMetrics(self._font).lineSpacing()
        self.small_line = QFontMetrics(self._small).lineSpacing()
        self.title_height = _TITLE_LINES * self._line

    def paint_title(self, painter: QPainter, place: QRect, title: str, *, colour: str) -> None:
        """A title at the top of `place`, in its own direction: Arabic, until there is English."""
        rtl = reads_right_to_left(title)
        painter.setFont(self._font)
        painter.setPen(QColor(colour))
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine  # leading: right for Arabic
        for row, line in enumerate(elided_lines(title, self._font, place.width(), lines=_TITLE_LINES)):
            top = place.top() + row * self._line
            painter.drawText(place.left(), top, place.width(), self._line, flags, line)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def paint_small(
        self, painter: QPainter, left: int, top: int, right: int, text: str, *, colour: str
    ) -> int:
        """Small words on one line, as many as there is room for; returns their width in pixels."""
        metrics = QFontMetrics(self._small)
        place = QRect(left, top, max(0, right - left), self.small_line)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(self._small)
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, words)
        return metrics.horizontalAdvance(words)
