"""Shows the same statement as several outlets put it; a click or Enter goes to the sentence, Ctrl+C
copies it with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from naba_desktop.look.faces import Faces
from naba_desktop.look.row_painting import paint_cell, paint_icon, paint_row
from naba_desktop.look.theme import Theme
from naba_desktop.review.quotation import quotation
from naba_desktop.review.reading_style import ReadingStyle
from naba_desktop.review.text_block import TextBlock, TextBlocks
from naba_desktop.stories.comparison_table import ComparisonRole, ComparisonTable, whose
from naba_translation.article import Kind, Level
from naba_translation.display import visible_reason

if TYPE_CHECKING:
    from naba_translation.stories import Said

Index = QModelIndex | QPersistentModelIndex
_SIDE, _GAP, _BETWEEN = 16, 12, 6
_SIGN = 15  # pixels of the sign for what the checks found
_NARROWEST = 260  # pixels of a column


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, faces: Faces, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._blocks = TextBlocks()
        self.restyle(theme, faces)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        self._theme = theme
        self._style = ReadingStyle(faces)
        self._bold = self._style.small_bold
        self._line = QFontMetrics(self._bold).lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        said: Said | None = index.data(ComparisonRole.SAID)
        width = self._view.columnWidth(index.column())
        if said is None:
            return QSize(width, 0)
        height = self._line + sum(_BETWEEN + block.height for _, block in self._laid(said, width)) + 2 * _GAP
        return QSize(width, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        said: Said | None = index.data(ComparisonRole.SAID)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        if said is None:
            paint_cell(painter, option, self._theme)
        else:
            paint_row(painter, option, self._theme)
            painter.setPen(QColor(self._theme.line))
            painter.drawLine(rect.topRight(), rect.bottomRight())
            self._paint_said(painter, said, rect)
        painter.restore()

    def _paint_said(self, painter: QPainter, said: Said, rect: QRect) -> None:
        left, top, width = rect.left() + _SIDE, rect.top() + _GAP, rect.width() - 2 * _SIDE
        painter.setFont(self._bold)
        painter.setPen(QColor(self._theme.accent))
        sign = said.pair.level is not Level.OK
        room = width - _SIGN - _BETWEEN if sign else width
        name = QFontMetrics(self._bold).elidedText(whose(said), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, top, width, self._line), Qt.AlignmentFlag.AlignLeft, name)
        if sign:
            colour = self._theme.doubt if said.pair.level is Level.DOUBT else self._theme.look
            place = QPoint(left + room + _BETWEEN, top + (self._line - _SIGN) // 2)
            paint_icon(painter, place, said.pair.level.value, colour, size=_SIGN)
        top += self._line
        for colour, block in self._laid(said, rect.width()):
            top += _BETWEEN
            painter.setPen(QColor(colour))
            block.draw(painter, left, top)
            top += round(block.height)

    def _laid(self, said: Said, width: int) -> list[tuple[str, TextBlock]]:
        """The texts of a cell from above, each with its colour."""
        room = width - 2 * _SIDE
        caption, english = self._style.english(Kind.CAPTION), self._style.english(Kind.BODY)
        disputed = self._blocks.get(visible_reason(said.disputed), caption, room, ours=True)
        return [
            *([(self._theme.look, disputed)] if said.disputed else []),
            (self._theme.text, self._blocks.get(said.pair.english, english, room)),
            (
                self._theme.muted,
                self._blocks.get(said.pair.sentence.text, self._style.arabic(Kind.BODY), room),
            ),
        ]


class ComparisonView(QTableView):
    """Signals:
    opened(str, int): Article.id and Sentence.index to go to.
    """

    opened = Signal(str, int)

    def __init__(
        self, table: ComparisonTable, theme: Theme, faces: Faces, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lines")
        self.setAccessibleName("The same statements side by side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setModel(table)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._delegate = _Delegate(theme, faces, self)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        table.modelReset.connect(self.fit)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self._delegate.restyle(theme, faces)
        self.fit()

    def fit(self) -> None:
        """As many columns side by side as are readable, and rows as high as their texts."""
        policy, count = Qt.ScrollBarPolicy, self.model().columnCount()
        # The bar's coming would make columns narrower, and so rows higher; an empty pane needs none.
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if count else policy.ScrollBarAsNeeded)
        if count:
            width = max(_NARROWEST, self.viewport().width() // count)
            for column in range(count):
                self.setColumnWidth(column, width)
            self.resizeRowsToContents()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy gives the sentence as it would be quoted, with its source and its doubts."""
        said: Said | None = self.currentIndex().data(ComparisonRole.SAID)
        if event.matches(QKeySequence.StandardKey.Copy) and said is not None:
            QGuiApplication.clipboard().setText(quotation(said.article, said.pair))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _open(self, index: QModelIndex) -> None:
        said: Said | None = index.data(ComparisonRole.SAID)
        if said is not None:
            self.opened.emit(said.article.id, said.pair.sentence.index)
