"""The words of a row in a list of articles or stories: a title on two lines, and small words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from naba_desktop.look.elide import elided_lines
from naba_desktop.look.fonts import interface_font
from naba_desktop.look.shown import isolated, one_line
from naba_translation.display import reads_right_to_left

_TITLE_LINES = 2
_SMALL = 0.9  # of the size of the interface's words
_BETWEEN = "  ·  "
_LEAST = 1 / 3  # of the line that the first of small words keeps


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

    def beside(self, parts: Sequence[str], width: int) -> str:
        """Small foreign words side by side. Where the first two have no room in `width` pixels the first gives way:
        an outlet is known by its beginning, the day after it by nothing else."""
        metrics = QFontMetrics(self._small)
        first, second = ([*map(one_line, parts), "", ""])[:2]
        more = f"{_BETWEEN}…" if len(parts) > 2 else ""  # what follows is cut where it has no room
        room = width - metrics.horizontalAdvance(f"{_BETWEEN}{second}{more}")
        if second and metrics.horizontalAdvance(first) > room >= _LEAST * width:
            first = metrics.elidedText(first, Qt.TextElideMode.ElideRight, room)
        return isolated([first, *parts[1:]], separator=_BETWEEN)

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
