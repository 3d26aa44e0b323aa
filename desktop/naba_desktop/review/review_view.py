"""The sentence table: English and Arabic side by side, one selection for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from naba_desktop.look.faces import Faces
from naba_desktop.look.theme import Theme
from naba_desktop.review.pair_delegate import SIDE, Found, PairDelegate
from naba_desktop.review.review_table import Column, ReviewTable
from naba_desktop.review.row_heights import RowHeights
from naba_desktop.review.sentence_editor import SentenceEditor
from naba_desktop.review.word_links import NO_LINK, Linked, WordLinks
from naba_translation.article import Pair

Index = QModelIndex | QPersistentModelIndex
_WORDS_FIT = 640  # narrower than this, the level is its icon only; the strip below has the word


class ReviewView(QTableView):
    """Shows a ReviewTable.

    Signals:
        pair_selected(object): the Pair one stands on; None on a fold or nothing.
        menu_wanted(QPoint): a context menu is asked for, at a global position.
        editor_opened(object): the SentenceEditor that was opened.
        typing(Pair, str): what stands in the editor of a pair now.
        typing_ended(Pair, str): the editor was closed with this in it, after it was told to the table.
        escaped(): Esc was pressed on the sentences.
        pointed(object): the mouse is on words that belong together, a Linked; NO_LINK: on none.
    """

    pair_selected = Signal(object)
    menu_wanted = Signal(QPoint)
    editor_opened = Signal(object)
    typing = Signal(object, str)
    typing_ended = Signal(object, str)
    escaped = Signal()
    pointed = Signal(object)

    def __init__(self, table: ReviewTable, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._delegate = PairDelegate(theme, faces, self)
        self.setObjectName("sentences")
        self.setAccessibleName("Sentences")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(table)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        )
        self._links: WordLinks | None = None  # of the pair under the mouse
        self._edited: Pair | None = None  # whose editor is open
        self.setMouseTracking(True)
        self._heights = RowHeights(self, estimate=self._estimate, measure=self._measure)
        self._set_up_headers()
        table.modelReset.connect(self._on_reset)
        table.rowsInserted.connect(self._heights.reset)
        table.rowsRemoved.connect(self._heights.reset)
        table.dataChanged.connect(self._on_changed)
        self._heights.reset()

    @property
    def current_pair(self) -> Pair | None:
        """The pair one stands on."""
        return self._table.pair(self.currentIndex().row())

    @property
    def settled(self) -> bool:
        """Whether every row has its right height."""
        return self._heights.settled

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces, keeping the place one reads at."""
        zoomed = faces != self._delegate.style.faces
        self._delegate.restyle(theme, faces)
        if zoomed:
            self._fit_columns()
            self._heights.reset()
            if self.current_pair is not None:
                self.go_to(self.current_pair.sentence.index)
        self.viewport().update()

    def mark(self, found: Found) -> None:
        """Mark what was found; an empty Found takes the marks away."""
        self._delegate.found = found
        self.viewport().update()

    def link(self, linked: Linked) -> None:
        """Show which words belong together; NO_LINK: none."""
        if linked != self._delegate.linked:
            self._delegate.linked = linked
            self.viewport().update()

    def go_to(self, sentence_index: int) -> None:
        """Stand on a sentence and bring it into sight."""
        row = self._table.reveal(sentence_index)
        if row is not None:
            index = self._table.index(row, Column.ENGLISH)
            self.setCurrentIndex(index)
            for _ in range(2):  # rows that come into sight are measured then, and push it away again
                self._heights.measure_visible()
                self.updateGeometries()
                if not self._wholly_visible(row):
                    fits = self.rowHeight(row) <= self.viewport().height()
                    hints = QAbstractItemView.ScrollHint
                    self.scrollTo(index, hints.PositionAtCenter if fits else hints.PositionAtTop)

    def edit_current(self) -> None:
        """Open the editor on the English of the current sentence, or open a fold."""
        row = self.currentIndex().row()
        if self._table.fold(row) is not None:
            self._table.toggle(row)
            return
        index = self._table.index(row, Column.ENGLISH)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)
            editor = self.indexWidget(index) or self.viewport().findChild(SentenceEditor)
            if isinstance(editor, SentenceEditor):
                pair = self._edited = self._table.pair(row)
                editor.height_wanted.connect(self._make_room)
                editor.worth_keeping.connect(lambda text: self.typing.emit(pair, text))
                self.editor_opened.emit(editor)

    def finish_editing(self) -> None:
        """Close an open editor and keep what was typed."""
        editor = self.viewport().findChild(SentenceEditor)
        if self._edited is not None and isinstance(editor, SentenceEditor):  # not one that is closing already
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    # -- QTableView

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.pair_selected.emit(self._table.pair(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.edit_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        linked = self._linked_at(event.position())
        if linked != self._delegate.linked:
            self.link(linked)
            self.pointed.emit(linked)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.link(NO_LINK)
        self.pointed.emit(NO_LINK)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.rowAt(round(event.position().y()))
        if event.button() == Qt.MouseButton.LeftButton and self._table.fold(row) is not None:
            self._table.toggle(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._table.pair(self.rowAt(round(event.position().y()))) is not None:
            self.edit_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            self._heights.measure_visible()
        else:
            self._fit_columns()
            self._heights.reset()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._heights.measure_visible()

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._edited is not None and isinstance(editor, SentenceEditor):
            self.typing_ended.emit(self._edited, editor.toPlainText())
        self._edited = None
        self._heights.changed(self.currentIndex().row())  # give back the room the editor took
        self.setFocus()

    # -- inside

    def _linked_at(self, point: QPointF) -> Linked:
        index = self.indexAt(point.toPoint())
        pair = self._table.pair(index.row()) if index.isValid() else None
        column = Column(index.column()) if index.isValid() else Column.NUMBER
        if pair is None or not pair.english or column not in (Column.ENGLISH, Column.ARABIC):
            return NO_LINK
        place = self._delegate.place_at(pair, column, self.visualRect(index), point)
        if place is None:
            return NO_LINK
        if self._links is None or self._links.pair != pair:
            self._links = WordLinks(pair)
        return self._links.at(place, english=column is Column.ENGLISH)

    def _wholly_visible(self, row: int) -> bool:
        top = self.rowViewportPosition(row)
        return top >= 0 and top + self.rowHeight(row) <= self.viewport().height()

    def _set_up_headers(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(20)
        for column in Column:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def _fit_columns(self) -> None:
        style = self._delegate.style
        width = self.viewport().width()
        words_fit = width >= _WORDS_FIT * style.faces.zoom // 100
        level = style.level_width if words_fit else style.icon + 12
        self._table.name_level(words_fit)
        rest = max(80, width - style.number_width - level)
        for column, size in zip(
            Column, (style.number_width, level, rest // 2, rest - rest // 2), strict=True
        ):
            self.setColumnWidth(column, size)

    def _estimate(self, row: int) -> int:
        style, pair = self._delegate.style, self._table.pair(row)
        if pair is None:
            return self._measure(row)
        english, arabic = style.english(pair.sentence.kind), style.arabic(pair.sentence.kind)
        inner = max(40, self.columnWidth(Column.ENGLISH) - 2 * SIDE)
        # A letter is about half an em wide in Noto Sans, and two fifths in Noto Naskh Arabic.
        left = 1 + len(pair.english) * english.pitch / 1.5 * 0.52 // inner
        right = 1 + len(pair.sentence.text) * arabic.pitch / 1.65 * 0.40 // inner
        return round(max(left * english.pitch, right * arabic.pitch) + 2 * style.padding)

    def _measure(self, row: int) -> int:
        english, arabic = self.columnWidth(Column.ENGLISH), self.columnWidth(Column.ARABIC)
        return self._delegate.height(self._table.pair(row), english=english, arabic=arabic)

    @Slot()
    def _on_reset(self) -> None:
        self._heights.reset()
        self.scrollToTop()
        if rows := self._table.rowCount():
            begin = next((row for row in range(rows) if self._table.fold(row) is None), 0)
            self.setCurrentIndex(self._table.index(begin, Column.ENGLISH))
        else:
            self.pair_selected.emit(None)

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self._heights.changed(row)
        if first.row() <= self.currentIndex().row() <= last.row():
            self.pair_selected.emit(self.current_pair)

    @Slot(int)
    def _make_room(self, height: int) -> None:
        row = self.currentIndex().row()
        if height > self.rowHeight(row):
            self.setRowHeight(row, height)
