"""A text on at most a few lines, its end shortened where it does not fit."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget


def elided_lines(text: str, font: QFont, width: int, *, lines: int) -> tuple[str, ...]:
    """`text` broken at words into at most `lines` lines of `width` pixels, the last one elided."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    if not starts:
        return ()
    raw = text.encode("utf-16-le")  # Qt counts UTF-16 units
    pieces = [raw[2 * a : 2 * b].decode("utf-16-le").strip() for a, b in pairwise(starts)]
    last = raw[2 * starts[-1] :].decode("utf-16-le").strip()
    return *pieces, QFontMetrics(font).elidedText(last, Qt.TextElideMode.ElideRight, width)


class TitleLabel(QWidget):
    """A title on at most two lines, in its own direction."""

    def __init__(self, *, rtl: bool, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._align = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self._direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self._lines = lines
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """All of the title."""
        return self._text

    def show_text(self, text: str, *, lines: int) -> None:
        """Show this on as many lines of room, at most two; foreign text went through display.py before."""
        self._text, self._lines = text, lines
        self.setAccessibleName(text)
        self.setFixedHeight(self._pitch() * lines)
        self.update()

    def lines_wanted(self, text: str, width: int) -> int:
        """One or two, for a width in pixels."""
        return max(1, len(elided_lines(text, self.font(), width, lines=2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self._direction)
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        flags = self._align | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        pitch = self._pitch()
        for row, line in enumerate(elided_lines(self._text, self.font(), self.width(), lines=self._lines)):
            painter.drawText(0, row * pitch, self.width(), pitch, flags | Qt.TextFlag.TextSingleLine, line)

    def _pitch(self) -> int:
        return round(QFontMetrics(self.font()).height() * 1.02)
