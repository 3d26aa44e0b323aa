"""The summary of the article that is read; a click or Enter goes to the sentence."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.look.faces import Faces
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.theme import Theme
from naba_desktop.reading.summary_delegate import SummaryDelegate
from naba_desktop.reading.summary_table import SummaryLine, SummaryRole, SummaryTable
from naba_desktop.review.reading_style import ReadingStyle
from naba_desktop.review.words import signs
from naba_translation.article import Kind, Level, Pair, Review, State
from naba_translation.counted import counted

LENGTHS = ("50", "100", "150", "250", "10%", "20%", "34%")
"""Lengths of a summary: words of the Arabic, or per cent of the article."""


class SummaryPanel(QWidget):
    """On the right.

    Signals:
        jumped(int): go to this Sentence.index.
        length_wanted(str): make summaries of this length, one of LENGTHS.
    """

    jumped = Signal(int)
    length_wanted = Signal(str)

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summary_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = SummaryTable(self)
        self._note = PlainLabel(name="panel_note", wrap=True)
        self.length = QComboBox()
        self.length.setObjectName("summary_length")
        self.length.setAccessibleName("Length of the summary")
        self.length.setToolTip("Words of the Arabic, or per cent of the article")
        for length in LENGTHS:
            self.length.addItem(length_words(length), length)
        self.length.setCurrentIndex(LENGTHS.index("100"))
        self.length.activated.connect(lambda _: self.length_wanted.emit(self.length.currentData()))
        self.list = QListView()
        self.list.setObjectName("summary")
        self.list.setAccessibleName("Summary")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setModel(self.table)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._delegate = SummaryDelegate(theme, faces, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(self._jump)
        self.list.activated.connect(self._jump)
        self.table.dataChanged.connect(lambda *_: self.list.doItemsLayout())  # ticks make lines higher
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.addWidget(PlainLabel("Summary", name="panel_title"), 1)
        head.addWidget(self.length)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
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

    def show_length(self, length: str) -> None:
        """Offer this length as the one that is chosen."""
        if length not in LENGTHS:  # from a file that somebody changed
            length = "100"
        self.length.setCurrentIndex(LENGTHS.index(length))

    def show_review(self, review: Review | None) -> None:
        """Show the summary of this review; edits are in it."""
        pairs = {pair.sentence.index: pair for pair in review.pairs} if review else {}
        lines = [
            _line(pairs[index]) for index in (review.summary.indexes if review else ()) if index in pairs
        ]
        policy = Qt.ScrollBarPolicy  # the bar's coming would make lines narrower, and so higher
        self.list.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if lines else policy.ScrollBarAsNeeded)
        self.table.show(lines)
        all_ = sum(pair.sentence.kind is not Kind.FURNITURE for pair in pairs.values())
        self._note.setText(
            f"{len(lines)} of {counted(all_, 'sentence')}, in their order; English and Arabic are the same sentences"
            if lines
            else ""
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.doItemsLayout()

    def _jump(self, index: QModelIndex) -> None:
        line = index.data(SummaryRole.LINE)
        if line is not None:
            self.jumped.emit(line.index)


def _line(pair: Pair) -> SummaryLine:
    plain = pair.state is State.MACHINE and pair.level is Level.OK
    return SummaryLine(pair.sentence.index, pair.english, () if plain else signs(pair), pair.doubts)


def length_words(length: str) -> str:
    """A length as it is offered."""
    return f"{length[:-1]} % of it" if length.endswith("%") else counted(int(length), "word")
