"""The summary, and the sentences to check; a click or Enter goes to the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.faces import Faces
from naba_desktop.plain_label import PlainLabel
from naba_desktop.review.reading_style import ReadingStyle
from naba_desktop.review.text_block import TextBlock, TextBlocks
from naba_desktop.shown import shown
from naba_desktop.theme import Theme
from naba_translation.article import Kind, Review

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SIDE, _GAP = 20, 9
_NUMBER = 30  # pixels for the sentence's number


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One chosen sentence."""

    index: int  # Sentence.index
    english: str


class SummaryRole(IntEnum):
    """Data beside the text."""

    LINE = Qt.ItemDataRole.UserRole


class SummaryTable(QAbstractListModel):
    """The summary's sentences in document order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SummaryLine, ...] = ()

    def show(self, lines: Iterable[SummaryLine]) -> None:
        """Show these; what is unchanged is not reset, so the place in the list is kept."""
        lines = tuple(lines)
        if [line.index for line in lines] == [line.index for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(line.english).text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"Sentence {line.index + 1}: {shown(line.english).text}"
            case SummaryRole.LINE:
                return line
        return None


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, faces: Faces, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self.style = ReadingStyle(faces)
        self._blocks = TextBlocks()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, round(self._block(index, width).height + 2 * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect
        hover = option.state & QStyle.StateFlag.State_MouseOver
        selected = (
            option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus
        )
        if selected or hover:
            painter.fillRect(rect, QColor(self.theme.accent_soft if selected else self.theme.hover))
        block = self._block(index, rect.width())
        painter.setPen(QColor(self.theme.accent))
        painter.setFont(self.style.small)
        number = str(index.data(SummaryRole.LINE).index + 1)
        place = QRect(rect.left() + _SIDE - 4, rect.top() + _GAP, _NUMBER, round(block.baseline) + 4)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, number)
        painter.setPen(QColor(self.theme.text))
        block.draw(painter, rect.left() + _SIDE + _NUMBER, rect.top() + _GAP)
        painter.restore()

    def _block(self, index: Index, width: int) -> TextBlock:
        line: SummaryLine = index.data(SummaryRole.LINE)
        return self._blocks.get(line.english, self.style.english(Kind.BODY), width - 2 * _SIDE - _NUMBER)


class SummaryPanel(QWidget):
    """On the right.

    Signals:
        jumped(int): go to this Sentence.index.
    """

    jumped = Signal(int)

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summary_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = SummaryTable(self)
        self._note = PlainLabel(name="panel_note", wrap=True)
        self.list = QListView()
        self.list.setObjectName("summary")
        self.list.setAccessibleName("Summary")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setModel(self.table)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._delegate = _LineDelegate(theme, faces, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(self._jump)
        self.list.activated.connect(self._jump)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel("Summary", name="panel_title"))
        column.addWidget(self._note)
        column.addSpacing(6)
        column.addWidget(self.list, 1)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self._delegate.theme = theme
        if faces != self._delegate.style.faces:
            self._delegate.style = ReadingStyle(faces)
            self.list.doItemsLayout()
        self.list.viewport().update()

    def show_review(self, review: Review | None) -> None:
        """Show the summary of this review; edits are in it."""
        pairs = {pair.sentence.index: pair for pair in review.pairs} if review else {}
        lines = [
            SummaryLine(index, pairs[index].english)
            for index in (review.summary.indexes if review else ())
            if index in pairs
        ]
        self.table.show(lines)
        counted = sum(pair.sentence.kind is not Kind.FURNITURE for pair in pairs.values())
        self._note.setText(
            f"{len(lines)} of {counted} sentences, as they stand in the article" if lines else ""
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.doItemsLayout()

    def _jump(self, index: QModelIndex) -> None:
        line = index.data(SummaryRole.LINE)
        if line is not None:
            self.jumped.emit(line.index)
