"""A text wrapped to a width, in either direction, with an even distance between its lines.

QTextLayout is used directly: it draws plain text only, costs a tenth of a document, and lets Arabic and
English in one row share their first baseline.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from naba_desktop.look.shown import Shown, shown
from naba_desktop.review.reading_style import TextStyle
from naba_translation.article import Span

_KEPT_BLOCKS = 600
Mark = tuple[Span, QTextCharFormat]
"""Code points of the original text, and how to draw them."""


class TextBlock:
    """One wrapped text."""

    def __init__(self, text: Shown, style: TextStyle, width: float) -> None:
        self._shown = text
        self._layout = QTextLayout(text.text, style.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if style.rtl:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        else:
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        metrics = QFontMetricsF(style.font)
        self.baseline = (style.pitch - metrics.height()) / 2 + metrics.ascent()
        lines = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, self.baseline + lines * style.pitch - line.ascent()))
            lines += 1
        self._layout.endLayout()
        self.height = max(1, lines) * style.pitch

    def place_at(self, x: float, y: float) -> int | None:
        """The code point of the original that is drawn at a point; None beside the text."""
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if line.naturalTextRect().contains(x, y):
                return self._shown.code_point(line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter))
        return None

    def draw(self, painter: QPainter, x: float, y: float, *, marks: Sequence[Mark] = ()) -> None:
        """Draw with the painter's pen, the first line's top at `y`."""
        ranges = []
        for span, look in marks:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = self._shown.utf16(span)
            mark.format = look
            ranges.append(mark)
        self._layout.draw(painter, QPointF(x, y), ranges)


@dataclass(frozen=True, slots=True)
class _Key:
    text: str
    style: TextStyle
    width: int
    ours: bool


class TextBlocks:
    """The blocks used last, so that scrolling lays nothing out twice."""

    def __init__(self) -> None:
        self._blocks: OrderedDict[_Key, TextBlock] = OrderedDict()

    def get(self, text: str, style: TextStyle, width: int, *, ours: bool = False) -> TextBlock:
        """The block of the original `text`; its hidden characters are made visible here.

        `ours`: a sentence of the program's own, whose quotations `visible_reason` has made visible already.
        """
        key = _Key(text, style, width, ours)
        block = self._blocks.get(key)
        if block is None:
            block = self._blocks[key] = TextBlock(Shown(text, None) if ours else shown(text), style, width)
            if len(self._blocks) > _KEPT_BLOCKS:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(key)
        return block
