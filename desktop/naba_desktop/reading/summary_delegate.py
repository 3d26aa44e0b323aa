"""Draws a sentence of the summary, and under it how far it can be trusted and what was held against the Arabic."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from naba_desktop.look.faces import Faces
from naba_desktop.look.row_painting import paint_icon
from naba_desktop.look.theme import Theme
from naba_desktop.reading.summary_table import SummaryLine, SummaryRole
from naba_desktop.review.reading_style import ReadingStyle
from naba_desktop.review.text_block import TextBlock, TextBlocks
from naba_translation.article import Kind

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP, _BETWEEN = 20, 9, 3
_NUMBER = 30  # pixels for the sentence's number
_ICON = 15


class SummaryDelegate(QStyledItemDelegate):
    """A sign and words say whether things agree; colour only helps."""

    def __init__(self, theme: Theme, faces: Faces, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self.style = ReadingStyle(faces)
        self._blocks = TextBlocks()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        line: SummaryLine = index.data(SummaryRole.LINE)
        height = self._sentence(line, width).height
        height += sum(block.height + _BETWEEN for _, _, block in self._signs(line, width))
        return QSize(width, round(height + 2 * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SummaryLine = index.data(SummaryRole.LINE)
        rect: QRect = option.rect
        painter.save()
        hover = option.state & QStyle.StateFlag.State_MouseOver
        selected = (
            option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus
        )
        if selected or hover:
            painter.fillRect(rect, QColor(self.theme.accent_soft if selected else self.theme.hover))
        block = self._sentence(line, rect.width())
        painter.setPen(QColor(self.theme.accent))
        painter.setFont(self.style.small)
        place = QRect(rect.left() + _SIDE - 4, rect.top() + _GAP, _NUMBER, round(block.baseline) + 4)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, str(line.index + 1)
        )
        painter.setPen(QColor(self.theme.text))
        left, top = rect.left() + _SIDE + _NUMBER, rect.top() + _GAP
        block.draw(painter, left, top)
        top += round(block.height)
        for name, colour, words in self._signs(line, rect.width()):
            top += _BETWEEN
            sign = QPoint(left - _ICON - 6, top + round(words.baseline) - _ICON + 3)
            paint_icon(painter, sign, name, colour, size=_ICON)
            painter.setPen(QColor(colour))
            words.draw(painter, left, top)
            top += round(words.height)
        painter.restore()

    def _sentence(self, line: SummaryLine, width: int) -> TextBlock:
        return self._blocks.get(line.english, self.style.english(Kind.BODY), width - 2 * _SIDE - _NUMBER)

    def _signs(self, line: SummaryLine, width: int) -> list[tuple[str, str, TextBlock]]:
        """The name of each sign, the colour, and the words: what a person or the checks say of the sentence, what
        agrees with the Arabic, and what else does not."""
        room = width - 2 * _SIDE - _NUMBER
        told = (
            *((name, self.theme.sign(name), words) for name, words in line.trust),
            ("ok", self.theme.muted, line.agrees),  # green is for what a person approved
            ("look", self.theme.look, line.differs),
        )
        style = self.style.english(Kind.CAPTION)
        return [
            (name, colour, self._blocks.get(words, style, room, ours=True))
            for name, colour, words in told
            if words
        ]
