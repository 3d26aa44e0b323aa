"""The list of articles, with its heading, its filter and its order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.library.entry import Entry
from naba_desktop.library.entry_delegate import EntryDelegate
from naba_desktop.library.filter_panel import FilterPanel
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.library.narrowing import ORDER_WORDS, Narrowing, Order
from naba_desktop.look.icons import icon
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.row_table import RowTable, row_list
from naba_desktop.look.theme import Theme


class LibraryView(QWidget):
    """On the left. Who stands on an article goes on reading it when the list shows others.

    Signals:
        chosen(object): the Entry one stands on; None when there is none.
        opened(): Enter or a double click on an entry: go and read it.
        menu_wanted(QPoint): a context menu is asked for, at a global position.
        ordered(Order): the list is sorted in another way.
    """

    chosen = Signal(object)
    opened = Signal()
    menu_wanted = Signal(QPoint)
    ordered = Signal(object)

    def __init__(self, table: LibraryTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = table
        self._standing = ""  # the source one stands on
        self._delegate = EntryDelegate(theme, self)
        self.list = _list(table, self._delegate)
        self.list.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.list.viewport().mapToGlobal(at))
        )
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(lambda _: self.opened.emit())
        self._note = PlainLabel(name="panel_note")
        self.words = QLineEdit()
        self.words.setPlaceholderText("Filter")
        self.words.setAccessibleName("Filter the articles by words")
        self.words.setToolTip("Words of the title, outlet, file name, tags or note")
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        self.words.textChanged.connect(lambda text: self.narrow(replace(table.narrowing, words=text)))
        self.panel = FilterPanel(self)
        self.panel.narrowed.connect(self.narrow)
        self.filters = self._button("Filters of the list", self.open_panel)
        self.sorting = self._button("Order of the list")
        self.sorting.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sorting.setMenu(self._orders())
        self.clear = QPushButton("Show all")
        self.clear.setObjectName("show_all")
        self.clear.setAccessibleName("Show all articles")
        self.clear.clicked.connect(self.show_all)
        self._lay_out()
        self.restyle(theme)
        for signal in (table.rowsInserted, table.rowsRemoved, table.modelReset):
            signal.connect(self._count)
        table.modelReset.connect(self._stand_again)
        table.changed.connect(self._on_changed)
        self._count()

    @property
    def current(self) -> Entry | None:
        """The entry one stands on; it need not be one that is shown."""
        return self.table.entry_of(self._standing)

    def selected(self) -> tuple[Entry, ...]:
        """The selected entries, from top to bottom."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(entry for row in rows if (entry := self.table.entry(row)) is not None)

    def choose(self, source: str) -> None:
        """Stand on the entry of this source, whether it is shown or not."""
        row = self.table.row_of(source)
        if row is not None:
            self.list.setCurrentIndex(self.table.index(row))
        elif (entry := self.table.entry_of(source)) is not None:
            self.list.clearSelection()
            self._standing = source
            self.chosen.emit(entry)

    def step(self, by: int) -> None:
        """Stand on an entry further down, or up for a negative number."""
        row = max(0, min(self.list.currentIndex().row() + by, self.table.rowCount() - 1))
        self.list.setCurrentIndex(self.table.index(row))

    def narrow(self, narrowing: Narrowing) -> None:
        """Show the articles that are like this."""
        self.table.narrow(narrowing)
        if self.words.text() != narrowing.words:
            self.words.setText(narrowing.words)
        self._count()

    def show_all(self) -> None:
        """Show all articles again."""
        self.narrow(Narrowing())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_panel(self) -> None:
        """Show the choices that narrow the list."""
        place = self.filters.mapToGlobal(QPoint(0, self.filters.height() + 2))
        self.panel.open_at(place, self.table.narrowing, self.table.entries())

    def sort_by(self, order: Order) -> None:
        """Show the articles in this order."""
        self.table.sort_by(order)
        for action in self.sorting.menu().actions():
            action.setChecked(action.data() == order.value)

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self._delegate.theme = theme
        self.filters.setIcon(icon("filter", theme, size=16))
        self.sorting.setIcon(icon("sort", theme, size=16))
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field of words Down and Enter go to the list, Esc empties it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                    if not self.list.currentIndex().isValid():
                        self.list.setCurrentIndex(self.table.index(0))
                    return True
                case Qt.Key.Key_Escape if self.words.text():
                    self.words.clear()
                    return True
        return super().eventFilter(watched, event)

    def _on_current(self, current: QModelIndex) -> None:
        entry = self.table.entry(current.row())
        self._standing = entry.source if entry else ""
        self.chosen.emit(entry)

    def _on_changed(self, entries: tuple[Entry, ...]) -> None:
        self._count()
        for entry in entries:
            if entry.source == self._standing:
                self.chosen.emit(entry)

    def _stand_again(self) -> None:
        """After the list was arranged anew: on the same article, without reading it again; where it is gone, on the
        first."""
        row = self.table.row_of(self._standing)
        if row is not None:
            model = self.list.selectionModel()
            model.blockSignals(True)
            self.list.setCurrentIndex(self.table.index(row))
            model.blockSignals(False)
            self.list.scrollTo(self.table.index(row))
        elif self._standing and self.table.entry_of(self._standing) is None:
            self._standing = ""
            if self.table.rowCount():
                self.list.setCurrentIndex(self.table.index(0))
            else:
                self.chosen.emit(None)

    def _count(self) -> None:
        shown, all_, narrowing = self.table.rowCount(), self.table.total, self.table.narrowing
        narrowed = bool(narrowing.count or narrowing.words.strip())
        self.clear.setVisible(narrowed)
        self.filters.setText(str(narrowing.count) if narrowing.count else "")
        if narrowed:
            self._note.setText(f"{shown:,} of {all_:,}")
        else:
            self._note.setText("" if not all_ else f"{all_:,} in the library")

    def _orders(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for order, words in ORDER_WORDS.items():
            action = QAction(words, menu, checkable=True, checked=order is self.table.order)
            action.setData(order.value)
            action.triggered.connect(lambda _, order=order: self._on_order(order))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _on_order(self, order: Order) -> None:
        self.sort_by(order)
        self.ordered.emit(order)

    def _button(self, name: str, act: object = None) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if act is not None:
            button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 2)
        bar.setSpacing(2)
        for widget in (self.words, self.filters, self.sorting):
            bar.addWidget(widget)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 12, 2)
        below.addWidget(self._note, 1)
        below.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel("Articles", name="panel_title"))
        column.addLayout(bar)
        column.addLayout(below)
        column.addWidget(self.list, 1)


def _list(table: LibraryTable, delegate: EntryDelegate) -> RowTable:
    view = row_list(table, name="library", spoken="Articles", height=delegate.height)
    view.setMouseTracking(True)
    view.setItemDelegate(delegate)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return view
