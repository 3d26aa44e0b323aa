"""The place "Queue": what is translated now, what waits, what failed, and the folders that are watched."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.batches.batch_delegate import BatchDelegate
from naba_desktop.batches.batch_table import BatchColumn, BatchLine, BatchTable
from naba_desktop.batches.watcher import WatchedFolder
from naba_desktop.frame.actions import Actions
from naba_desktop.library.entry import State
from naba_desktop.look.command_button import button_row
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.row_table import row_table
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme

_NOTHING = "Nothing waits. Open files, or watch a folder, and they are translated in the order you see here."
_WATCH_NOTE = "Files that come into these folders are translated when they are whole, also after a new start."
_MOST_SHOWN = 4  # watched folders; the others are scrolled to
_BUTTONS = ("pause", "queue_first", "queue_sooner", "queue_later", "queue_remove", "queue_retry")


class BatchPage(QWidget):
    """Its buttons are commands of the menu "Queue".

    Signals:
        selected(): one stands on other lines, or on another folder.
        menu_wanted(QPoint): a context menu for the lines, at a global position.
        read_wanted(str): Enter or a double click: go to the article of this source.
    """

    selected = Signal()
    menu_wanted = Signal(QPoint)
    read_wanted = Signal(str)

    def __init__(
        self, table: BatchTable, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("queue_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._table = table
        self._kept: tuple[frozenset[str], str, int] = (frozenset(), "", 0)
        self.note = PlainLabel(name="page_note", wrap=True)
        self.view = self._view(theme)
        self.folders = QListWidget()
        self.folders.setObjectName("watched")
        self.folders.setAccessibleName("Watched folders")
        self.folders.setFrameShape(QFrame.Shape.NoFrame)
        self.folders.currentItemChanged.connect(lambda *_: self.selected.emit())
        self._watch_note = PlainLabel(_WATCH_NOTE, name="page_note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(6)
        column.addWidget(PlainLabel("Queue", name="page_title"))
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addLayout(button_row(actions, *_BUTTONS))
        column.addSpacing(4)
        column.addWidget(self.view, 1)
        column.addSpacing(10)
        column.addWidget(PlainLabel("Watched folders", name="section_title"))
        column.addWidget(self._watch_note)
        column.addWidget(self.folders)
        column.addLayout(button_row(actions, "watch_folder", "unwatch_folder"))
        table.modelAboutToBeReset.connect(self._keep)
        table.modelReset.connect(self._restore)
        self.show_folders(())
        self.tell("")

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def chosen(self) -> tuple[BatchLine, ...]:
        """The selected lines, from top to bottom."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(line for row in rows if (line := self._table.line(row)) is not None)

    def chosen_folder(self) -> WatchedFolder | None:
        """The watched folder one stands on."""
        item = self.folders.currentItem()
        folder: WatchedFolder | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return folder

    def tell(self, text: str) -> None:
        """What is going on, above the table."""
        self.note.setText(text or _NOTHING)

    def show_folders(self, folders: tuple[WatchedFolder, ...]) -> None:
        """The watched folders, with what is known of each."""
        at = self.folders.currentRow()
        self.folders.clear()
        for one in folders:
            item = QListWidgetItem(f"{one_line(str(one.folder))}  ·  {_said(one)}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.folders.addItem(item)
        self.folders.setCurrentRow(min(max(at, 0), len(folders) - 1))
        self.folders.setVisible(bool(folders))
        row = max(1, self.folders.sizeHintForRow(0))
        self.folders.setFixedHeight(row * min(_MOST_SHOWN, len(folders)) + 2)
        self.selected.emit()

    # -- inside

    def _view(self, theme: Theme) -> QTableView:
        view = row_table(self._table, name="queue", spoken="Queue")
        self._delegate = BatchDelegate(theme, view)
        view.setItemDelegate(self._delegate)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setWordWrap(False)
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().lineSpacing() + 14)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(BatchColumn.FILE, QHeaderView.ResizeMode.Stretch)
        for section, width in ((BatchColumn.NUMBER, 62), (BatchColumn.STATE, 240), (BatchColumn.FOLDER, 240)):
            view.setColumnWidth(section, width)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(view.viewport().mapToGlobal(at))
        )
        view.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        view.activated.connect(self._read)
        return view

    def _read(self) -> None:
        line = self._table.line(self.view.currentIndex().row())
        if line is not None:
            self.read_wanted.emit(line.source)

    def _keep(self) -> None:
        """A changed order resets the table; one stays on the same files."""
        current = self._table.line(self.view.currentIndex().row())
        sources = frozenset(line.source for line in self.chosen())
        self._kept = sources, current.source if current else "", self.view.verticalScrollBar().value()

    def _restore(self) -> None:
        sources, current, scrolled = self._kept
        model, chosen = self.view.selectionModel(), QItemSelection()
        last = self._table.columnCount() - 1
        for row, line in enumerate(self._table.lines()):
            if line.source == current:
                model.setCurrentIndex(self._table.index(row, 0), model.SelectionFlag.NoUpdate)
            if line.source in sources:
                chosen.append(QItemSelectionRange(self._table.index(row, 0), self._table.index(row, last)))
        model.select(chosen, model.SelectionFlag.Select)
        self.view.verticalScrollBar().setValue(scrolled)
        self.selected.emit()


def movable(lines: tuple[BatchLine, ...]) -> tuple[str, ...]:
    """The sources of those lines that wait."""
    return tuple(line.source for line in lines if line.state is State.QUEUED)


def _said(one: WatchedFolder) -> str:
    if not one.reachable:
        return "cannot be reached now; it is looked for every half minute"
    return "1 new file" if one.came == 1 else f"{one.came} new files" if one.came else "no new files yet"
