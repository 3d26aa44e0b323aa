"""The window of the names: what they are called, everywhere, and what there is to decide."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.screen_room import open_at
from naba_desktop.naming.name_row import KINDS, NameRow
from naba_desktop.naming.names_table import NameColumn, NamesTable
from naba_translation.counted import counted

_SIZE = QSize(960, 560)
_TYPING_MS = 150
_WIDTHS = {
    NameColumn.STATE: 136,
    NameColumn.ENGLISH: 190,
    NameColumn.ARABIC: 130,
    NameColumn.KIND: 116,
    NameColumn.SENTENCES: 96,
    NameColumn.AUTHOR: 100,
}


class NamesDialog(QDialog):
    """Shows a NamesTable.

    Signals:
        scope_changed(bool): the names of all articles are wanted, not only of the one that is read.
        added(str, str, str): a name's Arabic, English and kind.
        removed(NameRow): a name is not to be used any more.
        import_wanted(), export_wanted(): names in and out of a file.
    """

    scope_changed = Signal(bool)
    added = Signal(str, str, str)
    removed = Signal(object)
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, table: NamesTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Names")
        self.setAccessibleName("Names")
        open_at(self, _SIZE)
        self._table = table
        self._everywhere = QCheckBox("In &all articles")
        self._everywhere.toggled.connect(self.scope_changed)
        self._words = _field("Find a name", "Find a name in Arabic or English")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: table.narrow(self._words.text()))
        self._words.textChanged.connect(self._typing.start)
        self._told = PlainLabel(name="place_note", wrap=True)
        self.view = _NamesView(table)
        self.view.selectionModel().currentChanged.connect(self._offer)
        table.modelReset.connect(self._offer)
        self._arabic = _field("Arabic, without و ب ل", "Arabic of a new name")
        self._english = _field("English form", "English form of a new name")
        self._kind = QComboBox()
        self._kind.setAccessibleName("Kind of the new name")
        for kind in ("person", "place", "org", "title", "currency", "term"):
            self._kind.addItem(KINDS[kind], kind)
        self._add = _button("A&dd", self._on_add)
        for field in (self._arabic, self._english):
            field.textChanged.connect(self._offer)
            field.returnPressed.connect(self._on_add)
        self._choose = _button("&Change the form…", self.view.edit_current)
        self._remove = _button("&Remove", self._on_remove)
        self._lay_out()
        self._offer()

    def show_rows(self, rows: tuple[NameRow, ...], *, left: int = 0) -> None:
        """Show these names; so many articles are still to be looked at."""
        here = self._table.row(self.view.currentIndex().row())
        self._table.show(rows)
        self.view.stand_on(here.key if here else "")
        count = self._table.to_decide
        decide = "" if not count else f" {count} to decide: several forms, or none chosen."
        more = f" Looking at {counted(left, 'more article')}…" if left else ""
        self._told.setText(f"{counted(len(rows), 'name')}.{decide}{more}")

    @property
    def everywhere(self) -> bool:
        """Whether the names of all articles are wanted."""
        return self._everywhere.isChecked()

    @everywhere.setter
    def everywhere(self, wanted: bool) -> None:
        self._everywhere.setChecked(wanted)

    def clear_fields(self) -> None:
        """A name was added."""
        self._arabic.clear()
        self._english.clear()

    def _on_add(self) -> None:
        arabic, english = self._arabic.text().strip(), self._english.text().strip()
        if arabic and english:
            self.added.emit(arabic, english, self._kind.currentData())

    def _on_remove(self) -> None:
        row = self._table.row(self.view.currentIndex().row())
        if row is not None:
            self.removed.emit(row)

    def _offer(self) -> None:
        row = self._table.row(self.view.currentIndex().row())
        self._add.setEnabled(bool(self._arabic.text().strip() and self._english.text().strip()))
        self._choose.setEnabled(row is not None)
        self._choose.setText(
            "&Choose a form…" if row is not None and not row.english else "&Change the form…"
        )
        self._remove.setEnabled(row is not None and bool(row.english))
        self._remove.setText("&Remove" if row is None or row.author else "Do not &use")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._words, 1)
        top.addWidget(self._everywhere)
        new = QHBoxLayout()
        for field in (self._english, self._arabic):
            new.addWidget(field, 1)
        new.addWidget(self._kind)
        new.addWidget(self._add)
        bottom = QHBoxLayout()
        for button in (self._choose, self._remove):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(_button("&Import…", self.import_wanted.emit))
        bottom.addWidget(_button("&Export…", self.export_wanted.emit))
        bottom.addWidget(_button("Close", self.close))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._told)
        column.addWidget(self.view, 1)
        for line in (new, bottom):
            column.addLayout(line)


class _NamesView(QTableView):
    """Enter and F2 change the English form."""

    def __init__(self, table: NamesTable) -> None:
        super().__init__()
        self._table = table
        self.setObjectName("names")
        self.setAccessibleName("Names")
        self.setModel(table)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NameColumn.SAID, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.doubleClicked.connect(self.edit_current)

    def edit_current(self) -> None:
        """Type another form for the name one stands on."""
        index = self._table.index(self.currentIndex().row(), NameColumn.ENGLISH)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def stand_on(self, key: str) -> None:
        """Go to a name, or to the first."""
        rows = range(self._table.rowCount())
        row = next((n for n in rows if (name := self._table.row(n)) is not None and name.key == key), 0)
        if self._table.rowCount():
            self.setCurrentIndex(self._table.index(row, NameColumn.ENGLISH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() is QAbstractItemView.State.EditingState
        if not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_current()
        else:
            super().keyPressEvent(event)


def _field(hint: str, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(name)
    field.setClearButtonEnabled(True)
    return field


def _button(text: str, act: object) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button
