"""The list of articles, with its heading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from naba_desktop.library.entry import Entry
from naba_desktop.library.entry_delegate import EntryDelegate
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.plain_label import PlainLabel
from naba_desktop.theme import Theme


class LibraryView(QWidget):
    """On the left.

    Signals:
        chosen(object): the Entry one stands on; None when there is none.
        opened(): Enter or a double click on an entry: go and read it.
        menu_wanted(QPoint): a context menu is asked for, at a global position.
    """

    chosen = Signal(object)
    opened = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, table: LibraryTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._table = table
        self._delegate = EntryDelegate(theme, self)
        self.list = QListView()
        self.list.setObjectName("library")
        self.list.setAccessibleName("Articles")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setModel(table)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.list.viewport().mapToGlobal(at))
        )
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(lambda _: self.opened.emit())
        self._note = PlainLabel(name="panel_note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel("Articles", name="panel_title"))
        column.addWidget(self._note)
        column.addSpacing(6)
        column.addWidget(self.list, 1)
        table.rowsInserted.connect(self._count)
        table.rowsRemoved.connect(self._count)
        table.modelReset.connect(self._count)
        table.dataChanged.connect(self._on_changed)
        self._count()

    @property
    def current(self) -> Entry | None:
        """The entry one stands on."""
        return self._table.entry(self.list.currentIndex().row())

    def selected(self) -> tuple[Entry, ...]:
        """The selected entries, from top to bottom."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(entry for row in rows if (entry := self._table.entry(row)) is not None)

    def choose(self, source: str) -> None:
        """Stand on the entry of this source."""
        row = self._table.row_of(source)
        if row is not None:
            self.list.setCurrentIndex(self._table.index(row))

    def step(self, by: int) -> None:
        """Stand on an entry further down, or up for a negative number."""
        row = max(0, min(self.list.currentIndex().row() + by, self._table.rowCount() - 1))
        self.list.setCurrentIndex(self._table.index(row))

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def _on_current(self, current: QModelIndex) -> None:
        self.chosen.emit(self._table.entry(current.row()))

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.list.currentIndex().row() <= last.row():
            self.chosen.emit(self.current)

    def _count(self) -> None:
        count = self._table.rowCount()
        self._note.setText(
            "" if not count else "1 in the library" if count == 1 else f"{count} in the library"
        )
