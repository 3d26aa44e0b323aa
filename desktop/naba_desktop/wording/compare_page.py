"""The place "Two models compared": both Englishes side by side, what they disagree on marked and said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.frame.actions import Actions
from naba_desktop.look.cancel_bar import CancelBar
from naba_desktop.look.command_button import CommandButton
from naba_desktop.look.faces import Faces
from naba_desktop.look.fonts import arabic_font
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.row_table import row_table
from naba_desktop.look.shown import one_line, shown
from naba_desktop.look.theme import Theme
from naba_desktop.wording.compare_delegate import CompareDelegate
from naba_desktop.wording.compare_table import CompareColumn, CompareTable
from naba_translation.counted import counted
from naba_translation.display import visible_reason

if TYPE_CHECKING:
    from naba_translation.engines.alternatives import Compared

_HOW = (
    "Two systems rarely invent the same number, denial or name: where only one has it, look at the sentence. "
    "Stand on a sentence or an article, choose two models, and compare."
)
_ALONE = "There is only one model here. Import another one (menu Models) to compare the two."


class ComparePage(QWidget):
    """Signals:
    cancel_wanted(): the button beside the progress was pressed.
    read_wanted(int): Enter or a double click: read this Sentence.index.
    """

    cancel_wanted = Signal()
    read_wanted = Signal(int)

    def __init__(self, actions: Actions, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = CompareTable(self)
        self.first, self.second = _models("First model"), _models("Second model")
        self.only = QToolButton()
        self.only.setText("Only where they differ")
        self.only.setCheckable(True)
        self.only.setAccessibleName("Only the sentences where the two differ")
        self.only.toggled.connect(self.table.show_only_different)
        self.note = PlainLabel(_HOW, name="page_note", wrap=True)
        self.view = self._view(theme, faces)
        self._reasons = PlainLabel(name="reasons", wrap=True)
        self._arabic = PlainLabel(wrap=True)
        self._arabic.setAccessibleName("Arabic of the sentence")
        self._arabic.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._arabic.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.progress = CancelBar("the comparison")
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self._faces = faces
        self._lay_out(actions)
        self.table.modelReset.connect(self._on_reset)
        self.show_progress(None)
        self._arabic.setFont(arabic_font(faces))

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self._arabic.setFont(arabic_font(faces))
        if faces != self._faces:
            self._faces = faces
            self.view.setItemDelegate(CompareDelegate(theme, faces, self.view))
            self._fit()
        delegate = self.view.itemDelegate()
        if isinstance(delegate, CompareDelegate):
            delegate.theme = theme
        self.view.viewport().update()

    @property
    def chosen(self) -> tuple[str, str]:
        """The ids of the two models; empty for the built-in one."""
        return str(self.first.currentData()), str(self.second.currentData())

    def show_models(self, models: Sequence[tuple[str, str]]) -> None:
        """Offer these, id and name; what was chosen before stays chosen."""
        for box, other in ((self.first, 0), (self.second, 1)):
            before = box.currentData()
            box.clear()
            for model_id, name in models:
                box.addItem(one_line(name), model_id)
            found = box.findData(before) if before is not None else -1
            box.setCurrentIndex(found if found >= 0 else min(other, len(models) - 1))
        if len(models) < 2:
            self.note.setText(_ALONE)
        elif self.note.text() == _ALONE:
            self.note.setText(_HOW)

    def show_compared(self, compared: tuple[Compared, ...]) -> None:
        """Show what came of it."""
        self.table.show(compared, (self.first.currentText(), self.second.currentText()))
        different, total = self.table.counts
        verb = "differs" if different == 1 else "differ"
        self.note.setText(
            f"{different} of {counted(total, 'sentence')} {verb} in numbers, negation, names or in what they say."
        )
        self.view.setFocus()

    def show_progress(self, done: tuple[int, int] | None) -> None:
        """So many drafts of so many are made; None: nothing is going on."""
        self.progress.show_progress(done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- inside

    def _view(self, theme: Theme, faces: Faces) -> QTableView:
        view = row_table(self.table, name="compared", spoken="Sentences of two models")
        view.setItemDelegate(CompareDelegate(theme, faces, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = view.horizontalHeader()
        header.setMinimumSectionSize(36)
        for column in (CompareColumn.FIRST, CompareColumn.SECOND):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        view.setColumnWidth(CompareColumn.NUMBER, 48)
        view.setColumnWidth(CompareColumn.LEVEL, 36)
        view.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        view.activated.connect(self._read)
        return view

    def _lay_out(self, actions: Actions) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.first, 1)
        choice.addWidget(PlainLabel("and"))
        choice.addWidget(self.second, 1)
        choice.addWidget(CommandButton(actions["compare_article"]))
        choice.addWidget(CommandButton(actions["compare_sentence"]))
        state = QHBoxLayout()
        state.setSpacing(10)
        state.addWidget(self.note, 1)
        for widget in (self.progress, self.only):
            state.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(PlainLabel("Two models compared", name="page_title"))
        column.addLayout(choice)
        column.addLayout(state)
        column.addWidget(self.view, 1)
        column.addWidget(self._reasons)
        column.addWidget(self._arabic)

    def _on_reset(self) -> None:
        self._fit()
        self.view.setCurrentIndex(self.table.index(0, 0))
        self._on_current()

    def _on_current(self) -> None:
        one = self.table.compared(self.view.currentIndex().row())
        reasons = [visible_reason(difference.reason) for difference in one.differences] if one else []
        self._reasons.setText("\n".join(reasons))
        self._reasons.setVisible(bool(reasons))
        self._arabic.setText(shown(one.first.sentence.text).text if one else "")
        self._arabic.setVisible(one is not None)

    def _read(self) -> None:
        one = self.table.compared(self.view.currentIndex().row())
        if one is not None:
            self.read_wanted.emit(one.first.sentence.index)

    def _fit(self) -> None:
        self.view.resizeRowsToContents()


def _models(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
