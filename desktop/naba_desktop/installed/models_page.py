"""The place "Models": which there are, what is known of each, how good and fast they are, what uses which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.frame.actions import Actions
from naba_desktop.frame.main_window import dropped_paths
from naba_desktop.installed.figures_table import FiguresTable
from naba_desktop.installed.model_card import ModelCard
from naba_desktop.installed.model_jobs import Doing, Listing, Use
from naba_desktop.installed.model_line import ModelLine, in_megabytes
from naba_desktop.look.cancel_bar import CancelBar
from naba_desktop.look.command_button import button_row
from naba_desktop.look.plain_label import ElidedLabel, PlainLabel
from naba_desktop.look.row_table import row_table
from naba_desktop.look.shown import one_line
from naba_desktop.look.theme import Theme
from naba_translation.counted import counted

if TYPE_CHECKING:
    from naba_translation.models.scores import Measured

_DROP_NOTE = "Drop a model's file or folder here, or import it. It is checked and tried before it is used."
_FIGURES_NOTE = (
    "Flags: what the checks find in 100 sentences. Agree: words shared with the other models, per cent. "
    "BLEU and chrF2++ need a set with reference translations."
)


class ModelsPage(QWidget):
    """Its buttons are commands of the menu "Models".

    Signals:
        selected(): one stands on another model or use.
        outdated(): what is shown has changed, and has to be looked up again.
        dropped(object): the path of a file or folder to import.
        cancel_wanted(): the button beside the progress was pressed.
    """

    selected = Signal()
    outdated = Signal()
    dropped = Signal(object)
    cancel_wanted = Signal()

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("models_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._lines: tuple[ModelLine, ...] = ()
        self._next = ""
        self.list = _list("installed", "Installed models")
        self.list.setMinimumWidth(190)
        self.list.currentItemChanged.connect(lambda *_: self._on_current())
        self.card = ModelCard(theme)
        self.figures = FiguresTable(self)
        self.figures_note = PlainLabel(name="page_note", wrap=True)
        self.uses = _list("uses", "What is translated with which model")
        self.uses.currentItemChanged.connect(lambda *_: self.selected.emit())
        self._doing = ElidedLabel(name="page_note")
        self.progress = CancelBar("what is being done with the models")
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self._lay_out(actions)
        self.show_doing(None)

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self.card.restyle(theme)

    @property
    def current(self) -> ModelLine | None:
        """The model one stands on."""
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @property
    def current_use(self) -> Use | None:
        """The use one stands on."""
        item = self.uses.currentItem()
        use: Use | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return use

    def show_listing(self, listing: Listing) -> None:
        """Show these models, uses and figures; one stays on the same model."""
        wanted = self._next or (self.current.id if self.current else "")
        self._next = ""
        self._lines = listing.lines
        in_use = {use.model for use in listing.uses if use.kind == "default"}
        self.list.clear()
        for line in listing.lines:
            default = line.id in in_use or (line.built_in and "" in in_use)
            self.list.addItem(f"{one_line(line.called)}\n{_second_line(line, default)}")
        self.list.setCurrentRow(0)
        self.choose(wanted)
        self.figures.show(listing.measured)
        self.figures_note.setText(_measured_words(listing.measured))
        self.uses.clear()
        for use in listing.uses:
            item = QListWidgetItem(f"{one_line(use.what)}:  {self._called(use.model)}")
            item.setData(Qt.ItemDataRole.UserRole, use)
            self.uses.addItem(item)
        self.uses.setCurrentRow(0)

    def choose_next(self, model_id: str) -> None:
        """Stand on this model when the models are shown the next time."""
        self._next = model_id

    def choose(self, model_id: str) -> None:
        """Stand on a model."""
        for row, line in enumerate(self._lines):
            if line.id == model_id:
                self.list.setCurrentRow(row)

    def show_doing(self, doing: Doing | None, *, can_cancel: bool = False) -> None:
        """How far the work in the background is; None: there is none."""
        self._doing.show_text(f"{one_line(doing.words)}…" if doing else _DROP_NOTE)
        self.progress.show_progress((doing.done, doing.total) if doing else None, can_cancel=can_cancel)

    # -- QWidget

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(dropped_paths(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        (path,) = dropped_paths(event.mimeData())
        event.acceptProposedAction()
        self.dropped.emit(Path(path))

    # -- inside

    def _called(self, model_id: str) -> str:
        for line in self._lines:
            if line.id == model_id or (line.built_in and not model_id):
                return one_line(line.called)
        return f"{one_line(model_id)}, which is not installed"

    def _on_current(self) -> None:
        self.card.show_model(self.current)
        self.selected.emit()

    def _lay_out(self, actions: Actions) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("About the models")
        self.tabs.addTab(self.card, "Card and licence")
        self.tabs.addTab(self._figures_tab(actions), "Quality and speed")
        self.tabs.addTab(self._uses_tab(actions), "Used for")
        self.tabs.currentChanged.connect(lambda _: self.selected.emit())
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(self.list)
        halves.addWidget(self.tabs)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 3)
        halves.setSizes([270, 800])
        state = QHBoxLayout()
        state.setSpacing(10)
        state.addWidget(self._doing, 1)
        state.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(6)
        column.addWidget(PlainLabel("Models", name="page_title"))
        column.addLayout(state)
        column.addSpacing(4)
        column.addLayout(
            button_row(
                actions,
                *("import_model", "import_model_folder", "convert_model", "default_model", "verify_model"),
                *("pack_model", "roll_back_model", "remove_model"),
            )
        )
        column.addSpacing(6)
        column.addWidget(halves, 1)

    def _figures_tab(self, actions: Actions) -> QWidget:
        view = row_table(self.figures, name="measured", spoken="Quality and speed of the models")
        header = view.horizontalHeader()
        header.setMinimumSectionSize(58)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        note = PlainLabel(_FIGURES_NOTE, name="page_note", wrap=True)
        return _sheet(self.figures_note, view, note, button_row(actions, "measure_models"))

    def _uses_tab(self, actions: Actions) -> QWidget:
        note = PlainLabel(
            "An article's own model comes first, then its collection's, then the one for everything. "
            "What is translated already keeps its English until it is translated again.",
            name="page_note",
            wrap=True,
        )
        buttons = button_row(actions, "tag_model", "article_model", "unchoose_model")
        return _sheet(note, self.uses, buttons)


def _list(name: str, words: str) -> QListWidget:
    view = QListWidget()
    view.setObjectName(name)
    view.setAccessibleName(words)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setWordWrap(True)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    return view


def _sheet(*parts: QWidget | QHBoxLayout) -> QWidget:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(12, 12, 0, 0)
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return sheet


def _second_line(line: ModelLine, default: bool) -> str:
    if line.problem is not None:
        return line.problem.title
    parts = [in_megabytes(line.megabytes), f"version {line.version}"]
    if default:
        parts.append("default")
    if line.restricted:
        parts.append("licence!")
    if line.doubtful:
        parts.append("failed!")
    return "  ·  ".join(map(one_line, parts))


def _measured_words(measured: Measured) -> str:
    if not measured.scores:
        return "Not measured yet. It takes from half a minute to some minutes for each model."
    return (
        f"Measured on {measured.made.replace('T', ' ')[:16]}: {counted(measured.sentences, 'sentence')} of "
        f"{one_line(measured.source)}, {counted(measured.words, 'Arabic word')}."
    )
