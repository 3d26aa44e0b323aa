"""The place where one looks at what many articles say together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.library.entry import Entry
from naba_desktop.look.cancel_bar import CancelBar
from naba_desktop.look.faces import Faces
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.theme import Theme
from naba_desktop.stories.story_delegate import StoryDelegate
from naba_desktop.stories.story_jobs import Shelved, Told
from naba_desktop.stories.story_page import StoryPage
from naba_desktop.stories.story_table import StoryRole, StoryTable
from naba_translation.counted import counted

if TYPE_CHECKING:
    from naba_translation.library.story_shelf import Heading

_NONE = "No two articles of the library tell of one event."


class StoriesPlace(QWidget):
    """Stories on the left, the one that is chosen on the right.

    Signals:
        chosen(object): the Heading one stands on; None: none.
        renew_wanted(bool): put new articles into stories; true: group all of them afresh.
        cancel_wanted(): stop that.
    """

    chosen = Signal(object)
    renew_wanted = Signal(bool)
    cancel_wanted = Signal()

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stories_place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = StoryTable(self)
        self._delegate = StoryDelegate(theme, self)
        self.list = self._make_list()
        self._note = PlainLabel(name="panel_note", wrap=True)
        self.progress = CancelBar("the grouping of the articles")
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self.afresh = QPushButton("Group afresh")
        self.afresh.setAccessibleName("Group all articles afresh")
        self.afresh.clicked.connect(lambda: self.renew_wanted.emit(True))
        self.page = StoryPage(theme, faces)
        self._wait = PlainLabel(name="start_text", wrap=True)
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._right = QStackedWidget()
        self._lay_out()
        self.show_progress(None)

    @property
    def current(self) -> Heading | None:
        """The story one stands on."""
        return self.table.heading(self.list.currentIndex().row())

    def step_in(self) -> None:
        """Take the keyboard."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_shelved(self, shelved: Shelved) -> None:
        """Show these stories; one stays on the story one stands on."""
        current = self.current
        self.table.reset(shelved.headings)
        count = len(shelved.headings)
        told = f"{counted(count, 'story', 'stories')} of two articles or more" if count else _NONE
        new = f". {counted(shelved.waiting, 'new article')} not in yet" if shelved.waiting else ""
        self._note.setText(told + new)
        row = self.table.row_of(current.id) if current else None
        if row is not None or count:
            self.list.setCurrentIndex(self.table.index(row or 0))
        else:
            self.show_waiting(_NONE)

    def show_progress(self, hundredths: int | None) -> None:
        """Show how far the grouping is; None: it does not run."""
        self.progress.show_progress(None if hundredths is None else (hundredths, 100))
        self.afresh.setVisible(hundredths is None)

    def show_waiting(self, words: str) -> None:
        """Instead of a story, say why there is none."""
        self._wait.setText(words)
        self._right.setCurrentWidget(self._wait)

    def show_told(self, told: Told, entry_of: Callable[[str], Entry | None]) -> None:
        """Show a story, if one still stands on it."""
        current = self.current
        if current is not None and current.id == told.id:
            self.table.retitle(told.id, told.story.title)
            self.page.show_story(told.story, entry_of)
            self._right.setCurrentWidget(self.page)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self._delegate.theme = theme
        self.list.viewport().update()
        self.page.restyle(theme, faces)

    def _on_current(self, current: QModelIndex) -> None:
        self.chosen.emit(current.data(StoryRole.HEADING) if current.isValid() else None)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("library")
        view.setAccessibleName("Stories")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setModel(self.table)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentChanged.connect(self._on_current)
        view.activated.connect(lambda _: self.page.step_in())
        return view

    def _lay_out(self) -> None:
        left = QWidget()
        left.setObjectName("library_panel")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel("Stories", name="panel_title"))
        column.addWidget(self._note)
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 12, 4)
        line.addWidget(self.progress)
        line.addWidget(self.afresh)
        line.addStretch()
        column.addLayout(line)
        column.addWidget(self.list, 1)
        for widget in (self._wait, self.page):
            self._right.addWidget(widget)
        rows = QSplitter(Qt.Orientation.Horizontal)
        rows.setHandleWidth(1)
        rows.setChildrenCollapsible(False)
        rows.addWidget(left)
        rows.addWidget(self._right)
        left.setMinimumWidth(200)
        rows.setSizes([300, 900])
        rows.setStretchFactor(1, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(rows)
